"""What the grid is read from: three tables that the database's own triggers derive from claims and articles.

Nothing else writes them, so bulk edits, merges, undoing and plain SQL keep them right too (migrations 0011_levels and
0014_claims_analyzed; `SELECT positions_count_all()` makes them anew, in 73 s of processor time a million claims). The
triggers take one lock for the whole transaction: transactions that write claims end one after the other.
"""

from django.db import models
from django.db.models import DO_NOTHING, Q


def derived(to: str, **options: object) -> models.ForeignKey:
    """A key that the triggers keep: Django neither checks nor follows it."""
    return models.ForeignKey(to, DO_NOTHING, db_constraint=False, db_index=False, related_name="+", **options)


class Counted(models.Model):
    """A claim that counts (`querysets.counted`), with its article's story and outlet, and nothing wide.

    `opens` and `closes` mark the first and the last own-word claim of a story with one stance in one cell (undated
    ones last), `opens_cell` and `closes_cell` those with any stance: so origins can be added up over months.
    `spans_to` and `cell_spans_to`, on a claim that opens, are the day of the last one where it is another day.
    """

    claim = models.OneToOneField(
        "positions.Claim", DO_NOTHING, db_constraint=False, primary_key=True, related_name="+"
    )
    party = derived("positions.Party")
    topic = derived("positions.Topic")
    stance = models.CharField(max_length=12)
    day = models.DateField(null=True)
    authority = models.PositiveSmallIntegerField()
    speaker = derived("positions.Person", null=True)
    reported_by = derived("positions.Party", null=True)
    story = derived("positions.Story")
    outlet = derived("positions.Outlet", null=True)
    reviewed = models.BooleanField()
    opens = models.BooleanField(default=True)
    closes = models.BooleanField(default=True)
    opens_cell = models.BooleanField(default=True)
    closes_cell = models.BooleanField(default=True)
    spans_to = models.DateField(null=True)
    cell_spans_to = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [
            # Covering: a cell's claims are read from the index alone.
            models.Index(
                fields=["party", "topic", "day"],
                include=[
                    *("stance", "authority", "speaker", "reported_by", "story", "claim"),
                    *("opens", "closes", "opens_cell", "closes_cell"),
                ],
                name="counted_cell",
            ),
            models.Index(fields=["story", "party", "topic"], name="counted_story"),
            models.Index(fields=["speaker", "day"], name="counted_speaker"),
            models.Index(fields=["spans_to"], name="counted_spans", condition=Q(spans_to__isnull=False)),
            models.Index(
                fields=["cell_spans_to"], name="counted_cell_spans", condition=Q(cell_spans_to__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Claim {self.pk}"


class PeriodCount(models.Model):
    """How many claims of one stance a cell holds in a month, in a year, and in all (those of unknown day too).

    `opens` and the like are the numbers of claims so marked. First and last are days on which claims were said.
    """

    class Level(models.TextChoices):
        MONTH = "month"
        YEAR = "year"
        ALL = "all"

    party = derived("positions.Party")
    topic = derived("positions.Topic")
    reported_by = derived("positions.Party", null=True)
    stance = models.CharField(max_length=12)
    level = models.CharField(max_length=5, choices=Level)
    begins = models.DateField(null=True)  # the first day of the month or year
    n = models.PositiveIntegerField()
    opens = models.PositiveIntegerField()
    closes = models.PositiveIntegerField()
    opens_cell = models.PositiveIntegerField()
    closes_cell = models.PositiveIntegerField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["level", "party", "topic", "begins", "reported_by", "stance"],
                nulls_distinct=False,
                name="one_count_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.n} in {self.level} {self.begins}"


class DayVerdict(models.Model):
    """What the highest authority of a party says on a topic on one day: `matrix.Told`, kept by the triggers.

    Every day within reach of a changed claim is judged anew, by the week before it. Without a day: what the undated
    claims say. A window that begins less than a week before a day sees less than this row does.
    """

    party = derived("positions.Party")
    topic = derived("positions.Topic")
    day = models.DateField(null=True)
    verdict = models.CharField(max_length=12)
    authority = models.PositiveSmallIntegerField()
    settles = models.BooleanField()
    story = derived("positions.Story")

    class Meta:
        default_permissions = ()
        constraints = [
            # Covering: the days of a cell are read from the index alone.
            models.UniqueConstraint(
                fields=["party", "topic", "day"],
                include=["verdict", "authority", "settles", "story"],
                nulls_distinct=False,
                name="one_verdict_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verdict} on {self.day}"
