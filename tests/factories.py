"""Rows for tests and for trying the pages out: small, explicit, real (they go through the database)."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import count
from typing import Any

from django.db import connection

from positions.models import Article, Claim, Outlet, Party, Person, Story, Topic
from positions.vocabulary import Authority, read

_numbers = count(1)
_known = cache(read)  # a tenth of a second to read, and wanted by many tests


def vocabulary() -> None:
    """Parties, topics and people of the bundled vocabulary, without offices."""
    known = _known()
    parties = [Party(slug=one.slug, name=one.name, order=place) for place, one in enumerate(known.parties)]
    topics = [
        Topic(slug=one.slug, name=one.name, proposition=one.proposition, pinned=one.pinned, order=place)
        for place, one in enumerate(known.topics)
    ]
    people = [
        Person(slug=one.slug, name=one.name, aliases=list(one.aliases), surnames=list(one.surnames))
        for one in known.people
    ]
    for rows in (parties, topics, people):  # one statement each: a row at a time took seconds
        type(rows[0]).objects.bulk_create(rows, ignore_conflicts=True)


def party(slug: str = "russia") -> Party:
    return Party.objects.get_or_create(slug=slug, defaults={"name": slug.title()})[0]


def topic(slug: str = "ceasefire") -> Topic:
    fields = {"name": slug.title(), "proposition": f"There should be {slug}."}
    return Topic.objects.get_or_create(slug=slug, defaults=fields)[0]


def person(name: str) -> Person:
    slug = name.lower().replace(" ", "-")
    return Person.objects.get_or_create(slug=slug, defaults={"name": name, "surnames": [name.split()[-1]]})[0]


def outlet(name: str = "Example Agency", kind: str = "agency") -> Outlet:
    return Outlet.objects.get_or_create(
        slug=name.lower().replace(" ", "-"), defaults={"name": name, "kind": kind}
    )[0]


def article(text: str = "", **fields: Any) -> Article:
    number = next(_numbers)
    text = text or f"Article {number}. Russia supports a ceasefire, the ministry said."
    fields = {
        "title": f"Report {number}",
        "url": f"https://news.example/{number}",
        "published": date(2025, 6, 2),
        "state": "extracted",
        "language": "en",
        "text_hash": sha256(text.encode()).hexdigest(),
    } | fields
    if "story" not in fields:
        fields["story"] = Story.objects.create()
    return Article.objects.create(text=text, **fields)


def claim(
    stance: str = "support",
    day: date | None = date(2025, 6, 2),
    words: str = "supports a ceasefire",
    **fields: Any,
) -> Claim:
    """A claim of Russia on a ceasefire; `party`, `topic`, `reported_by` as slugs and `speaker` as a name will do."""
    for name, make in (("party", party), ("reported_by", party), ("topic", topic), ("speaker", person)):
        if isinstance(fields.get(name), str):
            fields[name] = make(fields[name])
    source = fields.pop("article", None) or article(published=day)
    start = source.text.find(words)
    start, end = (start, start + len(words)) if start >= 0 else (0, len(source.text))
    fields = {
        "party": fields.get("party") or party(),
        "topic": fields.get("topic") or topic(),
        "said_on": day,
        "start": start,
        "end": end,
        "evidence": source.text[start:end],
        "cue": "said",
        "day": day,
        "authority": (Authority.MINISTER if fields.get("speaker") else Authority.UNNAMED).value,
    } | fields
    return Claim.objects.create(article=source, stance=stance, **fields)


def crowd(
    claims: int, per_article: int = 5, years: float = 2.0, until: date = date(2025, 6, 15), seed: int = 1
) -> None:
    """Many claims at once, of invented sentences, to measure with; needs `vocabulary()` first."""
    chance = random.Random(seed)
    parties, topics, people = list(Party.objects.all()), list(Topic.objects.all()), list(Person.objects.all())
    outlets = [outlet(f"Outlet {n}", kind) for n, kind in enumerate(Outlet.Kind.values * 4)]
    wanted = max(1, claims // per_article)
    stories = Story.objects.bulk_create(Story() for _ in range(wanted * 2 // 3 + 1))
    leaning = {(p.pk, t.pk): chance.sample(Claim.Stance.values, 4) for p in parties for t in topics}
    articles, rows = [], []
    for n in range(wanted):
        day = until - timedelta(days=int(chance.random() * 365 * years))
        sentences = []
        for _ in range(per_article):
            party, topic = chance.choice(parties), chance.choice(topics)
            # Leanings drift by the half year, so that there are changes to see.
            drift = (day.toordinal() // 180 + party.pk) % 2
            stance = leaning[party.pk, topic.pk][min(3, int(chance.expovariate(1.6))) ^ drift]
            speaker = chance.choice(people) if people and chance.random() < 0.7 else None
            who = speaker.name if speaker else f"Officials of {party.name}"
            sentences.append(
                (party, topic, stance, speaker, f"{who} spoke on {topic.name.lower()}: {stance}, number {n}.")
            )
        text = "\n\n".join(sentence for *_, sentence in sentences)
        articles.append(
            Article(
                url=f"https://crowd.example/{seed}/{n}",
                title=f"Talks, report {n}",
                outlet=chance.choice(outlets),
                published=day,
                language="en",
                text=text,
                text_hash=sha256(text.encode()).hexdigest(),
                story=chance.choice(stories),
                state="extracted",
            )
        )
        rows.append(sentences)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # else PostgreSQL plans the checks of foreign keys for empty tables
    found = []
    for source, sentences in zip(Article.objects.bulk_create(articles, batch_size=2000), rows, strict=True):
        start = 0
        for party, topic, stance, speaker, sentence in sentences:
            end = start + len(sentence)
            by = chance.choice(parties) if chance.random() < 0.1 else None
            found.append(
                Claim(
                    article=source,
                    party=party,
                    topic=topic,
                    stance=stance,
                    speaker=speaker,
                    reported_by=None if by == party else by,
                    said_on=source.published,
                    day=source.published,
                    start=start,
                    end=end,
                    evidence=sentence,
                    cue="spoke",
                    confidence=round(chance.uniform(0.5, 1), 2),
                    authority=chance.choice([2, 3, 4]) if speaker else 1,
                )
            )
            start = end + 2
    Claim.objects.bulk_create(found, batch_size=5000)
