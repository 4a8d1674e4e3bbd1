"""The English of translated and state press: headlines without a verb, speakers given by office, verdicts on a step."""

from __future__ import annotations

import pytest

from tests.reading import claims, side_test

test_the_press_takes_sides_in_its_own_way = side_test(
    [
        ("Moscow against peacekeepers in Ukraine — embassy", "military_aid", "Moscow", "oppose"),
        ("Western troops in Ukraine unacceptable for Moscow", "military_aid", "Moscow", "oppose"),
        ("Peace talks possible only after Kiev pulls back — envoy", "talks", None, "conditional"),
        ("Russia ready for ceasefire only if West stops arming Kiev", "ceasefire", "Russia", "conditional"),
        ("Kremlin: no ceasefire before Kiev leaves Donbass", "ceasefire", None, "conditional"),
        ("Lavrov on the new plan: no NATO troops in Ukraine", "military_aid", None, "oppose"),
        ("Moscow called the supply of missiles to Kiev unacceptable.", "military_aid", "Moscow", "oppose"),
        ("Moscow called the prospect of a truce unacceptable.", "ceasefire", "Moscow", "oppose"),
        (
            "Kiev's wish to join NATO is one of the root causes of the war, Moscow says.",
            "nato",
            None,
            "oppose",
        ),
        ("Kiev's refusal to join NATO is a key condition, Moscow says.", "nato", None, "oppose"),
        ("A truce would only be a pause for Kiev to regroup, Moscow says.", "ceasefire", None, "oppose"),
        ("Paris recalled the need for a full ceasefire.", "ceasefire", "Paris", "support"),
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
        ("Zelensky to wait for Putin in Turkey", ("ukraine", "summit", "support")),
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
    assert {(c.party, c.topic, c.stance) for c in claims(headline + BODY)} == ({row} - {None})


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [("Russia ready for talks, says Lavrov", "Sergei Lavrov"), ("Kyiv ready for talks, says Zelensky", "Volodymyr Zelensky")],
)  # fmt: skip
def test_who_says_it_at_the_end_of_a_headline_is_the_speaker(headline, speaker):
    assert [c.speaker for c in claims(headline + BODY)] == [speaker]


test_a_deed_is_a_reason_for_more = side_test(
    [
        ("Each such strike is a sufficient reason for new sanctions.", "sanctions", None, "support"),
        ("The delay is no reason to suspend military aid.", "military_aid", None, "support"),
    ]
)


# The same issues and sides in the other verbs of the press.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine ruled out a unilateral pullback from the front.", {("ukraine", "territory", "oppose")}),
        ("Ukraine will not agree to a one-sided withdrawal from the front.", {("ukraine", "territory", "oppose")}),
        ("Ukraine would never walk away from Donbas, Zelensky said.", {("ukraine", "territory", "oppose")}),
        ("Kyiv has refused to vacate the towns it still holds in the east.", {("ukraine", "territory", "oppose")}),
        ("Kyiv insists on keeping control of the region.", {("ukraine", "territory", "oppose")}),
        ("Moscow insists that Ukraine turn over the rest of the region.", {("russia", "territory", "support")}),
        ("Moscow is seeking control of the whole province.", {("russia", "territory", "support")}),
        ("The Kremlin is pushing for full control over the eastern region.", {("russia", "territory", "support")}),
        ("Moscow is trying to adjust the borders in its favour.", {("russia", "territory", "support")}),
        ("The talks are about land that Russian troops occupy and that Putin wants to keep.", {("russia", "territory", "support")}),
        ("The Kremlin insists on a moratorium on Ukraine's accession to the alliance.", {("russia", "nato", "oppose")}),
        ("Trump has dropped his threat of sanctions.", {("us", "sanctions", "oppose")}),
        ("Trump has retreated from his threats of sanctions.", {("us", "sanctions", "oppose")}),
        ("Washington is refraining from imposing new sanctions.", {("us", "sanctions", "oppose")}),
        ("Trump has held back from imposing new sanctions on Moscow.", {("us", "sanctions", "oppose")}),
        ("The US avoids announcing further arms deliveries to Ukraine.", {("us", "military_aid", "oppose")}),
        ("New sanctions depended on how Moscow behaved, Bessent said.", {("us", "sanctions", "conditional")}),
        ("Trump will decide on new sanctions himself, Rubio said.", {("us", "sanctions", "neutral")}),
        ("Washington sanctioned three Russian banks in November.", {("us", "sanctions", "support")}),
        ("Macron called for a halt to Russian gas exports.", {("france", "sanctions", "support")}),
        ("Washington wants a freeze on Russian accounts.", {("us", "sanctions", "support")}),
        ("Macron screams that Washington must toughen sanctions, Lavrov said.", {("france", "sanctions", "support")}),
        ("Moscow said Berlin's decision to lift range limits on missiles is dangerous.", {("russia", "military_aid", "oppose")}),
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
