"""Counts of a grid from the counts of its months (`MonthCount`), for questions that ask for parties, topics and days alone.

A month that a bound of the window cuts in two is counted claim by claim. Origins are added up exactly: of the
stories told in a cell, those that begin by the last day and those that end from the first day on, less all of them,
are those that touch the window; less those that only span it, with a claim before and one after and none within.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection

from positions.matrix import Tally
from positions.question import Question

Key = tuple[int, int]

# %(whole)s: no window is asked for, so that claims of unknown day count too.
_PARTS = """
WITH month AS (
  SELECT *, ((first < %(since)s AND last >= %(since)s) OR (first <= %(until)s AND last > %(until)s)) IS TRUE AS cut
  FROM positions_monthcount
  WHERE (reported_by_id IS NULL) = %(own)s AND (%(whole)s OR first IS NOT NULL)
    AND (%(parties)s::bigint[] IS NULL OR party_id = ANY(%(parties)s))
    AND (%(topics)s::bigint[] IS NULL OR topic_id = ANY(%(topics)s))
), part AS (
  SELECT party_id, topic_id, reported_by_id, stance, first, last, n, opens, closes, opens_cell, closes_cell
  FROM month WHERE NOT cut
  UNION ALL
  SELECT party_id, topic_id, said.reported_by_id, stance, day, day, 1, said.opens::int, said.closes::int,
    said.opens_cell::int, said.closes_cell::int
  FROM month JOIN positions_counted AS said USING (party_id, topic_id, stance)
  WHERE cut AND said.reported_by_id IS NOT DISTINCT FROM month.reported_by_id
    AND day BETWEEN month.first AND month.last
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
SELECT party_id, topic_id, stance, sum(n), sum(origins), sum(of_cell), min(first) FILTER (WHERE n > 0),
  max(last) FILTER (WHERE n > 0)
FROM added GROUP BY party_id, topic_id, stance"""

_MONTHS = """
SELECT party_id, topic_id, date_trunc('month', first)::date, stance, sum(n)
FROM part WHERE first >= %(since)s AND last <= %(until)s GROUP BY 1, 2, 3, 4"""

_SECOND_HAND = """
SELECT party_id, topic_id, reported_by_id, stance, sum(n)
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
    """(party, topic, month, stance, claims) of the days asked for that lie between these two. One query."""
    within = question.but(since=max(first, question.since or first), until=min(last, question.until or last))
    return _run(_MONTHS, within)


def second_hand(question: Question) -> list[tuple[Any, ...]]:
    """(party, topic, reporting party, stance, claims). One query."""
    return _run(_SECOND_HAND, question, own=False)


def _run(query: str, question: Question, own: bool = True) -> list[tuple[Any, ...]]:
    asked = {
        "since": question.since or date.min,
        "until": question.until or date.max,
        "whole": not question.windowed,
        "own": own,
        "parties": [party.pk for party in question.parties] or None,
        "topics": [topic.pk for topic in question.topics] or None,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PARTS + query, asked)
        return cursor.fetchall()
