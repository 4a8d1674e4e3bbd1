"""Two persons or two topics that are one: claims, words and offices move to the one that stays.

Nothing of its own remembers a merge: it is one context of the history, and `history.undo` takes it back whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from positions import corrections
from positions.models import Claim, Coding, Office, Person, Topic

Row = TypeVar("Row", Person, Topic)

# On one place the decision of a person outweighs the machine's, and a claim outweighs a tombstone.
WEIGHT = {"corrected": 4, "added": 4, "confirmed": 3, "rejected": 2, "machine": 1}


@dataclass(frozen=True, slots=True)
class Merged:
    claims: int
    offices: int
    dropped: int  # claims that stood on a place where the other one had the same


def joined(*lists: list[str]) -> list[str]:
    """Every word once, in order, without regard to case."""
    seen: dict[str, str] = {}
    for word in (word for words in lists for word in words):
        seen.setdefault(word.casefold(), word)
    return list(seen.values())


def loser(a: Claim, b: Claim) -> Claim:
    """Which of two claims on one place goes: the less reviewed one, then the younger one."""
    return min(a, b, key=lambda claim: (WEIGHT[claim.status], -claim.pk))


def _locked(stays: Row, goes: Row) -> tuple[Row, Row]:
    """Both as they are now: what somebody saved since they were read must not be overwritten."""
    model = type(stays)
    if stays.pk == goes.pk:
        raise corrections.Refused(f"Choose two different {model._meta.verbose_name_plural}.")
    rows = {row.pk: row for row in model.objects.select_for_update().filter(pk__in=[stays.pk, goes.pk])}
    if len(rows) < 2:
        raise corrections.Refused("One of the two has just gone. Nothing was merged; choose again.")
    return rows[stays.pk], rows[goes.pk]


@transaction.atomic
def merge_people(stays: Person, goes: Person) -> Merged:
    """`goes` ends as an alias of `stays`. Authority of the moved claims is derived anew."""
    stays, goes = _locked(stays, goes)
    claims = Claim.objects.filter(speaker=goes).update(speaker=stays)
    Coding.objects.filter(speaker=goes).update(speaker=stays)
    offices = 0
    for office in goes.offices.all():
        same = stays.offices.filter(party=office.party, title__iexact=office.title, start=office.start)
        if same.exists():
            office.delete()
        else:
            offices += Office.objects.filter(pk=office.pk).update(person=stays)
    stays.aliases = [name for name in joined(stays.aliases, [goes.name], goes.aliases) if name != stays.name]
    stays.surnames = joined(stays.surnames, goes.surnames)
    stays.save()
    Person.objects.filter(pk=goes.pk).delete()
    corrections.apply_offices(stays)
    return Merged(claims, offices, 0)


TURNED = {
    Claim.Stance.SUPPORT.value: Claim.Stance.OPPOSE.value,
    Claim.Stance.OPPOSE.value: Claim.Stance.SUPPORT.value,
}


def turned(stance: str) -> str:
    """The stance towards the opposite proposition. A condition on the one is no known condition on the other, so that
    conditional stays, as neutral does."""
    return TURNED.get(stance, stance)


@transaction.atomic
def merge_topics(stays: Topic, goes: Topic, opposed: bool = False) -> Merged:
    """`goes` ends as cues of `stays`. `opposed`: its proposition is the opposite one, so that support of it becomes
    opposition to `stays`, and its words take the other side."""
    stays, goes = _locked(stays, goes)
    dropped = 0
    for claim in Claim.objects.filter(topic=goes).select_for_update():
        reporter = Q(reported_by=claim.reported_by_id) if claim.reported_by_id else Q(reported_by=None)
        other = Claim.objects.filter(
            reporter,
            article=claim.article_id,
            party=claim.party_id,
            topic=stays,
            start=claim.start,
            end=claim.end,
        ).first()
        if other:
            loser(claim, other).delete()
            dropped += 1
    turn = Case(*(When(stance=a, then=Value(b)) for a, b in TURNED.items()), default=F("stance"))
    values = {"topic": stays, **({"stance": turn} if opposed else {})}
    claims = Claim.objects.filter(topic=goes).update(**values)
    Coding.objects.filter(topic=goes).update(**values)
    # What the machine had said there, too: else it would say it again, beside the correction.
    for claim in Claim.objects.filter(machine__topic=goes.slug).select_for_update():
        said = {**claim.machine, "topic": stays.slug}
        if opposed:
            said["stance"] = turned(said["stance"])
        Claim.objects.filter(pk=claim.pk).update(machine=said)
    if opposed:
        stays.supporting = joined(stays.supporting, goes.opposing)
        stays.opposing = joined(stays.opposing, goes.cues, goes.supporting)
    else:
        stays.cues = joined(stays.cues, goes.cues)
        stays.supporting = joined(stays.supporting, goes.supporting)
        stays.opposing = joined(stays.opposing, goes.opposing)
    stays.save()
    Topic.objects.filter(pk=goes.pk).delete()
    return Merged(claims, 0, dropped)
