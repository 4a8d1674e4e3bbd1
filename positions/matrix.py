"""The rule of a cell: what a party's position on an issue is, since when, and when it changed.

Pure functions over frozen records; standard library only, no database, no clock. `positions.cells` asks the
database only for the claims that decide, and a test holds it against these functions on random data.
The rule in words stands on `/about/`; `RULE` is that text, so that the two cannot drift apart unseen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

Stance = Literal["support", "oppose", "conditional", "neutral"]
Verdict = Literal["support", "oppose", "conditional", "neutral", "mixed"]

STANCES: tuple[Stance, ...] = ("support", "conditional", "neutral", "oppose")
# Both from the design, section 5: how close two voices must be to contradict each other, and how long a
# position is still called one without being repeated.
CLOSE = timedelta(days=7)
SILENT_AFTER = timedelta(days=90)
ENOUGH_ORIGINS = 2
Sides = dict[int | None, frozenset[Stance]]  # of each voice; two stances where a day leaves it open
REVIEWED = frozenset({"confirmed", "corrected", "added"})

RULE = (
    "Only the party's own word counts: what it says itself, or what the newspaper plainly narrates as its position. "
    "What another party says that it wants is shown beside it and never fills its cell.",
    "A claim that a person has rejected never counts. Where a page was changed, its newest version counts; "
    "a claim on an older version counts only if a person has checked it and its words are gone from the new one.",
    "Of one day, the highest authority decides: a head of state or government before a minister or chief negotiator, "
    "before a spokesperson or delegation, before a voice without name or office.",
    "Where a named person speaks, unnamed voices of the same rank are not heard. Where one voice is reported with "
    "several stances on one day, the one with most independent origins counts.",
    "The position is the stance of the newest such day. It is mixed where people of equal authority took different "
    "sides within 7 days, or one voice is reported equally often on different sides of one day.",
    "A position becomes another one only by a named speaker or by two independent origins; "
    "a single unnamed report to the contrary is noted and waits for a second.",
    "Copies of one text are one origin, however many outlets print it.",
    "After 90 days without a statement the cell says since when the party has been silent, and what it said last. "
    "The days are counted to the end of the window, or to the newest day that the archive has read.",
    "A claim whose day is unknown, and whose article has none either, never decides over one with a day, "
    "and is left out where a window of days is asked for.",
    "Where nothing was ever said the cell is empty: that is not the same as neutral, which is said.",
)


class Said(NamedTuple):
    """What the rule must know of one claim. A tuple, for a page may make 100,000 of them: a frozen dataclass of nine
    fields takes three times as long to make."""

    id: int
    stance: Stance
    day: date | None
    authority: int  # positions.vocabulary.Authority
    speaker: int | None  # key of the person; None where an institution or nobody named speaks
    origin: int  # key of the story: copies of one text share it
    own_word: bool = True
    status: str = "machine"
    current: bool = True  # stands in the newest version of its article


class Told(NamedTuple):
    """What one day says: the stance of its highest authority, in the light of its equals in the week before."""

    day: date | None
    verdict: Verdict
    authority: int
    settles: bool  # suffices for a change alone
    origin: int  # where it does not: the one that all its claims have
    speaking: tuple[
        Said, ...
    ] = ()  # the claims of the highest authority, newest first; none where not asked for


@dataclass(frozen=True, slots=True)
class Run:
    """Days that say the same, one after another: those that together made it the position, and the newest."""

    decided: tuple[Told, ...]
    last: Told

    @property
    def verdict(self) -> Verdict:
        return self.last.verdict

    @property
    def first(self) -> date | None:
        return self.decided[-1].day


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which the position stayed the same. Days are None where only undated claims exist."""

    verdict: Verdict
    first: date | None
    last: date | None  # newest day that said it
    decided_by: tuple[Said, ...]  # the claims of the first day
    repeated_by: tuple[Said, ...]  # the claims of the last day


@dataclass(frozen=True, slots=True)
class Position:
    """What a cell says. `doubts` are newer claims that say otherwise and do not suffice for a change."""

    verdict: Verdict
    last: date | None  # newest day that said it
    decided_by: tuple[Said, ...]
    heard: date | None = None  # newest day on which the party said anything on the issue
    silent: bool = False
    doubts: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    old: Verdict
    new: Verdict
    day: date
    decided_by: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a cell or of one stance in it. Days are None where no claim has one."""

    n: int
    origins: int
    first: date | None
    last: date | None


def counts(said: Said) -> bool:
    """Whether a claim may fill a cell at all."""
    return said.own_word and said.status != "rejected" and (said.current or said.status in REVIEWED)


def window(claims: Iterable[Said], since: date | None = None, until: date | None = None) -> list[Said]:
    """The claims said in the days asked for, both included; all of them, the undated too, where none are."""
    if since is None and until is None:
        return list(claims)
    return [
        c for c in claims if c.day and (since is None or since <= c.day) and (until is None or c.day <= until)
    ]


def spells(claims: Iterable[Said]) -> tuple[tuple[Spell, ...], tuple[Said, ...]]:
    """The positions one after another, oldest first, and the claims still waiting to change the last one."""
    found, waiting = runs(told(claims))
    return tuple(spell(run) for run in found), said_on(waiting)


def told(claims: Iterable[Said]) -> list[Told]:
    """What each day says, oldest first; what the undated say only where nothing else is there."""
    by_day: defaultdict[date | None, list[Said]] = defaultdict(list)
    for claim in claims:
        if counts(claim):
            by_day[claim.day].append(claim)
    undated = by_day.pop(None, [])
    if not by_day:
        speaking = _highest(undated) if undated else []
        return [_told(None, _together(_sides(speaking)), speaking)] if undated else []
    days: Mapping[date, list[Said]] = {day: by_day[day] for day in sorted(d for d in by_day if d)}

    @cache
    def sides(day: date, authority: int) -> Sides:
        return _sides(c for c in days.get(day, ()) if c.authority == authority and c.speaker is not None)

    return [
        _told(day, _verdict(day, speaking, sides), speaking)
        for day, speaking in ((day, _highest(days[day])) for day in days)
    ]


def runs(days: Iterable[Told]) -> tuple[list[Run], list[Told]]:
    """The positions one after another, and the days still waiting to change the last one. Days come oldest first."""
    found: list[Run] = []
    waiting: list[Told] = []
    for day in days:
        if found and found[-1].verdict == day.verdict:
            found[-1] = Run(found[-1].decided, day)
            waiting = []
            continue
        same = (*(other for other in waiting if other.verdict == day.verdict), day)
        if not found or day.settles or len({other.origin for other in same}) >= ENOUGH_ORIGINS:
            found.append(Run(same, day))
            waiting = []
        else:
            waiting.append(day)
    return found, waiting


def spell(run: Run) -> Spell:
    return Spell(run.verdict, run.first, run.last.day, said_on(run.decided), run.last.speaking)


def said_on(days: Iterable[Told]) -> tuple[Said, ...]:
    return tuple(claim for day in days for claim in day.speaking)


def position(claims: Iterable[Said], as_of: date | None = None) -> Position | None:
    """The cell, or None where nothing was said. `as_of` is the day to which silence is counted."""
    return position_of(*spells(claims), as_of)


def position_of(
    found: Sequence[Spell], doubts: tuple[Said, ...], as_of: date | None = None
) -> Position | None:
    """The same of spells that are known already."""
    if not found:
        return None
    now = found[-1]
    heard = max((c.day for c in doubts if c.day), default=now.last)
    silent = bool(as_of and heard and as_of - heard > SILENT_AFTER)
    return Position(now.verdict, now.last, now.repeated_by, heard, silent, doubts)


def changes(claims: Iterable[Said]) -> Iterator[Change]:
    """Every time the position became another one, oldest first."""
    return changes_of(spells(claims)[0])


def changes_of(found: Sequence[Spell]) -> Iterator[Change]:
    """The same of spells that are known already."""
    for old, new in pairwise(found):
        if new.first:
            yield Change(old.verdict, new.verdict, new.first, new.decided_by)


def enough(claims: Collection[Said]) -> bool:
    """Whether these claims suffice for a change: one named speaker, or two independent origins."""
    return any(c.speaker is not None for c in claims) or len({c.origin for c in claims}) >= ENOUGH_ORIGINS


def tally(claims: Collection[Said]) -> Tally:
    days = [c.day for c in claims if c.day]
    return Tally(
        len(claims), len({c.origin for c in claims}), min(days, default=None), max(days, default=None)
    )


def _told(day: date | None, verdict: Verdict, speaking: list[Said]) -> Told:
    first = speaking[0]
    return Told(day, verdict, first.authority, enough(speaking), first.origin, tuple(speaking))


def _highest(claims: list[Said]) -> list[Said]:
    top = max(c.authority for c in claims)
    return sorted((c for c in claims if c.authority == top), key=lambda c: -c.id)


def _verdict(day: date, speaking: list[Said], sides: Callable[[date, int], Sides]) -> Verdict:
    """What the highest authority of `day` says, in the light of its equals in the week before."""
    if all(c.speaker is None for c in speaking):
        return _together(_sides(speaking))
    newest: Sides = {}
    for back in range(CLOSE.days + 1):
        if told := sides(day - timedelta(days=back), speaking[0].authority):
            newest = {**told, **newest}  # of each voice, the newest day on which it spoke
    return _together(newest)


def _sides(claims: Iterable[Said]) -> Sides:
    """Each voice's side on one day; two where its origins leave it open."""
    spoke: defaultdict[int | None, set[tuple[Stance, int]]] = defaultdict(set)
    for c in claims:
        spoke[c.speaker].add((c.stance, c.origin))
    sides: Sides = {}
    for speaker, stated in spoke.items():
        taken = frozenset(stance for stance, _ in stated)
        if len(taken) > 1:
            origins = Counter(stance for stance, _ in stated)
            most = max(origins.values())
            taken = frozenset(stance for stance, n in origins.items() if n == most)
        sides[speaker] = taken
    return sides


def _together(voices: Sides) -> Verdict:
    taken = frozenset[Stance]().union(*voices.values())
    return next(iter(taken)) if len(taken) == 1 else "mixed"
