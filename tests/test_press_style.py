"""The English of translated and state press: headlines without a verb, speakers given by office, verdicts on a step."""

from __future__ import annotations

import pytest

from tests.reading import claims, held, side_test

test_the_press_takes_sides_in_its_own_way = side_test(
    [
        ("Peace talks possible only after Kiev pulls back — envoy", "talks", None, "conditional"),
        ("Russia ready for ceasefire only if West stops arming Kiev", "ceasefire", "Russia", "conditional"),
        ("Kremlin: no ceasefire before Kiev leaves Donbass", "ceasefire", "Kremlin", "conditional"),
        ("Lavrov on the new plan: no NATO troops in Ukraine", "military_aid", "Lavrov", "oppose"),
        ("Moscow called the supply of missiles to Kiev unacceptable.", "military_aid", "Moscow", "oppose"),
        ("Russia is ready to consider a ceasefire if Kiev withdraws.", "ceasefire", "Russia", "conditional"),
    ]
)


@pytest.mark.parametrize(
    ("text", "topic", "stance"),
    [
        ("Macron spoke of sending European troops to Ukraine. Moscow said that such a step is unacceptable.", "military_aid", "oppose"),
        ("As for sanctions, they must be lifted, Moscow said.", "sanctions", "oppose"),
    ],
)  # fmt: skip
def test_a_verdict_on_what_was_named_before_is_of_that_issue(text, topic, stance):
    assert (topic, stance) in {(c.topic, c.stance) for c in claims(text) if c.party == "russia"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Volodymyr Zelensky spoke with Macron. "We need a ceasefire," the head of state stressed.', "Volodymyr Zelensky"),
        ('Zelensky spoke of Putin\'s offer. "We are ready for a truce," the President noted.', "Volodymyr Zelensky"),
        ("France welcomes the visit. The President of the Republic called for a ceasefire.", "Emmanuel Macron"),
    ],
)  # fmt: skip
def test_an_office_without_a_name_is_the_last_subject_who_holds_it(text, speaker):
    assert [c.speaker for c in claims(text)] == [speaker]


def test_a_mediator_at_war_with_nobody_is_no_other_war():
    found = claims("Macron noted that France is ready to work with China to achieve a ceasefire.")
    assert [(c.party, c.topic, c.stance) for c in found] == [("france", "ceasefire", "support")]


@pytest.mark.parametrize(
    "text",
    [
        "Talks on terms unacceptable to Kyiv have begun in Istanbul.",
        "The troops came from several NATO countries.",
    ],
)
def test_what_only_looks_like_a_verdict_is_none(text):
    assert not claims(text)


BODY = "\n\nOfficials met again on Tuesday."


@pytest.mark.parametrize(
    ("headline", "row"),
    [
        ("Zelensky ready to fly, but insists on truce", ("ukraine", "ceasefire", "support")),
        ("Rubio to push for ceasefire", ("us", "ceasefire", "support")),
        ("Zelensky rejects ceasefire", ("ukraine", "ceasefire", "oppose")),
        ("Fidan rejects ceasefire", ("turkey", "ceasefire", "oppose")),
        ("Trump rejects ceasefire", ("us", "ceasefire", "oppose")),
        ("Trump rules out ceasefire", ("us", "ceasefire", "oppose")),
        ("Peskov rejects truce", ("russia", "ceasefire", "oppose")),
        ("Kremlin rejects truce", ("russia", "ceasefire", "oppose")),
        ("Trump backs prisoner exchange", ("us", "prisoners", "support")),
        ("Barrot dismisses ceasefire offer", ("france", "ceasefire", "oppose")),
        ("Fidan says no to truce", ("turkey", "ceasefire", "oppose")),
        ("No ceasefire for now, says Fidan", ("turkey", "ceasefire", "oppose")),
        ("No ceasefire for now, Kremlin says", ("russia", "ceasefire", "oppose")),
        ("No truce for now, says Turkish Foreign Minister Hakan Fidan", ("turkey", "ceasefire", "oppose")),
        ("Ceasefire is needed, says Fidan", ("turkey", "ceasefire", "support")),
        ("Russia must agree to truce, insists Zelensky", ("ukraine", "ceasefire", "support")),
        ("Starmer rejects ceasefire", None),
        ("No ceasefire for now, says Merz", None),
        ("Truce talks stall", None),
        ("No truce in Kyiv, says report", None),
    ],
)
def test_a_headline_of_few_words_is_read_as_a_sentence(headline, row):
    assert held(headline + BODY) == ({row} - {None})


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [("Russia ready for talks, says Lavrov", "Sergei Lavrov"), ("Kyiv ready for talks, says Zelensky", "Volodymyr Zelensky")],
)  # fmt: skip
def test_who_says_it_at_the_end_of_a_headline_is_the_speaker(headline, speaker):
    assert [c.speaker for c in claims(headline + BODY)] == [speaker]


# The same issues and sides in the other verbs of the press.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine ruled out a unilateral pullback from the front.", {("ukraine", "territory", "oppose")}),
        ("Ukraine will not agree to a one-sided withdrawal from the front.", {("ukraine", "territory", "oppose")}),
        ("Ukraine would never walk away from Donbas, Zelensky said.", {("ukraine", "territory", "oppose")}),
        ("Kyiv has refused to vacate the towns it still holds in the east.", {("ukraine", "territory", "oppose")}),
        ("Moscow insists that Ukraine turn over the rest of the region.", {("russia", "territory", "support")}),
        ("Moscow is seeking control of the whole province.", {("russia", "territory", "support")}),
        ("The Kremlin is pushing for full control over the eastern region.", {("russia", "territory", "support")}),
        ("The Kremlin insists on a moratorium on Ukraine's accession to the alliance.", {("russia", "nato", "oppose")}),
        ("Trump has dropped his threat of sanctions.", {("us", "sanctions", "oppose")}),
        ("Washington is refraining from imposing new sanctions.", {("us", "sanctions", "oppose")}),
        ("Trump has held back from imposing new sanctions on Moscow.", {("us", "sanctions", "oppose")}),
        ("The US avoids announcing further arms deliveries to Ukraine.", {("us", "military_aid", "oppose")}),
        ("New sanctions depended on how Moscow behaved, Bessent said.", {("us", "sanctions", "conditional")}),
        ("Washington sanctioned three Russian banks in November.", {("us", "sanctions", "support")}),
        ("Macron called for a halt to Russian gas exports.", {("france", "sanctions", "support")}),
        ("Washington wants a freeze on Russian accounts.", {("us", "sanctions", "support")}),
        ("Macron screams that Washington must toughen sanctions, Lavrov said.", {("france", "sanctions", "support")}),
        ("Washington has paused the sharing of intelligence with Kyiv.", {("us", "military_aid", "oppose")}),
        ("The Ukrainian president repeated his pleas for air-defence missiles.", {("ukraine", "military_aid", "support")}),
        ("Ukraine secured the return of five children.", {("ukraine", "children", "support")}),
    ],
)  # fmt: skip
def test_an_issue_in_other_words_keeps_its_side(text, expected):
    topic = next(iter(expected))[1]
    assert {(c.party, c.topic, c.stance) for c in claims(text) if c.topic == topic} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv confirmed the pullback of its forces from the town.",
        "Russian troops took full control of the region in May.",
        "Ukraine's army lost control of the region in 2022.",
        "Kyiv handed over to the region three ambulances.",
        "Moscow wants to complete the railway in the region.",
        "Kyiv plans to hand over the power plant in the Kharkiv region to a company.",
        "Russia's unilateral withdrawal from the grain deal drew criticism from Paris.",
        "Trump wants to change the borders of Greenland.",
        "The ships that Moscow wants to keep are in the port.",
        "Ukrainian troops withdrew from fortified positions near the town.",
        "Trump dropped his threat of tariffs on Canada.",
        "Washington refrained from commenting on the sanctions.",
        "Russia avoids being hit by sanctions.",
        "The annexation of Crimea was the reason for the sanctions, Lavrov said.",
        "How much sanctions hurt depends on China, Rubio said.",
        "Washington sanctioned two Iranian firms.",
        "Putin sanctioned the attack on a Russian rival.",
        "Washington has not sanctioned Lukoil.",
        "Ukraine's drones forced a halt to oil exports from Primorsk.",
        "Russia announced a ban on petrol exports.",
        "Turkey and Syria agreed on intelligence cooperation.",
        "Russia used anti-aircraft missiles against the town, Kyiv said.",
        "The strike wounded three workers at an air-defence missile plant.",
    ],
)
def test_words_that_only_look_like_an_issue_take_no_side(text):
    assert not claims(text)


test_moscow_at_a_conference_on_peace_is_talks = side_test(
    [
        ("Russia ought to take part in the next peace conference.", "talks", None, "support"),
        ("Kyiv wants Moscow to be invited to the follow-up peace summit.", "talks", "Kyiv", "support"),
        ("Kyiv called for Russia's participation in the next summit on peace.", "talks", "Kyiv", "support"),
        ("Russia will not attend a follow-up peace conference.", "talks", "Russia", "oppose"),
        ("Moscow has ruled out taking part in a second peace summit.", "talks", "Moscow", "oppose"),
        ("The Kremlin rejected participation in the peace conference.", "talks", "Kremlin", "oppose"),
        (
            "Zelensky proposed that Russia be present at the next peace summit.",
            "talks",
            "Zelensky",
            "support",
        ),
        (
            "Zelensky plans a second peace summit, at which Russian envoys should attend.",
            "talks",
            None,
            "support",
        ),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "Russia was not invited to the peace summit in Switzerland.",
        "Russia did not take part in the peace conference, Zelensky said.",
        "Zelensky will attend the peace summit in Switzerland on Saturday.",
        "Macron will take part in the peace conference in Switzerland.",
        "China, Russia's main partner, will not attend the peace conference.",
        "Russia should attend the climate conference in Baku.",
        "Ukraine plans a second global peace summit this autumn.",
        "An army restored control over a village in the south.",
        "There are no grounds for pessimism about the talks, Peskov said.",
        "Moscow closed the door to journalists after the talks.",
        "An offer made by a bank in Moscow to finance the talks was turned down.",
        "Ideas put forward by the EU on a ceasefire were discussed.",
    ],
)
def test_what_looks_like_a_conference_a_basis_a_door_or_a_proposal_is_no_claim(text):
    assert not claims(text)


test_no_basis_a_closed_door_and_a_ban_are_a_no_to_talks = side_test(
    [
        ("Lavrov said there were no prerequisites for negotiations with Ukraine.", "talks", None, "oppose"),
        ("There are no grounds for resuming negotiations.", "talks", None, "oppose"),
        ("Moscow sees no basis for peace talks with Ukraine.", "talks", "Moscow", "oppose"),
        ("Ukraine itself closed the door to negotiations, Peskov said.", "talks", "Ukraine", "oppose"),
        ("The Kyiv regime has slammed all the doors to talks, Lavrov said.", "talks", "regime", "oppose"),
        (
            "Lavrov spoke of the decree of Zelensky that bans talks with Moscow.",
            "talks",
            "Zelensky",
            "oppose",
        ),
        ("Moscow wants the law prohibiting Ukraine from negotiating repealed.", "talks", "Ukraine", "oppose"),
    ]
)


test_land_taken_back_and_claims_denied_are_a_no_to_giving_it_up = side_test(
    [
        (
            "Ukraine insists on the restoration of its sovereignty over Crimea.",
            "territory",
            "Ukraine",
            "oppose",
        ),
        ("Kyiv wants to restore Ukrainian control over the occupied regions.", "territory", "Kyiv", "oppose"),
        (
            "Zelensky's plan requires a full withdrawal of Moscow's forces from the occupied territories.",
            "territory",
            "Zelensky",
            "oppose",
        ),
    ]
)


test_who_put_a_proposal_forward_wants_it = side_test(
    [
        ("The Kremlin rejected a proposal put forward by Kyiv for a truce.", "ceasefire", "Kyiv", "support"),
        ("An appeal launched by Paris for a ceasefire found no answer.", "ceasefire", "Paris", "support"),
        ("An offer made by Turkey to host new talks is on the table.", "talks", "Turkey", "support"),
    ]
)


@pytest.mark.parametrize(
    ("headline", "row"),
    [
        (
            "Fidan - Kyiv and Moscow agree on exchange of 300 prisoners",
            ("russia", "prisoners", "support", "turkey"),
        ),
        ("Peskov – we are ready for talks with Ukraine", ("russia", "talks", "support", None)),
        (
            "Zelensky thanks allies, says Russia must agree to a ceasefire",
            ("ukraine", "ceasefire", "support", None),
        ),
        ("Lavrov tours Africa, says Ukraine must not join NATO", ("russia", "nato", "oppose", None)),
        ("Putin - a portrait of the man before the talks", None),
        ("Zelensky - Putin talks collapse", None),
    ],
)
def test_a_dash_and_says_behind_a_comma_tell_whose_headline_it_is(headline, row):
    found = {(c.party, c.topic, c.stance, c.reported_by) for c in claims(headline + BODY)}
    assert (row in found) if row else not found
