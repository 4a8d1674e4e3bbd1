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


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("And the minister, flying home, told reporters that he was tired.", "minister", "told"),
        ("On Sunday Smyk said that Moscow should agree.", "Smyk", "said"),
        ("On Friday Smyk again called for a truce.", "Friday", "On"),
        ("The fighting would only stop when troops left the Donbas, Smyk repeated.", "left", "stop"),
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


def test_a_name_taken_for_the_verb_gives_it_back():
    doc = tree(
        ("Smyk", "NN", "ROOT", 0), ("drafted", "VBN", "amod", 2), ("letters", "NNS", "dobj", 0)
    )  # fmt: skip
    assert [(t.dep_, t.head.text) for t in doc] == [
        ("nsubj", "drafted"),
        ("ROOT", "drafted"),
        ("dobj", "drafted"),
    ]


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
