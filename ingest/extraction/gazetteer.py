"""The vocabulary as phrases, and what a matched phrase may stand for. Built once per vocabulary by actors.py."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import wraps
from itertools import pairwise
from typing import TypeVar

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from ingest.extraction import titles
from ingest.extraction.sounds import sound, sounds
from positions.vocabulary import Office, Person, Vocabulary

Made = TypeVar("Made")


def once_a_vocabulary(make: Callable[[Vocabulary], Made]) -> Callable[[Vocabulary], Made]:
    """`make`, asked once a vocabulary. Told by its identity: to hash one is to hash all that is in it."""
    kept: dict[int, tuple[Vocabulary, Made]] = {}

    @wraps(make)
    def made(vocabulary: Vocabulary) -> Made:
        found = kept.get(id(vocabulary))
        if found is None or found[0] is not vocabulary:
            if len(kept) >= 4:
                kept.clear()
            found = kept[id(vocabulary)] = vocabulary, make(vocabulary)
        return found[1]

    return made


def bare(name: str) -> str:
    """`name` without diacritics: Erdoğan and Erdogan are one spelling."""
    name = name.replace("ı", "i").replace("ł", "l").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


CYRILLIC = frozenset({"ukraine", "russia"})


@dataclass(frozen=True, slots=True)
class Named:
    """One entry of the gazetteer: what a matched phrase may stand for."""

    parties: tuple[str, ...] = ()  # a country, capital or seat
    adjective: str = ""  # party whose adjective or people it is
    body: tuple[str, int] | None = None
    people: tuple[Person, ...] = ()
    surname: bool = False


@dataclass(slots=True)
class Hit:
    start: int
    end: int
    entry: Named


class Gazetteer:
    """The vocabulary as phrases. Building takes about 20 ms for 200 persons; kept per vocabulary."""

    def __init__(self, nlp: Language, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.matcher = PhraseMatcher(nlp.vocab)
        self.entries: dict[str, Named] = {}
        for party in vocabulary.parties:
            for name in party.names:
                self._add(name, Named(parties=(party.slug,)))
            for name in (*party.adjectives, *party.people):
                self._add(name, Named(adjective=party.slug))
        slugs = self.slugs = frozenset(party.slug for party in vocabulary.parties)
        for name, body in titles.BODIES.items():
            if body[0] in slugs:
                self._add(name, Named(body=body))
        for person in vocabulary.people:
            for name in (person.name, *person.aliases):
                self._add(name, Named(people=(person,)))
            for name in person.surnames:
                self._add(name, Named(people=(person,), surname=True))
        self.sounding = _sounding(vocabulary)
        self.last = frozenset(last for _, last in self.sounding)
        with nlp.select_pipes(enable=[]):
            for phrase in self.entries:
                self.matcher.add(phrase, [nlp.make_doc(phrase)])

    def _add(self, phrase: str, entry: Named) -> None:
        for spelling in {
            phrase,
            bare(phrase),
            phrase.replace("'", "’"),
            phrase.upper() if len(phrase) > 3 else phrase,
        }:
            known = self.entries.get(spelling)
            if known is None:
                self.entries[spelling] = entry
            elif entry.people and entry.people[0] not in known.people:
                self.entries[spelling] = replace(
                    known, people=known.people + entry.people, surname=known.surname and entry.surname
                )
            elif entry.parties and not known.parties:
                self.entries[spelling] = replace(known, parties=entry.parties)
            elif entry.adjective and not known.adjective:
                self.entries[spelling] = replace(known, adjective=entry.adjective)

    def _misspelt(self, doc: Doc) -> Iterator[tuple[int, Person]]:
        """Two words that sound like a person of the vocabulary, and the person."""
        words = [token.text for token in doc]
        for i, (first, last) in enumerate(pairwise(words)):
            if not (first[0].isupper() and last[0].isupper() and first.isalpha() and last.isalpha()):
                continue
            key = sounds(first, last) if sound(last) in self.last else None
            if key and (person := self.sounding.get(key)):
                yield i, person

    def hits(self, doc: Doc) -> list[Hit]:
        """The phrases in a text, of those that overlap the first and longest."""
        best: dict[int, tuple[int, int]] = {}
        for key, start, end in self.matcher(doc):
            if start not in best or end > best[start][0]:
                best[start] = (end, key)
        for start, person in self._misspelt(doc):
            inside = (best[at][1] for at in (start, start + 1) if at in best)
            if all(self.entries[doc.vocab.strings[key]].surname for key in inside):
                best.pop(start + 1, None)
                best[start] = (start + 2, doc.vocab.strings.add(person.name))
        hits, reach = [], 0
        for start in sorted(best):
            end, key = best[start]
            if start >= reach:
                hits.append(Hit(start, end, self.entries[doc.vocab.strings[key]]))
                reach = end
        return hits


def _sounding(vocabulary: Vocabulary) -> dict[tuple[str, str], Person]:
    """Who alone sounds like that, of those whose names are written in Cyrillic."""
    found: dict[tuple[str, str], set[str]] = {}
    people = {person.name: person for person in vocabulary.people}
    for person in vocabulary.people:
        for name in (person.name, *person.aliases):
            first, *middle = name.split()
            if (
                middle
                and any(office.party in CYRILLIC for office in person.offices)
                and (key := sounds(first, middle[-1]))
            ):
                found.setdefault(key, set()).add(person.name)
    return {key: people[next(iter(names))] for key, names in found.items() if len(names) == 1}


def office_of(person: Person, day: date | None) -> Office | None:
    """The office in which `person` speaks on `day`, or the one left at most GRACE_DAYS before; with no day, the latest."""
    if office := person.office_on(day):
        return office
    if day is None:
        return max(person.offices, key=lambda office: office.start, default=None)
    return person.office_on(day - timedelta(days=titles.GRACE_DAYS))
