"""The cost of extraction grows with the length of a text, counted in calls: times depend on the machine."""

import sys
from datetime import date

import pytest

from ingest.extraction import pipeline
from ingest.records import SourceText
from positions import vocabulary

SENTENCES = (
    "Kyiv said on Monday that it was ready for a ceasefire, but Moscow rejected the proposal. "
    "The minister called for new sanctions, and the delegation wants talks in Istanbul. "
)


def calls(length: int, words: vocabulary.Vocabulary) -> int:
    """Python's own calls while a text of one paragraph is read."""
    text = (SENTENCES * (length // len(SENTENCES) + 1))[:length]
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        pipeline.extract(SourceText(text, date(2025, 6, 2)), words)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.model
def test_a_text_twice_as_long_costs_about_twice_as_much():
    words = vocabulary.read()
    calls(2_000, words)  # loads the model and fills what is kept between texts
    assert calls(12_000, words) < 2.3 * calls(6_000, words)


@pytest.mark.model
def test_a_paragraph_of_two_megabytes_is_cut_with_a_note(monkeypatch):
    monkeypatch.setattr(pipeline, "LIMIT", 50_000)  # the real one takes half a minute of these sentences
    text = SENTENCES * (2_000_000 // len(SENTENCES))
    found = pipeline.extract(SourceText(text, date(2025, 6, 2)), vocabulary.read())
    assert found.claims
    assert found.note.startswith("Only the first ")
