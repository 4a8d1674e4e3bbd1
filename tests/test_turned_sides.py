"""Sides that a word turns round or takes away: a no to an issue "without" something, what nobody sees a reason for, what is
not so, what is done beside the ending of a war, a bad word for the lifting of sanctions."""

import pytest

from tests.reading import held

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Kyiv will not accept a ceasefire without security guarantees.", ("ukraine", "ceasefire", "conditional")),
        ("Zelensky rejected a ceasefire without guarantees.", ("ukraine", "ceasefire", "conditional")),
        ("Ukraine will not join talks without the Europeans, Yermak said.", ("ukraine", "talks", "conditional")),
        ("Talks must not go on without Ukraine, Macron said.", ("france", "talks", "conditional")),
        ("Macron said that a truce without monitors would soon be broken.", ("france", "ceasefire", "conditional")),
        # only terms are missing: it is the thing itself that is refused
        ("Moscow again rejected a ceasefire without preconditions.", ("russia", "ceasefire", "oppose")),
        ("Peskov said Russia had refused a truce without conditions.", ("russia", "ceasefire", "oppose")),
        ("Peskov turned down talks without any preconditions.", ("russia", "talks", "oppose")),
        # how it was done
        ("Putin rejected the ceasefire without hesitation.", ("russia", "ceasefire", "oppose")),
        ("Moscow rejected the truce without comment.", ("russia", "ceasefire", "oppose")),
        ("Kyiv cancelled the talks without an explanation.", ("ukraine", "talks", "oppose")),
        # a yes stays one
        ("Kyiv accepted a ceasefire without preconditions.", ("ukraine", "ceasefire", "support")),
        ("Kyiv accepted a ceasefire without guarantees.", ("ukraine", "ceasefire", "support")),
    ],
)  # fmt: skip
def test_a_no_without_something_is_conditional_and_without_conditions_a_full_one(text, claim):
    assert held(text) == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Lavrov said he did not see why Moscow should agree to a truce.", {("russia", "ceasefire", "oppose")}),
        (
            "Zelensky said that Ukrainians cannot understand why they should be asked to give up the Donetsk region.",
            {("ukraine", "territory", "oppose")},
        ),
        ("Sybiha said he could not understand why sanctions should be lifted now.", {("ukraine", "sanctions", "support")}),
        ("Zelensky wondered why Ukraine should trade land for promises.", {("ukraine", "territory", "oppose")}),
        # the reasons are seen, or it has been done already
        ("Rubio explained why Ukraine should give up part of its land.", {("us", "territory", "support")}),
        ("Peskov said that the Kremlin did not understand why Kyiv had refused the talks.", {("ukraine", "talks", "oppose")}),
    ],
)  # fmt: skip
def test_what_nobody_sees_a_reason_for_is_turned_down(text, claims):
    assert held(text) == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The United States has been pushing to end the conflict, hosting talks this year in Geneva between the two sides.",
            ("us", "talks", "support"),
        ),
        ("Turkey wants to stop the fighting, bringing the sides to the negotiating table.", ("turkey", "talks", "support")),
        # what is stopped itself
        ("Moscow wants to stop the talks, demanding that Kyiv leave the Donbas.", ("russia", "talks", "oppose")),
        ("Washington decided to stop arms deliveries, suspending intelligence sharing as well.", ("us", "military_aid", "oppose")),
    ],
)  # fmt: skip
def test_what_is_done_beside_ending_the_war_does_not_end_with_it(text, claim):
    assert claim in held(text)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Kremlin said reports that Putin had agreed to a ceasefire were premature.", set()),
        ("Reports that Putin had agreed to a ceasefire were false, the Kremlin said.", set()),
        ("Peskov said reports of a planned ceasefire were premature.", set()),
        ("Witkoff said that Washington was not forcing Kyiv to give up land.", set()),
        # so it is
        (
            "Peskov said reports about a ceasefire were correct and that Moscow had agreed to it.",
            {("russia", "ceasefire", "support")},
        ),
        ("Ukraine must not be forced to give up land, Macron said.", {("france", "territory", "oppose")}),
    ],
)  # fmt: skip
def test_what_is_said_not_to_be_so_is_nobodys_side(text, claims):
    assert held(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Erdogan warned that lifting the sanctions too early would be a mistake.", {("turkey", "sanctions", "support")}),
        ("Easing sanctions now would be a grave error, Macron said.", {("france", "sanctions", "support")}),
        ("Lifting the sanctions would be a good first step, Peskov said.", {("russia", "sanctions", "oppose")}),
    ],
)  # fmt: skip
def test_a_bad_word_for_the_lifting_of_sanctions_is_a_yes_to_them(text, claims):
    assert held(text) == claims
