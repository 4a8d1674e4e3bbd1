"""What the next clause answers in a word to a side just told: "Kyiv agreed to a truce; Moscow has not", "as does Ankara"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.reading import CONTRAST, TOLD, Reading, cue_of
from ingest.extraction.sides import REGRETS
from ingest.extraction.tree import Token

# What makes a clause one of its own: it says itself what it is about.
FULL = frozenset({"dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "oprd", "advcl"})
LINKS = frozenset({"while", "whereas", "as"})
AGREEING = frozenset("agree accept approve consent concur".split())
LAMENTING = REGRETS | {"fear", "worry"}  # "Kyiv refuses, Moscow complained": so it says
SIDES = frozenset({"WANT", "ASK", "WILL", TOLD})


def contrasted(found: list[Reading]) -> Iterator[Reading]:
    """The sides of those who answer so to one of `found`."""
    for reading in found:
        if reading.holder is None or reading.kind not in SIDES or reading.stance == "neutral":
            continue
        clause = reading.cue.head if reading.cue.dep_ in {"acomp", "attr", "oprd"} else reading.cue
        for other in _next(clause):
            who = next((c for c in other.children if c.dep_ == "nsubj"), None)
            way = _way(other)
            if not way or who is None or who.pos_ not in {"PROPN", "NOUN"} or other.i < reading.mention.end:
                continue
            stance = reading.stance
            if way < 0:
                stance = "oppose" if stance != "oppose" else "support"
            yield replace(
                reading, holder=who, stance=stance, cue=other, kind=CONTRAST, condition=None, sure=True
            )


def _next(clause: Token) -> Iterator[Token]:
    for other in clause.children:
        if other.dep_ == "conj" or syntax.mark(other) in LINKS:
            yield other
    if clause.dep_ == "ccomp" and clause.head.i > clause.i:
        yield clause.head  # "Kyiv agreed; Moscow has not"


def _way(clause: Token) -> int:
    """1 or -1: whether the clause says yes or no and nothing else; 0 where it says something else."""
    if any(
        c.dep_ in FULL and not _same(c) for c in clause.children if not (c.dep_ == "ccomp" and c.i < clause.i)
    ):
        return 0
    denied = syntax.negated(clause)
    if clause.lemma_ in syntax.ELLIPTIC:
        return -1 if denied else 1 if syntax.mark(clause) == "as" else 0
    cue = cue_of(clause)
    if cue is None or cue.kind != "WANT" or denied or clause.lemma_ in LAMENTING:
        return 0
    if cue.sign > 0:
        modal = set(syntax.auxiliaries(clause)) & (syntax.FUTURE | syntax.POSSIBLE | syntax.DEONTIC)
        return 1 if clause.lemma_ in AGREEING and not modal and clause.tag_ in {"VBD", "VBZ", "VBN"} else 0
    return -1


def _same(word: Token) -> bool:
    """ "Moscow turned it down", "rejected the offer": what was told."""
    if word.dep_ != "dobj":
        return False
    return word.lower_ in {"it", "this", "that", "them"} or (
        word.lemma_ in {"offer", "proposal", "idea", "plan"}
        and {c.lower_ for c in word.children} <= {"the", "that", "this"}
    )
