"""A claim's words in the paragraph around them, as parts to be marked on a screen. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["plain", "evidence", "cue", "source", "condition"]
# A paragraph longer than this is cut around the evidence: about one screen of a telephone.
WIDEST = 1500


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    kind: Kind = "plain"
    inside: bool = False  # part of the evidence
    start: int = 0  # code points of the whole text


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines that hold start..end, cut to about WIDEST code points at a space. Offsets of `text`."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    if right - left > WIDEST:
        room = max((WIDEST - (end - start)) // 2, 0)
        if start - room > left:
            left = text.find(" ", start - room, start) + 1 or start
        if end + room < right:
            cut = text.rfind(" ", end, end + room)
            right = cut if cut > 0 else end
    return left, right


def parts(
    text: str,
    start: int,
    end: int,
    *,
    cue: str = "",
    names: Iterable[str] = (),
    condition: tuple[int, int] | None = None,
) -> list[Part]:
    """The paragraph of start..end in pieces that join up to it, without gaps: evidence, and in it or near it the cue
    and the source. The cue and the names are sought as whole words, nearest to the evidence's beginning."""
    left, right = paragraph(text, start, end)
    marks: list[tuple[int, int, Kind]] = []
    if condition and left <= condition[0] < condition[1] <= right:
        marks.append((*condition, "condition"))
    if place := _nearest(text, left, right, start, end, [cue]):
        marks.append((*place, "cue"))
    if place := _nearest(text, left, right, start, end, names):
        marks.append((*place, "source"))
    edges = sorted({left, right, start, end, *(edge for mark in marks for edge in mark[:2])})
    found = []
    for a, b in pairwise(edges):
        inside = start <= a and b <= end
        kind: Kind = next((k for s, e, k in marks if s <= a and b <= e), "evidence" if inside else "plain")
        found.append(Part(text[a:b], kind, inside, a))
    return found


def _nearest(
    text: str, left: int, right: int, start: int, end: int, wanted: Iterable[str]
) -> tuple[int, int] | None:
    words = [re.escape(word) for word in sorted(set(wanted), key=len, reverse=True) if word.strip()]
    if not words:
        return None
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
    places = [match.span() for match in pattern.finditer(text, left, right)]
    # Nearest to the evidence; inside it counts as near, the first one first.
    return min(places, key=lambda at: (max(start - at[1], at[0] - end, 0), at[0]), default=None)
