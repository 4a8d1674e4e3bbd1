"""The SQL that serves the grid, held against the rule of a cell on all claims."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions import cells, changes, matrix, verdicts
from positions.matrix import REVIEWED, Said
from positions.models import Claim
from positions.question import Question
from tests import factories

pytestmark = pytest.mark.django_db

START = date(2025, 3, 1)
# Near one another, so that they meet in a week; and over the turns of years, which are counted as wholes.
DAYS = st.integers(0, 40).map(lambda n: START + timedelta(days=n))
YEARS = st.sampled_from(
    [date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1), date(2024, 5, 9), date(2026, 2, 1)]
)
CLAIM = st.fixed_dictionaries(
    {
        "party": st.sampled_from(["russia", "ukraine"]),
        "topic": st.sampled_from(["ceasefire", "nato"]),
        "stance": st.sampled_from(Claim.Stance.values),
        "speaker": st.sampled_from([None, None, "Ann Able", "Ben Best"]),
        "reported_by": st.sampled_from([None, None, None, "turkey"]),
        "authority": st.integers(1, 4),
        "day": st.none() | DAYS | DAYS | YEARS,
        "status": st.sampled_from(["machine", "machine", "confirmed", "rejected"]),
        "article": st.integers(0, 5),
    }
)
DAY = st.none() | DAYS | DAYS | YEARS


def write(rows):
    """The rows as claims in six articles of four stories; article 5 has a newer version, which holds no claim."""
    articles = [factories.article(f"Text {n}. " * 40, published=START) for n in range(4)]
    articles.append(factories.article("Copy. " * 40, story=articles[0].story, published=START))
    articles.append(factories.article("Old. " * 40, current=False, published=START))
    factories.article("New. " * 40, previous=articles[5], version=2, url=articles[5].url, published=START)
    for n, row in enumerate(rows):
        factories.claim(
            **row | {"article": articles[row["article"]], "start": n, "end": n + 1, "evidence": "x"}
        )


def everything() -> list[tuple[tuple[int, int], Said]]:
    return [
        (
            (c.party_id, c.topic_id),
            Said(
                c.id,
                c.stance,
                c.day,
                c.authority,
                c.speaker_id,
                c.article.story_id,
                c.reported_by_id is None,
                c.status,
                c.article.current,
            ),
        )
        for c in Claim.objects.select_related("article")
    ]


def plain(said: Said) -> Said:
    """As the SQL gives it, which has left out already what does not count."""
    return said._replace(status="machine", current=True)


def by_cell(claims):
    found = defaultdict(list)
    for key, said in claims:
        found[key].append(said)
    return found


@given(st.lists(CLAIM, max_size=25), DAY, DAY, st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_sql_of_the_grid_agrees_with_the_rule_on_all_claims(
    django_db_blocker, rows, since, until, reviewed
):
    with transaction.atomic():
        write(rows)
        day = date(2025, 7, 20)
        found = cells.grid(Question(since=since, until=until, reviewed=reviewed, word="all"), day)
        said = [(key, c) for key, c in everything() if not reviewed or c.status in REVIEWED]
        for key, claims in by_cell(said).items():
            counting = matrix.window([plain(c) for c in claims if matrix.counts(c)], since, until)
            cell = found.pop(key, cells.Cell())
            assert cell.position == matrix.position(counting, day)
            assert cell.total == (matrix.tally(counting) if counting else None)
            for stance in {c.stance for c in counting}:
                assert cell.stances[stance] == matrix.tally([c for c in counting if c.stance == stance])
        assert found == {}
        transaction.set_rollback(True)


@given(st.lists(CLAIM, max_size=25), st.integers(0, 45), st.integers(0, 45))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_changes_between_two_days_agree_with_the_rule_on_all_claims(
    django_db_blocker, rows, first, second
):
    after, until = (START + timedelta(days=n) for n in sorted((first, second)))
    with transaction.atomic():
        write(rows)
        found = set(changes.between(Question(), after, until))
        wanted = {
            (key, change)
            for key, claims in by_cell(everything()).items()
            for change in matrix.changes([plain(c) for c in claims if matrix.counts(c)])
            if after < change.day <= until
        }
        assert found == wanted
        transaction.set_rollback(True)


@given(st.lists(CLAIM, max_size=25), DAYS | YEARS, DAY, st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_comparison_agrees_with_the_rule_on_all_claims(django_db_blocker, rows, compare, since, reviewed):
    with transaction.atomic():
        write(rows)
        question = Question(since=since, compare=compare, reviewed=reviewed)
        found = cells.grid(question, date(2026, 7, 20))
        said = [(key, c) for key, c in everything() if not reviewed or c.status in REVIEWED]
        for key, claims in by_cell(said).items():
            counting = matrix.window([plain(c) for c in claims if matrix.counts(c)], since)
            before = matrix.position(matrix.window(counting, until=compare))
            spells, _ = matrix.spells(counting)
            cell = found.get(key, cells.Cell())
            assert cells.verdict(cell.before) == cells.verdict(before)
            assert cell.position == matrix.position(counting, date(2026, 7, 20))
            newest = spells[-1] if spells else None
            assert cell.moved == (newest if newest and newest.first and newest.first > compare else None)
        transaction.set_rollback(True)


@given(st.lists(CLAIM, max_size=25), DAY, DAY)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_kept_of_each_day_gives_the_spells_of_the_rule_on_all_claims(
    django_db_blocker, rows, since, until
):
    with transaction.atomic():
        write(rows)
        question = Question(since=since, until=until)
        found = verdicts.runs(question, verdicts.cells(question))
        fill = verdicts.claims(
            (key, told)
            for key, (held, waiting) in found.items()
            for told in (*waiting, *(day for run in held for day in (*run.decided, run.last)))
        )
        for key, claims in by_cell(everything()).items():
            counting = matrix.window([plain(c) for c in claims if matrix.counts(c)], since, until)
            held, waiting = found.get(key, ([], []))
            doubts = matrix.said_on(fill(key, told) for told in waiting)
            assert (tuple(verdicts.spell(key, run, fill) for run in held), doubts) == matrix.spells(counting)
        transaction.set_rollback(True)


def key(claim):
    return claim.party_id, claim.topic_id


def test_the_comparison_shows_the_position_on_the_other_day():
    claim = factories.claim("conditional", date(2025, 5, 28), speaker="Ann Able")
    factories.claim("support", date(2025, 6, 2), speaker="Ann Able")
    cell = cells.grid(Question(compare=date(2025, 5, 30)), date(2025, 6, 2))[key(claim)]
    assert (cell.before.verdict, cell.position.verdict, cell.changed) == ("conditional", "support", True)


def test_a_copy_counts_as_a_mention_and_not_as_an_origin():
    first = factories.claim()
    factories.claim(article=factories.article(story=first.article.story))
    tally = cells.grid(Question(), date(2025, 6, 2))[key(first)].tally
    assert (tally.n, tally.origins) == (2, 1)


def test_what_was_known_then_leaves_out_what_was_corrected_since():
    claim = factories.claim("support", speaker="Ann Able")
    learned = claim.created_at.date()
    with mock.patch.object(cells.timezone, "now", return_value=claim.created_at):
        Claim.objects.filter(pk=claim.pk).update(stance="oppose", status="corrected")
        now = cells.grid(Question(known_on=learned), learned)
        before = cells.grid(Question(known_on=learned - timedelta(days=1)), learned)
    assert now[key(claim)].position.verdict == "oppose"
    assert before == {}


def test_second_hand_claims_stand_beside_the_cell_and_never_in_it():
    claim = factories.claim("support", reported_by="turkey")
    cell = cells.grid(Question(word="all"), date(2025, 6, 2))[key(claim)]
    assert (cell.position, cell.total) == (None, None)
    assert cell.second_hand == {(claim.reported_by_id, "support"): 1}
    assert cells.grid(Question(), date(2025, 6, 2)) == {}


@pytest.mark.parametrize("outlet_kind", ["press", "agency"])
def test_outlets_and_speakers_filter(outlet_kind, django_assert_num_queries):
    claim = factories.claim(
        speaker="Ann Able", article=factories.article(outlet=factories.outlet(kind="press"))
    )
    wanted = Question(outlets=(outlet_kind,), speaker=claim.speaker)
    with django_assert_num_queries(2 if outlet_kind == "press" else 1):
        assert (key(claim) in cells.grid(wanted, date(2025, 6, 2))) == (outlet_kind == "press")


def test_silence_is_counted_to_the_newest_day_the_archive_has_read():
    factories.article(published=date(2025, 5, 1))
    factories.article(published=date(2999, 1, 1))
    assert cells.as_of(Question()) == date(2025, 5, 1)
    assert cells.as_of(Question(until=date(2025, 4, 1))) == date(2025, 4, 1)
    assert cells.as_of(Question(until=date(2025, 9, 1))) == date(2025, 5, 1)


def test_the_months_of_the_strip_run_over_the_turn_of_the_year():
    assert [m.isoformat() for m in cells.strip_months(date(2025, 2, 10))] == [
        "2024-09-01", "2024-10-01", "2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01",
    ]  # fmt: skip
