"""`manage.py ingest PATH|URL…`: articles from files, folders, pages and feeds into the database, through the queue."""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import redis
from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.utils import timezone
from kombu.exceptions import OperationalError as QueueError
from tqdm import tqdm

from ingest import desk, store, tasks
from ingest.celery import app
from ingest.models import Feed, Fetch
from ingest.parse import ParseError, canonical
from ingest.parse.dates import read_date
from ingest.parse.folder import articles_in, read_file
from ingest.parse.urls import is_url
from positions.models import Article, Claim, Topic

TICK = 0.3  # seconds between two looks at the database
PING = 5.0  # seconds in which a worker must answer; on a busy machine one was seen to take two
STILL = 20.0  # seconds without progress after which the workers are asked whether they are still there
# Exit codes where nothing was stored and nothing failed.
ALL_KNOWN = 3
LATER = 4


@dataclass
class Report:
    """What became of everything that was given. Names stand for articles in the order in which they came."""

    outcomes: Counter[str] = field(default_factory=Counter)
    articles: dict[int, str] = field(default_factory=dict)  # to be extracted
    fetches: dict[int, str] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)
    unread: int = 0  # stored, but the extraction failed
    followed: list[int] = field(default_factory=list)  # feeds that are new
    undated: int = 0
    ignored: int = 0
    began: datetime = field(default_factory=timezone.now)

    def took(self, name: str, stored: store.Stored) -> None:
        self.outcomes[stored.outcome] += 1
        if stored.outcome != "known":
            self.articles[stored.article] = name


class Command(BaseCommand):
    help = "Stores articles and finds the positions stated in them. Takes text, HTML, .jsonl, folders, pages and feeds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sources", nargs="+", metavar="PATH|URL")
        parser.add_argument(
            "--published", metavar="DATE", help="day of the texts that do not tell theirs, as 2025-05-30"
        )
        parser.add_argument(
            "--outlet",
            default="",
            metavar="NAME",
            help="outlet of all of them; made, as press, where it is new",
        )
        parser.add_argument(
            "--follow", action="store_true", help="the addresses are feeds: keep polling them"
        )

    def handle(
        self, *args: Any, sources: list[str], published: str | None, outlet: str, follow: bool, **options: Any
    ) -> None:
        try:
            day = read_date(published) if published else None
        except ValueError:
            raise CommandError(f"--published {published}: that is no date. Write it as 2025-05-30.") from None
        if follow and not all(map(is_url, sources)):
            raise CommandError(
                "--follow takes addresses of feeds; for a folder make a feed of the kind “folder” in the admin."
            )
        try:
            if not Topic.objects.exists():
                raise CommandError(
                    "The vocabulary is empty, so no position would be found. Run `manage.py load_vocabulary` first."
                )
            report = Report()
            for source in sources:
                self.take(source, report, day, outlet, follow)
            self.work(report)
            self.tell(report)
        except (OperationalError, InterfaceError) as error:
            raise CommandError(
                f"The database cannot be reached ({str(error).strip().splitlines()[0]}). Start it, or check DATABASE_URL; "
                "then give the same command again: what is stored is known then, the rest follows."
            ) from error
        except ProgrammingError as error:
            raise CommandError(
                f"The database is not set up ({str(error).splitlines()[0]}). Run `manage.py migrate` first."
            ) from error

    # Taking in

    def take(self, source: str, report: Report, day: date | None, outlet: str, follow: bool) -> None:
        if is_url(source):
            self.take_address(source, report, day, outlet, follow)
            return
        path = Path(source)
        if not os.path.exists(source):
            hint = (
                " Addresses begin with http:// or https://." if "." in path.name and "/" not in source else ""
            )
            report.failures.append((source, f"There is no such file or folder.{hint}"))
            return
        files: tuple[Path, ...] = (path,)
        if path.is_dir():
            found = articles_in(path)
            files, report.ignored = found.files, report.ignored + found.ignored
            if not files:
                others = f" ({plural(found.ignored, 'other file')} in it)" if found.ignored else ""
                report.failures.append((source, f"The folder holds no .txt, .html or .jsonl file{others}."))
        for file in files:
            for name, page in read_file(file):
                if isinstance(page, ParseError):
                    report.failures.append((name, str(page)))
                    continue
                dated = page if page.published or not day else replace(page, published=day)
                stored = store.add_article(dated, outlet_name=outlet)
                report.took(name, stored)
                report.undated += not Article.objects.values_list("published", flat=True).get(
                    pk=stored.article
                )

    def take_address(self, source: str, report: Report, day: date | None, outlet: str, follow: bool) -> None:
        try:
            url = canonical(source)
        except ParseError as error:
            report.failures.append((source, str(error)))
            return
        feed = None
        if follow:
            feed, new = Feed.objects.get_or_create(
                address=url, defaults={"outlet": store.outlets.by_name(outlet), "due_at": timezone.now()}
            )
            if new:
                report.followed.append(feed.pk)
            Feed.objects.filter(pk=feed.pk).update(active=True, due_at=timezone.now())
            result = desk.poll(feed.pk)
            report.fetches.update(dict.fromkeys(result.fetches, source))
            return
        waiting = Fetch.objects.filter(url=url, feed=None, state=Fetch.State.WAITING).first()
        row = waiting or Fetch.objects.create(url=url, outlet_name=outlet, published=day)
        Fetch.objects.filter(pk=row.pk).update(due_at=timezone.now(), reason="", attempts=0, reserved=False)
        report.fetches[row.pk] = source

    # Waiting for the workers, or working

    def work(self, report: Report) -> None:
        if not report.articles and not report.fetches:
            return
        here = not workers_answer()
        if here:
            self.stderr.write("No worker answers, so the work is done in this process.")
        else:
            tasks.hurry(tasks.extract_article, *report.articles)
            tasks.hurry(tasks.fetch_address, *report.fetches)
        with tqdm(total=len(report.articles) + len(report.fetches), unit="text", disable=None) as bar:
            self.watch(report, bar, here)

    def watch(self, report: Report, bar: Any, here: bool) -> None:
        last, since = -1, time.monotonic()
        while True:
            self.widen(report)
            articles, fetches = open_articles(report), open_fetches(report)
            bar.total = len(report.articles) + len(report.fetches)
            done = bar.total - len(articles) - len(fetches)
            bar.update(done - bar.n)
            if not articles and not fetches:
                return
            if here:
                self.do_one(articles, fetches)
                continue
            if done != last:
                last, since = done, time.monotonic()
            elif time.monotonic() - since > STILL:
                since = time.monotonic()
                if not workers_answer():
                    bar.clear()
                    self.stderr.write("The workers no longer answer, so the rest is done in this process.")
                    here = True
            time.sleep(TICK)

    def do_one(self, articles: list[int], fetches: list[int]) -> None:
        """The first thing that is due; a moment's rest where all of it waits for a turn or for another process."""
        now = timezone.now()
        due = (
            desk.due_fetches(now)
            .filter(pk__in=fetches)
            .order_by("due_at")
            .values_list("pk", flat=True)
            .first()
        )
        if due:
            desk.fetch(due, tasks.fetcher(), tasks.LEASE)
            return
        article = Article.objects.due(now).filter(pk__in=articles).values_list("pk", flat=True).first()
        if article:
            tasks.extract_article(article)
        else:
            time.sleep(TICK)

    def widen(self, report: Report) -> None:
        """Entries of a feed join when it was fetched, articles when their page was."""
        fresh = Fetch.objects.filter(parent__in=report.fetches, created_at__gte=report.began)
        for pk, url in fresh.exclude(pk__in=report.fetches).values_list("pk", "url"):
            report.fetches[pk] = url
        stored = Fetch.objects.filter(pk__in=report.fetches, state=Fetch.State.STORED).exclude(article=None)
        for article, url in stored.exclude(article__in=report.articles).values_list("article", "url"):
            report.articles[article] = url

    # Telling

    def tell(self, report: Report) -> None:
        waiting = self.count_fetches(report)
        self.count_extractions(report)
        # An address that gave no feed is not followed; one that was followed before goes on being tried.
        Feed.objects.filter(pk__in=report.followed, last_success_at=None, failures__gt=0).delete()
        for name, reason in report.failures:
            self.stderr.write(f"{name}: {reason}")
        new = sum(report.outcomes[name] for name in ("stored", "copy", "version"))
        known = report.outcomes["known"] + report.outcomes["dated"]
        parts = [
            f"{new} stored",
            f"{known} known",
            plural(report.outcomes["copy"], "copy", "copies"),
            f"{len(report.failures)} failed",
        ]
        if report.outcomes["version"]:
            parts.insert(1, f"{report.outcomes['version']} of them a new version of a known address")
        claims = Claim.objects.filter(article__in=report.articles).count()
        line = ", ".join(parts) + (f"; {plural(claims, 'position')} found" if report.articles else "")
        if report.outcomes["dated"]:
            line += f"; {report.outcomes['dated']} known now {'has' if report.outcomes['dated'] == 1 else 'have'} a date"
        if report.undated:
            line += f"; {report.undated} {'has' if report.undated == 1 else 'have'} no date (--published DATE sets it)"
        if report.unread:
            line += f"; {report.unread} could not be read (`manage.py reextract --failed` tries again)"
        if report.ignored:
            line += f"; {plural(report.ignored, 'other file')} ignored"
        if waiting:
            line += f"; {waiting} will be tried again later"
        self.stdout.write(line + ".")
        if not new and not report.outcomes["dated"]:
            if report.failures:
                raise CommandError("Nothing was stored.")
            if waiting:
                raise CommandError("Nothing was stored yet: a worker will try again.", returncode=LATER)
            raise CommandError("Nothing was stored: all of it is known already.", returncode=ALL_KNOWN)

    def count_fetches(self, report: Report) -> int:
        """Adds what became of the addresses. Returns how many will be tried again later."""
        waiting = 0
        for row in (
            Fetch.objects.filter(pk__in=report.fetches).select_related("article__story").order_by("pk")
        ):
            if row.state == Fetch.State.FAILED:
                report.failures.append((row.url, row.reason))
            elif row.state == Fetch.State.WAITING:
                waiting += 1
                self.stderr.write(
                    f"{row.url}: {row.reason} Next try at {row.due_at:%H:%M} UTC, while a worker runs."
                )
            elif row.state == Fetch.State.KNOWN:
                report.outcomes["known"] += 1
            elif row.article:
                copy = row.article.story.articles.filter(pk__lt=row.article_id, current=True).exists()
                report.outcomes["version" if row.article.previous_id else "copy" if copy else "stored"] += 1
                report.undated += row.article.published is None
            elif not Fetch.objects.filter(parent=row, pk__in=report.fetches).exists():
                report.outcomes["known"] += 1
                self.stderr.write(f"{row.url}: {row.reason}")
        return waiting

    def count_extractions(self, report: Report) -> None:
        for article in Article.objects.filter(pk__in=report.articles).order_by("pk"):
            name = report.articles[article.pk]
            if article.state == Article.State.FAILED:
                report.unread += 1
                self.stderr.write(f"{name}: stored, but not read. {article.reason}")
            elif article.reason:
                self.stderr.write(f"{name}: {article.reason}")


def open_articles(report: Report) -> list[int]:
    return list(
        Article.objects.filter(pk__in=report.articles, state=Article.State.WAITING, current=True).values_list(
            "pk", flat=True
        )
    )


def open_fetches(report: Report) -> list[int]:
    """Those still to be done now; one that failed and was put off is not waited for."""
    rows = Fetch.objects.filter(pk__in=report.fetches, state=Fetch.State.WAITING)
    return list(rows.filter(reason="").values_list("pk", flat=True))


def workers_answer() -> bool:
    try:
        return bool(app.control.ping(timeout=PING, limit=1))  # the first answer will do
    except (QueueError, redis.RedisError, OSError):
        return False


def plural(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
