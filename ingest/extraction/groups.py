"""Who "both sides", "the two leaders" and "they" are: the last who were named together, the parties of the war else."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from ingest.extraction.annotations import Context, Mention
from ingest.extraction.gazetteer import bare, office_of
from ingest.extraction.kept import bounds
from ingest.extraction.labels import by_surname

# Nouns for persons → the least weight of those who are meant; the weights are those of titles.py.
RANKS = {
    "leader": 4,
    "president": 4,
    "minister": 3,
    "diplomat": 1,
    "counterpart": 1,
    "man": 1,
    "negotiator": 1,
}
HEADS = RANKS["leader"]
SPOKEN = 3  # sentences that "they" in somebody's own words looks back over, its own among them
BACK = 240  # tokens that "both leaders" looks back over: the paragraphs that tell of one meeting
WAR = ("ukraine", "russia")


class Groups:
    """The groups of one Doc; not to be kept."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.context: Context = doc._.context
        self.mentions: list[Mention] = doc._.mentions
        self.starts = [m.start for m in self.mentions]
        self.parties = {m.party for m in self.mentions if m.party}
        said = [(s.start, s.end) for s in doc._.segments if s.kind == "turn"]
        self.words = sorted([*said, *doc._.quotes])  # given word for word

    def persons(self, at: int, noun: str, two: bool, back: int = BACK) -> list[Mention]:
        """The persons of different parties whom the last sentence that names several names; else two named apart.

        `noun` in base form tells their weight; at most two of them where `two`. Empty where it cannot be told.
        """
        rank = RANKS.get(noun, 1)
        named: dict[int, dict[str, Mention]] = {}
        for mention in reversed(self.mentions[: bisect_right(self.starts, at - 1)]):
            if at - mention.end > back:
                break
            if mention.end <= at and self._ranks(mention, rank):
                named.setdefault(bounds(self.doc[mention.start]).start, {})[str(mention.party)] = mention
        for _, found in sorted(named.items(), reverse=True):
            if len(found) >= 2:
                together = sorted(found.values(), key=lambda m: m.start)
                return together[: 2 if two else None]
        apart: dict[str, Mention] = {}
        for _, found in sorted(named.items(), reverse=True):
            for party, mention in found.items():
                apart.setdefault(party, mention)
        return list(apart.values())[:2] if len(apart) == 2 or (two and len(apart) > 2) else []

    def behind(self, at: int, noun: str) -> list[Mention]:
        """The two persons whom the rest of the sentence names: "The two leaders, Ada Smyk and …"."""
        found: dict[str, Mention] = {}
        end, rank = bounds(self.doc[at]).end, RANKS.get(noun, 1)
        for mention in self.mentions[bisect_right(self.starts, at) :]:
            if mention.start >= end:
                break
            if self._ranks(mention, rank):
                found.setdefault(str(mention.party), mention)
        return list(found.values())[:2] if len(found) > 1 else []

    def state(self, at: int, own: tuple[str, ...]) -> str | None:
        """The party that "they" is in somebody's own words: "Russia has taken much, and they have said …".

        The last sentence that names another party than the speaker's tells; None where it names several.
        """
        if not any(a <= at < b for a, b in self.words[: bisect_right(self.words, (at, len(self.doc)))]):
            return None
        start, told = bounds(self.doc[at]).start, 1
        found: set[str] = set()
        for mention in reversed(self.mentions[: bisect_right(self.starts, at - 1)]):
            if mention.kind == "group":
                return None
            while mention.start < start:
                if found or told == SPOKEN:
                    return found.pop() if len(found) == 1 else None
                start, told = bounds(self.doc[start - 1]).start, told + 1
            if mention.party and mention.party not in own and mention.end <= at:
                found.add(mention.party)
        return found.pop() if len(found) == 1 else None

    def sides(self, at: int) -> tuple[str, ...]:
        """The parties that "both sides" are: those of the war where the text names both, else the two named nearest."""
        if set(WAR) <= self.parties:
            return WAR
        k = bisect_right(self.starts, at)
        around = [*reversed(self.mentions[max(0, k - 40) : k]), *self.mentions[k : k + 40]]
        named = tuple(dict.fromkeys(m.party for m in around if m.party))[:2]
        return named if len(named) == 2 else WAR

    def titled(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """The publisher and the leaders in the title of its readout: "Telephone conversation with …"."""
        parties = list(own)
        surnames = by_surname(self.context.vocabulary)
        for word in re.findall(r"[\w’'-]+", bare(self.context.title).lower()):
            for person in surnames.get(re.sub(r"[’']s$", "", word), ()):
                office = office_of(person, self.context.published)
                if office and office.authority >= 3 and office.party not in parties:
                    parties.append(office.party)
        return tuple(parties)

    def _ranks(self, mention: Mention, rank: int) -> bool:
        return mention.kind in {"person", "office"} and bool(mention.party) and mention.authority >= rank
