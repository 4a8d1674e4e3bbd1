"""The coded texts that the extraction is measured on: their form, and that they are our own words."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.figures import KEPT, measure
from tests.figures import SETS as MEASURED
from tests.gold_checks import GOLD, articles, faults, shingles

SUITE = [name for name in ("tuned.jsonl", "untouched.jsonl") if (GOLD / name).exists()]
LONG = (
    "articles.jsonl",
    "news.jsonl",
    "news_untouched.jsonl",
    "reports.jsonl",
    "retired.jsonl",
    "briefs.jsonl",
    "long.jsonl",
    "statements.jsonl",
    "spoken.jsonl",
)
HELD = {"untouched.jsonl", "news_untouched.jsonl"}
SETS = [*SUITE, *(name for name in LONG if (GOLD / name).exists())]


@pytest.mark.parametrize("name", [*SETS, "samples.jsonl"])
def test_every_coded_text_keeps_the_form_of_the_coding_guide(name: str) -> None:
    assert [fault for article in articles(name) for fault in faults(article)] == []


def test_no_two_coded_texts_share_an_id_or_their_words() -> None:
    coded = [article for name in SETS for article in articles(name)]
    for field in ("article", "text"):
        assert [key for key, n in Counter(a[field] for a in coded).items() if n > 1] == []


def test_a_coded_text_of_the_suite_is_short_and_says_what_it_tests() -> None:
    for article in (a for name in SUITE for a in articles(name)):
        assert article["article"].startswith(article["phenomenon"]), article["article"]
        assert len(article["text"].split()) <= 160, article["article"]


def test_the_suite_covers_every_phenomenon_in_both_halves_and_leaves_enough_to_find_nothing_in() -> None:
    tuned, untouched = (articles(name) for name in ("tuned.jsonl", "untouched.jsonl"))
    assert len(tuned) + len(untouched) >= 330
    assert len(untouched) >= 110
    counts = [Counter(a["phenomenon"] for a in half) for half in (tuned, untouched)]
    assert set(counts[0]) == set(counts[1])
    assert len(counts[0]) >= 22
    assert min(counts[0].values()) >= 10
    assert min(counts[1].values()) >= 5
    assert sum(not any(not c["optional"] for c in a["claims"]) for a in [*tuned, *untouched]) >= 75


@pytest.mark.parametrize(("names", "against", "size"), [
    (("tuned.jsonl", "articles.jsonl", "samples.jsonl", "briefs.jsonl", "retired.jsonl"), ("untouched.jsonl",), 8),
    # Two reports of one event repeat its terms.
    (tuple({*SETS, "samples.jsonl"} - HELD), tuple(HELD), 12),
])  # fmt: skip
def test_what_is_tuned_to_and_what_is_not_share_no_run_of_words(
    names: tuple[str, ...], against: tuple[str, ...], size: int
) -> None:
    tuned = {run for name in names for a in articles(name) for run in shingles(a["text"], size)}
    for name in against:
        assert [a["article"] for a in articles(name) if shingles(a["text"], size) & tuned] == []


def test_there_are_texts_of_article_length_in_both_halves() -> None:
    for name, least, words in (("articles.jsonl", 16, 150), ("news_untouched.jsonl", 35, 100)):
        coded = articles(name)
        assert len(coded) >= least
        assert min(len(a["text"].split()) for a in coded) >= words


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["seeds", "primary"])
def test_no_coded_text_repeats_the_words_of_the_development_articles(shared: Path, folder: str) -> None:
    theirs = set().union(*(shingles(path.read_text("utf8")) for path in (shared / folder).glob("*.txt")))
    for article in (a for name in SETS for a in articles(name)):
        assert not shingles(article["text"]) & theirs, article["article"]


@pytest.mark.model
@pytest.mark.parametrize("name", MEASURED)
def test_the_extraction_does_not_fall_below_the_figures_that_were_reached(name: str) -> None:
    kept, now = json.loads(KEPT.read_text("utf8"))[name], measure(name)
    fallen = {
        figure: (kept[figure], now[figure]) for figure in ("f1", "strict_f1") if now[figure] < kept[figure]
    }
    assert not fallen, f"{name}: {fallen}; mend it, or run python -m tests.figures and say why"
