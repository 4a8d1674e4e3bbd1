"""Verbs and fixed phrases that take a side wherever they stand before an issue."""

import pytest

from tests.reading import claims, side_test

pytestmark = pytest.mark.model


test_they_take_a_side = side_test(
    [
        # against
        ("Moscow balks at a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Moscow is loath to grant a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Washington has gone cold on sanctions.", "sanctions", "Washington", "oppose"),
        ("Ankara, which is cool towards sanctions, said nothing.", "sanctions", "Ankara", "oppose"),
        ("Moscow questioned the need for a ceasefire.", "ceasefire", "Moscow", "oppose"),
        (
            "Moscow railed against the sale of long-range missiles to Ukraine.",
            "military_aid",
            "Moscow",
            "oppose",
        ),
        ("Washington poured cold water on Kyiv's ambition of joining NATO.", "nato", "Washington", "oppose"),
        ("Paris has warmed to Ukraine in NATO.", "nato", "Paris", "support"),
        ("Moscow stonewalled on the peace talks throughout the week.", "talks", "Moscow", "oppose"),
        ("The Kremlin will not hear of a truce.", "ceasefire", "Kremlin", "oppose"),
        ("Paris has no appetite for a summit with Putin.", "summit", "Paris", "oppose"),
        (
            "Washington pulled the plug on the peace talks without giving a reason.",
            "talks",
            "Washington",
            "oppose",
        ),
        ("Ankara put new sanctions on ice on Wednesday.", "sanctions", "Ankara", "oppose"),
        ("Moscow gave a leaders' summit short shrift.", "summit", "Moscow", "oppose"),
        ("Moscow will fight NATO membership for Ukraine tooth and nail.", "nato", "Moscow", "oppose"),
        ("Kyiv draws the line at territorial concessions.", "territory", "Kyiv", "oppose"),
        ("Ankara has dug in its heels over new sanctions.", "sanctions", "Ankara", "oppose"),
        ("Moscow slammed the door on a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Moscow reneged on the prisoner swap.", "prisoners", "Moscow", "oppose"),
        ("Ankara frowns on new sanctions.", "sanctions", "Ankara", "oppose"),
        ("Moscow moved swiftly to thwart arms deliveries to Ukraine.", "military_aid", "Moscow", "oppose"),
        ("Moscow is out to derail the peace talks.", "talks", "Moscow", "oppose"),
        ("Paris could not bring itself to accept a truce.", "ceasefire", "Paris", "oppose"),
        (
            "Kyiv would sooner leave the room than accept a truce.",
            "ceasefire",
            "Kyiv",
            "oppose",
        ),
        (
            "Moscow implored Paris to think again about arms deliveries to Ukraine.",
            "military_aid",
            "Moscow",
            "oppose",
        ),
        ("Moscow scoffed at the idea of a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Ankara objects to new sanctions on principle.", "sanctions", "Ankara", "oppose"),
        # for
        ("Paris scoffed at the idea of lifting sanctions.", "sanctions", "Paris", "support"),
        ("Paris has green-lighted a truce.", "ceasefire", "Paris", "support"),
        ("Moscow gave the go-ahead for a prisoner swap.", "prisoners", "Moscow", "support"),
        ("Paris has warmed to NATO membership for Ukraine.", "nato", "Paris", "support"),
        ("Washington came round to arms deliveries to Ukraine.", "military_aid", "Washington", "support"),
        ("Kyiv is holding out for a full ceasefire.", "ceasefire", "Kyiv", "support"),
        ("Ankara lifted its veto on new sanctions.", "sanctions", "Ankara", "support"),
        ("Ankara is no longer blocking new sanctions.", "sanctions", "Ankara", "support"),
        ("Kyiv did not hesitate to approve a prisoner swap.", "prisoners", "Kyiv", "support"),
        ("Kyiv can't wait for a prisoner swap.", "prisoners", "Kyiv", "support"),
        ("Kyiv would be the last to turn down a ceasefire.", "ceasefire", "Kyiv", "support"),
        ("Paris has not wavered on new sanctions.", "sanctions", "Paris", "support"),
        ("Paris warned Moscow against turning its back on talks.", "talks", "Paris", "support"),
        ("Washington refused to pull the plug on the peace talks.", "talks", "Washington", "support"),
        # denied
        ("Moscow did not give the green light to a prisoner swap.", "prisoners", "Moscow", "oppose"),
        ("Moscow has never supported a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Moscow brushed aside appeals for a summit.", "summit", "Moscow", "oppose"),
        ("Moscow does not listen to calls for talks.", "talks", "Moscow", "oppose"),
        ("Moscow isn't going to sign up to a truce.", "ceasefire", "Moscow", "oppose"),
        # neither
        ("Ankara is sitting on the fence over new sanctions.", "sanctions", "Ankara", "neutral"),
        ("Paris hedges on arms deliveries to Ukraine.", "military_aid", "Paris", "neutral"),
        ("The Kremlin sidestepped the matter of a summit.", "summit", "Kremlin", "neutral"),
        ("Washington would not be drawn on new sanctions.", "sanctions", "Washington", "neutral"),
        ("Paris remained non-committal about a truce.", "ceasefire", "Paris", "neutral"),
        ("Ankara has yet to make up its mind on new sanctions.", "sanctions", "Ankara", "neutral"),
        ("Moscow has yet to give the go-ahead for a prisoner swap.", "prisoners", "Moscow", "neutral"),
        # whose the truce is, is said behind it
        ("The Kremlin rebuffed a ceasefire that Kyiv had accepted.", "ceasefire", "Kyiv", "support"),
    ]
)


@pytest.mark.parametrize(
    ("text", "party", "stance"),
    [
        # who denies it, fears it or only may do it has not done it
        ("Moscow denied it had torpedoed the peace talks.", "russia", "oppose"),
        ("Moscow could pull the plug on the peace talks.", "russia", "oppose"),
        ("Kyiv feared that Washington would pull the plug on the peace talks.", "us", "oppose"),
        ("If Moscow balks at a ceasefire, Washington will act.", "russia", "oppose"),
        ("Moscow insisted that it was not blocking a prisoner swap.", "russia", "oppose"),
        ("Paris has not turned its back on talks.", "france", "oppose"),
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
        ('"We would never agree to direct talks," the Kremlin spokesman said.', "russia", "talks", "oppose"),
        ("Quietly, Ankara has been lobbying against a ceasefire.", "turkey", "ceasefire", "oppose"),
        ("Ankara remains deeply wary of a prisoner swap.", "turkey", "prisoners", "oppose"),
        ("Zelensky said that Moscow had slammed the door on a ceasefire.", "russia", "ceasefire", "oppose"),
    ],
)
def test_no_odds_turn_them_round(text, party, topic, stance):
    assert (party, topic, stance) in {(c.party, c.topic, c.stance) for c in claims(text)}
