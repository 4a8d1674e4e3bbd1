"""A claim's words in the sentence around them. Pure; standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass

# How far a page looks for the sentence's ends. The longest sentences of news copy run to about 60 words.
AROUND = 300
_END = re.compile(r"[.!?…][\"”’»)]*\s+|\n")


@dataclass(frozen=True, slots=True)
class Quote:
    before: str
    words: str
    after: str


def in_sentence(window: str, start: int, end: int) -> Quote:
    """`start` and `end` of the words in `window`, a piece of the article that reaches AROUND beyond them.

    Where no sentence ends in reach, an ellipsis stands for what was cut.
    """
    before, words, after = window[:start], window[start:end], window[end:]
    ends = [match.end() for match in _END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    elif len(before) >= AROUND:
        before = "… " + before.partition(" ")[2]
    if words.rstrip()[-1:] in tuple(".!?…") or words.rstrip()[-2:-1] in tuple(".!?…"):
        after = ""
    elif match := _END.search(after):
        after = after[: match.end()].rstrip()
    elif len(after) >= AROUND:
        after = after.rpartition(" ")[0] + " …"
    return Quote(before.lstrip(), words, after.rstrip())
