"""What is answered to reporters, what those who have met agree, what is said to come of an issue."""

import pytest

from tests.reading import claims, side_test, sides

pytestmark = pytest.mark.model

test_these_words_take_the_side = side_test(
    [
        ("Asked whether Kyiv was ready to cede land, the mayor said no.", "territory", "mayor", "oppose"),
        ('Asked if the sanctions would be lifted, the mayor replied: "No, not yet."', "sanctions", "mayor", "support"),
        ('"Yes, of course," the mayor said when asked whether Ankara would host the summit.', "summit", "mayor", "support"),
        ("Asked whether a summit was possible, the mayor answered in the negative.", "summit", "mayor", "oppose"),
        ("Accepting a truce now would amount to capitulation.", "ceasefire", None, "oppose"),
        ("Agreeing to a truce would be a no-go for Kyiv.", "ceasefire", None, "oppose"),
        ("A truce now would be a gift to Moscow.", "ceasefire", None, "oppose"),
        ("The Ukrainian army needs a truce in order to rearm.", "ceasefire", None, "oppose"),
        ("Moscow agrees to a truce, but it has to lead to a lasting peace.", "ceasefire", "Moscow", "conditional"),
        ("Paris condemns the deportation of children.", "children", "Paris", "support"),
        ("The abduction of children must stop.", "children", None, "support"),
        ("Ukraine won't be in NATO, the mayor said.", "nato", None, "oppose"),
        ("Ukraine will become a member of NATO, the mayor said.", "nato", None, "support"),
        ("Sanctions remain on the table, the mayor said.", "sanctions", None, "neutral"),
        ("Further sanctions are not off the table.", "sanctions", None, "neutral"),
        ("The West keeps pumping Kiev with weapons.", "military_aid", None, "oppose"),
        ("Paris is working on new sanctions.", "sanctions", "Paris", "support"),
        ("Washington is working only to achieve a ceasefire.", "ceasefire", "Washington", "support"),
        ("Ankara thanked Washington for its efforts to reach a ceasefire.", "ceasefire", "Ankara", "support"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Asked if Kyiv was ready to cede land, the mayor spoke of the weather.", "territory"),
        ("They need the truce to catch their breath.", "ceasefire"),
        ("The release of all American citizens held there is a priority.", "prisoners"),
        ("The army continues to be supplied with weapons.", "military_aid"),
    ],
)
def test_these_take_none(nlp, text, topic):
    assert not sides(nlp, text, topic)


@pytest.mark.parametrize(
    ("met", "parties"),
    [
        ("American and Ukrainian delegations met in Geneva to discuss the war with Russia.", {"us", "ukraine"}),
        ("US and Russian officials held talks in Riyadh about Ukraine.", {"us", "russia"}),
        ("Russian and Ukrainian delegations met in Istanbul, hosted by Turkey.", {"russia", "ukraine"}),
        ("American envoys met Turkish officials. Ukraine and Russia are at war.", {"russia", "ukraine"}),
    ],
)  # fmt: skip
def test_both_sides_are_those_who_have_just_met(met, parties):
    found = claims(f"{met} Both sides agreed that a ceasefire was needed.")
    assert {c.party for c in found if c.topic == "ceasefire"} == parties
