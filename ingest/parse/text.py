"""Plain text: its encoding, the header block of our own files, and titles, dates and addresses that stand plainly."""

from __future__ import annotations

import codecs
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.message import Message

from charset_normalizer import from_bytes

from ingest.parse.dates import date_at_head, date_of_line, read_date
from ingest.parse.errors import ParseError
from ingest.parse.urls import canonical, names_a_page
from ingest.records import Page

# First bytes of the formats that people take for articles (the usual "magic numbers", as in file(1)).
BINARY = {
    b"%PDF": "a PDF. Save it as text first (pdftotext does that)",
    b"PK\x03\x04": "a Word, OpenDocument or zip file. Save the article as plain text or HTML",
    b"\xd0\xcf\x11\xe0": "an old Word document. Save the article as plain text or HTML",
    b"\x1f\x8b": "a gzip archive. Unpack it first",
    b"\x89PNG": "a picture. Type or recognise its text first",
    b"\xff\xd8\xff": "a picture. Type or recognise its text first",
    b"GIF8": "a picture. Type or recognise its text first",
    b"\x7fELF": "a program. Save the article as plain text or HTML",
    b"SQLite format 3": "a SQLite database. Save the article as plain text or HTML",
    b"{\\rtf": "a rich text (RTF) file. Save the article as plain text or HTML",
}
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FIELDS = {"title", "outlet", "published", "source", "url", "author", "date"}
FIELD = re.compile(r"^([A-Za-z]+):[ \t]*(.*)$")
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
# How far into a text a dateline or an address may stand apart: the lines of title, author, date, place, caption.
HEAD_LINES = 8
LABELLED_URL = re.compile(
    r"^\s*(?P<label>(?:original\s+|source\s+|full\s+)?(?:url|link|source|article|address|text)\s*:?\s*)?(?P<url>https?://\S+)\s*$",
    re.I,
)
URL_LABEL = re.compile(
    r"^\s*(?:original\s+|source\s+|full\s+)?(?:url|link|source|article|address)\s*:\s*$", re.I
)
ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")  # a headline may end with "U.S."
LONGEST_TITLE = 150  # characters; wire headlines stay below


def refuse_binary(body: bytes) -> None:
    """Raises ParseError for nothing at all and for what is no text."""
    if not body.strip():
        raise ParseError("It is empty. Save the article's text in it.")
    for magic, what in BINARY.items():
        if body.startswith(magic):
            raise ParseError(f"It is {what}.")
    if b"\x00" in body[:100_000] and not body.startswith(UTF16):
        raise ParseError("It is a binary file, not text. Save the article as plain text or HTML.")


def decode(body: bytes, content_type: str = "") -> str:
    """Text by byte order mark, then the server's or the page's own word, then UTF-8, then a guess from the bytes.

    Raises ParseError where the bytes are text in no encoding.
    """
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (UTF16[0], "utf-16"), (UTF16[1], "utf-16")):
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    message = Message()
    message["content-type"] = content_type or "text/plain"
    declared = META_CHARSET.search(body[:4096])
    for name in (message.get_content_charset(), "utf-8", declared and declared[1].decode("ascii")):
        try:
            if name:
                return body.decode(str(name))
        except (LookupError, UnicodeDecodeError):
            continue
    guess = from_bytes(body).best()
    if guess is None:
        raise ParseError("Its encoding cannot be told. Save it as UTF-8.")
    return str(guess)


def stored_form(text: str) -> str:
    """The text as stored: as given, with newlines as \\n, in NFC, without the characters that PostgreSQL refuses."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", "".join(c for c in text if not "\ud800" <= c <= "\udfff"))


def parse_text(text: str, *, url: str = "") -> Page:
    """A plain text, with a header block (`Title:`, `Outlet:`, `Published:` …, then an empty line) or without.

    Without one, title, date and address are taken only where they stand plainly; a date is never guessed.
    Raises ParseError for an empty body or a `Published:` that is no date.
    """
    text = stored_form(text)
    header, body = _header(text)
    if header:
        page = Page(
            text=body,
            url=canonical(header["url"]) if header.get("url") else url,
            title=header.get("title", "")[:500],
            outlet=header.get("outlet", "")[:200],
            author=header.get("author", "")[:300],
            source=header.get("source", "")[:500],
            published=_published(header.get("published") or header.get("date") or ""),
        )
    else:
        page = Page(text=text, url=url or _address(text), title=_title(text), published=_date(text))
    if not any(c.isalpha() for c in page.text):
        raise ParseError("It holds no text to read.")
    return page


def parse_jsonl(body: bytes) -> Iterator[tuple[str, Page | ParseError]]:
    """One article a line: `text`, and where known `article`, `title`, `published` (or null), `outlet`, `url`, `author`.

    Yields the name of each (its `article`, else its line number) with the page, or with what is wrong with that line.
    """
    refuse_binary(body)
    for number, line in enumerate(decode(body).split("\n"), 1):
        if not line.strip():
            continue
        name = f"line {number}"
        try:
            row = json.loads(line)
            name = str(row.get("article") or name)[:200] if isinstance(row, dict) else name
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                raise ParseError("It is no JSON object with a `text`.")
            yield name, _page_of_row(row)
        except json.JSONDecodeError as error:
            yield name, ParseError(f"It is no JSON ({error.msg}, column {error.colno}).")
        except RecursionError:
            yield name, ParseError("Its JSON is nested too deeply.")
        except ParseError as error:
            yield name, error


def _page_of_row(row: dict[str, object]) -> Page:
    def value(key: str) -> str:
        return stored_form(str(row.get(key) or "")).strip()

    text = stored_form(str(row["text"]))
    if not any(c.isalpha() for c in text):
        raise ParseError("It holds no text to read.")
    return Page(
        text=text,
        url=canonical(value("url")) if value("url") else "",
        title=value("title")[:500],
        outlet=value("outlet")[:200],
        author=value("author")[:300],
        source=value("source")[:500],
        published=_published(value("published")),
    )


def _published(value: str) -> date | None:
    if not value.strip():
        return None
    try:
        return (
            datetime.fromisoformat(value.strip()).astimezone(UTC).date() if "T" in value else read_date(value)
        )
    except ValueError:
        raise ParseError(f"“{value[:60]}” is no date. Write it as 2025-05-30.") from None


def _header(text: str) -> tuple[dict[str, str], str]:
    head, found, body = text.lstrip("\n").partition("\n\n")
    fields = {}
    for line in head.split("\n"):
        match = FIELD.match(line)
        if not match or match[1].lower() not in FIELDS:
            return {}, text
        fields[match[1].lower()] = match[2].strip()
    return (fields, body) if found else ({}, text)


def _title(text: str) -> str:
    """The first line where it looks like a headline: short, apart, several words, neither a sentence nor a turn of speech."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or date_of_line(lines[0]) or date_at_head(lines[0]):
        return ""
    first = lines[0].lstrip("# ")
    sentence = re.search(r"[.!…:;,—–-]$|[a-z)][.!?] +[A-Z]|^Q[ .:]|://", first) and not ABBREVIATION.search(
        first
    )
    return "" if sentence or len(first) > LONGEST_TITLE or len(first.split()) < 3 else first


def _date(text: str) -> date | None:
    head = [line for line in text.split("\n") if line.strip()][:HEAD_LINES]
    if not head:
        return None
    return date_at_head(head[0]) or next(filter(None, map(date_of_line, head)), None)


def _address(text: str) -> str:
    """An address alone on the first or last line, or one of the last three lines that a label marks as the source."""
    lines = [line for line in text.split("\n") if line.strip()]
    for place in (0, -1, -2, -3):
        if -place > len(lines) or not lines:
            break
        match = LABELLED_URL.match(lines[place])
        if not match or not names_a_page(match["url"]):
            continue
        labelled = bool(match["label"]) or (
            place < 0 and -place < len(lines) and URL_LABEL.match(lines[place - 1])
        )
        if labelled or place in (0, -1):
            try:
                return canonical(match["url"])
            except ParseError:
                continue
    return ""
