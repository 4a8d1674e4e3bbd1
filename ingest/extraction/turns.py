"""Who speaks in the turns of a transcript or an interview, by their labels; nobody where a reporter asks."""

from __future__ import annotations

from ingest.extraction.annotations import Attribution, Context, Segment, Voice
from ingest.extraction.holders import Holders, voice_of
from ingest.extraction.labels import OFFICE, STRANGER, asks, introduced, labelled, of_the_white_house, unsaid
from ingest.extraction.lists import listed
from ingest.extraction.pronouns import is_first
from ingest.extraction.releases import people, publisher
from ingest.extraction.reported import trailing
from ingest.extraction.speakers import QUOTE
from ingest.extraction.tree import Doc, Token


def _leads(verb: Token) -> bool:
    """Whether a clause is a main one, or one beside it that the parser hung below: "Kyiv waits, Rome waits"."""
    return verb.dep_ in {"ROOT", "conj"} or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


# What the head of a transcript calls it, and what is done there.
PRESS = frozenset("briefing press remarks answers conference interview".split())
ASKING = frozenset("ask answer interview speak talk sit".split())


def _answers(name: Token) -> bool:
    """ "The minister answered questions", "was asked", "spoke to us", "our interview with the minister"."""
    word = name.head if name.dep_ not in {"pobj", "appos"} else name.head.head
    return word.lemma_ in ASKING or any(c.dep_ == "dobj" and c.lemma_ in PRESS for c in word.children)


class Turns:
    """The segments and turns of one Doc, with the voice of each."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.context: Context = doc.context
        self.attributions: list[Attribution] = listed(doc, trailing(doc, list(doc.attributions)))
        self.own = publisher(doc)
        self.holders = Holders(doc)
        self.turns: dict[int, Voice | None] = {}  # None where a question only passes on what others say
        self.asked: set[int] = set()  # the words of interviewers and correspondents
        self.segment_of: dict[int, Segment] = {}
        labels: dict[str, Voice] = {}
        self.labels = labels
        persons = introduced(doc)
        for segment in doc.segments:
            voice: Voice | None = None
            label = segment.speaker if segment.kind == "turn" else None
            if label is not None and asks(label, self.context):
                self.asked.update(range(segment.start, segment.end))
                voice = STRANGER
            elif label is not None and not QUOTE.match(label):
                if label not in labels:
                    labels[label] = labelled(label, self.context, self.own, persons)
                    if not labels[label].parties and unsaid(label) and self.own is None:
                        labels[label] = self._unnamed_guest(label) or of_the_white_house(label, self.context)
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

    def _unnamed_guest(self, label: str) -> Voice | None:
        """Who answers without a name: who alone was asked or is named above or in the title, whose briefing it is, or the
        state of which the answers tell as "we"."""
        start = next(s.start for s in self.doc.segments if s.kind == "turn")
        above = [m for m in self.holders.mentions if m.end <= start]
        said = [a.voice for a in self.attributions if a.source and a.source[0] < start]
        named = [
            voice_of(m) for m in above if m.kind in {"person", "office"} and _answers(self.doc[m.end - 1])
        ]
        titled = [] if above else list(people(self.context.title, self.context))
        for found in ([v for v in said if v and v.parties][-1:], named, titled):
            if len(found) == 1 and found[0].parties:
                return found[0]
        theirs = {m.party for m in above if self.doc[m.end - 1].dep_ != "pobj"}
        if len(theirs) == 1 and len(above) == 1 and not PRESS.isdisjoint(self.doc.lowers[:start]):
            (party,) = theirs
            return Voice((party,), None, 2) if party else None
        return None if OFFICE.match(label) else self._of_themselves(label)

    def _of_themselves(self, label: str) -> Voice | None:
        """ "France condemns the strikes. We are working on a new package": a state's own official."""
        theirs: set[str | None] = set()
        for segment in self.doc.segments:
            words = self.doc[segment.start : segment.end]
            if segment.speaker != label or not any(is_first(t) for t in words):
                continue
            subjects = (t for t in words if t.dep_ == "nsubj" and _leads(t.head))
            theirs |= {m.party for t in subjects if (m := self.holders.at.get(t.i)) and m.kind == "party"}
        (party,) = theirs if len(theirs) == 1 else (None,)
        return Voice((party,), None, 2, None, False) if party else None
