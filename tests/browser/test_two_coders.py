"""A second coder, from an article given out to a line of gold: one codes by mouse, one by keyboard alone, and by
keyboard alone a third resolves their differences."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from positions.models import Coding, CodingTask
from tests.browser.hands import choose, down_to, sign_in, skip_to_content, tab_to, told, walk_to
from tests.cast import BACKS, REFUSES, user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLACE = """words => {
    const walker = document.createTreeWalker(document.getElementById("article-text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        const lines = [...range.getClientRects()], first = lines[0], last = lines.at(-1);
        return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
    }
}"""


@pytest.fixture
def people(cast, browser, live_server):
    """Anna, Bert and an editor, each at a browser (name → Page)."""
    contexts = {}
    for name, role in (("anna", "coder"), ("bert", "coder"), ("cleo", "editor")):
        contexts[name] = browser.new_context(
            base_url=live_server.url, viewport={"width": 1440, "height": 900}
        )
        sign_in(contexts[name], live_server, user(role, name))
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


def drag_over(page, words):
    left, top, right, bottom = page.evaluate(PLACE, words)
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=4)
    page.mouse.up()
    expect(page.get_by_label("Words that carry the claim")).to_have_value(words)


def begins(page, article):
    page.goto(reverse("coding"))
    page.get_by_label("Article").fill(article)
    page.get_by_role("button", name="Give it out").click()
    expect(page.get_by_role("heading", name="Code blind: Talks in Geneva")).to_be_visible()


def sees_nothing_of_others(page):
    expect(page.get_by_role("region", name="Text of the article")).to_contain_text(BACKS)
    expect(page.locator("#article-text .covered")).to_have_count(0)
    expect(page.get_by_role("complementary", name="Your codings")).to_contain_text("None yet.")
    expect(page.locator("#content")).not_to_contain_text("machine")


def test_two_people_code_an_article_blind_and_a_third_resolves_their_differences(people, cast):
    anna, bert, cleo = people.values()
    begins(anna, "Talks in Geneva")
    sees_nothing_of_others(anna)
    drag_over(anna, BACKS)
    anna.get_by_label("Party").select_option("Norland")
    anna.get_by_label("Topic").select_option("Truce")
    anna.get_by_label("Support").check()
    anna.get_by_label("Speaker").fill("Ada Berg")
    anna.get_by_role("button", name="Add this claim").click()
    told(anna, "Noted.")
    expect(anna.locator("#article-text .covered")).to_have_text(BACKS)
    anna.get_by_role("button", name="I have coded the whole article").click()
    told(anna, "Finished.")
    assert (Coding.objects.get().evidence, Coding.objects.get().speaker) == (BACKS, cast.berg)

    bert_codes_by_keyboard_alone(bert, cast)

    cleo.goto(reverse("coding"))
    skip_to_content(cleo)
    tab_to(cleo, cleo.get_by_role("link", name="Talks in Geneva"))
    cleo.keyboard.press("Enter")
    expect(cleo.locator("#content")).to_contain_text("0 of 2 places agree (percent agreement 0.00)")
    expect(cleo.locator("#content")).to_contain_text("Krippendorff's alpha -")
    truce = cleo.get_by_role("group", name="Norland on Truce")
    expect(truce.locator(".claim-text")).to_contain_text("Norland's foreign minister Ada Berg said on Monday")
    skip_to_content(cleo)
    tab_to(cleo, truce.get_by_label("anna: support"))
    cleo.keyboard.press("Space")
    delegations = cleo.get_by_role("group", name="Sudia on Delegations")
    tab_to(cleo, delegations.get_by_role("radio").first)
    cleo.keyboard.press("ArrowDown")
    expect(delegations.get_by_label("No claim")).to_be_checked()
    tab_to(cleo, cleo.get_by_role("button", name="Resolve as chosen"))
    cleo.keyboard.press("Enter")
    told(cleo, "Resolved as chosen.")
    expect(truce.get_by_label("anna: support")).to_be_checked()
    assert dict(Coding.objects.values_list("task__coder__username", "kept").filter(topic=cast.ceasefire)) == {
        "anna": True,
        "bert": False,
    }
    skip_to_content(cleo)
    tab_to(cleo, cleo.get_by_role("link", name="Take the result away as gold"))
    with cleo.expect_download() as download:
        cleo.keyboard.press("Enter")
    gold = json.loads(download.value.path().read_text("utf8"))
    assert [(one["party"], one["stance"], one["evidence"], one["optional"]) for one in gold["claims"]] == [
        ("norland", ["support"], BACKS, False)
    ]


def bert_codes_by_keyboard_alone(page, cast):
    page.goto(reverse("coding"))
    skip_to_content(page)
    tab_to(page, page.get_by_label("Article"))
    page.keyboard.type(str(cast.article.pk))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Code blind: Talks in Geneva")).to_be_visible()
    sees_nothing_of_others(page)
    for first, words, party, topic, stance in (
        ("Norland", BACKS, "Norland", "Truce", "Oppose"),
        ("We", REFUSES, "Sudia", "Delegations", "Support"),
    ):
        skip_to_content(page)
        walk_to(page, first, len(words.split()))
        assert page.get_by_label("Words that carry the claim").input_value() == words
        page.keyboard.press("Enter")
        expect(page.get_by_label("Party")).to_be_focused()
        down_to(page, page.get_by_label("Party"), party)
        choose(page, page.get_by_label("Topic"), topic)
        tab_to(page, page.get_by_label("Support"))
        page.keyboard.press("Space" if stance == "Support" else "ArrowRight")
        expect(page.get_by_label(stance)).to_be_checked()
        tab_to(page, page.get_by_role("button", name="Add this claim"))
        page.keyboard.press("Enter")
        told(page, "Noted.")
    skip_to_content(page)
    tab_to(page, page.get_by_role("button", name="I have coded the whole article"))
    page.keyboard.press("Enter")
    told(page, "Finished.")
    assert set(CodingTask.objects.get(coder__username="bert").codings.values_list("evidence", "stance")) == {
        (BACKS, "oppose"),
        (REFUSES, "support"),
    }
