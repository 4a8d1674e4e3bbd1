"""Sides in the plain words of speech."""

import pytest

from tests.reading import claims, held

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "outlet", "sides"),
    [
        ("NATO membership is not going to happen.", "state.gov", {("us", "nato", "oppose")}),
        ("The exchanges will continue.", "president.gov.ua", {("ukraine", "prisoners", "support")}),
        ("The sanctions will go on as long as the war does.", "diplomatie.gouv.fr", {("france", "sanctions", "support")}),
        ("Denmark has sent a new battery of air defense missiles. Thank you for this!", "president.gov.ua", {("ukraine", "military_aid", "support")}),
        ("The doors of NATO must be closed to Ukraine.", "mid.ru", {("russia", "nato", "oppose")}),
        ("We will impose swift and severe costs on Russia.", "state.gov", {("us", "sanctions", "support")}),
        ("We will keep giving Ukraine the weapons it needs.", "state.gov", {("us", "military_aid", "support")}),
    ],
)  # fmt: skip
def test_a_party_says_it_plainly(text, outlet, sides):
    assert held(text, outlet=outlet) == sides


@pytest.mark.parametrize(
    "text",
    [
        "The prisoner exchange will continue on Friday, officials said.",
        "Moscow wants sanctions relief. No, he said when asked about the weather.",
        "Will they accept a truce? That is what we want to find out.",
    ],
)
def test_these_words_take_no_side_on_the_issue(text):
    found = claims(text, outlet="president.gov.ua" if "Congress" in text else "")
    assert not [c for c in found if c.topic in {"prisoners", "ceasefire"} or c.cue in {"No", "want"}]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("THE PRESIDENT: I spoke with President Putin. I spoke with President Zelensky. They both want a ceasefire.", {("russia", "ceasefire", "us"), ("ukraine", "ceasefire", "us")}),
        ("THE PRESIDENT: I spoke with President Putin. He did say he is open to a ceasefire.", {("russia", "ceasefire", "us")}),
        ("THE PRESIDENT: He did say he is open to a ceasefire.", set()),
        ("MS. HALDEN: The President is firm. He said that he supports new sanctions.", {("us", "sanctions", None)}),
        ("President Zelensky thanked President Trump for pushing for the exchange of prisoners.", {("ukraine", "prisoners", "us"), ("us", "prisoners", None)}),
    ],
)  # fmt: skip
def test_who_they_are_to_somebody_who_speaks(text, sides):
    assert {(c.party, c.topic, c.reported_by) for c in claims(text, outlet="whitehouse.gov")} == sides


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("I am fine with a summit.", "support"),
    ],
)
def test_what_is_fine_with_who_speaks(text, stance):
    assert [c.stance for c in claims(f"THE PRESIDENT: {text}", outlet="whitehouse.gov")] == [stance]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Vladimir Putin did not invite Donald Trump to Moscow.", set()),
        ("Vladimir Putin might invite Donald Trump to Moscow.", set()),
        ("Emmanuel Macron invited Donald Trump to Paris.", set()),
        ("Vladimir Putin refuses to talk to Volodymyr Zelensky.", {("russia", "summit", "oppose")}),
        ("Moscow is ready to talk, Sergei Lavrov said.", {("russia", "talks", "support")}),
        ("Moscow said it was ready to talk about grain prices.", set()),
        ("Emmanuel Macron said Moscow had to be put under more pressure.", {("france", "sanctions", "support")}),
    ],
)  # fmt: skip
def test_who_invites_talks_or_presses_takes_a_side(text, sides):
    assert held(text) == sides
