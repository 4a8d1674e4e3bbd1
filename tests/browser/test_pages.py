"""The public pages in a real Chromium, as a reader uses them: by mouse, by keyboard, on paper, without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests import public

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def sheet_of(pdf: bytes) -> tuple[int, int]:
    """Width and height of the first page, in millimetres."""
    width, height = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf).groups()
    return round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)


# Words of the grid that leave their cell, and the grid where it leaves the sheet.
CUT_OFF = """() => [...document.querySelectorAll(".grid .word, .grid th, .grid .day, .grid .n")].filter((e) => {
  const words = document.createRange();
  words.selectNodeContents(e);
  return words.getBoundingClientRect().right > e.closest("td, th").getBoundingClientRect().right + 1;
}).map((e) => e.textContent).concat(
  document.querySelector(".grid").getBoundingClientRect().right > innerWidth + 1 ? ["the grid"] : [])"""


@pytest.mark.parametrize("query", ["", "?compare=2025-05-20&word=all"])
def test_the_grid_is_printed_on_one_page(page, talks, query):
    page.goto(f"/{query}")
    assert pages_of(page.pdf(prefer_css_page_size=True, print_background=False)) == 1


def test_a_full_grid_of_ten_topics_that_all_changed_is_printed_on_one_page(page, transactional_db):
    cells, query = public.all_changed()
    page.goto(f"/?{query}")
    expect(page.locator(".grid td.changed")).to_have_count(cells)
    expect(page.locator(".moves li")).to_have_count(cells)
    assert pages_of(page.pdf(prefer_css_page_size=True, print_background=False)) == 1


@pytest.mark.parametrize(("parties", "topics", "sheet", "pages"), [
    (9, 10, (297, 210), 1), (14, 13, (297, 210), 2), (14, 15, (297, 210), 2), (14, 21, (420, 297), 1),
    (30, 27, (420, 297), 2), (40, 60, (594, 420), 1),
])  # fmt: skip
def test_a_large_grid_is_printed_with_every_column_whole(
    page, transactional_db, parties, topics, sheet, pages
):
    """In smaller letters, then on larger paper; the heads of the columns stand on each page."""
    public.crowded(parties, topics)
    page.goto("/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round((sheet[0] - 20) * 96 / 25.4), "height": 800})  # within the margins
    assert page.evaluate(CUT_OFF) == []
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.grid thead')).display")
        == "table-header-group"
    )
    pdf = page.pdf(prefer_css_page_size=True)
    assert sheet_of(pdf) == sheet
    assert pages_of(pdf) == pages


@pytest.mark.parametrize(
    ("path", "pages"),
    [("/timeline/", 1), ("/timeline/?party=russia", 1), ("/changes/", 1), ("/russia/ceasefire/", 2)],
)
def test_no_page_of_a_print_is_left_empty(page, talks, path, pages):
    page.goto(path)
    assert pages_of(page.pdf(prefer_css_page_size=True)) == pages


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


def test_print_shows_the_grid_and_not_the_controls(page, talks):
    page.goto("/")
    page.emulate_media(media="print")
    expect(page.locator(".grid")).to_be_visible()
    expect(page.locator("form.filter")).to_be_hidden()
    expect(page.locator("header nav")).to_be_hidden()
