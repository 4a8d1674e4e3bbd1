"""The cells of the grid, by SQL that fetches only what the rule of a cell (`positions.matrix`) needs.

The filter is written once, as a QuerySet of the ORM (`Question.claims`); its compiled SQL stands as the common
table expression `said` in the queries here. `tests/test_queries.py` holds them against the rule on all claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max, QuerySet
from django.utils import timezone

from positions import counts, matrix
from positions.matrix import Change, Position, Said, Spell, Tally
from positions.models import Article
from positions.question import Question

Key = tuple[int, int]  # party, topic

STRIP_MONTHS = 6
# Where a page needs only the newest changes: a crowded archive has them in the last weeks, and reading a year of
# 50 cells of a million claims takes 3 s.
LATELY = timedelta(days=21)

_TALLIES = """
SELECT party_id, topic_id, stance, count(*), count(DISTINCT origin), min(day), max(day)
FROM said GROUP BY GROUPING SETS ((party_id, topic_id), (party_id, topic_id, stance))"""

_MONTHS = """
SELECT party_id, topic_id, date_trunc('month', day)::date AS month, stance, count(*)
FROM said WHERE day >= %s AND day <= %s GROUP BY 1, 2, 3, 4"""

_SECOND_HAND = "SELECT party_id, topic_id, reported_by_id, stance, count(*) FROM said GROUP BY 1, 2, 3, 4"

_ALL = "SELECT party_id, topic_id, id, stance, day, authority, speaker_id, origin FROM said ORDER BY day, id"

# A day on which a named person spoke with that day's highest authority settles the position, whatever was before:
# the rule needs the claims from the newest such day on, and the week before it. Cells without one are read whole.
# The upper bound `cell.last` tells the planner that the rows are few: without it, it reads all articles for each cell
# (1750 ms for 50 cells of 100,000 claims, 25 ms with it).
_DECIDING = """
SELECT recent.* FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[], %s::date[]) AS cell(party_id, topic_id, dated, last)
LEFT JOIN LATERAL (
  SELECT named.day FROM said AS named
  WHERE named.party_id = cell.party_id AND named.topic_id = cell.topic_id AND named.speaker_id IS NOT NULL
    AND named.day <= %s
    AND NOT EXISTS (
      SELECT 1 FROM said AS higher
      WHERE higher.party_id = named.party_id AND higher.topic_id = named.topic_id
        AND higher.day = named.day AND higher.authority > named.authority)
  ORDER BY named.day DESC LIMIT 1
) AS settled ON true
JOIN LATERAL (
  SELECT id, party_id, topic_id, stance, day, authority, speaker_id, origin FROM said
  WHERE cell.dated AND said.party_id = cell.party_id AND said.topic_id = cell.topic_id
    AND said.day BETWEEN coalesce(settled.day - %s, '-infinity'::date) AND cell.last
  UNION ALL
  SELECT id, party_id, topic_id, stance, day, authority, speaker_id, origin FROM said
  WHERE NOT cell.dated AND said.party_id = cell.party_id AND said.topic_id = cell.topic_id
) AS recent ON true"""


@dataclass(slots=True)
class Cell:
    """One party on one topic, as a page shows it."""

    position: Position | None = None
    total: Tally | None = None
    stances: dict[str, Tally] = field(default_factory=dict)
    second_hand: dict[tuple[int, str], int] = field(default_factory=dict)  # (reporting party, stance): claims
    months: dict[tuple[date, str], int] = field(default_factory=dict)
    before: Position | None = None  # on the day that the question compares with
    compared: bool = False

    @property
    def tally(self) -> Tally | None:
        """The counts behind the verdict: of its stance, or of all where it is mixed."""
        if self.position is None:
            return None
        return self.stances.get(self.position.verdict, self.total)

    @property
    def changed(self) -> bool:
        return self.compared and verdict(self.before) != verdict(self.position)


def verdict(position: Position | None) -> str | None:
    return position.verdict if position else None


def newest_day() -> date:
    """The newest day that the archive has read, never later than today: to it silence is counted. One query."""
    today = timezone.now().date()
    newest = Article.objects.filter(published__lte=today).aggregate(day=Max("published"))["day"]
    return newest or today


def as_of(question: Question) -> date:
    """The day for which a question is answered. At most one query."""
    days = [day for day in (question.until, question.known_on) if day]
    return min([*days, newest_day()])


def grid(question: Question, day: date) -> dict[Key, Cell]:
    """Every cell that has a claim, own word or second-hand. Three to five queries, whatever the size of the grid."""
    own = question.said(own_word=True)
    cells: defaultdict[Key, Cell] = defaultdict(Cell)
    for party, topic, stance, tally in counts.tallies(question) if question.plain else _tallies(own):
        if stance is None:
            cells[party, topic].total = tally
        else:
            cells[party, topic].stances[stance] = tally
    for key, said in deciding(own, cells.items()).items():
        cells[key].position = matrix.position(said, day)
    first = strip_months(day)[0]
    months = counts.months(question, first, day) if question.plain else _run(own, _MONTHS, [first, day])
    for party, topic, month, stance, n in months:
        cells[party, topic].months[month, stance] = n
    if question.compare:
        compare(question, question.compare, cells)
    if question.word != "own":
        for party, topic, by, stance, n in second_hand_counts(question):
            cells[party, topic].second_hand[by, stance] = n
    return dict(cells)


def second_hand_counts(question: Question) -> Iterable[tuple[Any, ...]]:
    if question.plain:
        return counts.second_hand(question)
    return _run(question.said(own_word=False), _SECOND_HAND)


def _tallies(own: QuerySet) -> Iterator[tuple[int, int, str | None, Tally]]:
    return ((party, topic, stance, Tally(*rest)) for party, topic, stance, *rest in _run(own, _TALLIES))


def compare(question: Question, day: date, cells: defaultdict[Key, Cell]) -> None:
    """Fills in the positions on `day`. One query."""
    then = question.but(until=min(day, question.until or day)).said(own_word=True)
    rows = deciding(then, cells.items())
    for key, cell in cells.items():
        cell.compared = True
        cell.before = matrix.position(rows.get(key, ()), day)


def deciding(
    said: QuerySet, cells: Iterable[tuple[Key, Cell]], settled_by: date | None = None
) -> dict[Key, list[Said]]:
    """For each cell, enough of its claims for `matrix.position` to be what it is on all of them.

    With `settled_by`, enough for `matrix.changes` to be right for every day after it. One query, or none.
    """
    asked = [
        (
            party,
            topic,
            not cell.total or cell.total.last is not None,
            (cell.total and cell.total.last) or date.max,
        )
        for (party, topic), cell in cells
    ]
    if not asked:
        return {}
    columns = [list(column) for column in zip(*asked, strict=True)]
    parameters = [*columns, settled_by or date.max, matrix.CLOSE.days]
    found: defaultdict[Key, list[Said]] = defaultdict(list)
    for id, party, topic, *rest in _run(said, _DECIDING, parameters):
        found[party, topic].append(Said(id, *rest))
    return dict(found)


def strip_months(day: date) -> list[date]:
    """The first days of the last six months, oldest first."""
    months = [divmod(day.year * 12 + day.month - 1 - back, 12) for back in range(STRIP_MONTHS)]
    return [date(year, month + 1, 1) for year, month in reversed(months) if year >= 1]


@dataclass(frozen=True, slots=True)
class Move:
    """A cell that says something else than on the day compared with."""

    key: Key
    old: str | None
    new: str | None
    day: date | None
    decided_by: tuple[Said, ...]


def moves(question: Question, cells: Iterable[tuple[Key, Cell]], day: date) -> list[Move]:
    """What changed in these cells from `question.compare` to `day`, newest first. Two queries at most."""
    changed = {key: cell for key, cell in cells if cell.changed}
    if question.compare is None or not changed:
        return []
    said = question.said(own_word=True)
    found = []
    last = _last_spells(said, changed, max(question.compare, day - LATELY))
    earlier = {key: cell for key, cell in changed.items() if key not in last}
    last |= _last_spells(said, earlier, question.compare)
    for key, cell in changed.items():
        now = last.get(key)
        decided_by = now.decided_by if now else ()
        found.append(
            Move(key, verdict(cell.before), verdict(cell.position), now.first if now else None, decided_by)
        )
    return sorted(found, key=lambda move: (move.day or date.min, move.key), reverse=True)


def _last_spells(said: QuerySet, cells: Mapping[Key, Cell], after: date) -> dict[Key, Spell]:
    """The newest spell of the cells in which it began after this day. One query, or none."""
    found = {}
    for key, claims in deciding(said, cells.items(), settled_by=after).items():
        spells, _ = matrix.spells(claims)
        if spells and spells[-1].first and spells[-1].first > after:
            found[key] = spells[-1]
    return found


def newest_changes(
    question: Question, after: date, until: date, wanted: int
) -> tuple[list[tuple[Key, Change]], date]:
    """The changes with after < day <= until, newest first: all, or of the newest days so many that more are found
    than wanted; and the day after which they are complete. Two queries, or four."""
    lately = max(after, until - LATELY)
    found = changes_between(question, lately, until)
    if lately > after and len(found) <= wanted:
        return changes_between(question, after, until), after
    return found, lately


def changes_between(question: Question, after: date, until: date) -> list[tuple[Key, Change]]:
    """Every change of a position with after < day <= until, newest first. Two queries."""
    said = question.but(until=until).said(own_word=True)
    spoke = said.filter(day__gt=after).values_list("party_id", "topic_id").distinct()
    cells = [(key, Cell()) for key in spoke]
    found = [
        (key, change)
        for key, claims in deciding(said, cells, settled_by=after).items()
        for change in matrix.changes(claims)
        if after < change.day <= until
    ]
    return sorted(found, key=lambda row: (row[1].day, row[0]), reverse=True)


def by_cell(question: Question) -> dict[Key, list[Said]]:
    """Every own-word claim asked for, as records of the rule. One query."""
    found: defaultdict[Key, list[Said]] = defaultdict(list)
    for party, topic, *rest in _run(question.said(own_word=True), _ALL):
        found[party, topic].append(Said(*rest))
    return dict(found)


def _run(said: QuerySet, query: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    compiled, bound = said.query.sql_with_params()
    with connection.cursor() as cursor:
        # Not materialised, so that the planner may look up the newest claims of a cell by index.
        cursor.execute(f"WITH said AS NOT MATERIALIZED ({compiled}) {query}", [*bound, *parameters])
        return cursor.fetchall()
