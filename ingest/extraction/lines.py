"""The lines of a text that are paragraphs: wrapped ones joined, and those that a page's links have torn."""

from __future__ import annotations

import re

WRAPPED = 45  # signs of a line that is full, where lines are wrapped at 60 to 90
# A full line that goes on in the next in the middle of a sentence; and what a line of its own begins with.
_WRAP = re.compile(r"^[^\n]{45,90}[a-z,]\n(?=[a-z])", re.M)
_MARKED = re.compile(r"[-•*\[(\d]|[A-Z][A-Z. ]{3,}:|By ")


def lines_of(text: str) -> list[tuple[int, int]]:
    """Paragraphs: lines, with hard-wrapped ones joined again (a line of 50 to 100 signs, the next in lower case)."""
    spans: list[tuple[int, int]] = []
    position = last = 0
    wrapped = len(_WRAP.findall(text)) >= 4  # lines: fewer are chance
    for line in text.split("\n"):
        start, end = position, position + len(line)
        position = end + 1
        stripped = line.strip()
        if not stripped:
            spans.append((end, end))  # a blank line ends a paragraph
            continue
        start += len(line) - len(line.lstrip())
        end = start + len(stripped)
        if spans and spans[-1][0] < spans[-1][1]:
            before = text[spans[-1][0] : spans[-1][1]]
            ended = before[-1] in '.!?:"”»' or len(before) <= 25 or _MARKED.match(before) is not None
            if wrapped and before.endswith("U.S.") and stripped[0].islower():
                ended = False
            full = wrapped and last >= WRAPPED and not _MARKED.match(stripped)
            if (not ended and (stripped[0].islower() or full)) or _torn(before, stripped):
                spans[-1], last = (spans[-1][0], end), len(stripped)
                continue
        spans.append((start, end))
        last = len(stripped)
    return [(a, b) for a, b in spans if a < b]


# A page's links, each on a line of its own: "Macron told / Le Monde / that sanctions must stay / ."
_OPEN = re.compile(
    r"(?:^|\s)(?:the|an|of|to|in|on|by|with|from|and|told|that|for|at|its|his|their|said)$", re.I
)
_SAID = frozenset("said says told wrote writes reported announced".split())


def _torn(before: str, line: str) -> bool:
    """Whether a line goes on in the middle of a sentence that a link has torn."""
    if line[0] in ".,;)":
        return True
    if before[-1] in '.!?:"”»' or _MARKED.match(line):
        return False
    if _OPEN.search(before):
        return True
    return line[0].islower() and (line in _SAID or (before[0].isupper() and line.count(" ") >= 4))
