"""Trains the weights of ingest/extraction/learned.py: multinomial logistic regression with an L2 penalty.

Only numpy and scipy (a dependency of datasketch) are needed. The same texts give the same weights.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from ingest.evaluation import Gold
from ingest.extraction import learned, pipeline
from ingest.extraction.claims import Assembler, Example
from positions.vocabulary import Vocabulary

# Of 0.02 to 0.1 the one that reads real articles best; texts made for one phenomenon like it weaker.
PENALTY = 0.05
SEEN = 3  # a feature of fewer examples teaches nothing that cross-validation would show
SMALLEST = 0.02  # smaller weights change no figure and are left out of the file


@dataclass(frozen=True, slots=True)
class Labelled:
    article: str
    names: tuple[str, ...]
    label: str  # one of learned.CLASSES
    ruled: bool


def labelled(golds: Sequence[Gold], vocabulary: Vocabulary) -> list[Labelled]:
    """Every example of the coded articles with what the coder says of it; what coders may see differently is left out."""
    found = []
    for gold, (doc, text) in zip(golds, pipeline.docs([g.source for g in golds], vocabulary), strict=True):
        spans = [(c, text.find(c["evidence"])) for c in gold.claims]
        for example in Assembler(doc, text).examples():
            label = _label(example, doc, spans)
            if label is not None:
                found.append(Labelled(gold.article, tuple(example.names), label, example.draft is not None))
    return found


def _label(example: Example, doc, spans) -> str | None:  # type: ignore[no-untyped-def]
    mention = example.candidate.mention
    party = example.candidate.voice.parties[0]
    start, end = doc[mention.start].idx, doc[mention.end - 1].idx + len(doc[mention.end - 1])
    sentence = doc[mention.start].sent
    best, label = 0, "none"
    for claim, at in spans:
        to = at + len(claim["evidence"])
        if claim["party"] != party or claim["topic"] != mention.topic or at < 0:
            continue
        if at >= sentence.end_char or to <= sentence.start_char:
            continue
        inside = at <= start < to or at < end <= to
        if not inside and any(m.topic == mention.topic and at <= doc[m.start].idx < to for m in doc._.topics):
            continue
        if claim.get("optional"):
            if best == 0:
                label = "?"
        elif not inside and best == 0:
            label = "?"
        elif inside and (rank := 2) > best:
            accepted = claim["stance"] if isinstance(claim["stance"], list) else [claim["stance"]]
            ruled = example.draft.claim.stance if example.draft else None
            best, label = rank, ruled if ruled in accepted else accepted[0]
    return None if label == "?" else label


def train(examples: Sequence[Labelled], penalty: float = PENALTY) -> dict[str, list[float]]:
    """Weights by feature, one a class, "bias" among them."""
    counted = Counter(name for e in examples for name in set(e.names))
    index = {name: i for i, name in enumerate(sorted(n for n, c in counted.items() if c >= SEEN))}
    matrix = _matrix([e.names for e in examples], index)
    wanted = np.array([learned.CLASSES.index(e.label) for e in examples])
    width, classes = len(index), len(learned.CLASSES)
    truth = np.eye(classes)[wanted]

    def loss(flat):  # type: ignore[no-untyped-def]
        weights, bias = flat[: width * classes].reshape(width, classes), flat[width * classes :]
        odds = _odds(matrix @ weights + bias)
        value = -np.log(odds[np.arange(len(wanted)), wanted] + 1e-12).sum() + (weights**2).sum() / (
            2 * penalty
        )
        slope = odds - truth
        return value, np.concatenate([(matrix.T @ slope + weights / penalty).ravel(), slope.sum(0)])

    flat = minimize(
        loss, np.zeros(width * classes + classes), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    ).x
    weights = flat[: width * classes].reshape(width, classes)
    made = {
        name: [round(float(w), 2) for w in weights[i]]
        for name, i in index.items()
        if np.abs(weights[i]).max() >= SMALLEST
    }
    made["bias"] = [round(float(w), 2) for w in flat[width * classes :]]
    return made


def _matrix(rows: Sequence[Iterable[str]], index: dict[str, int]) -> sparse.csr_matrix:
    places = [(r, index[name]) for r, names in enumerate(rows) for name in set(names) if name in index]
    ones = np.ones(len(places))
    return sparse.csr_matrix((ones, tuple(zip(*places, strict=True))), shape=(len(rows), len(index)))


def _odds(scores):  # type: ignore[no-untyped-def]
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def folds(examples: Sequence[Labelled], count: int = 5) -> Iterable[tuple[Labelled, dict[str, float]]]:
    """Each example with what a judge says of it that was trained without its article."""
    articles = sorted({e.article for e in examples})
    for k in range(count):
        held = set(articles[k::count])
        judge = learned.Judge(train([e for e in examples if e.article not in held]))
        yield from ((e, judge(e.names)) for e in examples if e.article in held)


def write(weights: dict[str, list[float]], path: Path = learned.WEIGHTS) -> None:
    lines = (
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(weights[name])}" for name in sorted(weights)
    )
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf8")
