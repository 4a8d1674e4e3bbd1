"""Where articles come from: feeds, and what fetching them gave."""

import pghistory
import pgtrigger
from django.db import models

from positions.review_models import kept


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Feed(models.Model):
    class Kind(models.TextChoices):
        FEED = "feed", "RSS or Atom"
        SITEMAP = "sitemap", "Sitemap"
        FOLDER = "folder", "Folder"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FEED)
    address = models.CharField(max_length=2000, unique=True)
    title = models.CharField(max_length=300, blank=True)
    outlet = models.ForeignKey(
        "positions.Outlet", null=True, blank=True, on_delete=models.PROTECT, related_name="feeds"
    )
    active = models.BooleanField(default=True)
    every_minutes = models.PositiveIntegerField(default=30)
    due_at = models.DateTimeField(null=True, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    reason = models.TextField(blank=True, help_text="Why the last try failed, in a sentence.")

    class Meta:
        ordering = ["address"]

    def __str__(self) -> str:
        return self.title or self.address


# That it lost its article is kept, not that it got one: that happens with every article that comes in.
LOST = pgtrigger.Q(old__article__isnull=False, new__article__isnull=True)


@kept
@pghistory.track(
    pghistory.UpdateEvent("before", row=pghistory.Old, condition=LOST),
    pghistory.DeleteEvent(),
    fields=["article"],
    model_name="FetchEvent",
)
class Fetch(models.Model):
    """One address to be fetched, or that was: the row is the promise, the queue only says hurry."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        STORED = "stored", "Stored"
        KNOWN = "known", "Already known"
        FAILED = "failed", "Failed"

    url = models.CharField(max_length=2000)
    feed = models.ForeignKey(Feed, null=True, blank=True, on_delete=models.CASCADE, related_name="fetches")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="children",
        help_text="The fetch of the feed or sitemap that listed it.",
    )
    title = models.CharField(
        max_length=500, blank=True, help_text="As the feed gives it, for a page that has none."
    )
    outlet_name = models.CharField(max_length=200, blank=True)
    published = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    reserved = models.BooleanField(
        default=False, editable=False, help_text="It holds a turn at its host, at `due_at`."
    )
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    article = models.ForeignKey(
        "positions.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="fetches"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "fetches"
        indexes = [
            models.Index(fields=["due_at"], name="fetch_due", condition=models.Q(state="waiting")),
            models.Index(fields=["url"], name="fetch_url"),
        ]

    def __str__(self) -> str:
        return self.url


class Host(models.Model):
    """When a server may be asked again: one turn a second, or what its Retry-After demanded."""

    name = models.CharField(max_length=300, unique=True)
    free_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
