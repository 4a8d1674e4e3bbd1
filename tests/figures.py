"""How well the extraction does on the coded texts: measured here, kept in tests/gold/figures.json, watched by a test.

`python -m tests.figures` measures and writes them down; do so when a figure has risen, and say why when one has not.
"""

from __future__ import annotations

import json
import math
from typing import Any

from ingest.evaluation import read_gold, row_of, score
from positions.vocabulary import read
from tests.gold_checks import GOLD

KEPT = GOLD / "figures.json"
SETS = ("tuned", "untouched", "articles", "news_untouched", "samples")


def measure(name: str) -> dict[str, float]:
    """Found precision, recall and F1, and strict F1, of one set. Loads the spaCy model."""
    from ingest.extraction import pipeline

    gold = read_gold(GOLD / f"{name}.jsonl")
    results = pipeline.extract_many((article.source for article in gold), read())
    rows = {
        article.article: [row_of(article.article, claim) for claim in result.claims]
        for article, result in zip(gold, results, strict=True)
    }
    figures: dict[str, Any] = score(gold, rows).figures
    found = figures["found"]
    return {
        "precision": _down(found["p"]),
        "recall": _down(found["r"]),
        "f1": _down(found["f1"]),
        "strict_f1": _down(figures["strict"]["f1"]),
    }


def _down(figure: float) -> float:
    """To two places, never up: a figure that is kept is one that was reached."""
    return math.floor(figure * 100 + 1e-9) / 100


if __name__ == "__main__":
    KEPT.write_text(json.dumps({name: measure(name) for name in SETS}, indent=2) + "\n", "utf8")
    print(KEPT.read_text("utf8"))
