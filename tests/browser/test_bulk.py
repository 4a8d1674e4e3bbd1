"""Many claims at once, mergers, offices, the history, and two people at one row, as people do it in a browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from positions import corrections
from positions.models import Article, Claim, Office, Person, Topic
from tests.browser.hands import choose, press, sign_in, skip_to_content, tab_to, told
from tests.cast import BACKS, Cast, user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CLAIMS = "admin:positions_claim_changelist"


@pytest.fixture
def cast():
    return Cast()


@pytest.fixture
def editor(cast, page, live_server):
    person = user("editor", "anna")
    sign_in(page.context, live_server, person)
    return person


@pytest.fixture
def bert(cast, browser, live_server):
    """A second person at a second browser (Page)."""
    context = browser.new_context(base_url=live_server.url)
    sign_in(context, live_server, user("editor", "bert"))
    yield context.new_page()
    context.close()


def statuses():
    return set(Claim.objects.values_list("status", flat=True))


def act(page, label):
    """What is ticked gets the action of that name."""
    page.get_by_label("Action:").select_option(label)
    page.get_by_role("button", name="Go").click()


def newest(page):
    """The line of a history that stands first."""
    return page.locator("#content tbody tr").first


def undo_the_last_step(page):
    page.locator(".messagelist").get_by_role("link", name="history").click()
    newest(page).get_by_role("button", name="Undo").click()
    told(page, "Taken back")


def undo_by_keyboard(page):
    skip_to_content(page)
    press(page, page.locator(".messagelist").get_by_role("link", name="history"))
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    skip_to_content(page)
    press(page, newest(page).get_by_role("button", name="Undo"))
    told(page, "Taken back")


def test_a_selection_is_accepted_and_taken_back_in_one_step(page, cast, editor):
    page.goto(reverse(CLAIMS))
    page.locator("#action-toggle").check()
    act(page, "Accept as they are")
    told(page, "2 claims accepted.")
    assert statuses() == {"confirmed"}
    expect(page.locator("#result_list tbody")).to_contain_text("Confirmed")
    undo_the_last_step(page)
    assert statuses() == {"machine"}


def test_a_selection_is_rejected_and_taken_back_by_keyboard_alone(page, cast, editor):
    page.goto(reverse(CLAIMS))
    skip_to_content(page)
    choose(page, page.get_by_label("Action:"), "Reject")
    press(page, page.locator("#action-toggle"), "Space")
    expect(page.locator(".action-counter")).to_contain_text("2 of 2")
    page.keyboard.press("Enter")  # in a form it is the Go button
    told(page, "2 claims rejected.")
    assert statuses() == {"rejected"}
    undo_by_keyboard(page)
    assert statuses() == {"machine"}


def test_a_selection_gets_another_topic_by_keyboard_alone_and_has_its_own_back(page, cast, editor):
    page.goto(reverse(CLAIMS))
    skip_to_content(page)
    choose(page, page.get_by_label("Action:"), "Reassign party, topic, speaker or stance…")
    press(page, page.get_by_role("row", name="Norland backs").get_by_role("checkbox"), "Space")
    page.keyboard.press("Enter")
    reassign = page.get_by_role("button", name="Reassign 1 claim")
    expect(reassign).to_be_visible()
    skip_to_content(page)
    press(page, reassign)
    expect(page.get_by_text("Choose at least one value")).to_be_visible()
    skip_to_content(page)
    choose(page, page.get_by_label("Topic"), "Delegations")
    press(page, reassign)
    told(page, "1 claim reassigned.")
    cast.backs.refresh_from_db()
    assert (cast.backs.topic, cast.backs.status) == (cast.talks, "corrected")
    undo_by_keyboard(page)
    cast.backs.refresh_from_db()
    assert (cast.backs.topic, cast.backs.status) == (cast.ceasefire, "machine")


def test_two_people_become_one_by_keyboard_alone_and_two_again(page, cast, editor):
    page.goto(reverse("admin:positions_person_changelist"))
    skip_to_content(page)
    choose(page, page.get_by_label("Action:"), "Merge two people into one")
    for name in ("Ada Berg", "Otto Lind"):
        press(page, page.get_by_role("row", name=name).get_by_role("checkbox"), "Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Merge two people")).to_be_visible()
    skip_to_content(page)
    tab_to(page, page.get_by_label("Goes into it"))
    press(page, page.get_by_role("button", name="Merge"))
    told(page, "Otto Lind is now part of Ada Berg: 1 claim and 1 office moved, 0 double claims dropped.")
    assert not Person.objects.filter(name="Otto Lind").exists()
    cast.refuses.refresh_from_db()
    assert cast.refuses.speaker == cast.berg
    undo_by_keyboard(page)
    cast.refuses.refresh_from_db()
    assert cast.refuses.speaker == Person.objects.get(name="Otto Lind")


def test_two_topics_of_opposite_sides_become_one_by_keyboard_alone_and_two_again(page, cast, editor):
    page.goto(reverse("admin:positions_topic_changelist"))
    skip_to_content(page)
    choose(page, page.get_by_label("Action:"), "Merge two topics into one")
    press(page, page.locator("#action-toggle"), "Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Merge two topics")).to_be_visible()
    skip_to_content(page)
    choose(page, page.get_by_label("Stays"), "Truce")
    choose(page, page.get_by_label("Goes into it"), "Delegations")
    tab_to(page, page.get_by_label("The same side"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Opposite sides")).to_be_checked()
    press(page, page.get_by_role("button", name="Merge"))
    told(page, "Delegations is now part of Truce: 1 claim")
    cast.refuses.refresh_from_db()
    assert (cast.refuses.topic, cast.refuses.stance) == (cast.ceasefire, "support")
    undo_by_keyboard(page)
    cast.refuses.refresh_from_db()
    assert (cast.refuses.topic.name, cast.refuses.stance) == ("Delegations", "oppose")
    assert Topic.objects.count() == 2


def test_an_office_moved_by_keyboard_alone_shows_first_which_claims_change_party(page, cast, editor):
    Office.objects.create(
        person=cast.berg, party=cast.sudia, title="envoy", authority=2, start=cast.minister.start
    )
    page.goto(reverse("admin:positions_person_change", args=[cast.berg.pk]))
    skip_to_content(page)
    press(page, page.get_by_role("row", name="foreign minister").get_by_role("link", name="Change"))
    expect(page.get_by_label("End:")).to_be_visible()
    skip_to_content(page)
    tab_to(page, page.get_by_label("End:"))
    page.keyboard.type("2025-01-01")
    press(page, page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_role("heading", name="1 claim would change")).to_be_visible()
    row = page.get_by_role("row", name=BACKS)
    expect(row).to_contain_text("Norland, minister")
    expect(row).to_contain_text("Sudia, spokesperson")
    cast.backs.refresh_from_db()
    cast.minister.refresh_from_db()
    assert (cast.backs.party, cast.minister.end) == (cast.norland, None)
    skip_to_content(page)
    press(page, page.get_by_role("button", name="Save the office and change the claims"))
    told(page, "1 claim changed with it")
    cast.backs.refresh_from_db()
    assert (cast.backs.party, cast.backs.authority) == (cast.sudia, 2)
    press(page, page.get_by_label("Work").get_by_role("link", name="History"))
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    skip_to_content(page)
    press(page, newest(page).get_by_role("button", name="Undo"))
    told(page, "Taken back: 2 rows")
    cast.backs.refresh_from_db()
    assert cast.backs.party == cast.norland


def test_a_change_is_told_with_who_and_what_and_goes_back_by_one_press_of_a_key(
    page, cast, editor, browser, live_server
):
    page.goto(reverse("admin:positions_claim_change", args=[cast.backs.pk]))
    takes(page, "Oppose")
    told(page, "was changed successfully")
    context = browser.new_context(base_url=live_server.url)
    reader = context.new_page()
    reader.goto("/corrections/")
    entry = reader.locator(".corrections > li")
    expect(entry).to_contain_text("Stance: Support → Oppose")
    expect(entry).to_contain_text(BACKS)
    expect(reader.locator("main")).not_to_contain_text("anna")

    page.goto(reverse("admin:positions_claim_change", args=[cast.backs.pk]))
    skip_to_content(page)
    press(page, page.locator("#content").get_by_role("link", name="History"))
    change = newest(page)
    for words in ("anna", "stance: Support → Oppose", "status: Machine → Corrected"):
        expect(change).to_contain_text(words)
    skip_to_content(page)
    press(page, page.get_by_role("button", name="As it was then"))
    told(page, "is again what it was")
    cast.backs.refresh_from_db()
    assert (cast.backs.stance, cast.backs.status) == ("support", "machine")
    reader.reload()
    expect(reader.get_by_role("heading", name="No claim has been corrected yet")).to_be_visible()
    context.close()


def takes(page, stance):
    """In the form of a claim."""
    skip_to_content(page)
    choose(page, page.get_by_label("Stance:"), stance)
    press(page, page.get_by_role("button", name="Save", exact=True))


def test_of_two_people_at_one_row_the_second_is_told_and_may_go_on_from_there(page, cast, editor, bert):
    for one in (page, bert):
        one.goto(reverse("admin:positions_claim_change", args=[cast.backs.pk]))
    for one, stance in ((page, "Oppose"), (bert, "Neutral")):
        takes(one, stance)
        expect(one.locator(".messagelist, .errornote")).to_be_visible()
    refusal = bert.locator(".errorlist")
    expect(refusal).to_contain_text("anna changed this claim")
    expect(refusal).to_contain_text("stance from Support to Oppose")
    cast.backs.refresh_from_db()
    assert cast.backs.stance == "oppose"
    skip_to_content(bert)
    press(bert, refusal.get_by_role("link", name="Show it as it is now"))
    expect(bert.get_by_label("Stance:")).to_have_value("oppose")
    takes(bert, "Neutral")
    told(bert, "was changed successfully")
    cast.backs.refresh_from_db()
    assert cast.backs.stance == "neutral"


def test_of_two_people_at_one_office_the_second_is_told_and_overwrites_nothing(page, cast, editor, bert):
    for one in (page, bert):
        one.goto(reverse("admin:positions_office_change", args=[cast.minister.pk]))
    for one, title in ((page, "premier"), (bert, "envoy")):
        skip_to_content(one)
        tab_to(one, one.get_by_label("Title:"))
        one.keyboard.type(title)  # a field that one tabs to is selected whole
        press(one, one.get_by_role("button", name="Save", exact=True))
        expect(one.locator(".messagelist, .errornote")).to_be_visible()
    refusal = bert.locator(".errorlist")
    expect(refusal).to_contain_text("anna changed this office")
    expect(refusal).to_contain_text("title from foreign minister to premier")
    cast.minister.refresh_from_db()
    assert cast.minister.title == "premier"
    skip_to_content(bert)
    press(bert, refusal.get_by_role("link", name="Show it as it is now"))
    expect(bert.get_by_label("Title:")).to_have_value("premier")


def test_of_two_people_at_one_selection_the_second_is_told_and_the_rest_is_done(page, cast, editor, bert):
    for one in (page, bert):
        one.goto(reverse(CLAIMS))
    page.get_by_role("row", name=BACKS).get_by_role("checkbox").check()
    act(page, "Reject")
    told(page, "1 claim rejected.")
    bert.locator("#action-toggle").check()
    act(bert, "Accept as they are")
    told(bert, "1 claim accepted.")
    told(bert, "anna changed this claim")
    cast.backs.refresh_from_db()
    cast.refuses.refresh_from_db()
    assert (cast.backs.status, cast.refuses.status) == ("rejected", "confirmed")


def test_a_merger_of_a_person_who_went_meanwhile_is_refused_in_a_sentence(page, cast, editor, bert):
    address = reverse("merge", args=["person"], query={"a": cast.berg.pk, "b": cast.lind.pk})
    for one in (page, bert):
        one.goto(address)
    page.get_by_role("button", name="Merge").click()
    told(page, "Otto Lind is now part of Ada Berg")
    bert.get_by_role("button", name="Merge").click()
    expect(bert.locator(".errorlist")).to_be_visible()
    assert Person.objects.get().name == "Ada Berg"
    assert Article.objects.count() == 1
    assert corrections.Claim.objects.count() == 2
