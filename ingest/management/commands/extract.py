"""manage.py extract FILE|- [--published DATE] [--format jsonl]: the claims of a text, without database or server."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ingest.evaluation import row_of
from ingest.extraction import dates
from ingest.records import SourceText
from positions.vocabulary import read

CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 27}


class Command(BaseCommand):
    help = "Print the stated positions of a text, or of each text of a .jsonl file, as JSON lines."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            help="a text file, a .jsonl file (article, text, published, outlet, title), or - for standard input",
        )
        parser.add_argument(
            "--published",
            metavar="DATE",
            help="day of publication, as 2025-05-30; read from the text where it opens with one",
        )
        parser.add_argument("--format", choices=["jsonl"], default="jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        published = day(options["published"], "--published") if options["published"] else None
        texts = list(sources(options["file"], published))
        from ingest.extraction import pipeline  # loads spaCy: not for --help or a wrong date

        vocabulary = read()
        results = pipeline.extract_many((source for _, source in texts), vocabulary)
        for (article, _), result in zip(texts, results, strict=True):
            if result.note:
                self.stderr.write(f"{article}: {result.note}")
            for claim in result.claims:
                self.stdout.write(json.dumps(row_of(article, claim), ensure_ascii=False))
            self.stdout.flush()


def day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise CommandError(f"{where}: {text!r} is not a date; write it as 2025-05-30.") from error


def sources(name: str, published: date | None) -> Iterator[tuple[str, SourceText]]:
    """The texts of a file with the names of their articles. Raises CommandError in a sentence."""
    path = Path(name)
    text = decoded(contents(name), name)
    if name != "-" and path.suffix == ".jsonl":
        yield from _lines(text, path, published)
    else:
        yield path.stem if name != "-" else "-", SourceText(text, published or dates.leading_date(text))


def contents(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    if path.is_dir():
        raise CommandError(f"{name} is a folder; name a file, or use manage.py ingest for folders.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"There is no file {name}.") from error
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error


def decoded(data: bytes, name: str) -> str:
    where = "Standard input" if name == "-" else name
    if not data.strip():
        raise CommandError(f"{where} is empty.")
    if b"\x00" in data or sum(byte in CONTROL for byte in data[:4096]) > len(data[:4096]) // 50:
        raise CommandError(f"{where} is not a text: it holds binary data. Give it plain text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"{where} is not UTF-8 text (byte {error.start}); convert it first.") from error
    if not text.strip():
        raise CommandError(f"{where} is empty.")
    return text


def _lines(text: str, path: Path, published: date | None) -> Iterator[tuple[str, SourceText]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"Line {number} of {path}"
        try:
            row = json.loads(line)
            article, body = row["article"], row["text"]
        except (KeyError, TypeError, ValueError) as error:
            raise CommandError(f"{where} is not a JSON object with article and text.") from error
        if not isinstance(body, str) or not isinstance(article, str | int):
            raise CommandError(f"{where}: article and text must be strings.")
        said = (
            day(row["published"][:10], where)
            if isinstance(row.get("published"), str) and row["published"]
            else None
        )
        yield (
            str(article),
            SourceText(
                body,
                said or published or dates.leading_date(body),
                row.get("title") or "",
                row.get("outlet") or "",
            ),
        )
