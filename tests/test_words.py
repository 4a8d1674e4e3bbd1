"""The remembered parts of speech and base forms are those of spaCy's own pipes."""

import pytest
from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG

from ingest.extraction import words

TEXTS = [
    "There's a list, and there are two drafts. Let's read them; it ain't long, y'all.",
    "It has to be signed before I do it: had they gonna, gotta, c'mon.\n\n  That which they have had they keep.",
    "The envoy WAS meeting the Meeting's leaders, but you left it to them 🕊️.",
    "",
    "\n \n",
]


@pytest.mark.model
@pytest.mark.parametrize("text", [*TEXTS, " ".join(TEXTS)])
def test_every_word_gets_what_the_pipes_of_the_model_give_it(nlp, text):
    remembered = words.Words(nlp)
    for _ in range(2):  # asked, then remembered
        theirs = nlp.make_doc(text)
        for name in ("tok2vec", "tagger", "parser"):
            theirs = nlp.get_pipe(name)(theirs)
        ours = remembered(theirs.copy())
        for pipe in words.REPLACED:
            theirs = nlp.get_pipe(pipe)(theirs)
        for attribute in (TAG, POS, MORPH, LEMMA, DEP):
            assert ours.to_array(attribute).tolist() == theirs.to_array(attribute).tolist()


@pytest.mark.model
def test_what_is_remembered_does_not_grow_without_end(nlp, monkeypatch):
    monkeypatch.setattr(words, "MOST", 3)
    remembered = words.Words(nlp)
    for text in ("The first list was ready.", "Another draft came later."):
        doc = nlp.make_doc(text)
        for name in ("tok2vec", "tagger", "parser"):
            doc = nlp.get_pipe(name)(doc)
        assert [token.lemma_ for token in remembered(doc)]
    assert len(remembered.answers) == 5
