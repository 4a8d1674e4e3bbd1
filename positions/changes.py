"""Who moved, and when: changes of positions between two days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from positions import cells, matrix, verdicts
from positions.cells import Cell, Key, verdict
from positions.matrix import Change, Run, Said
from positions.question import Question

# Where a page needs only the newest changes: a crowded archive has them in the last weeks, and reading a year of
# 50 cells of a million claims takes 3 s where a filter asks for the claims themselves.
LATELY = timedelta(days=21)
Step = tuple[Key, Run, Run]  # what was said, and what was said then


@dataclass(frozen=True, slots=True)
class Move:
    """A cell that says something else than on the day compared with."""

    key: Key
    old: str | None
    new: str | None
    day: date | None
    decided_by: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Newest:
    """`more` is how many changes were found beside those in `rows`; all are complete after this day."""

    rows: list[tuple[Key, Change]]
    more: int
    complete_after: date


def moves(found: Mapping[Key, Cell]) -> list[Move]:
    """What of these cells changed since the day that their question compares with, newest first."""
    made = [
        Move(
            key,
            verdict(cell.before),
            verdict(cell.position),
            cell.moved.first if cell.moved else None,
            cell.moved.decided_by if cell.moved else (),
        )
        for key, cell in found.items()
        if cell.changed
    ]
    return sorted(made, key=lambda move: (move.day or date.min, move.key), reverse=True)


def newest(question: Question, after: date, until: date, wanted: int) -> Newest:
    """The changes with after < day <= until, newest first: whole days, about so many as wanted. Eight queries at most."""
    complete_after = max(after, until - LATELY)
    steps = _steps(question, complete_after, until)
    if complete_after > after and len(steps) <= wanted:
        complete_after = after
        steps = _steps(question, after, until)
    if len(steps) > wanted and (last := steps[wanted][2].first):
        shown = [step for step in steps if step[2].first and step[2].first >= last]
    else:
        shown = steps
    return Newest(_changes(shown), len(steps) - len(shown), complete_after)


def between(question: Question, after: date, until: date) -> list[tuple[Key, Change]]:
    """Every change of a position with after < day <= until, newest first. Four queries at most."""
    return _changes(_steps(question, after, until))


def _steps(question: Question, after: date, until: date) -> list[Step]:
    question = question.but(until=until)
    if question.plain:
        keys = verdicts.cells(question)
    else:
        spoke = question.said(own_word=True).filter(day__gt=after)
        keys = list(spoke.values_list("party_id", "topic_id").distinct())
    steps = [
        (key, old, new)
        for key, (held, _) in cells.runs(question, {key: Cell() for key in keys}, after).items()
        for old, new in pairwise(held)
        if new.first and after < new.first <= until
    ]
    return sorted(steps, key=lambda step: (step[2].first or date.min, step[0]), reverse=True)


def _changes(steps: list[Step]) -> list[tuple[Key, Change]]:
    fill = verdicts.claims((key, told) for key, _, new in steps for told in new.decided)
    return [
        (
            key,
            Change(
                old.verdict, new.verdict, new.first, matrix.said_on(fill(key, told) for told in new.decided)
            ),
        )
        for key, old, new in steps
        if new.first
    ]
