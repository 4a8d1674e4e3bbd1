"""How far the words of an office reach: its party and modifiers in front, its body and portfolio behind."""

from __future__ import annotations

import re

from ingest.extraction import titles
from ingest.extraction.names import NameReading
from ingest.extraction.tree import bounds

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
# Whose leaders speak for no state: "leader of the Ukrainian Democratic party", of "the Our Russia movement".
_FACTIONS = frozenset("party movement platform".split())
_NO_FACTIONS = frozenset("states nations forces affairs services intelligence troops emirates".split())
_LEADING = frozenset("leader head chairman chairwoman chair chairperson founder".split())
# Those who govern a region or a city of Ukraine.
REGIONAL = frozenset({"governor", "mayor", "head"})
REGIONS = frozenset(
    """kharkiv odesa odessa dnipro dnipropetrovsk zaporizhzhia kherson mykolaiv lviv sumy chernihiv poltava donetsk luhansk
    vinnytsia zhytomyr cherkasy rivne lutsk volyn ternopil khmelnytskyi kirovohrad chernivtsi zakarpattia mariupol
    melitopol bucha irpin kramatorsk sloviansk pokrovsk nikopol kyiv kiev""".split()
)
_REGION = frozenset("of the city region oblast regional military state administration 's".split())
INSTALLED = frozenset(
    """installed appointed backed occupied occupation proclaimed pro-russian russian-installed moscow-installed
    russian-appointed moscow-appointed russian-backed""".split()
)


class OfficePhrase(NameReading):
    """Adds the extent of an office around its head noun, and the party named in it."""

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

    def _of_a_region(self, start: int, i: int) -> tuple[int, int] | None:
        """ "Mykolaiv governor", "the mayor of Kharkiv", "head of the Sumy regional military administration": the extent of
        such an office, unless Moscow has filled it."""
        sentence = bounds(self.doc[i])
        if not INSTALLED.isdisjoint(self.lower[sentence.start : sentence.end]):
            return None
        end = i + 1
        while self.lower[end : end + 1] and (self.lower[end] in _REGION or self.lower[end] in REGIONS):
            end += 1
        if end > i + 2 and not REGIONS.isdisjoint(self.lower[i + 1 : end]):
            return (start, end) if self.lower[i] != "head" or "administration" in self.lower[i:end] else None
        first = i
        while first and (self.lower[first - 1] in _REGION or self.lower[first - 1] in REGIONS):
            first -= 1
        return (
            (first, i + 1)
            if not REGIONS.isdisjoint(self.lower[first:i]) and self.lower[i] != "head"
            else None
        )

    def _of_a_faction(self, i: int, end: int) -> bool:
        """Whether the office whose head noun is `i` is of a political party that does not rule."""
        if self.lower[i] not in _LEADING or self.lower[i + 1 : i + 2] != ["of"]:
            return False
        k = end
        while k < min(len(self.words), end + 5) and self.tags[k] in ("NNP", "NNPS", "JJ", "NN", "``", "''"):
            k += 1
        body = self.lower[i:k]
        several = (
            k > end and self.tags[k - 1] == "NNPS" and body[-1] not in _NO_FACTIONS
        )  # "of the French Patriots"
        return "ruling" not in body and (several or not _FACTIONS.isdisjoint(body))

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
                    start = hit.start
                    bad |= (
                        start > 1
                        and self.words[start - 1] == "-"
                        and self.lower[start - 2] in titles.PREFIXES
                    )
                    party, j = found, start
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
                or (word in ("un", "u.n") and self.lower[i] in ("ambassador", "envoy", "representative"))
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
        found = self._right_of(i + 1, word)
        return found if found[1] is not None else self._of_party(i)

    def _of_party(self, i: int) -> tuple[int, str | None]:
        """ "Minister for Foreign Affairs of Ukraine", "chargé d'affaires of the Russian Federation in Turkey"."""
        end = self._portfolio(i)
        if end > i + 1 and self.lower[end : end + 1] == ["of"]:
            hit = self.hit_at.get(end + 1) or (
                self.hit_at.get(end + 2) if self.lower[end + 1 : end + 2] == ["the"] else None
            )
            if hit is not None and hit.entry.parties and not self._is_carried(hit):
                return hit.end, hit.entry.parties[0]
        return i + 1, None

    def _right_of(self, j: int, word: str) -> tuple[int, str | None]:
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
                place = self.lower[k] in ("in", "at", "to") and k - 1 > j and self._is_name(k - 1)
                if place and self.lower[k - 1] not in titles.PORTFOLIOS:
                    break  # "the ambassador of Belarus in Turkey"
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
        return j, None

    def _portfolio(self, i: int) -> int:
        """The end of "Minister of Foreign Affairs", "Secretary of State", "ambassador to the United Nations"."""
        end = i + 1
        if self.lower[end : end + 1] and self.lower[end].replace("’", "'") == "d'affaires":
            interim = [w.strip(".") for w in self.lower[end + 1 : end + 4]]
            return end + (3 if interim[:2] == [",", "a.i"] else 2 if interim[:1] == ["a.i"] else 1)
        if self.lower[i : end + 2] in (["head", "of", "state"], ["secretary", "of", "state"]):
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
