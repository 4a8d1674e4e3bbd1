"""Frames: sentences with holes, filled in to train the judge."""

import pytest

from ingest import frames
from ingest.management.commands.train import read
from tests.gold_checks import GOLD
from tests.reading import claims

TEXTS = frames.filled(GOLD / "frames.tsv")


def test_every_hole_is_filled_and_a_sentence_begins_with_a_capital():
    for gold in TEXTS:
        assert "{" not in gold.source.text
        assert next(letter for letter in gold.source.text if letter.isalpha()).isupper()
        assert all(claim["evidence"] == gold.source.text for claim in gold.claims)
        assert len(gold.claims) <= 1


def test_every_issue_and_every_party_comes_up_often():
    text = "\n".join(gold.source.text for gold in TEXTS)
    for phrases in frames.ISSUES.values():
        assert sum(text.count(phrase) for phrase in phrases) > 50
    for names in (*frames.PERSONS.values(), *frames.STATES.values()):
        assert sum(text.count(name) for name in names) > 50


def test_a_file_gives_the_same_texts_each_time_and_their_sides(tmp_path):
    (tmp_path / "frames.tsv").write_text("none\t{X} told {YP} of {T}.\noppose\t{XC} blocked {T}.\n", "utf8")
    once = read(tmp_path / "frames.tsv")
    assert once == read(tmp_path / "frames.tsv")
    assert len({gold.source.text for gold in once}) == len(once) == frames.EACH["none"] + 1
    assert [[c["stance"] for c in gold.claims] for gold in once] == [[], [], [], [["oppose"]]]


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
        "Peskov called the report on the truce fake.",
        "Zelensky said it was not clear what Peskov wants on a ceasefire.",
    ],
)
def test_who_only_speaks_of_an_issue_takes_no_side(text):
    assert claims(text) == ()
