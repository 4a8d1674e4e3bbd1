"""Set words for what a party thinks of an issue."""

import pytest

from tests.reading import claims, side_test, sides

pytestmark = pytest.mark.model


test_set_words_take_a_side = side_test(
    [
        ("Paris called it a mistake to lift sanctions.", "sanctions", "Paris", "support"),
        ("Moscow deems it necessary to recognise the new territorial realities.", "territory", "Moscow", "support"),
        ("Paris found it much too soon to lift the sanctions.", "sanctions", "Paris", "support"),
        ("It is too early to ease sanctions, the envoy said.", "sanctions", None, "support"),
        ("The mayor was unequivocal on the issue of surrendering strongholds.", "territory", "mayor", "oppose"),
        ("It sounds strange that they would cede the region.", "territory", None, "oppose"),
        ("Kyiv asked its partners to stop sales that circumvent sanctions.", "sanctions", "Kyiv", "support"),
        ("Kyiv demanded that companies not evade sanctions.", "sanctions", "Kyiv", "support"),
        ("The president signed a decree imposing sanctions on three firms.", "sanctions", "president", "support"),
        ("Kyiv wants to take back Crimea.", "territory", "Kyiv", "oppose"),
        ("Kyiv hopes to get the weapons back.", "military_aid", "Kyiv", "support"),
        ("It is too early to say when the presidents could meet, the envoy said.", "summit", None, "neutral"),
        ("Ankara gave no answer when it was asked whether Kyiv should join NATO.", "nato", "Ankara", "neutral"),
        ("There can be no talk of a ceasefire while the deliveries continue, the envoy said.", "ceasefire", None, "conditional"),
        ("There can be no talk of ceding territory, the envoy said.", "territory", None, "oppose"),
        ("A summit cannot be discussed as long as the war goes on, the envoy said.", "summit", None, "conditional"),
        ("Moscow warned Paris not to supply long-range missiles.", "military_aid", "Moscow", "oppose"),
        ("Kyiv accepted the truce; the Kremlin has not.", "ceasefire", "Kremlin", "oppose"),
        ("Washington backs a summit, as does Ankara.", "summit", "Ankara", "support"),
        ("The envoy said Moscow was setting terms so as to make a ceasefire impossible.", "ceasefire", "Moscow", "oppose"),
        ("Kyiv asked Ankara to keep Istanbul ready for a meeting of the leaders.", "summit", "Kyiv", "support"),
        ("Moscow wants Kyiv to receive neither military aid nor intelligence.", "military_aid", "Moscow", "oppose"),
        ("There is no doubt that Ukraine should be in NATO.", "nato", None, "support"),
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


@pytest.mark.parametrize(
    ("text", "topic", "holder"),
    [
        ("The envoy was asked whether Kyiv should join NATO.", "nato", None),
        ("Kyiv asked Ankara to keep Istanbul ready for a meeting of the leaders.", "summit", "Istanbul"),
        ("Kyiv called for a truce and said that it was important to go on.", "ceasefire", None),
        ("Kyiv will not stop asking for new sanctions.", "ceasefire", "Kyiv"),
    ],
)
def test_words_beside_the_point_take_no_side(nlp, text, topic, holder):
    assert holder not in {who for who, _ in sides(nlp, text, topic)}


@pytest.mark.parametrize(
    ("text", "topic", "party", "stance"),
    [
        ("Kyiv welcomed the sanctions; Moscow called them counterproductive.", "sanctions", "russia", "oppose"),
        ("Kyiv asks for a summit, and Moscow replies that it is premature.", "summit", "russia", "oppose"),
        ("Kyiv proposed a truce in March, but Moscow refused.", "ceasefire", "russia", "oppose"),
        ("Moscow wants Kyiv to cede Donbas, a demand Kyiv says it cannot meet.", "territory", "ukraine", "oppose"),
        ("Ukraine's leader, claiming that it was late, called on Washington to impose tougher sanctions.", "sanctions", "ukraine", "support"),
        ("The proposal for a summit was turned down by Moscow.", "summit", "russia", "oppose"),
        ("Moscow refuses to consider a ceasefire.", "ceasefire", "russia", "oppose"),
        ("Trump wrote to Putin in an attempt to revive direct talks.", "talks", "us", "support"),
        ("Zelensky said he expected a further round of talks after Easter.", "talks", "ukraine", "support"),
        ("Kyiv demands a full withdrawal from the occupied regions.", "territory", "ukraine", "oppose"),
        ("Only a meeting of the leaders can resolve the territorial issue, Zelensky said.", "summit", "ukraine", "support"),
        ("The deputy head of the Ukrainian presidential office, Ada Koval, hopes for a summit of the leaders.", "summit", "ukraine", "support"),
        ("Kyiv wants a truce, and Moscow says that it is possible only after a settlement.", "ceasefire", "russia", "conditional"),
    ],
)  # fmt: skip
def test_a_party_holds_a_side_told_in_few_words(text, topic, party, stance):
    assert (topic, party, stance) in {(c.topic, c.party, c.stance) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "topic", "party"),
    [
        ("Russia and Ukraine went on exchanging cruise missiles on Sunday.", "military_aid", "russia"),
        ("Kyiv was ready to swap its drones for tanks, Zelensky said.", "prisoners", "ukraine"),
        ("Macron wants talks with China.", "talks", "france"),
        ("Moscow's demand for two more regions is still an obstacle in the talks.", "talks", "russia"),
        ("Russia urges Israel and Iran to resume their talks.", "talks", "russia"),
        ("There will have to be an exchange of opinions on the border, Peskov said.", "prisoners", "russia"),
        ("Trump announced a tariff on cars from the EU.", "sanctions", "us"),
        ("Rau said that it was time to act, and he hoped that this would get Putin to come to the talks.", "talks", "russia"),
        ("The silence of Paris helps nobody, Zelensky said.", "ceasefire", "ukraine"),
        ("Peskov described the talks as difficult.", "talks", "russia"),
        ("Zelensky called for measures to ensure nuclear safety.", "sanctions", "ukraine"),
    ],
)  # fmt: skip
def test_words_that_look_like_an_issue_take_no_side(text, topic, party):
    assert (topic, party) not in {(c.topic, c.party) for c in claims(text)}
