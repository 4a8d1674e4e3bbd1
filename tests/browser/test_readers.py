"""A reader reports an error without an account, by keyboard alone; an editor answers it in the queue."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from positions.models import Claim, ErrorReport
from positions.reporting import REPORTS_AN_HOUR
from tests.browser.hands import press, sign_in, tab_to
from tests.cast import BACKS, user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "She spoke of a pause, not of a ceasefire."


def opens_the_form(page, cast):
    """From the page of the article, as the claim's link leads."""
    page.goto(cast.article.get_absolute_url())
    tab_to(page, page.get_by_role("link", name="Report an error").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Report an error")).to_be_visible()
    expect(page.locator("blockquote")).to_have_text(BACKS)


def reports(page, cast, words):
    opens_the_form(page, cast)
    tab_to(page, page.get_by_label("What is wrong with this claim?"))
    page.keyboard.type(words)
    tab_to(page, page.get_by_role("button", name="Send"))
    page.keyboard.press("Enter")


def test_a_readers_words_stand_in_the_queue_until_an_editor_answers(page, cast, browser, live_server):
    reports(page, cast, WORDS)
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    report = ErrorReport.objects.get()
    assert (report.words, report.claim, report.state) == (WORDS, cast.backs, "open")

    context = browser.new_context(base_url=live_server.url)
    anna = user("editor", "anna")
    sign_in(context, live_server, anna)
    desk = context.new_page()
    desk.goto(reverse("review"))
    expect(desk.locator(".report")).to_have_text(f"A reader says: {WORDS}")
    desk.keyboard.press("4")
    desk.keyboard.press("a")
    expect(desk.locator("#news")).to_contain_text("Corrected: Norland on Truce, neutral.")
    report.refresh_from_db()
    assert (report.state, report.closed_by) == ("accepted", anna)
    assert Claim.objects.get(pk=cast.backs.pk).status == "corrected"
    desk.keyboard.press("u")  # the decision and with it the answer
    expect(desk.locator("#news")).to_contain_text("Taken back")
    expect(desk.locator(".report")).to_have_text(f"A reader says: {WORDS}")
    desk.keyboard.press("a")
    expect(desk.locator("#news")).to_contain_text("Confirmed")
    context.close()
    report.refresh_from_db()
    assert report.state == "dismissed"

    press(page, page.get_by_role("link", name="corrections"))
    expect(page.get_by_role("heading", name="No claim has been corrected yet")).to_be_visible()


def test_who_reports_much_is_asked_to_wait_and_loses_no_words(page, cast):
    reports(page, cast, WORDS)
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    one = ErrorReport.objects.get()
    for _ in range(REPORTS_AN_HOUR - 1):
        ErrorReport.objects.create(article=cast.article, evidence=BACKS, words="Again.", sender=one.sender)
    reports(page, cast, "And one more thing.")
    expect(page.locator(".errorlist")).to_contain_text("Please send this one later")
    expect(page.get_by_label("What is wrong with this claim?")).to_have_value("And one more thing.")
    assert ErrorReport.objects.count() == REPORTS_AN_HOUR


def test_an_empty_report_is_not_sent(page, cast):
    opens_the_form(page, cast)
    press(page, page.get_by_role("button", name="Send"))
    expect(page.locator("textarea:invalid")).to_be_focused()
    assert not ErrorReport.objects.exists()
