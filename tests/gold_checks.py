"""What every file of coded texts must keep, whoever wrote it."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from positions.vocabulary import read

GOLD = Path(__file__).parent / "gold"
STANCES = {"support", "oppose", "conditional", "neutral"}
FIELDS = {"party", "topic", "stance", "speaker", "said_on", "reported_by", "evidence", "optional"}


@functools.cache
def slugs() -> tuple[frozenset[str], frozenset[str]]:
    """Parties and topics of the vocabulary, whose files are large: read once."""
    vocabulary = read()
    return frozenset(p.slug for p in vocabulary.parties), frozenset(t.slug for t in vocabulary.topics)


def articles(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf8").splitlines() if line.strip()]


def faults(article: dict[str, Any]) -> Iterator[str]:
    """Each way in which one coded text breaks the form of docs/coding-guide.md, as a sentence."""
    parties, topics = slugs()
    published = date.fromisoformat(article["published"])
    seen = set()
    for claim in article["claims"]:
        where = f"{article['article']}: {claim['evidence'][:60]!r}"
        if set(claim) != FIELDS:
            yield f"{where}: fields {set(claim) ^ FIELDS} are missing or unknown"
        if not claim["evidence"] or claim["evidence"] not in article["text"]:
            yield f"{where}: the evidence does not stand in the text"
        if claim["party"] not in parties or claim["topic"] not in topics:
            yield f"{where}: {claim['party']}/{claim['topic']} is not in the vocabulary"
        if not claim["stance"] or not set(claim["stance"]) <= STANCES:
            yield f"{where}: stance {claim['stance']}"
        if claim["reported_by"] not in parties | {None} or claim["reported_by"] == claim["party"]:
            yield f"{where}: reported by {claim['reported_by']}"
        if claim["said_on"] and date.fromisoformat(claim["said_on"]) > published:
            yield f"{where}: said on {claim['said_on']}, after it was published"
        if claim["speaker"] is not None and not re.fullmatch(
            r"[A-Z][\w.'-]*( [A-Za-z][\w.'-]*)+", claim["speaker"]
        ):
            yield f"{where}: {claim['speaker']!r} is not a full name"
        key = (claim["party"], claim["topic"], claim["evidence"], claim["reported_by"])
        if key in seen:
            yield f"{where}: coded twice"
        seen.add(key)


def shingles(text: str, size: int = 10) -> set[tuple[str, ...]]:
    """Every run of `size` words, case and punctuation aside."""
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
