"""Which texts are copies of one another."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import cluster
from ingest.parse import parse
from ingest.records import Page

SAMPLES = Path(cluster.__file__).parent / "samples"


def sentences(first: int, last: int) -> str:
    return " ".join(
        f"Sentence {n} says that delegate {n * 7} met envoy {n * 13} about point {n}."
        for n in range(first, last)
    )


def alike(one: str, other: str) -> bool:
    a, b = cluster.sketch(one), cluster.sketch(other)
    assert a
    assert b
    return bool(cluster.copies(a, {1: b.minhash}))


def share_a_band(one: str, other: str) -> bool:
    a, b = cluster.sketch(one), cluster.sketch(other)
    assert a
    assert b
    return not set(a.bands).isdisjoint(b.bands)


def test_case_spacing_and_punctuation_do_not_make_another_text():
    assert cluster.exact_hash("He said: “Yes.”\nThen he left.") == cluster.exact_hash(
        "HE SAID 'yes' then he left"
    )
    assert cluster.exact_hash("He said yes") != cluster.exact_hash("He said no")


@pytest.mark.parametrize(
    ("copy", "is_copy"),
    [
        ("ISTANBUL, May 16 (Agency) - " + sentences(0, 40) + " Reporting by A. Writer.", True),
        (sentences(0, 30), True),  # the end cut
        (sentences(5, 40) + " " + sentences(100, 105), True),
        (sentences(0, 8), False),  # one long quotation in common
        (sentences(35, 80), False),
        (sentences(100, 140), False),
    ],
)
def test_a_copy_is_a_text_that_shares_most_runs_of_words(copy, is_copy):
    assert alike(sentences(0, 40), copy) is is_copy
    if is_copy:
        assert share_a_band(sentences(0, 40), copy)


def test_a_short_text_has_no_sketch():
    assert cluster.sketch("Too short to be compared by its parts.") is None


@given(st.text(max_size=2000))
def test_a_text_is_a_copy_of_itself(text):
    sketch = cluster.sketch(text)
    if sketch:
        assert cluster.resemblance(sketch.minhash, sketch.minhash) == 1
        assert all(-(2**63) <= band < 2**63 for band in sketch.bands)


def test_a_sketch_is_the_same_in_every_process():
    sketch = cluster.sketch(sentences(0, 5))
    assert sketch
    assert sketch.minhash.hex()[:32] == "2453d900081e6b014db626040de0f801"


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_groups_are_the_connected_components(links):
    found = cluster.groups(links)
    reach = {key: {key} for link in links for key in link}
    for _ in reach:
        for one, other in links:
            both = reach[one] | reach[other]
            for key in both:
                reach[key] |= both
    assert found == {key: min(keys) for key, keys in reach.items()}


def test_the_measure_of_a_copy_parts_the_samples_widely():
    """The copies among the samples share .66 and more, all other pairs .05 at most: COPY lies far from both."""
    texts = {}
    for path in SAMPLES.glob("*.txt"):
        page = parse(path.read_bytes())
        assert isinstance(page, Page)
        texts[path.stem] = cluster.sketch(page.text)
    shares = {
        (one, other): cluster.resemblance(texts[one].minhash, texts[other].minhash)
        for one, other in combinations(sorted(texts), 2)
    }
    copies = {pair for pair, share in shares.items() if share >= cluster.COPY}
    assert copies == {
        ("2025-05-16-istanbul-first-round", "2025-05-16-istanbul-wire-copy"),
        ("2025-05-16-istanbul-first-round", "2025-05-17-istanbul-late-copy"),
        ("2025-05-16-istanbul-wire-copy", "2025-05-17-istanbul-late-copy"),
    }
    assert max(share for pair, share in shares.items() if pair not in copies) < 0.1
