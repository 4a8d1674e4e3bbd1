"""The tables that the grid reads hold what claims and articles say, whoever changed those and however."""

from __future__ import annotations

import random
import threading
from collections import defaultdict
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import stories
from positions import history, matrix, merging, undoing
from positions.matrix import Said
from positions.models import Article, Claim, Counted, DayVerdict, PeriodCount, Person, Story
from tests import factories

START = date(2025, 3, 20)


def wanted():
    """The rows of `Counted`, from the base tables by the verb that lists of claims use."""
    rows = {}
    sides, cells = defaultdict(list), defaultdict(list)
    for claim in Claim.objects.counted().select_related("article"):
        story = claim.article.story_id
        rows[claim.pk] = {
            "party": claim.party_id, "topic": claim.topic_id, "stance": claim.stance, "day": claim.day,
            "authority": claim.authority, "speaker": claim.speaker_id, "reported_by": claim.reported_by_id,
            "story": story, "outlet": claim.article.outlet_id,
            "reviewed": claim.status in ("confirmed", "corrected", "added"),
        }  # fmt: skip
        cell = (claim.party_id, claim.topic_id, story, claim.reported_by_id)
        cells[cell].append(claim)
        sides[*cell, claim.stance].append(claim)
    for groups, suffix, span in ((sides, "", "spans_to"), (cells, "_cell", "cell_spans_to")):
        for claims in groups.values():
            first = min(claims, key=lambda c: (c.day or date.max, c.pk))
            last = max(claims, key=lambda c: (c.day or date.min, c.pk))
            latest = max((c.day for c in claims if c.day), default=None)
            for claim in claims:
                rows[claim.pk] |= {f"opens{suffix}": claim == first, f"closes{suffix}": claim == last}
                spans = claim == first and latest and first.day and latest > first.day
                rows[claim.pk][span] = latest if spans else None
    return rows


def held():
    names = [f.name for f in Counted._meta.fields if f.name != "claim"]
    return {row.pop("claim"): row for row in Counted.objects.values("claim", *names)}


def counted_by_period():
    found = defaultdict(lambda: [0, 0, 0, 0, 0, None, None])
    for row in Counted.objects.order_by("day"):
        periods = [("all", None)]
        if row.day:
            periods += [("month", row.day.replace(day=1)), ("year", row.day.replace(month=1, day=1))]
        for period in periods:
            count = found[row.party_id, row.topic_id, row.reported_by_id, row.stance, *period]
            for place, n in enumerate((1, row.opens, row.closes, row.opens_cell, row.closes_cell)):
                count[place] += n
            count[5:] = [count[5] or row.day, row.day or count[6]]
    return {key: tuple(count) for key, count in found.items()}


def judged():
    """The rows of `DayVerdict`, by the rule on all claims."""
    cells = defaultdict(list)
    for row in Counted.objects.filter(reported_by=None):
        said = Said(row.claim_id, row.stance, row.day, row.authority, row.speaker_id, row.story_id)
        cells[row.party_id, row.topic_id].append(said)
    found = {}
    for key, claims in cells.items():
        undated = [c for c in claims if c.day is None]
        dated = [c for c in claims if c.day]
        for told in [*matrix.told(dated), *matrix.told(undated)]:
            origin = min(c.origin for c in told.speaking)
            found[*key, told.day] = (told.verdict, told.authority, told.settles, origin)
    return found


def assert_right():
    assert held() == wanted()
    fields = ("party", "topic", "reported_by", "stance", "level", "begins")
    numbers = ("n", "opens", "closes", "opens_cell", "closes_cell", "first", "last")
    rows = PeriodCount.objects.values_list(*fields, *numbers)
    assert {row[:6]: row[6:] for row in rows} == counted_by_period()
    days = DayVerdict.objects.values_list("party", "topic", "day", "verdict", "authority", "settles", "story")
    assert {row[:3]: row[3:] for row in days} == judged()
    assert len(days) == DayVerdict.objects.count()


def some(articles, chance):
    return factories.claim(
        chance.choice(Claim.Stance.values),
        chance.choice([None, START + timedelta(days=chance.randrange(40))]),
        article=chance.choice(articles),
        party=chance.choice(["russia", "ukraine"]),
        speaker=chance.choice([None, "Ann Able", "Ben Best"]),
        reported_by=chance.choice([None, None, "turkey"]),
        status=chance.choice(Claim.Status.values),
        start=(start := chance.randrange(10_000)),
        end=start + 1,
        evidence="x",
    )


def correct(articles, chance):
    if claim := Claim.objects.order_by("?").first():
        claim.stance, claim.status = chance.choice(Claim.Stance.values), "corrected"
        claim.save()


def in_bulk(articles, chance):
    Claim.objects.filter(stance="support").update(status=chance.choice(["rejected", "confirmed", "machine"]))


def by_sql(articles, chance):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE positions_claim SET day = day + 31 WHERE id %% 3 = %s", [chance.randrange(3)])


def delete(articles, chance):
    Claim.objects.filter(pk__in=list(Claim.objects.order_by("?").values_list("pk", flat=True)[:3])).delete()


def merge_stories(articles, chance):
    stories.merge(set(Article.objects.order_by("?").values_list("story_id", flat=True)[:2]))


def split_story(articles, chance):
    Article.objects.filter(pk=chance.choice(articles).pk).update(story=Story.objects.create())


def outdate(articles, chance):
    Article.objects.filter(pk=chance.choice(articles).pk).update(
        current=chance.choice([True, False]), outlet=factories.outlet()
    )


def merge_people(articles, chance):
    pair = list(Person.objects.order_by("?")[:2])
    if len(pair) == 2:
        merging.merge_people(*pair)


def go_back(articles, chance):
    if event := history.events(Claim).order_by("?").first():
        with suppress(undoing.CannotUndo):
            undoing.restore(Claim, event.pgh_id)


STEPS = [
    some, some, some, correct, in_bulk, by_sql, delete, merge_stories, split_story, outdate, merge_people, go_back,
]  # fmt: skip


@pytest.mark.django_db
@given(st.lists(st.sampled_from(STEPS), min_size=3, max_size=20), st.integers(0, 1000))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_tables_of_the_grid_follow_every_change_of_claims_and_stories(django_db_blocker, steps, seed):
    chance = random.Random(seed)
    with transaction.atomic():
        articles = [factories.article(published=START) for _ in range(4)]
        for _ in range(6):
            some(articles, chance)
        for step in steps:
            step(articles, chance)
        assert_right()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_tables_of_the_grid_can_be_made_anew():
    chance = random.Random(1)
    articles = [factories.article(published=START) for _ in range(4)]
    for _ in range(40):
        some(articles, chance)
    with connection.cursor() as cursor:
        Counted.objects.filter(stance="support").delete()
        PeriodCount.objects.all().update(n=7)
        DayVerdict.objects.all().update(verdict="mixed")
        cursor.execute("SELECT positions_count_all()")
    assert_right()


@pytest.mark.django_db
def test_counting_anew_is_planned_for_the_rows_that_there_are():
    """For an empty table, each cell would be counted by reading all: half an hour for 100,000 claims."""
    articles = [factories.article(published=START) for _ in range(4)]
    chance = random.Random(1)
    for _ in range(40):
        some(articles, chance)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pg_class SET reltuples = 0, relpages = 100 WHERE relname = 'positions_counted'"
        )
        cursor.execute("SELECT positions_count_all()")
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'positions_counted'")
        assert cursor.fetchone() == (Counted.objects.count(),)
    assert_right()


@pytest.mark.django_db
def test_a_claim_whose_confidence_alone_changes_is_not_counted_again():
    claim = factories.claim()
    before = PeriodCount.objects.get(level="all").pk
    Claim.objects.update(confidence=0.3)
    assert PeriodCount.objects.get(level="all").pk == before
    Claim.objects.filter(pk=claim.pk).update(stance="oppose")
    assert PeriodCount.objects.get(level="all").stance == "oppose"


@pytest.mark.django_db(transaction=True)
def test_two_who_write_claims_of_one_story_at_once_leave_right_counts():
    articles = [factories.article(published=START) for _ in range(2)]
    Article.objects.update(story=articles[0].story)
    factories.claim(article=articles[0], start=0, end=1, day=START)
    together = threading.Barrier(2)

    def write(article):
        try:
            for n in range(1, 15):
                together.wait(20)
                with transaction.atomic():
                    factories.claim(article=article, start=n, end=n + 1, day=START - timedelta(days=n))
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(article,)) for article in articles]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert Counted.objects.count() == 29
    assert_right()
