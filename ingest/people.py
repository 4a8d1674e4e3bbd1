"""Who a claim's speaker is among the rows; people whom a text introduces by an office are proposed to the vocabulary."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.text import slugify

from ingest.records import FoundClaim
from positions.models import Office, Party, Person


def speakers(found: Iterable[FoundClaim], published: date) -> dict[str, int]:
    """Name → key of the person. A name that is unknown and was not introduced by an office has no entry."""
    claims = [one for one in found if one.speaker]
    names = {str(one.speaker) for one in claims}
    rows = Person.objects.filter(Q(name__in=names) | Q(aliases__overlap=list(names))).order_by(
        "-proposed", "pk"
    )
    known: dict[str, int] = {}
    for row in rows:
        known.update(dict.fromkeys(names.intersection([row.name, *row.aliases]), row.pk))
    # In one order everywhere: two workers that propose the same people must not wait for each other.
    for one in sorted(claims, key=lambda one: str(one.speaker)):
        if one.introduced_as and (one.speaker not in known or _is_proposed(known[one.speaker])):
            known[str(one.speaker)] = propose(one, one.said_on or published)
    return known


def speaker_named(name: str) -> int | None:
    """The key of the person who bears the name, or bore it before two entries were merged. One query."""
    named = Person.objects.filter(Q(name=name) | Q(aliases__contains=[name])).order_by("proposed", "pk")
    return named.values_list("pk", flat=True).first()


def _is_proposed(pk: int) -> bool:
    return Person.objects.filter(pk=pk, proposed=True).exists()


def propose(one: FoundClaim, day: date) -> int:
    """A person to be checked by an editor, with the office that the text gives, held since the first day on which a
    text says so."""
    name = str(one.speaker)[:200]
    slug = slugify(name)[:100] or "person-" + hashlib.sha256(name.encode()).hexdigest()[:12]
    person, _ = Person.objects.get_or_create(
        slug=slug, defaults={"name": name, "surnames": [name.split()[-1]], "proposed": True}
    )
    party = Party.objects.filter(slug=one.reported_by or one.party).first()
    if person.proposed and party and one.introduced_as:
        office, new = Office.objects.get_or_create(
            person=person,
            party=party,
            title=one.introduced_as[:200],
            defaults={"authority": one.authority, "start": day},
        )
        if not new and day < office.start:
            office.start = day
            office.save()
    return int(person.pk)
