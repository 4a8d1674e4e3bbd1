"""Set words for what a party thinks of an issue."""

import pytest

from tests.reading import side_test, sides

pytestmark = pytest.mark.model


test_set_words_take_a_side = side_test(
    [
        ("Paris called it a mistake to lift sanctions.", "sanctions", "Paris", "support"),
        ("Moscow deems it necessary to recognise the new territorial realities.", "territory", "Moscow", "support"),
        ("Paris found it much too soon to lift the sanctions.", "sanctions", "Paris", "support"),
        ("It is too early to ease sanctions, the envoy said.", "sanctions", None, "support"),
        ("Washington does not see Kyiv joining NATO.", "nato", "Washington", "oppose"),
        ("Kyiv cannot expect to recover its old borders, the envoy said.", "territory", None, "support"),
        ("A return to the borders of 2014 is an unrealistic goal.", "territory", None, "support"),
        ("Kyiv will not budge on territorial integrity.", "territory", "Kyiv", "oppose"),
        ("Moscow will not budge on its territorial demands.", "territory", "Moscow", "support"),
        ("The mayor was unequivocal on the issue of surrendering strongholds.", "territory", "mayor", "oppose"),
        ("This package of sanctions must not be the last.", "sanctions", None, "support"),
        ("Sanctions on the bankers would send a clear signal.", "sanctions", None, "support"),
        ("Lifting sanctions would send the wrong signal.", "sanctions", None, "support"),
        ("Withdrawing from the region would leave thousands under occupation.", "territory", None, "oppose"),
        ("It sounds strange that they would cede the region.", "territory", None, "oppose"),
        ("No third country has a veto on which alliances Ukraine enters.", "nato", None, "support"),
        ("Kyiv asked its partners to stop sales that circumvent sanctions.", "sanctions", "Kyiv", "support"),
        ("Kyiv demanded that companies not evade sanctions.", "sanctions", "Kyiv", "support"),
        ("Moscow seeks control of Donetsk as part of any settlement.", "territory", "Moscow", "support"),
        ("Handing over Donbas would open the way to a new offensive.", "territory", None, "oppose"),
        ("Imposing sanctions now would drive Moscow from the table.", "sanctions", None, "oppose"),
        ("The president signed a decree imposing sanctions on three firms.", "sanctions", "president", "support"),
        ("Kyiv wants to take back Crimea.", "territory", "Kyiv", "oppose"),
        ("Kyiv hopes to get the weapons back.", "military_aid", "Kyiv", "support"),
        ("Moscow wants Kyiv to receive neither military aid nor intelligence.", "military_aid", "Moscow", "oppose"),
    ],
)  # fmt: skip


def test_children_brought_home_from_a_territory_are_no_territory(nlp):
    assert not sides(
        nlp, "Kyiv called for the return of the children from the occupied territories.", "territory"
    )


def test_who_decides_on_alliances_is_left_open(nlp):
    assert not sides(nlp, "The leaders discussed who may decide which alliances Kyiv joins.", "nato")


def test_weapons_given_away_are_no_territory(nlp):
    assert not sides(nlp, "Washington does not want to give away weapons that it needs.", "territory")
