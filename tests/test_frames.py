"""Frames: sentences in which nobody takes a side, filled in to train the judge."""

import pytest

from ingest import frames
from ingest.management.commands.train import read
from tests.gold_checks import GOLD
from tests.reading import claims

TEXTS = frames.filled(GOLD / "frames.txt")


def test_every_hole_is_filled_and_a_sentence_begins_with_a_capital():
    for gold in TEXTS:
        assert "{" not in gold.source.text
        assert next(letter for letter in gold.source.text if letter.isalpha()).isupper()
        assert gold.claims == ()


def test_every_issue_and_every_party_comes_up_often():
    text = "\n".join(gold.source.text for gold in TEXTS)
    for phrases in frames.ISSUES:
        assert sum(text.count(phrase) for phrase in phrases) > 50
    for names in (*frames.PERSONS.values(), *frames.STATES.values()):
        assert sum(text.count(name) for name in names) > 50


def test_the_same_file_gives_the_same_texts(tmp_path):
    (tmp_path / "frames.txt").write_text("{X} told {YP} of {T}.\n", "utf8")
    once, again = read(tmp_path / "frames.txt"), read(tmp_path / "frames.txt")
    assert once == again
    assert len({gold.source.text for gold in once}) == frames.EACH


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Zelensky and Erdogan spoke about the exchange of prisoners on Tuesday.",
        "Macron recalled how the prisoner swap began in 2022.",
        "Rubio explained what stands in the text about the return of the deported children.",
        "Zelensky briefed Macron on the return of the deported children.",
        "Fidan said he had read the article on the return of the deported children.",
        "Peskov said the exchange of prisoners had been the subject of the call.",
        "Rubio thanked Fidan for the conversation, which touched on the return of the deported children.",
        "Macron noted that the media write a lot about a ceasefire.",
        "Zelensky spoke about a ceasefire for an hour.",
        "An adviser of the French president wrote a book about arms deliveries to Ukraine.",
        "Journalists asked Lavrov about NATO membership for Ukraine.",
        "Rubio told reporters what Fidan thinks of sanctions on Russia.",
        "In 2014 Lavrov spoke of a ceasefire too.",
    ],
)
def test_who_only_speaks_of_an_issue_takes_no_side(text):
    assert claims(text) == ()
