"""The admin's own screens in a real Chromium: nothing for axe to find, nothing cut off, at a desk and on a telephone."""

import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from positions import corrections
from positions.models import Coding, CodingTask, ErrorReport, Office, Rerun, Topic, Trial
from tests.browser.hands import sign_in
from tests.browser.test_axe import AXE, PLACE
from tests.cast import BACKS, user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(cast):
    """With something to see on every screen."""
    Topic.objects.filter(pk=cast.talks.pk).update(cues=["prisoners|captives|detainees|servicemen|" * 4])
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
    yield reverse("admin:positions_article_history", args=[task.article_id])  # nobody changed it
    deleted = Topic.objects.create(slug="deleted", name="Deleted")
    address = reverse("admin:positions_topic_history", args=[deleted.pk])
    deleted.delete()
    yield address


VISIBLE = """[...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility())"""
BROKEN = """async (narrow) => {
  const said = (all) => all.violations.map((v) => [v.id, ...v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))]);
  const some = (what, rules) => axe.run(what, {resultTypes: ["violations"], ...rules}).then(said);
  if (!narrow) { window.seen = new Set(VISIBLE); return some(document, {}); }
  const fresh = VISIBLE.filter((e) => !seen.has(e));
  const placed = await some(document, {runOnly: PLACE});
  return fresh.length ? placed.concat(await some({include: fresh}, {})) : placed;
}""".replace("VISIBLE", VISIBLE).replace("PLACE", json.dumps(PLACE))


def look(page, found, name):
    """All rules at a desk; on a telephone those of place, and all on what is shown there alone."""
    page.evaluate("document.querySelectorAll('details.filters').forEach(d => d.open = true)")
    page.evaluate(AXE)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found += [(name, width, *one) for one in page.evaluate(BROKEN, width == 390)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width and "changelist" not in name and "/positions/claim/" not in name:
            found.append((name, width, f"{wide} pixels wide"))


def test_axe_finds_nothing_on_the_screens_where_people_work(page, live_server, cast):
    boss = user("admin")
    sign_in(page.context, live_server, boss)
    found = []
    for address in addresses(cast, boss):
        page.set_viewport_size({"width": 1440, "height": 900})
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
