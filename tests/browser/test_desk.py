"""The ingestion desk and the vocabulary with a real worker behind them: what comes in, how far it is, what failed."""

import os
import signal
import subprocess
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from ingest.models import Feed
from positions.models import Article, Claim, Topic
from tests.browser.hands import choose, press, sign_in, skip_to_content, tab_to, told
from tests.cast import DAY, TEXT, user
from tests.conftest import running_worker
from tests.test_uploads import archive, dna_file

pytestmark = [
    pytest.mark.browser,
    pytest.mark.worker,
    pytest.mark.model,
    pytest.mark.django_db(transaction=True),
]
SAID = "Norland's foreign minister Ada Berg said on Monday that Norland {} an immediate ceasefire."
PAGE = (
    "<html><head><title>{title}</title><meta property='article:published_time' content='2025-06-02T10:00:00Z'></head>"
    "<body><article><h1>{title}</h1><p>{text}</p><p>She added that more talks would follow in the spring, and left "
    "the room before the reporters there could put any questions to her.</p></article></body></html>"
)
RSS = "<rss version='2.0'><channel><title>{title}</title><item><title>Talks</title><link>{link}</link></item></channel></rss>"


@pytest.fixture(scope="module")
def reader(django_db_setup, tmp_path_factory):
    """A worker for all of these tests that may fetch from this machine (Popen)."""
    with running_worker(tmp_path_factory.mktemp("reader") / "log", "tests.reader", FETCH_GAP="0") as worker:
        yield worker


@contextmanager
def held(worker):
    """While the worker stands still one can see what waits. It goes on however the test ends, a kill included: the
    shell's input closes then. A process that stands still would not hear that it is to end."""
    os.killpg(worker.pid, signal.SIGSTOP)
    go_on = ["sh", "-c", f"read _; kill -s CONT -- -{worker.pid}"]
    with subprocess.Popen(go_on, stdin=subprocess.PIPE, start_new_session=True):
        yield


@pytest.fixture
def cast(cast):
    Article.objects.all().delete()
    return cast


@pytest.fixture
def editor(cast, page, live_server, reader, empty_queue):
    person = user("editor")
    sign_in(page.context, live_server, person)
    return person


def html(title, text):
    return 200, {"Content-Type": "text/html"}, PAGE.format(title=title, text=text).encode()


def stays(page):
    """From here on the page must not be loaded again."""
    page.evaluate("window.stays = true")


def stayed(page):
    return page.evaluate("window.stays === true")


def came(page, title):
    """The article has come in and was read; its one claim was found."""
    expect(page.locator("#newest li").filter(has_text=title)).to_contain_text(": extracted, 1 claim")


def test_a_text_pasted_by_keyboard_alone_is_read_before_ones_eyes(page, cast, editor, reader):
    page.goto(reverse("admin:desk"))
    skip_to_content(page)
    form = page.get_by_role("region", name="Paste a text")
    tab_to(page, form.get_by_label("Text"))
    page.keyboard.insert_text(TEXT)
    for label, value in (("Title", "Talks"), ("Outlet", "The Test"), ("Published", "06022025")):
        tab_to(page, form.get_by_label(label))
        page.keyboard.type(value)
    with held(reader):
        tab_to(page, form.get_by_role("button", name="Paste a text"))
        page.keyboard.press("Enter")
        told(page, "1 new.")
        expect(page.locator("#counts")).to_contain_text("1 article waits for extraction")
        stays(page)
        skip_to_content(page)
        tab_to(page, page.get_by_role("link", name="Talks"))
    expect(page.locator("#newest li")).to_have_text("Talks, The Test: extracted, 2 claims")
    expect(page.locator("#counts")).to_have_text("Nothing waits.")
    assert stayed(page)
    expect(page.get_by_role("link", name="Talks")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Norland on Truce: support")).to_be_visible()
    article = Article.objects.get()
    assert (article.state, article.published, article.outlet.name) == ("extracted", DAY, "The Test")


def test_by_keyboard_alone_an_address_is_fetched_and_one_that_fails_says_why_and_is_tried_again(
    page, cast, editor, server
):
    server.pages["/talks"] = html("Talks in Geneva", SAID.format("backs"))
    page.goto(reverse("admin:desk"))
    skip_to_content(page)
    form = page.get_by_role("region", name="Fetch addresses")
    tab_to(page, form.get_by_label("Addresses"))
    page.keyboard.insert_text(f"{server.url('/talks')}\n{server.url('/later')}")
    tab_to(page, form.get_by_role("button", name="Fetch addresses"))
    page.keyboard.press("Enter")
    told(page, "To be fetched: 2 addresses.")
    stays(page)
    came(page, "Talks in Geneva")
    expect(page.locator("#failed")).to_contain_text("404")
    assert stayed(page)
    server.pages["/later"] = html("Later talks", SAID.format("rejects"))
    skip_to_content(page)
    tab_to(page, page.get_by_role("button", name="/later again"))
    page.keyboard.press("Enter")
    told(page, "1 will be tried again.")
    came(page, "Later talks")
    expect(page.locator("#failed")).to_contain_text("None.")
    assert set(Claim.objects.values_list("article__title", "stance")) == {
        ("Talks in Geneva", "support"),
        ("Later talks", "oppose"),
    }


def test_an_article_that_broke_says_why_and_is_tried_again_by_keyboard_alone(page, cast, editor):
    article = cast.new_article(SAID.format("backs"))
    Article.objects.filter(pk=article.pk).update(state="failed", reason="It needed too much memory.")
    page.goto(reverse("admin:desk-progress"))
    expect(page.locator("#failed")).to_contain_text("1 article failed")
    expect(page.locator("#failed")).to_contain_text("It needed too much memory.")
    skip_to_content(page)
    press(page, page.get_by_role("button", name="Extract Talks in Geneva again"))
    came(page, "Talks in Geneva")
    expect(page.locator("#failed")).to_contain_text("None.")


def test_files_of_every_kind_are_taken_by_keyboard_alone_and_what_cannot_be_read_is_named(
    page, cast, editor, tmp_path
):
    files = {
        "note.txt": SAID.format("backs").encode(),
        "day.zip": archive(**{"one.txt": SAID.format("rejects").encode(), "scan.pdf": b"%PDF-1.4"}),
        "days.csv": f'title,text,published\nSpring,"{SAID.format("welcomes")}",2025-05-02\n'.encode(),
        "coded.dna": dna_file(tmp_path / "coded.dna"),
    }
    answers = {
        "note.txt": "1 new.",
        "day.zip": "1 new, 1 not read.",
        "days.csv": "1 new.",
        "coded.dna": "1 new, 1 statement taken over as claims.",
    }
    # Asked for only when the key is pressed, the choice may come first: Chromium without a window then cancels it.
    page.on("filechooser", lambda chooser: None)
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
        page.goto(reverse("admin:desk"))
        skip_to_content(page)
        form = page.get_by_role("region", name="Upload files")
        tab_to(page, form.get_by_label("Files"))
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Space")
        chooser.value.set_files(tmp_path / name)
        tab_to(page, form.get_by_role("button", name="Upload files"))
        page.keyboard.press("Enter")
        told(page, answers[name])
        if name == "day.zip":
            expect(page.get_by_role("listitem").filter(has_text="scan.pdf")).to_contain_text("Only .txt")
    page.goto(reverse("admin:desk-progress"))
    expect(page.locator("#counts")).to_have_text("Nothing waits.")
    assert Article.objects.filter(state="extracted").count() == 4
    assert str(Article.objects.get(title="Spring").published) == "2025-05-02"
    added = Claim.objects.get(status="added")
    assert (added.party, added.topic, added.speaker) == (cast.norland, cast.ceasefire, cast.berg)


def test_by_keyboard_alone_a_feed_is_added_one_that_ails_is_told_apart_and_one_is_paused(
    page, cast, editor, server
):
    link = server.url("/talks")
    server.pages |= {"/talks": html("Talks in Geneva", SAID.format("backs"))}
    for name in ("/feed", "/back"):
        server.pages[name] = 200, {}, RSS.format(title=f"Feed {name}", link=link).encode()
    long_ago = timezone.now() - timedelta(days=2)
    later = timezone.now() + timedelta(days=1)
    Feed.objects.create(address=server.url("/mute"), title="Mute", last_success_at=long_ago, due_at=later)
    ill = Feed.objects.create(
        address=server.url("/back"), title="Ill", failures=3, reason="It was gone.", due_at=later
    )
    page.goto(reverse("admin:ingest_feed_add"))
    skip_to_content(page)
    tab_to(page, page.get_by_label("Address"))
    page.keyboard.type(server.url("/feed"))
    press(page, page.get_by_role("button", name="Save", exact=True))
    told(page, "was added successfully")
    expect(page.get_by_role("row", name="Mute")).to_contain_text("Silent Last answered on")
    expect(page.get_by_role("row", name="Ill")).to_contain_text(
        "Failing Failed 3 times in a row. It was gone."
    )
    skip_to_content(page)
    choose(page, page.get_by_label("Action:"), "Fetch now")
    press(page, page.get_by_role("row", name="Ill").get_by_role("checkbox"), "Space")
    page.keyboard.press("Enter")  # in a form it is the Go button
    told(page, "Due now: 1 feed.")
    page.goto(reverse("admin:desk-progress"))
    came(page, "Talks in Geneva")
    expect(page.locator("#counts")).to_have_text("Nothing waits.")
    page.goto(reverse("admin:ingest_feed_changelist"))
    expect(page.get_by_role("row", name="Feed /feed")).to_contain_text("Well")
    expect(page.get_by_role("row", name="Ill")).to_contain_text("Well")
    ill.refresh_from_db()
    assert (ill.failures, Article.objects.count()) == (0, 1)
    skip_to_content(page)
    press(page, page.get_by_role("row", name="Mute").get_by_role("link"))
    expect(page.get_by_label("Active")).to_be_checked()
    skip_to_content(page)
    press(page, page.get_by_label("Active"), "Space")
    press(page, page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_role("row", name="Mute")).to_contain_text("Off Not polled.")
    assert not Feed.objects.get(title="Mute").active


def test_by_keyboard_alone_words_are_tried_saved_and_the_articles_read_again_with_them(
    page, cast, editor, reader
):
    article = cast.new_article(
        SAID.format("backs").replace("ceasefire", "standstill"), extracted_at=timezone.now()
    )
    page.goto(reverse("admin:positions_topic_change", args=[cast.ceasefire.pk]))
    skip_to_content(page)
    tab_to(page, page.get_by_label("Cues"))
    page.keyboard.press("Control+End")
    page.keyboard.type("\nstandstill")
    tab_to(page, page.get_by_role("button", name="Try these words"))
    with held(reader), page.context.expect_page() as opened:
        page.keyboard.press("Enter")
        tried = opened.value
        expect(tried.locator("#counts")).to_contain_text("0 of 1 article read")
        stays(tried)
    expect(tried.get_by_role("heading", name="Claims that would come: 1")).to_be_visible()
    expect(tried.locator("#found")).to_contain_text("Norland on Truce: support, Ada Berg")
    assert stayed(tried)
    assert Topic.objects.get(pk=cast.ceasefire.pk).cues == ["ceasefire"]
    tried.close()

    tab_to(page, page.get_by_role("button", name="Save", exact=True))
    page.keyboard.press("Enter")
    assert_saved(page, cast)
    skip_to_content(page)
    tab_to(page, page.get_by_role("link", name="Extract again"))
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_contain_text("Its words: ceasefire, standstill")
    skip_to_content(page)
    with held(reader):
        press(page, page.get_by_role("button", name="Extract again"))
        expect(page.locator("#counts")).to_contain_text("0 of 1 article extracted again, 1 waiting")
        skip_to_content(page)
        press(page, page.get_by_role("button", name="Cancel what still waits"))
        expect(page.locator("#counts")).to_contain_text("1 left as it was")
        article.refresh_from_db()
        assert article.state == "extracted"
        skip_to_content(page)
        press(page, page.get_by_role("button", name="Go on with the rest"))
        expect(page.locator("#counts")).to_contain_text("1 waiting")
        stays(page)
    expect(page.locator("#counts")).to_contain_text(
        "1 of 1 article extracted again, 0 waiting, 0 failed. Done."
    )
    assert stayed(page)
    claim = Claim.objects.get(article=article)
    assert (claim.party, claim.topic, claim.stance) == (cast.norland, cast.ceasefire, "support")


def assert_saved(page, cast):
    told(page, "The claims found so far do not know this change yet.")
    assert Topic.objects.get(pk=cast.ceasefire.pk).cues == ["ceasefire", "standstill"]
