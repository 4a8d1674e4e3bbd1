"""`manage.py ingest`: what it stores, what it says, and with which exit code it ends."""

import ipaddress
import json
import os
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from ingest import tasks
from ingest.extraction import pipeline
from ingest.fetch import Fetcher
from ingest.management.commands import ingest as command
from ingest.models import Feed, Fetch
from ingest.records import Extracted
from positions.models import Article, Claim, Story
from tests import factories
from tests.conftest import database_url
from tests.test_tasks import items, page

ARTICLE = "Title: {0}\nOutlet: Example\nPublished: 2025-05-30\n\nThe ministry said on Friday that {0}.\n"


class Said:
    """What one call printed and how it ended."""

    def __init__(self, *args: str) -> None:
        out, err = StringIO(), StringIO()
        self.code = 0
        try:
            call_command("ingest", *map(str, args), stdout=out, stderr=err)
        except CommandError as error:
            self.code = error.returncode
            err.write(str(error))
        self.out, self.err = out.getvalue(), err.getvalue()
        self.last = self.out.strip().splitlines()[-1] if self.out.strip() else ""


@pytest.fixture
def quick(db, monkeypatch, settings):
    """No worker, an extraction that finds nothing, and a network that is loopback only."""
    settings.FETCH_GAP = 0.0
    factories.topic()
    fetcher = Fetcher(allow=[ipaddress.ip_network("127.0.0.1/32")])
    monkeypatch.setattr(tasks, "fetcher", lambda: fetcher)
    monkeypatch.setattr(pipeline, "extract", lambda *args: Extracted())
    monkeypatch.setattr(command, "workers_answer", lambda: False)


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def test_a_folder_is_stored_and_known_the_second_time(quick, tmp_path):
    write(tmp_path, a=ARTICLE.format("it agrees"), b=ARTICLE.format("it waits"))
    (tmp_path / "notes.docx").write_bytes(b"x")
    first = Said(tmp_path)
    assert first.last == "2 stored, 0 known, 0 copies, 0 failed; 0 positions found; 1 other file ignored."
    assert (first.code, "No worker answers" in first.err) == (0, True)
    assert set(Article.objects.values_list("title", "published", "outlet__name", "state")) == {
        ("it agrees", date(2025, 5, 30), "Example", "extracted"),
        ("it waits", date(2025, 5, 30), "Example", "extracted"),
    }
    again = Said(tmp_path)
    assert again.last == "0 stored, 2 known, 0 copies, 0 failed; 1 other file ignored."
    assert again.code == command.ALL_KNOWN
    assert "all of it is known already" in again.err


def test_a_missing_date_is_told_and_set_by_the_option(quick, tmp_path):
    write(tmp_path, a="The ministry agreed.", b="2025-05-01 The ministry waited.")
    assert (
        Said(tmp_path).last
        == "2 stored, 0 known, 0 copies, 0 failed; 0 positions found; 1 has no date (--published DATE sets it)."
    )
    said = Said(tmp_path, "--published", "2025-05-30")
    assert said.last == "0 stored, 2 known, 0 copies, 0 failed; 0 positions found; 1 known now has a date."
    assert said.code == 0
    assert set(Article.objects.values_list("text", "published")) == {
        ("The ministry agreed.", date(2025, 5, 30)),
        ("2025-05-01 The ministry waited.", date(2025, 5, 1)),
    }


def test_copies_are_counted_and_share_a_story(quick, tmp_path):
    text = " ".join(f"Sentence {n} names delegate {n * 7} and envoy {n * 13}." for n in range(20))
    write(tmp_path, a=f"Outlet: One\n\n{text}", b=f"Outlet: Two\n\n{text} By our desk.")
    assert Said(tmp_path).last.startswith("2 stored, 0 known, 1 copy, 0 failed")
    assert Story.objects.count() == 1


def test_the_outlet_option_names_the_outlet_of_all(quick, tmp_path):
    write(tmp_path, a=ARTICLE.format("it agrees"))
    Said(tmp_path / "a.txt", "--outlet", "Given Paper")
    assert Article.objects.get().outlet.name == "Given Paper"


def test_each_failure_is_told_with_its_reason_and_the_rest_is_stored(quick, tmp_path):
    write(tmp_path, a=ARTICLE.format("it agrees"), empty="", bad="Published: soon\n\nText.")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01" * 50)
    (tmp_path / "doc.html").write_bytes(b"%PDF-1.5")
    (tmp_path / "page.html").write_text("<!doctype html><html><body><script>1</script></body></html>")
    lines = [{"article": "x1", "text": "She agreed.", "published": None}, {"article": "x2"}]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, lines)))
    said = Said(tmp_path)
    assert said.last.startswith("2 stored, 0 known, 0 copies, 6 failed")
    for words in (
        "empty.txt: It is empty.",
        "binary.txt: It is a binary file",
        "doc.html: It is a PDF.",
        "page.html: The page holds no article text",
        "bad.txt: “soon” is no date.",
        "many.jsonl, x2: It is no JSON object with a `text`.",
    ):
        assert words in said.err
    assert said.code == 0


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty.txt: It is empty."),
        ("binary.txt", b"\x7fELF\x02", "It is a program. Save the article as plain text or HTML."),
        ("folder", None, "The folder holds no .txt, .html or .jsonl file (1 other file in it)."),
    ],
)
def test_where_nothing_was_done_the_exit_code_is_1(quick, tmp_path, name, content, says):
    path = tmp_path / name
    if content is None:
        path.mkdir()
        (path / "picture.png").write_bytes(b"x")
    else:
        path.write_bytes(content)
    said = Said(path)
    assert said.code == 1
    assert says in said.err
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("/no/such/file.txt", "There is no such file or folder."),
        ("example.org", "Addresses begin with http:// or https://."),
        ("ftp://example.org/a", "begins with ftp:; only http:// and https:// addresses are fetched."),
        ("http://", "names no server"),
        ("http://127.0.0.2:9/a", "private or reserved network"),
        ("x" * 5000, "There is no such file or folder."),
    ],
)
def test_a_source_that_is_none_is_a_sentence(quick, source, says):
    said = Said(source)
    assert said.code == 1
    assert says in said.err
    assert not Article.objects.exists()


@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "30/05", "2025"])
def test_a_date_that_is_none_stops_before_anything_is_stored(quick, tmp_path, day):
    write(tmp_path, a="The ministry agreed.")
    said = Said(tmp_path, "--published", day)
    assert (said.code, Article.objects.count()) == (1, 0)
    assert f"--published {day}: that is no date. Write it as 2025-05-30." in said.err


def test_without_a_vocabulary_nothing_is_stored(db, tmp_path):
    said = Said(write(tmp_path, a="The ministry agreed."))
    assert (said.code, Article.objects.count()) == (1, 0)
    assert "manage.py load_vocabulary" in said.err


def test_a_page_is_stored_known_and_a_new_version(quick, server):
    server.pages["/a"] = page(
        "One", '<meta property="article:published_time" content="2025-05-28T09:30:00Z">'
    )
    assert Said(server.url("/a#top")).last == "1 stored, 0 known, 0 copies, 0 failed; 0 positions found."
    again = Said(server.url("/a"))
    assert (again.last, again.code) == ("0 stored, 1 known, 0 copies, 0 failed.", command.ALL_KNOWN)
    server.pages["/a"] = page("Two")
    assert Said(server.url("/a")).last.startswith(
        "1 stored, 1 of them a new version of a known address, 0 known"
    )
    assert Article.objects.get(current=True).published == date(2025, 5, 28)


def test_a_feed_brings_its_entries_once_and_is_not_kept(quick, server):
    server.pages |= {"/feed": (200, {}, items(server, "a", "b", "gone")), "/a": page("A"), "/b": page("B")}
    said = Said(server.url("/feed"))
    assert said.last.startswith("2 stored, 0 known, 1 copy, 1 failed")
    assert f"{server.url('/gone')}: There is no such page" in said.err
    assert not Feed.objects.exists()
    assert Said(server.url("/feed")).code == 1  # the one that failed is tried again, and fails again


def test_a_feed_that_is_followed_is_kept_and_polled(quick, server):
    server.pages |= {"/feed": (200, {}, items(server, "a")), "/a": page("A")}
    assert Said(server.url("/feed"), "--follow", "--outlet", "Example").last.startswith("1 stored")
    feed = Feed.objects.get()
    assert (feed.active, feed.outlet.name, feed.failures) == (True, "Example", 0)
    again = Said(server.url("/feed"), "--follow")
    assert (again.code, again.last) == (command.ALL_KNOWN, "0 stored, 1 known, 0 copies, 0 failed.")


def test_following_a_page_that_is_no_feed_is_a_sentence(quick, server):
    server.pages["/a"] = page()
    said = Said(server.url("/a"), "--follow")
    assert said.code == 1
    assert "a web page, not a feed" in said.err
    assert not Feed.objects.exists()
    assert Said("folder", "--follow").code == 1


def test_a_server_that_is_busy_is_told_and_tried_later(quick, server):
    server.pages["/a"] = (503, {"Retry-After": "600"}, b"")
    said = Said(server.url("/a"))
    assert said.code == 4
    assert "1 will be tried again later" in said.out
    assert "Nothing was stored yet: a worker will try again." in said.err
    assert "The server answered with status 503. It will be tried again. Next try at" in said.err
    assert Fetch.objects.get().state == "waiting"


def test_a_text_that_cannot_be_read_is_stored_and_told(quick, tmp_path, monkeypatch, caplog):
    def broken(*args):
        raise ValueError("no root")

    monkeypatch.setattr(pipeline, "extract", broken)
    said = Said(write(tmp_path, a=ARTICLE.format("it agrees")))
    assert "1 could not be read (`manage.py reextract --failed` tries again)" in said.last
    assert "a.txt: stored, but not read. Extraction broke: ValueError: no root" in said.err
    assert Article.objects.get().state == "failed"


def test_a_text_that_is_set_aside_is_told_with_its_reason(quick, tmp_path, monkeypatch):
    monkeypatch.setattr(
        pipeline, "extract", lambda *args: Extracted(language="tr", note="The text is not English.")
    )
    assert "a.txt: The text is not English." in Said(write(tmp_path, a=ARTICLE.format("it agrees"))).err


def test_the_articles_of_a_topic_are_set_due_again(quick, tmp_path):
    topic = factories.topic("prisoners")
    topic.cues = ["exchange of captives"]
    topic.save()
    write(tmp_path, a=ARTICLE.format("an exchange of captives goes on"), b=ARTICLE.format("it waits"))
    Said(tmp_path)
    out = StringIO()
    call_command("reextract", "--topic", "prisoners", stdout=out)
    assert out.getvalue().startswith("1 article is due again.")
    assert Article.objects.get(state="waiting").title == "an exchange of captives goes on"
    with pytest.raises(CommandError, match=r"no topic weather\. Topics: ceasefire, prisoners"):
        call_command("reextract", "--topic", "weather")


def test_articles_read_by_older_rules_are_set_due_again(quick):
    old, new = factories.article(extractor="0"), factories.article(extractor=pipeline.VERSION)
    call_command("reextract", "--outdated", verbosity=0, stdout=StringIO())
    assert list(Article.objects.filter(state="waiting")) == [old]
    Article.objects.filter(pk=old.pk).update(state="extracted", extractor=pipeline.VERSION)
    with pytest.raises(CommandError, match="No article is concerned"):
        call_command("reextract", "--outdated")
    assert new


def test_claims_left_behind_are_listed(quick):
    old = factories.article("Russia supports a ceasefire.", url="https://example.org/a")
    factories.claim(article=old, words="supports a ceasefire", status="confirmed")
    Article.objects.filter(pk=old.pk).update(current=False)
    out = StringIO()
    call_command("unanchored", stdout=out)
    assert "“supports a ceasefire”" in out.getvalue()
    assert "1 claim stands on an older version only." in out.getvalue()


# Whole processes


def manage(*args: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *args],
        cwd=django_settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "positions.settings", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_database_that_is_down_is_a_sentence(tmp_path):
    said = manage("ingest", str(tmp_path), DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert "database" in said.stderr
    assert "DATABASE_URL" in said.stderr


@pytest.mark.worker
def test_a_broker_that_is_down_is_worked_around(transactional_db, tmp_path):
    factories.topic()
    said = manage(
        "ingest",
        str(write(tmp_path, a=ARTICLE.format("it agrees"))),
        DATABASE_URL=database_url(),
        REDIS_URL="redis://127.0.0.1:1/0",
    )
    assert (said.returncode, "Traceback" in said.stderr) == (0, False)
    assert "No worker answers, so the work is done in this process." in said.stderr
    assert "1 stored" in said.stdout


@pytest.mark.shared
@pytest.mark.worker
@pytest.mark.model
def test_the_seeds_go_through_the_queue(shared, worker_process):
    call_command("load_vocabulary", verbosity=0)
    said = Said(shared / "seeds")
    assert said.last.startswith("5 stored, 0 known, 0 copies, 0 failed; ")
    assert said.last.endswith("3 have no date (--published DATE sets it).")
    assert "No worker answers" not in said.err
    assert Claim.objects.count() > 30
    assert Said(shared / "seeds").last.startswith("0 stored, 5 known")
