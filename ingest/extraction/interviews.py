"""The labels of a transcript's turns, and the turns that have none but a dash or quotes."""

from __future__ import annotations

import re

from ingest.extraction import noise

ASKED, ANSWERED = "Question", "Answer"
# Before a label: the time at which it was said, or the dash of a printed dialogue.
MARK = re.compile(r"(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?\)?\]?|[–—-])\s+(?=\S)")
_DASH = re.compile(r"[–—-]\s*(?=[^\s\d–—-])")
_QUOTED = re.compile(r"[“\"«](?=[^”\"»]+[”\"»]$)")
LEAST = 2  # answers: one pair of lines may be chance

Turn = tuple[int, str]  # the length of the mark before the words, and whose they are


def unlabelled(text: str, lines: list[tuple[int, int]]) -> dict[int, Turn]:
    """The turns by number of the line, where marks before the lines tell questions from answers."""
    told = [text[start:end] for start, end in lines]
    for mark in (_DASH, _QUOTED):
        if turns := _in_turn(told, mark):
            return turns
    return {}


def _in_turn(told: list[str], mark: re.Pattern[str]) -> dict[int, Turn]:
    """The lines that begin with a mark, where questions and answers among them alternate."""
    marked = [(k, m.end()) for k, line in enumerate(told) if (m := mark.match(line))]
    if any(any_label(told[k][length:]) for k, length in marked):
        return {}
    turns: dict[int, Turn] = {}
    pairs = 0
    before = ANSWERED
    for k, length in marked:
        whose = ASKED if told[k].rstrip('”"»').endswith("?") else ANSWERED
        if whose == before == ASKED or (not turns and whose == ANSWERED):
            return {}
        pairs += whose == ANSWERED and before == ASKED and k - 1 in turns
        turns[k], before = (length, whose), whose
    return turns if pairs >= LEAST and 3 * pairs >= len(turns) else {}


def part_label(line: str) -> int:
    """Length of the label of a report's part ("Quote:", "Source:", "Details:"), or 0."""
    match = noise.QUOTE_LABEL.match(line) or noise.SOURCE_LABEL.match(line) or noise.PART_LABEL.match(line)
    return match.end() if match and match.end() < len(line) else 0


def turn_label(line: str, *, first: bool = False) -> int:
    """Length of a speaker's label at the beginning of `line` (with the colon), or 0.

    "Q", "MR. WALTZ:" and "President of Russia Vladimir Putin:" are labels; "Related article:" and, on the first
    line of a text, "Zelensky: no deal yet" are not (a headline's colon is attribution.py's).
    """
    if match := noise.QUESTION_LABEL.match(line) or noise.ANSWER_LABEL.match(line):
        return match.end()
    if (match := noise.CAPITALS_LABEL.match(line)) and not noise.SHOUTED.match(line):
        label = match[0]
        if (
            sum(c.isalpha() for c in label) >= 3
            and match.end() < len(line)
            and not noise.NOT_A_LABEL.match(label)
        ):
            return match.end()
    if (
        (match := noise.TITLE_LABEL.match(line))
        and match.end() < len(line)
        and not noise.NOT_A_LABEL.match(line)
    ):
        rest = line[match.end() :]
        if not first or rest[0] in '"“«' or len(rest) > 120 or rest.endswith((".", "?", "!", ",")):
            return match.end()
    return 0


def any_label(line: str) -> int:
    match = noise.OFFICE_LABEL.match(line) or noise.SHORT_LABEL.match(line)
    named = match.end() if match and not noise.NOT_A_LABEL.match(line) else 0
    return turn_label(line) or named


def label_within(line: str, text: str, *, answers: bool) -> int:
    """Length of a label that is one in a transcript alone; `answers` whether a question stands before it."""
    if mark := MARK.match(line):
        rest = line[mark.end() :]
        label = turn_label(rest) or _short_label(rest, text, answers=answers)
        return label and label + mark.end()
    if match := noise.BRACKETED.match(line):
        return match.end()
    return _short_label(line, text, answers=answers)


def _short_label(line: str, text: str, *, answers: bool) -> int:
    if (office := noise.OFFICE_LABEL.match(line)) and not noise.NOT_A_LABEL.match(line):
        return office.end()
    match = noise.SHORT_LABEL.match(line)
    if match is None or noise.NOT_A_LABEL.match(line):
        return 0
    again = answers or text.count(match[0].strip()) > 1
    return match.end() if match.end() < len(line) and again else 0


def label_name(label: str) -> str:
    if (match := noise.QUOTE_LABEL.match(label.rstrip() + " …")) and match["name"]:
        label = match["name"]
    if mark := MARK.match(label):
        label = label[mark.end() :]
    label = re.sub(r"\s*\([^)]*\)\s*", " ", label).strip(" :.–—-[]\t")
    return label[0] if re.fullmatch(r"[QA]\d{1,2}", label) else label
