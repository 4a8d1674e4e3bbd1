"""Articles and claims into the database: the only place that writes claims by machine.

What people decided stands: a claim that was confirmed, corrected, rejected or added by hand is never changed by an
extraction, and what a machine finds in its place is not stored beside it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from ingest import anchor, cluster, outlets
from ingest.people import speaker_named, speakers
from ingest.records import Extracted, FoundClaim, Page, SourceText
from ingest.stories import STORING, merge, stories_of_copies
from positions import history
from positions.models import Article, Claim, Party, Story, Topic

log = logging.getLogger(__name__)

Outcome = Literal["stored", "copy", "version", "known", "dated"]
Key = tuple[int, int, int, int, int | None]  # party, topic, start, end, reported_by: unique within an article


@dataclass(frozen=True, slots=True)
class Stored:
    """`outcome`: stored, copy (stored, of a story that others tell too), version (a known address has another text),
    known (nothing changed), dated (known, and only its missing day was set)."""

    article: int
    outcome: Outcome


@transaction.atomic
def add_article(page: Page, *, outlet_name: str = "") -> Stored:
    """Stores a page as an article that waits for extraction, unless its address or its very words are known.

    One at a time (an advisory lock), so that two workers with copies of one text see each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORING])
    outlet = outlets.by_name(outlet_name) or outlets.outlet_for(page.outlet, page.url)
    text_hash = cluster.exact_hash(page.text)
    known = Article.objects.filter(current=True)
    before = known.select_for_update().filter(url=page.url).first() if page.url else None
    twin = before if before and before.text_hash == text_hash else None
    if not page.url:
        same = known.filter(text_hash=text_hash).order_by("pk")
        twin = (same.filter(Q(outlet=outlet) | Q(outlet=None)) if outlet else same).first()
    if twin:
        return _known(twin, page)
    article = Article(
        url=page.url,
        title=page.title[:500],
        outlet=outlet,
        author=page.author[:300],
        source=page.source[:500],
        published=page.published,
        published_at=page.published_at,
        language=page.language[:12],
        text=page.text,
        text_hash=text_hash,
        due_at=timezone.now(),
    )
    sketch = cluster.sketch(page.text)
    if sketch:
        article.minhash, article.bands = sketch.minhash, list(sketch.bands)
    stories = stories_of_copies(text_hash, sketch)
    if before:
        return _new_version(before, article, stories)
    article.story = merge(stories) if stories else Story.objects.create()
    article.save()
    return Stored(article.pk, "copy" if stories else "stored")


def _known(article: Article, page: Page) -> Stored:
    """A known text may bring the day that was missing; then its claims' days follow from a new extraction."""
    if article.published or not page.published:
        return Stored(article.pk, "known")
    article.published = page.published
    article.save(update_fields=["published"])
    for claim in Claim.objects.filter(article=article, day=None):
        claim.day = claim.said_on or article.published
        claim.save(update_fields=["day"])
    Article.objects.filter(pk=article.pk).extract_again()
    return Stored(article.pk, "dated")


def _new_version(before: Article, article: Article, stories: set[int]) -> Stored:
    article.version = before.version + 1
    article.previous = before
    article.story = merge(stories | {before.story_id})
    for field in ("outlet_id", "title", "author", "published", "published_at"):
        if not getattr(article, field):
            setattr(article, field, getattr(before, field))
    before.current = False
    if before.state == Article.State.WAITING:
        before.state, before.reason = Article.State.SET_ASIDE, "A newer version came before it was read."
    before.save(update_fields=["current", "state", "reason"])
    article.save()
    move_claims(before, article)
    return Stored(article.pk, "version")


def move_claims(before: Article, after: Article) -> list[Claim]:
    """Anchors the claims of earlier versions in the next by their words. Returns the reviewed ones that it could not:
    they stay where they are, for `manage.py unanchored`, and are tried again with the version after that."""
    left: list[Claim] = []
    taken: set[Key] = set()
    versions = {
        version.pk: version for version in Article.objects.filter(pk__in=[before.pk, *_older(before)])
    }
    claims = list(
        Claim.objects.select_for_update().filter(article__in=versions).order_by("-article__version", "pk")
    )
    # Reviewed ones first: where two claims fall on one place, the person's stays.
    for claim in sorted(claims, key=lambda claim: claim.status == Claim.Status.MACHINE):
        text = versions[claim.article_id].text
        span = anchor.find(after.text, anchor.quote(text, claim.start, claim.end))
        key = span and (claim.party_id, claim.topic_id, *span, claim.reported_by_id)
        if span is None or key is None or key in taken:
            if claim.status != Claim.Status.MACHINE:
                left.append(claim)
            continue
        taken.add(key)
        _move(claim, text, after, span)
    return left


def _move(claim: Claim, before: str, after: Article, span: tuple[int, int]) -> None:
    condition = None
    if claim.condition_start is not None and claim.condition_end is not None:
        condition = anchor.find(after.text, anchor.quote(before, claim.condition_start, claim.condition_end))
    if claim.machine:
        there = (
            anchor.find(after.text, anchor.quote(before, claim.machine["start"], claim.machine["end"]))
            or span
        )
        evidence = after.text[there[0] : there[1]]
        claim.machine = {**claim.machine, "start": there[0], "end": there[1], "evidence": evidence}
    claim.article = after
    claim.start, claim.end = span
    claim.evidence = after.text[claim.start : claim.end]
    claim.condition_start, claim.condition_end = condition or (None, None)
    claim.day = claim.said_on or after.published
    claim.save()


def unanchored() -> Any:
    """Reviewed claims whose words the newest version of their article does not hold (a QuerySet)."""
    return (
        Claim.objects.filter(article__current=False)
        .exclude(status=Claim.Status.MACHINE)
        .select_related("article", "party", "topic")
        .order_by("article_id", "start")
    )


# Claims


def source_text(article: Article) -> SourceText:
    """What the extraction reads of it. Needs its outlet."""
    return SourceText(
        text=article.text,
        published=article.published,
        title=article.title,
        outlet=article.outlet.name if article.outlet else "",
    )


@dataclass(frozen=True, slots=True)
class Lease:
    """That an article was still waiting, and taken by us, when its extraction began."""

    article: int
    until: datetime


@transaction.atomic
def store_claims(lease: Lease, extracted: Extracted, extractor: str) -> bool:
    """Puts what an extraction found in the place of the article's unreviewed claims, all or nothing.

    A claim that is there already keeps its row, so its address and history hold. Returns False, with nothing
    changed, where the article was set due again meanwhile: a newer extraction is on its way.
    """
    article = Article.objects.select_for_update().get(pk=lease.article)
    if article.state != Article.State.WAITING or article.due_at != lease.until or not article.current:
        return False
    rows = list(Claim.objects.select_for_update().filter(article=article).order_by("pk"))
    wanted = _wanted(article, extracted.claims, extractor)
    unreviewed = {_key(claim): claim for claim in rows if claim.status == Claim.Status.MACHINE}
    decided = [place for claim in rows if claim.status != Claim.Status.MACHINE for place in _places(claim)]
    for key, claim in list(wanted.items()):
        # A row that stood beside the decision is one that the person let stand.
        if key not in unreviewed and any(_covers(place, voice, claim) for place, voice in decided):
            del wanted[key]
    exact = {_key(claim) for claim in rows if claim.status != Claim.Status.MACHINE}
    for key, claim in unreviewed.items():
        if key in wanted:
            _update(claim, wanted.pop(key))
        else:
            claim.delete()
    Claim.objects.bulk_create(claim for key, claim in wanted.items() if key not in exact)
    Claim.objects.filter(article__in=_older(article), status=Claim.Status.MACHINE).delete()
    _finish(article, extracted, extractor)
    return True


def _wanted(article: Article, found: Iterable[FoundClaim], extractor: str) -> dict[Key, Claim]:
    """Unsaved claims by place, the surer of two in one place. What no longer fits the vocabulary is left out, and logged."""
    found = list(found)
    parties = dict(Party.objects.values_list("slug", "pk"))
    topics = dict(Topic.objects.values_list("slug", "pk"))
    people = speakers(found, article.published or article.added_at.date())
    wanted: dict[Key, Claim] = {}
    for one in sorted(found, key=lambda one: one.confidence):
        fits = (
            one.party in parties
            and one.topic in topics
            and (one.reported_by is None or one.reported_by in parties)
        )
        if not fits or one.reported_by == one.party or not 0 <= one.start < one.end <= len(article.text):
            log.warning(
                "Article %s: a claim of %s on %s at %s does not fit and was left out",
                article.pk,
                one.party,
                one.topic,
                one.start,
            )
            continue
        claim = Claim(
            article=article,
            party_id=parties[one.party],
            topic_id=topics[one.topic],
            reported_by_id=parties[one.reported_by] if one.reported_by else None,
            stance=one.stance,
            speaker_id=people.get(one.speaker or ""),
            said_on=one.said_on,
            start=one.start,
            end=one.end,
            evidence=article.text[one.start : one.end],
            cue=one.cue[:200],
            form=one.form,
            condition_start=one.condition[0] if one.condition else None,
            condition_end=one.condition[1] if one.condition else None,
            confidence=min(1.0, max(0.0, one.confidence)),
            extractor=extractor[:80],
            day=one.said_on or article.published,
            authority=one.authority,
        )
        wanted[_key(claim)] = claim
    return wanted


def _key(claim: Claim) -> Key:
    return claim.party_id, claim.topic_id, claim.start, claim.end, claim.reported_by_id


VALUES = (
    "stance",
    "speaker_id",
    "said_on",
    "cue",
    "form",
    "condition_start",
    "condition_end",
    "confidence",
    "day",
    "authority",
)


def _update(claim: Claim, new: Claim) -> None:
    """Writes only where a value differs, so that the history holds changes, not extractions."""
    changed = [name for name in VALUES if getattr(claim, name) != getattr(new, name)]
    if changed:
        for name in (*changed, "extractor"):
            setattr(claim, name, getattr(new, name))
        claim.save()


def _places(claim: Claim) -> list[tuple[Key, int | None]]:
    """Where a reviewed claim stands, and where the machine had put it before a person corrected it, with the speaker."""
    places = [(_key(claim), claim.speaker_id)]
    if claim.machine:
        said = claim.machine
        place = (
            history.by_slug(Party, said["party"]) or claim.party_id,
            history.by_slug(Topic, said["topic"]) or claim.topic_id,
            said["start"],
            said["end"],
            history.by_slug(Party, said["reported_by"]) if said["reported_by"] else None,
        )
        places.append((place, speaker_named(said["speaker"]) if said["speaker"] else None))
    return places


def _covers(place: Key, voice: int | None, found: Claim) -> bool:
    """At least one character in common, on one topic, and the same party by the same hand; or the same person, whose
    office moved since and who speaks for another party now."""
    party, topic, start, end, reporter = place
    if topic != found.topic_id or start >= found.end or found.start >= end:
        return False
    if (party, reporter) == (found.party_id, found.reported_by_id):
        return True
    own_word = reporter is None and found.reported_by_id is None
    return voice is not None and voice == found.speaker_id and (own_word or party == found.party_id)


def _older(article: Article) -> list[int]:
    found: list[int] = []
    before = article.previous_id
    while before:
        found.append(before)
        before = Article.objects.values_list("previous_id", flat=True).get(pk=before)
    return found


def _finish(article: Article, extracted: Extracted, extractor: str) -> None:
    english = extracted.language.startswith("en")
    article.state = Article.State.EXTRACTED if english else Article.State.SET_ASIDE
    article.reason = extracted.note
    article.language = extracted.language[:12]
    article.extractor = extractor[:80]
    article.extracted_at = timezone.now()
    article.due_at = None
    article.attempts = 0
    article.save(
        update_fields=["state", "reason", "language", "extractor", "extracted_at", "due_at", "attempts"]
    )
