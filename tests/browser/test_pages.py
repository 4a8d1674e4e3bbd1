"""The public pages in a real Chromium: usable by keyboard, at every width, and nothing for axe to find."""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests import factories, public

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf8")
WIDTHS = (390, 768, 1440)
# A window of 1280 pixels at 400 %, which WCAG 1.4.10 names; a telephone; one of 1440 at 200 %; and a desk.
NARROW = (320, 390, 720, 1440)
WIDE = """() => [...document.querySelectorAll("body *")].filter(
    e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .unseen, .skip")
).slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def talks(transactional_db):
    public.talks()


def axe(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on the page as it is now: (rule, the first places)."""
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


def looked_at(page: Page, path: str, turn: int = 0) -> list[object]:
    """The page with all its folds open at the three widths, light and dark in turn, motion reduced at one of them.

    A filtered page has the parts of the page without a filter: it is looked at once, `turn` says how.
    """
    found: list[object] = []
    page.goto(path)
    page.evaluate(AXE)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for place, width in enumerate(WIDTHS):
        if "?" in path and place != turn % len(WIDTHS):
            continue
        scheme = "dark" if (place + turn) % 2 else "light"
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce" if place == 1 else "no-preference")
        found += [(path, width, scheme, *one) for one in axe(page)]
    return found


def test_axe_finds_nothing_on_any_page_at_any_width_light_or_dark(browser, live_server, talks):
    found: list[object] = []
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.on("console", lambda said: found.append(said.text) if "Security Policy" in said.text else None)
    for turn, path in enumerate(public.paths()):
        found += looked_at(page, path, turn)
    context.close()
    assert found == []


def test_no_page_scrolls_sideways(browser, live_server, talks):
    """On a telephone, at 200 % and at 400 %; what is wide scrolls in a region of its own, which the keyboard reaches."""
    found = []
    context = browser.new_context(base_url=live_server.url, is_mobile=True, device_scale_factor=2)
    page = context.new_page()
    for path in public.paths():
        page.goto(path)
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                found.append((path, width, wide, page.evaluate(WIDE)))
        inside = page.evaluate("[...document.querySelectorAll('.scroll')].filter(e => e.tabIndex < 0).length")
        found += [(path, "a region that the keyboard does not reach")] * inside
    context.close()
    assert found == []


@pytest.mark.parametrize("articles", [0, 1])
def test_axe_finds_nothing_where_there_is_nothing_or_one_article(
    browser, live_server, transactional_db, articles
):
    factories.vocabulary()
    if articles:
        factories.claim(speaker="Vladimir Putin")
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    found: list[object] = []
    places = ["/", "/timeline/", "/changes/", "/articles/", "/people/", "/russia/ceasefire/", "/corrections/"]
    for turn, path in enumerate(places, articles):
        found += looked_at(page, path, turn)
    context.close()
    assert found == []


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("query", ["", "?compare=2025-05-20&word=all"])
def test_the_grid_is_printed_on_one_page(page, talks, query):
    page.goto(f"/{query}")
    assert pages_of(page.pdf(prefer_css_page_size=True, print_background=False)) == 1


def test_a_long_history_is_printed_on_several_pages(page, talks):
    page.goto("/russia/talks/")
    assert pages_of(page.pdf(prefer_css_page_size=True)) > 1


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
