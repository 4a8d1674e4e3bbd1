"""Agreement between two coders, the words around a claim, the trial of phrases, and the machine's precision: pure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positions import agreement, precision, trying
from positions.agreement import Coded, match
from positions.context import parts


def coded(number, stance="support", start=0, end=10, party="norland", topic="truce", reported_by=None):
    return Coded(number, party, topic, stance, start, end, reported_by)


def test_overlapping_words_of_one_party_and_topic_are_one_place():
    (unit,) = match([coded(1, start=0, end=10)], [coded(2, start=5, end=30)])
    assert [one.id for one in unit.codings] == [1, 2]


@pytest.mark.parametrize(
    "other", [{"party": "sudia"}, {"topic": "talks"}, {"start": 10, "end": 20}, {"reported_by": "sudia"}]
)
def test_another_party_topic_place_or_hand_is_another_place(other):
    assert len(match([coded(1)], [coded(2, **other)])) == 2


def test_the_longest_overlap_pairs_first_and_each_claim_once():
    units = match([coded(1, start=0, end=10), coded(2, start=10, end=30)], [coded(3, start=8, end=30)])
    assert [tuple(one and one.id for one in unit.codings) for unit in units] == [(1, None), (2, 3)]


def test_of_one_place_with_two_topics_each_meets_its_own():
    both = [coded(1, topic="truce"), coded(2, topic="talks")]
    assert (
        agreement.by_field([both, [coded(3, topic="talks"), coded(4, topic="truce")]])["topic"].percent == 1.0
    )


def test_a_field_is_compared_where_at_least_two_saw_something():
    """Three coders. Stance: two places, one of them alike for all who saw it. Topic: the third place too, where one differs."""
    a = [coded(1, "support", 0, 10), coded(2, "oppose", 20, 30), coded(3, "support", 40, 50)]
    b = [coded(4, "support", 2, 12), coded(5, "neutral", 20, 30), coded(6, "support", 40, 50, topic="talks")]
    c = [coded(7, "support", 0, 9), coded(8, "support", 90, 99)]
    fields = agreement.by_field([a, b, c])
    assert (fields["stance"].units, fields["stance"].agreed) == (2, 1)
    assert (fields["topic"].units, fields["topic"].agreed) == (3, 2)
    assert agreement.agreement(agreement.match(a, b, c)).units == 5


def test_krippendorffs_nominal_example_with_missing_values():
    """Four observers, twelve units, example C there: nominal alpha 0.743."""
    rows = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    table = [
        [None if value == "." else value for value in column]
        for column in zip(*(row.split() for row in rows), strict=True)
    ]
    assert agreement._figures(table).alpha == pytest.approx(0.743, abs=0.0005)


def test_krippendorffs_nominal_example():
    """Two coders, ten units, Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example A: 0.095."""
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    names = ["support", "oppose"]
    units = match(
        [coded(i, names[v], 100 * i, 100 * i + 9) for i, v in enumerate(first)],
        [coded(50 + i, names[v], 100 * i, 100 * i + 9) for i, v in enumerate(second)],
    )
    found = agreement.agreement(units)
    assert (found.units, found.agreed, found.percent) == (10, 6, 0.6)
    assert found.alpha == pytest.approx(0.095, abs=0.0005)


def test_full_agreement_on_two_values_is_one():
    both = [coded(1, "support"), coded(2, "oppose", 20, 30)]
    assert agreement.agreement(match(both, both)).alpha == 1.0


@pytest.mark.parametrize("both", [[], [coded(1)]])
def test_without_variation_alpha_is_not_defined(both):
    assert agreement.agreement(match(both, both)).alpha is None


spans = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 20), st.sampled_from(["support", "oppose"])), max_size=6
)


@settings(deadline=None)  # the machine may be busy
@given(spans, spans, spans)
def test_every_claim_is_in_exactly_one_place(first, second, third):
    a = [coded(i, stance, start, start + length) for i, (start, length, stance) in enumerate(first)]
    b = [coded(100 + i, stance, start, start + length) for i, (start, length, stance) in enumerate(second)]
    c = [coded(200 + i, stance, start, start + length) for i, (start, length, stance) in enumerate(third)]
    units = match(a, b, c)
    for place, claims in enumerate((a, b, c)):
        assert sorted(unit.codings[place].id for unit in units if unit.codings[place]) == [
            one.id for one in claims
        ]


# --- the words around a claim -----------------------------------------------------------------------------------------

TEXT = "Headline\nOfficials said Ada Berg wants it. Norland backs a truce, Berg said. More.\nLast line."


def shown(words, **options):
    start = TEXT.index(words)
    return parts(TEXT, start, start + len(words), **options)


def test_the_paragraph_is_shown_whole_with_its_marks():
    found = shown("Norland backs a truce", cue="said", names=["Ada Berg", "Berg"])
    assert "".join(part.text for part in found) == TEXT.split("\n")[1]
    assert [(part.kind, part.text) for part in found if part.kind != "plain"] == [
        ("evidence", "Norland backs a truce"),
        ("source", "Berg"),
        ("cue", "said"),
    ]


def test_a_cue_inside_the_evidence_stays_part_of_it():
    found = shown("Norland backs a truce", cue="backs")
    assert [(part.kind, part.inside) for part in found if part.text == "backs"] == [("cue", True)]


@given(st.text(alphabet="ab .\n🕊", min_size=1, max_size=80), st.data())
def test_the_parts_always_join_up_and_hold_the_evidence(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = parts(text, start, end, cue="a", names=["b"])
    assert "".join(part.text for part in found) in text
    assert "".join(part.text for part in found if part.inside) == text[start:end]


def test_a_long_paragraph_is_cut_around_the_evidence():
    text = "word " * 2000 + "HERE" + " word" * 2000
    found = parts(text, text.index("HERE"), text.index("HERE") + 4)
    assert len("".join(part.text for part in found)) < 1600


# --- trying phrases ---------------------------------------------------------------------------------------------------


def test_only_words_that_differ_are_tried():
    saved = {"cues": ["truce", "armistice"], "opposing": ["war"]}
    typed = {"cues": ["truce", "halt"], "opposing": ["war", "truce"]}
    assert trying.changed(saved, typed) == ["armistice", "halt", "truce"]


@pytest.mark.parametrize(
    ("phrase", "fine"), [("halt to … fighting", True), ("… fighting", False), ("a|", False), ("a|b c", True)]
)
def test_a_phrase_begins_and_ends_with_a_word(phrase, fine):
    assert (trying.complaint(phrase) == "") == fine


# --- precision ----------------------------------------------------------------------------------------------------------


def test_precision_counts_a_corrected_claim_as_wrong():
    score = precision.Score("norland", confirmed=1, corrected=2, rejected=1)
    assert (score.total, score.precision, score.found) == (4, 0.25, 0.75)
