"""The rule of a cell, as a table of cases and as properties."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.matrix import Said, Tally, changes, counts, position, spells, tally, window

HEAD, MINISTER, SPOKESPERSON, UNNAMED = 4, 3, 2, 1
PRESIDENT, UMEROV, SYBIHA, SPEAKER = 1, 2, 3, 4
_ids = count(1)


def said(stance, day, authority=UNNAMED, speaker=None, origin=None, **more):
    number = next(_ids)
    when = date(2025, *map(int, day.split("-"))) if day else None
    return Said(number, stance, when, authority, speaker, number if origin is None else origin, **more)


CASES = {
    "nothing said is an empty cell": ([], None),
    "one statement is a position": ([said("support", "6-2", MINISTER, UMEROV)], "support"),
    "one unnamed statement is a position where there was none": ([said("support", "6-2")], "support"),
    "neutral is said, not empty": ([said("neutral", "6-2", MINISTER, UMEROV)], "neutral"),
    "the newest day decides": (
        [said("oppose", "5-1", MINISTER, UMEROV), said("support", "6-2", MINISTER, UMEROV)],
        "support",
    ),
    "on one day the highest authority decides": (
        [said("oppose", "6-2", HEAD, PRESIDENT), said("support", "6-2", SPOKESPERSON, SPEAKER)],
        "oppose",
    ),
    "a later day of lower authority decides over an earlier higher one": (
        [said("oppose", "6-1", HEAD, PRESIDENT), said("support", "6-2", SPOKESPERSON, SPEAKER)],
        "support",
    ),
    "equals who differ within seven days are mixed": (
        [said("oppose", "5-26", MINISTER, SYBIHA), said("support", "6-2", MINISTER, UMEROV)],
        "mixed",
    ),
    "equals who differ eight days apart are not": (
        [said("oppose", "5-25", MINISTER, SYBIHA), said("support", "6-2", MINISTER, UMEROV)],
        "support",
    ),
    "equals who differ are mixed also where a lower voice spoke between": (
        [
            said("oppose", "5-30", MINISTER, SYBIHA),
            said("support", "6-1", SPOKESPERSON, SPEAKER),
            said("support", "6-2", MINISTER, UMEROV),
        ],
        "mixed",
    ),
    "one person who changes their mind is not mixed": (
        [said("oppose", "6-1", MINISTER, UMEROV), said("support", "6-2", MINISTER, UMEROV)],
        "support",
    ),
    "one person on both sides of one day is mixed": (
        [said("oppose", "6-2", MINISTER, UMEROV), said("support", "6-2", MINISTER, UMEROV)],
        "mixed",
    ),
    "one person on one day: most origins count": (
        [
            said("oppose", "6-2", MINISTER, UMEROV),
            said("support", "6-2", MINISTER, UMEROV),
            said("support", "6-2", MINISTER, UMEROV),
        ],
        "support",
    ),
    "copies of one text are one origin": (
        [
            said("oppose", "6-2", MINISTER, UMEROV, origin=1),
            said("support", "6-2", MINISTER, UMEROV, origin=2),
            said("support", "6-2", MINISTER, UMEROV, origin=2),
        ],
        "mixed",
    ),
    "a named person is heard over an unnamed voice of the same rank": (
        [said("support", "6-2", HEAD, PRESIDENT), said("oppose", "6-2", HEAD)],
        "support",
    ),
    "a single unnamed report does not change a position": (
        [said("support", "6-1", MINISTER, UMEROV), said("oppose", "6-2")],
        "support",
    ),
    "two unnamed reports of one origin do not either": (
        [
            said("support", "6-1", MINISTER, UMEROV),
            said("oppose", "6-2", origin=7),
            said("oppose", "6-3", origin=7),
        ],
        "support",
    ),
    "two independent origins do, also on different days": (
        [said("support", "6-1", MINISTER, UMEROV), said("oppose", "6-2"), said("oppose", "6-4")],
        "oppose",
    ),
    "a position that was said again forgets the doubt": (
        [
            said("support", "6-1", MINISTER, UMEROV),
            said("oppose", "6-2"),
            said("support", "6-3", MINISTER, UMEROV),
            said("oppose", "6-4"),
        ],
        "support",
    ),
    "second-hand never fills a cell": ([said("support", "6-2", MINISTER, UMEROV, own_word=False)], None),
    "second-hand never changes one": (
        [said("oppose", "6-1", MINISTER, UMEROV), said("support", "6-2", HEAD, PRESIDENT, own_word=False)],
        "oppose",
    ),
    "a rejected claim never counts": ([said("support", "6-2", MINISTER, UMEROV, status="rejected")], None),
    "a machine's claim on an older version does not count": (
        [said("support", "6-2", MINISTER, UMEROV, current=False)],
        None,
    ),
    "a reviewed claim that could not be carried over counts": (
        [said("support", "6-2", MINISTER, UMEROV, current=False, status="confirmed")],
        "support",
    ),
    "a rejected claim on an older version does not": (
        [said("support", "6-2", MINISTER, UMEROV, current=False, status="rejected")],
        None,
    ),
    "an undated claim is a position where there is no other": (
        [said("support", None, MINISTER, UMEROV)],
        "support",
    ),
    "an undated claim never decides over a dated one": (
        [said("oppose", "1-1"), said("support", None, HEAD, PRESIDENT)],
        "oppose",
    ),
    "undated claims that differ are mixed": (
        [said("oppose", None, HEAD, PRESIDENT), said("support", None, HEAD, PRESIDENT)],
        "mixed",
    ),
}


@pytest.mark.parametrize(("claims", "verdict"), CASES.values(), ids=CASES.keys())
def test_the_rule_of_a_cell(claims, verdict):
    found = position(claims)
    assert (found.verdict if found else None) == verdict


def test_ninety_days_without_a_statement_are_not_yet_silence():
    claims = [said("support", "3-1", MINISTER, UMEROV)]
    assert not position(claims, date(2025, 5, 30)).silent
    assert position(claims, date(2025, 5, 31)).silent


def test_a_doubt_breaks_the_silence_but_not_the_position():
    claims = [said("support", "1-1", MINISTER, UMEROV), said("oppose", "6-1")]
    found = position(claims, date(2025, 6, 2))
    assert (found.verdict, found.silent, found.last, found.heard) == (
        "support",
        False,
        date(2025, 1, 1),
        date(2025, 6, 1),
    )
    assert [c.stance for c in found.doubts] == ["oppose"]


def test_a_change_says_what_it_was_what_it_is_and_whose_words_decided():
    last = said("support", "6-2", MINISTER, UMEROV)
    claims = [said("conditional", "5-28", SPOKESPERSON, SPEAKER), said("conditional", "5-30"), last]
    (change,) = changes(claims)
    assert (change.old, change.new, change.day, change.decided_by) == (
        "conditional",
        "support",
        last.day,
        (last,),
    )


def test_a_change_by_two_origins_is_dated_by_the_second_and_shows_both():
    first, second = said("oppose", "6-2"), said("oppose", "6-4")
    (change,) = changes([said("support", "6-1", MINISTER, UMEROV), first, second])
    assert change.day == second.day
    assert set(change.decided_by) == {first, second}


def test_equal_positions_one_after_another_are_one_spell():
    found, waiting = spells([said("support", f"{month}-1", MINISTER, UMEROV) for month in range(1, 6)])
    assert [(s.first.month, s.last.month) for s in found] == [(1, 5)]
    assert waiting == ()


def test_the_window_takes_both_its_days_and_leaves_out_the_undated():
    claims = [said("support", day) for day in ("5-31", "6-1", "6-2", "6-3")] + [said("support", None)]
    assert [c.day.day for c in window(claims, date(2025, 6, 1), date(2025, 6, 2))] == [1, 2]
    assert len(window(claims)) == 5


def test_a_tally_counts_mentions_and_origins_apart():
    claims = [
        said("support", "5-16", origin=1),
        said("support", "6-2", origin=1),
        said("support", None, origin=2),
    ]
    assert tally(claims) == Tally(3, 2, date(2025, 5, 16), date(2025, 6, 2))
    assert tally([]) == Tally(0, 0, None, None)


claims = st.lists(
    st.builds(
        Said,
        id=st.integers(1, 10**6),
        stance=st.sampled_from(["support", "oppose", "conditional", "neutral"]),
        day=st.none() | st.integers(0, 30).map(lambda n: date(2025, 5, 1) + timedelta(days=n)),
        authority=st.integers(1, 4),
        speaker=st.none() | st.integers(1, 3),
        origin=st.integers(1, 4),
        own_word=st.booleans(),
        status=st.sampled_from(["machine", "confirmed", "rejected"]),
        current=st.booleans(),
    ),
    max_size=14,
    unique_by=lambda c: c.id,
)


@given(claims, st.randoms(use_true_random=False))
def test_the_order_in_which_claims_arrive_does_not_matter(some, chance):
    shuffled = list(some)
    chance.shuffle(shuffled)
    assert position(some) == position(shuffled)


@given(claims)
def test_a_cell_is_filled_exactly_where_a_claim_counts(some):
    assert (position(some) is None) == (not any(counts(c) for c in some))


@given(claims)
def test_what_does_not_count_changes_nothing(some):
    assert position(some) == position([c for c in some if counts(c)])


@given(claims)
def test_a_stance_that_nobody_took_is_never_a_position(some):
    found = position(some)
    taken = {c.stance for c in some if counts(c)}
    assert found is None or found.verdict in taken or (found.verdict == "mixed" and len(taken) > 1)


@given(claims)
def test_every_change_is_between_different_positions_and_ends_at_the_position_now(some):
    found = list(changes(some))
    assert all(c.old != c.new for c in found)
    assert all(a.new == b.old for a, b in pairwise(found))
    assert not found or found[-1].new == position(some).verdict
