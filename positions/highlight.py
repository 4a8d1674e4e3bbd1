"""An article's text in pieces, each with the claims whose words it is part of. Pure; standard library only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim's words stand, as code points of the text."""

    claim: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    claims: tuple[int, ...]  # whose words these are; several where claims overlap
    begins: tuple[int, ...]  # claims whose words begin here


def pieces(text: str, places: Iterable[Place], begin: int = 0, end: int | None = None) -> list[Piece]:
    """The text from `begin` to `end`, cut wherever a claim begins or ends; joined again it is the text."""
    end = len(text) if end is None else min(end, len(text))
    inside = [p for p in places if p.start < end and p.end > begin]
    edges = sorted({begin, end, *(max(begin, p.start) for p in inside), *(min(end, p.end) for p in inside)})
    return [
        Piece(
            text[a:b],
            tuple(p.claim for p in inside if p.start <= a and b <= p.end),
            tuple(p.claim for p in inside if p.start == a),
        )
        for a, b in pairwise(edges)
    ]
