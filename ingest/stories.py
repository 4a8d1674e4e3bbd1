"""Stories: the articles that tell one another's words, copies and versions of one text, found by their sketches."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Q

from ingest import cluster
from positions.models import Article, Story

STORING = 7_116_001  # our number for PostgreSQL's advisory lock: articles are stored one after the other


def stories_of_copies(text_hash: str, sketch: cluster.Sketch | None) -> set[int]:
    """The stories of the stored articles that hold these words, or nearly these. One query."""
    same = Q(text_hash=text_hash)
    if sketch:
        same |= Q(bands__overlap=list(sketch.bands))
    rows = Article.objects.filter(same).values_list("pk", "story_id", "text_hash", "minhash")
    stories = {pk: story for pk, story, _, _ in rows}
    alike = {pk for pk, _, found, _ in rows if found == text_hash}
    if sketch:
        alike.update(cluster.copies(sketch, {pk: bytes(minhash) for pk, _, _, minhash in rows if minhash}))
    return {stories[pk] for pk in alike}


def merge(stories: Iterable[int]) -> Story:
    """One story of several: the oldest. Claims stay as they are; they hang on articles."""
    first, *others = sorted(set(stories))
    if others:
        Article.objects.filter(story__in=others).update(story=first)
        Story.objects.filter(pk__in=others).delete()
    return Story.objects.get(pk=first)


@transaction.atomic
def recluster() -> int:
    """Forms every story anew from the stored sketches. Returns how many articles changed their story."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORING])
        cursor.execute(
            "WITH band AS (SELECT id, unnest(bands) AS hash FROM positions_article) "
            "SELECT DISTINCT one.id, other.id FROM band one JOIN band other ON one.hash = other.hash AND one.id < other.id"
        )
        pairs = cursor.fetchall()
        cursor.execute(
            "SELECT one.id, other.id FROM positions_article one JOIN positions_article other "
            "ON one.id < other.id AND (one.text_hash = other.text_hash OR other.previous_id = one.id OR one.previous_id = other.id)"
        )
        links = cursor.fetchall()
    rows = {
        pk: (story, minhash)
        for pk, story, minhash in Article.objects.values_list("pk", "story_id", "minhash")
    }
    links += [
        (one, other)
        for one, other in pairs
        if cluster.resemblance(bytes(rows[one][1]), bytes(rows[other][1])) >= cluster.COPY
    ]
    leader = cluster.groups(links)
    story_of: dict[int, int] = {}
    used: set[int] = set()
    changed = 0
    for pk in sorted(rows):
        group = leader.get(pk, pk)
        if group not in story_of:
            story_of[group] = rows[pk][0] if rows[pk][0] not in used else Story.objects.create().pk
            used.add(story_of[group])
        if rows[pk][0] != story_of[group]:
            changed += Article.objects.filter(pk=pk).update(story=story_of[group])
    Story.objects.filter(articles=None).delete()
    return changed
