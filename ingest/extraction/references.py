"""Whom a source stands for: names, offices, pronouns, descriptions, labels, "both sides". Fills Attribution.voice.

`voice` is None where nobody is named (the outlet narrates), a Voice without parties where a stranger speaks. Words in
somebody's words are resolved from the outside in: "we" and "I" are whoever is quoted, "he" in an indirect quote is
first of all its speaker, a capital of the speaker's own party ("Putin said Moscow was ready") is the speaker.
Elsewhere a pronoun is the last subject of its kind, and nobody where that was a stranger: a guess across parties is
marked `certain=False`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from spacy import tokens
from spacy.language import Language

from ingest.extraction import syntax, titles, tree
from ingest.extraction.annotations import Attribution, Mention, Segment, Voice
from ingest.extraction.groups import BACK, RANKS, WAR, names_itself
from ingest.extraction.holders import voice_of
from ingest.extraction.labels import STRANGER, introduced, is_woman, labelled
from ingest.extraction.pronouns import HE, HER, IT, THEY, is_first
from ingest.extraction.releases import publisher
from ingest.extraction.sources import KINDS, REACH, SourceReading, head_of_state, together_voice
from ingest.extraction.tree import Doc, Token

NAME = "references"
WRITTEN = frozenset(
    "statement declaration document communique communiqué readout text appeal release".split()
)


@Language.component(NAME, requires=["doc._.attributions"], assigns=["doc._.attributions"])
def references(doc: tokens.Doc) -> tokens.Doc:
    if doc._.context is not None:
        doc._.attributions = Resolver(tree.of(doc)).resolved()
    return doc


class Resolver(SourceReading):
    """One Doc being read; not to be kept."""

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.attributions: list[Attribution] = doc.attributions
        self.quote_starts = [start for start, _ in doc.quotes]
        self.turns: list[Segment] = [s for s in doc.segments if s.kind == "turn"]
        self.turn_starts = [s.start for s in self.turns]
        self.own = publisher(doc)
        self.persons = introduced(doc) if self.turns else {}
        self.voices: dict[int, Voice | None] = {}

    def resolved(self) -> list[Attribution]:
        order = sorted(range(len(self.attributions)), key=lambda k: self.attributions[k].first)
        for k in order:
            self._resolve(k)
        return [
            Attribution(a.cue, a.source, a.content, a.quoted, self.voices[k], a.parent)
            for k, a in enumerate(self.attributions)
        ]

    def _resolve(self, k: int) -> Voice | None:
        if k not in self.voices:
            self.voices[k] = None  # a ring of parents cannot be, but must not hang
            attribution = self.attributions[k]
            outer = self._resolve(attribution.parent) if attribution.parent is not None else None
            voice = self._voice(attribution, outer)
            self.voices[k] = voice
            outermost = attribution.parent is None or self.attributions[attribution.parent].cue is None
            if attribution.source is not None and attribution.cue and voice is not None:
                self._remember(attribution.source[0], voice, "source" if outermost else "inner source")
        return self.voices[k]

    # voices

    def _voice(self, attribution: Attribution, outer: Voice | None) -> Voice | None:
        if attribution.cue is None and (turn := self._turn(attribution)):
            return self._labelled(turn)
        if attribution.source is None:
            return outer
        start, end = attribution.source
        root = self.doc[start:end].root
        word = root.lower_
        first = self.doc[start].lower_
        if end - start == 1 or root.pos_ == "PRON":
            if is_first(root) or (word == "you" and outer is not None):  # "you know", "if you want"
                return outer or self.own
            if word in HE:
                return self._person(start, word, outer, attribution.content)
            if word in THEY:
                return self._plural(start, outer, attribution.content)
            if word in IT:
                return self._thing(start, outer, attribution.content)
        if mention := self._mention(root, start, end):
            if mention.kind == "group":
                return STRANGER if root.i in self.groups.outside else self._pair(mention)
            if mention.kind == "office" and (holder := self._titled(mention, root)) is not None:
                return holder
            return self._inside(self._together(mention, root, start, end), outer)
        if is_first(self.doc[start]) and end - start > 1:
            return outer or self.own
        if first in HE:  # "his office", "her spokesman"
            owner = self._person(start, first, outer, attribution.content)
            if owner and root.pos_ != "PROPN" and root.lemma_ in titles.TEXTS:
                return owner  # "his statement": his own words
            return (
                replace(owner, person=None, authority=2, certain=False)
                if owner and owner.parties
                else STRANGER
            )
        if root.pos_ != "PROPN" and (word in titles.TEXTS or root.lemma_ in titles.TEXTS):
            return self._behind(start, end, outer, attribution.content)
        brief = end - start <= 4 or _OFFICE.issuperset(self.doc.lowers[start:end])
        if first in ("the", "this") and brief and (voice := self._described(root, start)):
            return voice
        return STRANGER

    def _inside(self, voice: Voice, outer: Voice | None) -> Voice:
        """ "Putin said Moscow was ready": the speaker speaks for his capital."""
        if outer and voice.person is None and outer.person and voice.parties == outer.parties:
            return outer
        return voice

    # pronouns and descriptions

    def _person(
        self, at: int, word: str, outer: Voice | None, own: tuple[tuple[int, int], ...]
    ) -> Voice | None:
        woman = word in HER
        if outer and outer.person and is_woman(outer.person) == woman:
            return outer
        front = syntax.fronted_owner(self.doc[at])
        named = self.at.get(front.i) if front is not None else None
        if named is not None and named.person and is_woman(named.person) == woman:
            return voice_of(named)
        for voice, kind in self._back(at, own):
            if kind.endswith(("party", "institution")):
                continue
            if voice.person is None and kind == "source" and voice.parties and voice.authority >= 4:
                continue  # a state that spoke is no "he"
            if not voice.person or is_woman(voice.person) == woman:
                return voice
        return STRANGER

    def _plural(self, at: int, outer: Voice | None, own: tuple[tuple[int, int], ...] = ()) -> Voice | None:
        if party := self.groups.state(at, outer.parties if outer else ()):
            return Voice((party,), None, 1, None, False)
        if self.groups.of_two(at) and (two := self._persons_before(at, REACH)) is not None:
            return replace(two, certain=False)  # "I spoke with Ada. I spoke with Ivan. They both want it"
        if some := self.groups.among_strangers(at):
            return together_voice(some) if len(some) > 1 else voice_of(some[0], certain=False)
        if self.groups.others(at, REACH):
            return STRANGER
        for voice, kind in self._back(at, own):
            if voice.person is not None and (pair := self._persons_before(at, 60)):
                return replace(pair, certain=False)
            if (
                len(voice.parties) > 1
                or kind.endswith(("institution", "party"))
                or (kind == "source" and voice.person is None)
            ):
                if outer and outer.parties and voice.parties == outer.parties and len(voice.parties) == 1:
                    return replace(outer, certain=False)
                return replace(voice, certain=False)
        return STRANGER

    def _persons_before(self, at: int, reach: int, noun: str = "") -> Voice | None:
        """The two persons of different parties named last, as one voice."""
        found = self.groups.persons(at, noun, True, reach)
        return together_voice(found) if len(found) == 2 else None

    def _thing(self, at: int, outer: Voice | None, own: tuple[tuple[int, int], ...] = ()) -> Voice | None:
        k = bisect_right(self.subject_ends, at - 1)
        told = next((s for s in reversed(self.subjects[:k]) if s[2] == "source"), None)
        if told is not None and at - told[0] <= REACH:  # "The statement said that … It added"
            word = self.doc[told[0] + (self.doc[told[0]].lower_ in {"the", "this"})]
            if word.lemma_ in WRITTEN:
                return told[1]
        for voice, kind in self._back(at, own):
            if kind == "party" and names_itself(self.mentions, voice.parties, own):
                continue
            if voice.person is None and kind != "office":
                return self._inside(voice, outer)
            if outer is not None and voice.parties == outer.parties:
                return outer
        return outer or STRANGER

    def _behind(
        self, start: int, end: int, outer: Voice | None, content: tuple[tuple[int, int], ...]
    ) -> Voice | None:
        """ "The statement", "his proposal", "that": the voice of whoever issued it, if named in it."""
        for mention in self.mentions_in(start, end):
            if mention.party:
                return self._inside(voice_of(mention), outer)
        if outer is not None:
            return outer
        if self.groups.others(start, REACH) or any(t.lower_ in _ALLIANCES for t in self.doc[start:end]):
            return STRANGER  # "European leaders met. The statement says …", "the declaration of the summit of NATO"
        back = self._back(start, content)
        if self.doc[start].lower_ == "the" and back and back[0][0].parties:
            last = back[0][0]
            both = (v for v, _ in back[:3] if {*last.parties} < {*v.parties})  # "a joint statement"
            return replace(next(both, last), certain=False)
        return None

    def _described(self, root: Token, start: int) -> Voice | None:
        """ "The minister", "the Kremlin spokesman", "the diplomat": the last person introduced by such a title."""
        word = "president" if head_of_state(root) else root.lemma_.lower()
        if root.tag_ == "NNS":
            if word not in RANKS or self.groups.others(start):
                return None
            return self._persons_before(start, BACK, word)
        k = self._index(start)
        leading = self._leading(start)
        passed_by: Mention | None = (
            None  # "Zelensky spoke of Putin's offer. The president …": the nearer is not meant
        )
        for mention in reversed(self.mentions[max(0, k - 40) : k]):
            if passed_by is not None and start - mention.end > REACH:
                break
            if mention.kind == "person" and mention.end <= start and (mention.person or mention.party):
                words = {t.lower_ for t in self.doc[mention.start : mention.end]}
                if (
                    word in words
                    or (word in KINDS and words & KINDS[word])
                    or word in self._title_words(mention)
                ):
                    if mention.start in leading:
                        return voice_of(mention)
                    passed_by = passed_by or mention
            elif (
                mention.end <= start
                and word == self.doc[mention.end - 1].lower_
                and (
                    mention.kind == "institution"
                    or (mention.kind == "office" and self.doc[mention.start].lower_ in ("a", "an"))
                )
            ):
                return voice_of(passed_by or mention)  # "a Turkish official …, the official": not named
        return voice_of(passed_by) if passed_by is not None else None

    def _index(self, start: int) -> int:
        """How many mentions begin at or before a token."""
        return bisect_right(self.mention_starts, start)

    def _pair(self, mention: Mention) -> Voice:
        """The two who are "both sides" or "the two leaders"."""
        noun = self.doc[mention.end - 1].lemma_.casefold()
        if noun in RANKS or noun in titles.TWO_AS_ONE:
            two = noun in titles.TWO_AS_ONE or any(
                t.lower_ in ("two", "both") for t in self.doc[mention.start : mention.end]
            )
            if not two and self.groups.others(mention.start):
                return STRANGER
            if len(found := self.groups.persons(mention.start, noun, two)) > 1:
                return together_voice(found)
            if not two:
                return STRANGER
        named = set(WAR) <= self.groups.parties
        return Voice(self.groups.sides(mention.start), authority=1, certain=named)

    # transcripts and own releases

    def _turn(self, attribution: Attribution) -> Segment | None:
        k = bisect_right(self.turn_starts, attribution.content[0][0]) - 1
        turn = self.turns[k] if k >= 0 else None
        return turn if turn and attribution.content == ((turn.start, turn.end),) else None

    def _labelled(self, turn: Segment) -> Voice | None:
        """The voice of a label: "THE PRESIDENT", "MR. WALTZ", "Quote from X"; "Quote" alone is the last source's."""
        label = turn.speaker or ""
        if label.lower() in ("quote", "direct quote", "quotation", "literally", "verbatim"):
            k = bisect_right(self.subject_ends, turn.start)
            return next((v for _, v, kind in reversed(self.subjects[:k]) if kind == "source"), None)
        return labelled(label, self.context, self.own, self.persons)


_ALLIANCES = frozenset(
    "nato alliance eu union un g7 g20 osce brics council commission parliament court church vatican".split()
)
# "The head of the Office": of the president, whose head the text has named.
_OFFICE = frozenset("the head of office presidential president 's administration".split())
