"""What somebody deletes in the admin comes back by one click, whole: with its number and all that went with it."""

import pghistory
import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import RequestFactory
from django.urls import reverse

from ingest.models import Feed, Fetch
from positions import corrections, history, merging, undoing
from positions.models import (
    Article,
    Claim,
    Coding,
    CodingTask,
    DayVerdict,
    ErrorReport,
    Office,
    Outlet,
    Party,
    PeriodCount,
    Person,
    Rerun,
    Story,
    Topic,
)
from tests.cast import BACKS, Cast, user

pytestmark = pytest.mark.django_db


class Full(Cast):
    """With a row of every kind that goes, or loses its link, when another one is deleted."""

    def __init__(self) -> None:
        super().__init__()
        corrections.correct(self.refuses.pk, None, {"stance": "neutral"})
        self.feed = Feed.objects.create(address="https://test.example/feed", title="Test")
        self.listing = Fetch.objects.create(url=self.feed.address, feed=self.feed, state="stored")
        self.fetch = Fetch.objects.create(
            url=self.article.url, feed=self.feed, parent=self.listing, article=self.article, state="stored"
        )
        self.report = ErrorReport.objects.create(
            claim=self.backs, article=self.article, evidence=BACKS, words="No.", sender="x"
        )
        self.rerun = Rerun.objects.create(why="test", total=1)
        self.rerun.articles.add(self.article)
        task = CodingTask.objects.create(article=self.article, coder=user("coder"))
        self.coding = Coding.objects.create(
            task=task,
            party=self.norland,
            topic=self.talks,
            stance="support",
            speaker=self.lind,
            start=0,
            end=5,
            evidence=self.article.text[:5],
        )
        self.idle_party = Party.objects.create(slug="idle", name="Idle")
        self.idle_topic = Topic.objects.create(slug="idle", name="Idle", cues=["idleness"])
        self.idle = Person.objects.create(slug="idle", name="Ida Idle", aliases=["Ida"])
        Office.objects.create(
            person=self.idle, party=self.norland, title="envoy", authority=2, start="2024-01-01"
        )
        self.gazette = Outlet.objects.create(slug="gazette", name="Gazette", party=self.idle_party)
        Outlet.objects.create(slug="unread", name="Unread", domains=["unread.example"])


DELETABLE = {
    Article: lambda cast: cast.article,
    Claim: lambda cast: cast.backs,
    ErrorReport: lambda cast: cast.report,
    Party: lambda cast: cast.idle_party,
    Topic: lambda cast: cast.idle_topic,
    Person: lambda cast: cast.idle,
    Office: lambda cast: cast.minister,
    Outlet: lambda cast: Outlet.objects.get(slug="unread"),
    Feed: lambda cast: cast.feed,
    Fetch: lambda cast: cast.listing,
}
LOGS = {"axes"}  # of signing in, which the program keeps and clears


@pytest.fixture
def cast():
    return Full()


@pytest.fixture
def boss(client):
    person = get_user_model().objects.create_superuser("boss", password="correct horse battery")
    client.force_login(person)
    return person


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is not a history, a session or a log, those derived by triggers too."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if (
                model._meta.app_label not in ("positions", "ingest")
                or model._meta.proxy
                or model in histories()
            ):
                continue
            derived = model in (DayVerdict, PeriodCount)  # the triggers write these anew, under other numbers
            columns = ", ".join(
                f'"{f.column}"' for f in model._meta.local_concrete_fields if not derived or f.name != "id"
            )
            cursor.execute(f'SELECT {columns} FROM "{model._meta.db_table}"')  # noqa: S608
            found[model._meta.label] = sorted(cursor.fetchall(), key=repr)
    return found


def histories():
    return {kind for model in history.tracked_models() for kind in model.pgh_event_models.values()}


def deleted(client, row) -> None:
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_delete", args=[row.pk])
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", DELETABLE)
def test_the_step_that_deleted_it_is_taken_back(client, cast, boss, model):
    before = everything()
    row = DELETABLE[model](cast)
    deleted(client, row)
    assert everything() != before
    newest = history.latest(1)[0]
    listed = client.get(reverse("changes-made")).content.decode()
    assert reverse(
        f"admin:{row._meta.app_label}_{row._meta.model_name}_history", args=[row.pk]
    ) in listed or (model is Fetch)  # two fetches: a listing, and what it listed
    client.post(reverse("undo"), {"context": newest.context})
    assert everything() == before


@pytest.mark.parametrize("model", DELETABLE)
def test_its_own_history_brings_it_back_with_what_went_with_it(client, cast, boss, model):
    before = everything()
    row = DELETABLE[model](cast)
    with pghistory.context(user=boss.pk):
        Person.objects.create(slug="other", name="Other One")
    with pghistory.context(user=boss.pk):  # another row of the same step stays away
        Person.objects.get(slug="other").delete()
        type(row).objects.get(pk=row.pk).delete()
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_history", args=[row.pk])
    page = client.get(address)
    assert "is deleted" in page.content.decode()
    step = page.context["steps"][0]
    client.post(reverse("restore", args=[row._meta.model_name, step.event]), {"next": address})
    assert everything() == before


def test_an_article_deleted_twice_comes_back_twice_and_under_a_story_that_went(client, cast, boss):
    before = everything()
    for _ in range(2):
        deleted(client, cast.article)
        Story.objects.filter(articles=None).delete()
        step = history.events(Article).filter(pgh_obj_id=cast.article.pk).latest("pgh_id")
        client.post(reverse("undo"), {"context": step.pgh_context_id})
        assert [row[0] for row in everything()["positions.Story"]] == [
            row[0] for row in before["positions.Story"]
        ]
        assert {**everything(), "positions.Story": None} == {**before, "positions.Story": None}


def test_a_row_deleted_by_sql_comes_back_from_its_page(client, cast, boss):
    article = cast.new_article("Nothing.", title="Quiet")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM positions_article WHERE id = %s", [article.pk])
    page = client.get(reverse("admin:positions_article_history", args=[article.pk])).content.decode()
    assert "As it was before" in page
    event = history.steps(Article, article.pk)[0].event
    client.post(reverse("restore", args=["article", event]))
    assert Article.objects.get(pk=article.pk).text == "Nothing."


def test_what_was_changed_since_it_lost_its_link_stays_as_it_is(cast, boss):
    idle = cast.idle_party.pk
    with pghistory.context(user=boss.pk):
        cast.idle_party.delete()
    with pghistory.context():
        Outlet.objects.filter(slug="gazette").update(party=cast.sudia)
        undoing.restore(Party, history.steps(Party, idle)[0].event)
    assert Outlet.objects.get(slug="gazette").party == cast.sudia


def test_an_article_whose_address_came_in_again_does_not_come_back_and_says_so(client, cast, boss):
    deleted(client, cast.article)
    cast.new_article("Again.", url=cast.article.url)
    with pytest.raises(undoing.CannotUndo, match="depend on the change"):
        undoing.undo(history.latest(1)[0].context)


def test_a_merger_that_is_taken_back_gives_codings_their_topic_stance_and_speaker_again(cast, boss):
    before = everything()
    with pghistory.context(user=boss.pk) as context:
        merging.merge_topics(cast.ceasefire, cast.talks, opposed=True)
        merging.merge_people(cast.berg, cast.lind)
    assert Coding.objects.get().stance == "oppose"
    undoing.undo(context.id)
    assert everything() == before


def test_an_article_nobody_changed_has_a_history_that_says_so(client, cast, boss):
    page = client.get(reverse("admin:positions_article_history", args=[cast.article.pk])).content.decode()
    assert "Nobody has changed it since it came in." in page


def test_nothing_can_be_deleted_in_the_admin_that_could_not_come_back(rf: RequestFactory, boss):
    request = rf.get("/")
    request.user = boss
    may = {model for model, page in admin.site._registry.items() if page.has_delete_permission(request)}
    assert {model for model in may if model._meta.app_label not in LOGS} == set(DELETABLE)


def test_a_users_account_is_closed_and_not_deleted(client, cast, boss):
    anna = user("editor", "anna")
    assert client.post(reverse("admin:auth_user_delete", args=[anna.pk]), {"post": "yes"}).status_code == 403


def test_blind_codings_are_in_no_list_of_changes_and_come_back_by_nobodys_guess(client, cast, boss):
    with pghistory.context(user=boss.pk):
        cast.coding.delete()
    assert history.latest(5) == []
    assert client.post(reverse("restore", args=["coding", 1])).status_code == 404
