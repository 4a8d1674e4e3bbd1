"""Quotes by their marks: pairs in one paragraph, marks left open, terms in quotes within a quote. Pure functions."""

from __future__ import annotations

import re

_OPEN = {"“": "”", "«": "»", "„": "“”"}
_CLOSE = set("”»")
_MIXED = ({'"', "”"}, {'"', "“”"})  # opened by one kind, closed by the other: an editor's slip, and common


def find_quotes(text: str, opened: str = "") -> tuple[list[tuple[int, int]], str]:
    """Quotes in one paragraph, marks included, and the mark left open at its end ("" if none).

    Straight marks open after a space or bracket and close after anything else. A mark left open runs to the end of
    the paragraph where the paragraph begins with it, else to the end of its sentence. `opened` is the mark that the
    paragraph before left open.
    """
    found: list[tuple[int, int]] = []
    start, closing = -1, ""
    inside = ""  # closes a quote within the quote
    marks = list(_MARK.finditer(text))
    for number, match in enumerate(marks):
        mark, at = match[0], match.start()
        before = text[at - 1] if at else " "
        after = text[match.end()] if match.end() < len(text) else " "
        if start >= 0:
            if inside:
                inside = "" if mark in inside else inside
            elif mark == "“" and [m[0] for m in marks[number + 1 : number + 3]] == ["”", "”"]:
                inside = "”"
            elif mark in {'"', "''"} and before in " (" and after.isalnum():
                inside = mark if closing != mark or _nests(text, marks[number:]) else ""
            elif mark in closing or {mark, closing} in _MIXED:
                found.append((start, match.end()))
                start = -1
            continue
        if mark in _OPEN:
            start, closing = at, _OPEN[mark]
        elif mark == "``":
            start, closing = at, "''"
        elif mark in ('"', "''") and (before in " ([—–-:,\u2014" or at == 0) and not after.isspace():
            start, closing = at, mark
        elif opened and not found and (mark in _CLOSE or (mark == opened and _closes(text, match))):
            found.append((0, match.end()))  # the end of a quote that began paragraphs before
            opened = ""
    if start >= 0:
        lead = text[:start].strip()
        sentence = _SENTENCE_END.search(text, start)
        end = len(text) if not lead or not sentence else sentence.end()
        found.append((start, end))
        return found, closing if end == len(text) else ""
    return found, ""


TERM = 60  # code points: the longest term set in quotation marks inside a quote ("the so-called "memorandum" that")


def _nests(text: str, marks: list[re.Match[str]]) -> bool:
    """Whether a straight mark within a straight quote opens a term in it: one that closes soon, with a mark left over
    that closes the quote, or none, where the quote goes on in the next paragraph."""
    closing = [m for m in marks[1:3] if m[0] == marks[0][0] and not text[m.start() - 1].isspace()]
    return (
        len(closing) == len(marks[1:3]) > 0
        and closing[0].start() - marks[0].end() <= TERM
        and not text[closing[0].end() : closing[0].end() + 1].isalnum()
    )


_MARK = re.compile(r"[“”«»„\"]|``|''")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|$")


def ends_a_quote(text: str, opened: str) -> bool | None:
    """Whether the first mark of a paragraph closes the quote that was left open by `opened`; None without a mark."""
    first = _MARK.search(text)
    return None if first is None else first[0] in opened and (first[0] in _CLOSE or _closes(text, first))


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether a straight mark stands behind a word, not before one."""
    return (
        match.start() > 0
        and not text[match.start() - 1].isspace()
        and not text[match.end() : match.end() + 1].isalnum()
    )
