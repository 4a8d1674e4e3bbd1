"""Headlines in title case: read like sentences, at the same length."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction import pipeline
from ingest.extraction.casing import sentence_case
from ingest.records import SourceText
from positions.vocabulary import read

VOCABULARY = read()


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("Kremlin Rejects Kyiv's Truce Proposal", "Kremlin rejects Kyiv's truce proposal"),
        ("Ankara Ready to Host Peace Talks", "Ankara ready to host peace talks"),
        ("United States Rejects Russian Demands", "United States rejects Russian demands"),
        ("State Department Urges Calm After Strikes", "State Department urges Calm after strikes"),
        ("Paris said on Friday that Moscow Rejects it.", "Paris said on Friday that Moscow Rejects it."),
        ("NATO AND EU WELCOME CEASEFIRE PLAN", "NATO AND EU WELCOME CEASEFIRE PLAN"),
        (
            "Address by First Deputy Minister of Peace Ada Smyk",
            "Address by First Deputy Minister of Peace Ada Smyk",
        ),
    ],
)
def test_ordinary_words_of_a_title_case_line_are_made_small(line, read_as):
    assert sentence_case(line) == read_as


def test_words_that_the_text_writes_small_are_ordinary():
    text = "Kyiv Rejects Mediator Verdict\n\nThe verdict of the mediator was late."
    assert sentence_case(text).splitlines()[0] == "Kyiv rejects mediator verdict"


@given(st.text())
def test_the_length_stays(text):
    assert len(sentence_case(text)) == len(text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("headline", "rows"),
    [
        ("Kremlin Rejects Kyiv's Truce Proposal", {("russia", "ceasefire", "oppose")}),
        ("Turkiye Ready to Host Next Round of Peace Talks", {("turkey", "talks", "support")}),
    ],
)  # fmt: skip
def test_a_title_case_headline_takes_its_sides(headline, rows):
    found = pipeline.extract(
        SourceText(f"{headline}\n\nIt rained.", date(2025, 5, 30), headline, ""), VOCABULARY
    )
    assert rows <= {(c.party, c.topic, c.stance) for c in found.claims}
