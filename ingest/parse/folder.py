"""Articles in files: which files of a folder are articles, and the pages of each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.parse import MAX_BYTES, ParseError, check_size, parse_jsonl, parse_page
from ingest.records import Page

TEXT = {".txt", ".text", ".md", ".html", ".htm", ".xhtml"}
LINES = {".jsonl", ".ndjson"}
MAX_LINES_BYTES = 20 * MAX_BYTES  # a .jsonl of many articles is read as a whole


@dataclass(frozen=True, slots=True)
class Found:
    files: tuple[Path, ...]
    ignored: int  # files with other endings


def articles_in(folder: Path) -> Found:
    """By their endings, in all folders below, in the order of their names. Hidden files and folders are not looked at."""
    files, ignored = [], 0
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            if Path(name).suffix.lower() in TEXT | LINES:
                files.append(Path(here, name))
            else:
                ignored += 1
    return Found(tuple(files), ignored)


def read_file(path: Path) -> Iterator[tuple[str, Page | ParseError]]:
    """The name of each article in the file with its page, or with why it cannot be read."""
    lines = path.suffix.lower() in LINES
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ParseError("It is no ordinary file.")
        if lines and size > MAX_LINES_BYTES:
            raise ParseError(
                f"It has {size / 1e6:.0f} MB; split it into files of at most {MAX_LINES_BYTES / 1e6:.0f} MB."
            )
        if not lines:
            check_size(size)
        body = path.read_bytes()
        if lines:
            for name, page in parse_jsonl(body):
                yield f"{path.name}, {name}", page
        else:
            yield path.name, parse_page(body)
    except ParseError as error:
        yield path.name, error
    except OSError as error:
        yield path.name, ParseError(f"It cannot be read ({error.strerror}).")
