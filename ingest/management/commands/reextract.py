"""`manage.py reextract`: sets articles due for extraction again, after the vocabulary or the rules changed."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from ingest.extraction import pipeline
from positions.models import Article, Topic


class Command(BaseCommand):
    help = "Sets articles due again; the workers take them up. What people decided about claims stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--all", action="store_true", help="every article")
        which.add_argument("--failed", action="store_true", help="articles whose extraction failed")
        which.add_argument(
            "--outdated", action="store_true", help="articles that an older version of the rules read"
        )
        which.add_argument(
            "--topic", metavar="SLUG", help="articles with claims on this topic, or with its words"
        )

    def handle(self, *args: Any, topic: str | None, failed: bool, outdated: bool, **options: Any) -> None:
        articles = Article.objects.all()
        if failed:
            articles = articles.filter(state=Article.State.FAILED)
        if outdated:
            articles = articles.exclude(extractor=pipeline.VERSION).exclude(state=Article.State.WAITING)
        if topic:
            articles = articles.filter(about(topic))
        count = articles.extract_again()
        if not count:
            raise CommandError("No article is concerned, so nothing is to be extracted again.")
        self.stdout.write(
            f"{count} {'article is' if count == 1 else 'articles are'} due again. "
            "The workers take them up within seconds, and go on after a restart."
        )


def about(slug: str) -> Q:
    """Articles with claims on the topic, or with a phrase of its vocabulary."""
    topic = Topic.objects.filter(slug=slug).first()
    if topic is None:
        known = ", ".join(Topic.objects.values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no topic {slug}. Topics: {known}.")
    phrases = [*topic.cues, *topic.supporting, *topic.opposing]
    found = Q(claims__topic=topic)
    if phrases:
        query = SearchQuery(phrases[0], search_type="phrase", config="english")
        for phrase in phrases[1:]:
            query |= SearchQuery(phrase, search_type="phrase", config="english")
        vector = SearchVector("title", "text", config="english")
        found |= Q(pk__in=Article.objects.alias(words=vector).filter(words=query).values("pk"))
    return Q(pk__in=Article.objects.filter(found).values("pk"))
