"""manage.py evaluate [GOLD…] [--by phenomenon] [--json] [--write FILE]: scores the extraction on coded articles."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ingest.evaluation import GoldError
from positions.vocabulary import read

SETS = ("tuned", "untouched", "articles", "news_untouched", "samples")


class Command(BaseCommand):
    help = "Score the extraction on coded articles: found, strict, cells, and whether its confidence can be trusted."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "gold",
            nargs="*",
            type=Path,
            help="JSON lines of coded articles; without any, those in tests/gold",
        )
        parser.add_argument("--by", choices=["phenomenon"], help="also the figures of each phenomenon")
        parser.add_argument("--json", action="store_true", help="one JSON object a file instead of lines")
        parser.add_argument("--write", type=Path, metavar="FILE", help="write a report in Markdown there")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "tests" / "gold"
        paths = options["gold"] or [p for name in SETS if (p := folder / f"{name}.jsonl").exists()]
        if not paths:
            raise CommandError("There are no coded articles in tests/gold; name a file of them.")
        from ingest import report  # loads spaCy: not for --help

        vocabulary = read()
        runs = []
        for path in paths:
            try:
                one = report.run(path, vocabulary)
            except GoldError as error:
                raise CommandError(str(error)) from error
            runs.append(one)
            by = options["by"] == "phenomenon"
            if options["json"]:
                self.stdout.write(report.as_json(one, by))
            else:
                if len(paths) > 1:
                    self.stdout.write(f"\n== {path}")
                self.stdout.write("\n".join(report.lines(one, by)))
        if options["write"]:
            try:
                options["write"].write_text(report.document(runs), "utf8")
            except OSError as error:
                raise CommandError(f"{options['write']} cannot be written: {error.strerror}.") from error
            self.stdout.write(f"Written to {options['write']}.")
