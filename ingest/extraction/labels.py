"""The vocabulary's people by name, surname and office, and the voice of a transcript's label."""

from __future__ import annotations

import re
from datetime import date

from ingest.extraction import titles
from ingest.extraction.annotations import Context, Voice
from ingest.extraction.gazetteer import bare, office_of
from positions.vocabulary import Person, Vocabulary

STRANGER = Voice(())


def is_woman(name: str) -> bool:
    first = bare(name.split()[0]).lower()
    return first in titles.WOMEN


_people: dict[int, tuple[Vocabulary, dict[str, Person], dict[str, list[Person]]]] = {}


def _indexes(vocabulary: Vocabulary) -> tuple[Vocabulary, dict[str, Person], dict[str, list[Person]]]:
    kept = _people.get(id(vocabulary))
    if kept is None or kept[0] is not vocabulary:
        surnames: dict[str, list[Person]] = {}
        for person in vocabulary.people:
            for surname in person.surnames or (person.name.split()[-1],):
                surnames.setdefault(bare(surname).lower(), []).append(person)
        if len(_people) >= 4:
            _people.clear()
        kept = _people[id(vocabulary)] = (vocabulary, {p.name: p for p in vocabulary.people}, surnames)
    return kept


def by_name(vocabulary: Vocabulary) -> dict[str, Person]:
    """The vocabulary's people by standard name; kept per vocabulary."""
    return _indexes(vocabulary)[1]


def by_surname(vocabulary: Vocabulary) -> dict[str, list[Person]]:
    """The vocabulary's people by surname in small letters without diacritics; kept per vocabulary."""
    return _indexes(vocabulary)[2]


def holder(vocabulary: Vocabulary, party: str, title: str, day: date | None) -> Person | None:
    """The one person who holds an office of `party` whose title matches `title` on `day`; None where two do."""
    found = [
        p
        for p in vocabulary.people
        if any(o.party == party and o.held_on(day) and re.search(title, o.title) for o in p.offices)
    ]
    return found[0] if len(found) == 1 else None


def labelled(label: str, context: Context, own: str | None) -> Voice:
    """The voice of a label in a transcript. A question, an interviewer and a guest of no party are strangers.

    "THE PRESIDENT" is the president of `own`, the party that publishes the transcript.
    """
    words = [w for w in re.split(r"[^\w’'-]+", bare(label)) if w]
    if not words:
        return STRANGER
    if own and re.fullmatch(r"the (vice )?president", label.strip().lower()):
        title = r"^Vice President$" if "vice" in label.lower() else r"^President of "
        person = holder(context.vocabulary, own, title, context.published)
        return Voice((own,), person.name if person else None, 4)
    candidates = by_surname(context.vocabulary).get(words[-1].lower(), [])
    firsts = {w.lower() for w in words[:-1]}
    scored = []
    for person in candidates:
        office = office_of(person, context.published)
        if office is None:
            continue
        names = {bare(n.split()[0]).lower() for n in (person.name, *person.aliases)}
        scored.append((bool(names & firsts), int(office.authority), office.party, person.name))
    scored.sort(reverse=True)
    if not scored:
        return STRANGER
    named, authority, party, name = scored[0]
    if not named and firsts - _LABEL_TITLES:
        return STRANGER  # another first name: another person
    return Voice((party,), name, authority)


_LABEL_TITLES = frozenset(
    """mr mrs ms dr president prime minister secretary general foreign defense defence ambassador vice senator the of russia
    ukraine us u s russian ukrainian turkish french american turkey france united states federation republic special envoy
    spokesman spokeswoman spokesperson press deputy national security adviser advisor chief staff under assistant acting
    director admiral state kremlin white house and""".split()
)
