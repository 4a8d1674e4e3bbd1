"""How the machine does, by the decisions that people took on its claims."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

DIMENSIONS = ("party", "topic", "stance", "outlet", "month")
# What a row is called now that had another slug when the machine named it. A slug that another row took since is the
# other's.
_CALLED = """
WITH party_called AS (
  SELECT DISTINCT ON (was.slug) was.slug, party.slug AS now FROM positions_partyevent AS was
  JOIN positions_party AS party ON party.id = was.pgh_obj_id
  WHERE was.slug NOT IN (SELECT slug FROM positions_party) ORDER BY was.slug, was.pgh_id DESC
), topic_called AS (
  SELECT DISTINCT ON (was.slug) was.slug, topic.slug AS now FROM positions_topicevent AS was
  JOIN positions_topic AS topic ON topic.id = was.pgh_obj_id
  WHERE was.slug NOT IN (SELECT slug FROM positions_topic) ORDER BY was.slug, was.pgh_id DESC
)"""
# What a person decided on of what the machine found (index `claim_reviewed`), each under the value that the machine
# had given it: a claim moved from one party to another is a fault of the machine's at the first.
_DECIDED = """, decided AS (
  SELECT claim.status, coalesce(party_called.now, machine->>'party', party.slug) AS party,
    coalesce(topic_called.now, machine->>'topic', topic.slug) AS topic,
    coalesce(machine->>'stance', claim.stance) AS stance, outlet.slug AS outlet, to_char(claim.day, 'YYYY-MM') AS month
  FROM positions_claim AS claim
  JOIN positions_party AS party ON party.id = claim.party_id
  JOIN positions_topic AS topic ON topic.id = claim.topic_id
  JOIN positions_article AS article ON article.id = claim.article_id
  LEFT JOIN positions_outlet AS outlet ON outlet.id = article.outlet_id
  LEFT JOIN party_called ON party_called.slug = machine->>'party'
  LEFT JOIN topic_called ON topic_called.slug = machine->>'topic'
  WHERE claim.status IN ('confirmed', 'corrected', 'rejected') AND claim.extractor <> ''
)
SELECT CASE WHEN GROUPING(party) = 0 THEN 'party' WHEN GROUPING(topic) = 0 THEN 'topic'
    WHEN GROUPING(stance) = 0 THEN 'stance' WHEN GROUPING(outlet) = 0 THEN 'outlet'
    WHEN GROUPING(month) = 0 THEN 'month' ELSE '' END,
  coalesce(party, topic, stance, outlet, month, ''), count(*) FILTER (WHERE status = 'confirmed'),
  count(*) FILTER (WHERE status = 'corrected'), count(*) FILTER (WHERE status = 'rejected')
FROM decided GROUP BY GROUPING SETS ((), (party), (topic), (stance), (outlet), (month))
"""
_WRONG = {
    "party": "coalesce(party_called.now, machine->>'party') IS DISTINCT FROM party.slug",
    "topic": "coalesce(topic_called.now, machine->>'topic') IS DISTINCT FROM topic.slug",
    "stance": "machine->>'stance' IS DISTINCT FROM claim.stance",
    "speaker": "machine->>'speaker' IS DISTINCT FROM speaker.name",
    "reported by": "coalesce(reporter_called.now, machine->>'reported_by') IS DISTINCT FROM reporter.slug",
    "said on": "machine->>'said_on' IS DISTINCT FROM to_char(claim.said_on, 'YYYY-MM-DD')",
    "form": "machine->>'form' IS DISTINCT FROM claim.form",
    "evidence": "(machine->>'start', machine->>'end') IS DISTINCT FROM (claim.start::text, claim.\"end\"::text)",
}
_CORRECTED = """
FROM positions_claim AS claim
JOIN positions_party AS party ON party.id = claim.party_id
JOIN positions_topic AS topic ON topic.id = claim.topic_id
LEFT JOIN positions_party AS reporter ON reporter.id = claim.reported_by_id
LEFT JOIN positions_person AS speaker ON speaker.id = claim.speaker_id
LEFT JOIN party_called ON party_called.slug = machine->>'party'
LEFT JOIN topic_called ON topic_called.slug = machine->>'topic'
LEFT JOIN party_called AS reporter_called ON reporter_called.slug = machine->>'reported_by'
WHERE claim.status = 'corrected' AND claim.extractor <> ''
"""


@dataclass(frozen=True, slots=True)
class Score:
    key: str  # slug of a party, topic or outlet; a stance; a month as 2025-06; empty: all, or none is known
    confirmed: int
    corrected: int
    rejected: int

    @property
    def total(self) -> int:
        return self.confirmed + self.corrected + self.rejected

    @property
    def precision(self) -> float:
        """Share that stood without any change. A corrected claim counts as wrong: some field of it was."""
        return self.confirmed / self.total

    @property
    def found(self) -> float:
        """Share that was a claim at all, right or in need of a correction."""
        return (self.confirmed + self.corrected) / self.total


def scores() -> dict[str, list[Score]]:
    """By dimension the scores of its values, those with most decisions first, months newest first. One query."""
    found: dict[str, list[Score]] = {dimension: [] for dimension in ("", *DIMENSIONS)}
    with connection.cursor() as cursor:
        cursor.execute(_CALLED + _DECIDED)
        for dimension, *score in cursor.fetchall():
            found[dimension].append(Score(*score))
    for dimension, its in found.items():
        its.sort(key=lambda score: score.key, reverse=dimension == "month")
        if dimension != "month":
            its.sort(key=lambda score: -score.total)
    return found


def wrong_fields() -> list[tuple[str, int]]:
    """How often each field had to be corrected, most often first. One query."""
    sums = ", ".join(f"count(*) FILTER (WHERE {test})" for test in _WRONG.values())
    with connection.cursor() as cursor:
        cursor.execute(f"{_CALLED} SELECT {sums} {_CORRECTED}")  # constants of this module
        counts = cursor.fetchone()
    told = [(name, count) for name, count in zip(_WRONG, counts, strict=True) if count]
    return sorted(told, key=lambda item: (-item[1], item[0]))
