"""The plain objects that rules read: they answer as spaCy's do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction import nlp as base
from ingest.extraction import tree
from ingest.extraction.annotations import Context
from positions.vocabulary import Vocabulary

pytestmark = pytest.mark.model
TEXT = """Kyiv: "No 30-day truce", sources say

ANKARA, May 5 (Agency) — The two ministers, who met on Monday, agreed that prisoners, children and the fallen
would be brought home; Moscow -- a spokesman for it said -- wanted to wait. "We don't know," she told the paper's Ada…
"""
WORDS = ("head", "left_edge", "right_edge")
ROWS = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")
PLAIN = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "whitespace_", "text_with_ws", "is_alpha",
    "is_title", "is_space", "is_punct", "is_quote", "like_num",
)  # fmt: skip


@pytest.fixture(scope="module")
def both(nlp):
    doc = next(base.pipe(nlp, [(TEXT, Context(Vocabulary()))]))
    return doc, tree.of(doc)


def test_every_word_answers_as_spacys(both):
    doc, plain = both
    assert (plain.text, len(plain)) == (doc.text, len(doc))
    for token, word in zip(doc, plain, strict=True):
        assert [getattr(word, name) for name in PLAIN] == [getattr(token, name) for name in PLAIN]
        assert [getattr(word, name).i for name in WORDS] == [getattr(token, name).i for name in WORDS]
        for name in ROWS:
            assert [w.i for w in getattr(word, name)] == [t.i for t in getattr(token, name)], (token, name)
        assert word.is_sent_start == bool(token.is_sent_start)
        assert (len(word), word.sent.start, word.sent.end) == (len(token), token.sent.start, token.sent.end)
        assert all(word.is_ancestor(plain[t.i]) == token.is_ancestor(t) for t in doc)


def test_every_run_of_words_has_the_root_and_text_that_spacy_gives_it(both):
    doc, plain = both
    assert [(s.start, s.end) for s in plain.sents] == [(s.start, s.end) for s in doc.sents]
    for start in range(len(doc)):
        for end in range(start + 1, min(start + 6, len(doc) + 1)):
            span, run = doc[start:end], plain[start:end]
            assert (run.root.i, run.text, run.start_char) == (span.root.i, span.text, span.start_char)


def test_a_slice_that_ends_before_it_begins_is_empty_as_spacys(both):
    doc, plain = both
    for a, b in ((5, 2), (-3, None), (None, 10_000), (0, 0)):
        assert [w.i for w in plain[a:b]] == [t.i for t in doc[a:b]]


def test_there_is_no_word_beyond_the_last(both):
    _, plain = both
    with pytest.raises(IndexError):
        plain[len(plain) - 1].nbor()
    with pytest.raises(IndexError):
        plain[0].nbor(-1)


def test_a_text_of_no_words_is_read(nlp):
    plain = tree.of(nlp.tokenizer(""))
    assert (list(plain), plain.text, plain.sents) == ([], "", [])


@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.integers(0, n - 1), min_size=n, max_size=n)))
def test_every_walk_up_ends_whatever_the_heads(heads):
    cut = tree.without_circles([*heads])
    for at in range(len(cut)):
        walk = {at}
        while cut[at] != at:
            at = cut[at]
            assert at not in walk
            walk.add(at)
    assert all(new in (old, at) for at, (new, old) in enumerate(zip(cut, heads, strict=True)))


@given(st.lists(st.integers(0, 50), max_size=50))
def test_what_has_no_circle_stays(places):
    heads = [place % (at + 1) for at, place in enumerate(places)]
    assert tree.without_circles([*heads]) == heads


@pytest.mark.parametrize(
    "title", ["Paris, Kyiv call for truce", "Kyiv, Paris, Ankara want truce", "Paris, Kyiv say no"]
)
def test_a_headline_of_two_names_is_a_tree(nlp, title):
    doc = next(base.pipe(nlp, [(title + "\n\nThe talks went on.", Context(Vocabulary()))]))
    for token in doc:
        assert len(list(token.ancestors)) < len(doc)
