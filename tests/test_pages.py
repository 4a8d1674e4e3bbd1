"""What long pages say beside the positions: plans, polls, other quarrels, other people's guesses."""

import pytest

from tests.reading import claims, side_test

pytestmark = pytest.mark.model


def rows(text):
    return {(c.party, c.topic, c.stance) for c in claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Under the draft, Ukraine would renounce NATO membership.",
        "Under the deal, Russia would accept a ceasefire within 48 hours.",
        "According to the draft, Ukraine would drop its bid to join NATO.",
        "The document, seen by the newspaper, says Ukraine will renounce NATO membership.",
        "Poll: most Ukrainians against giving up land, more open to a truce",
        "Most Ukrainians oppose territorial concessions.",
        "Turks are against sanctions on Russia, a survey showed.",
        "Washington officials say Moscow has no reason to agree to a truce.",
        "Analysts say the Kremlin has little incentive to accept a ceasefire.",
        "Russia and Ukraine could not agree on a truce.",
        "Moscow has offered to mediate.",
        "Ukraine urged the Olympic committee to keep sanctions on Russian athletes.",
        "The army of Sudan turned down talks. It rejected a ceasefire proposed by Washington.",
        "Sudan: army rejects talks\n\nThe army rejected a ceasefire proposed by Washington and Riyadh.",
        "The pope told Zelensky that he wanted a ceasefire.",
    ],
)
def test_what_is_nobodys_side_makes_no_claim(text):
    assert not rows(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("According to the Russian proposal, Kyiv would recognise Crimea as Russian.", ("russia", "territory", "support")),
        ("Under the terms of the US proposal, Kyiv would accept Russian control of Crimea.", ("us", "territory", "support")),
        ("The Ukrainians have rejected a partial truce.", ("ukraine", "ceasefire", "oppose")),
        ("The Kremlin saw no reason for a summit.", ("russia", "summit", "oppose")),
        ("The White House said it was keeping its options open on new sanctions.", ("us", "sanctions", "neutral")),
        ("The Kremlin laughed off calls for a truce.", ("russia", "ceasefire", "oppose")),
        ("Sudan wants a truce. Russia rejected a ceasefire.", ("russia", "ceasefire", "oppose")),
    ],
)  # fmt: skip
def test_what_stands_beside_it_is_still_found(text, row):
    assert row in rows(text)


test_a_fault_found_with_a_yes_that_lacks_something_is_no_no = side_test(
    [
        ("The envoy said a truce without monitors would only help Russia.", "ceasefire", None, "conditional"),
        (
            "The envoy said that a summit without an agreement would be pointless.",
            "summit",
            None,
            "conditional",
        ),
        ("The minister said that talks without a ceasefire made no sense.", "talks", None, "conditional"),
        ("The envoy said a truce would only help Russia.", "ceasefire", None, "oppose"),
    ]
)
