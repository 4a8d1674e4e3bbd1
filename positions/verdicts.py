"""Positions from what each day says (`DayVerdict`), for questions that ask for parties, topics and days alone.

A row of a day was judged by the week before it. The first seven days of a window see less of that week than the row
did, so they are judged here, by `matrix.told` on their claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection

from positions import matrix
from positions.matrix import Run, Said, Told
from positions.question import Question

Key = tuple[int, int]  # party, topic
Found = dict[Key, tuple[list[Run], list[Told]]]  # as `matrix.runs`, without claims

_CELLS = """
SELECT DISTINCT party_id, topic_id FROM positions_periodcount
WHERE level = 'all' AND reported_by_id IS NULL
  AND (%(parties)s::bigint[] IS NULL OR party_id = ANY(%(parties)s))
  AND (%(topics)s::bigint[] IS NULL OR topic_id = ANY(%(topics)s))"""

# From the newest day up to `settled_by` that suffices for a change alone: whatever was before, it is the position then.
# A day amid days that say the same, and that suffice too, changes nothing: it is left out.
_TOLD = """
WITH cell AS (SELECT * FROM unnest(%(parties)s::bigint[], %(topics)s::bigint[]) AS cell (party_id, topic_id)),
told AS (
  SELECT day.*, settles AND lag(settles) OVER days AND lead(settles) OVER days
    AND verdict = lag(verdict) OVER days AND verdict = lead(verdict) OVER days AS amid
  FROM cell
  LEFT JOIN LATERAL (
    SELECT day FROM positions_dayverdict AS settling
    WHERE settling.party_id = cell.party_id AND settling.topic_id = cell.topic_id AND settles
      AND day BETWEEN %(since)s AND least(%(settled_by)s, %(until)s)
    ORDER BY day DESC LIMIT 1
  ) AS settled ON true
  JOIN LATERAL (
    SELECT * FROM positions_dayverdict AS day WHERE day.party_id = cell.party_id AND day.topic_id = cell.topic_id
      AND day.day BETWEEN coalesce(settled.day, %(since)s) AND %(until)s
  ) AS day ON true
  WINDOW days AS (PARTITION BY day.party_id, day.topic_id ORDER BY day.day)
)
SELECT party_id, topic_id, day, verdict, authority, settles, story_id FROM told WHERE amid IS NOT TRUE
UNION ALL
SELECT day.party_id, day.topic_id, day, verdict, authority, settles, story_id
FROM cell JOIN positions_dayverdict AS day ON day.party_id = cell.party_id AND day.topic_id = cell.topic_id
WHERE day IS NULL AND %(whole)s
ORDER BY day"""

_SPEAKING = """
WITH asked AS (
  SELECT * FROM unnest(%(parties)s::bigint[], %(topics)s::bigint[], %(days)s::date[], %(authorities)s::int[])
    AS asked (party_id, topic_id, day, authority))
SELECT said.party_id, said.topic_id, claim_id, stance, said.day, said.authority, speaker_id, story_id FROM asked JOIN positions_counted AS said ON said.party_id = asked.party_id
  AND said.topic_id = asked.topic_id AND said.day = asked.day AND said.authority = asked.authority
WHERE reported_by_id IS NULL
UNION ALL
SELECT said.party_id, said.topic_id, claim_id, stance, said.day, said.authority, speaker_id, story_id FROM asked JOIN positions_counted AS said ON said.party_id = asked.party_id
  AND said.topic_id = asked.topic_id AND said.day IS NULL AND said.authority = asked.authority
WHERE asked.day IS NULL AND reported_by_id IS NULL
ORDER BY claim_id DESC"""

_FIRST_DAYS = """
SELECT said.party_id, said.topic_id, claim_id, stance, said.day, said.authority, speaker_id, story_id FROM unnest(%(parties)s::bigint[], %(topics)s::bigint[]) AS cell (party_id, topic_id)
JOIN positions_counted AS said ON said.party_id = cell.party_id AND said.topic_id = cell.topic_id
  AND said.day BETWEEN %(since)s AND %(until)s
WHERE reported_by_id IS NULL"""


def runs(question: Question, keys: Iterable[Key], settled_by: date = date.min) -> Found:
    """Of each of these cells, the positions that held after `settled_by` and the one then; without it, all.

    One query, or two with a first day.
    """
    return {key: matrix.runs(days) for key, days in _told(question, list(keys), settled_by).items()}


def cells(question: Question) -> list[Key]:
    """Where the parties asked for said something on the topics asked for, on any day. One query."""
    parties = [party.pk for party in question.parties] or None
    return _run(_CELLS, {"parties": parties, "topics": [topic.pk for topic in question.topics] or None})


def claims(days: Iterable[tuple[Key, Told]]) -> Callable[[Key, Told], Told]:
    """A function that gives these days with their deciding claims, others as they are. One query, or none."""
    missing = [(*key, day.day, day.authority) for key, day in days if not day.speaking]
    said: defaultdict[tuple[Key, date | None], list[Said]] = defaultdict(list)
    if missing:
        names = ("parties", "topics", "days", "authorities")
        columns = map(list, zip(*dict.fromkeys(missing), strict=True))
        for party, topic, *rest in _run(_SPEAKING, dict(zip(names, columns, strict=True))):
            claim = Said(*rest)
            said[(party, topic), claim.day].append(claim)
    return lambda key, day: (
        day if day.speaking else day._replace(speaking=tuple(said.get((key, day.day), ())))
    )


def spell(key: Key, run: Run, fill: Callable[[Key, Told], Told]) -> matrix.Spell:
    """With the claims that `fill` knows."""
    return matrix.spell(Run(tuple(fill(key, day) for day in run.decided), fill(key, run.last)))


def _told(question: Question, keys: Collection[Key], settled_by: date) -> Mapping[Key, list[Told]]:
    if not keys:
        return {}
    since, until = question.since, question.until or date.max
    judged_from = min(since, date.max - matrix.CLOSE) + matrix.CLOSE if since else date.min
    asked = _columns(keys) | {
        "since": judged_from,
        "until": until,
        "settled_by": settled_by,
        "whole": not question.windowed,
    }
    found: defaultdict[Key, list[Told]] = defaultdict(list)
    for party, topic, *rest in _run(_TOLD, asked):
        if rest[0] or not found[party, topic]:  # what is undated comes last, and counts only where alone
            found[party, topic].append(Told(*rest))
    if since:
        for key, days in _first_days(
            question, [k for k in keys if not _settled(found[k], settled_by)]
        ).items():
            found[key] = days + found[key]
    return found


def _settled(days: list[Told], by: date) -> bool:
    return bool(days and days[0].settles and days[0].day and days[0].day <= by)


def _first_days(question: Question, keys: list[Key]) -> dict[Key, list[Told]]:
    """What the first days of the window say."""
    if not keys or not question.since:
        return {}
    last = min(question.since, date.max - matrix.CLOSE) + matrix.CLOSE - date.resolution
    window = {"since": question.since, "until": min(last, question.until or last)}
    said: defaultdict[Key, list[Said]] = defaultdict(list)
    for party, topic, *rest in _run(_FIRST_DAYS, _columns(keys) | window):
        said[party, topic].append(Said(*rest))
    return {key: matrix.told(some) for key, some in said.items()}


def _columns(keys: Collection[Key]) -> dict[str, Any]:
    return {"parties": [party for party, _ in keys], "topics": [topic for _, topic in keys]}


def _run(query: str, asked: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, asked)
        return cursor.fetchall()
