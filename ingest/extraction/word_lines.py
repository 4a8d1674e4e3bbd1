"""A sentence as a line of words, for forms that the parser makes little of: T for the issue, X for each party named, and no
quotation marks. A form is a pattern over such a line, with named holes such as `{T}` in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ingest.extraction.asking import words_around
from ingest.extraction.reading import State
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import QUOTES, Token, bounds
from ingest.records import Stance

LONGEST = 60  # words: a longer line is a list or a slip of the splitter
# What stands before the issue in its phrase and does not turn it round: "an immediate truce", "our membership".
BEFORE = frozenset({"det", "amod", "nummod", "poss", "compound", "case", "nmod"})
TURNING = frozenset("no neither less fewer former past failed whose greenlit".split())
CUES = frozenset({"VERB", "NOUN", "ADJ", "INTJ"})


class Form(NamedTuple):
    stance: Stance
    words: frozenset[str]  # one of them must stand in the sentence, as it is or as a lemma
    pattern: re.Pattern[str]


def forms(rows: Iterable[tuple[Stance, str, str]], holes: Mapping[str, str]) -> tuple[Form, ...]:
    """Rows of a stance, words and a form. A hole may stand in the pattern of one before it, never in that of one behind it."""
    filled = []
    for stance, words, pattern in rows:
        for hole, inside in holes.items():
            pattern = pattern.replace(hole, inside)
        filled.append(Form(stance, frozenset(words.split()), re.compile(pattern)))
    return tuple(filled)


def met(
    root: Token, mention: TopicMention, tried: Iterable[Form]
) -> Iterator[tuple[Stance, re.Match[str], dict[int, int]]]:
    """The stance of each form that the line has, where it has it, and which token begins where in the line."""
    around = words_around(root)
    there = [form for form in tried if not form.words.isdisjoint(around)]
    start, end = bounds(root)
    if not there or end - start > LONGEST:
        return
    line, places = line_of(root, mention)
    for form in there:
        if (match := form.pattern.search(line)) is not None:
            yield form.stance, match, places


def last_word(match: re.Match[str], places: dict[int, int], issue: Token) -> Token:
    """The last word of what a form met that may be a cue; the issue itself where there is none."""
    inside = [issue.doc[i] for at, i in places.items() if match.start() <= at < match.end()]
    return next((t for t in reversed(inside) if t.pos_ in CUES and t != issue), issue)


def state_of(stance: Stance, mention: TopicMention) -> State:
    """The state of a side on the issue that a form tells, before its cue is known."""
    sign = -mention.side if stance == "oppose" else mention.side
    return State(sign=sign, maybe=stance == "neutral", conditional=stance == "conditional", steps=1)


def line_of(root: Token, mention: TopicMention) -> tuple[str, dict[int, int]]:
    """The sentence as a line of words, and where in it which token begins."""
    kept, place = root.doc.answers["line_of"], mention.start << 16 | mention.end - mention.start
    if place not in kept:
        kept[place] = _line_of(root, mention)
    found: tuple[str, dict[int, int]] = kept[place]
    return found


def _line_of(root: Token, mention: TopicMention) -> tuple[str, dict[int, int]]:
    doc, (start, end) = root.doc, bounds(root)
    first = mention.start
    while first > start:
        word = doc.tokens[first - 1]
        if word.dep_ not in BEFORE or word.lower_ in TURNING or word.pos_ in {"VERB", "NOUN"}:
            break
        first -= 1
    names: dict[int, int] = {}
    for m in doc.mentions:
        if m.party and start <= m.start < end and (m.end <= first or m.start >= mention.end):
            names[m.start] = max(m.end, names.get(m.start, 0))
    words: list[str] = []
    places: dict[int, int] = {}
    at, i = 0, start
    while i < end:
        said, last, place = doc.lowers[i], i + 1, i
        if i == first:
            said, last, place = "T", mention.end, mention.start
        elif i in names:
            said, last, place = "X", names[i], names[i] - 1
        elif said in QUOTES or said.isspace() or (said == "the" and i + 1 in names):
            i += 1
            continue
        places[at] = place
        words.append(said)
        at += len(said) + 1
        i = last
    return " ".join(words), places
