"""Two people at one row at once: the second is told who changed what, and nothing is overwritten. Every way of writing."""

import pytest
from django.contrib import admin
from django.urls import reverse

from positions import history
from positions.models import Article, Claim, Office, Topic
from tests.cast import BACKS, user
from tests.staff import bulk, claim_form, in_list, office_form, selection, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def bert(client):
    """The second of the two; anna is quicker."""
    client.force_login(user("editor", "bert"))


@pytest.fixture
def anna(cast, django_db_blocker):
    """A second browser."""
    from django.test import Client

    other = Client()
    other.force_login(user("editor", "anna"))
    return other


def anna_opposes(anna, claim):
    anna.post(reverse("admin:positions_claim_change", args=[claim.pk]), claim_form(claim, stance="oppose"))
    assert Claim.objects.get(pk=claim.pk).stance == "oppose"


def stands(claim):
    claim.refresh_from_db()
    return (claim.status, claim.stance) == ("corrected", "oppose")


@pytest.mark.parametrize("decision", ["accept", "reject"])
def test_in_the_queue(client, cast, bert, anna, decision):
    seen = history.version(cast.backs)
    anna_opposes(anna, cast.backs)
    data = {
        **claim_form(cast.backs, stance="neutral"),
        "seen": seen,
        "decision": decision,
        "speaker_name": "Ada Berg",
    }
    page = text(client.post(reverse("review", query={"claim": cast.backs.pk}), data, follow=True))
    assert "Anna changed this claim" in page
    assert stands(cast.backs)


def test_in_the_form_of_a_claim(client, cast, bert, anna):
    posted = claim_form(cast.backs, stance="neutral")
    anna_opposes(anna, cast.backs)
    page = text(client.post(reverse("admin:positions_claim_change", args=[cast.backs.pk]), posted))
    assert "anna changed this claim" in page
    assert "stance from Support to Oppose" in page
    assert stands(cast.backs)


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_in_a_selection_of_the_list_the_others_are_still_decided(client, cast, bert, anna, action):
    ticked = selection(cast.backs, cast.refuses)
    anna_opposes(anna, cast.backs)
    page = text(bulk(client, action, **ticked))
    assert "anna changed this claim" in page
    assert stands(cast.backs)
    cast.refuses.refresh_from_db()
    assert cast.refuses.status == {"accept": "confirmed", "reject": "rejected"}[action]


def test_between_the_selection_and_its_reassignment(client, cast, bert, anna):
    page = text(bulk(client, "reassign", **selection(cast.backs)))
    assert f'name="seen-{cast.backs.pk}" value="{history.version(cast.backs)}"' in page
    ticked = selection(cast.backs)
    anna_opposes(anna, cast.backs)
    page = text(bulk(client, "reassign", **ticked, reassign=1, topic=cast.talks.pk))
    assert "anna changed this claim" in page
    assert stands(cast.backs)


def test_the_list_says_which_version_of_each_claim_it_shows(client, cast, bert):
    page = text(client.get(reverse("admin:positions_claim_changelist")))
    assert f'name="seen-{cast.backs.pk}" value="{history.version(cast.backs)}"' in page


def test_in_a_selection_beyond_the_page_what_changed_since_the_page_was_made_stays(client, cast, bert, anna):
    page = client.get(reverse("admin:positions_claim_changelist")).context_data["action_form"]
    newest = page["seen"].value()
    anna_opposes(anna, cast.backs)
    told = text(bulk(client, "reject", seen=newest, select_across=1, _selected_action=[cast.refuses.pk]))
    assert "anna changed this claim" in told
    assert stands(cast.backs)
    cast.refuses.refresh_from_db()
    assert cast.refuses.status == "rejected"


def test_a_selection_without_a_word_on_what_was_seen_is_refused(client, cast, bert):
    bulk(client, "reject", _selected_action=[cast.backs.pk])
    cast.backs.refresh_from_db()
    assert cast.backs.status == "machine"


def test_in_a_selection_of_words_the_same_claim_is_added_once(client, cast, bert, anna):
    data = {
        "words": "Reporters asked about the summit",
        "party": cast.norland.pk,
        "topic": cast.talks.pk,
        "stance": "neutral",
        "form": "narrated",
    }
    address = reverse("article-claims", args=[cast.article.pk])
    anna.post(address, data)
    page = text(client.post(address, {**data, "stance": "oppose"}))
    assert "This claim is there already" in page
    assert Claim.objects.get(status="added").stance == "neutral"


def test_in_a_selection_of_words_of_a_text_that_was_replaced(client, cast, bert):
    Article.objects.filter(pk=cast.article.pk).update(current=False)
    data = {
        "words": BACKS,
        "party": cast.sudia.pk,
        "topic": cast.talks.pk,
        "stance": "neutral",
        "form": "narrated",
    }
    page = text(client.post(reverse("article-claims", args=[cast.article.pk]), data))
    assert "A newer version of this article came in" in page
    assert not Claim.objects.filter(status="added").exists()


def test_taking_a_decision_back_that_somebody_else_went_on_from(client, cast, bert, anna):
    client.post(
        reverse("review", query={"claim": cast.backs.pk}),
        {"decision": "reject", "seen": history.version(cast.backs)},
    )
    anna_opposes(anna, cast.backs)
    page = text(client.post(reverse("review-undo"), {"claim": cast.backs.pk}, follow=True))
    assert "The last change of this claim was made by anna" in page
    assert stands(cast.backs)


def test_in_the_forms_of_the_vocabulary(client, cast, bert, anna):
    topic = {
        "seen": history.version(cast.talks),
        "slug": "talks-test",
        "name": "Delegations",
        "proposition": "Meet.",
        "order": 100,
    }
    office = office_form(cast.minister, title="envoy")
    anna.post(reverse("admin:positions_topic_change", args=[cast.talks.pk]), {**topic, "cues": "annas words"})
    anna.post(
        reverse("admin:positions_office_change", args=[cast.minister.pk]),
        office_form(cast.minister, title="minister of state"),
    )
    page = text(
        client.post(reverse("admin:positions_topic_change", args=[cast.talks.pk]), {**topic, "cues": "berts"})
    )
    assert "anna changed this topic" in page
    page = text(client.post(reverse("admin:positions_office_change", args=[cast.minister.pk]), office))
    assert "anna changed this office" in page
    assert Topic.objects.get(pk=cast.talks.pk).cues == ["annas words"]
    assert Office.objects.get(pk=cast.minister.pk).title == "minister of state"


def test_in_the_form_of_an_article(client, cast, bert, anna):
    posted = {
        "seen": history.version(cast.article),
        "title": "Mine",
        "outlet": cast.outlet.pk,
        "published": "2025-06-02",
        "published_at_0": "",
        "published_at_1": "",
    }
    address = reverse("admin:positions_article_change", args=[cast.article.pk])
    anna.post(address, {**posted, "title": "Annas"})
    assert "anna changed this article" in text(client.post(address, posted))
    assert Article.objects.get(pk=cast.article.pk).title == "Annas"


@pytest.mark.parametrize("action", ["pin", "unpin", "move_to_the_front"])
def test_in_the_list_of_topics(client, cast, bert, anna, action):
    of_bert = in_list(client, "topic", action, cast.talks)
    before = {row.pk: (row.pinned, row.order) for row in Topic.objects.all()}
    in_list(anna, "topic", "pin", cast.talks)()
    assert "Anna changed this topic" in of_bert()
    changed = {row.pk: (row.pinned, row.order) for row in Topic.objects.all()}
    assert changed == before | {cast.talks.pk: (True, cast.talks.order)}


def test_no_list_of_the_admin_has_fields_that_overwrite_what_others_changed():
    assert [model.__name__ for model, its in admin.site._registry.items() if its.list_editable] == []
