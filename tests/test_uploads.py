"""Files as people hand them over, read into pages without a database."""

import csv
import io
import sqlite3
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import uploads
from ingest.parse import ParseError

TEXT = "Norland backs an immediate ceasefire, Ada Berg said on Monday."


def archive(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in files.items():
            file.writestr(name, body)
    return packed.getvalue()


def dna_file(path, text=TEXT, start=0, stop=36, version="3.0", **values):
    """A minimal DNA 3 file with one document and one statement."""
    file = sqlite3.connect(path)
    file.executescript(
        """
        CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT);
        CREATE TABLE DOCUMENTS (ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT,
            Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
        CREATE TABLE VARIABLES (ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
        CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);
        CREATE TABLE STATEMENTS (ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
        CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
        CREATE TABLE DATALONGTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
        CREATE TABLE DATAINTEGER (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
        CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
        """
    )
    day = int(datetime(2025, 6, 2, 12, tzinfo=UTC).timestamp())
    file.execute("INSERT INTO SETTINGS VALUES ('version', ?)", [version])
    file.execute(
        "INSERT INTO DOCUMENTS VALUES (1, 'Talks', ?, 1, 'A. Writer', 'The Test', '', '', '', ?)", [text, day]
    )
    file.execute("INSERT INTO STATEMENTS VALUES (1, 1, 1, ?, ?, 1)", [start, stop])
    values = {"person": "Ada Berg", "organization": "Norland", "concept": "Truce", **values}
    for number, (name, value) in enumerate(values.items(), 1):
        file.execute("INSERT INTO VARIABLES VALUES (?, ?, 'short text', 1)", [number, name])
        file.execute("INSERT INTO ENTITIES VALUES (?, ?, ?)", [number, number, value])
        file.execute("INSERT INTO DATASHORTTEXT VALUES (?, 1, ?, ?)", [number, number, number])
    file.execute("INSERT INTO VARIABLES VALUES (9, 'agreement', 'boolean', 1)")
    file.execute("INSERT INTO DATABOOLEAN VALUES (1, 1, 9, 1)")
    file.commit()
    file.close()
    return path.read_bytes()


def pages(name, body):
    return [one for one in uploads.read(name, body) if isinstance(one, uploads.Given)]


def refusals(name, body):
    return {one[0]: str(one[1]) for one in uploads.read(name, body) if not isinstance(one, uploads.Given)}


def test_an_archive_gives_every_article_in_it_and_names_what_it_cannot_read():
    body = archive(
        **{
            "a.txt": TEXT,
            "in/b.html": f"<html><body><article><p>{TEXT * 5}</p></article></body></html>",
            "photo.jpg": b"\xff\xd8",
            "__MACOSX/a.txt": "x",
            ".hidden.txt": "x",
        }
    )
    assert [one.name for one in pages("day.zip", body)] == ["a.txt", "in/b.html"]
    assert refusals("day.zip", body) == {
        "day.zip, photo.jpg": "Only .txt, .html, .csv, .jsonl, .zip and .dna files are read."
    }


def test_an_archive_within_an_archive_is_not_opened():
    assert "Only" in refusals("a.zip", archive(**{"b.zip": archive(**{"c.txt": TEXT})}))["a.zip, b.zip"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_damaged_archive_is_refused_in_a_sentence_wherever_the_damage_is(method):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        file.writestr("a.txt", TEXT * 200)
    whole = packed.getvalue()
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        for error in refusals("a.zip", bytes(damaged)).values():
            assert error.endswith(".")


def test_a_file_that_unpacks_too_large_is_refused():
    assert "MB" in refusals("a.zip", archive(**{"bomb.txt": b"0" * 20_000_000}))["a.zip, bomb.txt"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_of_a_table_become_articles(delimiter):
    table = io.StringIO()
    rows = csv.writer(table, delimiter=delimiter)
    rows.writerow(["Headline", "Body", "Date", "Outlet"])
    rows.writerow(["Talks; again", TEXT + "\nSecond, paragraph", "2025-06-02", "The Test"])
    rows.writerow(["No date", TEXT, "someday", ""])
    (one,) = pages("a.csv", table.getvalue().encode())
    assert (one.page.title, one.page.published, one.page.outlet) == (
        "Talks; again",
        date(2025, 6, 2),
        "The Test",
    )
    assert one.page.text.endswith("Second, paragraph")
    assert "is no date" in next(iter(refusals("a.csv", table.getvalue().encode()).values()))


def test_a_table_without_texts_gets_a_sentence():
    assert "no column `text`" in refusals("a.csv", b"a,b\n1,2\n")["a.csv"]


def test_documents_and_statements_of_a_dna_file(tmp_path):
    (one,) = pages("a.dna", dna_file(tmp_path / "a.dna"))
    assert (one.page.title, one.page.outlet, one.page.published) == ("Talks", "The Test", date(2025, 6, 2))
    (statement,) = one.statements
    assert one.page.text[statement.start : statement.end] == "Norland backs an immediate ceasefire"
    assert statement.values == {
        "person": "Ada Berg",
        "organization": "Norland",
        "concept": "Truce",
        "agreement": "1",
    }


def test_offsets_of_a_dna_file_follow_the_text_into_its_stored_form(tmp_path):
    text = "Cafe\u0301 🕊\r\n" + TEXT  # decomposed, outside the basic plane, two-character newline
    start = text.index("Norland")
    (one,) = pages("a.dna", dna_file(tmp_path / "a.dna", text=text, start=start, stop=start + 7))
    (statement,) = one.statements
    assert one.page.text[statement.start : statement.end] == "Norland"


@pytest.mark.parametrize(
    ("body", "told"), [(b"hello", "no .dna file"), (b"SQLite format 3\x00" + b"\x00" * 100, "no .dna file")]
)
def test_what_is_no_dna_file_gets_a_sentence(body, told):
    assert told in refusals("a.dna", body)["a.dna"]


def test_a_file_of_dna_2_says_what_to_do(tmp_path):
    assert "Open it in DNA 3" in refusals("a.dna", dna_file(tmp_path / "a.dna", version="2.0 beta"))["a.dna"]


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(["a.txt", "a.csv", "a.zip", "a.dna", "a.jsonl", "a.html", "a"]),
    body=st.binary(max_size=400),
)
def test_no_file_breaks_the_desk(name, body):
    for one in uploads.read(name, body):
        assert isinstance(one, uploads.Given) or isinstance(one[1], ParseError)
