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
