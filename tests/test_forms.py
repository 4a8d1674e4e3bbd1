"""Forms that settle a side by themselves, and who says or holds it where only the sentence tells."""

import pytest

from tests.reading import claims, side_test, sides

pytestmark = pytest.mark.model


test_set_forms_take_a_side = side_test(
    [
        ("Ukraine's NATO membership is not up for trade.", "nato", None, "support"),
        ("Ankara wants nothing to do with the summit.", "summit", "Ankara", "oppose"),
        ("Kyiv will not budge on NATO membership.", "nato", "Kyiv", "support"),
        ("The idea of a summit won Ankara's backing.", "summit", "Ankara", "support"),
        ("The plan for a truce failed to win the support of Paris.", "ceasefire", "Paris", "oppose"),
        ("Washington has not made up its mind about sanctions.", "sanctions", "Washington", "neutral"),
        ("Ankara has yet to make up its mind on new sanctions.", "sanctions", "Ankara", "neutral"),
        ("Kyiv poured cold water on the summit.", "summit", "Kyiv", "oppose"),
        ("The Kremlin heaped scorn on the call for a truce.", "ceasefire", "Kremlin", "oppose"),
        ("A ceasefire is what Ankara hopes for.", "ceasefire", "Ankara", "support"),
        ("A summit should only seal a deal.", "summit", None, "conditional"),
        ("A meeting of the presidents must crown the negotiations.", "summit", None, "conditional"),
        ("Any settlement would be contingent on a ceasefire.", "ceasefire", None, "support"),
        ("A peace deal is conditional on direct talks.", "talks", None, "support"),
        ("Kyiv has brought three more children home.", "children", "Kyiv", "support"),
        ("Moscow denied that children had been abducted.", "children", "Moscow", "oppose"),
        ("Moscow has denied kidnapping Ukrainian children.", "children", "Moscow", "oppose"),
        ("Ceding the region is not up for sale.", "territory", None, "oppose"),
        ("The lifting of sanctions is not up for discussion.", "sanctions", None, "support"),
        ("The deliveries of weapons will go on.", "military_aid", None, "support"),
        ("A ceasefire would only be used by the other side to regroup.", "ceasefire", None, "oppose"),
        ("New weapons deliveries only add fuel to the fire.", "military_aid", None, "oppose"),
        ("Sanctions must not be lifted before there is peace.", "sanctions", None, "support"),
        ("Kyiv will by no means accept the truce.", "ceasefire", "Kyiv", "oppose"),
        ("Putin's refusal to travel to Istanbul angered them.", "summit", "Putin", "oppose"),
        ("Kyiv will take part in the talks only if a truce holds.", "talks", "Kyiv", "conditional"),
        ("Kyiv has yet to confirm whether its team will come to the talks.", "talks", "Kyiv", "neutral"),
        ("Paris has not decided whether to join the sanctions.", "sanctions", "Paris", "neutral"),
        ("Kyiv had wanted the truce prolonged.", "ceasefire", "Kyiv", "support"),
        ("In March Ukraine agreed to a 30-day ceasefire.", "ceasefire", "Ukraine", "support"),
        ("The move drew a warning from Moscow against further arms supplies.", "military_aid", "Moscow", "oppose"),
        ("Neither Russia nor Ukraine wants a ceasefire now.", "ceasefire", "Russia", "oppose"),
        ("Moscow's objection to foreign troops in Ukraine is well known.", "military_aid", "Moscow", "oppose"),
        ("Ankara left open whether it would join the sanctions.", "sanctions", "Ankara", "neutral"),
        ("France will not send troops to Ukraine.", "military_aid", "France", "oppose"),
        ("Among Moscow's demands are a ban on NATO membership for Ukraine, an end to arms deliveries and the lifting of sanctions.", "military_aid", "Moscow", "oppose"),
        ("Among Moscow's demands are a ban on NATO membership for Ukraine, an end to arms deliveries and the lifting of sanctions.", "sanctions", "Moscow", "oppose"),
    ],
)  # fmt: skip


def found(text):
    return {(c.party, c.topic, c.stance, c.reported_by) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Paris would support a truce, the foreign minister said on Sunday.", ("france", "ceasefire", "support", None)),
        ("Kyiv will join the talks only after the shelling stops, an adviser to its president said.",
         ("ukraine", "talks", "conditional", None)),
        ("Sanctions work. They must be tightened, the French minister said.", ("france", "sanctions", "support", None)),
        ("Kyiv proposed a truce. Moscow turned the idea down.", ("russia", "ceasefire", "oppose", None)),
        ("Washington wants a summit. The Kremlin has no objections to that.", ("russia", "summit", "support", None)),
        ("Washington will sell Kyiv more cruise missiles.", ("us", "military_aid", "support", None)),
        ("Not one region will be handed over, Kyiv said.", ("ukraine", "territory", "oppose", None)),
        ("Russia is unwilling to hand back the children it took, Ukraine's ombudsman said.",
         ("russia", "children", "oppose", "ukraine")),
    ],
)  # fmt: skip
def test_who_says_it_and_what_it_is(text, claim):
    assert claim in found(text)


def test_the_presidents_of_two_countries_are_known_by_name():
    told = claims("The Russian and American presidents agreed on Wednesday to meet in person.")
    assert {c.speaker for c in told} == {"Vladimir Putin", "Donald Trump"}


@pytest.mark.parametrize(
    "text",
    [
        "The talks could be useful if both sides come prepared.",
        '"They would use a ceasefire to regroup," Zelensky said.',
        "It is not clear whether Kyiv will send a delegation to Istanbul.",
    ],
)
def test_these_words_take_no_side(text):
    assert not claims(text)


test_what_it_takes_to_meet_is_a_side = side_test(
    [
        ("The question can only be settled by a summit.", "summit", None, "support"),
        ("The last questions could be left to a meeting of the presidents.", "summit", None, "support"),
        ("Steve Witkoff told a conference in Odesa that settling the borders could be left to a summit.", "summit", None, "support"),
        ("The hardest issues should be decided in direct Putin-Zelensky negotiations.", "summit", None, "support"),
        ("Peace requires talks.", "talks", None, "support"),
        ("The work of the teams is meant to pave the way for a summit.", "summit", None, "support"),
        ("The Kremlin voiced scepticism about a summit.", "summit", "Kremlin", "oppose"),
        ("Moscow has yet to receive a serious offer to hold talks.", "talks", "Moscow", "neutral"),
        ("Kyiv has received no concrete proposal of a summit.", "summit", "Kyiv", "neutral"),
        ("Ankara called it a great idea to hold the talks on a ship.", "talks", "Ankara", "support"),
        ("Washington may disengage from the talks.", "talks", "Washington", "conditional"),
        ("It is vital that Washington does not distance itself from the talks.", "talks", None, "support"),
        ("They better come to the table.", "talks", None, "support"),
        ("We need to meet as three parties.", "talks", None, "support"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The dispute was settled by talks in 2015.", "talks"),
        ("The date should be agreed at the talks.", "talks"),
        ("Whether the question could be left to a summit is not known.", "summit"),
        ("The talks in Geneva are set to last three days.", "talks"),
        ("The team was set to leave after the next round of talks.", "talks"),
        ("The steps are meant to open the way to elections after the talks.", "talks"),
        ("Moscow voiced scepticism about Europe's role in the talks.", "talks"),
        ("The Kremlin has doubts about the venue of the summit.", "summit"),
        ("Kyiv thanked Ankara for its help after the talks.", "talks"),
        ("Kyiv thanked Ankara for hosting the talks.", "talks"),
    ],
)
def test_what_stands_beside_a_meeting_takes_no_side(nlp, text, topic):
    assert not sides(nlp, text, topic)


BOTH = {("russia", "talks", "support", "us"), ("ukraine", "talks", "support", "us")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Donald Trump said that Moscow and Kyiv would begin negotiations at once.", True),
        ("Marco Rubio said that Russia and Ukraine would resume direct talks.", True),
        ("Donald Trump spoke with Moscow and Kyiv. He said that both countries would start talks.", True),
        ("Donald Trump said that Moscow and Kyiv would begin negotiations if the front stood still.", False),
        ("Donald Trump said that the two countries would begin negotiations.", False),
        ("Donald Trump said that Moscow would begin negotiations.", False),
        ("Observers said that Moscow and Kyiv would begin negotiations.", False),
    ],
)
def test_what_a_mediator_announces_of_both_is_their_side_at_second_hand(text, told):
    assert ((BOTH & found(text)) == BOTH) is told


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Donald Trump indicated that the US may disengage from the negotiations.", "us"),
        ("Hakan Fidan said that Moscow may disengage from the negotiations.", None),
    ],
)
def test_who_may_leave_the_talks_says_so_itself(text, party):
    assert {c.party for c in claims(text) if c.stance == "conditional"} == ({party} if party else set())
