"""Strips of time: a band for each spell in which a position stayed the same, a dot for each claim, or for a month of them.

Pure geometry in the units of the SVG's viewBox; the template draws it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from positions.matrix import SILENT_AFTER, STANCES, Said, Spell, Verdict
from positions.question import Question
from positions.wording import WORDS, counted, day_words, days_words

WIDTH = 1000
ROOM_FOR_WORD = 92  # units that the longest word, `conditional`, takes beside its glyph
DOT_GAP = 4  # dots of one stance nearer than this become one, that says how many they are
LEAST, LEAST_NEWEST = (
    3,
    22,
)  # units of a band of one day; the newest position shows its glyph even on its first day
TICKS = 8
LANE = {stance: 38 + 9 * place for place, stance in enumerate(STANCES)}


@dataclass(frozen=True, slots=True)
class Axis:
    first: date
    last: date

    def x(self, day: date) -> float:
        return round((day - self.first).days / max(1, (self.last - self.first).days) * WIDTH, 1)

    def ticks(self) -> list[tuple[float, str]]:
        """The first days of months, at most TICKS of them: (x, words)."""
        first = date(self.first.year, self.first.month, 1)
        months = (self.last.year - first.year) * 12 + self.last.month - first.month + 1
        step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200, 12_000, 120_000) if months / s <= TICKS)
        found = []
        for n in range(0, months, step):
            year, month = divmod(first.year * 12 + first.month - 1 + n, 12)
            day = date(year, month + 1, 1)
            if day >= self.first:
                found.append((self.x(day), f"{day:%b %Y}"))
        return found


class Mark(NamedTuple):
    """A claim, or as many of one stance as were said in these days."""

    stance: str
    first: date
    last: date
    n: int = 1
    claim: int = 0  # of one alone
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Band:
    x: float
    width: float
    verdict: Verdict
    fits: bool  # there is room for the word
    silent: bool
    title: str
    claim: int  # the one that decided it

    @property
    def icon(self) -> float:
        return round(self.x + 5, 1)

    @property
    def text(self) -> float:
        return round(self.x + 23, 1)


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: int
    stance: str
    title: str
    claim: int  # the newest of its claims; 0 where it was made of months
    n: int
    first: date
    last: date
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table beneath the strips."""

    verdict: Verdict
    first: date | None
    last: date | None
    speaker: str
    claim: int


@dataclass(frozen=True, slots=True)
class Strip:
    name: str
    axis: Axis
    bands: list[Band]
    dots: list[Dot]
    lines: list[Line]
    claims: int


def marks(said: Iterable[Said]) -> list[Mark]:
    """A mark for each claim that has a day."""
    return [Mark(one.stance, one.day, one.day, 1, one.id, one.speaker) for one in said if one.day]


def axis(marks: Iterable[Iterable[Mark]], question: Question, day: date) -> Axis:
    """From the first to the last day shown; never empty."""
    days = [end for some in marks for mark in some for end in (mark.first, mark.last)]
    first = question.since or min(days, default=day)
    last = question.until or max([*days, day])
    return Axis(min(first, last - timedelta(days=1)) if last > date.min else first, last)


def strip(
    name: str,
    marks: Iterable[Mark],
    spells: Iterable[Spell],
    people: Mapping[int, str],
    axis: Axis,
    gap: int = DOT_GAP,
) -> Strip:
    """`spells` are complete from the axis' first day on."""
    marks, spells = list(marks), list(spells)
    return Strip(
        name,
        axis,
        _bands(name, spells, people, axis),
        _dots(marks, people, axis, gap),
        _lines(spells, people),
        sum(mark.n for mark in marks) or len(spells),
    )


def _bands(name: str, spells: list[Spell], people: Mapping[int, str], axis: Axis) -> list[Band]:
    """A position holds until the next one, and no longer than 90 days after it was last said; then it is silent."""
    found = []
    for place, spell in enumerate(spells):
        if spell.first is None or spell.last is None:
            continue
        follower = spells[place + 1].first if place + 1 < len(spells) else None
        end = follower or axis.last
        heard = min(end, spell.last + SILENT_AFTER) if spell.last < date.max - SILENT_AFTER else end
        who = _who(spell.decided_by, people)
        title = f"{name}: {WORDS[spell.verdict]}, said {days_words(spell.first, spell.last)}{who and ', first ' + who}"
        for begin, stop, silent in ((spell.first, heard, False), (heard, end, True)):
            x, to = axis.x(max(begin, axis.first)), axis.x(min(stop, axis.last))
            width = round(to - x, 1)
            if width <= 0 and (silent or begin != spell.first or stop <= axis.first):
                continue
            words = (
                f"{name}: no statement since {day_words(spell.last)}; before: {WORDS[spell.verdict]}"
                if silent
                else title
            )
            newest = place + 1 == len(spells) and not silent
            width = max(width, LEAST_NEWEST if newest else LEAST)
            x = min(x, WIDTH - width)
            found.append(
                Band(
                    x,
                    width,
                    spell.verdict,
                    width > ROOM_FOR_WORD and not silent,
                    silent,
                    words,
                    spell.decided_by[0].id,
                )
            )
    return found


def _dots(marks: list[Mark], people: Mapping[int, str], axis: Axis, gap: int) -> list[Dot]:
    places: defaultdict[tuple[int, str], list[Mark]] = defaultdict(list)
    for one in marks:
        if axis.first <= one.first <= axis.last:
            places[int(axis.x(one.first) // gap), one.stance].append(one)
    found = []
    for (place, stance), some in sorted(places.items()):
        first, last = min(mark.first for mark in some), max(mark.last for mark in some)
        n = sum(mark.n for mark in some)
        who = next((people[mark.speaker] for mark in some if mark.speaker in people), "")
        times = "" if n == 1 else f" ({counted(n, 'claim')})"
        title = f"{WORDS[stance]}{times}, {days_words(first, last)}{who and ', ' + who}"
        x = axis.x(first) if n == 1 else min(WIDTH, place * gap + gap / 2)
        found.append(Dot(x, LANE[stance], stance, title, max(mark.claim for mark in some), n, first, last))
    return found


def _lines(spells: list[Spell], people: Mapping[int, str]) -> list[Line]:
    return [
        Line(s.verdict, s.first, s.last, _who(s.decided_by, people), s.decided_by[0].id)
        for s in reversed(spells)
    ]


def _who(claims: Iterable[Said], people: Mapping[int, str]) -> str:
    return next((people[c.speaker] for c in claims if c.speaker in people), "")
