"""Who may do what: every screen and every verb from each role."""

from itertools import pairwise

import pghistory
import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from positions import history, merging
from positions.models import Claim, CodingTask, Person, Rerun, Topic, Trial
from tests.cast import user
from tests.staff import office_form

pytestmark = pytest.mark.django_db
ROLES = ["nobody", "viewer", "coder", "editor", "admin"]


def sign_in(client, role):
    if role != "nobody":
        client.force_login(user(role))


def allowed_from(lowest):
    """(role, whether it may), for every role."""
    return [(role, ROLES.index(role) >= ROLES.index(lowest)) for role in ROLES]


SCREENS = {  # address → the lowest role that sees it
    "review": "viewer",
    "changes-made": "viewer",
    "machine": "viewer",
    "try": "editor",
    "review-people": "viewer",
    "admin:desk": "editor",
    "admin:desk-progress": "viewer",
    "admin:ingest_feed_changelist": "viewer",
    "admin:ingest_feed_add": "editor",
    "admin:ingest_fetch_changelist": "viewer",
    "admin:positions_errorreport_changelist": "viewer",
    "admin:positions_person_changelist": "viewer",
    "admin:positions_office_changelist": "viewer",
    "admin:positions_party_changelist": "viewer",
    "admin:positions_outlet_changelist": "viewer",
    "credit": "viewer",
    "coding": "coder",
    "rerun-new": "editor",
    "admin:positions_claim_changelist": "viewer",
    "admin:positions_article_changelist": "viewer",
    "admin:positions_topic_changelist": "viewer",
    "admin:positions_topic_add": "editor",
    "admin:positions_person_add": "editor",
    "admin:positions_office_add": "editor",
    "admin:positions_party_add": "editor",
    "admin:positions_outlet_add": "editor",
    "admin:auth_user_changelist": "editor",
    "admin:auth_user_add": "editor",
}


@pytest.mark.parametrize(
    ("name", "role", "may"),
    [(name, *pair) for name, lowest in SCREENS.items() for pair in allowed_from(lowest)],
)
def test_who_sees_a_screen(client, cast, name, role, may):
    sign_in(client, role)
    answer = client.get(reverse(name))
    assert answer.status_code == (200 if may else 302 if role == "nobody" else 403)


def with_arguments(cast):
    """Screens of one row → (address, the lowest role that sees it)."""
    task = CodingTask.objects.create(
        article=cast.article, coder=user("coder", "other"), finished_at=timezone.now()
    )
    trial = Trial.objects.create(
        kind="topic", values={"name": "X", "slug": "x", "words": []}, finished_at=timezone.now()
    )
    row = {
        "claim": cast.backs,
        "article": cast.article,
        "topic": cast.talks,
        "party": cast.norland,
        "person": cast.berg,
        "office": cast.minister,
        "outlet": cast.outlet,
    }
    return {
        "article-claims": (reverse("article-claims", args=[cast.article.pk]), "viewer"),
        "rerun": (reverse("rerun", args=[Rerun.objects.create(why="test").pk]), "viewer"),
        "trial": (reverse("trial", args=[trial.pk]), "editor"),
        "merge": (reverse("merge", args=["person"]), "editor"),
        "coding-compare": (reverse("coding-compare", args=[task.article_id]), "coder"),
        "coding-gold": (reverse("coding-gold", args=[task.article_id]), "viewer"),
        **{
            f"change {name}": (reverse(f"admin:positions_{name}_change", args=[one.pk]), "viewer")
            for name, one in row.items()
        },
        **{
            f"history {name}": (reverse(f"admin:positions_{name}_history", args=[one.pk]), "viewer")
            for name, one in row.items()
            if name != "article"  # nobody has changed it yet
        },
    }


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_a_screen_of_one_row(client, cast, role):
    sign_in(client, role)
    for name, (address, lowest) in with_arguments(cast).items():
        may = ROLES.index(role) >= ROLES.index(lowest)
        expected = 200 if may else 302 if role == "nobody" else 403
        assert client.get(address).status_code == expected, name


ELSEWHERE = {  # tested by the verbs below and in tests/test_coding.py
    "review-undo", "undo", "restore", "rerun-steer", "coding-task", "coding-drop", "changes-made",
}  # fmt: skip


def test_every_screen_of_ours_is_asked_for_from_every_role(cast):
    from positions.admin.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} <= {*SCREENS, *with_arguments(cast), *ELSEWHERE}


@pytest.mark.parametrize(("role", "may"), allowed_from("editor"))
def test_who_retries_what_failed(client, cast, role, may):
    from positions.models import Article

    Article.objects.filter(pk=cast.article.pk).update(state="failed")
    sign_in(client, role)
    client.post(reverse("admin:desk-retry"), {"article": cast.article.pk})
    assert (Article.objects.get(pk=cast.article.pk).state == "waiting") == may


@pytest.mark.parametrize(("role", "may"), allowed_from("editor"))
def test_who_changes_an_articles_day(client, cast, role, may):
    sign_in(client, role)
    data = {
        "seen": 0,
        "title": "New",
        "outlet": cast.outlet.pk,
        "published": "2025-06-02",
        "published_at_0": "",
        "published_at_1": "",
    }
    client.post(reverse("admin:positions_article_change", args=[cast.article.pk]), data)
    cast.article.refresh_from_db()
    assert (cast.article.title == "New") == may


def posts(cast):
    """(address, data, lowest role, what shows that it was done)"""
    rerun = Rerun.objects.create(why="test")
    claim = cast.backs
    return {
        "undo": (reverse("undo"), {"context": "00000000-0000-0000-0000-000000000000"}, "viewer"),
        "restore": (reverse("restore", args=["claim", claim.events.first().pgh_id]), {}, "coder"),
        "restore topic": (reverse("restore", args=["topic", cast.talks.events.first().pgh_id]), {}, "editor"),
        "review-undo": (reverse("review-undo"), {"claim": claim.pk}, "coder"),
        "steer": (reverse("rerun-steer", args=[rerun.pk]), {"cancel": 1}, "editor"),
        "merge": (reverse("merge", args=["person"]), {"stays": cast.berg.pk, "goes": cast.lind.pk}, "editor"),
        "merge topics": (
            reverse("merge", args=["topic"]),
            {"stays": cast.talks.pk, "goes": cast.ceasefire.pk, "sides": "same"},
            "editor",
        ),
        "extract again": (reverse("rerun-new"), {"which": "all"}, "editor"),
    }


@pytest.mark.parametrize(
    ("verb", "role"),
    [
        (verb, role)
        for verb in (
            "undo",
            "restore",
            "restore topic",
            "review-undo",
            "steer",
            "merge",
            "merge topics",
            "extract again",
        )
        for role in ROLES
    ],
)
def test_who_may_do_what(client, cast, verb, role):
    address, data, lowest = posts(cast)[verb]
    sign_in(client, role)
    answer = client.post(address, data)
    if role == "nobody":
        assert answer.status_code == 302
        assert "login" in answer.url
    elif ROLES.index(role) >= ROLES.index(lowest):
        assert answer.status_code == 302
        assert "login" not in answer.url
    else:
        assert answer.status_code == 403


@pytest.mark.parametrize(("role", "may"), allowed_from("coder"))
def test_who_decides_on_claims(client, cast, role, may):
    sign_in(client, role)
    client.post(
        reverse("review", query={"claim": cast.backs.pk}),
        {"decision": "reject", "seen": cast.backs.events.last().pgh_id},
    )
    assert Claim.objects.filter(pk=cast.backs.pk, status="rejected").exists() == may


@pytest.mark.parametrize(("role", "may"), allowed_from("coder"))
def test_who_adds_claims(client, cast, role, may):
    sign_in(client, role)
    data = {
        "words": "Reporters asked about the summit",
        "party": cast.norland.pk,
        "topic": cast.talks.pk,
        "stance": "neutral",
        "form": "narrated",
    }
    client.post(reverse("article-claims", args=[cast.article.pk]), data)
    assert Claim.objects.filter(status="added").exists() == may


@pytest.mark.parametrize(("role", "may"), allowed_from("admin"))
def test_only_admins_delete_claims(client, cast, role, may):
    sign_in(client, role)
    client.post(reverse("admin:positions_claim_delete", args=[cast.backs.pk]), {"post": "yes"})
    assert (not Claim.objects.filter(pk=cast.backs.pk).exists()) == may


@pytest.mark.parametrize(("role", "may"), allowed_from("editor"))
def test_who_sees_which_claims_an_office_would_change(client, cast, role, may):
    sign_in(client, role)
    data = office_form(cast.minister, authority=4)
    answer = client.post(reverse("admin:positions_office_change", args=[cast.minister.pk]), data)
    assert answer.status_code == (200 if may else 302 if role == "nobody" else 403)
    assert ("would change" in answer.content.decode()) == may


@pytest.mark.parametrize("action", ["pin", "move_to_the_end", "merge"])
@pytest.mark.parametrize(("role", "may"), allowed_from("editor"))
def test_who_arranges_topics(client, cast, role, may, action):
    sign_in(client, role)
    seen = {f"seen-{row.pk}": history.version(row) for row in (cast.talks, cast.ceasefire)}
    data = {"action": action, "_selected_action": [cast.talks.pk, cast.ceasefire.pk], **seen}
    answer = client.post(reverse("admin:positions_topic_changelist"), data)
    if action == "pin":
        assert Topic.objects.filter(pinned=True).exists() == may
    elif action == "merge":
        assert ("/merge/" in answer.headers.get("Location", "")) == may
    else:
        assert Topic.objects.filter(order=10).exists() == may


@pytest.mark.parametrize(("role", "may"), allowed_from("editor"))
def test_who_takes_back_a_merge_that_another_made(client, cast, role, may):
    with pghistory.context(user=user("admin", "other").pk) as context:
        merging.merge_people(cast.berg, cast.lind)
    sign_in(client, role)
    answer = client.post(reverse("undo"), {"context": context.id})
    assert answer.status_code == (302 if may or role == "nobody" else 403)
    assert Person.objects.filter(pk=cast.lind.pk).exists() == may


@pytest.mark.parametrize("action", ["accept", "reject", "reassign"])
def test_a_viewer_has_no_bulk_actions(client, cast, action):
    sign_in(client, "viewer")
    client.post(
        reverse("admin:positions_claim_changelist"),
        {"action": action, "_selected_action": [cast.backs.pk], "reassign": 1, "stance": "oppose"},
    )
    cast.backs.refresh_from_db()
    assert (cast.backs.status, cast.backs.stance) == ("machine", "support")


def test_a_coder_sees_no_other_coders_open_task(client, cast):
    task = CodingTask.objects.create(article=cast.article, coder=user("coder", "first"))
    client.force_login(user("coder", "second"))
    assert client.get(reverse("coding-task", args=[task.pk])).status_code == 403


def test_an_editor_manages_lower_roles_only(client):
    sign_in(client, "editor")
    coder, boss = user("coder"), user("admin")
    shown = client.get(reverse("admin:auth_user_changelist")).content.decode()
    assert f"/auth/user/{coder.pk}/change/" in shown
    assert f"/auth/user/{boss.pk}/change/" not in shown
    assert (
        client.get(reverse("admin:auth_user_change", args=[boss.pk])).status_code == 302
    )  # as if there were no such user
    form = client.get(reverse("admin:auth_user_change", args=[coder.pk])).content.decode()
    assert "is_superuser" not in form
    assert ">coder<" in form.replace(" ", "").replace("\n", "") or "coder" in form


def makes_somebody(client, role):
    data = {
        "username": "new",
        "password1": "correct horse battery",
        "password2": "correct horse battery",
        "usable_password": "true",
        "groups": [Group.objects.get(name=role).pk],
    }
    client.post(reverse("admin:auth_user_add"), data)


@pytest.mark.parametrize("given", ["editor", "admin"])
def test_an_editor_cannot_give_a_role_as_high_as_their_own(client, given):
    sign_in(client, "editor")
    makes_somebody(client, given)
    assert not get_user_model().objects.filter(username="new").exists()


def test_an_editor_makes_a_coder_who_can_work(client):
    sign_in(client, "editor")
    makes_somebody(client, "coder")
    made = get_user_model().objects.get(username="new")
    assert made.is_staff
    assert not made.is_superuser
    client.force_login(made)
    assert client.get(reverse("review")).status_code == 200


def test_an_editor_cannot_make_a_superuser_by_posting_the_field(client):
    sign_in(client, "editor")
    coder = user("coder")
    client.post(
        reverse("admin:auth_user_change", args=[coder.pk]),
        {
            "username": "coder",
            "is_active": "on",
            "is_superuser": "on",
            "is_staff": "on",
            "groups": [Group.objects.get(name="coder").pk],
        },
    )
    coder.refresh_from_db()
    assert not coder.is_superuser


def test_every_registered_model_has_a_role_that_sees_it():
    viewer = set(
        Group.objects.get(name="viewer").permissions.values_list("content_type__app_label", "codename")
    )
    admins = set(
        Group.objects.get(name="admin").permissions.values_list("content_type__app_label", "codename")
    )
    for model in admin.site._registry:
        label, name = model._meta.app_label, f"view_{model._meta.model_name}"
        if label in {"positions", "ingest"}:
            assert (label, name) in viewer, model
        elif label == "auth":
            assert (label, name) in admins, model


def test_every_role_may_do_what_the_lower_one_may():
    held = [set(Group.objects.get(name=role).permissions.values_list("pk", flat=True)) for role in ROLES[1:]]
    assert held == sorted(held, key=len)
    assert all(lower <= higher for lower, higher in pairwise(held))


def test_every_model_that_roles_name_exists():
    from importlib import import_module

    roles = import_module("positions.migrations.0004_roles")
    for app, models in roles.VIEW.items():
        for model in models:
            assert apps.get_model(app, model)
