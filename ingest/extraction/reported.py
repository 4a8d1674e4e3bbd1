"""Whose words are reported: clauses at the end that the parser did not see, claims denied, and what the newspaper adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.annotations import Attribution
from ingest.extraction.clauses import DENYING
from ingest.extraction.holders import voice_of
from ingest.extraction.tree import Doc, bounds

REPORTING = frozenset(
    "say add note stress write declare warn explain demand promise insist announce tell".split()
)


def anchor(attribution: Attribution) -> int:
    for span in (attribution.cue, attribution.source, *attribution.content):
        if span:
            return span[0]
    return 0


def trailing(doc: Doc, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, with those of a reporting clause at the end of a sentence that the parser did not see:
    "Ankara wants a truce, its foreign minister, Hakan Fidan, said here on Thursday"."""
    cues = {i for a in attributions if a.cue for i in range(*a.cue)}
    named = {m.end: m for m in doc.mentions if m.kind in {"person", "office", "institution"}}
    for i, lemma in enumerate(doc.lemmas):
        if lemma not in REPORTING or i in cues:
            continue
        token = doc[i]
        if token.lemma_ not in REPORTING or token.tag_ not in {"VBD", "VBZ"}:
            continue
        source = next((named[i] for i in (token.i, token.i - 1) if i in named), None)
        start = bounds(token).start
        if source is None or source.start - 1 <= start + 2:
            continue
        comma = next(
            (i for i in range(source.start - 1, max(start, source.start - 7), -1) if doc[i].text == ","), None
        )
        if comma is None:
            continue
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


def denied_by(chain: list[int], attributions: Sequence[Attribution], doc: Doc) -> list[int]:
    """ "Kyiv denied the Kremlin's claims that it had agreed": the words are those of whoever denies them."""
    for k, number in enumerate(chain[1:], 1):
        cue = attributions[number].cue
        if cue is not None and any(doc[i].lemma_ in DENYING for i in range(*cue)):
            return chain[k:]
    return chain


def told_apart(chain: list[int], attributions: Sequence[Attribution], doc: Doc) -> list[int]:
    """ "hoped to see the jets soon, after Paris announced that it would send them": what was before, the newspaper tells."""
    for k, number in enumerate(chain[:-1]):
        cue = attributions[number].cue
        verb = doc[cue[0]] if cue is not None else None
        if verb is not None and verb.dep_ == "advcl" and verb.tag_ == "VBD" and syntax.mark(verb) == "after":
            return chain[: k + 1]
    return chain
