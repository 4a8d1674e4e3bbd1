"""When each thing was said: in the words around it, else where the same person or the events around were last dated.

A story names its day once ("Macron said on Wednesday …") and goes on: what the same person says in it later, in
whatever tense, is of that day; so is what the headline says of that person or party.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date

from ingest.extraction import dates, syntax
from ingest.extraction.annotations import Voice
from ingest.extraction.pronouns import IT, THEY
from ingest.extraction.reading import TOLD, Reading
from ingest.extraction.reported import anchor
from ingest.extraction.topic_mentions import head
from ingest.extraction.tree import Span, Token, bounds
from ingest.extraction.voices import Voices

PASSAGE_DAYS = 7  # an older day named in passing is history, not the day of the words around it
LEAD = 6  # sentences: a headline sums up what the first ones tell; a day named later was its own in 5 of 29 (news)
# Days that are planned, not on which something was said: "from Monday", "starting on May 8", "for June 2".
SCHEDULE = re.compile(
    r"\b(?:from|starting|beginning|until|till|by|for|beyond|as of|before|after|scheduled|planned|due|since|next)\s+(?:midnight\s+|noon\s+)?(?:on\s+)?(?:the\s+)?(?:[A-Z]\w+|\d+)(?:\s+\d+)?",
    re.U,
)
PLANS = frozenset("from until till by for beyond since".split())
BODY = frozenset({"paragraph", "turn"})
EARLIER = re.compile(r"\b(?:days?|evening|night|weeks?) (?:before|earlier)\b", re.I)
AROUND = frozenset({"day", "days", "evening", "night", "later", "hours", "yesterday", "today"})
NAMES = frozenset({*dates.MONTHS, *dates.WEEKDAYS, *AROUND})
# What goes on from an event that the sentence before dates: "On June 2 they met. The delegations agreed there …".
MEETINGS = frozenset(
    "talk meeting round call conversation summit session negotiation speech ceremony visit".split()
)
SIDES = frozenset("side party delegation negotiator team country president leader minister".split())
STANDING = frozenset(
    "want seek insist demand oppose reject refuse remain favor favour prefer support back".split()
)


class Days:
    """The days of one Doc."""

    def __init__(self, voices: Voices) -> None:
        self.voices = voices
        self.doc, self.published = voices.doc, voices.context.published
        self.passage: dict[
            int, date
        ] = {}  # by sentence start: the day of the events that are being told there
        # Who said on that day what the text tells of, where the day stands with a reporting verb: it is no other's.
        self.tellers: dict[int, frozenset[str]] = {}
        self.before: dict[int, date] = {}  # the same without the sentence's own words
        # The day told of just before, however long ago: only for what goes on from it.
        self.events: dict[int, date] = {}
        self.lead: list[tuple[date, Span]] = []  # the first sentences that name a day
        # The token at which the first of them begins: before it stands what sums the story up.
        self.opening = 0
        self.dated: dict[str, list[tuple[int, date | None]]] = {}  # by person: token, day
        self.by_number: dict[int, date | None] = {}  # of the attributions that say when
        self.planned: set[int] = set()  # days of what would happen
        self.reporting: set[int] = set()  # words of a day that hang on a reporting verb
        self.telling = [i for i, word in enumerate(self.doc.lowers) if dates.may_tell(word)]
        self._read_days()
        if self.published is not None:
            self._read_sentences(self.published)
        self.opening = self.lead[0][1].start if self.lead else 0
        self._read_attributions()

    def of(self, chain: list[int], reading: Reading, speaker: Voice, party: str) -> date | None:
        """The day of a side taken in the words of `chain`, innermost first."""
        cue, mention = reading.cue.i, head(self.doc, reading.mention)
        if not chain and _beside(reading):
            own = [t for t in reading.cue.subtree if _verb_of(t, reading.cue) == reading.cue]
            return self._entered(cue) or dates.find(self._text(own), self.published)[0]
        for number in chain:
            if number in self.by_number:
                return self.by_number[number]
        if (entered := self._entered(cue)) is not None:
            return entered
        for number in chain:
            if cue in self.voices.turns and self.voices.attributions[number].cue is None:
                continue
            if day := self._undated(number):
                return day
        if self.voices.own is not None or cue in self.voices.turns:
            return self.published
        token = self.doc[cue]
        start, end = bounds(token)
        if not chain:
            below = {t.i for t in mention.subtree}
            if cue in below:  # "In her June 14 speech she set out her terms: they must leave"
                below = {i for i in below if i >= mention.i}
            text = "".join(t.text_with_ws if t.i not in below else " " for t in self.doc[start:end])
            day, said = dates.find(SCHEDULE.sub(" ", text), self.published, self.before.get(start))
            if said:
                return day
        segment = self.voices.segment_of.get(cue)
        if (segment is not None and segment.kind == "headline") or end <= self.opening:
            return self._summed_up(speaker, party)
        if _perfect(token):
            return None
        if not chain and (day := self._event(token)):
            return day
        verb = (
            token.head if token.pos_ == "NOUN" and token.dep_ == "nsubj" else token
        )  # "Kyiv's demand remains …"
        standing = verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in STANDING
        if speaker.person and not standing and (day := self._last(speaker.person, cue)):
            return day
        return self._passage(start, speaker.person) if token.tag_ == "VBD" and not chain else None

    def _entered(self, token: int) -> date | None:
        """The day that an entry of a chronicle begins with: "June 14, 2024: The president said …"."""
        segment = self.voices.segment_of.get(token)
        if segment is None or segment.kind not in BODY:
            return None
        match = dates.ENTRY.match(self.doc.text, self.doc[segment.start].idx)
        return dates.find(match[1], self.published)[0] if match else None

    def _event(self, verb: Token) -> date | None:
        """The day of an event told of just before, where the sentence goes on from it."""
        start = bounds(verb).start
        if (day := self.events.get(start)) is None or verb.tag_ != "VBD":
            return None
        subject = next((c for c in verb.children if c.dep_ in syntax.SUBJECTS), None)
        if subject is not None and (
            subject.lower_ in THEY
            or (subject.lemma_ in SIDES and subject.tag_ == "NNS" and _definite(subject))
        ):
            return day
        for word in verb.children:
            if word.lower_ in {"after", "following", "at", "during", "on"}:
                thing = next((c for c in word.children if c.dep_ == "pobj"), None)
                if thing is not None and (
                    thing.lower_ in IT
                    or ((thing.lemma_ in MEETINGS or thing.lemma_ == "occasion") and _definite(thing))
                ):
                    return day
        return None

    def _passage(self, start: int, person: str | None) -> date | None:
        tellers = self.tellers.get(start)
        return None if tellers and person and person not in tellers else self.passage.get(start)

    def _read_sentences(self, published: date) -> None:
        inside = {i for a in self.voices.attributions for start, end in a.content for i in range(start, end)}
        people = {m.start: m.person for m in self.doc.mentions if m.person}
        tellers: frozenset[str] = frozenset()
        main = day = None
        paragraph = None
        number = 0  # of sentences of the body: pages begin with menus, credits and dates
        headed: date | None = None  # the day of the dateline before the sentence
        event: date | None = None
        fresh = False  # no sentence since that is of another paragraph
        for sentence in self.doc.sents:
            first = next((t.i for t in sentence if not t.is_space), None)
            if first is None:
                continue
            segment = self.voices.segment_of.get(first)
            kind = segment.kind if segment is not None else ""
            if kind in {"caption", "boilerplate"}:
                continue
            if len(sentence) == 1 and self.doc[first].lower_ in AROUND:
                continue  # the end of a name: "Ankara Today"
            if segment is not paragraph:
                event = event if fresh else None
                paragraph, day = segment, main  # what a paragraph looks back on ends with it
            number += segment is not None and segment.kind in BODY
            if day:
                self.before[sentence.start] = day
            here, said, own = None, False, []
            if self._may_tell(sentence.start, sentence.end):
                own = [t for t in sentence if t.i not in inside or t.i in self.reporting]
                here, said = dates.find(self._text(own), published, day)
            if said or kind not in BODY:
                event, fresh = here, True
            elif event:
                if (published - event).days > PASSAGE_DAYS:
                    self.events[sentence.start] = event
                fresh = False
            if said:
                day = here if here and (published - here).days <= PASSAGE_DAYS else None
                main = day or main
                telling = not self.reporting.isdisjoint(range(sentence.start, sentence.end))
                tellers = frozenset(people[t.i] for t in own if t.i in people) if telling else frozenset()
            if not day:
                continue
            self.passage[sentence.start] = day
            self.tellers[sentence.start] = tellers
            if headed and not said and number <= LEAD:
                self.lead.append((headed, sentence))
            headed = None
            if said:
                if kind == "dateline":
                    headed = day
                    continue
                if number <= LEAD and not EARLIER.search(sentence.text):
                    self.lead.append((day, sentence))
                for token in own:
                    if token.i in people:
                        self.dated.setdefault(people[token.i], []).append((token.i, day))

    def _read_attributions(self) -> None:
        for number, attribution in enumerate(self.voices.attributions):
            sentence = bounds(self.doc[anchor(attribution)])
            if not self._may_tell(*sentence):
                continue
            inside = {i for start, end in attribution.content for i in range(start, end)}
            text = self._text(
                [t for t in self.doc[slice(*sentence)] if t.i not in inside or t.i in self.reporting]
            )
            day, said = dates.find(text, self.published, self.before.get(sentence.start))
            if not said:
                continue
            self.by_number[number] = day
            if person := self.voices.voice(number).person:
                recent = (
                    day if day and self.published and (self.published - day).days <= PASSAGE_DAYS else None
                )
                self.dated.setdefault(person, []).append((anchor(attribution), recent))
        for found in self.dated.values():
            found.sort(key=lambda at: at[0])

    def _undated(self, number: int) -> date | None:
        """The day of an attribution whose own sentence says none."""
        attribution, person = self.voices.attributions[number], self.voices.voice(number).person
        at = anchor(attribution)
        if attribution.cue and (day := self._event(self.doc[attribution.cue[0] : attribution.cue[1]].root)):
            return day
        if person and (day := self._last(person, at)):
            return day
        segment = self.voices.segment_of.get(at)
        cue = self.doc[attribution.cue[0] : attribution.cue[1]].root if attribution.cue else None
        if (cue is None or cue.tag_ == "VBD") and not (segment and segment.kind == "headline"):
            return self._passage(bounds(self.doc[at]).start, person)
        return None

    def _may_tell(self, start: int, end: int) -> bool:
        """Whether any of these words may name a day: in most sentences none does."""
        k = bisect_left(self.telling, start)
        return k < len(self.telling) and self.telling[k] < end

    def _last(self, person: str, token: int) -> date | None:
        """The day on which the person was last told of before a token."""
        found = self.dated.get(person, [])
        k = bisect_right(found, token, key=lambda at: at[0])
        return found[k - 1][1] if k else None

    def _summed_up(self, speaker: Voice, party: str) -> date | None:
        for day, sentence in self.lead:
            for mention in self.doc.mentions:
                if sentence.start <= mention.start < sentence.end and (
                    mention.person == speaker.person
                    if speaker.person and mention.person
                    else mention.party == party
                ):
                    return day
        return None

    def _read_days(self) -> None:
        """What each name of a day hangs on: "would come on Monday", "if Friday goes well", "said the day before"."""
        cues = {i for a in self.voices.attributions if a.cue for i in range(*a.cue)}
        behind = {
            start for a in self.voices.attributions if a.cue for start, _ in a.content if start >= a.cue[1]
        }
        for i, word in enumerate(self.doc.lowers):
            if word not in NAMES:
                continue
            token = self.doc[i]
            verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
            if verb is None:
                continue
            if word in dates.WEEKDAYS and i + 1 in behind:
                self.reporting.add(i)  # "said Friday talks would go on"
            elif token.dep_ == "pobj" and token.head.lower_ in PLANS:
                self.planned.add(token.i)  # "called for a truce beyond Friday"
            elif verb.i in cues:
                self.reporting.update(range(token.left_edge.i, min(token.i + 2, bounds(token).end)))
                if (
                    token.dep_ == "poss"
                    and token.head.lemma_ in MEETINGS
                    and token.head.head.lower_ == "after"
                ):
                    self.planned.add(token.head.head.i)  # "said after Friday's talks": on Friday
            elif word in dates.MONTHS and verb.dep_ in {"relcl", "acl"}:
                self.planned.add(i)  # "the truce that Kyiv accepted in March"
            elif word not in AROUND and any(c.tag_ == "MD" or c.lower_ == "if" for c in verb.children):
                self.planned.add(token.i)

    def _text(self, tokens: list[Token]) -> str:
        """The tokens' words without the days of plans."""
        words, last = [], None
        for token in tokens:
            if last is not None and token.i != last + 1:
                words.append(" ; ")
            last = token.i
            words.append(" " if token.i in self.planned else token.text_with_ws)
        return SCHEDULE.sub(" ", "".join(words))


def _definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "both"} for c in noun.children)


def _beside(reading: Reading) -> bool:
    """Whether the words around tell of something else than the side, whose day is theirs alone: "On Monday he rejected
    the truce that Kyiv has accepted", "Paris backed Washington's call"."""
    holder = reading.holder
    if holder is None or holder.pos_ == "PRON":
        return False
    named = (
        reading.cue.pos_ == "NOUN"
        and holder.dep_ == "poss"
        and reading.cue.dep_ not in {"nsubj", "nsubjpass"}
    )
    return named or reading.kind == TOLD


def _perfect(verb: Token) -> bool:
    """ "has threatened sanctions", "has set a term and threatened sanctions"."""
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return True
    own = any(c.dep_ in syntax.SUBJECTS or c.dep_ == "aux" for c in verb.children)
    return verb.dep_ == "conj" and not own and verb.head.tag_ == "VBN" and _perfect(verb.head)


def _verb_of(token: Token, top: Token) -> Token:
    """The verb that a word below `top` hangs on, else `top`: "the list that Ankara meant to print on Friday"."""
    return next((t for t in token.ancestors if t.pos_ in syntax.VERBAL or t == top), top)
