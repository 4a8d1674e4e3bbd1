"""Finding words again in a text that changed: by the exact quote, chosen by what stood before and after it.

The W3C Web Annotation Data Model's TextQuoteSelector (exact, prefix, suffix), with runs of white space taken as
equal, because a page's next version is often the same sentences in other lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.records import Span

CONTEXT = 32  # characters kept before and after, as the data model's examples and Hypothesis (the program) do
# Words alone prove the place where they are long or where some of the context agrees: our own figures, about four
# words of quote or two of context. "ceasefire" in another sentence is not the same claim.
LONG = 24
AGREEING = 10


@dataclass(frozen=True, slots=True)
class Quote:
    exact: str
    prefix: str
    suffix: str
    place: float  # where it began, 0 to 1 of the text; decides between equals


def quote(text: str, start: int, end: int) -> Quote:
    return Quote(
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        start / max(1, len(text)),
    )


def find(text: str, wanted: Quote) -> Span | None:
    """Where the quote stands in `text`, or None where it does not, or where only its bare words do."""
    pattern = r"\s+".join(re.escape(word) for word in wanted.exact.split())
    if not pattern:
        return None
    best: tuple[int, float, Span] | None = None
    for match in re.finditer(pattern, text):
        agreeing = _agreeing(text, match.span(), wanted)
        if len(wanted.exact) < LONG and agreeing < AGREEING:
            continue
        here = (agreeing, -abs(match.start() / max(1, len(text)) - wanted.place), match.span())
        best = max(best, here) if best else here
    return best[2] if best else None


def _agreeing(text: str, span: Span, wanted: Quote) -> int:
    """How many characters of the context are the same, counted outwards from the quote."""
    before = _flat(text[max(0, span[0] - 2 * CONTEXT) : span[0]])[-CONTEXT:]
    after = _flat(text[span[1] : span[1] + 2 * CONTEXT])[:CONTEXT]
    prefix, suffix = _flat(wanted.prefix), _flat(wanted.suffix)
    if before == prefix and after == suffix:
        return 2 * CONTEXT
    return _common(before[::-1], prefix[::-1]) + _common(after, suffix)


def _common(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
