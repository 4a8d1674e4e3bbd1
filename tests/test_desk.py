"""The ingestion desk as forms, feeds with their health."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from ingest.health import health
from ingest.models import Feed, Fetch
from positions import exports_dna
from positions.models import Article, Claim
from tests.cast import Cast, user
from tests.staff import text
from tests.test_uploads import TEXT, archive, dna_file


def send(client, which, follow=True, **values):
    return client.post(
        reverse("admin:desk"),
        {which: 1, **{f"{which}-{name}": value for name, value in values.items()}},
        follow=follow,
    )


def test_a_pasted_text_becomes_an_article_that_waits(client, editor):
    page = text(send(client, "paste", text=TEXT, title="Talks", outlet="The Test", published="2025-06-02"))
    assert "1 new." in page
    article = Article.objects.get()
    assert (article.title, article.outlet.name, str(article.published), article.state) == (
        "Talks",
        "The Test",
        "2025-06-02",
        "waiting",
    )
    assert "1 known already" in text(send(client, "paste", text=TEXT, title="Talks", outlet="The Test"))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"text": ""}, "This field is required"),
        ({"text": "1 2 3"}, "It holds no text to read"),
        ({"text": TEXT, "published": "someday"}, "Enter a valid date"),
        ({"text": TEXT, "url": "ftp://x"}, "http"),
    ],
)
def test_a_text_that_cannot_be_taken_gets_a_sentence(client, editor, values, told):
    assert told in text(send(client, "paste", **values))
    assert not Article.objects.exists()


def test_addresses_wait_to_be_fetched(client, editor):
    page = text(
        send(client, "fetch", urls="https://test.example/a\nhttps://test.example/a\nhttps://test.example/b")
    )
    assert "To be fetched: 2 addresses." in page
    assert set(Fetch.objects.values_list("url", "state")) == {
        ("https://test.example/a", "waiting"),
        ("https://test.example/b", "waiting"),
    }


def test_an_address_that_is_none_is_said_and_nothing_is_fetched(client, editor):
    assert "not-an-address" in text(send(client, "fetch", urls="https://test.example/a\nnot-an-address"))
    assert not Fetch.objects.exists()


def test_an_uploaded_archive_is_stored_and_its_failures_are_named(client, editor):
    packed = archive(
        **{"a.txt": TEXT, "b.txt": TEXT + " And more was said in the evening.", "c.pdf": b"%PDF-1.4"}
    )
    page = text(send(client, "upload", files=[SimpleUploadedFile("day.zip", packed)], published="2025-06-02"))
    assert "1 not read" in page
    assert "c.pdf" in page
    assert set(Article.objects.values_list("published", flat=True)) == {datetime(2025, 6, 2).date()}


def test_a_dna_files_statements_become_claims_added_by_hand(client, editor, tmp_path):
    cast = Cast()
    send(client, "upload", files=[SimpleUploadedFile("a.dna", dna_file(tmp_path / "a.dna"))])
    claim = Claim.objects.get(status="added")
    assert (claim.party, claim.topic, claim.speaker, claim.stance) == (
        cast.norland,
        cast.ceasefire,
        cast.berg,
        "support",
    )
    assert claim.evidence == "Norland backs an immediate ceasefire"
    send(client, "upload", files=[SimpleUploadedFile("a.dna", dna_file(tmp_path / "b.dna"))])
    assert Claim.objects.filter(status="added").count() == 1  # uploading twice changes nothing


def test_statements_outside_the_vocabulary_are_named(client, editor, tmp_path):
    Cast()
    page = text(
        send(
            client,
            "upload",
            files=[SimpleUploadedFile("a.dna", dna_file(tmp_path / "a.dna", organization="Elsewhere"))],
        )
    )
    assert "1 statements were not taken over; not in the vocabulary: Elsewhere (1)" in page
    assert not Claim.objects.filter(status="added").exists()


def test_failures_stand_with_their_reason_and_are_tried_again(client, editor):
    fetch = Fetch.objects.create(
        url="https://test.example/a", state="failed", reason="The server answered 503.", attempts=5
    )
    Fetch.objects.create(url="https://test.example/b", state="failed", reason="No such page.", attempts=1)
    article = Cast().article
    Article.objects.filter(pk=article.pk).update(state="failed", reason="It broke.")
    page = text(client.get(reverse("admin:desk-progress")))
    assert "The server answered 503." in page
    assert "It broke." in page
    client.post(reverse("admin:desk-retry"), {"fetch": fetch.pk})
    assert dict(Fetch.objects.values_list("url", "state")) == {
        "https://test.example/a": "waiting",
        "https://test.example/b": "failed",
    }
    client.post(reverse("admin:desk-retry"), {"article": "all"})
    article.refresh_from_db()
    assert article.state == "waiting"


@pytest.mark.parametrize(
    ("role", "status"), [("viewer", 403), ("coder", 403), ("editor", 200), ("admin", 200)]
)
def test_who_stands_at_the_desk(client, db, role, status):
    client.force_login(user(role))
    assert client.get(reverse("admin:desk")).status_code == status
    assert client.post(reverse("admin:desk-retry"), {"fetch": "all"}).status_code == (
        302 if status == 200 else 403
    )


def test_a_new_feed_is_due_at_once_and_its_health_is_shown(client, editor):
    client.post(
        reverse("admin:ingest_feed_add"),
        {
            "kind": "feed",
            "address": "https://test.example/feed",
            "title": "",
            "outlet": "",
            "active": "on",
            "every_minutes": 30,
        },
    )
    feed = Feed.objects.get()
    assert feed.due_at <= timezone.now()
    assert "Not fetched yet." in text(client.get(reverse("admin:ingest_feed_changelist")))


NOW = datetime(2025, 6, 2, 12, tzinfo=UTC)
WELL = {
    "active": True,
    "failures": 0,
    "reason": "",
    "last_success": NOW,
    "every": timedelta(minutes=30),
    "articles_usual": 60,
    "articles_quiet": 6,
    "now": NOW,
}


@pytest.mark.parametrize(
    ("values", "state", "told"),
    [
        ({}, "well", ""),
        ({"active": False, "failures": 9}, "off", "Not polled"),
        ({"failures": 2}, "well", ""),
        ({"failures": 3, "reason": "Gone."}, "failing", "3 times in a row. Gone."),
        ({"last_success": None}, "new", "Not fetched yet"),
        ({"last_success": NOW - timedelta(hours=25)}, "silent", "1 June 2025"),
        ({"last_success": NOW - timedelta(hours=23)}, "well", ""),
        ({"last_success": NOW - timedelta(hours=25), "every": timedelta(hours=12)}, "well", ""),
        ({"articles_quiet": 0}, "silent", "brought nothing for 3 days"),
        ({"articles_quiet": 0, "articles_usual": 4}, "well", ""),  # it never brought much
    ],
)
def test_the_health_of_a_feed(values, state, told):
    found = health(**{**WELL, **values})
    assert found.state == state
    assert told in found.told


def test_our_own_dna_export_comes_back_as_it_was(client, editor, tmp_path):
    cast = Cast()
    cast.claim(
        "in the evening",
        party=cast.norland,
        topic=cast.talks,
        stance="conditional",
        reported_by=cast.sudia,
        speaker=cast.lind,
    )
    columns = ("party", "topic", "stance", "speaker", "reported_by", "start", "end")
    before = set(Claim.objects.values_list(*columns))
    path = tmp_path / "ours.dna"
    exports_dna.write(str(path), Claim.objects.all(), "https://positions.example")
    Claim.objects.all().delete()
    page = text(send(client, "upload", files=[SimpleUploadedFile("ours.dna", path.read_bytes())]))
    assert "3 statements taken over as claims" in page
    assert set(Claim.objects.values_list(*columns)) == before
