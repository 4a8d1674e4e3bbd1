"""Claims: the sides taken on the issues, with whose side it is, in whose words, said when.

The holder of a side is the subject of the word that takes it; where nobody is named, the voice whose words they are.
A holder of another party than the voice makes a second-hand claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy import tokens

from ingest.extraction import learned, syntax, tree
from ingest.extraction.annotations import Voice
from ingest.extraction.bare_answers import given
from ingest.extraction.days import Days
from ingest.extraction.drafts import STANCES, Draft, distinct, rules_of, weighed
from ingest.extraction.firsthand import (
    agreed_by_both,
    both_will,
    foretold,
    guessed,
    in_another_quarrel,
    not_theirs,
)
from ingest.extraction.headlines import asks
from ingest.extraction.holders import one_of, voice_of
from ingest.extraction.labels import STRANGER
from ingest.extraction.pronouns import HE, THEY
from ingest.extraction.reading import TOLD, Reading, in_plain_words
from ingest.extraction.reported import denied_by, told_apart
from ingest.extraction.sides import SAYING
from ingest.extraction.speakers import cited
from ingest.extraction.stance import readings
from ingest.extraction.topic_mentions import MEETINGS, TopicMention, head
from ingest.extraction.tree import Token, bounds
from ingest.extraction.unheard import demands_pullout, gives, kept, unheard
from ingest.extraction.voices import Voices
from ingest.records import Form, FoundClaim, Stance

LONG = 25  # tokens: the longest evidence that the coders of the development texts marked is little longer
OWN_DEEDS = frozenset({"WILL", "ACT", "BLAME"})  # somebody must be named who does it
SKIPPED = frozenset({"boilerplate", "caption", "dateline"})
Place = tuple[int, str, str, str | None]


class Example(NamedTuple):
    """A party and a mention to be judged: `draft` is what the rules made of the two."""

    candidate: learned.Candidate
    scene: frozenset[str]  # features of the mention
    own: list[str]  # and of the candidate
    draft: Draft | None = None
    elsewhere: bool = False  # the rules have the party's side from another mention in the sentence

    @property
    def names(self) -> list[str]:
        return [*self.scene, *self.own]

    @property
    def place(self) -> Place | None:
        """Where the rules found one side for several parties together: they hold it all or none."""
        if self.draft is None:
            return None
        claim = self.draft.claim
        return self.candidate.mention.start, claim.topic, claim.cue, claim.reported_by


def find_claims(doc: tokens.Doc, text: str) -> tuple[FoundClaim, ...]:
    """`text` is the stored text; the Doc has the same offsets."""
    return Assembler(doc, text).claims()


class Assembler:
    def __init__(self, doc: tokens.Doc, text: str) -> None:
        self.doc = tree.of(doc)
        self.text = text
        self.voices = Voices(self.doc)
        self.days = Days(self.voices)

    def claims(self) -> tuple[FoundClaim, ...]:
        drafts: list[Draft] = []
        bars = learned.bars(self.doc)
        examples = [example for example in self.examples() if example.draft or not example.elsewhere]
        odds_of = learned.judge().odds([(example.own, example.scene) for example in examples])
        judged = list(zip(examples, odds_of, strict=True))
        shared: dict[Place, list[dict[str, float]]] = {}
        for example, odds in judged:
            if place := example.place:
                shared.setdefault(place, []).append(odds)
        for example, odds in judged:
            if place := example.place:
                together = shared[place]
                odds = {c: sum(o[c] for o in together) / len(together) for c in learned.CLASSES}
            side = 1 - odds["none"]
            if (draft := example.draft) is not None:
                if side >= learned.asked_of_rules(example.candidate, draft.sure, draft.kind, bars):
                    drafts.append(weighed(draft, odds))
            elif side >= learned.asked_of(example.candidate, bars) and not learned.torn(odds):
                drafts.append(self._judged(example.candidate, odds))
        return tuple(kept(d.claim) for d in distinct([d for d in drafts if not unheard(d.claim)]))

    def examples(self) -> Iterator[Example]:
        """What there is to judge: what the rules found, then every other party that might hold a side."""
        ruled: dict[tuple[int, str], list[Draft]] = {}
        theirs: set[tuple[int, str]] = set()  # told of others: "they want a truce"
        mentions = [m for m in self.doc.topics if self._counts(m)]
        named: defaultdict[str, list[int]] = defaultdict(list)
        for mention in self.doc.topics:
            if not mention.weak:
                named[mention.topic].append(mention.start)
        for mention in mentions:
            found = ruled[mention.start, mention.topic] = []
            for reading in readings(self.doc, mention):
                if reading.holder is not None or not found:
                    found.extend(self._drafts(reading))
                about_them = reading.kind == "WANT" and reading.holder and reading.holder.lower_ in HE | THEY
                if about_them or (not found and gives(reading)):
                    theirs.add((mention.start, mention.topic))
        said = {(d.claim.party, d.claim.topic, d.sentence) for found in ruled.values() for d in found}
        for mention in mentions:
            root = head(self.doc, mention)
            speaking = self._nearest(self.voices.chain(root.i, -1, None), root.i)
            found = ruled[mention.start, mention.topic]
            ruling = {d.claim.party for d in found}
            asked = list(learned.candidates(self.doc, mention, self.voices, speaking))
            if speaking == STRANGER or learned.is_background(root, mention):  # who is no party; when or where
                asked = [c for c in asked if c.voice.parties[0] in ruling]
            if not asked and not found:
                continue
            scene = learned.Scene(self.doc, mention, speaking, named[mention.topic])
            for candidate in asked:
                party = candidate.voice.parties[0]
                own = [d for d in found if d.claim.party == party]
                sided = [d for d in found if not (d.kind == "WILL" and d.claim.reported_by)]  # see both_will
                told = any(d.claim.reported_by == party for d in sided)
                told = told or (not found and (mention.start, mention.topic) in theirs)
                if not own and candidate.relation == "voice" and told:
                    continue  # their words are about the side of others
                rules = [word for d in own for word in rules_of(d)]
                others = "beside" if own else "other"
                rules += [f"{others}:{d.claim.stance}" for d in sided if d.claim.party != party]
                names = learned.features(scene, candidate, self.voices, rules)
                if own:
                    yield from (Example(candidate, scene.names, names, d) for d in own)
                else:
                    elsewhere = (party, mention.topic, bounds(root).start) in said
                    yield Example(candidate, scene.names, names, None, elsewhere)
            drawn = {c.voice.parties[0] for c in asked}
            for draft in found:
                if draft.claim.party not in drawn:
                    candidate = learned.Candidate(mention, Voice((draft.claim.party,)), "rule")
                    names = learned.features(scene, candidate, self.voices, rules_of(draft))
                    yield Example(candidate, scene.names, names, draft)

    def _counts(self, mention: TopicMention) -> bool:
        segment = self.voices.segment_of.get(mention.start)
        if segment and segment.kind in SKIPPED:
            return False
        if given(self.doc, mention):
            return True  # an answer, be it a question: "What for?"
        sentence = self.doc.text[slice(*self._chars(*bounds(head(self.doc, mention))))]
        running = segment is not None and segment.kind in {"paragraph", "turn"}
        return not asks(sentence, running) and self.voices.turns.get(mention.start) != STRANGER

    def _judged(self, candidate: learned.Candidate, odds: dict[str, float]) -> Draft:
        """A claim that no rule led to, with the likeliest stance."""
        stance: Stance = max(STANCES, key=lambda s: odds[s])
        root = head(self.doc, candidate.mention)
        governing = candidate.at.head if candidate.at is not None else root
        above = (t for t in (governing, *root.ancestors) if t.pos_ in syntax.VERBAL)
        cue = next((t for t in above if t.lemma_ not in SAYING), root)
        reading = Reading(candidate.mention, candidate.at, stance, cue, "LEARNED", cue, 2)
        chain = self.voices.chain(root.i, cue.i, candidate.at.i if candidate.at is not None else None)
        if candidate.told is not None:
            chain = [candidate.told, *chain]
        draft = self._draft(reading, candidate.voice, chain, self._nearest(chain, root.i))
        return draft._replace(claim=replace(draft.claim, confidence=round(odds[stance], 2)))

    def _drafts(self, reading: Reading) -> list[Draft]:
        at = head(self.doc, reading.mention).i
        chain = self.voices.chain(at, reading.cue.i, reading.holder.i if reading.holder is not None else None)
        quoted = bool(chain) and self.voices.attributions[chain[0]].quoted
        voice = self._nearest(chain, at)
        if reading.holder is None:
            if voice is None and (both := agreed_by_both(reading, self.voices.holders.groups.parties)):
                return [self._draft(reading, Voice((p,), None, 2), chain, None) for p in both]
            if voice is None or reading.kind in OWN_DEEDS or not_theirs(reading, voice.parties):
                return []
            return [self._draft(reading, one_of(voice, p), chain, voice) for p in voice.parties]
        spoken = quoted or reading.holder.i in self.voices.turns
        holders = self.voices.holders.resolve(reading.holder, voice, spoken)
        if voice is not None and foretold(reading, holders, voice):
            return [self._draft(reading, one_of(voice, p), chain, voice) for p in voice.parties]
        if reading.accuser is not None:
            accusers = self.voices.holders.resolve(reading.accuser, voice, spoken)
            voice = accusers[0] if accusers else None
            if voice is None or not voice.parties:
                return []
        if reading.kind == TOLD and not quoted:
            chain, voice = [], None  # a newspaper's aside in what somebody said
        return [
            self._draft(reading, one_of(holder, party), chain, voice)
            for holder in holders
            for party in holder.parties
            if self._allowed(reading, party, voice) or both_will(reading, holders, voice)
        ]

    def _nearest(self, chain: list[int], at: int) -> Voice | None:
        """Whose words these are: the innermost voice that is more than a newspaper's. None: the newspaper narrates."""
        for number in chain:
            voice = self.voices.voice(number)
            if voice.parties:
                return voice
            if not self.voices.narrates(number):
                return STRANGER
        return self.voices.turns.get(at, self.voices.own)

    def _allowed(self, reading: Reading, party: str, voice: Voice | None) -> bool:
        if voice is not None and not voice.parties:
            return False  # a stranger about a party
        if guessed(reading, voice, party) or in_another_quarrel(reading, party):
            return False
        if reading.kind == "BLAME":
            return voice is not None and party not in voice.parties
        if reading.kind == "WILL":
            conquests = reading.mention.topic == "territory" and party == "russia"
            if conquests and not (gives(reading) and reading.stance == "oppose"):
                return False  # Moscow's own conquests: not Ukraine's to give
            if voice is None:
                if reading.mention.topic == "ceasefire":
                    return reading.mention.side > 0  # "will fight on until the autumn": a newspaper's guess
                return reading.mention.topic not in MEETINGS or reading.stance in {"oppose", "conditional"}
            return party in voice.parties
        return True

    def _draft(self, reading: Reading, holder: Voice, chain: list[int], voice: Voice | None) -> Draft:
        attribution = self.voices.attributions[chain[0]] if chain else None
        quoted = attribution.content if attribution is not None and attribution.quoted else ()
        direct = any(start <= reading.cue.i < end for start, end in quoted)
        party = holder.parties[0]
        speaker, reported_by = holder, None
        if voice is not None and party in voice.parties:
            speaker = voice if voice.person or not holder.person else holder
        if reading.accuser is not None and voice is not None:
            speaker, reported_by = voice, voice.parties[0]
        if speaker.person is None and voice is self.voices.own and party in speaker.parties:
            speaker = self._subject(reading.cue, party) or speaker
        for outer in self._outer(chain, head(self.doc, reading.mention).i, direct):
            if party not in outer.parties:
                speaker, reported_by = (
                    (speaker if outer is self.voices.own and not outer.person else outer),
                    outer.parties[0],
                )
        if (
            speaker.person is None
            and reported_by is None
            and (by := self._in_whose_promise(reading, party)) is not None
        ):
            speaker, chain = self.voices.voice(by), chain or [by]
        if (
            not chain
            and speaker.person is None
            and reported_by is None
            and voice is None
            and (by := self.voices.goes_on(bounds(reading.cue).start, party)) is not None
        ):
            speaker = self.voices.voice(by)
        if not chain and voice is None and reported_by is None and speaker.person is None:
            reported_by = cited(reading.cue, party, self.voices.holders.adjectives)
        form: Form = (
            "direct"
            if direct or (voice is not None and reading.cue.i in self.voices.turns)
            else "indirect"
            if chain
            else "narrated"
        )
        condition = None
        if reading.condition and reading.stance == "conditional":
            condition = self._chars(*reading.condition)
        a, b = self._chars(*self._evidence(reading))
        claim = FoundClaim(
            party=party,
            topic=reading.mention.topic,
            stance="oppose" if party == "ukraine" and demands_pullout(reading) else reading.stance,
            speaker=speaker.person,
            said_on=self.days.of(chain, reading, speaker, party),
            reported_by=reported_by,
            start=a,
            end=b,
            evidence=self.text[a:b],
            cue=reading.cue.text,
            form=form,
            confidence=0.0,  # the judge's to say
            condition=condition,
            authority=speaker.authority,
            introduced_as=speaker.introduced_as,
        )
        own = voice is not None and party in voice.parties
        sure = reading.sure or (not own and voice is not None and reading.kind == "WILL")
        return Draft(
            claim,
            bounds(head(self.doc, reading.mention)).start,
            reading.steps,
            reading.kind,
            sure,
            in_plain_words(reading),
        )

    def _in_whose_promise(self, reading: Reading, party: str) -> int | None:
        """The attribution to a person of the party around a side told of the party: "Putin promised that Russia is ready"."""
        number = self.voices.innermost.get(reading.cue.i)
        while number is not None:
            voice = self.voices.voice(number)
            if voice.parties:
                return number if voice.person and voice.parties == (party,) else None
            number = self.voices.attributions[number].parent
        return None

    def _subject(self, cue: Token, party: str) -> Voice | None:
        """Who a release, or a newspaper, says does it: "The President underscored the importance of …"."""
        for word in (cue, *cue.ancestors):
            for child in word.children:
                if child.dep_ in syntax.SUBJECTS:
                    mention = self.voices.holders.at.get(child.i)
                    return (
                        voice_of(mention) if mention and mention.person and mention.party == party else None
                    )
        return None

    def _outer(self, chain: list[int], at: int, direct: bool) -> list[Voice]:
        """The voices around, innermost first; a party that publishes another's very words only passes them on."""
        chain = denied_by(chain, self.voices.attributions, self.doc)
        chain = told_apart(chain, self.voices.attributions, self.doc)
        found = [v for number in chain if (v := self.voices.voice(number)).parties]
        if at in self.voices.turns:
            found += [turn] if (turn := self.voices.turns[at]) else []
        elif self.voices.own is not None and not direct:
            found.append(self.voices.own)
        return [v for v in found if v.parties]

    def _chars(self, start: int, end: int) -> tuple[int, int]:
        last = self.doc.tokens[end - 1]
        return self.doc.tokens[start].idx, last.idx + len(last.text)

    def _evidence(self, reading: Reading) -> tuple[int, int]:
        """The clause of the cue, with the mention and the condition, inside the sentence."""
        sentence = bounds(head(self.doc, reading.mention))
        clause: Token = reading.cue
        while clause.pos_ not in syntax.VERBAL and clause.head != clause:
            clause = clause.head
        start, end = clause.left_edge.i, clause.right_edge.i + 1
        start, end = min(start, reading.mention.start), max(end, reading.mention.end)
        if end - start > LONG:  # of a long clause only the cue with the mention, or the mention's own phrase
            at = head(self.doc, reading.mention)
            near = abs(reading.cue.i - at.i) < LONG
            start = min(reading.mention.start, at.left_edge.i, *([reading.cue.i] if near else []))
            doer = next((c.left_edge.i for c in clause.children if c.dep_ in syntax.SUBJECTS), start)
            if doer < start and at.i - doer < LONG:
                start = doer
            end = max(
                reading.mention.end,
                min(at.right_edge.i + 1, at.i + LONG // 2),
                *([reading.cue.i + 1] if near else []),
            )
        if reading.condition:
            start, end = min(start, reading.condition[0]), max(end, reading.condition[1])
        start, end = max(start, sentence.start), min(end, sentence.end)
        while end > start + 1 and (self.doc[end - 1].is_space or self.doc[end - 1].text in {".", ",", ";"}):
            end -= 1
        while start < end - 1 and (self.doc[start].is_space or self.doc[start].text in {",", ";"}):
            start += 1
        return start, end
