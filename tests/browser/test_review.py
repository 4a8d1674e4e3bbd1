"""The review screens as a person works with them: hands on the keyboard, and once without any script."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from positions import corrections
from positions.models import Claim, Outlet
from tests.browser.hands import choose, down_to, press, sign_in, skip_to_content, tab_to, told, walk_to
from tests.cast import BACKS, DAY, user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def coder(cast, page, live_server):
    person = user("coder")
    sign_in(page.context, live_server, person)
    return person


def status(claim):
    return Claim.objects.values_list("status", flat=True).get(pk=claim.pk)


def shows(page, claim):
    page.wait_for_selector(f'#review[data-claim="{claim.pk}"]')


def news(page, words):
    page.wait_for_function("words => document.getElementById('news').textContent.includes(words)", arg=words)


def test_an_hours_work_needs_no_mouse(page, cast, coder):
    page.goto(reverse("review"))
    shows(page, cast.refuses)  # both decide a cell; the less certain one comes first
    page.keyboard.press("a")
    shows(page, cast.backs)
    news(page, "Confirmed")
    assert status(cast.refuses) == "confirmed"
    page.keyboard.press("3")
    page.keyboard.press("t")
    page.keyboard.type("Del")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.type("01062025")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Nothing waits")
    news(page, "Corrected")
    cast.backs.refresh_from_db()
    assert (cast.backs.status, cast.backs.stance, cast.backs.topic) == (
        "corrected",
        "conditional",
        cast.talks,
    )
    assert cast.backs.day.year == 2025
    page.keyboard.press("u")
    shows(page, cast.backs)
    news(page, "Taken back")
    cast.backs.refresh_from_db()
    assert (cast.backs.status, cast.backs.stance, cast.backs.topic) == ("machine", "support", cast.ceasefire)
    page.keyboard.press("r")
    page.wait_for_selector("text=Nothing waits")
    news(page, "Rejected")
    assert status(cast.backs) == "rejected"


def test_next_and_back_decide_nothing(page, cast, coder):
    page.goto(reverse("review"))
    shows(page, cast.refuses)
    page.keyboard.press("n")
    shows(page, cast.backs)
    page.keyboard.press("b")
    shows(page, cast.refuses)
    assert {status(cast.backs), status(cast.refuses)} == {"machine"}


def test_speaker_party_form_and_hand_change_by_key(page, cast, coder):
    page.goto(reverse("review", query={"claim": cast.backs.pk}))
    page.keyboard.press("s")
    page.keyboard.press("Control+a")
    page.keyboard.type("Otto Lind")
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    page.keyboard.type("Nor")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.keyboard.type("Sud")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.keyboard.type("Dir")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    shows(page, cast.refuses)
    news(page, "Corrected")
    cast.backs.refresh_from_db()
    assert (cast.backs.speaker, cast.backs.reported_by, cast.backs.party, cast.backs.form) == (
        cast.lind,
        cast.norland,
        cast.sudia,
        "direct",
    )


def test_an_unknown_speaker_is_said_and_nothing_is_lost(page, cast, coder):
    page.goto(reverse("review", query={"claim": cast.backs.pk}))
    page.keyboard.press("4")
    page.keyboard.press("s")
    page.keyboard.press("Control+a")
    page.keyboard.type("Nobody Known")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Nobody in the vocabulary is called")
    assert page.locator("#id_speaker_name").input_value() == "Nobody Known"
    assert page.locator(".stance input:checked").get_attribute("value") == "neutral"
    assert status(cast.backs) == "machine"


def test_the_second_of_two_editors_is_told(page, cast, coder):
    page.goto(reverse("review", query={"claim": cast.backs.pk}))
    shows(page, cast.backs)
    Claim.objects.filter(pk=cast.backs.pk).update(stance="neutral")
    page.keyboard.press("r")
    news(page, "changed this claim")
    assert "error" in page.locator("#news").get_attribute("class")
    shows(page, cast.backs)
    assert status(cast.backs) == "machine"
    assert page.locator(".stance input:checked").get_attribute("value") == "neutral"


def adds(page):
    """Norland on Truce, in the form that one comes to from the words that one has taken."""
    page.keyboard.press("Enter")
    expect(page.get_by_label("Party")).to_be_focused()
    down_to(page, page.get_by_label("Party"), "Norland")
    choose(page, page.get_by_label("Topic"), "Truce")
    press(page, page.get_by_label("Support"), "Space")
    press(page, page.get_by_role("button", name="Add this claim"))


def test_by_keyboard_alone_a_claim_that_is_there_or_overlaps_gets_a_sentence(page, cast, coder):
    page.goto(reverse("article-claims", args=[cast.article.pk]))
    skip_to_content(page)
    assert walk_to(page, "Norland", 5) == BACKS
    adds(page)
    errors = page.locator("#missed .errorlist")
    expect(errors).to_have_text(
        f"This claim is there already (claim {cast.backs.pk}, support). Correct that one."
    )
    skip_to_content(page)
    assert walk_to(page, "backs", 4) == "backs an immediate ceasefire"
    adds(page)
    expect(errors).to_contain_text(
        f"These words overlap with claim {cast.backs.pk} of the same party on the same topic: “{BACKS}”."
    )
    assert Claim.objects.count() == 2
    skip_to_content(page)
    press(page, page.get_by_label("Add it although the words overlap"), "Space")
    press(page, page.get_by_role("button", name="Add this claim"))
    told(page, "Added: Norland on Truce, support.")
    claim = Claim.objects.get(status="added")
    assert claim.evidence == cast.article.text[claim.start : claim.end] == "backs an immediate ceasefire"


@pytest.fixture
def nine_claims(cast, coder):
    """One that every filter below leaves, and for each filter one more that it alone takes away; the first is returned."""
    Claim.objects.all().delete()
    article = cast.new_article("Norland backs it. " * 9, published=DAY)
    gazette = Outlet.objects.create(slug="gazette", name="Gazette")
    usual = {
        "party": cast.norland,
        "topic": cast.ceasefire,
        "speaker": cast.berg,
        "stance": "support",
        "confidence": 0.5,
    }
    others = (
        {"party": cast.sudia},
        {"topic": cast.talks},
        {"speaker": cast.lind},
        {"article": cast.new_article("It backs it.", outlet=gazette)},
        {"article": cast.new_article("It backs it.", published=date(2025, 5, 1))},
        {"article": cast.new_article("It backs it.", published=date(2025, 7, 1))},
        {"confidence": 0.9},
        {"article": cast.new_article("It backs it.")},
    )
    for place, other in enumerate(others, start=1):
        start = article.text.index("backs", 18 * place) if "article" not in other else 3
        values = {"article": article, "start": start, "end": start + 5, **usual, **other}
        Claim.objects.create(evidence="backs", day=values["article"].published, **values)
    return cast.claim("backs", article=article, **usual)


FILTERS = {
    "Party:": "Norland",
    "Topic:": "Truce",
    "Speaker:": "Ada Berg",
    "Outlet:": "The Test",
    "Since:": "06012025",
    "Until:": "06302025",
    "Confidence below (%):": "60",
    "Article number:": None,
}


def test_the_queue_is_narrowed_by_every_filter_with_the_keyboard_alone(page, nine_claims):
    page.goto(reverse("review"))
    expect(page.get_by_role("heading", name="Review: claim 1 of 9")).to_be_visible()
    skip_to_content(page)
    press(page, page.locator("details.filters > summary"))
    for left, (label, value) in zip(range(8, 0, -1), FILTERS.items(), strict=True):
        field = page.locator("details.filters").get_by_label(label, exact=True)
        if field.evaluate("one => one.localName") == "select":
            choose(page, field, value)
        else:
            tab_to(page, field)
            page.keyboard.type(value or str(nine_claims.article_id))
        press(page, page.get_by_role("button", name="Show these"))
        expect(page.get_by_role("heading", name=f"Review: claim 1 of {left}", exact=True)).to_be_visible()
        skip_to_content(page)
    shows(page, nine_claims)
    page.keyboard.press("a")
    expect(page.get_by_text("Nothing waits within this filter")).to_be_visible()
    expect(page.get_by_label("Speaker:", exact=True)).to_have_value("Ada Berg")
    press(page, page.get_by_role("link", name="Clear"))
    expect(page.get_by_role("heading", name="Review: claim 1 of 8")).to_be_visible()


def test_a_selection_after_an_emoji_counts_code_points(page, cast, coder):
    page.goto(reverse("article-claims", args=[cast.article.pk]))
    page.evaluate(
        """() => {
            const box = document.getElementById("article-text");
            const last = [...box.childNodes].filter((node) => node.textContent.includes("evening")).pop();
            const text = last.firstChild ?? last;
            const at = text.textContent.indexOf("in the evening");
            document.getSelection().setBaseAndExtent(text, at, text, at + "in the evening".length);
            document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    start = int(page.locator("#id_start").input_value())
    assert cast.article.text[start : start + 14] == "in the evening"


def test_deciding_works_without_scripts(browser, live_server, cast):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    sign_in(context, live_server, user("coder"))
    page = context.new_page()
    page.goto(reverse("review", query={"claim": cast.backs.pk}))
    page.get_by_label("Oppose").check()
    page.get_by_role("button", name="Accept").click()
    cast.backs.refresh_from_db()
    assert (cast.backs.status, cast.backs.stance) == ("corrected", "oppose")
    page.get_by_role("button", name="Undo").click()
    assert status(cast.backs) == "machine"
    page.get_by_role("button", name="Reject").click()
    assert status(cast.backs) == "rejected"
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_screens_fit_and_have_no_faults_that_axe_finds(page, cast, live_server, width):
    """Of what a reviewer comes to: those that test_admin_screens does not look at, or not at their width."""
    from axe_playwright_python.sync_playwright import Axe

    sign_in(page.context, live_server, user("editor"))
    corrections.correct(cast.refuses.pk, None, {"stance": "neutral"})

    page.set_viewport_size({"width": width, "height": 900})
    for address in (
        reverse("admin:positions_claim_history", args=[cast.backs.pk]),
        reverse("try", query={"cues": BACKS.split()[-1]}),
        reverse("report", args=[cast.backs.pk]),
        reverse("corrections"),
    ):
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
