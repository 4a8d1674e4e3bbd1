"""Sides told without a verb of their own, and what is laid at somebody's door."""

import pytest

from tests.reading import claims, held

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Kyiv on the swap: yes, at any time.", ("ukraine", "prisoners", "support")),
        ("Washington's message to Kyiv on NATO: not now, not ever.", ("us", "nato", "oppose")),
        ("Kyiv's reply to the offer of a three-day truce: no.", ("ukraine", "ceasefire", "oppose")),
        ("The Kremlin on a summit: only once everything has been agreed.", ("russia", "summit", "conditional")),
        ("For Paris, no lifting of sanctions before the guns are silent.", ("france", "sanctions", "support")),
        ("According to the Kremlin, no ceasefire while Western weapons keep arriving.", ("russia", "ceasefire", "conditional")),
        ("The message from Ankara: talks now, at any level.", ("turkey", "talks", "support")),
        ("Moscow, on the other hand: first recognition of the new regions, then a truce.", ("russia", "ceasefire", "conditional")),
        ("On prisoners, agreement on both sides; on a truce, a Russian no.", ("russia", "ceasefire", "oppose")),
        ("From Paris, a clear yes to Ukraine's membership of NATO.", ("france", "nato", "support")),
        ("Paris, once again: no peace without the return of the children.", ("france", "children", "support")),
        ("From Ankara on Tuesday, in a short statement: full support for a ceasefire.", ("turkey", "ceasefire", "support")),
        ("New from Washington on Monday: more interceptors for Kyiv, and soon.", ("us", "military_aid", "support")),
    ],
)  # fmt: skip
def test_a_side_without_a_verb(text, side):
    assert side in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Talks in Istanbul: what we know so far",
        "The Russian president in Minsk: trade, gas and the sanctions",
        "Analysis: sanctions and their limits",
        "Moscow, Tuesday: the talks, minute by minute",
        "Kyiv on the swap: no comment.",
        "On the agenda in Ankara: grain, a truce at sea, prisoners.",
    ],
)
def test_a_heading_takes_no_side(text):
    assert not held(text)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Kyiv says that Moscow is the only obstacle to a ceasefire.", ("russia", "ceasefire", "oppose", "ukraine")),
        ("The main obstacle to a summit is Kyiv, the Kremlin said.", ("ukraine", "summit", "oppose", "russia")),
        ("Russia, Paris said, was the one standing in the way of a ceasefire.", ("russia", "ceasefire", "oppose", "france")),
        ("The Kremlin blamed Kyiv for the delay in the exchange of prisoners.", ("ukraine", "prisoners", "oppose", "russia")),
        ("Moscow says it is Kyiv that keeps running away from talks.", ("ukraine", "talks", "oppose", "russia")),
        ("It is the Russians who have still not shown their memorandum, Kyiv said.", ("russia", "memorandum", "oppose", "ukraine")),
        ("Kyiv charged Moscow with hiding the deported children.", ("russia", "children", "oppose", "ukraine")),
        ("According to the Kremlin, the exchange of prisoners fell through because of Kyiv.", ("ukraine", "prisoners", "oppose", "russia")),
        ("Kyiv said Russia was using the talks to play for time.", ("russia", "talks", "oppose", "ukraine")),
    ],
)  # fmt: skip
def test_whoever_is_blamed_is_against_it_by_the_word_of_the_other(text, side):
    found = {(c.party, c.topic, c.stance, c.reported_by) for c in claims(text)}
    assert found == {side}


@pytest.mark.parametrize(
    "text",
    [
        "Ankara blames neither side for the failure of the truce.",
        "Kyiv holds Moscow responsible for the death of a hundred civilians.",
        "The paper wondered whether Moscow was the only obstacle to a truce.",
        "Paris asked whether Moscow was the obstacle to a truce.",
    ],
)
def test_nobody_is_blamed(text):
    assert not held(text)
