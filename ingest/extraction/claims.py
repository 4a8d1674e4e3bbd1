"""Claims: the sides taken on the issues, with whose side it is, in whose words, said when.

The holder of a side is the subject of the word that takes it; where nobody is named, the voice whose words they are.
A holder of another party than the voice makes a second-hand claim. Writes `doc._.claims`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from ingest.extraction import dates, syntax
from ingest.extraction.annotations import Attribution, Context, Segment, Voice
from ingest.extraction.holders import Holders
from ingest.extraction.stance import Reading, readings
from ingest.extraction.topics import head
from ingest.records import Form, FoundClaim

SKIPPED = frozenset({"boilerplate", "caption", "dateline"})
# Whose words a whole document is, by the outlet's address or name.
OFFICIAL = {
    "us": ("whitehouse.gov", "state.gov", "defense.gov", "treasury.gov", "usembassy.gov", "white house", "state department", "usun"),
    "russia": ("kremlin.ru", "mid.ru", "government.ru", "mil.ru", "kremlin", "russian foreign ministry", "ministry of foreign affairs of russia"),
    "ukraine": ("president.gov.ua", "mfa.gov.ua", "kmu.gov.ua", "mil.gov.ua", "mod.gov.ua", "rada.gov.ua", "president of ukraine", "ministry of foreign affairs of ukraine"),
    "turkey": ("mfa.gov.tr", "tccb.gov.tr", "iletisim.gov.tr", "msb.gov.tr", "turkish foreign ministry"),
    "france": ("elysee.fr", "diplomatie.gouv.fr", "gouvernement.fr", "defense.gouv.fr", "elysee", "élysée"),
}  # fmt: skip
NEAR_PUBLICATION = 10  # days: an older date beside a name is history, not the day of its quotes


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its twins are dropped."""

    claim: FoundClaim
    sentence: int
    steps: int


def owner(outlet: str) -> str | None:
    """The party that publishes under an outlet's name, or None."""
    name = outlet.casefold()
    for party, names in OFFICIAL.items():
        if any(n == name or ("." in n and n in name) for n in names):
            return party
    return None


def find_claims(doc: Doc, text: str) -> tuple[FoundClaim, ...]:
    """`text` is the stored text; the Doc has the same offsets."""
    return Assembler(doc, text).claims()


class Assembler:
    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text
        self.context: Context = doc._.context
        party = owner(self.context.outlet)
        self.own = Voice((party,), None, 4) if party else None
        self.holders = Holders(doc, self.own)
        self.attributions: list[Attribution] = doc._.attributions
        self.segment_of: dict[int, Segment] = {}
        for segment in doc._.segments:
            for i in range(segment.start, segment.end):
                self.segment_of[i] = segment
        self.innermost = _innermost(self.attributions)
        self.days = Days(doc, self.attributions, self.context.published, self.own is not None)

    def claims(self) -> tuple[FoundClaim, ...]:
        drafts: list[Draft] = []
        for mention in self.doc._.topics:
            segment = self.segment_of.get(mention.start)
            if segment and segment.kind in SKIPPED:
                continue
            if head(self.doc, mention).sent.text.rstrip().endswith("?"):
                continue
            found: list[Draft] = []
            for reading in readings(self.doc, mention):
                if reading.holder is not None or not found:
                    found.extend(self._drafts(reading))
            drafts.extend(found)
        return tuple(d.claim for d in _distinct(drafts))

    def _drafts(self, reading: Reading) -> list[Draft]:
        number = self._attribution(reading)
        attribution = self.attributions[number] if number is not None else None
        voice = attribution.voice if attribution else self.own
        if reading.holder is None:
            if voice is None or reading.kind in {"WILL", "ACT"}:
                return []
            return [
                self._draft(
                    reading,
                    Voice((p,), voice.person, voice.authority, voice.introduced_as, voice.certain),
                    number,
                )
                for p in voice.parties
            ]
        holders = self.holders.resolve(reading.holder, attribution)
        return [
            self._draft(reading, h, number) for h in holders if h.parties and self._allowed(reading, h, voice)
        ]

    def _allowed(self, reading: Reading, holder: Voice, voice: Voice | None) -> bool:
        if voice is not None and not voice.parties:
            return False  # a stranger about a party
        if reading.kind == "WILL":
            return voice is not None and holder.parties[0] in voice.parties
        return True

    def _attribution(self, reading: Reading) -> int | None:
        """The attribution whose content the side stands in; one whose own cue takes the side does not count."""
        number = self.innermost.get(head(self.doc, reading.mention).i)
        while number is not None:
            cue = self.attributions[number].cue
            if cue is None or not cue[0] <= reading.cue.i < cue[1]:
                return number
            number = self.attributions[number].parent
        return None

    def _draft(self, reading: Reading, holder: Voice, number: int | None) -> Draft:
        attribution = self.attributions[number] if number is not None else None
        voice = attribution.voice if attribution else None
        party = holder.parties[0]
        speaker, reported_by, introduced, authority = (
            holder.person,
            None,
            holder.introduced_as,
            holder.authority,
        )
        if voice is not None:
            if party in voice.parties:
                speaker, introduced, authority = voice.person, voice.introduced_as, voice.authority
            elif voice.parties:
                speaker, reported_by, introduced, authority = (
                    voice.person,
                    voice.parties[0],
                    voice.introduced_as,
                    voice.authority,
                )
        elif self.own and party not in self.own.parties:
            reported_by = self.own.parties[0]
        start, end = self._evidence(reading, attribution)
        form: Form = (
            "narrated"
            if attribution is None
            else "direct"
            if attribution.quoted and _within(attribution, reading.cue.i)
            else "indirect"
        )
        condition = None
        if reading.condition and reading.stance == "conditional":
            condition = self._chars(*reading.condition)
        a, b = self._chars(start, end)
        claim = FoundClaim(
            party=party,
            topic=reading.mention.topic,
            stance=reading.stance,
            speaker=speaker,
            said_on=self.days.of(reading, number, speaker),
            reported_by=reported_by,
            start=a,
            end=b,
            evidence=self.text[a:b],
            cue=reading.cue.text,
            form=form,
            confidence=self._confidence(reading, holder, voice, reported_by),
            condition=condition,
            authority=authority,
            introduced_as=introduced,
        )
        return Draft(claim, head(self.doc, reading.mention).sent.start, reading.steps)

    def _chars(self, start: int, end: int) -> tuple[int, int]:
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)

    def _evidence(self, reading: Reading, attribution: Attribution | None) -> tuple[int, int]:
        """The clause of the cue, with the mention and the condition, inside the sentence."""
        sentence = head(self.doc, reading.mention).sent
        clause: Token = reading.cue
        while clause.pos_ not in syntax.VERBAL and clause.head != clause:
            clause = clause.head
        start, end = clause.left_edge.i, clause.right_edge.i + 1
        start, end = min(start, reading.mention.start), max(end, reading.mention.end)
        if reading.condition:
            start, end = min(start, reading.condition[0]), max(end, reading.condition[1])
        start, end = max(start, sentence.start), min(end, sentence.end)
        while end > start + 1 and (self.doc[end - 1].is_space or self.doc[end - 1].text in {".", ",", ";"}):
            end -= 1
        while start < end - 1 and (self.doc[start].is_space or self.doc[start].text in {",", ";"}):
            start += 1
        return start, end

    def _confidence(
        self, reading: Reading, holder: Voice, voice: Voice | None, reported_by: str | None
    ) -> float:
        score = 0.55 + 0.3 * reading.weight - 0.03 * reading.steps
        score += 0.1 if holder.person or (voice and voice.person) else 0.0
        score -= 0.15 if not holder.certain else 0.0
        score -= 0.1 if reported_by else 0.0
        return round(min(max(score, 0.05), 0.99), 2)


def _within(attribution: Attribution, token: int) -> bool:
    return any(start <= token < end for start, end in attribution.content)


def _innermost(attributions: list[Attribution]) -> dict[int, int]:
    """By token, the attribution with the shortest content that holds it."""
    sizes = [sum(end - start for start, end in a.content) for a in attributions]
    found: dict[int, int] = {}
    for number in sorted(range(len(attributions)), key=lambda n: -sizes[n]):
        for start, end in attributions[number].content:
            for i in range(start, end):
                found[i] = number
    return found


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """One claim of a party on an issue a sentence and hand: the surest, then the nearest."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (draft.claim.party, draft.claim.topic, draft.claim.reported_by, draft.sentence)
        if key not in best or (draft.claim.confidence, -draft.steps) > (
            best[key].claim.confidence,
            -best[key].steps,
        ):
            best[key] = draft
    return sorted(best.values(), key=lambda d: (d.claim.start, d.claim.end, d.claim.party, d.claim.topic))


class Days:
    """When each attribution was said."""

    def __init__(
        self, doc: Doc, attributions: list[Attribution], published: date | None, official: bool
    ) -> None:
        self.doc, self.attributions, self.published, self.official = doc, attributions, published, official
        self.turns = {i for s in doc._.segments if s.kind == "turn" for i in range(s.start, s.end)}
        self.by_number: dict[int, tuple[date | None, bool]] = {}
        last: dict[str, date] = {}
        starts = sorted(range(len(attributions)), key=lambda n: _anchor(attributions[n]))
        for number in starts:
            attribution = attributions[number]
            day, said = dates.find(self._around(attribution), published)
            person = attribution.voice.person if attribution.voice else None
            if said and day and person:
                last[person] = day
            if not said and person:
                day = last.get(person)
            self.by_number[number] = (day, said)

    def _around(self, attribution: Attribution) -> str:
        """The sentence of the cue without what was said."""
        anchor = _anchor(attribution)
        inside = {i for start, end in attribution.content for i in range(start, end)}
        return "".join(t.text_with_ws if t.i not in inside else " " for t in self.doc[anchor].sent)

    def of(self, reading: Reading, number: int | None, speaker: str | None) -> date | None:
        if number is not None:
            day, said = self.by_number[number]
            if day or said:
                return day
        if self.official or reading.cue.i in self.turns:
            return self.published
        if number is None:
            words = " ".join(
                " ".join(t.text for t in c.subtree)
                for c in reading.cue.children
                if c.dep_ in {"npadvmod", "prep", "advmod"} and c.i != reading.mention.start
            )
            return dates.said_on(words, self.published) if reading.cue.tag_ in {"VBD", "VBN"} else None
        return None


def _anchor(attribution: Attribution) -> int:
    for span in (attribution.cue, attribution.source, *attribution.content):
        if span:
            return span[0]
    return 0
