"""What becomes of a fetched address: pages to articles, feeds to fetches of their entries, failures to sentences.

Writes the rows and returns what to hurry; it enqueues nothing itself, so that it also works without a queue.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ingest import store
from ingest.fetch import Fetcher, FetchError
from ingest.models import Feed, Fetch
from ingest.parse import ParseError, canonical, parse, parse_listing, parse_page
from ingest.parse.folder import articles_in, read_file
from ingest.records import Fetched, Listing, Page
from positions.models import Article

log = logging.getLogger(__name__)

ATTEMPTS = 5
BACKOFF = timedelta(
    seconds=30
)  # doubled with each attempt, to eight minutes; feeds: from their interval, to a day
PATIENCE = timedelta(
    seconds=2
)  # the longest wait for a host's turn with a worker held; longer ones go back to the queue
DEPTH = 3  # a sitemap index, its sitemaps, their pages


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one fetch: articles to extract, fetches to start, or when to try this one again."""

    fetch: int = 0
    articles: tuple[int, ...] = ()
    fetches: tuple[int, ...] = ()
    again_at: datetime | None = None


def due_fetches(now: datetime) -> QuerySet[Fetch]:
    return Fetch.objects.filter(Q(due_at=None) | Q(due_at__lte=now), state=Fetch.State.WAITING)


def fetch(fetch_id: int, fetcher: Fetcher, lease: timedelta) -> Result:
    """Takes the fetch if it is due, waits for a turn at its host, and stores what comes. The network is never
    asked inside a transaction."""
    now = timezone.now()
    row = due_fetches(now).filter(pk=fetch_id).select_related("feed__outlet").first()
    if row is None:
        return Result(fetch_id)
    until = now + lease
    if not due_fetches(now).filter(pk=fetch_id).update(due_at=until, attempts=F("attempts") + 1):
        return Result(fetch_id)
    if row.attempts >= ATTEMPTS:
        return _failed(row, f"Reading it stopped the program {ATTEMPTS} times.", None)
    if not row.reserved:
        turn = reserve(row.url, timedelta(seconds=settings.FETCH_GAP))
        if turn - now > PATIENCE:
            Fetch.objects.filter(pk=fetch_id, due_at=until).update(
                due_at=turn, reserved=True, attempts=F("attempts") - 1
            )
            return Result(fetch_id, again_at=turn)
        time.sleep(max(0.0, (turn - timezone.now()).total_seconds()))
    try:
        answer = fetcher.get(row.url, **_validators(row))
        if answer.status == 304:
            return _unchanged(row)
        return _store(row, answer)
    except FetchError as error:
        return _failed(row, str(error), error if error.temporary else None)
    except ParseError as error:
        return _failed(row, str(error), None)
    except DatabaseError:
        raise  # not the address's fault: the lease runs out, and the sweep tries again
    except Exception as error:
        log.exception("Fetch %s failed", fetch_id)
        return _failed(row, f"Reading it broke: {type(error).__name__}: {error}"[:2000], None)


def reserve(url: str, gap: timedelta) -> datetime:
    """The moment at which `url` may be fetched; the host's next turn moves behind it. One statement, so that workers
    never get the same turn."""
    host = (urlsplit(url).hostname or "")[:300]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ingest_host AS host (name, free_at) VALUES (%s, clock_timestamp() + %s) "
            "ON CONFLICT (name) DO UPDATE SET free_at = greatest(host.free_at, clock_timestamp()) + %s RETURNING free_at",
            [host, gap, gap],
        )
        return cursor.fetchone()[0] - gap


def _validators(row: Fetch) -> dict[str, str]:
    """ETag and date of the last answer, where we still have what it brought."""
    if row.feed and row.parent_id is None:
        return {"etag": row.feed.etag, "last_modified": row.feed.last_modified}
    last = (
        Fetch.objects.filter(
            url=row.url, state__in=[Fetch.State.STORED, Fetch.State.KNOWN], article__current=True
        )
        .order_by("-finished_at")
        .first()
    )
    return {"etag": last.etag, "last_modified": last.last_modified} if last else {}


@transaction.atomic
def _store(row: Fetch, answer: Fetched) -> Result:
    url = canonical(answer.final_url)
    row.etag, row.last_modified = answer.etag, answer.last_modified
    if row.feed and row.parent_id is None:
        found: Page | Listing = parse_listing(answer.body, url=url)
    elif row.feed and _depth(row) >= DEPTH:
        found = parse_page(answer.body, content_type=answer.content_type, url=url)
    else:
        found = parse(answer.body, content_type=answer.content_type, url=url)
    if isinstance(found, Listing):
        return _store_listing(row, found)
    stored = store.add_article(_completed(found, row), outlet_name=_outlet_name(row))
    row.article_id = stored.article
    _finish(row, Fetch.State.KNOWN if stored.outcome == "known" else Fetch.State.STORED, "")
    return Result(row.pk, articles=(stored.article,) if stored.outcome != "known" else ())


def _completed(page: Page, row: Fetch) -> Page:
    """With the title and day of the feed or of the person who asked, where the page has none."""
    return replace(page, title=page.title or row.title, published=page.published or row.published)


def _outlet_name(row: Fetch) -> str:
    return row.outlet_name or (row.feed.outlet.name if row.feed and row.feed.outlet else "")


def _store_listing(row: Fetch, listing: Listing) -> Result:
    """A fetch for every entry that is neither known as an article nor asked for already."""
    if _depth(row) >= DEPTH:
        raise ParseError("It is a list within lists within lists; give the address of one of them.")
    urls = [entry.url for entry in listing.entries]
    known = set(Article.objects.filter(url__in=urls).values_list("url", flat=True))
    known.update(
        Fetch.objects.filter(url__in=urls)
        .exclude(state=Fetch.State.FAILED)
        .exclude(pk=row.pk)
        .values_list("url", flat=True)
    )
    fresh = Fetch.objects.bulk_create(
        Fetch(
            url=entry.url,
            feed=row.feed,
            parent=row,
            title=entry.title,
            outlet_name=row.outlet_name,
            published=entry.published_at.date() if entry.published_at else row.published,
            due_at=timezone.now(),
        )
        for entry in listing.entries
        if entry.url not in known
    )
    _finish(
        row, Fetch.State.STORED, f"A list of {len(urls)} addresses, {len(urls) - len(fresh)} of them known."
    )
    if row.feed and row.parent_id is None:
        Feed.objects.filter(pk=row.feed.pk).update(
            title=row.feed.title or listing.title[:300],
            etag=row.etag,
            last_modified=row.last_modified,
            last_success_at=timezone.now(),
            failures=0,
            reason="" if urls else "The feed answers and holds no entries.",
        )
    return Result(row.pk, fetches=tuple(one.pk for one in fresh))


def _depth(row: Fetch) -> int:
    depth, parent = 1, row.parent
    while parent is not None:
        depth, parent = depth + 1, parent.parent
    return depth


def _unchanged(row: Fetch) -> Result:
    article = Article.objects.filter(url=row.url, current=True).first()
    row.article = article
    _finish(row, Fetch.State.KNOWN, "Unchanged since it was last fetched.")
    if row.feed and row.parent_id is None:
        Feed.objects.filter(pk=row.feed.pk).update(last_success_at=timezone.now(), failures=0, reason="")
    return Result(row.pk)


def _finish(row: Fetch, state: str, reason: str) -> None:
    row.state, row.reason, row.finished_at, row.due_at = state, reason, timezone.now(), None
    row.save(update_fields=["state", "reason", "finished_at", "due_at", "article", "etag", "last_modified"])


def _failed(row: Fetch, reason: str, temporary: FetchError | None) -> Result:
    """Another try later where that may help, else the end, with the reason. A feed waits longer after each failure."""
    attempts = row.attempts + 1
    wait = BACKOFF * 2 ** (attempts - 1)
    if temporary and temporary.retry_after is not None:
        wait = max(wait, timedelta(seconds=temporary.retry_after))
        reserve(row.url, timedelta(seconds=temporary.retry_after))
    if row.feed and row.parent_id is None:
        feed = row.feed
        every = timedelta(minutes=feed.every_minutes)
        Feed.objects.filter(pk=feed.pk).update(
            failures=F("failures") + 1,
            reason=reason,
            due_at=timezone.now() + max(min(every * 2 ** min(feed.failures, 10), timedelta(days=1)), wait),
        )
    elif temporary and attempts < ATTEMPTS:
        again_at = timezone.now() + wait
        Fetch.objects.filter(pk=row.pk).update(due_at=again_at, reason=reason, reserved=False)
        return Result(row.pk, again_at=again_at)
    _finish(row, Fetch.State.FAILED, reason)
    return Result(row.pk)


# Feeds


@transaction.atomic
def poll(feed_id: int) -> Result:
    """Takes a feed that is due: its address becomes a fetch; a folder is read at once."""
    now = timezone.now()
    feed = Feed.objects.filter(Q(due_at=None) | Q(due_at__lte=now), pk=feed_id, active=True).first()
    if feed is None:
        return Result()
    due = Feed.objects.filter(pk=feed_id, due_at=feed.due_at, active=True)
    if not due.update(due_at=now + timedelta(minutes=feed.every_minutes)):
        return Result()
    if feed.kind == Feed.Kind.FOLDER:
        return read_folder(feed)
    row, _ = Fetch.objects.update_or_create(
        feed=feed,
        parent=None,
        defaults={
            "url": feed.address,
            "state": Fetch.State.WAITING,
            "due_at": now,
            "attempts": 0,
            "reserved": False,
            "reason": "",
        },
    )
    return Result(row.pk, fetches=(row.pk,))


def read_folder(feed: Feed) -> Result:
    """Stores what is new in a folder. Only folders inside FEED_FOLDERS: who may edit feeds may not read the server."""
    folder = Path(feed.address).resolve()
    if not any(folder.is_relative_to(Path(allowed).resolve()) for allowed in settings.FEED_FOLDERS):
        return _folder_failed(
            feed, f"{feed.address} lies outside FEED_FOLDERS. Name it there, or move the folder."
        )
    if not folder.is_dir():
        return _folder_failed(feed, f"There is no folder {feed.address} on the server.")
    new, failures = [], []
    for name, found in (one for path in articles_in(folder).files for one in read_file(path)):
        if isinstance(found, ParseError):
            failures.append(f"{name}: {found}")
            continue
        stored = store.add_article(found, outlet_name=feed.outlet.name if feed.outlet else "")
        if stored.outcome != "known":
            new.append(stored.article)
    Feed.objects.filter(pk=feed.pk).update(
        last_success_at=timezone.now(), failures=0, reason="\n".join(failures)[:5000]
    )
    return Result(articles=tuple(new))


def _folder_failed(feed: Feed, reason: str) -> Result:
    Feed.objects.filter(pk=feed.pk).update(failures=F("failures") + 1, reason=reason)
    return Result()
