"""Verbs that take a side, denied and bound to terms."""

import pytest

from tests.reading import claims, held, side_test

pytestmark = pytest.mark.model


test_they_take_a_side = side_test(
    [
        # against
        ("Moscow is loath to grant a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Moscow slammed the door on a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Ankara objects to new sanctions on principle.", "sanctions", "Ankara", "oppose"),
        # for
        ("Kyiv did not hesitate to approve a prisoner swap.", "prisoners", "Kyiv", "support"),
        # denied
        ("Moscow has never supported a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Moscow brushed aside appeals for a summit.", "summit", "Moscow", "oppose"),
        ("Moscow isn't going to sign up to a truce.", "ceasefire", "Moscow", "oppose"),
        # neither
        # whose the truce is, is said behind it
        ("The Kremlin rebuffed a ceasefire that Kyiv had accepted.", "ceasefire", "Kyiv", "support"),
    ]
)


@pytest.mark.parametrize(
    ("text", "party", "stance"),
    [
        # who denies it has not done it
        ("Moscow insisted that it was not blocking a prisoner swap.", "russia", "oppose"),
        # on terms
        ("Moscow will not accept a ceasefire until its demands are met.", "russia", "oppose"),
        (
            "The Kremlin rules out a meeting of the presidents before the delegations have agreed.",
            "russia",
            "oppose",
        ),
        # another matter before the issue
        ("Washington shelved its opposition to new sanctions.", "us", "oppose"),
        ("Sanctions follow if Moscow does not heed calls for a ceasefire.", "russia", "oppose"),
        ("Moscow heeded calls for a ceasefire.", "russia", "oppose"),
        ("Kyiv was ready to hold elections in case Moscow turned down a ceasefire.", "russia", "oppose"),
    ],
)
def test_look_alikes_take_none(text, party, stance):
    assert (party, stance) not in {(c.party, c.stance) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "party", "topic", "stance"),
    [
        ("Moscow objects to the exchange of all prisoners of war.", "russia", "prisoners", "oppose"),
        ("Zelensky said that Moscow had slammed the door on a ceasefire.", "russia", "ceasefire", "oppose"),
    ],
)
def test_no_odds_turn_them_round(text, party, topic, stance):
    assert (party, topic, stance) in held(text)
