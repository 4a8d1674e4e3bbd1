"""What had been said by a day, and what this archive knew on a day: two questions, told apart everywhere."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from positions.models import Claim
from tests import factories
from tests.public import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def late():
    """Russia opposed on May 1 and supported on May 5; the article of May 5 came in on Jun 10, and on Jun 15 a person
    made a condition of the opposition. The talks were first heard of on Jun 10."""
    first = factories.claim("oppose", date(2025, 5, 1), speaker="Ann Able")
    second = factories.claim("support", date(2025, 5, 5), speaker="Ann Able")
    third = factories.claim("support", date(2025, 5, 6), speaker="Ann Able", topic="talks")
    Claim.objects.filter(pk=first.pk).update(stance="conditional", status="corrected")
    for claim, label, day in (
        (first, "insert", (2025, 5, 2)),
        (second, "insert", (2025, 6, 10)),
        (third, "insert", (2025, 6, 10)),
        (first, "update", (2025, 6, 15)),
    ):
        learned(claim, label, datetime(*day, 12, tzinfo=UTC))


def learned(claim: Claim, label: str, moment: datetime) -> None:
    """Moves a row of the history, which the database itself keeps anybody from changing, to another moment."""
    rows = Claim.pgh_event_model.objects.filter(pgh_obj_id=claim.pk, pgh_label=label)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers
        assert rows.update(pgh_created_at=moment) == 1
        cursor.execute("SET LOCAL session_replication_role = origin")


ASKED = [
    ("?to=2025-05-03", "conditional"),  # said by then, as it is read today
    ("?to=2025-05-20", "support"),
    ("?known=2025-05-01", None),  # a day before anything was read
    ("?known=2025-05-20", "oppose"),  # the late article was not here yet
    ("?to=2025-05-20&known=2025-05-20", "oppose"),
    ("?known=2025-06-12", "support"),
    ("?known=2025-06-12&to=2025-05-03", "oppose"),  # said by May 3, known before the correction
    ("?known=2025-06-20&to=2025-05-03", "conditional"),
]


@pytest.mark.parametrize(("query", "stance"), ASKED)
def test_the_grid_tells_what_was_said_from_what_was_known(client, late, query, stance):
    cells = client.get("/" + query).context["table"].rows[0].cells
    cell = cells.partition("</td>")[0]
    assert (f'<span class="word">{stance}</span>' if stance else "nothing said") in cell


@pytest.mark.parametrize(("query", "stance"), ASKED)
def test_the_history_of_a_cell_tells_what_was_said_from_what_was_known(client, late, query, stance):
    page = client.get("/russia/ceasefire/" + query)
    position = page.context["position"]
    assert (position.verdict if position else None) == stance
    if stance is None:
        assert "has said nothing on this here" in text(page)
        assert "leave “Known on” empty" in text(page)


@pytest.mark.parametrize(("query", "stance"), ASKED)
def test_an_export_holds_what_the_page_shows(client, late, query, stance):
    written = b"".join(client.get(f"/export/claims.csv{query}&topic=ceasefire")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written)))
    newest = max(rows, key=lambda row: row["day"], default=None)
    assert (newest["stance"] if newest else None) == stance


def test_what_came_in_late_is_no_change_of_the_day_it_came_in(client, late):
    assert "conditional → became support" in text(client.get("/changes/"))
    assert "oppose → became support" in text(client.get("/changes/?known=2025-06-12"))
    assert "No position changed in these days" in text(client.get("/changes/?known=2025-05-20"))


def test_a_topic_first_heard_of_later_was_empty_before(client, late):
    assert client.get("/?known=2025-06-09").context["table"].filled == 1
    assert client.get("/?known=2025-06-10").context["table"].filled == 2
    assert "as far as this archive knew on Jun 9, 2025" in text(client.get("/?known=2025-06-09"))
