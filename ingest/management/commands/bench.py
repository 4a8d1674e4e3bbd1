"""`manage.py bench`: how fast extraction and the grid are on this machine. Absolute times do not travel, ratios do."""

import os
import random
import statistics
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client

from ingest.parse import ParseError
from ingest.parse.folder import articles_in, read_file
from ingest.records import SourceText
from positions import vocabulary
from positions.models import Article, Claim, Outlet, Party, Person, Story, Topic

ROUNDS = 5  # of each pipeline, in turns, so that a busy moment of the machine does not fall on one alone
VISITS = 40
FIRST = date(2024, 1, 1)
DAYS = 730
QUESTIONS = {
    "grid": "/",
    "grid of 13 weeks": "/?from=2025-09-30&to=2025-12-30",
    "grid of a speaker": "/?speaker={speaker}",
}


class Command(BaseCommand):
    help = "Measures the pipeline against bare spaCy, and the grid over generated claims in a database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--claims", type=int, default=100_000)
        parser.add_argument("--only", choices=["extraction", "grid"])

    def handle(self, *args: Any, claims: int, only: str | None, **options: Any) -> None:
        if only != "grid":
            for line in extraction():
                self.stdout.write(line)
        if only != "extraction":
            with scratch_database():
                seconds = timed(lambda: generate(claims))
                self.stdout.write(f"grid: {claims:,} claims generated in {seconds:.0f} s")
                for line in grid():
                    self.stdout.write(line)


def extraction() -> Iterator[str]:
    """Words a second of the bare model (its needed pipes) and of the whole pipeline over the same texts."""
    import spacy

    from ingest.extraction import nlp, pipeline

    pages = [
        page
        for path in articles_in(Path(settings.BASE_DIR) / "ingest" / "samples").files
        for _, page in read_file(path)
    ]
    sources = [
        SourceText(page.text, page.published, page.title, page.outlet)
        for page in pages
        if not isinstance(page, ParseError)
    ]
    bare = spacy.load(os.environ.get("SPACY_MODEL") or nlp.MODEL, exclude=["ner"])
    words = vocabulary.read()
    texts = [source.text for source in sources]
    count = sum(len(doc) for doc in bare.pipe(texts, batch_size=nlp.BATCH))
    list(pipeline.extract_many(sources, words))  # both are warm now
    bares, wholes = [], []
    for _ in range(ROUNDS):
        bares.append(timed(lambda: list(bare.pipe(texts, batch_size=nlp.BATCH))))
        wholes.append(timed(lambda: list(pipeline.extract_many(sources, words))))
    one, other = statistics.median(bares), statistics.median(wholes)
    yield f"extraction: {len(sources)} texts, {count:,} words, medians of {ROUNDS} rounds"
    yield f"  bare spaCy      {count / one:8,.0f} words/s"
    yield f"  whole pipeline  {count / other:8,.0f} words/s"
    yield f"  ratio           {other / one:8.2f}"


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def scratch_database() -> Iterator[None]:
    """An empty database beside the real one, as tests have; removed in the end."""
    name = str(connection.settings_dict["NAME"])
    connection.settings_dict.setdefault("TEST", {})["NAME"] = f"{name}_bench"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        call_command("load_vocabulary", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def generate(count: int) -> None:
    """Claims spread evenly over parties, topics, stances and two years, always the same ones."""
    chance = random.Random(20250602)
    outlets = list(Outlet.objects.all()[:20])
    size = max(count // 25, 1)
    stories = Story.objects.bulk_create([Story() for _ in range(size)])
    articles = Article.objects.bulk_create(
        [
            Article(
                title=f"Report {number}",
                text="generated " * 60,
                text_hash=f"{number:064d}",
                story=story,
                outlet=chance.choice(outlets),
                published=FIRST + timedelta(days=chance.randrange(DAYS)),
                state=Article.State.EXTRACTED,
            )
            for number, story in enumerate(stories)
        ],
        batch_size=2000,
    )
    topics, parties = list(Topic.objects.all()), list(Party.objects.prefetch_related("offices"))
    speakers = {
        party.pk: list(Person.objects.filter(offices__party=party).distinct()[:20]) for party in parties
    }
    claims = []
    for number in range(count):
        article, party = articles[number % size], chance.choice(parties)
        start = number // size * 10
        claims.append(
            Claim(
                article=article,
                party=party,
                topic=chance.choice(topics),
                stance=chance.choice(Claim.Stance.values),
                speaker=chance.choice([None, *speakers[party.pk]]),
                start=start,
                end=start + 9,
                evidence="generated",
                day=article.published,
                authority=chance.randint(1, 4),
                confidence=chance.random(),
            )
        )
    Claim.objects.bulk_create(claims, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def grid() -> Iterator[str]:
    """Milliseconds of a whole page, and of its queries, as the 50th and 95th of a hundred visits."""
    browser = Client(headers={"host": "localhost"})
    speaker = Claim.objects.exclude(speaker=None).values_list("speaker__slug", flat=True)[0]
    for name, address in QUESTIONS.items():
        pages, queries, number = [], [], 0
        for visit in range(VISITS + 3):
            spent: list[float] = []
            with connection.execute_wrapper(clock(spent)):
                seconds = timed(lambda address=address: visit_page(browser, address.format(speaker=speaker)))
            if visit >= 3:  # the first ones fill caches
                pages.append(seconds * 1000)
                queries.append(sum(spent) * 1000)
                number = len(spent)
        yield f"  {name:18} page p50 {middle(pages)} / p95 {late(pages)} ms, its {number} queries p50 {middle(queries)} ms"


def visit_page(browser: Client, address: str) -> None:
    answer = browser.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")


def clock(spent: list[float]) -> Callable[..., Any]:
    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent.append(time.perf_counter() - start)

    return wrapper


def middle(values: list[float]) -> str:
    return f"{statistics.median(values):.1f}"


def late(values: list[float]) -> str:
    return f"{statistics.quantiles(values, n=20)[-1]:.1f}"
