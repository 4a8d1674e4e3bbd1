"""The figures of our own scorer are those of the scorer that came with the development sets."""

import importlib.util
import json
import random

import pytest

from ingest import evaluation


def noisy(gold, seed):
    """Found claims as an extractor of middling skill would give them."""
    rng = random.Random(seed)
    out = []
    for article in gold:
        for claim in article.claims:
            if rng.random() < 0.25:
                continue
            row = {k: claim[k] for k in ("party", "topic", "speaker", "said_on", "reported_by")}
            row |= {
                "article": article.article,
                "stance": rng.choice(claim["stance"]),
                "evidence": claim["evidence"],
                "confidence": rng.random(),
            }
            if rng.random() < 0.3:
                row["stance"] = rng.choice(["support", "oppose", "conditional", "neutral"])
            if rng.random() < 0.2:
                row["evidence"] = " ".join(claim["evidence"].split()[::2])
            if rng.random() < 0.1:
                row["party"] = "turkey"
            if rng.random() < 0.2:
                row["speaker"] = None
            if rng.random() < 0.1:
                row["reported_by"] = "us"
            out += [row] * rng.choice([1, 1, 1, 2])
    return out


@pytest.mark.shared
@pytest.mark.parametrize("name", ["seeds", "primary"])
@pytest.mark.parametrize("seed", range(5))
def test_figures_equal_those_of_the_given_scorer(shared, name, seed):
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    given = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(given)
    path = shared / "gold" / f"{name}.jsonl"
    gold = evaluation.read_gold(path)
    rows = noisy(gold, seed)
    expected, _ = given.score([json.loads(line) for line in path.read_text("utf8").splitlines()], rows)
    by_article = {a.article: [r for r in rows if r["article"] == a.article] for a in gold}
    assert evaluation.score(gold, by_article).figures == expected


def test_reliability_counts_each_claim_once_in_its_row():
    table = evaluation.reliability([(0.95, True), (0.92, False), (0.65, True), (0.1, False)])
    assert [(r["from"], r["claims"], r["right"]) for r in table] == [
        (0.0, 1, 0.0),
        (0.6, 1, 1.0),
        (0.9, 2, 0.5),
    ]


def test_names_meet_by_surname_in_any_usual_spelling():
    assert evaluation.surname("Volodymyr Zelenskyy") == evaluation.surname("Zelensky")
    assert evaluation.surname("Recep Tayyip Erdoğan") == "erdogan"
    assert evaluation.surname(None) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [("", "no coded article"), ("nonsense", "Line 1"), ('{"article": "a", "claims": []}', "Line 1")],
)
def test_a_gold_file_that_is_none_gets_a_sentence(tmp_path, content, says):
    file = tmp_path / "gold.jsonl"
    file.write_text(content, "utf8")
    with pytest.raises(evaluation.GoldError, match=says):
        evaluation.read_gold(file)
