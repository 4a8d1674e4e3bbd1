"""Who speaks in the turns of a transcript or an interview: by their labels, the guest, or nobody where a reporter asks."""

from __future__ import annotations

import re

from ingest.extraction.annotations import Attribution, Context, Segment, Voice
from ingest.extraction.holders import Holders, voice_of
from ingest.extraction.labels import PRESENTER, STRANGER, asks, introduced, labelled, narrates, unsaid
from ingest.extraction.pronouns import is_first
from ingest.extraction.releases import people, publisher
from ingest.extraction.reported import trailing
from ingest.extraction.speakers import PERSONS, QUOTE, REACH, listed
from ingest.extraction.tree import Doc, Token

ASKING = frozenset("ask answer interview speak talk sit question".split())


def _answers(name: Token) -> bool:
    """ "The minister answered questions", "was asked", "spoke to us", "gave an interview", "our talk with the minister"."""
    word = name.head if name.dep_ not in {"pobj", "appos"} else name.head.head
    given = any(c.dep_ == "dobj" and c.lemma_ in PRESS for c in word.children)
    return word.lemma_ in ASKING | PRESS or given


def _leads(verb: Token) -> bool:
    """Whether a clause is a main one, or one beside it that the parser hung below: "Kyiv waits, Rome waits"."""
    return verb.dep_ in {"ROOT", "conj"} or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def _of_one(parties: set[str | None], certain: bool = True) -> Voice | None:
    """An official of the only party named, if all that are named are of one."""
    (party,) = parties if len(parties) == 1 else (None,)
    return Voice((party,), None, 2, None, certain) if party else None


# What the head of a transcript calls it.
PRESS = frozenset("briefing briefings press remarks answers conference interview readout comment q&a".split())
UNNAMED = re.compile(r"(?:the|a|an|one|his|her) [a-z ]+")


class Turns:
    """The segments and turns of one Doc, with the voice of each."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.context: Context = doc.context
        self.attributions: list[Attribution] = listed(doc, trailing(doc, list(doc.attributions)))
        self.own = publisher(doc)
        self.holders = Holders(doc)
        self.turns: dict[int, Voice | None] = {}  # None where a correspondent narrates
        self.asked: set[int] = set()  # the words of interviewers and correspondents
        self.segment_of: dict[int, Segment] = {}
        labels: dict[str, Voice] = {}
        self.labels = labels
        persons = introduced(doc, self.own)
        presenters: dict[str, bool] = {}  # by surname: whether they narrate
        for segment in doc.segments:
            voice: Voice | None = None
            label = segment.speaker if segment.kind == "turn" else None
            if label is not None and (label in presenters or asks(label, self.context)):
                self.asked.update(range(segment.start, segment.end))
                narrated = presenters.get(label) or narrates(label, self.context)
                voice = None if narrated else STRANGER
                if (name := PRESENTER.match(label)) is not None:
                    presenters[name["last"]] = narrated
            elif label is not None and not QUOTE.match(label):
                if label not in labels:
                    labels[label] = labelled(label, self.context, self.own, persons)
                    if not labels[label].parties and unsaid(label):
                        labels[label] = self._unnamed_guest(segment) or STRANGER
                    elif not labels[label].parties and UNNAMED.fullmatch(label):
                        labels[label] = self._of_theirs(segment.start, label)
                voice = labels[label]
            told = label is not None and not QUOTE.match(label)
            words = range(segment.start, segment.end)
            self.segment_of |= dict.fromkeys(words, segment)
            if told:
                self.turns |= dict.fromkeys(words, voice)
        for attribution in self.attributions:
            first = attribution.first
            told_by = attribution.voice if attribution.cue else None
            if first in self.asked and told_by and told_by.parties and self.own is None:
                # A newspaper's question that says who said what: "The minister says that he is ready." What reporters
                # put to an official is nobody's side in the official's transcript.
                self.turns |= dict.fromkeys((i for span in attribution.content for i in range(*span)), None)

    def _of_theirs(self, start: int, label: str) -> Voice:
        """ "Quote from the ministry": of the party that spoke last, or that was told of last."""
        voice = self._interviewed(start)
        if voice is None or len(voice.parties) != 1:
            named = next((m for m in reversed(self.holders.mentions) if m.start < start), None)
            party = named.party if named is not None and start - named.end < REACH else None
            return Voice((party,), None, 2) if party else STRANGER
        return voice if label.split()[-1] in PERSONS else Voice(voice.parties, None, 2)

    def _headed(self, start: int) -> Voice | None:
        """Whose briefing it is by the words above the first turn: "Kremlin press briefing"; not "Briefing on Ukraine"."""
        above = [m for m in self.holders.mentions if m.end <= start]
        on = any(self.doc[m.end - 1].dep_ == "pobj" and m.kind == "party" for m in above)
        if on or PRESS.isdisjoint(self.doc.lowers[:start]):
            return None
        return _of_one({m.party for m in above})

    def _unnamed_guest(self, turn: Segment) -> Voice | None:
        """Who answers without a name: who spoke or was asked before, whose briefing it is, who alone is named above or
        in the title, or the state of which the answers tell as "we"."""
        start = next(s.start for s in self.doc.segments if s.kind == "turn")
        return (
            self._interviewed(start)
            or self._named_above(start)
            or self._headed(start)
            or self._named_below()
            or self._of_themselves(turn.speaker or "")
        )

    def _named_above(self, start: int) -> Voice | None:
        above = [m for m in self.holders.mentions if m.end <= start and m.kind in {"person", "office"}]
        roots = {m.start: self.doc[m.start : m.end].root for m in above}
        guests = [m for m in above if _answers(roots[m.start])]
        guests = guests or [m for m in above if roots[m.start].dep_ in {"nsubj", "nsubjpass", "ROOT"}]
        if len({(m.party, m.person) for m in guests}) == 1 and guests[0].party:
            return voice_of(guests[0])
        titled = list(people(self.context.title, self.context)) if not above else []
        return titled[0] if len(titled) == 1 else None

    def _named_below(self) -> Voice | None:
        """ "(Answers by the spokesman of the French foreign ministry)", under the last answer."""
        last = self.doc.segments[-1]
        if self.doc[last.start].text != "(":
            return None
        return _of_one({m.party for m in self.holders.mentions if m.start >= last.start})

    def _of_themselves(self, label: str) -> Voice | None:
        """ "France condemns the strikes. We are working on a new package": a state's own official."""
        theirs: set[str | None] = set()
        for segment in self.doc.segments:
            if segment.kind != "turn" or segment.speaker != label:
                continue
            words = self.doc[segment.start : segment.end]
            if not any(is_first(t) for t in words):
                continue
            subjects = (t for t in words if t.dep_ == "nsubj" and _leads(t.head))
            theirs |= {m.party for t in subjects if (m := self.holders.at.get(t.i)) and m.kind == "party"}
        return _of_one(theirs, certain=False)

    def _interviewed(self, start: int) -> Voice | None:
        """Whom a newspaper's interview names as its guest before the first answer: who is said to have spoken last."""
        for attribution in reversed(self.attributions):
            source, voice = attribution.source, attribution.voice
            if source and source[0] < start and voice and voice.parties and source[0] not in self.turns:
                return voice
        return None
