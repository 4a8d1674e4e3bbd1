"""How good the extraction is: found claims against claims coded by people (docs/coding-guide.md says what one is).

A found claim meets a coded one when article, party and topic are equal and their evidence shares at least half of the
words of the shorter; the pairs that share most go first, each side once. What meets only an optional claim, or one
that was met already, counts neither way.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ingest.records import FoundClaim, SourceText

Row = dict[str, Any]
SHARED = 0.5  # of the words of the shorter evidence; the coding guide's scorer uses the same
MARKS = ("stance", "speaker", "date", "hand")
# Spellings of one surname that survive the removal of accents.
SPELLINGS = {
    "zelenskyy": "zelensky",
    "zelenskiy": "zelensky",
    "sybiga": "sybiha",
    "umierov": "umerov",
    "nebenzia": "nebenzya",
}
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9)  # lower bounds of the rows of the reliability table
Figure = dict[str, float]


class GoldError(ValueError):
    """The gold file cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Gold:
    article: str
    source: SourceText
    claims: tuple[Row, ...]
    phenomenon: str = ""


@dataclass(slots=True)
class Outcome:
    """Everything a report needs. `verdicts` pairs each counted found claim with whether it was right."""

    figures: dict[str, Any]
    missed: list[Row] = field(default_factory=list)
    spurious: list[Row] = field(default_factory=list)
    wrong: list[Row] = field(default_factory=list)
    verdicts: list[tuple[float, bool]] = field(default_factory=list)


def read_gold(path: Path) -> list[Gold]:
    """The gold articles of a JSON lines file with their texts: `text` in the line, or the file named there, in the
    line's folder or in the neighbouring folders (`../seeds`, `../primary`). Raises GoldError in a sentence."""
    try:
        lines = path.read_text("utf8").splitlines()
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path} is not UTF-8 text.") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            published = date.fromisoformat(row["published"]) if row.get("published") else None
            text = row["text"] if "text" in row else _text_beside(path, row["file"])
            source = SourceText(text, published, row.get("title") or "", row.get("outlet") or "")
            phenomena = row.get("phenomenon") or row.get("phenomena") or ""
            found.append(
                Gold(
                    row["article"],
                    source,
                    tuple(row["claims"]),
                    phenomena if isinstance(phenomena, str) else " ".join(phenomena),
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            if isinstance(error, GoldError):
                raise
            raise GoldError(f"Line {number} of {path} is not a coded article: {error!r}.") from error
    if not found:
        raise GoldError(f"{path} holds no coded article.")
    return found


def _text_beside(path: Path, name: str) -> str:
    for folder in (
        path.parent,
        path.parent.parent / path.stem,
        path.parent.parent / "seeds",
        path.parent.parent / "primary",
    ):
        if (folder / name).is_file():
            return (folder / name).read_text("utf8")
    raise GoldError(f"The text {name} was not found beside {path}.")


def row_of(article: str, claim: FoundClaim) -> Row:
    """A found claim as one line of `manage.py extract`."""
    return {
        "article": article,
        "party": claim.party,
        "topic": claim.topic,
        "stance": claim.stance,
        "speaker": claim.speaker,
        "said_on": claim.said_on.isoformat() if claim.said_on else None,
        "reported_by": claim.reported_by,
        "evidence": claim.evidence,
        "start": claim.start,
        "end": claim.end,
        "cue": claim.cue,
        "form": claim.form,
        "confidence": claim.confidence,
        "condition": list(claim.condition) if claim.condition else None,
        "introduced_as": claim.introduced_as,
    }


def score(gold: Iterable[Gold], found: Mapping[str, Sequence[Row]]) -> Outcome:
    """`found` is by article; every gold article counts, found or not."""
    tally: Counter[str] = Counter()
    gold_cells: set[tuple[str, ...]] = set()
    open_cells: set[tuple[str, ...]] = set()
    found_cells: set[tuple[str, ...]] = set()
    outcome = Outcome({})
    for article in gold:
        rows = found.get(article.article, ())
        tally["articles"] += 1
        tally["predicted"] += len(rows)
        met, ignored = _pairs(article.claims, rows)
        for number, coded in enumerate(article.claims):
            accepted = _accepted(coded)
            cells = {(article.article, coded["party"], coded["topic"], stance) for stance in accepted}
            if not coded.get("reported_by"):
                (open_cells if coded.get("optional") or len(accepted) > 1 else gold_cells).update(cells)
            if coded.get("optional"):
                continue
            tally["gold"] += 1
            if number not in met:
                outcome.missed.append({"article": article.article, **coded})
                continue
            tally["tp"] += 1
            row = rows[met[number]]
            faults = _faults(coded, row, tally)
            tally["strict"] += not set(faults) - {"date"}
            outcome.verdicts.append((row.get("confidence") or 0.0, not set(faults) - {"date"}))
            if faults:
                outcome.wrong.append(
                    {"article": article.article, "faults": faults, "coded": coded, "found": row}
                )
        taken = set(met.values())
        for number, row in enumerate(rows):
            if not row.get("reported_by"):
                found_cells.add((article.article, row["party"], row["topic"], row["stance"]))
            if number not in taken and number not in ignored:
                tally["fp"] += 1
                outcome.spurious.append(row)
                outcome.verdicts.append((row.get("confidence") or 0.0, False))
    found_cells -= open_cells - gold_cells
    both = len(gold_cells & found_cells)
    counted = tally["tp"] + tally["fp"]
    outcome.figures = {
        "articles": tally["articles"],
        "gold": tally["gold"],
        "predicted": tally["predicted"],
        "found": figure(tally["tp"], counted, tally["gold"]),
        "strict": figure(tally["strict"], counted, tally["gold"]),
        **{m: round(tally[m] / tally[f"{m} asked"], 3) if tally[f"{m} asked"] else None for m in MARKS},
        "cells": figure(both, len(found_cells), len(gold_cells)),
    }
    return outcome


def figure(right: int, found: int, wanted: int) -> Figure:
    """Precision, recall and F1, three digits; 0 where nothing was found or wanted."""
    p, r = right / found if found else 0.0, right / wanted if wanted else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


def _pairs(coded: Sequence[Row], rows: Sequence[Row]) -> tuple[dict[int, int], set[int]]:
    """Coded claim -> found claim; and the found claims that meet only what was met already."""
    pairs = []
    for g, one in enumerate(coded):
        for p, other in enumerate(rows):
            if (one["party"], one["topic"]) == (other["party"], other["topic"]):
                share = overlap(one["evidence"], other["evidence"])
                if share >= SHARED:
                    pairs.append((-share, bool(one.get("optional")), g, p))
    met: dict[int, int] = {}
    ignored: set[int] = set()
    for _, _, g, p in sorted(pairs):
        if p in met.values():
            continue
        if g in met:
            ignored.add(p)
        else:
            met[g] = p
    return met, ignored


def _faults(coded: Row, row: Row, tally: Counter[str]) -> list[str]:
    asked = {
        "stance": True,
        "hand": True,
        "speaker": bool(coded.get("speaker")),
        "date": bool(coded.get("said_on")),
    }
    right = {
        "stance": row["stance"] in _accepted(coded),
        "hand": (row.get("reported_by") or None) == (coded.get("reported_by") or None),
        "speaker": surname(row.get("speaker")) == surname(coded.get("speaker")),
        "date": row.get("said_on") == coded.get("said_on"),
    }
    for name, wanted in asked.items():
        tally[f"{name} asked"] += wanted
        tally[name] += wanted and right[name]
    return [name for name, wanted in asked.items() if wanted and not right[name]]


def _accepted(coded: Row) -> list[str]:
    stance = coded["stance"]
    return list(stance) if isinstance(stance, list) else [stance]


def words(text: str | None) -> Counter[str]:
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return Counter(re.findall(r"[a-z0-9]+", plain))


def overlap(one: str | None, other: str | None) -> float:
    """Share of the words of the shorter text that both have, repeated words counted."""
    a, b = words(one), words(other)
    shorter = min(a.total(), b.total())
    return (a & b).total() / shorter if shorter else 0.0


def surname(name: str | None) -> str | None:
    if not name or not name.split():
        return None
    last = next(iter(words(name.split()[-1])), "")
    return SPELLINGS.get(last, last)


def reliability(verdicts: Iterable[tuple[float, bool]]) -> list[Row]:
    """Rows of the table: of the claims found with a confidence in [low, high), how many were right (found, with
    stance, hand and speaker right)."""
    by_bin: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in verdicts:
        by_bin[max(b for b in BINS if confidence >= b)].append((confidence, right))
    highs = dict(zip(BINS, (*BINS[1:], 1.0), strict=True))
    return [
        {
            "from": low,
            "to": highs[low],
            "claims": len(rows),
            "said": round(sum(c for c, _ in rows) / len(rows), 3),
            "right": round(sum(r for _, r in rows) / len(rows), 3),
        }
        for low, rows in sorted(by_bin.items())
    ]
