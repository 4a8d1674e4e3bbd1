"""Runs the extraction over coded articles and writes what came of it: figures, reliability, errors with a word on why."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest import evaluation
from ingest.evaluation import Gold, Outcome, Row
from ingest.extraction import learned, pipeline
from ingest.extraction import nlp as base
from ingest.extraction.annotations import Context
from ingest.extraction.claims import find_claims
from positions.vocabulary import Vocabulary

SHOWN = 20  # errors of each kind in the report
WHY = {
    "topic": "the issue is named in words that no phrase and no reference reaches",
    "side": "the issue was seen, but no word that takes a side was tied to this party",
}


@dataclass(slots=True)
class Run:
    """What one set of coded articles gave. `why` counts the misses by cause."""

    name: str
    gold: list[Gold]
    found: dict[str, list[Row]]
    outcome: Outcome
    why: Counter[str]

    def by_phenomenon(self) -> dict[str, dict[str, Any]]:
        groups: dict[str, list[Gold]] = defaultdict(list)
        for article in self.gold:
            groups[article.phenomenon or "(none)"].append(article)
        return {name: evaluation.score(group, self.found).figures for name, group in sorted(groups.items())}


def run(path: Path, vocabulary: Vocabulary) -> Run:
    """Reads, extracts and scores. Raises GoldError or nlp.ModelError in a sentence."""
    gold = evaluation.read_gold(path)
    nlp = pipeline.load()
    contexts = [
        (g.source.text, Context(vocabulary, g.source.published, g.source.outlet, g.source.title))
        for g in gold
    ]
    found: dict[str, list[Row]] = {}
    mentioned: dict[str, list[tuple[str, int, int]]] = {}
    for article, doc in zip(gold, base.pipe(nlp, contexts), strict=True):
        pipeline.annotate(doc)
        claims = find_claims(doc, article.source.text)
        found[article.article] = [evaluation.row_of(article.article, claim) for claim in claims]
        mentioned[article.article] = [
            (m.topic, doc[m.start].sent.start_char, doc[m.start].sent.end_char) for m in doc._.topics
        ]
    outcome = evaluation.score(gold, found)
    texts = {article.article: article.source.text for article in gold}
    why: Counter[str] = Counter()
    for row in outcome.missed:
        at = texts[row["article"]].find(row["evidence"])
        end = at + len(row["evidence"])
        seen = any(t == row["topic"] and a < end and at < b for t, a, b in mentioned[row["article"]])
        row["why"] = "side" if seen else "topic"
        why[row["why"]] += 1
    return Run(path.stem, gold, found, outcome, why)


def lines(one: Run, phenomena: bool) -> list[str]:
    """The figures as the scorer of the coding guide prints them, and the reliability of the confidence."""
    out = [
        f"{key:10} "
        + (" ".join(f"{n}={x:.3f}" for n, x in value.items()) if isinstance(value, dict) else str(value))
        for key, value in one.outcome.figures.items()
    ]
    if phenomena:
        out += ["", "by phenomenon (articles, claims, found P R F1, strict F1)"]
        for name, f in one.by_phenomenon().items():
            found = f["found"]
            out.append(
                f"{name:22} {f['articles']:4} {f['gold']:4}  {found['p']:.2f} {found['r']:.2f} {found['f1']:.2f}  {f['strict']['f1']:.2f}"
            )
    out += ["", "confidence: claims, said, right"]
    out += [
        f"{r['from']:.1f} to {r['to']:.1f}  {r['claims']:4}  {r['said']:.2f}  {r['right']:.2f}"
        for r in evaluation.reliability(one.outcome.verdicts)
    ]
    return out


def document(runs: Sequence[Run]) -> str:
    """docs/extraction.md: Markdown. Errors are listed of the sets that rules may be made with, never of the others."""
    long, brief = learned.LONG_TEXT, learned.BRIEF_TEXT
    parts = [
        "# How well the extraction does",
        "",
        f"Written by `make evaluate`; extractor {pipeline.VERSION}. The judge keeps what the rules found from "
        f"{long.keep} and takes what they did not find from {long.find} ({long.far} of those who are only named); in a "
        f"text of up to {learned.BRIEF} sentences from {brief.keep} and {brief.find} ({brief.far}).",
        "A claim is *found* where party and issue are right and the evidence is the same place; *strict* where stance, hand "
        "(own word or second-hand) and speaker are right too. *Cells* is what the grid would show. Sets named *untouched* "
        "were never used to make rules or weights: theirs are the honest figures. The others also trained the judge, so that "
        "they flatter it.",
        "",
        "| set | articles | claims | found P | R | F1 | strict F1 | cells F1 | stance | speaker | date | hand |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in runs:
        f = one.outcome.figures
        marks = " | ".join("" if f[m] is None else f"{f[m]:.2f}" for m in evaluation.MARKS)
        parts.append(
            f"| {one.name} | {f['articles']} | {f['gold']} | {f['found']['p']:.2f} | {f['found']['r']:.2f} | "
            f"{f['found']['f1']:.2f} | {f['strict']['f1']:.2f} | {f['cells']['f1']:.2f} | {marks} |"
        )
    for one in runs:
        parts += [
            "",
            f"## {one.name}",
            "",
            "| confidence | claims | said | right |",
            "| --- | --- | --- | --- |",
        ]
        parts += [
            f"| {r['from']:.1f} to {r['to']:.1f} | {r['claims']} | {r['said']:.2f} | {r['right']:.2f} |"
            for r in evaluation.reliability(one.outcome.verdicts)
        ]
        groups = one.by_phenomenon()
        if len(groups) > 1:
            parts += [
                "",
                "| phenomenon | articles | claims | found P | R | F1 | strict F1 |",
                "| --- | --- | --- | --- | --- | --- | --- |",
            ]
            parts += [
                f"| {name} | {f['articles']} | {f['gold']} | {f['found']['p']:.2f} | {f['found']['r']:.2f} | {f['found']['f1']:.2f} | {f['strict']['f1']:.2f} |"
                for name, f in groups.items()
            ]
        parts += [
            "",
            "Missed: "
            + (", ".join(f"{n} because {WHY[w]}" for w, n in one.why.most_common()) or "nothing")
            + ".",
        ]
        if "untouched" not in one.name:
            parts += _errors(one)
    return "\n".join(parts) + "\n"


def _errors(one: Run) -> list[str]:
    outcome = one.outcome
    return [
        *_listed(
            "Missed",
            [
                f"{r['article']}: {r['party']}, {r['topic']}: “{_short(r['evidence'])}” ({WHY[r['why']]})"
                for r in outcome.missed
            ],
        ),
        *_listed(
            "Found, but no claim",
            [
                f"{r['article']}: {r['party']}, {r['topic']}, {r['stance']}: “{_short(r['evidence'])}” (by “{r['cue']}”, confidence {r['confidence']})"
                for r in outcome.spurious
            ],
        ),
        *_listed(
            "Found with a fault",
            [
                f"{r['article']}: {r['coded']['party']}, {r['coded']['topic']}: {', '.join(r['faults'])}: “{_short(r['found']['evidence'])}”"
                for r in outcome.wrong
            ],
        ),
    ]


def _listed(title: str, rows: list[str]) -> list[str]:
    """Every n-th row, so that the whole set is seen."""
    step = max(1, -(-len(rows) // SHOWN))
    return ["", f"### {title}: {len(rows)}", "", *(f"- {row}" for row in rows[::step])] if rows else []


def _short(text: str, most: int = 140) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def as_json(one: Run, phenomena: bool) -> str:
    data: dict[str, Any] = {
        **one.outcome.figures,
        "reliability": evaluation.reliability(one.outcome.verdicts),
    }
    if phenomena:
        data["phenomena"] = one.by_phenomenon()
    return json.dumps(data, ensure_ascii=False)
