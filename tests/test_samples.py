"""The bundled sample articles and what is coded in them."""

from __future__ import annotations

import itertools
import re
from datetime import date
from pathlib import Path

import pytest

from positions.vocabulary import read
from tests.gold_checks import articles, faults, shingles

SAMPLES = Path(__file__).parents[1] / "ingest" / "samples"
FILES = sorted(SAMPLES.glob("*.txt"))


def parts(path: Path) -> tuple[dict[str, str], str]:
    """Header lines and body, read here by hand so that the reader of samples does not test itself."""
    header, _, body = path.read_text("utf8").partition("\n\n")
    return dict(line.split(": ", 1) for line in header.split("\n")), body.strip()


def test_there_are_enough_samples_for_a_grid_over_eight_weeks() -> None:
    days = sorted(date.fromisoformat(parts(path)[0]["Published"]) for path in FILES)
    assert len(FILES) >= 28
    assert (days[-1] - days[0]).days >= 56
    assert max((later - day).days for day, later in itertools.pairwise(days)) <= 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sample_names_its_source_and_its_day(path: Path) -> None:
    header, body = parts(path)
    assert set(header) == {"Title", "Outlet", "Source", "Published"}
    assert header["Outlet"] == "Stated Positions sample"
    assert path.stem.startswith(header["Published"])
    assert re.search(r"20\d\d", header["Source"]), "the source is dated"
    assert 60 <= len(body.split()) <= 220


def test_each_sample_is_coded_once_and_the_coding_is_well_formed() -> None:
    coded = articles("samples.jsonl")
    assert sorted(a["article"] for a in coded) == [path.stem for path in FILES]
    for article, path in zip(sorted(coded, key=lambda a: a["article"]), FILES, strict=True):
        header, body = parts(path)
        assert (article["title"], article["published"], article["text"]) == (
            header["Title"],
            header["Published"],
            body,
        )
    assert [fault for article in coded for fault in faults(article)] == []


def test_the_samples_touch_every_party_topic_stance_and_hand() -> None:
    coded = articles("samples.jsonl")
    claims = [claim for article in coded for claim in article["claims"] if not claim["optional"]]
    vocabulary = read()
    assert {c["party"] for c in claims} == {p.slug for p in vocabulary.parties}
    assert {c["topic"] for c in claims} == {t.slug for t in vocabulary.topics}
    assert {c["stance"][0] for c in claims} == {"support", "oppose", "conditional", "neutral"}
    assert sum(c["reported_by"] is not None for c in claims) >= 5
    assert sum(not article["claims"] for article in coded) >= 2


def test_some_samples_are_copies_of_one_another() -> None:
    texts = [shingles(parts(path)[1]) for path in FILES]
    near = [
        (i, j) for i, a in enumerate(texts) for j, b in enumerate(texts) if i < j and len(a & b) > len(b) / 2
    ]
    assert len(near) >= 2


@pytest.mark.shared
def test_no_sample_repeats_the_words_of_the_development_articles(shared: Path) -> None:
    theirs = set().union(*(shingles(path.read_text("utf8")) for path in (shared / "seeds").glob("*.txt")))
    for path in FILES:
        assert not shingles(parts(path)[1]) & theirs, path.name
