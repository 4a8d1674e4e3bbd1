"""Many claims at once, mergers, offices, the history, and two people at one row, as people do it in a browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ingest.models import Feed
from positions.models import Claim, Office, Person, Topic
from tests.browser.hands import choose, press, refused, sign_in, skip_to_content, tab_to, told, turn_to
from tests.cast import BACKS, user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CLAIMS = "admin:positions_claim_changelist"


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


def act(page, label, *rows):
    """By keyboard, of a list: what is done with the rows of these names; with none named, all."""
    skip_to_content(page)
    choose(page, page.get_by_label("Action:"), label)
    for name in rows:
        press(page, page.get_by_role("row", name=name).get_by_role("checkbox"), "Space")
    if not rows:
        press(page, page.locator("#action-toggle"), "Space")
    page.keyboard.press("Enter")  # in a form it is the Go button


def newest(page):
    """The line of a history that stands first."""
    return page.locator("#content tbody tr").first


def undo_by_keyboard(page):
    press(page, page.locator(".messagelist").get_by_role("link", name="history"))
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    skip_to_content(page)
    press(page, newest(page).get_by_role("button", name="Undo"))
    told(page, "Taken back")


def test_a_selection_is_accepted_or_rejected_and_taken_back_by_keyboard_alone(page, cast, editor):
    for label, done, status in (
        ("Accept as they are", "2 claims accepted.", "confirmed"),
        ("Reject", "2 claims rejected.", "rejected"),
    ):
        page.goto(reverse(CLAIMS))
        act(page, label)
        told(page, done)
        assert statuses() == {status}
        expect(page.locator("#result_list tbody")).to_contain_text(status.capitalize())
        if status == "confirmed":
            turn_to(page, "How the machine does")
            expect(page.locator("#content")).to_contain_text("2 stood, 0 were corrected")
            skip_to_content(page)
            press(page, page.get_by_role("region", name="By party").get_by_role("link", name="Sudia"))
            expect(page.locator("#result_list tbody tr")).to_have_count(1)
            press(page, page.get_by_label("Work").get_by_role("link", name="History"))
            expect(page.get_by_role("heading", name="History")).to_be_visible()
            skip_to_content(page)
            press(page, newest(page).get_by_role("button", name="Undo"))
            told(page, "Taken back: 2 rows")
        else:
            undo_by_keyboard(page)
        assert statuses() == {"machine"}


def test_a_selection_gets_another_topic_by_keyboard_alone_and_has_its_own_back(page, cast, editor):
    page.goto(reverse(CLAIMS))
    act(page, "Reassign party, topic, speaker or stance…", "Norland backs")
    reassign = page.get_by_role("button", name="Reassign 1 claim")
    expect(reassign).to_be_visible()
    skip_to_content(page)
    press(page, reassign)
    refused(page, "Choose at least one value")
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
    act(page, "Merge two people into one", "Ada Berg")
    told(page, "Select exactly two to merge.")
    act(page, "Merge two people into one", "Ada Berg", "Otto Lind")
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
    act(page, "Merge two topics into one")
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
    turn_to(page, "History")
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
    turn_to(page, "Your name")
    expect(page.get_by_role("heading", name="Your name on the corrections page")).to_be_visible()
    skip_to_content(page)
    tab_to(page, page.get_by_label("Name shown beside your corrections"))
    page.keyboard.type("Anna of the desk")
    page.keyboard.press("Enter")
    told(page, "Your corrections are shown with the name Anna of the desk.")
    reader.reload()
    expect(entry).to_contain_text("Anna of the desk")

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


def test_by_keyboard_alone_a_topic_is_pinned_and_moved_and_what_was_deleted_comes_back(
    page, cast, live_server
):
    sign_in(page.context, live_server, user("admin", "anna"))
    page.goto(reverse("admin:positions_topic_changelist"))
    act(page, "Pin", cast.talks.name)
    told(page, "1 topic")
    act(page, "Move to the front", cast.talks.name)
    told(page, "Moved 1 topic.")
    cast.talks.refresh_from_db()
    assert cast.talks.pinned
    assert Topic.objects.order_by("order").first() == cast.talks

    page.goto(reverse("admin:positions_article_delete", args=[cast.article.pk]))
    skip_to_content(page)
    press(page, page.get_by_role("button", name="Yes, I’m sure"))
    told(page, "was deleted")
    assert not Claim.objects.exists()
    turn_to(page, "History")
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    skip_to_content(page)
    press(page, newest(page).get_by_role("button", name="Undo"))
    told(page, "Taken back")
    assert set(Claim.objects.values_list("pk", flat=True)) == {cast.backs.pk, cast.refuses.pk}


def test_a_feed_is_again_what_it_was_by_keyboard_alone(page, cast, editor):
    feed = Feed.objects.create(outlet=cast.outlet, address="https://herald.example/feed", title="Herald")
    page.goto(reverse("admin:ingest_feed_change", args=[feed.pk]))
    skip_to_content(page)
    tab_to(page, page.get_by_label("Title:"))
    page.keyboard.type("Another")
    press(page, page.get_by_role("button", name="Save", exact=True))
    told(page, "was changed successfully")
    page.goto(reverse("admin:ingest_feed_change", args=[feed.pk]))
    skip_to_content(page)
    press(page, page.locator("#content").get_by_role("link", name="History"))
    expect(newest(page)).to_contain_text("Herald → Another")
    skip_to_content(page)
    press(page, page.get_by_role("button", name="As it was then"))
    told(page, "is again what it was")
    feed.refresh_from_db()
    assert feed.title == "Herald"


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


def test_of_two_people_at_one_selection_the_second_is_told_and_the_rest_is_done_by_keyboard_alone(
    page, cast, editor, bert
):
    for one in (page, bert):
        one.goto(reverse(CLAIMS))
    act(page, "Reject", BACKS)
    told(page, "1 claim rejected.")
    act(bert, "Accept as they are")
    told(bert, "1 claim accepted.")
    told(bert, f"Claim {cast.backs.pk}: anna changed this claim")
    told(bert, "status from Machine to Rejected")
    cast.backs.refresh_from_db()
    cast.refuses.refresh_from_db()
    assert (cast.backs.status, cast.refuses.status) == ("rejected", "confirmed")


def merges(page, goes):
    """By keyboard, on the page of a merger."""
    skip_to_content(page)
    choose(page, page.get_by_label("Goes into it"), goes)
    if page.url.count("topic"):
        press(page, page.get_by_label("The same side"), "Space")
    press(page, page.get_by_role("button", name="Merge"))


def test_by_keyboard_alone_a_merger_with_itself_or_with_what_has_gone_is_refused_in_a_sentence(
    page, cast, editor, bert
):
    for kind, stays, goes in (("person", cast.berg, cast.lind), ("topic", cast.ceasefire, cast.talks)):
        for one in (page, bert):
            one.goto(reverse("merge", args=[kind], query={"a": stays.pk, "b": goes.pk}))
        merges(page, stays.name)
        refused(page, f"Choose two different {'people' if kind == 'person' else 'topics'}.")
        merges(page, goes.name)
        told(page, f"{goes.name} is now part of {stays.name}")
        merges(bert, goes.name)
        refused(bert, f"{goes.name} is no longer there: anna merged or deleted it at")
    assert Person.objects.get().name == "Ada Berg"
    assert Topic.objects.get() == cast.ceasefire
    assert cast.article.claims.filter(speaker=cast.berg, topic=cast.ceasefire).count() == 2
