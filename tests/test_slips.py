"""Slips of the parser that are mended."""

import pytest
import spacy
from spacy.tokens import Doc

from ingest.extraction.slips import slips
from tests.extraction_cast import read

VOCAB = spacy.blank("en").vocab


def tree(*rows):
    words, tags, deps, heads = zip(*rows, strict=True)
    lemmas = [{"said": "say", "repeating": "repeat"}.get(word, word) for word in words]
    return slips(Doc(VOCAB, words=words, tags=tags, deps=deps, heads=heads, lemmas=lemmas))


WANTS = (("Moscow", "NNP", "nsubj", 1), ("wants", "VBZ", "ROOT", 1), ("Kyiv", "NNP", "nsubj", 4))
RENOUNCE = (("to", "TO", "aux", 4), ("renounce", "VB", "ccomp", 1), ("NATO", "NNP", "dobj", 4))


@pytest.mark.parametrize(
    ("rest", "head"),
    [
        ((("and", "CC", "cc", 4), ("withdraw", "VB", "conj", 1)), "renounce"),
        ((("and", "CC", "cc", 4), ("withdraws", "VBZ", "conj", 1)), "wants"),
        ((("and", "CC", "cc", 4), ("will", "MD", "aux", 8), ("withdraw", "VB", "conj", 1)), "wants"),
    ],
)
def test_a_bare_infinitive_belongs_to_the_infinitive_before_it(rest, head):
    assert tree(*WANTS, *RENOUNCE, *rest)[-1].head.text == head


@pytest.mark.parametrize(
    ("text", "relation"),
    [("Moscow urged to agree to a truce", "nsubjpass"), ("Moscow urged Kyiv to agree to a truce", "nsubj")],
)
def test_who_is_urged_in_a_headline_urges_nobody(nlp, text, relation):
    assert read(nlp, text)[0].dep_ == relation


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("And the minister, flying home, told reporters that he was tired.", "minister", "told"),
        ("The envoy said the raid was a crime and called for a truce.", "called", "said"),
        ("The envoy proposed freezing the front line and lifting sanctions.", "lifting", "freezing"),
        ("The envoy said the minister was ill and called for a truce.", "called", "was"),
        (
            "The envoy admitted that Moscow is stalling the talks and warned the Kremlin.",
            "warned",
            "admitted",
        ),
        (
            "The envoy admitted that Moscow was stalling the talks and warned the Kremlin.",
            "warned",
            "stalling",
        ),
        (
            "The envoy noted that Moscow had promised a list and stressed that it should come soon.",
            "stressed",
            "noted",
        ),
        ("The envoy said Moscow had lost its way and said he was tired.", "was", "said"),
        ("The envoy says Moscow has lost its way, considering a tariff", "considering", "says"),
        ("The envoy said Moscow was late, rejecting a truce.", "rejecting", "was"),
        ("On Sunday Smyk said that Moscow should agree.", "Smyk", "said"),
        ("On Friday Smyk again called for a truce.", "Friday", "On"),
        ("The fighting would only stop when troops left the Donbas, Smyk repeated.", "left", "stop"),
        ("Kyiv asks for a meeting with Ivan Orlov - Moscow says it is late", "Moscow", "says"),
        ("Kyiv asks for a meeting with Ivan Orlov - Moscow says it is late", "Orlov", "with"),
        ("Kovac said that it was late, while Smyk called for patience.", "called", "said"),
        ("Kovac said that it was late while Smyk was away.", "was", "said"),
        (
            "Kovac said he hopes Berg's words would be heard, while Premier Ada Smyk urged Paris to wait.",
            "urged",
            "said",
        ),
    ],
)
def test_what_is_said_beside_something_said_goes_to_who_says_it(nlp, text, verb, head):
    assert next(t for t in read(nlp, text) if t.text == verb).head.text == head


BESIDE = "Kovac pressed the envoy to speak while Chad's minister Karl Berg, who thought the moment for patience was past,"


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        (f"{BESIDE} appealed to Paris for money.", "Berg", "appealed"),
        (f"{BESIDE} appealed to Paris for money.", "Kovac", "pressed"),
        ("Chad's leader, whose close partner Smyk had phoned him, called on Paris to act.", "leader", "called"),
        ("Karl Berg, who was in Rome, ruled out paying, called the visit vital, and left.", "Berg", "ruled"),
        ("Kovac met Karl Berg, who called for patience, and urged Paris to wait.", "Kovac", "met"),
    ],
)  # fmt: skip
def test_a_name_does_what_stands_behind_the_aside_on_it(nlp, text, name, verb):
    found = next(t for t in read(nlp, text) if t.text == name)
    assert (found.dep_, found.head.text) == ("nsubj", verb)


HOSTED = (
    ("Smyk", "NNP", "nsubj", 2), ("hosted", "JJ", "amod", 2), ("Berg", "NNP", "nsubj", 6), ("in", "IN", "prep", 2),
    ("Oslo", "NNP", "pobj", 3), ("and", "CC", "cc", 2), ("said", "VBD", "ROOT", 6),
)  # fmt: skip


def test_who_received_another_and_said_something_is_the_first():
    doc = tree(*HOSTED)
    assert [(t.dep_, t.head.text) for t in (doc[0], doc[1], doc[2], doc[3], doc[6])] == [
        ("nsubj", "hosted"),
        ("ROOT", "hosted"),
        ("dobj", "hosted"),
        ("prep", "hosted"),
        ("conj", "hosted"),
    ]


PLAN = (
    ("Kovac", "NNP", "nsubj", 1),
    ("rejected", "VBD", "ROOT", 1),
    ("Berg", "NNP", "poss", 3),
    ("plan", "NN", "dobj", 1),
)
ITS = (("it", "PRP", "nsubj", 7), ("paid", "VBD", "ccomp", 5))


@pytest.mark.parametrize(
    ("mark", "head"), [((",", ",", "punct", 1), "rejected"), (("paper", "NN", "dobj", 1), "plan")]
)
def test_who_rejected_a_plan_says_what_is_said_behind_it(mark, head):
    doc = tree(*PLAN, mark, ("repeating", "VBG", "acl", 3), *ITS)
    assert doc[5].head.text == head


SENT = (("Moscow", "NNP", "nsubj", 1), ("sent", "VBD", "ROOT", 1), ("drones", "NNS", "dobj", 1))
SAID = (("that", "WDT", "nsubj", 5), ("officials", "NNS", "nsubj", 5), ("said", "VBD", "relcl", 2))


def test_what_somebody_said_of_a_thing_is_no_deed_of_the_subject_before():
    showed = tree(*SENT, *SAID, ("showed", "VBD", "conj", 1))[-1]
    assert (showed.head.text, showed.dep_) == ("said", "ccomp")
    assert showed.doc[3].head == showed


def test_a_name_taken_for_the_verb_gives_it_back():
    doc = tree(
        ("Smyk", "NN", "ROOT", 0), ("drafted", "VBN", "amod", 2), ("letters", "NNS", "dobj", 0)
    )  # fmt: skip
    assert [(t.dep_, t.head.text) for t in doc] == [
        ("nsubj", "drafted"),
        ("ROOT", "drafted"),
        ("dobj", "drafted"),
    ]


LEFT = (
    ("Leaving", "VBG", "compound", 2), ("Le", "NNP", "compound", 2), ("Bourget", "NNP", "nsubj", 5), (",", ",", "punct", 5),
    ("Smyk", "NNP", "nsubj", 5), ("warned", "VBD", "ROOT", 5),
)  # fmt: skip


@pytest.mark.parametrize(("first", "place"), [("Leaving", ("dobj", "Leaving")), ("Le", ("nsubj", "warned"))])
def test_a_place_that_somebody_leaves_warns_of_nothing(first, place):
    rows = LEFT if first == "Leaving" else ((("The", "DT", "det", 2)), *LEFT[1:])
    doc = tree(*rows)
    assert (doc[2].dep_, doc[2].head.text) == place
    assert (doc[4].dep_, doc[4].head.text) == ("nsubj", "warned")


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Calloway rejects truce", "nsubj>rejects ROOT>rejects dobj>rejects"),
        ("Harenko to wait", "nsubj>wait aux>wait ROOT>wait"),
        ("No truce now, says Calloway", "det>truce ROOT>truce advmod>truce punct>says parataxis>truce nsubj>says"),
    ],
)  # fmt: skip
def test_a_short_headline_has_a_subject_and_a_verb(nlp, text, shape):
    doc = read(nlp, f"{text}\n\nOfficials met again on Tuesday.")
    line = doc[: len(shape.split())]
    assert " ".join(f"{t.dep_}>{t.head.text}" for t in line) == shape


FRONTED = [
    ("In his evening address on Saturday Harenko once again pressed for a meeting.", "Harenko", "pressed"),
    ("In Geneva Igor Velnikov said there would be no truce.", "Velnikov", "said"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "verb"), FRONTED)
def test_who_stands_behind_a_place_or_an_occasion_is_no_second_name_of_it(nlp, text, name, verb):
    doc = read(nlp, text)
    (found,) = (t for t in doc if t.text == name)
    assert (found.dep_, found.head.text) == ("nsubj", verb)


@pytest.mark.parametrize(
    "text",
    [
        "In a row with Harenko, the mayor, who had called for a truce, resigned.",
        "At the talks in Geneva, Switzerland, where it rained, Velnikov called for a truce.",
    ],
)
def test_a_second_name_stays_one(nlp, text):
    before = next(t for t in read(nlp, text) if t.text in {"Harenko", "Switzerland"})
    assert before.dep_ != "nsubj"
