"""Counts of a grid from those kept of months, years and cells (`PeriodCount`), for questions that ask for parties, topics and days alone.

A month that a bound of the window cuts in two is counted claim by claim. Origins are added up exactly: of the
stories told in a cell, those that begin by the last day and those that end from the first day on, less all of them,
are those that touch the window; less those that only span it, with a claim before and one after and none within.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection

from positions.matrix import Tally
from positions.question import Question

Key = tuple[int, int]

# Which counts make up a question: those of the whole cell; or of the years from its first day on, and of the months of a
# year that a bound cuts in two. (What comes after the last day is needed to add up origins, what came before is not.)
_ALL = "level = 'all'"
_YEARS = """(level = 'year' AND begins >= date_trunc('year', %(since)s::date)::date AND begins <> ALL(%(cut_years)s::date[])
  OR level = 'month' AND begins >= date_trunc('month', %(since)s::date)::date
    AND date_trunc('year', begins)::date = ANY(%(cut_years)s::date[]))"""
_MONTHS_ALONE = """level = 'month'
  AND begins BETWEEN date_trunc('month', %(since)s::date)::date AND %(until)s"""

_PARTS = """
WITH period AS (
  SELECT *, level = 'month' AND begins = ANY(%(cut_months)s::date[]) AS cut
  FROM positions_periodcount
  WHERE {levels} AND (reported_by_id IS NULL) = %(own)s
    AND (%(parties)s::bigint[] IS NULL OR party_id = ANY(%(parties)s))
    AND (%(topics)s::bigint[] IS NULL OR topic_id = ANY(%(topics)s))
), part AS (
  SELECT party_id, topic_id, reported_by_id, stance, first, last, n, opens, closes, opens_cell, closes_cell
  FROM period WHERE NOT cut
  UNION ALL
  SELECT party_id, topic_id, said.reported_by_id, said.stance, min(day), max(day), count(*), sum(said.opens::int),
    sum(said.closes::int), sum(said.opens_cell::int), sum(said.closes_cell::int)
  FROM (SELECT DISTINCT party_id, topic_id, begins FROM period WHERE cut) AS month
  JOIN positions_counted AS said USING (party_id, topic_id)
  WHERE (said.reported_by_id IS NULL) = %(own)s
    AND day >= begins AND day < (begins + interval '1 month')::date
  GROUP BY party_id, topic_id, said.reported_by_id, said.stance, begins, day < %(since)s, day > %(until)s
)"""

_TALLIES = """
, spanning AS (
  SELECT party_id, topic_id, stance, (spans_to > %(until)s AND (
      SELECT 1 FROM positions_counted AS said
      WHERE said.story_id = told.story_id AND said.party_id = told.party_id AND said.topic_id = told.topic_id
        AND said.stance = told.stance AND said.reported_by_id IS NULL AND said.day BETWEEN %(since)s AND %(until)s
      LIMIT 1) IS NULL) IS TRUE AS side, (cell_spans_to > %(until)s AND (
      SELECT 1 FROM positions_counted AS said
      WHERE said.story_id = told.story_id AND said.party_id = told.party_id AND said.topic_id = told.topic_id
        AND said.reported_by_id IS NULL AND said.day BETWEEN %(since)s AND %(until)s
      LIMIT 1) IS NULL) IS TRUE AS cell
  FROM positions_counted AS told
  WHERE (spans_to > %(until)s OR cell_spans_to > %(until)s) AND day < %(since)s AND reported_by_id IS NULL
    AND (%(parties)s::bigint[] IS NULL OR party_id = ANY(%(parties)s))
    AND (%(topics)s::bigint[] IS NULL OR topic_id = ANY(%(topics)s))
), added AS (
  SELECT party_id, topic_id, stance, first, last,
    CASE WHEN first IS NULL OR (first >= %(since)s AND last <= %(until)s) THEN n ELSE 0 END AS n,
    CASE WHEN first IS NULL THEN opens
      ELSE opens * (last <= %(until)s)::int + closes * (first >= %(since)s)::int - opens END AS origins,
    CASE WHEN first IS NULL THEN opens_cell
      ELSE opens_cell * (last <= %(until)s)::int + closes_cell * (first >= %(since)s)::int - opens_cell END AS of_cell
  FROM part
  UNION ALL
  SELECT party_id, topic_id, stance, NULL, NULL, 0, -side::int, -cell::int FROM spanning
)
SELECT party_id, topic_id, stance, sum(n)::bigint, sum(origins)::bigint, sum(of_cell)::bigint, min(first) FILTER (WHERE n > 0),
  max(last) FILTER (WHERE n > 0)
FROM added GROUP BY party_id, topic_id, stance"""

_MONTHS = """
SELECT party_id, topic_id, date_trunc('month', first)::date, stance, sum(n)::bigint, min(first), max(last)
FROM part WHERE first >= %(since)s AND last <= %(until)s GROUP BY 1, 2, 3, 4"""

_SECOND_HAND = """
SELECT party_id, topic_id, reported_by_id, stance, sum(n)::bigint
FROM part WHERE first IS NULL OR (first >= %(since)s AND last <= %(until)s) GROUP BY 1, 2, 3, 4"""


def tallies(question: Question) -> Iterator[tuple[int, int, str | None, Tally]]:
    """Of every cell (stance None) and every stance in it. One query."""
    sides: defaultdict[Key, list[tuple[Any, ...]]] = defaultdict(list)
    for party, topic, *side in _run(_TALLIES, question):
        sides[party, topic].append(tuple(side))
    for key, rows in sides.items():
        told = [row for row in rows if row[1]]
        if not told:
            continue
        days = [day for *_, first, last in told for day in (first, last) if day]
        origins = sum(row[3] for row in rows)  # a story may begin with one stance and end with another
        yield (
            *key,
            None,
            Tally(sum(row[1] for row in told), origins, min(days, default=None), max(days, default=None)),
        )
        for stance, n, told_by, _, first, last in told:
            yield *key, stance, Tally(n, told_by, first, last)


def months(question: Question, first: date, last: date) -> list[tuple[Any, ...]]:
    """(party, topic, month, stance, claims, first day, last day) of the days asked for between these two. One query."""
    within = question.but(since=max(first, question.since or first), until=min(last, question.until or last))
    return _run(_MONTHS, within, levels=_MONTHS_ALONE)


def second_hand(question: Question) -> list[tuple[Any, ...]]:
    """(party, topic, reporting party, stance, claims). One query."""
    return _run(_SECOND_HAND, question, own=False)


def _run(query: str, question: Question, own: bool = True, levels: str = "") -> list[tuple[Any, ...]]:
    since, until = question.since or date.min, question.until or date.max
    cut_years = {since.replace(month=1, day=1)} if (since.month, since.day) != (1, 1) else set()
    cut_years |= {until.replace(month=1, day=1)} if (until.month, until.day) != (12, 31) else set()
    cut_months = {since.replace(day=1)} if since.day != 1 else set()
    cut_months |= {until.replace(day=1)} if until.day != monthrange(until.year, until.month)[1] else set()
    asked = {
        "since": since,
        "until": until,
        "cut_years": list(cut_years),
        "cut_months": list(cut_months),
        "own": own,
        "parties": [party.pk for party in question.parties] or None,
        "topics": [topic.pk for topic in question.topics] or None,
    }
    parts = _PARTS.format(levels=levels or (_YEARS if question.windowed else _ALL))
    with connection.cursor() as cursor:
        cursor.execute(parts + query, asked)
        return cursor.fetchall()
