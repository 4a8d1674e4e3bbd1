"""The admin's own screens in a real Chromium: nothing for axe to find, nothing cut off, at a desk and on a telephone."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone

from positions import corrections
from positions.models import Coding, CodingTask, ErrorReport, Office, Rerun, Trial
from tests.browser.hands import sign_in
from tests.cast import BACKS, Cast, user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast():
    """With something to see on every screen."""
    cast = Cast()
    corrections.correct(cast.refuses.pk, None, {"stance": "neutral"})
    ErrorReport.objects.create(
        claim=cast.backs, article=cast.article, evidence=BACKS, words="No.", sender="x"
    )
    for name, stance in (("anna", "support"), ("bert", "oppose")):
        task = CodingTask.objects.create(
            article=cast.article, coder=user("coder", name), finished_at=timezone.now()
        )
        start = cast.article.text.index(BACKS)
        Coding.objects.create(
            task=task,
            party=cast.norland,
            topic=cast.ceasefire,
            stance=stance,
            start=start,
            end=start + len(BACKS),
            evidence=BACKS,
        )
    words = {"cues": ["truce"], "words": ["truce"], "slug": "truce-test", "name": "Truce"}
    mention = {"article": cast.article.pk, "phrase": "truce", "parts": ["a ", "truce", " now"]}
    claim = {"article": cast.article.pk, "party": "norland", "topic": "truce-test", "stance": "support"}
    Trial.objects.create(
        kind="topic",
        values=words,
        articles=[cast.article.pk],
        read=1,
        finished_at=timezone.now(),
        found={"phrases": {"truce": [1, 1]}, "mentions": [mention], "come": [{**claim, "evidence": BACKS}]},
    )
    return cast


def addresses(cast, boss):
    task = CodingTask.objects.create(article=cast.new_article(), coder=boss)
    rerun = Rerun.objects.create(why="test", total=3)
    yield from map(reverse, ("review", "machine", "changes-made", "credit", "try", "rerun-new", "coding"))
    yield from map(
        reverse, ("admin:index", "admin:desk", "admin:desk-progress", "admin:ingest_feed_changelist")
    )
    yield reverse("review", query={"party": "nobody", "until": "1999-01-01"})
    yield reverse("trial", args=[Trial.objects.get().pk])
    yield reverse("rerun", args=[rerun.pk])
    yield reverse("coding-task", args=[task.pk])
    yield reverse("coding-compare", args=[cast.article.pk])
    yield reverse("merge", args=["topic"], query={"a": cast.talks.pk, "b": cast.ceasefire.pk})
    yield reverse("merge", args=["person"], query={"a": cast.berg.pk, "b": cast.lind.pk})
    yield reverse("article-claims", args=[cast.article.pk])
    yield reverse("admin:positions_claim_changelist")
    yield reverse("admin:positions_claim_change", args=[cast.backs.pk])
    yield reverse("admin:positions_claim_history", args=[cast.refuses.pk])
    yield reverse("admin:positions_topic_change", args=[cast.talks.pk])


def look(page, found, name):
    page.evaluate("document.querySelectorAll('details.filters').forEach(d => d.open = true)")
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:200] for node in violation["nodes"][:3]]
            found.append((name, width, violation["id"], nodes))
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width and "changelist" not in name and "/positions/claim/" not in name:
            found.append((name, width, f"{wide} pixels wide"))


def test_axe_finds_nothing_on_the_screens_where_people_work(page, live_server, cast):
    boss = user("admin")
    sign_in(page.context, live_server, boss)
    found = []
    for address in addresses(cast, boss):
        page.goto(address)
        look(page, found, address)
    # Two screens that only a form leads to.
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(reverse("admin:positions_claim_changelist"))
    page.locator("#action-toggle").check()
    page.select_option("select[name=action]", "reassign")
    page.locator("button[name=index]").click()
    page.wait_for_selector("text=Reassign 2 claims")
    look(page, found, "reassign")
    Office.objects.create(
        person=cast.berg, party=cast.sudia, title="envoy", authority=2, start=date(2023, 1, 1)
    )
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(reverse("admin:positions_office_change", args=[cast.minister.pk]))
    page.fill("#id_end", "2025-01-01")
    page.locator("input[name=_save]").click()
    page.wait_for_selector("text=claim would change")
    look(page, found, "office effects")
    assert found == []
