"""What people's work on the claims needs beside the claims: readers' reports, blind second codings, and consent."""

from collections.abc import Callable, Sequence
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q


def partly_tracked(
    name: str, fields: Sequence[str], *more: Any
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Keeps changes of some columns, by triggers: a row before ("before") and after ("update") each of them.

    A row that nobody ever changed has no event, so that a column tracked late needs no copy of the whole table.
    """
    before = pghistory.UpdateEvent("before", row=pghistory.Old)
    return pghistory.track(before, pghistory.UpdateEvent(), *more, fields=list(fields), model_name=name)


def kept(model: type[models.Model]) -> type[models.Model]:
    """Keeps every row that is deleted, whole, in `<Model>Gone`, by a trigger: so that a row comes back of which the
    history holds only some columns. For the label see `positions.history.GONE`."""
    return pghistory.track(pghistory.DeleteEvent("gone"), model_name=f"{model.__name__}Gone")(model)


@kept
@partly_tracked("ErrorReportEvent", ["claim", "state", "closed_at", "closed_by"], pghistory.DeleteEvent())
class ErrorReport(models.Model):
    """A reader's word that a claim is wrong. It outlives the claim: the place in the article says which one it was."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ACCEPTED = "accepted", "Accepted"
        DISMISSED = "dismissed", "Dismissed"

    claim = models.ForeignKey(
        "positions.Claim", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    article = models.ForeignKey("positions.Article", on_delete=models.CASCADE, related_name="reports")
    evidence = models.TextField()
    words = models.TextField(max_length=1000, help_text="The reader's own words.")
    sender = models.CharField(
        max_length=64, editable=False, help_text="Keyed hash of the address, for the throttle alone."
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["sender", "created_at"], name="report_throttle")]

    def __str__(self) -> str:
        return self.words[:80]


@pghistory.track(pghistory.DeleteEvent(), model_name="CodingTaskEvent")  # goes with its article
class CodingTask(models.Model):
    """One person codes one article without seeing the machine's claims or anybody else's."""

    article = models.ForeignKey("positions.Article", on_delete=models.CASCADE, related_name="coding_tasks")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="coding_tasks")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["article", "coder"], name="one_coding_a_coder")]

    def __str__(self) -> str:
        return f"{self.coder} on {self.article}"


@kept
@partly_tracked(
    "CodingEvent", ["topic", "stance", "speaker"], pghistory.DeleteEvent()
)  # what a merger changes
class Coding(models.Model):
    """One claim as a blind coder saw it. `kept` is the outcome of resolving: empty until then."""

    task = models.ForeignKey(CodingTask, on_delete=models.CASCADE, related_name="codings")
    party = models.ForeignKey("positions.Party", on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey("positions.Topic", on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=12)
    speaker = models.ForeignKey(
        "positions.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reported_by = models.ForeignKey(
        "positions.Party", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    said_on = models.DateField(null=True, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    evidence = models.TextField()
    kept = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["start", "id"]
        constraints = [models.CheckConstraint(condition=Q(start__lt=F("end")), name="coding_not_empty")]

    def __str__(self) -> str:
        return f"{self.party} on {self.topic}: {self.stance}"


class Credit(models.Model):
    """The name under which a person agrees to stand on the public page of corrections. No row: no name."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="credit")
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Rerun(models.Model):
    """One "extract again": how far it is, is read from the articles themselves, so that a restart loses nothing."""

    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.CharField(max_length=300)
    articles = models.ManyToManyField("positions.Article", related_name="reruns")
    total = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.why


@pghistory.track(pghistory.DeleteEvent(), model_name="RerunArticleEvent")  # goes with its article
class RerunArticle(Rerun.articles.through):  # type: ignore[name-defined, misc]
    """That an article was among those extracted again: what the history keeps of it."""

    class Meta:
        proxy = True
        default_permissions = ()


class Trial(models.Model):
    """Words of the vocabulary tried out before they are saved: what the extraction would find with them.

    A worker reads the articles in portions and writes what it found after each; `due_at` is its lease.
    """

    kind = models.CharField(max_length=10)  # party, topic or person
    row = models.BigIntegerField(null=True, blank=True, help_text="Empty: not saved yet.")
    values = models.JSONField(help_text="The fields of the row as they were typed.")
    articles = models.JSONField(default=list, help_text="Numbers of the articles to read, newest first.")
    read = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=dict)
    reason = models.TextField(blank=True, help_text="Why it could not go on, in a sentence.")
    due_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.values.get('name', '')}"
