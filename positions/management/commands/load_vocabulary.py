"""`manage.py load_vocabulary`: the reviewed vocabulary files become rows; what a person changed since stays.

A row is the loader's own while every event of its history was written by this command. Such a row follows the
files. A row that anybody else touched, in the admin or by SQL, is left as it is, and one that was deleted or
renamed is not brought back. The offices of a person are one unit: a hand on one of them keeps the loader off all.
A person whom the extraction proposed, and no editor has checked, is replaced by the entry of the file.
"""

from collections.abc import Iterator
from typing import Any

import pghistory
from django.core.management.base import BaseCommand
from django.db import connection, models, transaction

from positions import vocabulary
from positions.models import Office, Outlet, Party, Person, Topic

COMMAND = "load_vocabulary"
LOCK = 7_240_311  # an arbitrary number, used for no other advisory lock: two loaders take turns

Values = dict[str, Any]


class Command(BaseCommand):
    help = "Load parties, topics, people with offices, and outlets. Rows edited since are left alone."

    def handle(self, *args: object, **options: object) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            with pghistory.context(command=COMMAND):
                for line in load():
                    self.stdout.write(line)
            # The context lasts as long as the transaction, which may be a caller's own and go on.
            cursor.execute("SELECT set_config('pghistory.context_id', '', true)")


def load() -> Iterator[str]:
    """Brings the rows up to the files; yields a line for each kind of row. Call inside a transaction."""
    words = vocabulary.read()
    yield _sync(Party, {entry.slug: _party(entry, place) for place, entry in enumerate(words.parties, 1)})
    yield _sync(Topic, {entry.slug: _topic(entry, place) for place, entry in enumerate(words.topics, 1)})
    proposed = dict(Person.objects.filter(proposed=True).values_list("slug", "pk"))
    yield _sync(
        Person, {entry.slug: _person(entry) for entry in words.people}, replaceable=set(proposed.values())
    )
    parties = dict(Party.objects.values_list("slug", "pk"))
    yield _sync_offices(words.people, parties, replaceable=set(proposed.values()))
    yield _sync(Outlet, {entry.slug: _outlet(entry, parties) for entry in vocabulary.read_outlets()})


def _party(entry: vocabulary.Party, place: int) -> Values:
    words = {"adjectives": list(entry.adjectives), "names": list(entry.names), "people": list(entry.people)}
    return {"name": entry.name, **words, "order": place}


def _topic(entry: vocabulary.Topic, place: int) -> Values:
    words = {"cues": list(entry.cues), "supporting": list(entry.supporting), "opposing": list(entry.opposing)}
    return {
        "name": entry.name,
        "proposition": entry.proposition,
        **words,
        "pinned": entry.pinned,
        "order": place,
    }


def _person(entry: vocabulary.Person) -> Values:
    words = {"aliases": list(entry.aliases), "surnames": list(entry.surnames)}
    return {"name": entry.name, **words, "proposed": False}


def _outlet(entry: vocabulary.Outlet, parties: dict[str, int]) -> Values:
    party = parties.get(entry.party) if entry.party else None
    return {"name": entry.name, "kind": entry.kind, "domains": list(entry.domains), "party_id": party}


def _touched(model: type[models.Model], column: str = "pgh_obj_id") -> set[Any]:
    """Values of `column` in those events of the model that another hand than this command's wrote."""
    events = model.pgh_event_model.objects.exclude(pgh_context__metadata__command=COMMAND)  # type: ignore[attr-defined]
    return set(events.values_list(column, flat=True))


def _sync(model: type[models.Model], wanted: dict[str, Values], replaceable: set[int] = frozenset()) -> str:  # type: ignore[assignment]
    rows = {row.slug: row for row in model._default_manager.filter(slug__in=wanted)}  # type: ignore[attr-defined]
    touched = _touched(model) - replaceable
    once_known = set(model.pgh_event_model.objects.values_list("slug", flat=True))  # type: ignore[attr-defined]
    added, updated, left = [], [], 0
    for slug, values in wanted.items():
        row = rows.get(slug)
        if row is None:
            if slug in once_known:
                left += 1
            else:
                added.append(model(slug=slug, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            if row.pk in touched:
                left += 1
                continue
            for name, value in values.items():
                setattr(row, name, value)
            updated.append(row)
    model._default_manager.bulk_create(added)
    if updated:
        model._default_manager.bulk_update(updated, [name for name in values if name != "slug"])
    return _line(model, len(added), len(updated), left)


def _sync_offices(
    people: tuple[vocabulary.Person, ...], parties: dict[str, int], replaceable: set[int]
) -> str:
    ids = dict(Person.objects.values_list("slug", "pk"))
    by_hand = _touched(Office, "person_id") - replaceable
    added, updated, removed, left = [], [], [], 0
    held: dict[int, dict[tuple[Any, ...], Office]] = {}
    for office in Office.objects.filter(person__slug__in=[person.slug for person in people]):
        held.setdefault(office.person_id, {})[office.party_id, office.title, office.start] = office
    for person in people:
        pk = ids.get(person.slug)
        if pk is None or pk in by_hand:
            left += len(person.offices)
            continue
        rows = held.get(pk, {})
        for entry in person.offices:
            row = rows.pop((parties.get(entry.party), entry.title, entry.start), None)
            values = {"authority": entry.authority.value, "end": entry.end, "source": entry.source}
            if row is None:
                added.append(
                    Office(
                        person_id=pk,
                        party_id=parties[entry.party],
                        title=entry.title,
                        start=entry.start,
                        **values,
                    )
                )
            elif any(getattr(row, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(row, name, value)
                updated.append(row)
        removed += [row.pk for row in rows.values()]  # the file was corrected: a day moved, an entry went
    Office.objects.filter(pk__in=removed).delete()
    Office.objects.bulk_create(added)
    Office.objects.bulk_update(updated, ["authority", "end", "source"])
    return _line(Office, len(added), len(updated), left, len(removed))


def _line(model: type[models.Model], added: int, updated: int, left: int, removed: int = 0) -> str:
    parts = [f"{added} added", f"{updated} updated"]
    parts += [f"{removed} removed"] if removed else []
    parts += [f"{left} left as edited or deleted by hand"] if left else []
    return f"{str(model._meta.verbose_name_plural).capitalize()}: {', '.join(parts)}."
