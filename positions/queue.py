"""What waits for a person's eye, weightiest first."""

from __future__ import annotations

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from positions.models import Claim, ErrorReport

# Longer than anybody gets through between two page loads; the total is counted apart.
LENGTH = 200
COUNTED = 1_000


def deciding_ids() -> list[int]:
    """Claims that decide a visible cell: of each party and topic, the weightiest own-word claims of the newest day.

    One query, an index probe a cell (`claim_of_cell`, whose order of days it takes over: sorting cells took seconds). At most five a cell: more agree or differ without changing what to look at.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT newest.id FROM positions_party AS party CROSS JOIN positions_topic AS topic
            CROSS JOIN LATERAL (
                SELECT claim.id, claim.status FROM positions_claim AS claim
                WHERE claim.party_id = party.id AND claim.topic_id = topic.id
                  AND claim.reported_by_id IS NULL AND claim.status <> 'rejected' AND claim.day IS NOT NULL
                ORDER BY claim.day DESC NULLS LAST, claim.authority DESC, claim.id DESC LIMIT 5
            ) AS newest WHERE newest.status = 'machine'
            """
        )
        return [row[0] for row in cursor.fetchall()]


def open_reports() -> Exists:
    return Exists(ErrorReport.objects.filter(claim=OuterRef("pk"), state=ErrorReport.State.OPEN))


def ordered_ids(found: QuerySet[Claim], limit: int = LENGTH) -> list[int]:
    """Ids of the first claims to look at: reported by readers, deciding a cell, low confidence, then the newest.

    `found` may hold claims of any status; only unreviewed ones of current articles wait, and reported ones.
    Four queries at the most, none of which sorts more than it must (index `claim_to_review`).
    """
    waiting = unreviewed(found)
    reported = found.filter(open_reports()).order_by("pk").values_list("pk", flat=True)[:limit]
    deciding = (
        waiting.filter(pk__in=deciding_ids()).order_by("confidence", "-pk").values_list("pk", flat=True)
    )
    first = list(dict.fromkeys([*reported, *deciding]))[:limit]
    rest = waiting.exclude(pk__in=first).order_by("confidence", "-pk").values_list("pk", flat=True)
    return [*first, *rest[: limit - len(first)]]


def unreviewed(found: QuerySet[Claim]) -> QuerySet[Claim]:
    return found.filter(status=Claim.Status.MACHINE, article__current=True)


def count(found: QuerySet[Claim]) -> int:
    """How many wait, counted up to COUNTED."""
    reviewed = found.filter(open_reports()).exclude(status=Claim.Status.MACHINE).count()
    return reviewed + unreviewed(found).order_by()[: COUNTED + 1].count()
