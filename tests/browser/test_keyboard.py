"""Everything on the public pages by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Where the keyboard stops, in the order of the page: what is folded away or hidden is no stop.
STOPS = """() => { window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((e) => e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}));
  return stops.length + 3 * stops.filter((e) => e.type === "date").length; }"""  # day, month, year and the calendar
# What is wrong with the stop that has the focus: (it, what); nothing else may lie over it, and a line must show it.
STOP = """() => {
  const e = document.activeElement, box = e.getClientRects()[0], style = getComputedStyle(e);
  const wrong = [];
  if (!(parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none")) wrong.push("no outline");
  if (!box || box.width < 1 || box.right <= 0 || box.left >= innerWidth || box.bottom <= 0 || box.top >= innerHeight) wrong.push("out of sight");
  else {
    const left = Math.max(box.left, 0), top = Math.max(box.top, 0);
    const over = document.elementFromPoint(left + Math.min(6, box.width / 2), (top + Math.min(box.bottom, innerHeight)) / 2);
    if (over && !e.contains(over) && !over.contains(e)) wrong.push("hidden by " + over.outerHTML.slice(0, 80));
  }
  return [stops.indexOf(e), wrong.map((what) => e.outerHTML.slice(0, 100) + ": " + what)];
}"""
PAGES = ("/", "/timeline/", "/russia/talks/", "/changes/", "/people/", "/search/?q=ceasefire", "/embed/")


@pytest.mark.parametrize("width", [1440, 390])
def test_tab_meets_every_link_and_control_once_in_order_and_shows_where_it_is(page, talks, width):
    page.set_viewport_size({"width": width, "height": 800})
    wrong = []
    for path in PAGES:
        page.goto(path)
        met = []
        for _ in range(page.evaluate(STOPS)):
            page.keyboard.press("Tab")
            place, faults = page.evaluate(STOP)
            if [place] != met[-1:]:
                met.append(place)
            wrong += [(path, fault) for fault in faults]
        if met != list(range(page.evaluate("stops.length"))):
            wrong.append((path, "the order", met))
    assert wrong == []


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.pathname ?? document.activeElement.name")


def test_the_skip_link_leads_past_the_menu(page, talks):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_arrows_walk_over_the_cells_and_enter_opens_one(page, talks):
    page.goto("/")
    page.locator(".grid td a[href^='/russia/ceasefire/']").focus()
    start = focused(page)
    page.keyboard.press("ArrowRight")
    assert focused(page) == "/russia/talks/"
    page.keyboard.press("ArrowLeft")
    assert focused(page) == start
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "/parties/russia/"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(start))


def test_filters_are_set_by_keyboard_and_the_focus_stays(page, talks):
    page.goto("/")
    page.get_by_label("Whose word").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".sentence")).to_contain_text("Second-hand statements")
    assert focused(page) == "word"
    page.locator("details.more > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "party"
    page.keyboard.press("Space")
    expect(page.locator(".sentence")).to_contain_text("Second-hand statements of Ukraine on")
    assert focused(page) == "party"
    page.get_by_label("Said from").focus()
    page.keyboard.type("05202025")
    expect(page.locator(".sentence")).to_contain_text("said since May 20, 2025")
    expect(page).to_have_url(re.compile(r"/\?from=2025-05-20&party=ukraine&word=second$"))
    page.get_by_role("link", name="Clear").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_have_text("Own words of all parties on all topics.")


def test_the_link_is_copied_and_the_ways_to_export_unfold(page, talks):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?party=russia")
    page.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/?party=russia")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "/export/claims.csv"
    page.get_by_role("button", name="Copy code").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Code copied.")
    assert "<iframe" in page.evaluate("navigator.clipboard.readText()")


def test_bands_and_marks_of_the_timeline_open_their_history_and_their_words(page, talks):
    page.goto("/timeline/?topic=ceasefire")
    page.locator("svg a:has(.timeband.oppose)").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/russia/ceasefire/#changes$"))
    page.go_back()
    page.locator("svg a:has(.dot.oppose)").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\d+/#claim-\d+$"))
    expect(page.locator("a.hl")).to_be_visible()
