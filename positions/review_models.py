"""What people's work on the claims needs beside the claims: readers' reports, blind second codings, and consent."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


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
