"""The public pages in a real Chromium: usable by keyboard, at every width, and nothing for axe to find."""

from __future__ import annotations

import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (390, 768, 1440)


@pytest.fixture
def talks(transactional_db):
    """Enough to fill some cells, with a change, a mixed cell, a silent one, a second-hand claim and a long list."""
    factories.vocabulary()
    for n in range(30):
        factories.claim(
            "conditional", date(2025, 5, 1 + n // 2), speaker="Dmitry Peskov", topic="talks", party="russia"
        )
    factories.claim(
        "conditional", date(2025, 5, 10), speaker="Sergey Lavrov", party="russia", topic="ceasefire"
    )
    factories.claim(
        "oppose", date(2025, 6, 4), speaker="Vladimir Putin", party="russia", topic="ceasefire", authority=4
    )
    factories.claim("oppose", date(2025, 6, 1), speaker="Andrii Sybiha", party="ukraine", topic="memorandum")
    factories.claim("support", date(2025, 6, 3), speaker="Rustem Umerov", party="ukraine", topic="memorandum")
    factories.claim("support", date(2025, 1, 3), party="france", topic="nato")
    factories.claim("neutral", date(2025, 6, 3), party="us", topic="summit")
    factories.claim("support", date(2025, 6, 3), party="ukraine", topic="ceasefire", reported_by="turkey")


def paths():
    claim = factories.Claim.objects.filter(topic__slug="ceasefire").first()
    yield from (
        "/?compare=2025-05-20&word=all",
        "/?from=never&party=nobody",
        "/?from=2020-01-01&to=2020-01-02",
    )
    yield from (
        "/russia/ceasefire/",
        "/russia/talks/",
        "/france/children/",
        "/timeline/",
        "/timeline/?party=russia",
    )
    yield from (
        "/changes/",
        "/articles/",
        f"/articles/{claim.article_id}/",
        "/people/",
        "/people/vladimir-putin/",
    )
    yield from (
        "/topics/ceasefire/",
        "/parties/russia/",
        "/search/?q=ceasefire",
        "/search/",
        "/about/",
        "/nowhere/",
    )


def looks(path):
    yield from ((width, "light") for width in WIDTHS)
    yield from ((width, "dark") for width in (WIDTHS if path.startswith("/?") else (1440,)))


def test_axe_finds_nothing_and_nothing_is_cut_off(browser, live_server, talks):
    """Light at every width; dark, which changes colours alone, at one, and the grid at all."""
    found = []
    context = browser.new_context(base_url=live_server.url, reduced_motion="reduce")
    page = context.new_page()
    page.on(
        "console", lambda said: found.append(said.text) if "Content Security Policy" in said.text else None
    )
    for path in paths():
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for width, scheme in looks(path):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            for violation in Axe().run(page).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                found.append((path, width, scheme, violation["id"], nodes))
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                found.append((path, width, f"{wide} pixels wide"))
    context.close()
    assert found == []


def test_a_reader_finds_what_russia_says_on_the_ceasefire_and_since_when(page, talks):
    page.goto("/")
    page.get_by_role("row", name=re.compile("Russia")).get_by_role(
        "link", name=re.compile("Ceasefire|oppose")
    ).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia on Ceasefire")
    expect(page.locator(".verdictbox")).to_contain_text("oppose since Jun 4, 2025")
    page.locator("a.words").first.click()
    expect(page.locator("a.hl")).to_be_visible()
    assert "#claim-" in page.url


def test_a_filter_answers_at_once_and_stands_in_the_address(page, talks):
    page.goto("/")
    page.get_by_label("Speaker", exact=True).fill("peskov")
    page.get_by_label("Speaker", exact=True).press("Tab")
    expect(page.locator(".sentence")).to_contain_text("said by Dmitry Peskov")
    expect(page).to_have_url(re.compile(r"/\?speaker=dmitry-peskov$"))
    page.get_by_label("Speaker", exact=True).fill("nobody at all")
    page.get_by_label("Speaker", exact=True).press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("Nobody here is called")
    page.evaluate("history.back()")  # not go_back(), which takes htmx's reload for a broken navigation
    expect(page.locator(".sentence")).to_contain_text("said by Dmitry Peskov")


def test_the_filter_works_without_javascript(browser, live_server, talks):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Speaker", exact=True).fill("peskov")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".sentence")).to_contain_text("said by Dmitry Peskov")
    assert page.url.endswith("/?speaker=peskov&word=own")
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    context.close()


def test_the_grid_is_walked_by_keyboard(page, talks):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".grid td a[href^='/russia/ceasefire/']").focus()
    start = page.evaluate("document.activeElement.pathname")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.pathname") == "/russia/talks/"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.pathname") == start
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(start))


def test_the_link_is_copied(page, talks):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?party=russia")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/?party=russia")


def test_print_shows_the_grid_and_not_the_controls(page, talks):
    page.goto("/")
    page.emulate_media(media="print")
    expect(page.locator(".grid")).to_be_visible()
    expect(page.locator("form.filter")).to_be_hidden()
    expect(page.locator("header nav")).to_be_hidden()


def test_at_two_hundred_percent_zoom_nothing_is_cut_off(browser, live_server, talks):
    """A window of 1440 pixels at 200 % is one of 720 with twice the density."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 720, "height": 450}, device_scale_factor=2
    )
    page = context.new_page()
    for path in ("/", "/russia/ceasefire/", "/timeline/"):
        page.goto(path)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    context.close()
