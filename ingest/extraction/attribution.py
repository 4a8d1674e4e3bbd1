"""Source, cue, content: who says, wants, rejects what, in whose words.

Cue first: a word of speech, belief, wish or demand (cues.py) is looked for, then its complement is the content and
its subject the source (complements.py). Quotes then extend contents, and quotes left over go to the speaker around
them (quoting.py). What counts follows the PolNeAR guidelines (Newell, Margolin, Ruths 2018); that the cue comes first
is taken from Pareti (2015) and citron (BBC), the pairing of quotes by paragraph from what GenderGapTracker lacks.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy import tokens
from spacy.language import Language

from ingest.extraction import cues, tree
from ingest.extraction.annotations import Attribution, Segment
from ingest.extraction.backward import points_back, said_before
from ingest.extraction.complements import (
    Span,
    according_to,
    complements,
    cue_span,
    edges,
    phrase,
    source_of,
    trim,
)
from ingest.extraction.headlines import headline, spoken_line
from ingest.extraction.passed_on import quoted_as_saying
from ingest.extraction.quoting import Found, Quotes
from ingest.extraction.syntax import VERBAL
from ingest.extraction.tree import Doc, Token, bounds
from ingest.extraction.viewpoints import MARKED, before_colon, viewpoint

NAME = "attribution"
ANSWERING = frozenset({"comment", "respond", "reply", "react"})
POST = 24  # tokens: the name, handle and day that end a post
CUES = MARKED | {":"}  # beside the verbs
READ = ("headline", "heading", "paragraph", "turn")


@Language.component(NAME, requires=["token.lemma", "token.dep"], assigns=["doc._.attributions"])
def attribution(doc: tokens.Doc) -> tokens.Doc:
    doc._.attributions = Reader(tree.of(doc)).attributions()
    return doc


class Reader:
    """One Doc being read; not to be kept. `every` takes all verbs as cues, to measure what the lexicon leaves out."""

    def __init__(self, doc: Doc, *, every: bool = False) -> None:
        self.doc = doc
        self.every = every
        self.found: list[Found] = []
        self.open_verbs: list[Found] = []
        self.segments: list[Segment] = [s for s in doc.segments if s.kind in READ]
        self.quotes = Quotes(doc, self.segments)

    def attributions(self) -> list[Attribution]:
        for segment in self.segments:
            if segment.kind in ("headline", "heading") and (line := headline(self.doc, segment)):
                self._add(line[0], line[1], [line[2]], "headline", "")
                continue
            if segment.kind == "paragraph" and (line := spoken_line(self.doc, segment)):
                self._add(line[0], line[1], [line[2]], "headline", "")
            for token in self.doc.tokens[segment.start : segment.end]:
                if token.pos_ in VERBAL or token.lemma_ in CUES or token.lower_ in CUES:
                    self._cue(token, segment)
            self._post(segment)
        self.found += self.quotes.distribute(self.found, self.open_verbs)
        self._turns()
        return linked(self.found, self.quotes)

    def _turns(self) -> None:
        """A turn of a transcript is its speaker's; its label is the source."""
        label: Span | None = None
        before: Segment | None = None
        for segment in self.doc.segments:
            if segment.kind == "turn":
                if before is None or before.kind != "turn" or segment.start - before.end > 1:
                    label = trim(self.doc, (before.end if before else 0, segment.start))
                    label = label if label[0] < label[1] else None
                self.found.append(Found(None, label, [(segment.start, segment.end)], "turn"))
            before = segment

    def _post(self, segment: Segment) -> None:
        """A post shown in an article: "The talks go on. — Ada Smyk (@adasmyk) May 5, 2025"."""
        words = self.doc.lowers
        for i in range(max(segment.start, segment.end - POST), segment.end - 1):
            if words[i] != "(" or not self.doc[i + 1].text.startswith("@"):
                continue
            dash = next((k for k in range(i - 1, segment.start, -1) if self.doc[k].text in {"—", "–"}), None)
            if dash is not None and i - dash < POST and self.doc[dash + 1].text[:1].isupper():
                name = next((k for k in range(dash + 1, i) if self.doc[k].text == "/"), i)
                self._add(None, (dash + 1, name), [(segment.start, dash)], "turn", "")
            return

    def _cue(self, token: Token, segment: Segment) -> None:
        pos = token.pos_
        if pos == "VERB" or (pos == "AUX" and token.dep_ not in ("aux", "auxpass")):
            if (
                token.lower_ == "according"
                and token.i + 1 < segment.end
                and self.doc[token.i + 1].lower_ == "to"
            ):
                if found := according_to(token):
                    self._add((token.i, token.i + 2), found[0], found[1], "according", "according")
            elif (view := viewpoint(token)) is not None:
                self._add(view[0], view[1], view[2], "view", "according")
            else:
                self._verb(token)
        elif (view := viewpoint(token)) is not None:
            self._add(view[0], view[1], view[2], "view", "according")
        elif token.text == ":" and segment.kind == "paragraph":
            self._colon(token)

    def _colon(self, colon: Token) -> None:
        """ "Kyiv's answer: no talks before a truce." A quote behind it is given to its speaker elsewhere."""
        i, start = colon.i, bounds(colon).start
        if i + 2 >= len(self.doc) or self.quotes.at(i) is not None:
            return
        if self.quotes.at(i + 1) is not None or self.doc[i + 1].text in "'‘":
            return
        end = bounds(self.doc[i + 1]).end
        if (line := before_colon(self.doc, i, start, end)) is not None:
            self._add(line[0], line[1], [(i + 1, end)], "headline", "")

    def _verb(self, verb: Token) -> None:
        lemma = cues.LEMMAS.get(verb.lower_) or verb.lemma_.lower()
        if points_back(verb, lemma):
            before, source = said_before(verb), source_of(verb)
            if before is not None and source is not None:
                self._add(cue_span(verb), source, [before], "back", lemma)
                return
        if (quoted := quoted_as_saying(verb)) is not None:
            person, said = quoted
            if said is not None:
                self._add(cue_span(verb), phrase(person), [edges(said)], "c", lemma)
            elif self.quotes.at(verb.i) is None:
                self.open_verbs.append(Found(cue_span(verb), phrase(person), [], "c", lemma))
            return
        frames = self._frames(verb, lemma)
        if frames is None and not self.every:
            return
        if lemma in ANSWERING and any(c.dep_ == "neg" for c in verb.children) and not self.every:
            return  # "has not commented on Kyiv's offer to …": what nobody has spoken of is nobody's words
        for frame, content in complements(verb):
            if self.every or (frames is not None and frame in frames):
                source = None if frame == "e" else source_of(verb)
                self._add(cue_span(verb), source, content, frame, lemma)
                return
        told_of = (
            verb.dep_ == "acl" and verb.tag_ == "VBN"
        )  # "the talks announced by Paris": not what is quoted
        if (
            lemma in cues.SPEECH
            and not told_of
            and (source := source_of(verb))
            and self.quotes.at(verb.i) is None
        ):
            self.open_verbs.append(Found(cue_span(verb), source, [], "c", lemma))

    def _frames(self, verb: Token, lemma: str) -> frozenset[str] | None:
        for child in verb.rights:
            if child.dep_ == "prt" and (lemma, child.lower_) in cues.PARTICLES:
                return cues.PARTICLES[lemma, child.lower_]
        return cues.VERBS.get(lemma)

    def _before_cue(self, span: Span, cue: int) -> Span:
        """What stands before "…, she said" as far as it is said: nothing over a semicolon ("Kyiv agreed; he recalled
        that …"), and what introduces it with a colon is not ("The spokeswoman went further: it is late, she said")."""
        start, end = span
        if end > cue or self.quotes.at(start) is not None:
            return span
        if any(self.doc[i].text == ";" for i in range(end, cue)):
            return start, start
        colons = [i for i in range(start, end) if self.doc[i].text == ":" and self.quotes.at(i) is None]
        return (colons[-1] + 1 if colons else start), end

    def _before_medium(self, span: Span, cue: int) -> Span:
        """What follows "she said" is none of her words where it tells how they came: "…, according to state television"."""
        start, end = trim(self.doc, span)
        if start < cue or self.doc.lowers[start : start + 2] != ["according", "to"]:
            return span
        after = self.doc[start].right_edge.i + 1
        return after, max(end, after)

    def _add(
        self, cue: Span | None, source: Span | None, content: Iterable[Span], frame: str, lemma: str
    ) -> None:
        if cue is not None and frame != "headline":
            content = [self._before_medium(self._before_cue(span, cue[0]), cue[1]) for span in content]
        if source is not None and source[0] >= source[1]:
            source = None  # nothing but marks: "Putin. said"
        spans = sorted(span for span in (trim(self.doc, span) for span in content) if span[0] < span[1])
        if spans:
            self.found.append(Found(cue, source, spans, frame, lemma))


def linked(found: list[Found], quotes: Quotes) -> list[Attribution]:
    """The attributions in reading order; `parent` is the smallest other one whose content holds this one's cue."""
    order = sorted(found, key=lambda f: (f.content[0][0], -f.content[-1][1], f.anchor))
    index = {id(f): k for k, f in enumerate(order)}
    cover: dict[int, int] = {}
    parents: dict[int, int | None] = {}
    for f in sorted(order, key=lambda f: -sum(b - a for a, b in f.content)):  # the widest first
        parents[index[id(f)]] = cover.get(f.anchor) if f.cue else None
        for a, b in f.content:
            for i in range(a, b):
                cover[i] = index[id(f)]
    return [
        Attribution(
            f.cue,
            f.source,
            tuple(f.content),
            any(next(quotes.touching(span), None) is not None for span in f.content),
            None,
            parents[k],
        )
        for k, f in enumerate(order)
    ]
