"""What a person hands over at the ingestion desk, as pages: files by their endings, archives opened in memory.

No Django, no network. Nothing is ever unpacked to a path that the archive names.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ingest import dna
from ingest.parse import MAX_BYTES, ParseError, check_size, parse_jsonl, parse_page
from ingest.parse.folder import LINES, TEXT
from ingest.parse.text import decode
from ingest.records import Page

# Our own limits: a day's work of a newsroom, and far below a worker's memory.
MAX_FILES = 2_000
MAX_UNPACKED = 20 * MAX_BYTES
# What zipfile lets through of an archive that is damaged, encrypted or packed in a way it does not know.
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, ValueError, EOFError, OSError
)  # fmt: skip
# Columns by the names that people give them.
COLUMNS = {
    "text": "text body content article_text",
    "title": "title headline",
    "url": "url link address",
    "outlet": "outlet source_name publication medium",
    "published": "published date day",
    "author": "author byline",
    "article": "id article",
}


@dataclass(frozen=True, slots=True)
class Given:
    name: str
    page: Page
    statements: tuple[dna.Statement, ...] = ()


def read(name: str, body: bytes, *, inside: bool = False) -> Iterator[Given | tuple[str, ParseError]]:
    """The articles of one file, or (name, why not). `inside`: the file came out of an archive."""
    ending = PurePosixPath(name).suffix.lower()
    try:
        if ending == ".zip" and not inside:
            yield from _zip(name, body)
        elif ending == ".dna":
            for document in dna.read(body):
                yield Given(f"{name}, {document.name}", document.page, document.statements)
        elif ending in {".csv", ".tsv"}:
            yield from _lines(name, _csv(body))
        elif ending in LINES:
            yield from _lines(name, body)
        elif ending in TEXT:
            yield Given(name, parse_page(body))
        else:
            raise ParseError("Only .txt, .html, .csv, .jsonl, .zip and .dna files are read.")
    except ParseError as error:
        yield name, error


def _lines(name: str, body: bytes) -> Iterator[Given | tuple[str, ParseError]]:
    for line, page in parse_jsonl(body):
        yield (f"{name}, {line}", page) if isinstance(page, ParseError) else Given(f"{name}, {line}", page)


def _csv(body: bytes) -> bytes:
    """The rows as JSON lines, which have one reader with the same fields. Raises ParseError without a column of texts."""
    text = decode(body)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(
            text[:5000].split("\n", 1)[0], delimiters=",;\t"
        )
    except csv.Error:
        dialect = csv.excel
    csv.field_size_limit(MAX_BYTES)
    rows = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect)
    names = {(column or "").strip().lower(): column for column in rows.fieldnames or ()}
    columns = {
        field: next((names[alias] for alias in aliases.split() if alias in names), None)
        for field, aliases in COLUMNS.items()
    }
    if columns["text"] is None:
        raise ParseError(
            "It has no column `text`. Name the columns text, title, url, outlet, published, author in its first line."
        )
    lines = []
    try:
        for row in rows:
            lines.append(
                json.dumps(
                    {field: row.get(column) or "" for field, column in columns.items() if column is not None}
                )
            )
    except csv.Error as error:
        raise ParseError(f"Line {rows.line_num} is no CSV ({error}).") from error
    return "\n".join(lines).encode()


def _zip(name: str, body: bytes) -> Iterator[Given | tuple[str, ParseError]]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = [
                member
                for member in archive.infolist()
                if not member.is_dir() and not _hidden(member.filename)
            ]
            if len(members) > MAX_FILES:
                raise ParseError(f"It holds {len(members)} files; at most {MAX_FILES} at once.")
            left = MAX_UNPACKED
            for member in members:
                label = f"{name}, {member.filename}"
                try:
                    check_size(member.file_size)
                    with archive.open(member) as file:
                        content = file.read(
                            MAX_BYTES + 1
                        )  # what the archive says of its size need not be true
                    check_size(len(content))
                except ParseError as error:
                    yield label, error
                    continue
                left -= len(content)
                if left < 0:
                    raise ParseError(
                        f"It unpacks to more than {MAX_UNPACKED // 1_000_000} MB. The rest was not read."
                    )
                for found in read(member.filename, content, inside=True):
                    yield found if isinstance(found, Given) else (f"{name}, {found[0]}", found[1])
    except ParseError:
        raise
    except UNREADABLE as error:
        raise ParseError(f"It is no readable zip archive ({error}).") from error


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
