"""What stands in a paper is its owner's side; of a paper that nobody of ours owns, nobody's."""

import pytest

from tests.reading import claims, held

pytestmark = pytest.mark.model

RUSSIAN = "The Russian memorandum was published on Monday. "
AMERICAN = "Washington's 28-point plan was published on Friday. "
UKRAINIAN = "The Ukrainian paper was published on Sunday. "


def rows(text):
    return {row for row in held(text) if row[1] != "memorandum"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Moscow's memorandum would have Kyiv hand over the rest of the Donbas.", ("russia", "territory", "support")),
        ("As drafted, the American plan would make Kyiv renounce NATO membership.", ("us", "nato", "oppose")),
        ("The American plan would bar Ukraine from joining NATO.", ("us", "nato", "oppose")),
        ("The Russian memorandum provides for a ban on Ukraine joining NATO.", ("russia", "nato", "oppose")),
        ("Moscow's memorandum includes an end to deliveries of Western weapons.", ("russia", "military_aid", "oppose")),
        ("The Ukrainian paper starts with an all-for-all exchange of prisoners.", ("ukraine", "prisoners", "support")),
        ("The American plan stipulates that sanctions on Russia would be lifted.", ("us", "sanctions", "oppose")),
        (RUSSIAN + "It provides for the lifting of sanctions.", ("russia", "sanctions", "oppose")),
        (RUSSIAN + "The document also wants Ukraine to be neutral.", ("russia", "nato", "oppose")),
        (AMERICAN + "The draft would have Kyiv hand over the rest of the Donbas.", ("us", "territory", "support")),
        (RUSSIAN + "Under the first option, Ukrainian forces leave four regions.", ("russia", "territory", "support")),
        (UKRAINIAN + "Under it, all prisoners would be exchanged.", ("ukraine", "prisoners", "support")),
        (AMERICAN + "According to the document, sanctions on Russia would be lifted.", ("us", "sanctions", "oppose")),
        (AMERICAN + "The first part calls for an end to arms deliveries.", ("us", "military_aid", "oppose")),
        (AMERICAN + "Its main points:\n\n- the lifting of sanctions on Russia\n- a border commission", ("us", "sanctions", "oppose")),
        (AMERICAN + "The plan says:\n\n- Ukraine is to withdraw from the Donetsk region, which will become a demilitarised zone;\n- deliveries of weapons are to end.", ("us", "territory", "support")),
        ("According to the text of the Russian memorandum, arms deliveries to Ukraine would stop.", ("russia", "military_aid", "oppose")),
        ("Moscow handed over its memorandum. The document envisages neutrality and a ban on Ukraine joining NATO.", ("russia", "nato", "oppose")),
    ],
)  # fmt: skip
def test_what_stands_in_a_paper_is_its_owners_side(text, row):
    found = rows(text)
    assert row in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Ukraine exchanged memorandums. The document provides for a withdrawal of Ukrainian troops from four regions.",
        "The US-Russian plan would have Ukraine leave the Donbas.",
        "The German plan would have Kyiv leave the Donbas.",
        "The Ukraine peace plan would have Kyiv leave the Donbas.",
        "The plan would make Kyiv leave the Donbas.",
        "The draft says Ukraine will renounce NATO.",
        "A plan would have Ukraine leave the Donbas.",
        "Smyk, Macron and Starmer issued a statement. The document demands an immediate ceasefire.",
        RUSSIAN + "According to the document, Ukraine received weapons from the West.",
        "The American plan does not provide for a ceasefire.",
        "The American plan leaves the question of NATO membership open.",
        "The Russian memorandum says that Ukraine violated the ceasefire.",
        AMERICAN + "Ukrainian forces left Pokrovsk under fire.",
        "The Russian paper says:\n\n- Kyiv never said that it would join NATO;\n- the West delivered weapons.",
    ],
)  # fmt: skip
def test_a_paper_of_nobody_or_of_what_was_is_no_side(text):
    assert not {row for row in rows(text) if row[1] != "talks"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The Russian memorandum stipulates that Ukraine would give up its bid to join NATO.", ("ukraine", "nato", "oppose")),
        (AMERICAN + "Under it, Ukraine would leave the Donbas.", ("ukraine", "territory", "support")),
        (AMERICAN + "What Kyiv says of the plan:\n\n- Ukraine will not leave the Donbas;", ("us", "territory", "oppose")),
        ("Under the American plan Kyiv would cede the Donbas. The Senate would vote on sanctions.", ("us", "sanctions", "support")),
        ("Under the American plan Kyiv would cede the Donbas. France would keep supplying weapons to Ukraine.", ("us", "military_aid", "support")),
    ],
)  # fmt: skip
def test_what_a_paper_has_others_do_is_not_theirs(text, row):
    assert row not in rows(text)


def test_whoever_tells_of_anothers_paper_reports_it():
    found = claims("The Russian memorandum would have Kyiv leave four regions, Volodymyr Zelensky said.")
    assert ("russia", "territory", "support", "ukraine") in {
        (c.party, c.topic, c.stance, c.reported_by) for c in found
    }


def test_a_plan_that_would_do_something_far_down_the_sentence_stops_nothing():
    deep = "agree to start to prepare to try to begin to plan to promise to offer to agree to consent to recognise"
    assert claims(f"Moscow presented a plan that would see Kyiv {deep} the loss of Crimea.")
