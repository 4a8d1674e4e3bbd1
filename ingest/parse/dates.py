"""Dates that stand plainly: year, month and day, in one of the usual spellings. Nothing is guessed."""

from __future__ import annotations

import calendar
import re
from datetime import date

MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    r"(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?P<month1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}),?\s+(?P<y2>\d{{4}})"
    # With dots the day stands first everywhere; with slashes it depends on the country, so 05/06/2025 is not read.
    r"|(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4}))"
)
_LABEL = (
    r"(?:(?:first\s+)?(?:published|posted|updated|dated?|issued|publication\s+date)(?:\s+(?:on|at))?\s*:?\s*)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
_TIME = r"(?:[\s,|·•–-]*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}(?:[+-]\d{1,2})?\)?)?)?"
WHOLE_LINE = re.compile(rf"^\s*{_LABEL}?{_WEEKDAY}?{_DATE}{_TIME}\s*$", re.I)
AT_HEAD = re.compile(rf"^\s*(?:{_LABEL}{_WEEKDAY}?{_DATE}|(?P<bare>\d{{4}}-\d\d-\d\d))\b", re.I)
FIRST_YEAR, LAST_YEAR = 1945, 2100  # a year outside is a typing error or another calendar


def read_date(text: str) -> date:
    """The date that `text` is. Raises ValueError where it is none."""
    match = WHOLE_LINE.match(text)
    found = match and _date(match)
    if not found:
        raise ValueError(f"{text!r} is no date")
    return found


def date_of_line(line: str) -> date | None:
    """The date of a line that holds nothing else, but for a label, a weekday, a time, or a byline apart by a bar."""
    if len(line) > 160:
        return None
    for part in re.split(r"\s[|·•]\s", line):
        match = WHOLE_LINE.match(part)
        if match and (found := _date(match)):
            return found
    return None


def date_at_head(line: str) -> date | None:
    """The date with which a text begins, where a label or the form 2025-05-30 shows that it is meant as its date."""
    match = AT_HEAD.match(line[:200])
    if not match:
        return None
    if match["bare"]:
        return date_of_line(match["bare"])
    return _date(match)


def _date(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["y"]:
        numbers = part["y"], part["m"], part["d"]
    elif part["y3"]:
        numbers = part["y3"], part["m3"], part["d3"]
    else:
        which = "1" if part["y1"] else "2"
        numbers = part[f"y{which}"], MONTHS[part[f"month{which}"][:3].title()], part[f"d{which}"]
    try:
        found = date(*map(int, numbers))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
