"""How positions, counts and days are put into English. Standard library only; every page and export uses these."""

from __future__ import annotations

from datetime import date

from positions.matrix import Position, Tally, Verdict

WORDS: dict[str, str] = {
    "support": "support",
    "oppose": "oppose",
    "conditional": "conditional",
    "neutral": "neutral",
    "mixed": "mixed",
}
DID: dict[str, str] = {
    "support": "supported",
    "oppose": "opposed",
    "conditional": "supported under conditions",
    "neutral": "took no side",
    "mixed": "took different sides",
}


def day_words(day: date, year: bool = True) -> str:
    """`Jun 2, 2025`, or `Jun 2`."""
    return f"{day:%b} {day.day}, {day.year}" if year else f"{day:%b} {day.day}"


def days_words(first: date, last: date) -> str:
    """`May 16 to Jun 2, 2025`; both years where they differ; one day where there is one."""
    if first == last:
        return day_words(last)
    return f"{day_words(first, first.year != last.year)} to {day_words(last)}"


def times_words(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n:,} times")


def counted(n: int, one: str, many: str = "") -> str:
    """`1 origin`, `5 origins`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def tally_words(verdict: str, tally: Tally, last_speaker: str = "") -> str:
    """`supported 12 times (5 origins), May 16 to Jun 2, 2025; last: Umerov, Jun 2`. Once is never `consistently`."""
    words = f"{DID[verdict]} {times_words(tally.n)}"
    if tally.n > 1:
        words += f" ({counted(tally.origins, 'origin')})"
    if tally.first is None or tally.last is None:
        return f"{words}, day unknown"
    if tally.n == 1:
        who = f" ({last_speaker})" if last_speaker else ""
        return f"{words}{who}, {day_words(tally.last)}"
    words += f", {days_words(tally.first, tally.last)}"
    return f"{words}; last: {last_speaker}, {day_words(tally.last, year=False)}" if last_speaker else words


def position_words(position: Position | None) -> str:
    """The cell in a few words: `support`, `no statement since Mar 2, 2025; before: support`, `nothing said`."""
    if position is None:
        return "nothing said"
    if position.silent and position.heard:
        return f"no statement since {day_words(position.heard)}; before: {WORDS[position.verdict]}"
    return WORDS[position.verdict]


def verdict_word(verdict: Verdict | None) -> str:
    return WORDS[verdict] if verdict else "nothing said"


def listed(words: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def as_sentence(words: str) -> str:
    """`Supported once.`: the first letter large, the others as they are, a full stop."""
    return f"{words[:1].upper()}{words[1:]}."
