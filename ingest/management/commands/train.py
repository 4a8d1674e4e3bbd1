"""`manage.py train GOLD…` makes ingest/extraction/weights.json from coded articles and frames, and says what was learned."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ingest import evaluation, frames, training
from ingest.extraction import learned
from positions import vocabulary


def read(path: Path) -> list[evaluation.Gold]:
    return frames.filled(path) if path.suffix == ".tsv" else evaluation.read_gold(path)


class Command(BaseCommand):
    help = "Trains the learned judge from coded articles (tests/gold/tuned.jsonl) and frames (tests/gold/frames.tsv)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gold", nargs="+", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="only print the figures of cross-validation"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            golds = [gold for path in options["gold"] for gold in read(path)]
        except evaluation.GoldError as error:
            raise CommandError(str(error)) from error
        examples = training.labelled(golds, vocabulary.read())
        judged = list(training.folds(examples))
        sides = sum(e.label != "none" for e, _ in judged)
        self.stdout.write(f"{len(golds)} texts, {len(examples)} examples, {sides} with a side")
        for bar in (0.4, 0.5, 0.6, 0.7):
            taken = [(e, odds) for e, odds in judged if 1 - odds["none"] >= bar]
            right = sum(e.label != "none" for e, _ in taken)
            stance = sum(e.label == max(learned.CLASSES[1:], key=lambda s: odds[s]) for e, odds in taken)
            self.stdout.write(
                f"from {bar}: precision {right / max(len(taken), 1):.2f}, recall {right / max(sides, 1):.2f}, "
                f"stance right {stance / max(right, 1):.2f}"
            )
        if not options["dry_run"]:
            weights = training.train(examples)
            training.write(weights)
            self.stdout.write(f"{len(weights)} features written to {learned.WEIGHTS.name}")
