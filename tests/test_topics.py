"""Cue phrases: how they are written, and what they find."""

import pytest

from ingest.extraction.annotations import Context
from ingest.extraction.topic_references import find_references
from ingest.extraction.topics import GAP, compile_phrase, find_topics
from positions.vocabulary import Topic, Vocabulary, read

pytestmark = pytest.mark.model
VOCABULARY = read()


def docs(nlp, text, vocabulary=VOCABULARY):
    from ingest.extraction import nlp as base

    return next(base.pipe(nlp, [(text, Context(vocabulary))]))


def found(nlp, text):
    doc = docs(nlp, text)
    return {(m.topic, m.side) for m in find_topics(doc, VOCABULARY.topics)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara wants a truce.", ("ceasefire", 1)),
        ("The guns must fall silent.", ("ceasefire", 1)),
        ("The two sides agreed on a swap of captives.", ("prisoners", 1)),
        ("They discussed the repatriation of the bodies of fallen soldiers.", ("prisoners", 1)),
        ("Kyiv handed over its memorandum.", ("memorandum", 1)),
        ("Ukraine's membership in the Alliance is closed.", ("nato", 1)),
        ("Moscow insists on neutrality.", ("nato", -1)),
        ("They are ready for the next round of talks.", ("talks", 1)),
        ("A summit of the leaders is needed.", ("summit", 1)),
        ("They asked for the lifting of all sanctions.", ("sanctions", -1)),
        ("New sanctions will follow.", ("sanctions", 1)),
        ("Kyiv will not cede territory.", ("territory", -1)),
        ("He defended the territorial integrity of the country.", ("territory", -1)),
        ("They ask for the return of all the abducted Ukrainian children.", ("children", 1)),
        ("Paris promised more arms deliveries to Ukraine.", ("military_aid", 1)),
        ("They must stop supplying weapons to Ukraine.", ("military_aid", -1)),
    ],
)
def test_an_issue_is_found_by_its_phrases_with_the_side_they_name(nlp, text, expected):
    assert expected in found(nlp, text)


@pytest.mark.parametrize(
    "text", ["The weather was fine.", "NATO soldiers held an exercise.", "He released a book about children."]
)
def test_other_matters_name_no_issue(nlp, text):
    assert not found(nlp, text)


def test_what_only_qualifies_another_issue_is_left_out(nlp):
    assert ("ceasefire", 1) not in found(nlp, "Both are ready for ceasefire talks.")


def test_a_gap_stays_within_its_words_and_sentence(nlp):
    topic = Topic("harvest", "Harvest", "Grain should be shipped.", ("ship … grain",))
    vocabulary = Vocabulary(topics=(topic,))
    near = docs(nlp, "They will ship all of this year's grain.", vocabulary)
    assert [m.topic for m in find_topics(near, vocabulary.topics)] == ["harvest"]
    far = docs(nlp, "They ship " + "very " * (GAP + 1) + "good grain. They ship. Grain is good.", vocabulary)
    assert find_topics(far, vocabulary.topics) == []


@pytest.mark.parametrize("phrase", ["… talks", "talks …", "…", " "])
def test_a_phrase_begins_and_ends_with_a_word(phrase):
    with pytest.raises(ValueError, match="begins and ends with a word"):
        compile_phrase(phrase, "talks", 1)


def test_every_phrase_of_the_vocabulary_can_be_read():
    for topic in VOCABULARY.topics:
        for phrase in (*topic.cues, *topic.supporting, *topic.opposing):
            assert compile_phrase(phrase, topic.slug, 1).words


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ankara proposed a truce. Moscow rejected that proposal.", "ceasefire"),
        ("The delegations spoke of sanctions. Paris supports them.", "sanctions"),
        ("The second round of talks is near. Kyiv is open to such a meeting.", "talks"),
    ],
)
def test_what_stands_for_an_issue_is_found(nlp, text, topic):
    doc = docs(nlp, text)
    named = find_topics(doc, VOCABULARY.topics)
    assert topic in {m.topic for m in find_references(doc, named) if m.referred}
