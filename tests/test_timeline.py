"""Strips of time: what they show, and how they are laid out."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from positions import timeline
from positions.matrix import Said, spells
from positions.models import Claim
from positions.question import Question
from tests.public import text


def test_the_timeline_shows_bands_dots_and_the_same_as_a_table(client, story):
    page = client.get("/timeline/?topic=ceasefire").content.decode()
    assert "<title>Russia: oppose, said May 1, 2025, first Ann Able</title>" in page
    assert page.count('<g class="dot support">') == 1  # two claims of one day stand in one place
    assert "The same as a table" in page
    assert "Ceasefire over time" in page
    assert "Russia over time" in text(client.get("/timeline/?party=russia"))


@pytest.mark.parametrize("address", ["/timeline/?topic=ceasefire", "/russia/ceasefire/"])
def test_a_dot_opens_the_words_of_its_claim_or_the_list_of_its_claims(client, story, address):
    alone = Claim.objects.get(stance="oppose")
    page = client.get(address).content.decode()
    dots = dict(re.findall(r'<a href="([^"]*)"><g class="dot (\w+)">', page))
    dots = {stance: html.unescape(link) for link, stance in dots.items()}
    assert dots["oppose"] == f"/articles/{alone.article_id}/#claim-{alone.pk}"
    assert dots["support"] == "/russia/ceasefire/?from=2025-06-02&to=2025-06-02#statements"
    listed = text(client.get(dots["support"]))
    assert "2 statements of 1 origin, newest first." in listed


@pytest.mark.parametrize(
    "address", ["/timeline/?topic=ceasefire", "/timeline/?party=russia", "/russia/ceasefire/"]
)
def test_a_crowded_strip_holds_the_same_positions_and_a_dot_a_month(client, story, monkeypatch, address):
    claims = client.get(address).content.decode()
    monkeypatch.setattr("positions.views.timelines.MOST_READ", 0)
    months = client.get(address).content.decode()
    dot = re.compile(r'<a href="[^"]*"><g class="dot .*?</g></a>', re.DOTALL)
    assert dot.sub("", months) == dot.sub("", claims)
    dots = dict(re.findall(r'<a href="([^"]*)"><g class="dot (\w+)">', months))
    support = next(html.unescape(link) for link, stance in dots.items() if stance == "support")
    assert support == "/russia/ceasefire/?from=2025-06-02&to=2025-06-02#statements"


@pytest.mark.parametrize(
    "window", ["", "?from=2025-05-01&to=2025-12-31", "?from=2025-05-01&compare=2025-05-15"]
)
def test_a_crowded_cell_keeps_to_its_queries_in_a_window_too(
    client, story, monkeypatch, django_assert_max_num_queries, window
):
    monkeypatch.setattr("positions.views.timelines.MOST_READ", 0)
    with django_assert_max_num_queries(12):
        assert client.get(f"/russia/ceasefire/{window}").status_code == 200


def test_bands_end_where_the_next_begins_and_turn_silent_after_ninety_days():
    said = [
        Said(1, "support", date(2025, 1, 1), 3, 1, 1),
        Said(2, "oppose", date(2025, 1, 31), 3, 1, 2),
    ]
    marks = timeline.marks(said)
    axis = timeline.axis([marks], Question(), date(2025, 12, 27))
    strip = timeline.strip("Russia", marks, spells(said)[0], {1: "Ann Able"}, axis)
    assert [(b.verdict, b.silent) for b in strip.bands] == [
        ("support", False),
        ("oppose", False),
        ("oppose", True),
    ]
    assert strip.bands[0].x == 0
    assert strip.bands[0].x + strip.bands[0].width == pytest.approx(strip.bands[1].x, abs=0.2)
    assert strip.bands[2].x + strip.bands[2].width == pytest.approx(timeline.WIDTH, abs=0.2)
    assert strip.bands[2].title == "Russia: no statement since Jan 31, 2025; before: oppose"


def test_an_axis_of_one_day_and_one_of_a_thousand_years_can_be_drawn():
    for first, last in (
        (date(2025, 6, 2), date(2025, 6, 2)),
        (date(1000, 1, 1), date(2025, 6, 2)),
        (date.min, date.max),
    ):
        axis = timeline.axis([], Question(since=first, until=last), last)
        assert len(axis.ticks()) <= timeline.TICKS + 1
        assert 0 <= axis.x(last) <= timeline.WIDTH
