"""Offices and institutions: a head noun with a party's adjective or name in front or behind.

"Turkish Foreign Minister X", "the Kremlin spokesman", "the head of Ukraine's delegation", "Nora Fields, a US diplomat".
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extraction import titles
from ingest.extraction.annotations import Mention
from ingest.extraction.descriptions import DESCRIPTIONS, house_office
from ingest.extraction.gazetteer import bare, office_of
from ingest.extraction.labels import by_surname, holder
from ingest.extraction.office_phrases import REGIONAL, OfficePhrase
from ingest.extraction.pronouns import NEAR
from ingest.extraction.tree import bounds
from positions.vocabulary import Office, Person

AGAIN = frozenset("delegation ministry embassy presidency government administration negotiators".split())
TEAMS = frozenset({"delegation", "team"})
# Those who work for the holder of the office that they are named by.
BELOW = re.compile(
    r"\b(?:advis[eo]r|aide|official|member|delegate|diplomat|(?<!permanent )representative) (?:to|of|for|in|at)\b"
)
LESSER = re.compile(r"\b(?:deputy|former|ex|vice|assistant|then|acting)\b")


class OfficeReading(OfficePhrase):
    """Adds offices, institutions and the people introduced by an office."""

    def _offices(self) -> None:
        for i, word in enumerate(self.lower):
            if word in titles.OFFICES or word in titles.INSTITUTIONS:
                self._office(i, word)
        self._described()

    def _office(self, i: int, word: str) -> None:
        if i in self.found or self._inside_person(i):
            return
        start, party, bad = self._left(i, titles.INSTITUTION_MODIFIERS)
        end, party_right = i + 1, None
        if party is None or word in (
            "head",
            "chief",
            "leader",
            "secretary",
            "chair",
            "chairman",
            "deputy",
            "representative",
            "member",
        ):
            end, party_right = self._right(i, word)
        party = party or party_right
        end = max(end, self._portfolio(i))
        if word in REGIONAL and not bad and (region := self._of_a_region(start, i)) is not None:
            party, (start, end) = "ukraine", region
        elif word == "mayor":
            return  # of a city abroad
        if party is None and self._is_of_the_republic(i):
            party, end = "france", i + 4
        if party is None and not bad:
            another = end < len(self.words) and self.lower[end] in titles.HOUSE_ELSEWHERE
            if word in AGAIN and self.lower[i - 1] == "the" and i and not another:
                self.again.append(i)
            if start and self.lower[start - 1] == "its":
                self.its.append((start, end, word))
        if word == "member" and self.lower[end - 1] not in TEAMS:
            return  # of a parliament, of a party
        if party is None and not bad and self._is_ours(start, end, i):
            party = self.home
        elif party is None and not bad and self._is_the_house(start, end, i):
            self._put(self._of_the_house(start, end, word))
            return
        party = party or (None if bad else self._seated(start, end, word))
        if bad or (word in titles.UNBOUND and not self._someones(i, word)) or self._of_a_faction(i, end):
            bad, party = True, None
        end = self._body_end(end)
        named = self._name_after(end) or self._name_after(self._seat(end))
        named = named or (self._name_behind(end) if party else None)
        is_office = word in titles.OFFICES and not (word in titles.INSTITUTIONS and not named)
        if is_office:
            weight, text = self._weight(start, end, word), self._text(start, end)
            if named and not self._taken(named[0]):
                if party:
                    self._introduce(
                        Mention("person", start, named[1], party, self._joined(named), weight, text)
                    )
                elif bad:
                    self._put(Mention("person", start, named[1], None))
                return
            before = self._name_before(start)
            if party and before and not self._taken(before[0]):
                self._introduce(Mention("person", *before, party, self._joined(before), weight, text))
                return
            if party:
                # "the head of the Turkish state bank"
                state = self.lower[end - 1] == "state" and self.tags[end : end + 1] in (["NN"], ["NNS"])
                person = None if state else self._holder(party, " ".join(self.lower[start:end]))
                office = office_of(person, self.day) if person else None
                name, weight = (person.name, int(office.authority)) if person and office else (None, weight)
                self._put(Mention("office", start, end, party, name, weight))
            return
        if party and word in titles.INSTITUTIONS:
            self._put(Mention("institution", start, end, party, authority=titles.INSTITUTIONS[word]))

    def _someones(self, i: int, word: str) -> bool:
        """ "Smyk's deputy" at the ministry, who is of no parliament."""
        return word == "deputy" and self.lower[i - 1] in ("'s", "’s") and self._ending_at(i - 1) is not None

    def _holder(self, party: str, words: str) -> Person | None:
        """The one person whom the vocabulary knows in the office so described on that day."""
        if (LESSER.search(words) and "vice president" not in words) or BELOW.search(words):
            return None
        for description, title in DESCRIPTIONS:
            if re.search(description, words):
                key = (party, title)
                if key not in self.holders:
                    self.holders[key] = holder(self.gazetteer.vocabulary, party, title, self.day)
                return self.holders[key]
        return None

    def _its_own(self) -> None:
        """ "Kyiv was glad. Its foreign minister …", "Moscow said that its envoys …": of the subject before."""
        for start, end, word in self.its:
            party = self._subject_before(start - 1)
            if party is None or self._covered(start) or start in self.found:
                continue
            named = self._name_after(end)
            if named and not self._taken(named[0]):
                if word in titles.OFFICES:
                    self._introduce(
                        Mention(
                            "person",
                            start,
                            named[1],
                            party,
                            self._joined(named),
                            self._weight(start, end, word),
                            self._text(start, end),
                        )
                    )
            elif word in titles.OFFICES:
                person = self._holder(party, " ".join(self.lower[start:end]))
                office = office_of(person, self.day) if person else None
                weight = int(office.authority) if office else self._weight(start, end, word)
                self._put(Mention("office", start, end, party, person.name if person else None, weight))
            else:
                self._put(Mention("institution", start, end, party, authority=titles.INSTITUTIONS[word]))

    def _named_again(self) -> None:
        """ "The delegation rejected it": the one that the text named last by that word, close before."""
        for i in self.again:
            last = next(
                (k for k in range(i - 1, max(-1, i - NEAR), -1) if self.lower[k] == self.lower[i]), None
            )
            if last is None or self._covered(i) or i in self.found:
                continue
            whole = self._ending_at(last + 1)
            if whole is not None and whole.kind == "institution" and whole.party:
                self._put(replace(whole, start=i - 1, end=i + 1))

    def _subject_before(self, its: int) -> str | None:
        """The party that is the last subject before "its", in its sentence or the one before."""
        start, end = bounds(self.doc[its]).start, its
        for _ in range(2):
            for k in range(end - 1, start - 1, -1):
                token = self.doc[k]
                if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN"):
                    mention = self.found.get(k) or self._ending_at(k + 1)
                    if mention is None and token.pos_ == "NOUN" and end == its:
                        return self._only_named(start, its)
                    body = mention is not None and mention.kind in ("party", "institution")
                    return mention.party if mention is not None and body and not token.conjuncts else None
            if not start:
                return None
            start, end = bounds(self.doc[start - 1]).start, start
        return None

    def _only_named(self, start: int, end: int) -> str | None:
        """ "A short truce is of no use to Moscow, its envoy said": the only name between two tokens, if a party's."""
        named = {i for i in range(start, end) if self.tags[i] == "NNP"}
        found = [m for m in self.found.values() if start <= m.start < end and m.kind == "party"]
        parties = {m.party for m in found}
        if len(parties) != 1 or not named <= {i for m in found for i in range(m.start, m.end)}:
            return None
        return parties.pop()

    def _is_of_the_republic(self, i: int) -> bool:
        """ "The President of the Republic", as France calls hers and other republics only with their name behind it."""
        return (
            self.lower[i : i + 4] == ["president", "of", "the", "republic"]
            and self.lower[i + 4 : i + 5] != ["of"]
            and any("france" in (*h.entry.parties, h.entry.adjective) for h in self.hit_at.values())
        )

    def _is_ours(self, start: int, end: int, i: int) -> bool:
        """Whether an office of no named country is one of the country for whose readers the text is written.

        At the head of a release any office is; below, and in a newspaper, only those that are seldom named without the
        country where a foreigner holds them.
        """
        name = self._name_after(end)
        if self.home is None or not (self.words[i][0].isupper() and name and name[1] - name[0] > 1):
            return (
                self.home is not None and self.doc[i].idx < self.head and self._name_before(start) is not None
            )
        before = self.words[start - 1] if start else ""
        if (
            before in ("'s", "’s")
            or (before == "-" and not self.doc[start - 2].whitespace_)
            or (before[:1].isupper() and self._is_name(start - 1))
            or (self.tags[start - 1] == "JJ" and before[:1].isupper())
        ):
            return False
        if self.doc[i].idx < self.head:
            return True
        phrase = self.lower[start:end]
        return self.lower[i] in titles.HOMELY or "deputy" in phrase or phrase[-2:] == ["press", "secretary"]

    def _is_the_house(self, start: int, end: int, i: int) -> bool:
        """Whether a party's own release speaks of its own: "the President", "the Head of State"."""
        word, phrase = self.lower[i], self.words[start + 1 : end]
        if self.home is None or not self.head or self.lower[start] != "the" or not phrase[0][0].isupper():
            return False
        if not all(w[0].isupper() or w in ("of", "the", "for", "and") for w in phrase):
            return False
        if end < len(self.words) and (self._is_name(end) or self.lower[end] in titles.HOUSE_ELSEWHERE):
            return False
        if word == ("minister" if self.home == "us" else "secretary"):
            return False
        return word in titles.HOUSE or self.lower[start + 1 : end] == ["head", "of", "state"]

    def _of_the_house(self, start: int, end: int, word: str) -> Mention:
        """The publisher's own office, and who holds it on the day."""
        if word in titles.INSTITUTIONS:
            return Mention("institution", start, end, self.home, authority=titles.INSTITUTIONS[word])
        words = " ".join(self.lower[start:end])
        asked = (words, house_office(word, self.doc.context.outlet))
        person = next((p for w in asked if w and (p := self._holder(self.home or "", w))), None)
        office = office_of(person, self.day) if person else None
        weight = int(office.authority) if office else titles.OFFICES.get(word, 1)
        return Mention("office", start, end, self.home, person.name if person and office else None, weight)

    def _seated(self, start: int, end: int, word: str) -> str | None:
        """ "In Paris, the foreign ministry said": the ministry there."""
        hit = self.hit_end.get(start - 1) if start > 2 and self.lower[start - 1] == "," else None
        if hit is None or word not in titles.SEATED or not hit.entry.parties or self.lower[start] != "the":
            return None
        first = hit.start and self.lower[hit.start - 1] == "in" and self.doc[hit.start - 1].is_sent_start
        says = end < len(self.words) and self.tags[end] in ("VBD", "VBZ", "VBP", "MD")
        return hit.entry.parties[0] if first and says else None

    def _described(self) -> None:
        """ "Oleh Varin, who heads the Russian delegation"."""
        for i, word in enumerate(self.lower):
            if word != "who" or i + 2 >= len(self.words) or self.lower[i + 1] not in titles.HOLDING:
                continue
            before = self._name_before(i)
            if before is None or self._inside_person(before[0]):
                continue
            k = i + 2
            while (
                k < min(len(self.words), i + 9) and not (hit := self.hit_at.get(k)) and self.words[k] != ","
            ):
                k += 1
            hit = self.hit_at.get(k)
            if hit is None or self._is_carried(hit):
                continue
            party = hit.entry.adjective or next(iter(hit.entry.parties), "") or (hit.entry.body or ("",))[0]
            if party and not self._taken(before[0]):
                self._introduce(
                    Mention("person", *before, party, self._joined(before), 2, self._text(i + 1, hit.end))
                )

    def _introduce(self, mention: Mention) -> None:
        known = self._misspelt(mention)
        if known is not None:
            mention = replace(
                mention, person=known[0].name, authority=int(known[1].authority), introduced_as=None
            )
            self._put(mention)
            return
        self._put(mention)
        if mention.party and mention.person:
            self.introduced.setdefault(mention.person.split()[-1], mention)

    def _misspelt(self, mention: Mention) -> tuple[Person, Office] | None:
        """ "French President Emmanual Macron", "President M. Macron": who of that surname holds so high an office."""
        if mention.person is None or mention.authority < 3:
            return None
        first, _, last = bare(mention.person).lower().rpartition(" ")
        for person in by_surname(self.gazetteer.vocabulary).get(last, []):
            office = office_of(person, self.day)
            if (
                office
                and office.party == mention.party
                and office.authority >= 3
                and first[:1] == bare(person.name).lower()[:1]
            ):
                return person, office
        return None

    def _joined(self, span: tuple[int, int]) -> str:
        return " ".join(self.words[span[0] : span[1]]).replace(" - ", "-")

    def _weight(self, start: int, end: int, word: str) -> int:
        phrase = " ".join(self.lower[start:end])
        for words, weight in titles.COMPOUND_WEIGHT:
            if words in phrase:
                return weight
        weight = titles.OFFICES.get(word, titles.INSTITUTIONS.get(word, 1))
        for lesser, most in titles.LESSER.items():
            if lesser in phrase:
                weight = min(weight, most)
        return weight

    def _text(self, start: int, end: int) -> str:
        if self.lower[start] in ("the", "a", "an"):
            start += 1
        return str(self.doc[start:end].text)
