"""`manage.py attributions FILE`: source, cue and content of everything that is said or wanted in a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from spacy.tokens import Doc

from ingest.extraction import nlp
from ingest.extraction.annotations import Attribution, Context
from positions.vocabulary import Vocabulary


class Command(BaseCommand):
    help = (
        "Prints the attributions of FILE (a text, or .jsonl with id and text a line) as JSON lines: "
        '{"id", "attributions": [{"source", "cue", "content"}]}, offsets in code points of the text given. '
        "What is said inside another's words is left out unless --nested is given. Reads no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument(
            "--nested", action="store_true", help="print what is said inside another's words as well"
        )

    def handle(self, *args: Any, file: str, nested: bool, **options: Any) -> None:
        texts = list(self.texts(Path(file)))
        try:
            pipeline = nlp.load()
        except nlp.ModelError as error:
            raise CommandError(str(error)) from error
        context = Context(Vocabulary())  # who speaks for whom does not matter here
        for (name, _), doc in zip(
            texts, nlp.pipe(pipeline, ((text, context) for _, text in texts)), strict=True
        ):
            self.stdout.write(
                json.dumps({"id": name, "attributions": rows(doc, nested=nested)}, ensure_ascii=False)
            )

    def texts(self, path: Path) -> Iterator[tuple[str, str]]:
        try:
            content = path.read_text("utf8")
        except FileNotFoundError as error:
            raise CommandError(f"{path} does not exist; name a text file or a .jsonl file.") from error
        except IsADirectoryError as error:
            raise CommandError(f"{path} is a folder; name a text file or a .jsonl file.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not UTF-8 text; convert it first.") from error
        if not content.strip():
            raise CommandError(f"{path} is empty.")
        if path.suffix != ".jsonl":
            yield path.stem, content
            return
        for number, line in enumerate(content.split("\n"), 1):
            if not line.strip():
                continue
            try:
                item = json.loads(line)
                yield str(item["id"]), str(item["text"])
            except (ValueError, KeyError, TypeError) as error:
                raise CommandError(f"Line {number} of {path} is no JSON object with id and text.") from error


def rows(doc: Doc, *, nested: bool = False) -> list[dict[str, object]]:
    """The attributions of `doc` as score_attribution.py reads them: those in the article's own voice.

    That a transcript's whole turn is its speaker's says nothing about a text, so turns are left out like nested ones.
    """
    turns = {(s.start, s.end) for s in doc._.segments if s.kind == "turn"}
    frame = {k for k, a in enumerate(doc._.attributions) if a.cue is None and a.content[0] in turns}
    return [
        row(doc, a)
        for k, a in enumerate(doc._.attributions)
        if nested or (k not in frame and (a.parent is None or a.parent in frame))
    ]


def row(doc: Doc, attribution: Attribution) -> dict[str, object]:
    def offsets(span: tuple[int, int]) -> list[int]:
        last = doc[span[1] - 1]
        return [doc[span[0]].idx, last.idx + len(last)]

    return {
        "source": offsets(attribution.source) if attribution.source else None,
        "cue": offsets(attribution.cue) if attribution.cue else None,
        "content": [offsets(span) for span in attribution.content],
    }
