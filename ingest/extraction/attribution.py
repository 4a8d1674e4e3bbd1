"""Source, cue, content: who says or wants what, in whose words.

Cue first: a word of speech, belief, wish or demand (cues.py) is looked for, then its complement is the content and
its subject the source. Quotes then extend contents, and quotes left over go to the speaker around them.
After the PolNeAR guidelines (Newell et al. 2018) in what counts; the order cue, content, source after Pareti (2015)
and citron; nothing of either's code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.extraction import cues
from ingest.extraction.annotations import Attribution, Segment

NAME = "attribution"
Span = tuple[int, int]


@Language.component(NAME, requires=["token.lemma", "token.dep"])
def attribution(doc: Doc) -> Doc:
    doc._.attributions = Reader(doc).attributions()
    return doc


@dataclass(slots=True)
class Found:
    """An attribution in the making."""

    cue: Span | None
    source: Span | None
    content: list[Span]
    frame: str = ""
    lemma: str = ""
    order: int = field(default=0)


class Reader:
    """One Doc being read; not to be kept. `every` takes all verbs as cues, to measure what a lexicon leaves out."""

    def __init__(self, doc: Doc, *, every: bool = False) -> None:
        self.doc = doc
        self.every = every
        self.found: list[Found] = []
        self.quotes: list[Span] = list(doc._.quotes)
        self.quote_of: dict[int, int] = {}
        for number, (start, end) in enumerate(self.quotes):
            for i in range(start, end):
                self.quote_of[i] = number
        self.segments: list[Segment] = [
            s for s in doc._.segments if s.kind in ("headline", "paragraph", "turn", "heading")
        ]

    def attributions(self) -> list[Attribution]:
        for segment in self.segments:
            for token in self.doc[segment.start : segment.end]:
                self._cue(token, segment)
        self._extend_by_quotes()
        self._left_over_quotes()
        return self._linked()

    # cues

    def _cue(self, token: Token, segment: Segment) -> None:
        pos = token.pos_
        lower = token.lower_
        if lower == "according" and token.i + 1 < segment.end and self.doc[token.i + 1].lower_ == "to":
            self._according(token, segment)
        elif pos == "VERB" or (pos == "AUX" and token.dep_ not in ("aux", "auxpass")):
            self._verb(token, segment)
        elif pos == "NOUN" and token.lemma_ in cues.NOUNS:
            self._noun(token, segment)

    def _add(
        self, cue: Span | None, source: Span | None, content: Iterable[Span], frame: str, lemma: str
    ) -> None:
        spans = [self._trim(span) for span in content]
        spans = sorted(span for span in spans if span[0] < span[1])
        if spans:
            self.found.append(Found(cue, source, spans, frame, lemma))

    def _trim(self, span: Span) -> Span:
        start, end = span
        while start < end and (
            self.doc[start].is_space or self.doc[start].text in (",", ":", ";", ".", "-", "–", "—")
        ):
            start += 1
        while start < end and (
            self.doc[end - 1].is_space or self.doc[end - 1].text in (",", ":", ";", ".", "-", "–", "—")
        ):
            end -= 1
        return start, end

    def _according(self, token: Token, segment: Segment) -> None:
        to = self.doc[token.i + 1]
        objects = [t for t in to.children if t.dep_ in ("pobj", "pcomp")]
        if not objects:
            return
        source = self._phrase(objects[0])
        head = token.head
        if head is token:
            return
        while (
            head.dep_
            in (
                "amod",
                "prep",
                "pobj",
                "compound",
                "dobj",
                "attr",
                "nsubj",
                "npadvmod",
                "acomp",
                "advmod",
                "appos",
            )
            and head.head is not head
        ):
            head = head.head
        start, end = head.left_edge.i, head.right_edge.i + 1
        a, b = min(token.i, source[0]), max(to.i + 1, source[1])
        if start < a < end:
            parts = [(start, a), (b, end)]
        elif a <= start:
            parts = [(max(b, start), end)]
        else:
            parts = [(start, a)]
        self._add((token.i, to.i + 1), source, parts, "according", "according")

    def _verb(self, token: Token, segment: Segment) -> None:
        lemma = token.lemma_.lower()
        frames: frozenset[str] | set[str] | None = cues.VERBS.get(lemma)
        if frames is None:
            if not self.every:
                return
            frames = cues.ALL
        options = self._complements(token, segment)
        for frame, content in options:
            if frame in frames or self.every:
                source = self._source(token)
                self._add(self._cue_span(token), source, content, frame, lemma)
                return

    def _complements(self, verb: Token, segment: Segment) -> list[tuple[str, list[Span]]]:
        """What the verb could introduce, the surest first."""
        out: list[tuple[str, list[Span]]] = []
        clause = xcomp = obj = acomp = None
        preps: list[Token] = []
        for child in verb.children:
            dep = child.dep_
            if dep == "ccomp":
                clause = child if clause is None or child.i > verb.i else clause
            elif dep == "xcomp":
                xcomp = child
            elif dep in ("dobj", "attr", "oprd"):
                obj = obj or child
            elif dep == "prep" and child.i > verb.i:
                preps.append(child)
            elif dep == "acomp":
                acomp = child
        if clause is not None:
            out.append(("c", self._without(self._edges(clause), verb)))
        if verb.dep_ == "parataxis":
            head = verb.head
            out.append(("c", self._around(head, verb)))
        if xcomp is not None:
            span = self._edges(xcomp)
            if obj is not None and verb.i < obj.i < xcomp.i:
                out.append(("ox", [(obj.left_edge.i, max(span[1], obj.right_edge.i + 1))]))
            else:
                out.append(("x", [span]))
        if acomp is not None:
            inner = [c for c in acomp.children if c.dep_ in ("ccomp", "xcomp", "prep") and c.i > acomp.i]
            if inner and acomp.lemma_.lower() in cues.ADJECTIVES:
                out.append(("a", [self._edges(inner[0])]))
        if obj is not None and obj.i > verb.i:
            end = obj.right_edge.i + 1
            for prep in preps:
                if (
                    prep.i >= end
                    and prep.lower_ in ("as", "of", "for", "to", "against", "about", "from")
                    and prep.i - end <= 1
                ):
                    end = prep.right_edge.i + 1
            out.append(("o", [(obj.left_edge.i, end)]))
        for prep in preps:
            start = prep.i + 1
            end = prep.right_edge.i + 1
            if start < end:
                out.append((prep.lower_, [(start, end)]))
        return out

    def _edges(self, token: Token) -> Span:
        return token.left_edge.i, token.right_edge.i + 1

    def _without(self, span: Span, verb: Token) -> list[Span]:
        """`span` without the cue clause that interrupts it."""
        start, end = span
        if not start <= verb.i < end:
            return [span]
        a = min([verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "aux"))])
        b = max(
            [
                verb.i + 1,
                *(
                    c.right_edge.i + 1
                    for c in verb.children
                    if c.dep_ in ("nsubj", "dobj", "npadvmod") and c.i > verb.i
                ),
            ]
        )
        return [(start, a), (b, end)]

    def _around(self, head: Token, verb: Token) -> list[Span]:
        start, end = self._edges(head)
        a, b = self._edges(verb)
        return [(start, max(start, a)), (min(b, end), end)]

    def _cue_span(self, verb: Token) -> Span:
        start = verb.i
        for child in verb.lefts:
            if child.dep_ in ("aux", "auxpass", "neg") and child.i >= start - 4:
                start = min(start, child.i)
        end = verb.i + 1
        for child in verb.rights:
            if child.dep_ == "prt" and child.i == end:
                end += 1
        return start, end

    def _noun(self, token: Token, segment: Segment) -> None:
        links = cues.NOUNS[token.lemma_]
        content: list[Span] = []
        for child in token.rights:
            if child.dep_ in ("acl", "relcl", "ccomp") and child.i > token.i:
                first = child.left_edge
                if (first.lower_ == "to" and "to" in links) or (
                    first.lower_ == "that" and "that" in links and first.dep_ == "mark"
                ):
                    content = [self._edges(child)]
            elif child.dep_ == "prep" and child.lower_ in links:
                content = content or [(child.i + 1, child.right_edge.i + 1)]
        if not content:
            return
        source: Span | None = None
        for child in token.children:
            if child.dep_ == "poss":
                source = self._phrase(child)
            elif child.dep_ == "prep" and child.lower_ in ("by", "from") and source is None:
                objects = [t for t in child.children if t.dep_ == "pobj"]
                source = self._phrase(objects[0]) if objects else None
        if source is None:
            return
        self._add((token.i, token.i + 1), source, content, "n", token.lemma_)

    # sources

    def _phrase(self, token: Token) -> Span:
        start, end = self._edges(token)
        if end - start > 1 and self.doc[end - 1].tag_ == "POS":
            end -= 1
        return self._trim((start, end))

    def _source(self, verb: Token) -> Span | None:
        """The subject of the verb, or of the verb that controls it."""
        token = verb
        for _ in range(6):  # a chain of conjuncts and participles is short; the bound keeps odd parses finite
            passive = any(c.dep_ == "auxpass" for c in token.children)
            for child in token.children:
                if child.dep_ in ("nsubj", "csubj") and not passive:
                    return self._subject(child, token)
                if child.dep_ == "agent":
                    objects = [t for t in child.children if t.dep_ == "pobj"]
                    if objects:
                        return self._phrase(objects[0])
                if child.dep_ == "nsubjpass" and token is not verb:
                    return self._subject(child, token)
            if passive and token is verb:
                return None
            dep, head = token.dep_, token.head
            if head is token:
                return None
            if dep in ("acl", "relcl"):
                return self._noun_phrase(head, token)
            if dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "parataxis", "dep", "acomp"):
                token = head
                continue
            return None
        return None

    def _subject(self, child: Token, verb: Token) -> Span:
        if child.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return self._noun_phrase(verb.head, verb)
        span = self._phrase(child)
        if span[0] <= verb.i < span[1]:
            return (child.left_edge.i, child.i + 1)
        return span

    def _noun_phrase(self, noun: Token, clause: Token) -> Span:
        start, end = self._edges(noun)
        a = clause.left_edge.i
        if start < a < end:
            end = a
        return self._trim((start, max(end, noun.i + 1)))

    # quotes

    def _extend_by_quotes(self) -> None:
        """A content that shares words with a quote takes the whole of it, unless cue or source stand in it."""
        for found in self.found:
            for number, (start, end) in enumerate(found.content):
                for i in (start, end - 1):
                    quote = self.quote_of.get(i)
                    if quote is None:
                        continue
                    a, b = self.quotes[quote]
                    if found.cue and a <= found.cue[0] < b:
                        continue
                    start, end = min(start, a), max(end, b)
                found.content[number] = (start, end)

    def _left_over_quotes(self) -> None:
        covered: set[int] = set()
        for found in self.found:
            for start, end in found.content:
                for i in (start, end - 1):
                    if i in self.quote_of:
                        covered.add(self.quote_of[i])
                for i in range(start, end):
                    if i in self.quote_of:
                        covered.add(self.quote_of[i])
        by_segment: dict[int, list[Found]] = {}
        bounds = [s.start for s in self.segments]
        from bisect import bisect_right

        for found in self.found:
            at = found.cue[0] if found.cue else found.content[0][0]
            by_segment.setdefault(bisect_right(bounds, at) - 1, []).append(found)
        last: Found | None = None
        for number, segment in enumerate(self.segments):
            here = sorted(by_segment.get(number, []), key=lambda f: f.cue[0] if f.cue else 0)
            spoken = [f for f in here if f.lemma in cues.SPEECH]
            for q, (start, end) in enumerate(self.quotes):
                if q in covered or not segment.start <= start < segment.end:
                    continue
                if end - start < 6:
                    continue
                before = [f for f in spoken if f.cue and f.cue[0] < start]
                after = [f for f in spoken if f.cue and f.cue[0] >= end]
                near = before[-1] if before else (after[0] if after else None)
                if near is not None:
                    near.content.append((start, end))
                    near.content.sort()
                    last = near
                elif last is not None and start - segment.start < 2:
                    self.found.append(Found(None, last.source, [(start, end)], "floating", ""))
            if spoken:
                last = spoken[-1]

    # linking

    def _linked(self) -> list[Attribution]:
        found = sorted(self.found, key=lambda f: (f.content[0][0], -f.content[-1][1]))
        out: list[Attribution] = []
        for f in found:
            anchor = f.cue[0] if f.cue else f.content[0][0]
            parent = None
            size = 1 << 30
            for k, other in enumerate(found):
                if other is f:
                    continue
                if other.content[0][0] > anchor:
                    break
                for a, b in other.content:
                    if a <= anchor < b and b - a < size and (f.cue is None or other.cue != f.cue):
                        parent, size = k, b - a
            quoted = any(i in self.quote_of for a, b in f.content for i in (a, b - 1))
            out.append(Attribution(f.cue, f.source, tuple(f.content), quoted, None, parent))
        return out


Doc.set_extension("attributions", default=(), force=True)
