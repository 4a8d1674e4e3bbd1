"""The queue's work: each thing once, whatever is killed, emptied or broken on the way."""

import ipaddress
import json
import os
import signal
import threading
import time
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from kombu.exceptions import OperationalError as QueueError

from ingest import celery, desk, store, tasks
from ingest.extraction import pipeline
from ingest.fetch import Fetcher
from ingest.models import Feed, Fetch, Host
from ingest.records import Extracted, Page
from positions.models import Article, Claim
from tests import factories
from tests.conftest import running_worker

HTML = (
    "<!doctype html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
    "<p>The foreign minister said on Monday that his country wants a ceasefire without delay, point {title}.</p>"
    "<p>He added that an exchange of prisoners would go on, and left the room before questions were asked.</p></article></body></html>"
)
RSS = "<rss version='2.0'><channel><title>Example</title>{}</channel></rss>"
LEASE = timedelta(minutes=2)


@pytest.fixture(autouse=True)
def no_turns(settings):
    settings.FETCH_GAP = 0.0


@pytest.fixture
def fetcher():
    return Fetcher(allow=[ipaddress.ip_network("127.0.0.1/32")])


@pytest.fixture
def vocabulary(db):
    call_command("load_vocabulary", verbosity=0)


def article(
    text: str = "Russia supports a ceasefire, Kremlin spokesman Dmitry Peskov said on Monday.", **fields
) -> Article:
    return Article.objects.get(pk=store.add_article(Page(text=text, **fields)).article)


def page(title: str = "One", head: str = "") -> tuple[int, dict[str, str], bytes]:
    return (
        200,
        {"Content-Type": "text/html; charset=utf-8", "ETag": f'"{title}"'},
        HTML.format(title=title, head=head).encode(),
    )


def fetched(url: str, fetcher: Fetcher, **fields) -> tuple[Fetch, desk.Result]:
    row = Fetch.objects.create(url=url, **fields)
    result = desk.fetch(row.pk, fetcher, LEASE)
    row.refresh_from_db()
    return row, result


# Extraction


@pytest.mark.django_db
def test_an_article_is_taken_by_one_process_at_a_time():
    one = article()
    lease = tasks.take_article(one.pk)
    assert lease
    assert tasks.take_article(one.pk) is None
    Article.objects.update(due_at=timezone.now())  # the time of the lease is up
    assert tasks.take_article(one.pk)
    one.refresh_from_db()
    assert one.attempts == 2


@pytest.mark.model
@pytest.mark.django_db
def test_an_article_is_extracted_once_and_again_on_demand(vocabulary):
    one = article(published=date(2025, 5, 30))
    tasks.extract_article(one.pk)
    claim = Claim.objects.get()
    assert (claim.party.slug, claim.topic.slug, claim.stance, claim.speaker.name) == (
        "russia",
        "ceasefire",
        "support",
        "Dmitry Peskov",
    )
    one.refresh_from_db()
    assert (one.state, one.extractor, one.language) == ("extracted", pipeline.VERSION, "en")
    tasks.extract_article(one.pk)
    call_command("reextract", "--topic", "ceasefire", verbosity=0)
    tasks.extract_article(one.pk)
    assert Claim.objects.get().pk == claim.pk


@pytest.mark.django_db
def test_a_text_that_breaks_extraction_is_marked_and_read_again_on_demand(monkeypatch, caplog):
    def broken(*args):
        raise ValueError("no root in this tree")

    one = article()
    monkeypatch.setattr(pipeline, "extract", broken)
    tasks.extract_article(one.pk)
    one.refresh_from_db()
    assert (one.state, one.reason) == ("failed", "Extraction broke: ValueError: no root in this tree")
    assert not Article.objects.due(timezone.now()).exists()
    monkeypatch.setattr(pipeline, "extract", lambda *args: Extracted())
    call_command("reextract", "--failed", verbosity=0)
    tasks.extract_article(one.pk)
    one.refresh_from_db()
    assert (one.state, one.reason, one.attempts) == ("extracted", "", 0)


@pytest.mark.django_db
def test_a_text_that_kills_its_worker_three_times_is_set_aside(monkeypatch):
    one = article()
    Article.objects.update(attempts=tasks.ATTEMPTS)
    tasks.extract_article(one.pk)
    one.refresh_from_db()
    assert one.state == "failed"
    assert "stopped the program 3 times" in one.reason


@pytest.mark.django_db
def test_a_database_that_breaks_off_is_not_the_texts_fault(monkeypatch):
    def broken(*args):
        raise OperationalError("server closed the connection")

    one = article()
    monkeypatch.setattr(pipeline, "extract", broken)
    with pytest.raises(OperationalError):
        tasks.extract_article(one.pk)
    one.refresh_from_db()
    assert one.state == "waiting"


@pytest.mark.model
@pytest.mark.django_db(transaction=True)
def test_four_that_extract_one_article_at_once_store_each_claim_once(monkeypatch):
    call_command("load_vocabulary", verbosity=0)
    one = article()
    extract, turn = (
        pipeline.extract,
        threading.Lock(),
    )  # workers are processes: spaCy itself is not for threads

    def one_by_one(*args):
        with turn:
            return extract(*args)

    monkeypatch.setattr(pipeline, "extract", one_by_one)

    def work():
        try:
            Article.objects.filter(pk=one.pk).update(state="waiting", due_at=None)
            tasks.extract_article(one.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Article.objects.update(state="waiting", due_at=None)
    tasks.extract_article(one.pk)
    assert Claim.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_copies_that_come_at_once_share_a_story():
    text = " ".join(f"Sentence {n} names delegate {n * 7} and envoy {n * 13}." for n in range(20))

    def add(number):
        try:
            store.add_article(Page(text=f"{text} By desk {number}.", url=f"https://example.org/{number}"))
            store.add_article(Page(text=text, url="https://example.org/same"))
        finally:
            connection.close()

    threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Article.objects.count() == 5
    assert Article.objects.values("story").distinct().count() == 1


# Fetching


@pytest.mark.django_db
def test_a_page_becomes_an_article(server, fetcher):
    server.pages["/a"] = page()
    row, result = fetched(server.url("/a?utm_source=x"), fetcher)
    assert row.state == "failed"  # the address as given: canonical ones are made by who enqueues
    row, result = fetched(server.url("/a"), fetcher, published=date(2025, 5, 30), outlet_name="Example")
    assert (row.state, result.articles) == ("stored", (row.article_id,))
    assert (row.article.title, row.article.published, row.article.outlet.name) == (
        "One",
        date(2025, 5, 30),
        "Example",
    )
    assert row.article.url == server.url("/a")


@pytest.mark.django_db
def test_a_page_that_did_not_change_is_not_sent_again(server, fetcher):
    server.pages["/a"] = lambda headers: (304, {}, b"") if headers.get("if-none-match") == '"One"' else page()
    first, _ = fetched(server.url("/a"), fetcher)
    again, result = fetched(server.url("/a"), fetcher)
    assert (again.state, again.article, result.articles) == ("known", first.article, ())
    server.pages["/a"] = page("Two")
    changed, _ = fetched(server.url("/a"), fetcher)
    assert (changed.state, changed.article.version) == ("stored", 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((404, {}, b""), "no such page"),
        ((200, {}, b"%PDF-1.7"), "a PDF"),
        ((200, {}, b""), "It is empty"),
        (
            (
                200,
                {"Content-Type": "text/html"},
                b"<!doctype html><html><body><script>x</script></body></html>",
            ),
            "no article text",
        ),
        ((200, {}, b"\x00\x01\x02"), "binary"),
    ],
)
def test_what_cannot_be_read_is_a_failure_with_a_sentence(server, fetcher, answer, says):
    server.pages["/a"] = answer
    row, result = fetched(server.url("/a"), fetcher)
    assert row.state == "failed"
    assert says in row.reason
    assert result.again_at is None
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_a_server_that_is_busy_is_asked_again_when_it_says(server, fetcher):
    server.pages["/a"] = (503, {"Retry-After": "300"}, b"")
    row, result = fetched(server.url("/a"), fetcher)
    assert row.state == "waiting"
    assert row.due_at == result.again_at
    assert timedelta(seconds=290) < row.due_at - timezone.now() <= timedelta(seconds=300)
    assert desk.fetch(row.pk, fetcher, LEASE) == desk.Result(row.pk)  # not before
    assert desk.reserve(server.url("/b"), timedelta()) > timezone.now() + timedelta(
        seconds=250
    )  # nor the host's other pages
    Host.objects.all().delete()
    for _ in range(desk.ATTEMPTS):
        Fetch.objects.update(due_at=None)
        desk.fetch(row.pk, fetcher, LEASE)
        Host.objects.all().delete()
    row.refresh_from_db()
    assert (row.state, "503" in row.reason) == ("failed", True)


@pytest.mark.django_db
def test_one_host_is_asked_once_a_second(server, fetcher, settings):
    settings.FETCH_GAP = 0.5
    server.pages["/a"] = page()
    began = timezone.now()
    turns = [desk.reserve(server.url("/a"), timedelta(seconds=1)) for _ in range(5)]
    assert [round((turn - began).total_seconds()) for turn in turns] == [0, 1, 2, 3, 4]
    row, result = fetched(server.url("/a"), fetcher)
    assert (row.state, row.reserved, row.attempts, server.asked) == ("waiting", True, 0, [])
    assert result.again_at == row.due_at
    assert timedelta(seconds=4.5) < row.due_at - began < timedelta(seconds=6)
    Fetch.objects.update(due_at=timezone.now())  # its turn has come
    assert desk.fetch(row.pk, fetcher, LEASE).articles
    Host.objects.all().delete()
    began = timezone.now()
    for _ in range(3):
        fetched(server.url("/a"), fetcher)
    assert timezone.now() - began >= timedelta(seconds=1)


@pytest.mark.django_db
def test_a_fetch_is_taken_by_one_process_at_a_time(server, fetcher):
    server.pages["/a"] = page()
    row = Fetch.objects.create(url=server.url("/a"), due_at=timezone.now() + LEASE)
    assert desk.fetch(row.pk, fetcher, LEASE) == desk.Result(row.pk)
    assert server.asked == []


@pytest.mark.django_db
def test_a_page_that_stops_the_program_each_time_is_given_up(server, fetcher):
    row, _ = fetched(server.url("/a"), fetcher, attempts=desk.ATTEMPTS)
    assert row.state == "failed"
    assert "stopped the program" in row.reason
    assert server.asked == []


@pytest.mark.django_db
def test_a_redirect_leads_to_one_article(server, fetcher):
    server.pages["/a"] = (301, {"Location": "/b?utm_campaign=x"}, b"")
    server.pages["/b?utm_campaign=x"] = server.pages["/b"] = page()
    assert fetched(server.url("/a"), fetcher)[0].state == "stored"
    assert fetched(server.url("/b"), fetcher)[0].state == "known"
    assert Article.objects.get().url == server.url("/b")


# Feeds


def items(server, *names) -> bytes:
    return RSS.format(
        "".join(
            f"<item><title>{n}</title><link>{server.url('/' + n)}</link><pubDate>Fri, 30 May 2025 10:00:00 GMT</pubDate></item>"
            for n in names
        )
    ).encode()


def poll(feed: Feed, fetcher: Fetcher) -> desk.Result:
    Feed.objects.filter(pk=feed.pk).update(due_at=timezone.now())
    result = desk.poll(feed.pk)
    result = desk.fetch(result.fetches[0], fetcher, LEASE)
    feed.refresh_from_db()
    return result


@pytest.mark.django_db
def test_a_feed_brings_each_entry_once(server, fetcher):
    outlet = factories.outlet("Example Agency")
    feed = Feed.objects.create(address=server.url("/feed"), outlet=outlet)
    server.pages["/feed"] = (200, {"ETag": '"f1"'}, items(server, "a", "b"))
    server.pages |= {"/a": page("A"), "/b": page("B"), "/c": page("C")}
    first = poll(feed, fetcher)
    assert len(first.fetches) == 2
    for pk in first.fetches:
        desk.fetch(pk, fetcher, LEASE)
    assert set(Article.objects.values_list("outlet", "published")) == {(outlet.pk, date(2025, 5, 30))}
    assert (feed.title, feed.etag, feed.failures, feed.reason) == ("Example", '"f1"', 0, "")
    assert feed.due_at > timezone.now() + timedelta(minutes=29)
    server.pages["/feed"] = (200, {}, items(server, "c", "a", "b"))
    assert Fetch.objects.get(pk=poll(feed, fetcher).fetches[0]).url == server.url("/c")
    assert Fetch.objects.filter(parent=None).count() == 1


@pytest.mark.django_db
def test_a_feed_that_did_not_change_costs_one_short_answer(server, fetcher):
    feed = Feed.objects.create(address=server.url("/feed"))
    server.pages["/feed"] = lambda headers: (
        (304, {}, b"") if "if-none-match" in headers else (200, {"ETag": '"f"'}, items(server, "a"))
    )
    assert len(poll(feed, fetcher).fetches) == 1
    assert poll(feed, fetcher).fetches == ()
    assert feed.last_success_at > timezone.now() - timedelta(seconds=30)


@pytest.mark.django_db
def test_a_feed_of_html_fails_with_a_sentence_and_is_asked_ever_less(server, fetcher):
    feed = Feed.objects.create(address=server.url("/feed"), every_minutes=30)
    server.pages["/feed"] = page()
    waits = []
    for _ in range(3):
        poll(feed, fetcher)
        waits.append(round((feed.due_at - timezone.now()).total_seconds() / 60))
    assert waits == [30, 60, 120]
    assert feed.failures == 3
    assert "a web page, not a feed" in feed.reason


@pytest.mark.django_db
def test_a_sitemap_index_leads_to_its_pages_and_no_deeper(server, fetcher):
    def sitemap(kind, *paths):
        places = "".join(f"<sitemap><loc>{server.url(path)}</loc></sitemap>" for path in paths)
        return (
            200,
            {},
            f"<{kind} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{places}</{kind}>".encode(),
        )

    server.pages |= {
        "/index": sitemap("sitemapindex", "/map"),
        "/map": sitemap("urlset", "/a", "/deep"),
        "/a": page("A"),
        "/deep": sitemap("urlset", "/x"),
    }
    feed = Feed.objects.create(address=server.url("/index"), kind="sitemap")
    todo = list(poll(feed, fetcher).fetches)
    while todo:
        todo += desk.fetch(todo.pop(), fetcher, LEASE).fetches
    assert Article.objects.get().url == server.url("/a")
    assert "/x" not in server.paths()


@pytest.mark.django_db
def test_a_folder_is_read_where_the_settings_allow_it(tmp_path, settings):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("Title: A\nPublished: 2025-05-30\n\nThe ministry agreed.")
    (inbox / "b.txt").write_bytes(b"")
    feed = Feed.objects.create(address=str(inbox), kind="folder")
    assert desk.poll(feed.pk) == desk.Result()
    feed.refresh_from_db()
    assert "outside FEED_FOLDERS" in feed.reason
    settings.FEED_FOLDERS = [str(inbox)]
    for known in (1, 0):
        Feed.objects.update(due_at=None)
        assert len(desk.poll(feed.pk).articles) == known
    feed.refresh_from_db()
    assert (feed.reason, feed.failures) == ("b.txt: It is empty. Save the article's text in it.", 0)


@pytest.mark.django_db
def test_two_who_poll_a_feed_poll_it_once():
    feed = Feed.objects.create(address="https://example.org/feed")
    assert len(desk.poll(feed.pk).fetches) == 1
    assert desk.poll(feed.pk) == desk.Result()
    Feed.objects.update(active=False, due_at=None)
    assert desk.poll(feed.pk) == desk.Result()


# The queue


@pytest.mark.django_db(transaction=True)
def test_the_sweep_enqueues_what_is_due_and_nothing_else(empty_queue):
    now = timezone.now()
    due, leased = article("The first text."), article("The second text.")
    Article.objects.filter(pk=leased.pk).update(due_at=now + LEASE)
    fetch = Fetch.objects.create(url="https://example.org/a", due_at=now)
    Fetch.objects.create(url="https://example.org/b", due_at=now + LEASE)
    feed = Feed.objects.create(address="https://example.org/feed")
    tasks.sweep()
    queued = [json.loads(message)["headers"] for message in empty_queue.lrange("celery", 0, -1)]
    assert sorted((one["task"].rsplit(".")[-1], one["argsrepr"]) for one in queued) == sorted(
        [
            ("extract_article", f"({due.pk},)"),
            ("fetch_address", f"({fetch.pk},)"),
            ("poll_feed", f"({feed.pk},)"),
        ]
    )


@pytest.mark.worker
@pytest.mark.model
def test_a_queue_that_was_emptied_costs_no_article(worker_process, empty_queue):
    call_command("load_vocabulary", verbosity=0)
    one = article()
    empty_queue.flushdb()
    tasks.sweep()
    wait_for(lambda: Article.objects.get(pk=one.pk).state == "extracted")
    assert Claim.objects.count() == 1


@pytest.mark.worker
@pytest.mark.model
def test_a_worker_killed_in_the_middle_and_another_give_each_claim_once(
    transactional_db, empty_queue, tmp_path
):
    call_command("load_vocabulary", verbosity=0)
    sentence = (
        "Russia supports a ceasefire, Kremlin spokesman Dmitry Peskov said on Monday, in answer {}.\n\n"
    )
    one = article("".join(sentence.format(n) for n in range(900)))  # some seconds of reading
    with running_worker(tmp_path / "first.log") as worker:
        tasks.hurry(tasks.extract_article, one.pk)
        wait_for(lambda: Article.objects.get(pk=one.pk).attempts == 1)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    one.refresh_from_db()
    assert (one.state, Claim.objects.count()) == ("waiting", 0)
    Article.objects.update(due_at=timezone.now())  # the time of the dead worker's lease is up
    with running_worker(tmp_path / "second.log"):
        tasks.sweep()
        wait_for(lambda: Article.objects.get(pk=one.pk).state == "extracted")
    places = list(Claim.objects.values_list("start", "end"))
    assert len(places) == len(set(places)) > 100


def test_a_broker_that_is_down_does_not_stop_the_storing(
    db, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def down(*args, **kwargs):
        raise QueueError("connection refused")

    monkeypatch.setattr(tasks.extract_article, "apply_async", down)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.hurry(tasks.extract_article, 1)
    assert "the sweep will enqueue" in caplog.text


def wait_for(done, seconds: float = 180.0) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.1)


def test_time_limits_end_before_the_queue_gives_a_task_to_another():
    assert celery.SOFT_SECONDS < celery.HARD_SECONDS < tasks.LEASE.total_seconds() < celery.VISIBILITY_SECONDS
    assert celery.app.conf.accept_content == ["json"]
    assert celery.app.conf.task_acks_late
