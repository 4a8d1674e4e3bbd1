"""A no to an issue "without" something, what nobody sees a reason for, and what is done beside the ending of a war."""

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
