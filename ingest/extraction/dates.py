"""The day on which something was said, from the words beside the reporting verb and the day of publication.

"on Wednesday" is the last Wednesday on or before the day of publication; what leaves the day open ("earlier this
week", "over the weekend", "recently") gives None and keeps it open. Everything is read by regular expressions;
dateparser would be a hundred times slower and reads "May" and "Sun" out of anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))

ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b")
MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+((?:19|20)\d\d))?\b(?!\s*(?:percent|%))", re.I
)
DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b\.?(?:,?\s+((?:19|20)\d\d))?", re.I
)
WEEKDAY = re.compile(rf"\b(?:(last|next|this|coming|previous)\s+)?({_DAY})(?:'s|’s)?\b(?!-)", re.I)
OPEN = re.compile(
    r"\b(?:earlier (?:this|last) (?:week|month|year)|(?:this|last|past|previous) (?:week|month|year|weekend|few days)|over the weekend|at the weekend|"
    r"in recent (?:days|weeks|months)|at that time|back then|in that speech|recently|repeatedly|previously|in the past|days? ago|weeks? ago|months? ago|years? ago|for (?:weeks|months|years))\b",
    re.I,
)
# Some day before those told of; only where nothing else tells the day: "Earlier, the minister said".
EARLIER = re.compile(r"^\W*Earlier\b(?! (?:in the|this|that|today|on)\b)")
# "on March 23-25": on which of them, nobody tells.
UNTIL = re.compile(r"\s?[-–]\s?\d{1,2}\b")
SINCE = re.compile(r"\b\d{1,2}\s?[-–]\s?$")
# Where and when a report was written, before its first words: no day of what they tell if they name one.
DATELINE = re.compile(
    rf"^\W*(?:[A-Z][\w.’'/ -]{{1,40}}(?:\[[^\]]+\])?, (?:(?:{_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTH}))(?:,? \d{{4}})?(?: ?\([^)]{{2,40}}\))? ?[:.–—-]|"
    rf"(?:(?:{_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTH})) ?(?:\([^)]{{2,40}}\) ?)?-)\s",
    re.I,
)
# A month that is over, without a day: "In March he said". Only where nothing else tells the day.
MONTH = re.compile(rf"\b(?:in|early|mid|late|last)[ -]({_MONTH})\b(?!\.?\s+\d{{1,2}}\b)", re.I)
# "June 14, 2024: The president said …", in a chronicle.
ENTRY = re.compile(
    rf"\W*(?:(?:{_DAY}),? )?((?:{_MONTH})\.? \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} (?:{_MONTH})(?:,? \d{{4}})?) ?[:–—]\s",
    re.I,
)
MONTHS_BACK = 8  # of the others of the year more are to come than are meant as past
TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|earlier today)\b", re.I)
PAPER = re.compile(r"\b[A-Z]\w*\s+Today$")  # no day: "USA Today"
YESTERDAY = re.compile(r"\b(?:yesterday|last night|overnight)\b", re.I)
# What is counted from the day told of before, or from publication where none was.
SAME = re.compile(
    r"\b(?:earlier in the day|later in the day|(?:the|that) same (?:day|morning|afternoon|evening|night))\b",
    re.I,
)
BEFORE = re.compile(
    r"\b(?:(?:the|a|one) day (?:before|earlier)|the previous (?:day|evening|night)|the (?:evening|night) before)\b",
    re.I,
)
DAYS_BEFORE = re.compile(r"\b(two|three|four|five|six|[2-6]) days (?:before|earlier|ago)\b", re.I)
# What is counted from the day told of before, and says nothing where none was.
THAT = re.compile(
    r"\b(?:that (?:day|morning|afternoon|evening|night)|hours? (?:later|earlier)|hours (?:before|after))\b",
    re.I,
)
AFTER = re.compile(
    r"\b(?:the (?:next|following) (?:day|morning)|the day after(?! tomorrow)|(?:a|one) day later)\b", re.I
)
NUMBERS = {name: n for n, name in enumerate("two three four five six".split(), start=2)}
# What stands in every text in which the pattern finds something: looked for first, a fiftieth of the pattern's cost.
HOLDS = {
    ISO: ("-",),
    DOTTED: (".", "/"),
    MONTH_FIRST: tuple(name for name in MONTHS if len(name) == 3),
    DAY_FIRST: tuple(name for name in MONTHS if len(name) == 3),
    WEEKDAY: tuple(name for name in WEEKDAYS if len(name) == 3),
    MONTH: tuple(name for name in MONTHS if len(name) == 3),
    OPEN: (
        *("week", "month", "year", "day", "recently", "repeatedly", "previously", "past"),
        *("that time", "back then", "that speech"),
    ),
    EARLIER: ("earlier",),
    TODAY: ("today", "tonight", "morning", "afternoon", "evening"),
    YESTERDAY: ("yesterday", "night"),
    SAME: ("in the day", "same"),
    BEFORE: ("before", "earlier", "the previous"),
    DAYS_BEFORE: ("days",),
    THAT: ("that", "hour"),
    AFTER: ("following", "next", "day"),
}
# One of these, or a digit, stands in every text in which any pattern finds something ("that" only with "day" and the like).
PARTS = {part.split()[-1] for parts in HOLDS.values() for part in parts if part[-1].isalpha()} - {"that"}
NUMBERED = frozenset({ISO, DOTTED, MONTH_FIRST, DAY_FIRST})
DIGIT = re.compile(r"\d")


@lru_cache(maxsize=20_000)  # the words of some articles
def may_tell(word: str) -> bool:
    """Whether a word in small letters may be of those that `find` finds a day by; most are not."""
    return any(map(word.__contains__, PARTS)) or DIGIT.search(word) is not None


HELD = re.compile(r" (?:speech|address|interview|statement|remarks|letter|decree)\b")


@lru_cache(maxsize=1024)  # the words around several attributions of a sentence are often the same
def find(text: str, published: date | None, told: date | None = None) -> tuple[date | None, bool]:
    """The day and whether `text` says anything about the day at all ("over the weekend": None, True).

    `told` is the day that the text told of just before: "the day before" and "the same evening" count from it.
    """
    lower = text.casefold()
    numbered = DIGIT.search(text) is not None

    def found(pattern: re.Pattern[str]) -> Iterable[re.Match[str]]:
        if numbered or pattern not in NUMBERED:
            for part in HOLDS[pattern]:
                if part in lower:
                    return pattern.finditer(text)
        return ()

    hits: list[tuple[int, date | None]] = []
    for pattern, order in ((ISO, "ymd"), (DOTTED, "dmy")):
        for match in found(pattern):
            hits.append((match.start(), _date(**dict(zip(order, map(int, match.groups()), strict=True)))))
    for match in found(MONTH_FIRST):
        day = _dated(match[1], match[2], match[3], published)
        if day and published and day > published and not match[3] and HELD.match(text, match.end()):
            day = _date(day.year - 1, day.month, day.day)  # "in his June 14 speech": it has been held
        hits.append((match.start(), None if UNTIL.match(text, match.end()) else day))
    for match in found(DAY_FIRST):
        day = _dated(match[2], match[1], match[3], published)
        hits.append((match.start(), None if SINCE.search(text[: match.start()]) else day))
    for match in found(WEEKDAY):
        name = match[2].casefold()
        if (len(name) == 3 and not match[2].istitle()) or (match[1] or "").casefold() in {"next", "coming"}:
            continue
        if (
            name == "sun" or name == "sat" or name == "mon" or name == "wed"
        ):  # newspapers, "the sun", "sat": too risky
            continue
        hits.append((match.start(), _weekday(WEEKDAYS[name], published)))
    hits += [(match.start(), None) for match in found(OPEN)]
    if published is not None:
        hits += [(m.start(), published) for m in found(TODAY) if not PAPER.search(text, 0, m.end())]
        hits += [(match.start(), published - timedelta(days=1)) for match in found(YESTERDAY)]
        hits += _relative(found, published, told)
    hits += [(len(text), None) for _ in found(EARLIER)]
    if len(hits) > 1 and (line := DATELINE.match(text)):
        hits = [(len(text) if at < line.end() else at, day) for at, day in hits]
    past = [hit for hit in hits if hit[1] is None or published is None or hit[1] <= published]
    if not past:
        return None, published is not None and any(_over(match[1], published) for match in found(MONTH))
    return min(past, key=lambda hit: hit[0])[1], True


def _over(month: str, published: date) -> bool:
    return 0 < (published.month - MONTHS[month.casefold()]) % 12 <= MONTHS_BACK


def _relative(
    found: Callable[[re.Pattern[str]], Iterable[re.Match[str]]], published: date, told: date | None
) -> list[tuple[int, date | None]]:
    day = told or published
    hits: list[tuple[int, date | None]] = [(match.start(), day) for match in found(SAME)]
    hits += [(match.start(), day - timedelta(days=1)) for match in found(BEFORE)]
    for match in found(DAYS_BEFORE):
        number = NUMBERS.get(match[1].casefold()) or int(match[1])
        start = published if match[0].endswith("ago") else day
        hits.append((match.start(), start - timedelta(days=number)))
    if told is not None:
        hits += [(match.start(), told) for match in found(THAT)]
        hits += [(match.start(), told + timedelta(days=1)) for match in found(AFTER)]
    return hits


def leading_date(text: str) -> date | None:
    """The date that a text opens with ("date 2025-05-30 …", a line "May 29, 2025"): the day of publication."""
    for line in text[:2000].splitlines()[:15]:
        line = line.strip()
        if (match := re.match(r"(?:date|published|updated|posted)?[\s:]*", line, re.I)) and (
            rest := line[match.end() :]
        ):
            for pattern in (ISO, MONTH_FIRST, DAY_FIRST, DOTTED):
                found = pattern.match(rest)
                if found is None or (pattern in (MONTH_FIRST, DAY_FIRST) and not found[3]):
                    continue
                if len(line) <= 60 or match[0].strip():
                    return find(found[0], None)[0]
    return None


def _date(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None


def _dated(month: str, day: str, year: str | None, published: date | None) -> date | None:
    """A day without a year lies within the year before publication (a week's grace for a date to come)."""
    number = MONTHS[month.casefold()]
    if year:
        return _date(int(year), number, int(day))
    if published is None:
        return None
    found = _date(published.year, number, int(day))
    if found is not None and found > published + timedelta(days=180):
        found = _date(published.year - 1, number, int(day))
    return found


def _weekday(number: int, published: date | None) -> date | None:
    if published is None:
        return None
    return published - timedelta(days=(published.weekday() - number) % 7)
