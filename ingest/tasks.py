"""What the workers do. Every task takes an id, returns nothing, and may run twice, late, or be killed at any point.

A row is taken by a conditional UPDATE that moves its `due_at` behind the time limit; whoever is killed lets that time
pass, and the sweep enqueues the row again.
"""

from __future__ import annotations

import functools
import logging
from datetime import datetime, timedelta
from typing import Any

from celery import Task
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from ingest import desk, store, trials, vocabulary
from ingest.celery import HARD_SECONDS, app
from ingest.fetch import Fetcher
from ingest.models import Feed
from positions.models import Article

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=HARD_SECONDS + 20)
ATTEMPTS = 3  # a text that ends its worker three times (memory) is set aside as failed
BATCH = 500  # rows that one sweep enqueues of a kind
FULL = 200  # tasks in the queue above which a sweep adds none: they would only be duplicates


def hurry(task: Task, *ids: int) -> None:
    """Enqueues after commit. A broker that is down is only logged: the sweep comes by later."""

    def send() -> None:
        try:
            for pk in ids:
                task.apply_async((pk,))
        except OperationalError as error:
            log.warning("The queue cannot be reached (%s); the sweep will enqueue %s later", error, task.name)

    transaction.on_commit(send)


# Extraction


@app.task
def extract_article(article_id: int) -> None:
    lease = take_article(article_id)
    if lease is None:
        return
    article = Article.objects.select_related("outlet").get(pk=article_id)
    if article.attempts > ATTEMPTS:
        fail_article(
            lease,
            f"It stopped the program {ATTEMPTS} times without an error message, so it may need too much memory.",
        )
        return
    try:
        from ingest.extraction import pipeline  # loads spaCy, once in a worker's child

        extracted = pipeline.extract(store.source_text(article), vocabulary.current())
    except SoftTimeLimitExceeded:
        fail_article(lease, "Reading it took longer than a minute and a half.")
    except (DatabaseError, MemoryError):
        raise  # not the text's fault: the lease runs out, and the sweep tries again
    except Exception as error:
        log.exception("Extraction of article %s failed", article_id)
        fail_article(lease, f"Extraction broke: {type(error).__name__}: {error}"[:2000])
    else:
        store.store_claims(lease, extracted, pipeline.VERSION)


def take_article(article_id: int) -> store.Lease | None:
    """The right to extract an article, for one process at a time. None where there is nothing to do."""
    now = timezone.now()
    until = now + LEASE
    taken = Article.objects.filter(pk=article_id).due(now).update(due_at=until, attempts=F("attempts") + 1)
    return store.Lease(article_id, until) if taken else None


def fail_article(lease: store.Lease, reason: str) -> None:
    """Marks it; its earlier claims stay. `Article.objects.extract_again()` sets it due again."""
    Article.objects.filter(pk=lease.article, due_at=lease.until).update(
        state=Article.State.FAILED, reason=reason, due_at=None
    )


# Fetching


@functools.cache
def fetcher() -> Fetcher:
    """One a process, for its memory of robots.txt."""
    return Fetcher(contact=settings.FETCH_CONTACT)


@app.task
def fetch_address(fetch_id: int) -> None:
    """Fetches one address: an article is stored, the entries of a feed become fetches of their own."""
    follow_up(desk.fetch(fetch_id, fetcher(), LEASE))


def follow_up(result: desk.Result) -> None:
    hurry(extract_article, *result.articles)
    hurry(fetch_address, *result.fetches)
    if result.again_at:
        task: Any = fetch_address
        seconds = max(0.0, (result.again_at - timezone.now()).total_seconds())
        if seconds < 60:  # later than that, the sweep does; Redis holds delayed tasks in the worker's memory
            try:
                task.apply_async((result.fetch,), countdown=seconds)
            except OperationalError as error:
                log.warning("The queue cannot be reached: %s", error)


@app.task
def try_words(trial_id: int) -> None:
    """Reads a portion of a trial of the vocabulary, and goes on while there is more."""
    if trials.read_portion(trial_id, LEASE):
        hurry(try_words, trial_id)


# The sweep


@app.task
def sweep() -> None:
    """Enqueues what is due: articles that wait, fetches, and feeds to be polled. Beat calls it every few seconds."""
    now = timezone.now()
    for feed in due_feeds(now):
        hurry(poll_feed, feed)
    hurry(try_words, *trials.due(now).values_list("pk", flat=True)[:BATCH])
    if waiting_tasks() > FULL:
        return
    hurry(extract_article, *Article.objects.due(now).order_by("due_at").values_list("pk", flat=True)[:BATCH])
    hurry(fetch_address, *desk.due_fetches(now).order_by("due_at").values_list("pk", flat=True)[:BATCH])


@app.task
def poll_feed(feed_id: int) -> None:
    follow_up(desk.poll(feed_id))


def due_feeds(now: datetime) -> list[int]:
    return list(
        Feed.objects.filter(Q(due_at=None) | Q(due_at__lte=now), active=True).values_list("pk", flat=True)[
            :BATCH
        ]
    )


def waiting_tasks() -> int:
    with app.connection_for_read() as connection:
        return int(connection.default_channel.client.llen(app.conf.task_default_queue))
