"""Who changed what, when, from what to what: read from the events that the database's own triggers write.

A *context* is what pghistory calls the events of one request or one command; it is the unit that `undoing.undo` takes
back, so a bulk action or a merge goes back in one click. Changes made in SQL have events and no context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

# Restored in this order and deleted in the opposite one, so that no row points at a missing one.
ORDER = (
    "positions.Party",
    "positions.Topic",
    "positions.Person",
    "positions.Office",
    "positions.Outlet",
    "ingest.Feed",
    "positions.Article",
    "ingest.Fetch",
    "positions.Claim",
    "positions.ErrorReport",
    "positions.RerunArticle",
    "positions.CodingTask",
    "positions.Coding",
)
# They come and go with other rows; by themselves they are nobody's business but the blind coder's.
UNLISTED = {"RerunArticle", "CodingTask", "Coding"}
# Kept by the program and not by people: they would bury what a person did.
UNTOLD = {
    "id",
    "created_at",
    "updated_at",
    "due_at",
    "etag",
    "last_modified",
    "last_success_at",
    "failures",
    "machine",
    "claim",
}
BEFORE = "before"  # label of the state before a change, of models that are tracked in part
GONE = "gone"  # label of a whole row that was deleted, of models that are tracked in part


@dataclass(frozen=True, slots=True)
class Change:
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """One event of one row. `who` is empty where a task, a command or plain SQL did it."""

    event: int
    context: UUID | None
    when: datetime
    who: str
    user: int | None
    what: str  # insert, update, delete; before: as it was when it was first changed
    changes: tuple[Change, ...]
    last: bool


def tracked_models() -> list[type[models.Model]]:
    """Every model with a history, parents first."""
    return [apps.get_model(name) for name in ORDER]


def event_model(model: type[models.Model]) -> type[Any]:
    """What holds the changes of a model. (`pgh_event_model` raises where deleted rows are kept apart.)"""
    kinds: dict[str, type[Any]] = model.pgh_event_models  # type: ignore[attr-defined]
    return next(kind for label, kind in kinds.items() if label != GONE)


def events(model: type[models.Model]) -> models.QuerySet[Any]:
    return event_model(model).objects.all()


def version(row: models.Model) -> int:
    """The id of the row's newest event: what an editor has seen. 0 for a row older than its history. One query."""
    return events(type(row)).filter(pgh_obj_id=row.pk).aggregate(newest=models.Max("pgh_id"))["newest"] or 0


def by_slug(model: type[models.Model], slug: str) -> int | None:
    """The key of the row that has this slug, or had it before it was renamed. One query, two where it was."""
    pk = model._default_manager.filter(slug=slug).values_list("pk", flat=True).first()
    if pk is None:
        renamed = events(model).filter(slug=slug).order_by("-pgh_id")
        pk = renamed.values_list("pgh_obj_id", flat=True).first()
    return pk


def slugs(model: type[models.Model], slug: str) -> set[str]:
    """A slug and those that its row had before, but for those that another row has now. At most four queries."""
    pk = by_slug(model, slug)
    had = set(events(model).filter(pgh_obj_id=pk).values_list("slug", flat=True)) if pk else set()
    others = model._default_manager.filter(slug__in=had).exclude(pk=pk).values_list("slug", flat=True)
    return (had - set(others)) | {slug}


def steps(model: type[models.Model], pk: int) -> list[Step]:
    """Every event of one row, newest first. Queries: one for the events, one for users, one for each kind of row named."""
    rows = list(events(model).filter(pgh_obj_id=pk).select_related("pgh_context").order_by("pgh_id"))
    users = _users(rows)
    names = _Names(model)
    found = []
    for before, row in pairwise([None, *rows]):
        user = user_of(row)
        changes = tuple(names.changes(before, row)) if row.pgh_label != "delete" else ()
        if row.pgh_label in ("update", BEFORE) and not changes:
            continue  # what the program keeps for itself, as a feed's last success, or a state that is told already
        found.append(
            Step(
                event=row.pgh_id,
                context=row.pgh_context_id if row.pgh_label != BEFORE else None,
                when=row.pgh_created_at,
                who=users.get(user, "") if user and row.pgh_label != BEFORE else "",
                user=user,
                what=row.pgh_label,
                changes=changes,
                last=row is rows[-1],
            )
        )
    return found[::-1]


def told(row: models.Model) -> str:
    """Who changed the row last and how: for the second of two people who were at it."""
    step = steps(type(row), row.pk)[0]
    how = "; ".join(f"{change.field} from {change.old} to {change.new}" for change in step.changes)
    return (
        f"{step.who or 'The program'} changed this {row._meta.verbose_name} at {step.when:%H:%M} UTC while you were looking at it"
        f"{f': {how}' if how else ''}. Your decision was not saved. Look at it as it is now and decide again."
    )


@dataclass(frozen=True, slots=True)
class Deletion:
    name: str
    who: str
    when: datetime


def deletion(model: type[models.Model], pk: int) -> Deletion | None:
    """What a row with a name was called that is gone, and who took it away. Two queries."""
    event = (
        events(model)
        .filter(pgh_obj_id=pk, pgh_label="delete")
        .select_related("pgh_context")
        .order_by("pgh_id")
        .last()
    )
    if event is None:
        return None
    user = user_of(event)
    who = _users([event]).get(user, "") if user else ""
    return Deletion(event.name, who or "the program", event.pgh_created_at)


def user_of(event: Any) -> int | None:
    return (
        (event.pgh_context.metadata or {}).get("user") if event.pgh_context_id and event.pgh_context else None
    )


def _users(rows: Iterable[Any]) -> dict[int, str]:
    ids = {user for row in rows if (user := user_of(row))}
    return (
        {user.pk: user.get_username() for user in get_user_model().objects.filter(pk__in=ids)} if ids else {}
    )


def tracked_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that the events hold, the key left out."""
    held = {field.name for field in event_model(model)._meta.concrete_fields}
    return [field for field in model._meta.concrete_fields if field.name in held and not field.primary_key]


def told_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in tracked_fields(model) if field.name not in UNTOLD]


class _Names:
    """Writes a value as people say it; related rows are looked up once a kind."""

    def __init__(self, model: type[models.Model]) -> None:
        self.fields = told_fields(model)
        self.known: dict[type[models.Model], dict[int, str]] = {}

    def text(self, field: models.Field[Any, Any], row: Any) -> str:
        value = getattr(row, field.attname)
        if value is None or value == "":
            return "none"
        if isinstance(field, models.ForeignKey):
            model = field.related_model
            if model._meta.model_name == "article":
                return f"article {value}"
            if model not in self.known:
                self.known[model] = {other.pk: str(other) for other in model._default_manager.all()[:5000]}
            return self.known[model].get(value, f"{model._meta.verbose_name} {value}")
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, list):
            return ", ".join(map(str, value)) or "none"
        if isinstance(value, dict):
            return ", ".join(f"{key} {item}" for key, item in value.items())
        return str(value)

    def changes(self, before: Any, after: Any) -> Iterator[Change]:
        for field in self.fields:
            if before is not None and getattr(before, field.attname) == getattr(after, field.attname):
                continue
            old = self.text(field, before) if before is not None else "none"
            new = self.text(field, after)
            if old != new:
                yield Change(str(field.verbose_name), old, new)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one request did."""

    context: UUID
    when: datetime
    who: str
    rows: tuple[tuple[str, int, int], ...]  # (model name, id of the first row, how many rows)


LOOKED_AT = 50_000  # newest events of a table; an extraction again writes thousands that nobody did


def latest(limit: int) -> list[Entry]:
    """The newest requests of logged-in people that changed tracked rows (but for UNLISTED ones). One query a table, and one for users."""
    found: dict[UUID, dict[str, Any]] = {}
    users: dict[UUID, int] = {}
    for model in tracked_models():
        if model.__name__ in UNLISTED:
            continue
        newest = events(model).aggregate(newest=models.Max("pgh_id"))["newest"] or 0
        seen = (
            events(model)
            .filter(pgh_id__gt=newest - LOOKED_AT, pgh_context__metadata__user__isnull=False)
            .values_list("pgh_context_id", "pgh_context__metadata")
            .annotate(
                when=models.Max("pgh_created_at"),
                first=models.Min("pgh_obj_id"),
                rows=models.Count("pgh_obj_id", distinct=True),
            )
            .order_by("-when")[:limit]
        )
        for context, metadata, when, first, rows in seen:
            if not metadata.get("user"):
                continue
            users[context] = metadata["user"]
            entry = found.setdefault(context, {"when": when, "rows": []})
            entry["when"] = max(entry["when"], when)
            entry["rows"].append((model._meta.model_name, first, rows))
    names = {
        user.pk: user.get_username() for user in get_user_model().objects.filter(pk__in=set(users.values()))
    }
    entries = [
        Entry(context, entry["when"], names.get(users[context], ""), tuple(entry["rows"]))
        for context, entry in found.items()
    ]
    return sorted(entries, key=lambda entry: entry.when, reverse=True)[:limit]
