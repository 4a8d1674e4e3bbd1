"""`manage.py bench`: how fast extraction and the grid are on this machine. Absolute times do not travel, ratios do."""

import os
import random
import re
import resource
import statistics
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from positions.models import Claim, Party, Topic

ROUNDS = 5  # of each pipeline, in turns, so that a busy moment of the machine does not fall on one alone
LONGEST = 2_000_000  # characters
VISITS, SECONDS = 40, 10  # of a page: so many, or as many as fit, and at least five
CLAIMS_AN_ARTICLE = 33  # as ten million claims in 300,000 articles, the plain SQL's measurement
# Quotes of two phrases, texts of thirty: the words of the samples and then invented ones, each as frequent as Zipf's law says.
WORDS, PHRASES, LONG = 5_000, 20_000, 9
GENERATED = (
    "INSERT INTO positions_story (created_at) SELECT now() FROM generate_series(1, %(articles)s * 2 / 3 + 1)",
    """
    INSERT INTO positions_article (url, title, outlet_id, author, source, published, language, text, text_hash, bands,
      story_id, version, current, added_at, state, reason, attempts, extractor)
    SELECT 'https://generated.example/' || n, 'Report ' || n,
      (SELECT array_agg(id ORDER BY id) FROM positions_outlet)[1 + n %% (SELECT count(*) FROM positions_outlet)], '', '',
      date '2025-12-31' - floor(random() * 1461)::int, 'en',
      (SELECT string_agg(words, ' ') FROM bench_phrase WHERE place BETWEEN first AND first + 29), lpad(n::text, 64, '0'), '{}',
      (SELECT min(id) FROM positions_story) + floor(random() * (%(articles)s * 2 / 3 + 1))::int, 1, n %% 100 > 0, now(),
      'extracted', '', 0, 'bench'
    FROM (SELECT n, floor(random() * (%(phrases)s - 30))::int AS first FROM generate_series(1, %(articles)s) AS n) AS thrown""",
    """
    INSERT INTO positions_claim (article_id, party_id, topic_id, stance, speaker_id, reported_by_id, said_on, start,
      "end", evidence, cue, form, confidence, extractor, status, day, authority, created_at, updated_at)
    WITH party AS (SELECT array_agg(id ORDER BY id) AS ids, count(*) AS n FROM positions_party),
    topic AS (SELECT array_agg(id ORDER BY id) AS ids, count(*) AS n FROM positions_topic),
    person AS (SELECT array_agg(id ORDER BY id) AS ids, count(*) AS n FROM positions_person),
    source AS (SELECT min(id) AS first FROM positions_article),
    thrown AS (
      SELECT series.n, first + series.n %% %(articles)s AS article, floor(random() * party.n)::int AS p, floor(random() * topic.n)::int AS t,
        random() AS voice, random() AS strays, random() AS hand, random() AS fate, random() AS late,
        floor(random() * %(phrases)s)::int AS one, floor(random() * %(phrases)s)::int AS other
      FROM generate_series(0, %(claims)s - 1) AS series (n), source, party, topic)
    SELECT article, party.ids[p + 1], topic.ids[t + 1],
      ('{support,oppose,conditional,neutral}'::text[])[1 + (CASE WHEN strays < .1 THEN floor(strays * 40)::int
        ELSE p + 3 * t + extract(doy FROM published)::int / 183 * (p + t) END) %% 4],
      CASE WHEN voice < .7 THEN person.ids[1 + (p * 20 + floor(voice * 28)::int) %% person.n] END,
      CASE WHEN hand < .1 THEN party.ids[1 + (p + 1) %% party.n] END,
      published - CASE WHEN late < .1 THEN 1 + floor(late * 30)::int ELSE 0 END,
      thrown.n / %(articles)s * 10, thrown.n / %(articles)s * 10 + 9,
      opening.words || ' ' || ending.words, 'said', 'indirect', strays, 'bench',
      CASE WHEN fate < .03 THEN 'rejected' WHEN fate < .1 THEN 'confirmed' ELSE 'machine' END,
      published - CASE WHEN late < .1 THEN 1 + floor(late * 30)::int ELSE 0 END,
      CASE WHEN voice < .7 THEN 2 + floor(hand * 3)::int ELSE 1 END, now(), now()
    FROM thrown JOIN positions_article ON id = article JOIN bench_phrase AS opening ON opening.place = one
      JOIN bench_phrase AS ending ON ending.place = other, party, topic, person""",
)
QUESTIONS = {
    "grid": "/",
    "grid of 13 weeks": "/?from=2025-09-10&to=2025-12-10",
    "grid compared": "/?compare=2025-09-30",
    "grid of a speaker": "/?speaker={speaker}",
    "grid of the press": "/?outlet=press",
    "cell": "/russia/ceasefire/",
    "timeline of a topic": "/timeline/?topic=ceasefire",
    "about": "/about/",
    "changes": "/changes/",
    "feed of changes": "/changes.atom",
    "search, one in ten": "/search/?q=ceasefire",
    "search, two words": "/search/?q=ceasefire+talks",
    "search, a party": "/search/?q=Kremlin+ceasefire",
    "search, a phrase": "/search/?q=%22ceasefire+talks%22",
    "search, a rare word": f"/search/?q=rare{WORDS}",
    "search in articles": "/search/?q=ceasefire&in=articles",
}
# What a page is measured against: the least that any reading of all claims costs, and the grid without what is derived.
PLAIN = {
    "count of all claims": "SELECT count(*) FROM positions_claim",
    "plain grid": """
        SELECT party_id, topic_id, stance, count(*), count(DISTINCT story_id), min(day), max(day)
        FROM positions_claim AS claim JOIN positions_article AS article ON article.id = article_id
        WHERE reported_by_id IS NULL AND status <> 'rejected'
          AND (current OR status IN ('confirmed', 'corrected', 'added'))
        GROUP BY GROUPING SETS ((party_id, topic_id), (party_id, topic_id, stance))""",
}


class Command(BaseCommand):
    help = "Measures the pipeline against bare spaCy, and the grid over generated claims in a database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--claims", type=int, default=100_000)
        parser.add_argument("--parties", type=int, default=0, help="At least so many; else the vocabulary's.")
        parser.add_argument("--topics", type=int, default=0)
        parser.add_argument("--only", choices=["extraction", "grid"])

    def handle(
        self, *args: Any, claims: int, parties: int, topics: int, only: str | None, **options: Any
    ) -> None:
        if only != "grid":
            for line in extraction():
                self.stdout.write(line)
        if only != "extraction":
            with scratch_database():
                seconds = timed(lambda: generate(claims, parties, topics))
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
        bares.append(timed(lambda: list(bare.pipe(texts, batch_size=nlp.BATCH)), time.process_time))
        wholes.append(timed(lambda: list(pipeline.extract_many(sources, words)), time.process_time))
    one, other = statistics.median(bares), statistics.median(wholes)
    yield f"extraction: {len(sources)} texts, {count:,} words, processor time, medians of {ROUNDS} rounds"
    yield f"  bare spaCy      {count / one:8,.0f} words/s"
    yield f"  whole pipeline  {count / other:8,.0f} words/s"
    yield f"  ratio           {other / one:8.2f}"
    longest = SourceText(" ".join(texts * (LONGEST // sum(map(len, texts)) + 1))[:LONGEST].replace("\n", " "))
    pipeline.extract(longest, words)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS, KB elsewhere
    yield f"  memory          {peak / (1 << (20 if sys.platform == 'darwin' else 10)):8,.0f} MB at most, a paragraph of 2 MB among the texts"


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds by a clock; `time.process_time` leaves out what else the machine does meanwhile."""
    start = clock()
    work()
    return clock() - start


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


def generate(count: int, parties: int = 0, topics: int = 0) -> None:
    """Claims of four years over `parties` times `topics` (at least the vocabulary's), always the same ones.

    Written by SQL without the row triggers of the history, which take 4 ms a claim; then what is derived is built.
    Every party leans to one side of a topic for half a year, and one claim in ten says something else.
    Raises DatabaseError where the user of the database may not switch triggers off.
    """
    Party.objects.bulk_create(
        Party(slug=f"party-{n}", name=f"Party {n}", order=500 + n)
        for n in range(Party.objects.count(), parties)
    )
    Topic.objects.bulk_create(
        Topic(slug=f"topic-{n}", name=f"Topic {n}", proposition=f"Proposal {n}", order=500 + n)
        for n in range(Topic.objects.count(), topics)
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.20250602)")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("CREATE TEMP TABLE bench_phrase (place int PRIMARY KEY, words text)")
        with cursor.copy("COPY bench_phrase FROM STDIN") as copy:
            for row in enumerate(phrases()):
                copy.write_row(row)
        cursor.execute("ANALYZE bench_phrase")
        numbers = {"claims": count, "articles": max(1, count // CLAIMS_AN_ARTICLE), "phrases": PHRASES}
        for statement in GENERATED:
            cursor.execute(statement, numbers)
        cursor.execute("DROP TABLE bench_phrase")
        cursor.execute("RESET session_replication_role")
        cursor.execute("SELECT positions_count_all()")
        cursor.execute("VACUUM ANALYZE")


def phrases() -> list[str]:
    """Runs of words, always the same ones."""
    samples = sorted((Path(settings.BASE_DIR) / "ingest" / "samples").glob("*.txt"))
    counts = Counter(
        word for path in samples for word in re.findall(r"[a-z]+", path.read_text("utf8").lower())
    )
    ranked = [word for word, _ in counts.most_common()]
    ranked += [f"rare{place}" for place in range(len(ranked) + 1, WORDS + 1)]
    chance, weights = random.Random(20250602), [1 / place for place in range(1, len(ranked) + 1)]
    return [" ".join(chance.choices(ranked, weights, k=LONG)) for _ in range(PHRASES)]


def grid() -> Iterator[str]:
    """Milliseconds of whole pages and of their queries, and of plain SQL, as the 50th and 95th of many visits."""
    browser = Client(headers={"host": "localhost"})
    speaker = Claim.objects.exclude(speaker=None).values_list("speaker__slug", flat=True)[0]
    floor = 0.0
    with connection.cursor() as cursor:
        for name, sql in PLAIN.items():
            spent = [timed(lambda sql=sql: cursor.execute(sql)) * 1000 for _ in range(ROUNDS)]
            floor = floor or statistics.median(spent)
            yield f"  {name:20} p50 {middle(spent)} ms"
    for name, address in QUESTIONS.items():
        pages, queries, number = [], [], 0
        until = time.monotonic() + SECONDS
        while len(pages) < 5 or (len(pages) < VISITS and time.monotonic() < until):
            spent = []
            with connection.execute_wrapper(clock(spent)):
                seconds = timed(lambda address=address: visit_page(browser, address.format(speaker=speaker)))
            if number:  # the first one fills caches
                pages.append(seconds * 1000)
                queries.append(sum(spent) * 1000)
            number = len(spent)
        yield (
            f"  {name:20} page p50 {middle(pages)} / p95 {late(pages)} ms, its {number} queries p50 {middle(queries)} ms, "
            f"{statistics.median(pages) / floor:.1f} times the count"
        )


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
