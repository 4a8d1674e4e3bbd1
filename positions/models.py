"""What the database holds: the vocabulary, the articles, and the claims found in them (README.md, how it is laid out)."""

from datetime import datetime
from textwrap import shorten

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from positions.grid_models import Counted, DayVerdict, PeriodCount
from positions.querysets import ClaimQuerySet
from positions.review_models import (
    Coding,
    CodingTask,
    Credit,
    ErrorReport,
    Rerun,
    RerunArticle,
    Trial,
    kept,
    partly_tracked,
)
from positions.vocabulary import Authority

__all__ = [
    "Article",
    "Claim",
    "Coding",
    "CodingTask",
    "Counted",
    "Credit",
    "DayVerdict",
    "ErrorReport",
    "Office",
    "Outlet",
    "Party",
    "PeriodCount",
    "Person",
    "Rerun",
    "RerunArticle",
    "Story",
    "Topic",
    "Trial",
]

AUTHORITIES = [(level.value, level.name.title()) for level in Authority]


PART = 50_000  # code points of a long text on one page: about the budget of 60 KB, compressed


def claim_address(article: int, start: int, claim: int) -> str:
    """Where a claim's words are marked in its article."""
    part = f"?part={start // PART + 1}" if start >= PART else ""
    return f"{reverse('article', args=[article])}{part}#claim-{claim}"


def words() -> ArrayField:
    """A list of words or phrases, edited one a line in the admin.

    As long as need be: PostgreSQL cuts the members of a list of `varchar(n)` without a word, and patterns are long.
    """
    return ArrayField(models.TextField(), default=list, blank=True)


def tracked(model: type[models.Model]) -> type[models.Model]:
    """Keeps every insert, update and delete of a row in `<Model>Event`, by triggers of the database."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(model)


# What people may change of an article. Its text never changes, and its state and dates of work are the program's.
CATALOGUED = ["title", "outlet", "author", "source", "published", "published_at"]


@tracked
class Party(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    adjectives = words()
    names = words()
    people = words()
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "slug"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("party", args=[self.slug])


@tracked
class Topic(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    proposition = models.CharField(max_length=300, help_text="What a party that supports says yes to.")
    cues = words()
    supporting = words()
    opposing = words()
    pinned = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])


@tracked
class Person(models.Model):
    slug = models.SlugField(unique=True, max_length=100)
    name = models.CharField(max_length=200, help_text="The fullest usual English form.")
    aliases = words()
    surnames = words()
    proposed = models.BooleanField(
        default=False, help_text="Found in a text with an office, not yet checked by an editor."
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.slug])


@tracked
class Office(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offices")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="offices")
    title = models.CharField(max_length=200)
    authority = models.PositiveSmallIntegerField(choices=AUTHORITIES, default=Authority.SPOKESPERSON.value)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    source = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["person", "-start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="office_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"


@tracked
class Outlet(models.Model):
    class Kind(models.TextChoices):
        OFFICIAL = "official", "Official"
        STATE_MEDIA = "state_media", "State media"
        PRESS = "press", "Press"
        AGENCY = "agency", "News agency"
        THINK_TANK = "think_tank", "Think tank"

    slug = models.SlugField(unique=True, max_length=100)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PRESS)
    domains = words()
    party = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        help_text="Whose outlet it is, if official or state media.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """One origin: the articles that are copies of one text."""

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return f"Story {self.pk}"


class ArticleQuerySet(models.QuerySet["Article"]):
    def due(self, now: datetime) -> "ArticleQuerySet":
        """Waiting for extraction, and nobody is at it."""
        return self.filter(Q(due_at=None) | Q(due_at__lte=now), state=Article.State.WAITING, current=True)

    def extract_again(self) -> int:
        """Sets the newest versions due; the sweep of ingest.tasks takes them up within seconds. Returns how many."""
        return self.filter(current=True).update(
            state=Article.State.WAITING, due_at=timezone.now(), attempts=0, reason=""
        )


@kept
@partly_tracked("ArticleEvent", CATALOGUED, pghistory.DeleteEvent())
class Article(models.Model):
    """One stored text. The text never changes: a page that changed becomes a new row that `previous` links back."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for extraction"
        EXTRACTED = "extracted", "Extracted"
        SET_ASIDE = "set_aside", "Set aside"  # not English, no text: `reason` says why
        FAILED = "failed", "Failed"  # extraction broke: `reason` says how; retried on demand

    url = models.URLField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    outlet = models.ForeignKey(
        Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    author = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=500, blank=True, help_text="The public source that a summary names.")
    published = models.DateField(null=True, blank=True, help_text="Day of publication, UTC. Unknown: empty.")
    published_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=12, blank=True)
    text = models.TextField()
    text_hash = models.CharField(max_length=64, help_text="SHA-256 of the normalised text.")
    minhash = models.BinaryField(null=True, editable=False)
    bands = ArrayField(
        models.BigIntegerField(),
        default=list,
        blank=True,
        editable=False,
        help_text="Hashes of parts of `minhash`: articles that share one may be copies.",
    )
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="articles")
    version = models.PositiveSmallIntegerField(default=1)
    previous = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="next"
    )
    current = models.BooleanField(default=True, help_text="The newest version of its address.")
    added_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True)
    due_at = models.DateTimeField(
        null=True, blank=True, help_text="When the sweep next enqueues it, while it waits."
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    extractor = models.CharField(max_length=80, blank=True, help_text="Version that extracted it last.")
    extracted_at = models.DateTimeField(null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published", "-id"]
        indexes = [
            models.Index(fields=["text_hash"], name="article_text_hash"),
            models.Index(fields=["due_at"], name="article_due", condition=Q(state="waiting")),
            models.Index(fields=["-published", "-id"], name="article_newest"),
            GinIndex(SearchVector("title", "text", config="english"), name="article_search"),
            GinIndex(fields=["bands"], name="article_bands"),
            models.Index(fields=["outlet"], name="article_current", condition=Q(current=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["url"], condition=Q(current=True) & ~Q(url=""), name="one_current_article_a_url"
            ),
        ]

    def __str__(self) -> str:
        return self.title or shorten(self.text[:300], 90, placeholder=" …") or f"Article {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])


@tracked
class Claim(models.Model):
    """One party takes one side on one issue in one place of one article (docs/coding-guide.md)."""

    class Stance(models.TextChoices):
        SUPPORT = "support", "Support"
        OPPOSE = "oppose", "Oppose"
        CONDITIONAL = "conditional", "Conditional"
        NEUTRAL = "neutral", "Neutral"

    class Form(models.TextChoices):
        DIRECT = "direct", "Direct quote"
        INDIRECT = "indirect", "Reported speech"
        NARRATED = "narrated", "Narrated"

    class Status(models.TextChoices):
        MACHINE = "machine", "Machine"
        CONFIRMED = "confirmed", "Confirmed"
        CORRECTED = "corrected", "Corrected"
        REJECTED = "rejected", "Rejected"  # a tombstone: never shown, never found again
        ADDED = "added", "Added by hand"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="claims")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="claims")
    stance = models.CharField(max_length=12, choices=Stance)
    speaker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="claims"
    )
    reported_by = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reported_claims",
        help_text="Empty: the party's own word.",
    )
    said_on = models.DateField(
        null=True,
        blank=True,
        help_text="Empty where the text does not tell; the article's day then stands in.",
    )
    start = models.PositiveIntegerField(help_text="Evidence, code points of the article's text.")
    end = models.PositiveIntegerField()
    evidence = models.TextField()
    cue = models.CharField(max_length=200, blank=True)
    form = models.CharField(max_length=10, choices=Form, default=Form.INDIRECT)
    condition_start = models.PositiveIntegerField(null=True, blank=True)
    condition_end = models.PositiveIntegerField(null=True, blank=True)
    confidence = models.FloatField(default=1.0)
    extractor = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.MACHINE)
    machine = models.JSONField(
        null=True, blank=True, help_text="What the machine had said, once a person changed it."
    )
    # Derived, so that the grid needs no join: kept by Claim.derive(), by ingest.store and when an office changes.
    day = models.DateField(null=True, blank=True, help_text="said_on, else the article's day.")
    authority = models.PositiveSmallIntegerField(choices=AUTHORITIES, default=Authority.UNNAMED.value)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-id"]
        indexes = [
            # In the order of every list (`newest_first`), the whole and of a cell: undated claims come last.
            models.Index(
                "party", "topic", F("day").desc(nulls_last=True), F("id").desc(), name="claim_of_cell"
            ),
            models.Index(F("day").desc(nulls_last=True), F("id").desc(), name="claim_newest"),
            models.Index(fields=["speaker", "-day"], name="claim_speaker"),
            GinIndex(SearchVector("evidence", config="english"), name="claim_search"),
            models.Index(fields=["confidence", "-id"], name="claim_to_review", condition=Q(status="machine")),
            models.Index(fields=["status"], name="claim_reviewed", condition=~Q(status="machine")),
            models.Index(
                F("updated_at").desc(nulls_last=True),
                F("id").desc(),
                name="claim_corrections",
                condition=Q(status__in=["corrected", "rejected", "added"]),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "party", "topic", "start", "end", "reported_by"],
                nulls_distinct=False,
                name="one_claim_a_place",
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="claim_evidence_not_empty"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0) & Q(confidence__lte=1), name="claim_confidence_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(reported_by__isnull=True) | ~Q(reported_by=F("party")),
                name="claim_reported_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} on {self.topic}: {self.stance}"

    def get_absolute_url(self) -> str:
        return claim_address(self.article_id, self.start, self.pk)
