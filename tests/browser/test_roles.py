"""Who may do what, and what the vocabulary needs, by keyboard alone: an editor lets somebody in and adds a person."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from positions.models import Claim, Office, Party, Person
from tests.browser.hands import choose, press, sign_in, skip_to_content, tab_to, told
from tests.cast import user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery"


@pytest.fixture
def editor(cast, page, live_server):
    sign_in(page.context, live_server, user("editor"))


def fill(page, label, words):
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(words)


def pick(page, label, name):
    """Of a list that is searched by typing."""
    tab_to(page, page.get_by_role("combobox", name=label))
    page.keyboard.press("Enter")
    page.keyboard.type(name)
    expect(page.locator(".select2-results__option--highlighted")).to_have_text(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name=label)).to_contain_text(name)


def test_by_keyboard_alone_a_party_and_a_person_with_an_office_come_into_the_vocabulary(page, cast, editor):
    page.goto(reverse("admin:positions_party_add"))
    skip_to_content(page)
    fill(page, "Name:", "Westia")
    fill(page, "Names:", "Westia")
    press(page, page.get_by_role("button", name="Save", exact=True))
    told(page, "The claims found so far do not know this change yet.")
    page.goto(reverse("admin:positions_person_add"))
    skip_to_content(page)
    fill(page, "Name:", "Ines Holm")
    fill(page, "Aliases:", "I. Holm")
    fill(page, "Surnames:", "Holm")
    press(page, page.get_by_role("button", name="Save and continue editing"))
    told(page, "Ines Holm")
    page.goto(reverse("admin:positions_office_add"))
    skip_to_content(page)
    pick(page, "Person:", "Ines Holm")
    choose(page, page.get_by_label("Party:"), "Westia")
    fill(page, "Title:", "president")
    choose(page, page.get_by_label("Authority:"), "Head")
    fill(page, "Start:", "2024-01-01")
    press(page, page.get_by_role("button", name="Save", exact=True))
    told(page, "was added successfully")
    office = Office.objects.get(title="president")
    assert (office.person, office.party) == (
        Person.objects.get(slug="ines-holm", aliases=["I. Holm"]),
        Party.objects.get(slug="westia"),
    )


def test_by_keyboard_alone_an_editor_lets_a_viewer_in_who_may_look_and_decide_nothing(
    page, cast, editor, browser, live_server
):
    page.goto(reverse("admin:auth_user_add"))
    skip_to_content(page)
    fill(page, "Username:", "vera")
    fill(page, "Password:", PASSWORD)
    fill(page, "Password confirmation:", PASSWORD)
    press(page, page.get_by_label("viewer"), "Space")
    press(page, page.get_by_role("button", name="Save", exact=True))
    told(page, "was added successfully")

    context = browser.new_context(base_url=live_server.url)
    vera = context.new_page()
    vera.goto(reverse("review"))
    vera.keyboard.type("vera")
    fill(vera, "Password:", PASSWORD)
    vera.keyboard.press("Enter")
    expect(vera.get_by_text("You may look but not decide.")).to_be_visible()
    vera.wait_for_load_state()  # keys before the script has run are nobody's
    first = vera.locator("#review").get_attribute("data-claim")
    for key in ("a", "r", "u"):
        vera.keyboard.press(key)
    vera.keyboard.press("n")
    expect(vera.locator("#review")).not_to_have_attribute("data-claim", first)
    skip_to_content(vera)
    expect(vera.get_by_label("Work").get_by_role("link", name="Ingestion desk")).to_have_count(0)
    assert set(Claim.objects.values_list("status", flat=True)) == {"machine"}
    context.close()
