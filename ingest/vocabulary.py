"""The vocabulary as the database holds it, as the record that the extraction reads."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Max

from positions import vocabulary
from positions.models import Office, Party, Person, Topic

Stamp = tuple[int, ...]
_cached: tuple[Stamp, vocabulary.Vocabulary] | None = None


def stamp() -> Stamp:
    """Changes whenever a party, person, office or topic does, by SQL too. Four queries over the history's tables.

    Counts beside the newest ids, since ids are handed out before they are committed: a late one changes the count.
    """
    found: list[int] = []
    for model in (Party, Person, Office, Topic):
        row = model.pgh_event_model.objects.aggregate(count=Count("pk"), newest=Max("pk"))
        found += [row["count"], row["newest"] or 0]
    return tuple(found)


def current() -> vocabulary.Vocabulary:
    """The vocabulary, read again only where it changed since the last call in this process."""
    global _cached
    now = stamp()
    if _cached is None or _cached[0] != now:
        _cached = (now, load())
    return _cached[1]


def load() -> vocabulary.Vocabulary:
    """Four queries. People whom a text introduced and no editor has checked yet are left out."""
    people = Person.objects.filter(proposed=False).prefetch_related("offices__party").order_by("pk")
    return vocabulary.Vocabulary(
        parties=tuple(
            vocabulary.Party(p.slug, p.name, tuple(p.adjectives), tuple(p.names), tuple(p.people))
            for p in Party.objects.order_by("order", "slug")
        ),
        people=tuple(
            vocabulary.Person(
                person.slug,
                person.name,
                tuple(person.aliases),
                tuple(person.surnames),
                tuple(_office(office) for office in person.offices.all()),
            )
            for person in people
        ),
        topics=tuple(
            vocabulary.Topic(
                t.slug, t.name, t.proposition, tuple(t.cues), tuple(t.supporting), tuple(t.opposing), t.pinned
            )
            for t in Topic.objects.order_by("order", "slug")
        ),
    )


def _office(office: Office) -> vocabulary.Office:
    start: date = office.start
    return vocabulary.Office(
        office.party.slug,
        office.title,
        vocabulary.Authority(office.authority),
        start,
        office.end,
        office.source,
    )
