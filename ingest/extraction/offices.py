"""Offices and institutions: a head noun with a party's adjective or name in front or behind.

"Turkish Foreign Minister X", "the Kremlin spokesman", "the head of Ukraine's delegation", "Nora Fields, a US diplomat".
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extraction import titles
from ingest.extraction.annotations import Mention
from ingest.extraction.gazetteer import bare, office_of
from ingest.extraction.labels import by_surname, holder
from ingest.extraction.names import NameReading
from positions.vocabulary import Office, Person

LESSER = re.compile(r"\b(?:deputy|former|ex|vice|assistant|then|acting)\b")

# "Chief of staff to the Ukrainian president"; of the armed forces he is another.
CHIEF_TO = re.compile(r"(?:to|of|for) (?:the )?\w+ president\b")
_FOR = frozenset(
    "spokesman spokeswoman spokesperson official officials adviser advisor aide assistant".split()
)
_IN = frozenset(
    """deputy lawmaker senator legislator member official officials ministry government authorities leadership presidency
    administration""".split()
)
_NOT_OFFICE = frozenset(
    """opposition business religious community spiritual military rebel separatist church union labor party""".split()
)


class OfficeReading(NameReading):
    """Adds offices, institutions and the people introduced by an office."""

    def _offices(self) -> None:
        for i, word in enumerate(self.lower):
            if word in titles.OFFICES or word in titles.INSTITUTIONS:
                self._office(i, word)
        self._described()

    def _office(self, i: int, word: str) -> None:
        if i in self.found or self._inside_person(i) or self._goes_on(i):
            return
        start, party, bad = self._left(i, titles.OFFICE_MODIFIERS | titles.INSTITUTION_MODIFIERS)
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
        if party is None and not bad and self._is_ours(start, end, i):
            party = self.home
        elif party is None and not bad and self._is_the_house(start, end, i):
            self._put(self._of_the_house(start, end, word))
            return
        if bad or word in titles.UNBOUND:
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
                person = self._holder(party, " ".join(self.lower[start:end]))
                office = office_of(person, self.day) if person else None
                name, weight = (person.name, int(office.authority)) if person and office else (None, weight)
                self._put(Mention("office", start, end, party, name, weight))
            return
        if party and word in titles.INSTITUTIONS:
            self._put(Mention("institution", start, end, party, authority=titles.INSTITUTIONS[word]))

    def _holder(self, party: str, words: str) -> Person | None:
        """The one person whom the vocabulary knows in the office so described on that day."""
        if LESSER.search(words) and "vice president" not in words:
            return None
        for description, title in titles.DESCRIPTIONS:
            if re.search(description, words):
                key = (party, title)
                if key not in self.holders:
                    self.holders[key] = holder(self.gazetteer.vocabulary, party, title, self.day)
                return self.holders[key]
        return None

    def _body_end(self, end: int) -> int:
        """Behind "head of Ukraine's": the end of the body that follows, "Odesa regional administration"."""
        if self.lower[end - 1] not in ("'s", "’s"):
            return end
        k = end
        while k < len(self.words) and k < end + 7 and self.tags[k] in ("NNP", "JJ", "NN", "NNS", "CC"):
            k += 1
        while k > end and self.words[k - 1][0].isupper():
            k -= 1
        return k

    def _goes_on(self, i: int) -> bool:
        """ "Deputy" of "Deputy Foreign Minister": the title's head noun comes later."""
        if not self.words[i][0].isupper() or self.lower[i] not in titles.OFFICE_MODIFIERS:
            return False
        j = i + 1
        while (
            j < len(self.words) and j < i + 5 and self.words[j][0].isupper() and not self.doc[j].is_sent_start
        ):
            if self.lower[j] in titles.OFFICES:
                return True
            if self.lower[j] not in titles.OFFICE_MODIFIERS:
                return False
            j += 1
        return False

    def _left(self, i: int, modifiers: frozenset[str]) -> tuple[int, str | None, bool]:
        """First token of the phrase whose head noun is `i`, its party, and whether it is disqualified."""
        party: str | None = None
        bad = False
        j = i
        while j > 0:
            word = self.lower[j - 1].rstrip(".")
            if word in titles.DISQUALIFIERS:
                bad = True
                j -= 1
                if j > 0 and self.words[j - 1] == "-":
                    j -= 1
                    if j > 0:
                        j -= 1
                continue
            if word.startswith("ex-") or word.startswith("former"):
                bad = True
                j -= 1
                continue
            if party is None and (hit := self.hit_end.get(j)) and not self._is_carried(hit):
                found = (
                    hit.entry.adjective
                    or (hit.entry.parties[0] if hit.entry.parties else "")
                    or (hit.entry.body[0] if hit.entry.body else "")
                )
                if found:
                    if (
                        hit.start > 1
                        and self.words[hit.start - 1] == "-"
                        and self.lower[hit.start - 2] in titles.PREFIXES
                    ):
                        bad = True
                    party, j = found, hit.start
                    continue
                if (mention := self._ending_at(j)) and mention.party and j < i + 1:
                    party, j = mention.party, mention.start  # "Putin aide"
                    continue
            if party is None and (body := self._ending_at(j)) and body.kind == "institution" and body.party:
                party, j = body.party, body.start  # "Ukraine's General Staff spokesman"
                continue
            if word in ("'s", "’s", "'", "’") and party is None and j < i + 1:
                hit = self.hit_end.get(j - 1)
                mention = self._ending_at(j - 1)
                if mention and mention.party:
                    party, j = mention.party, mention.start
                    break
                if hit and (hit.entry.parties or hit.entry.body):
                    party = hit.entry.parties[0] if hit.entry.parties else (hit.entry.body or ("",))[0]
                    j = hit.start
                    break
                break
            if (
                word in modifiers
                or self.words[j - 1] == "Under"
                or (word == "-" and self.lower[j - 2] in ("vice", "commander", "press", "high", "deputy"))
                or (word == "&")
            ):
                j -= 1
                continue
            if (
                self.tags[j - 1] in ("JJ", "JJS", "NN", "NNP")
                and j - 1 == i - 1
                and j >= 2
                and self.hit_end.get(j - 1)
                and word not in _NOT_OFFICE
            ):
                j -= 1
                continue
            break
        if j > 0 and self.lower[j - 1] in (
            "the",
            "a",
            "an",
            "another",
            "one",
            "both",
            "two",
            "several",
            "some",
        ):
            j -= 1
        return j, party, bad

    def _right(self, i: int, word: str) -> tuple[int, str | None]:
        """ "… of Ukraine", "… of the Russian delegation", "spokesman for the Kremlin": end of the phrase and its party."""
        j = i + 1
        links = ("of", "for", "in", "at", "to") if word in _FOR else ("of", "in") if word in _IN else ("of",)
        if (
            j < len(self.words)
            and self.lower[j] in links
            and not (self.lower[j] == "to" and word in ("ambassador", "envoy", "representative"))
        ):
            k = j + 1
            limit = min(len(self.words), k + 9)
            while k < limit:
                hit = self.hit_at.get(k)
                if (
                    hit
                    and not self._is_carried(hit)
                    and (hit.entry.parties or hit.entry.adjective or hit.entry.body)
                ):
                    party = hit.entry.adjective or (
                        hit.entry.parties[0] if hit.entry.parties else (hit.entry.body or ("",))[0]
                    )
                    end = hit.end
                    while end < len(self.words) and (
                        self.lower[end] in ("'s", "’s")
                        or self.lower[end] in titles.INSTITUTION_MODIFIERS
                        or self.lower[end] in titles.INSTITUTIONS
                    ):
                        end += 1
                    return end, party
                if self.tags[k] in (
                    "DT",
                    "NN",
                    "NNP",
                    "NNPS",
                    "JJ",
                    "IN",
                    "NNS",
                    "POS",
                    "PRP$",
                    "CC",
                ) and self.lower[k] not in ("on", "with", "by", "from", "after", "during", "that"):
                    k += 1
                    continue
                break
        return i + 1, None

    def _portfolio(self, i: int) -> int:
        """The end of "Minister of Foreign Affairs", "Secretary of State", "ambassador to the United Nations"."""
        end = i + 1
        if self.lower[end : end + 1] and self.lower[end].replace("’", "'") == "d'affaires":
            interim = [w.strip(".") for w in self.lower[end + 1 : end + 4]]
            return end + (3 if interim[:2] == [",", "a.i"] else 2 if interim[:1] == ["a.i"] else 1)
        if self.lower[i : end + 2] == ["head", "of", "state"]:
            return end + 2
        if self.lower[i : end + 2] == ["chief", "of", "staff"]:
            j = end + 2
            rest = " ".join(self.lower[j : j + 5])
            return j + len(chief[0].split()) if (chief := CHIEF_TO.match(rest)) else j
        if self.lower[end : end + 4] == ["-", "at", "-", "large"]:
            return end + 4
        if self.lower[end : end + 1] == ["to"]:
            j = end + (2 if self.lower[end + 1 : end + 2] == ["the"] else 1)
            for body in titles.POSTED_TO:
                if self.lower[j : j + len(body)] == list(body):
                    return j + len(body)
            return hit.end if (hit := self.hit_at.get(j)) and hit.entry.parties else end
        while self.lower[end : end + 1] and self.lower[end] in ("of", "for", "at"):
            j = end + (2 if self.lower[end + 1 : end + 2] == ["the"] else 1)
            first = j
            while (
                j < len(self.words)
                and j not in self.person_at
                and (
                    (self.words[j][0].isupper() and self.lower[j] in titles.PORTFOLIOS)
                    or (j > first and self.lower[j] in ("and", "'s", "’s", "department", "office", "press"))
                )
            ):
                j += 1
            if j == first:
                break
            end = j
        return end

    def _seat(self, end: int) -> int:
        """Behind the place of an office: "the spokesperson of the embassy in Kyiv, Ada Smith"."""
        j = end
        if self.lower[j : j + 1] in (["in"], ["at"]):
            j += 1
            while j < min(len(self.words), end + 4) and self.words[j][:1].isupper():
                j += 1
        return j if j > end + 1 and self.words[j : j + 1] == [","] else len(self.words)

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
            before in ("'s", "’s", "-")
            or (before[:1].isupper() and self._is_name(start - 1))
            or (self.tags[start - 1] == "JJ" and before[:1].isupper())
        ):
            return False
        if self.doc[i].idx < self.head:
            return True
        phrase = self.lower[start:end]
        return self.lower[i] in titles.HOMELY or "deputy" in phrase or phrase[-2:] == ["press", "secretary"]

    def _is_the_house(self, start: int, end: int, i: int) -> bool:
        """Whether a party's own release speaks of its own: "the President", "the Head of State", "our Ministry"."""
        if self.home is None or not self.head:
            return False
        ours = start > 0 and self.lower[start - 1] == "our"
        if not (ours or (self.lower[start] == "the" and self.words[start + 1][0].isupper())):
            return False
        if not all(
            word[0].isupper() or word in ("of", "the", "for", "and") for word in self.words[start + 1 : end]
        ):
            return False
        behind = self.lower[end] if end < len(self.words) else ""
        if behind in ("of", "for", "to", "-", "general"):
            return False
        named = end < len(self.words) and self._is_name(end)
        word = self.lower[i]
        return (
            not named
            and (word in titles.HOUSE or self.lower[start + 1 : end] == ["head", "of", "state"])
            and (word != "secretary" or self.home == "us")
        )

    def _of_the_house(self, start: int, end: int, word: str) -> Mention:
        """The publisher's own office: who of it was named with the title before, else who holds it on the day."""
        assert self.home is not None
        if word in titles.INSTITUTIONS:
            return Mention("institution", start, end, self.home, authority=titles.INSTITUTIONS[word])
        phrase = " ".join(self.lower[start:end])
        person = self._holder(self.home, phrase)
        if person is None:
            for at in sorted((k for k in self.found if k < start), reverse=True):
                mention = self.found[at]
                named = mention.kind == "person" and mention.person and mention.party == self.home
                if named and word in self.lower[mention.start : mention.end]:
                    return replace(mention, start=start, end=end, kind="office")
            description = titles.house_office(word, self.doc._.context.outlet)
            person = self._holder(self.home, description) if description else None
        office = office_of(person, self.day) if person else None
        name, weight = (
            (person.name, int(office.authority)) if person and office else (None, titles.OFFICES.get(word, 1))
        )
        return Mention("office", start, end, self.home, name, weight)

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
            if party and self._taken(before[0]):
                continue
            if party:
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
