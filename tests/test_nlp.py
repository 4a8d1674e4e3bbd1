"""The pipeline as loaded, and the command that prints attributions."""

import json
from io import StringIO

import pytest
import spacy
from django.core.management import CommandError, call_command

from ingest.extraction import nlp as pipeline
from tests.extraction_cast import read


def test_a_model_that_is_missing_is_named_in_a_sentence():
    with pytest.raises(pipeline.ModelError, match="no_such_model could not be loaded"):
        pipeline.load("no_such_model")


def test_a_model_without_a_parser_is_refused():
    with pytest.raises(pipeline.ModelError, match="lacks tok2vec"):
        pipeline.check(spacy.blank("en"), "blank")


@pytest.mark.model
def test_other_weights_under_the_pinned_name_are_refused(nlp, monkeypatch):
    monkeypatch.setattr(pipeline, "PINNED_WEIGHTS", "other")
    with pytest.raises(pipeline.ModelError, match="not the pinned ones"):
        pipeline.check(nlp, pipeline.MODEL)


@pytest.mark.model
def test_offsets_are_those_of_the_text_given_mark_up_included(nlp):
    text = "The ministry <u>said</u>&nbsp;that the list was ready 🕊️."
    doc = read(nlp, text)
    (found,) = doc._.attributions
    assert text[doc[found.cue[0]].idx :].startswith("said")
    assert text[doc[found.content[0][0]].idx :].startswith("that the list")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["", "\n \n", "“", "Q", "!!!", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") * 3],
)
def test_texts_with_nothing_in_them_give_nothing(nlp, text):
    assert list(read(nlp, text)._.attributions) == []


@pytest.mark.model
def test_the_command_prints_offsets_of_a_text_and_of_json_lines(tmp_path):
    text = "The ministry said that the list was ready."
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b1", "text": text}) + "\n")
    rows = []
    for name in ("a.txt", "b.jsonl"):
        out = StringIO()
        call_command("attributions", str(tmp_path / name), stdout=out)
        rows.append(json.loads(out.getvalue()))
    assert [row["id"] for row in rows] == ["a", "b1"]
    for row in rows:
        (found,) = row["attributions"]
        assert text[slice(*found["source"])] == "The ministry"
        assert [text[a:b] for a, b in found["content"]] == ["that the list was ready"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "does not exist"),
        (b"", "is empty"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b'{"id": 1}\n', "Line 1 of"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(tmp_path, content, message):
    file = tmp_path / "x.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=message):
        call_command("attributions", str(file), stdout=StringIO())
