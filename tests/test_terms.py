"""Sides behind a colon, among causes, in a reason given, in demands that annoy."""

import pytest

from tests.reading import claims, side_test, sides

pytestmark = pytest.mark.model


test_terms_and_reasons_take_a_side = side_test(
    [
        ("Moscow laid out its terms: Kyiv must give up four regions and drop its bid for NATO membership.", "territory", "its", "support"),
        ("Moscow laid out its terms: Kyiv must give up four regions and drop its bid for NATO membership.", "nato", "its", "oppose"),
        ("Moscow's conditions are clear: Kyiv must withdraw from Donetsk and stay out of NATO.", "nato", "Moscow", "oppose"),
        ("Moscow named its demands: the West must stop supplying weapons to Kyiv.", "military_aid", "its", "oppose"),
        ("Kyiv named its conditions: a ceasefire and new sanctions.", "sanctions", "its", "support"),
        ("Peace requires removing the root causes, including NATO's expansion, the minister said.", "nato", None, "oppose"),
        ("Stopping the expansion of NATO was one of the reasons Moscow gave for the invasion.", "nato", "Moscow", "oppose"),
        ("At the top of Kyiv's wish list are long-range missiles.", "military_aid", "Kyiv", "support"),
        ("Kyiv sees the surrender of the region as a betrayal.", "territory", "Kyiv", "oppose"),
        ("Kyiv regards ceding Donbas as treason.", "territory", "Kyiv", "oppose"),
        ("Moscow insists Kyiv abandon ambitions to join NATO.", "nato", "Moscow", "oppose"),
        ("Kyiv wants to regain control of its lost territory.", "territory", "Kyiv", "oppose"),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Moscow repeated its terms: Kyiv rejected the truce.", "ceasefire"),
        ("Kyiv is against paying such a price for a ceasefire.", "ceasefire"),
        ("A new round of trilateral meetings is planned for next week.", "summit"),
        ("Washington agrees with Moscow that the land is the key to the truce.", "ceasefire"),
        ("A summit was on nobody's wish list.", "summit"),
        ("They had better weapons than Moscow thought.", "military_aid"),
        ("He commands respect that most leaders do not meet.", "summit"),
    ],
)
def test_what_is_told_and_not_asked_for_has_none(nlp, text, topic):
    assert not {"its", "Moscow", "Kyiv", "He", None} & {
        holder for holder, stance in sides(nlp, text, topic) if holder != "Kyiv" or "rejected" not in text
    }


@pytest.mark.parametrize(
    "text",
    [
        "Moscow rules out making any territorial concessions.",
    ],
)
def test_what_moscow_will_not_give_up_kyiv_is_to_give_up(text):
    assert [(c.party, c.stance) for c in claims(text)] == [("russia", "support")]


def test_claims_is_a_verb_behind_a_name_and_before_a_clause():
    (claim,) = claims("Trump claims Putin agreed to pause strikes on energy sites")
    assert (claim.party, claim.reported_by) == ("russia", "us")
