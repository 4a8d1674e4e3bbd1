"""Reporting clauses that stand beside what they report: at the end of its sentence, or in a sentence of their own."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from ingest.extraction.annotations import Attribution, Mention
from ingest.extraction.holders import voice_of
from ingest.extraction.kept import bounds

REPORTING = frozenset(
    "say add note stress write declare warn explain demand promise insist announce tell".split()
)
# "This was stated by …", "… announced this": what stands before it was said so.
PASSING_ON = REPORTING | frozenset(
    "state report confirm inform disclose speak remind emphasize emphasise reveal".split()
)
POINTERS = frozenset({"this", "it", "that"})
UNREAD = frozenset({"boilerplate", "caption", "dateline"})


def anchor(attribution: Attribution) -> int:
    for span in (attribution.cue, attribution.source, *attribution.content):
        if span:
            return span[0]
    return 0


def trailing(doc: Doc, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, with those of a reporting clause at the end of a sentence that the parser did not see:
    "Ankara wants a truce, its foreign minister, Hakan Fidan, said here on Thursday"."""
    cues = {i for a in attributions if a.cue for i in range(*a.cue)}
    named = {m.end: m for m in doc._.mentions if m.kind in {"person", "office", "institution"}}
    for token in doc:
        if token.i in cues or token.lemma_ not in REPORTING or token.tag_ not in {"VBD", "VBZ"}:
            continue
        source = next((named[i] for i in (token.i, token.i - 1) if i in named), None)
        start = bounds(token).start
        if source is None or source.start - 1 <= start + 2:
            continue
        comma = next(
            (i for i in range(source.start - 1, max(start, source.start - 7), -1) if doc[i].text == ","), None
        )
        if comma is None or any(t.pos_ == "VERB" for t in doc[comma + 1 : source.start]):
            continue
        if source.start - comma > 2 and doc[comma + 1].tag_ != "PRP$" and doc[source.start - 1].text == ",":
            comma = next(
                (i for i in range(comma - 1, max(start, comma - 7), -1) if doc[i].text == ","), comma
            )
        attributions = [
            replace(a, parent=len(attributions)) if a.parent is None and start <= anchor(a) < comma else a
            for a in attributions
        ]
        attributions.append(
            Attribution(
                (token.i, token.i + 1), (source.start, source.end), ((start, comma),), False, voice_of(source)
            )
        )
    return attributions


def afterwards(doc: Doc, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, with those whose words are the sentence before: "Kyiv is ready. This was stated by Ada Smith",
    "Kyiv is ready. Ada Smith told reporters about this"."""
    found: list[Attribution] = []
    before: Span | None = None
    for sentence in doc.sents:
        if before is not None and any(t.lower_ in POINTERS for t in sentence):
            teller = _passes_on(sentence)
            if teller is not None and _bare(before, attributions):
                mention, verb = teller
                found.append(
                    Attribution(
                        (verb.i, verb.i + 1),
                        (mention.start, mention.end),
                        ((before.start, before.end),),
                        False,
                        voice_of(mention),
                    )
                )
        if any(t.is_alpha for t in sentence):
            before = sentence
    if not found:
        return attributions
    own = [(n + len(attributions), a.content[0]) for n, a in enumerate(found)]
    inner = [
        replace(a, parent=next((n for n, (start, end) in own if start <= anchor(a) < end), None))
        if a.parent is None
        else a
        for a in attributions
    ]
    return inner + found


def _passes_on(sentence: Span) -> tuple[Mention, Token] | None:
    """Who says "this" in a sentence, and the verb; None where nobody does."""
    verb = sentence.root
    if verb.tag_ == "VBZ":  # "This was stated by Ada Smith, reports the agency"
        verb = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), verb)
    if verb.lemma_ not in PASSING_ON or verb.pos_ != "VERB":
        return None
    source: Token | None = None
    if verb.tag_ == "VBN":
        if any(c.dep_ == "nsubjpass" and c.lower_ in POINTERS for c in verb.children):
            source = next((p for c in verb.children if c.dep_ == "agent" for p in c.children), None)
    else:
        told = [c for c in verb.children if c.dep_ == "dobj"]
        told += [p for c in verb.children if c.lower_ in {"about", "of"} for p in c.children]
        if any(t.lower_ in POINTERS for t in told) and not any(c.dep_ == "ccomp" for c in verb.children):
            source = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if source is None:
        return None
    extent = range(source.left_edge.i, source.right_edge.i + 1)
    named = [m for m in sentence.doc._.mentions if m.start in extent and (m.party or m.kind == "person")]
    named = [m for m in named if m.start <= source.i < m.end] or [m for m in named if m.kind == "person"]
    return (named[0], verb) if named else None


def _bare(sentence: Span, attributions: list[Attribution]) -> bool:
    """Whether a sentence is told without saying who told it: nobody's quote, no reporting verb at its head."""
    return not any(
        a.parent is None
        and a.content
        and any(start < sentence.end and sentence.start < end for start, end in a.content)
        and (a.cue is None or a.quoted or sentence.doc[a.cue[0]].lemma_ in PASSING_ON)
        for a in attributions
    )
