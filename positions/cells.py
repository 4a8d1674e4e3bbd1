"""The cells of the grid, by SQL that fetches only what the rule of a cell (`positions.matrix`) needs.

What asks for parties, topics and days alone is read from what the triggers keep (`counts`, `verdicts`); the rest from
the claims themselves.
The filter is written once, as a QuerySet of the ORM (`Question.claims`); its compiled SQL stands as the common
table expression `said` in the queries here. `tests/test_queries.py` holds them against the rule on all claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Max, QuerySet
from django.utils import timezone

from positions import counts, matrix, verdicts
from positions.matrix import Position, Run, Said, Spell, Tally
from positions.models import Article
from positions.question import Question

Key = tuple[int, int]  # party, topic

STRIP_MONTHS = 6
# Grouped by story first: sorting all claims to count distinct stories takes several times as long.
_TALLIES = """
, told AS MATERIALIZED (
  SELECT party_id, topic_id, origin, stance, count(*) AS n, min(day) AS first, max(day) AS last
  FROM said GROUP BY party_id, topic_id, origin, stance
)
SELECT party_id, topic_id, stance, sum(n)::bigint, count(*), min(first), max(last)
FROM told GROUP BY party_id, topic_id, stance
UNION ALL
SELECT party_id, topic_id, NULL, sum(n)::bigint, count(*), min(first), max(last)
FROM (
  SELECT party_id, topic_id, sum(n) AS n, min(first) AS first, max(last) AS last
  FROM told GROUP BY party_id, topic_id, origin
) AS story GROUP BY party_id, topic_id"""

_MONTHS = 6
_TALLIES = """
SELECT party_id, topic_id, stance, count(*), count(DISTINCT origin), min(day), max(day)
FROM said GROUP BY GROUPING SETS ((party_id, topic_id), (party_id, topic_id, stance))"""

_MONTHS = """
SELECT party_id, topic_id, date_trunc('month', day)::date AS month, stance, count(*)
FROM said WHERE day >= %s AND day <= %s GROUP BY 1, 2, 3, 4"""

_SECOND_HAND = "SELECT party_id, topic_id, reported_by_id, stance, count(*) FROM said GROUP BY 1, 2, 3, 4"

# The newest by day, then by number: arrays compare from their first member on.
_VOICES = """
SELECT speaker_id, coalesce(person.name, ''), stance, authority, n, last, claim
FROM (
  SELECT speaker_id, stance, max(authority) AS authority, count(*) AS n, max(day) AS last,
    (max(ARRAY[coalesce(day - date '0001-01-01', -1), id]))[2] AS claim
  FROM said GROUP BY speaker_id, stance
) AS voice LEFT JOIN positions_person AS person ON person.id = speaker_id"""

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


class Heard(NamedTuple):
    """What one voice of a party said with one stance; `claim` is the newest of the last day."""

    speaker: int | None
    name: str
    stance: str
    authority: int  # the highest
    n: int
    last: date | None
    claim: int


@dataclass(slots=True)
class Cell:
    """One party on one topic, as a page shows it."""

    position: Position | None = None
    total: Tally | None = None
    stances: dict[str, Tally] = field(default_factory=dict)
    second_hand: dict[tuple[int, str], int] = field(default_factory=dict)  # (reporting party, stance): claims
    months: dict[tuple[date, str], int] = field(default_factory=dict)
    before: Run | None = None  # what held on the day that the question compares with
    moved: Spell | None = None  # what holds now, where it began after that day
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


def verdict(position: Position | Run | None) -> str | None:
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


def grid(question: Question, day: date, strips: bool = False) -> dict[Key, Cell]:
    """Every cell that has a claim, own word or second-hand; with the counts of the last months for `strips`.

    Three to six queries, whatever the size of the grid.
    """
    own = question.said(own_word=True)
    cells: defaultdict[Key, Cell] = defaultdict(Cell)
    for party, topic, stance, tally in tallies(question):
        if stance is None:
            cells[party, topic].total = tally
        else:
            cells[party, topic].stances[stance] = tally
    decide(question, cells, day)
    if strips:
        first = strip_months(day)[0]
        months = counts.months(question, first, day) if question.plain else _run(own, _MONTHS, [first, day])
        for party, topic, month, stance, n, *_ in months:
            cells[party, topic].months[month, stance] = n
    if question.word != "own":
        for party, topic, by, stance, n in second_hand_counts(question):
            cells[party, topic].second_hand[by, stance] = n
    return dict(cells)


def second_hand_counts(question: Question) -> Iterable[tuple[Any, ...]]:
    if question.plain:
        return counts.second_hand(question)
    return _run(question.said(own_word=False), _SECOND_HAND)


def tallies(question: Question) -> Iterator[tuple[int, int, str | None, Tally]]:
    """Of every cell (stance None) and every stance in it. One query."""
    if question.plain:
        return counts.tallies(question)
    rows = _run(question.said(own_word=True), _TALLIES)
    return ((party, topic, stance, Tally(*rest)) for party, topic, stance, *rest in rows)


def voices(question: Question) -> list[Heard]:
    """Who said what how often, of one cell. One query that reads all its claims."""
    return [Heard(*row) for row in _run(question.said(own_word=True), _VOICES)]


def decide(question: Question, cells: Mapping[Key, Cell], day: date) -> None:
    """Fills in the positions, and those on the day compared with. Three queries at most."""
    compare = question.compare
    found = {key: held for key, held in runs(question, cells, compare or date.max).items() if held[0]}
    moved = {
        key: held[-1]
        for key, (held, _) in found.items()
        if compare and held[-1].first and held[-1].first > compare
    }
    fill = verdicts.claims(
        (key, told)
        for key, (held, waiting) in found.items()
        for told in (held[-1].last, *waiting, *(moved[key].decided if key in moved else ()))
    )
    for key, cell in cells.items():
        held, waiting = found.get(key, ([], []))
        cell.compared = compare is not None
        cell.before = then(held, compare)
        if held:
            spell = verdicts.spell(key, held[-1], fill)
            doubts = matrix.said_on(fill(key, told) for told in waiting)
            cell.position = matrix.position_of([spell], doubts, day)
            cell.moved = spell if key in moved else None


def then(held: list[Run], day: date | None) -> Run | None:
    """What held on this day."""
    return next((run for run in reversed(held) if day and run.first and run.first <= day), None)


def runs(question: Question, cells: Mapping[Key, Cell], settled_by: date = date.min) -> verdicts.Found:
    """Of each cell, what held after `settled_by` and what held then; without it, all. One query, or two.

    `verdicts.claims` gives the claims that decided.
    """
    if question.plain:
        return verdicts.runs(question, cells, settled_by)
    said = question.said(own_word=True)
    rows = deciding(said, cells, settled_by) if settled_by > date.min else by_cell(question)
    return {key: matrix.runs(matrix.told(claims)) for key, claims in rows.items()}


def deciding(said: QuerySet, cells: Mapping[Key, Cell], settled_by: date = date.max) -> dict[Key, list[Said]]:
    """For each cell, enough of its claims for its runs after `settled_by` to be what they are on all of them.

    One query, or none.
    """
    asked = [
        (
            party,
            topic,
            not cell.total or cell.total.last is not None,
            (cell.total and cell.total.last) or date.max,
        )
        for (party, topic), cell in cells.items()
    ]
    if not asked:
        return {}
    columns = [list(column) for column in zip(*asked, strict=True)]
    parameters = [*columns, settled_by, matrix.CLOSE.days]
    found: defaultdict[Key, list[Said]] = defaultdict(list)
    for id, party, topic, *rest in _run(said, _DECIDING, parameters):
        found[party, topic].append(Said(id, *rest))
    return dict(found)


def strip_months(day: date) -> list[date]:
    """The first days of the last six months, oldest first."""
    months = [divmod(day.year * 12 + day.month - 1 - back, 12) for back in range(STRIP_MONTHS)]
    return [date(year, month + 1, 1) for year, month in reversed(months) if year >= 1]


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
