"""What is answered to reporters, what those who have met agree, what is said to come of an issue."""

import pytest

from tests.reading import claims, side_test, sides

pytestmark = pytest.mark.model

test_these_words_take_the_side = side_test(
    [
        ("Agreeing to a truce would be a no-go for Kyiv.", "ceasefire", "Kyiv", "oppose"),
        ("A truce now would be a gift to Moscow.", "ceasefire", None, "oppose"),
        ("The Ukrainian army needs a truce in order to rearm.", "ceasefire", None, "oppose"),
        ("Moscow agrees to a truce, but it has to lead to a lasting peace.", "ceasefire", "Moscow", "conditional"),
        ("Paris condemns the deportation of children.", "children", "Paris", "support"),
        ("The abduction of children must stop.", "children", None, "support"),
        ("The West keeps pumping Kiev with weapons.", "military_aid", None, "oppose"),
        ("Kyiv agreed to a truce; Moscow has not.", "ceasefire", "Moscow", "oppose"),
        ("Kyiv wants a ceasefire, Moscow does not.", "ceasefire", "Moscow", "oppose"),
        ("Moscow rejected the truce, while Kyiv did not.", "ceasefire", "Kyiv", "support"),
        ("Moscow regards the supplies of missiles to Kyiv as direct involvement.", "military_aid", "Moscow", "oppose"),
        ("Sending foreign troops is fraught with a clash.", "military_aid", None, "oppose"),
        ("Moscow wants Kyiv to withdraw its troops from Donbas.", "territory", "Moscow", "support"),
        ("The sanctions will not be lifted.", "sanctions", None, "support"),
        ("Ankara thanked Washington for its efforts to reach a ceasefire.", "ceasefire", "Ankara", "support"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Should Moscow refuse a ceasefire again, Paris will act.", "ceasefire"),
        ("Moscow does not shy away from the deportation of children.", "children"),
    ],
)
def test_these_take_none(nlp, text, topic):
    assert not sides(nlp, text, topic)


@pytest.mark.parametrize(
    ("met", "parties"),
    [
        ("American and Ukrainian delegations met in Geneva to discuss the war with Russia.", {"us", "ukraine"}),
        ("US and Russian officials held talks in Riyadh about Ukraine.", {"us", "russia"}),
        ("Russian and Ukrainian delegations met in Istanbul, hosted by Turkey.", {"russia", "ukraine"}),
        ("American envoys met Turkish officials. Ukraine and Russia are at war.", {"russia", "ukraine"}),
    ],
)  # fmt: skip
def test_both_sides_are_those_who_have_just_met(met, parties):
    found = claims(f"{met} Both sides agreed that a ceasefire was needed.")
    assert {c.party for c in found if c.topic == "ceasefire"} == parties


@pytest.mark.parametrize(
    ("text", "party", "topic", "stance", "speaker"),
    [
        ('"Kyiv\'s membership in NATO is out of the question," TASS quoted Peskov as saying.', "russia", "nato", "oppose", "Dmitry Peskov"),
        ("Moscow proposed short truces of two days, Medinsky specified.", "russia", "ceasefire", "conditional", "Vladimir Medinsky"),
        ('Putin spoke on Monday. "The president wants a ceasefire," Leavitt told reporters.', "us", "ceasefire", "support", "Karoline Leavitt"),
        ("Russia open to ceasefire: Dmitry Peskov", "russia", "ceasefire", "support", "Dmitry Peskov"),
        ("Trump met Macron. The president believes that Ukraine will not be in NATO, Leavitt said.", "us", "nato", "oppose", "Donald Trump"),
    ],
)  # fmt: skip
def test_who_is_quoted_and_whose_president_it_is(text, party, topic, stance, speaker):
    found = {(c.party, c.topic, c.stance, c.speaker) for c in claims(text) if c.reported_by is None}
    assert (party, topic, stance, speaker) in found


def test_what_the_enemy_needs_is_no_wish():
    assert not claims("Kiev needs it to get more weapons, Lavrov told reporters.")


def test_the_answers_of_a_ministry_are_its_own():
    text = "Extract from the briefing\n\nQ - Does Moscow want peace?\n\nA - We call for an immediate ceasefire.\n\nQ - And Crimea?\n\nA - It is Ukraine."
    found = claims(text, outlet="diplomatie.gouv.fr")
    assert [(c.party, c.topic, c.stance) for c in found] == [("france", "ceasefire", "support")]


@pytest.mark.parametrize(
    ("met", "people"),
    [
        ("Sybiha held a phone call with Rubio. He told him of the Russian attacks.", {"Andrii Sybiha", "Marco Rubio"}),
        ("Trump met Putin in Alaska. European leaders gathered in Kyiv.", set()),
    ],
)  # fmt: skip
def test_they_are_those_who_met_a_few_sentences_before(met, people):
    found = claims(f"{met} They agreed on the need for an unconditional ceasefire.")
    assert {c.speaker for c in found if c.topic == "ceasefire"} == people


def test_a_mission_speaks_for_its_country():
    text = "Statement by the Permanent Representative of France to the United Nations\n\nI thank you. We call for an immediate ceasefire."
    assert [(c.party, c.topic, c.stance) for c in claims(text)] == [("france", "ceasefire", "support")]


LEADERS = (
    "French President Emmanuel Macron, German Chancellor Friedrich Merz and British Prime Minister Keir Starmer have "
    "issued a joint statement on Russia and Ukraine.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        '"We want a ceasefire now," the leaders said.',
    ],
)
def test_leaders_and_their_statement_are_those_who_issued_it(text):
    found = [c for c in claims(LEADERS + text) if c.topic == "ceasefire"]
    assert {(c.party, c.stance, c.reported_by) for c in found} == {("france", "support", None)}


def test_what_they_want_is_not_the_side_of_who_says_so():
    assert not claims('"They want to be part of NATO," Trump said of his guests.')


def test_they_are_not_going_to_be_a_part_of_it():
    found = claims('"They are not going to be a part of NATO," Trump said.')
    assert [(c.party, c.stance) for c in found] == [("us", "oppose")]
