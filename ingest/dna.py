"""Documents and statements out of a Discourse Network Analyzer 3 file (`.dna`, SQLite). No database of ours, no Django.

Table and column names: DNA 3, `Sql.java`. Offsets there are code points, 0-based, end-exclusive; texts are brought to
the form in which articles are stored, and the offsets with them.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.parse import ParseError
from ingest.parse.text import stored_form
from ingest.records import Page

MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Statement:
    """One coded place: variable name in lower case → value as text ("1" and "0" for yes and no)."""

    start: int  # code points of the page's text
    end: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    page: Page
    statements: tuple[Statement, ...]


def read(body: bytes) -> Iterator[Document]:
    """Every document with its statements. Raises ParseError for what is no DNA 3 file."""
    if not body.startswith(MAGIC):
        raise ParseError("It is no .dna file: such a file is an SQLite database.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "upload.dna")
        path.write_bytes(body)
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as file:
                yield from _documents(file)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise ParseError(f"It is no .dna file of DNA 3, or it is damaged ({error}).") from error


def _documents(file: sqlite3.Connection) -> Iterator[Document]:
    version = file.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()
    if version and str(version[0]).startswith("2"):
        raise ParseError("It was made by DNA 2. Open it in DNA 3 and save it there first.")
    statements = _statements(file)
    rows = file.execute("SELECT ID, Title, Text, Author, Source, Date FROM DOCUMENTS ORDER BY ID")
    for number, title, text, author, source, seconds in rows:
        text = str(text or "")
        published = datetime.fromtimestamp(seconds, UTC).date() if isinstance(seconds, int) else None
        page = Page(
            text=stored_form(text),
            title=str(title or "")[:500],
            author=str(author or "")[:300],
            outlet=str(source or "")[:200],
            published=published,
        )
        moved = tuple(
            Statement(len(stored_form(text[:start])), len(stored_form(text[:end])), values)
            for start, end, values in statements.get(number, ())
            if 0 <= start < end <= len(text)
        )
        yield Document(str(title or f"document {number}"), page, moved)


def _statements(file: sqlite3.Connection) -> dict[int, list[tuple[int, int, dict[str, str]]]]:
    names = {number: str(name).lower() for number, name in file.execute("SELECT ID, Variable FROM VARIABLES")}
    entities = {number: str(value or "") for number, value in file.execute("SELECT ID, Value FROM ENTITIES")}
    values: dict[int, dict[str, str]] = defaultdict(dict)
    for statement, variable, entity in file.execute(
        "SELECT StatementId, VariableId, Entity FROM DATASHORTTEXT"
    ):
        values[statement][names.get(variable, "")] = entities.get(entity, "")
    for query in (
        "SELECT StatementId, VariableId, Value FROM DATALONGTEXT",
        "SELECT StatementId, VariableId, Value FROM DATAINTEGER",
        "SELECT StatementId, VariableId, Value FROM DATABOOLEAN",
    ):
        for statement, variable, value in file.execute(query):
            values[statement][names.get(variable, "")] = "" if value is None else str(value)
    found: dict[int, list[tuple[int, int, dict[str, str]]]] = defaultdict(list)
    for number, document, start, end in file.execute(
        "SELECT ID, DocumentId, Start, Stop FROM STATEMENTS ORDER BY ID"
    ):
        found[document].append((start, end, dict(values.get(number, {}))))
    return found
