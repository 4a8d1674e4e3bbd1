"""Earlier states come back: of one row, or of everything that one step changed (`history` says what a step is)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction

from positions import history


class CannotUndo(Exception):
    """The message is a sentence for the person who asked."""


def restore(model: type[models.Model], event_id: int) -> models.Model:
    """Puts one row back to what it was right after `event_id`, or right before it if it tells of a deletion. A deleted
    row comes back under its old id, with what went with it when it was deleted.

    Raises CannotUndo where the state of then is no longer possible.
    """
    event = history.events(model).get(pgh_id=event_id)
    there = model._default_manager.filter(pk=event.pgh_obj_id).exists()
    lost = [] if there else _went_with(model, event.pgh_obj_id)
    try:
        with transaction.atomic():
            _put(model, event)
            for other, before in lost:
                _put(other, before)
    except IntegrityError as error:
        raise CannotUndo(
            "That state cannot come back: another row has taken its place, or a row that it names is gone."
        ) from error
    return model._default_manager.get(pk=event.pgh_obj_id)


@dataclass(frozen=True, slots=True)
class _Touched:
    """A row that a step changed. `before` is its state until then, None where the step made it."""

    model: type[models.Model]
    pk: int
    before: Any
    since: bool  # whether it was changed again


def _touched(step: models.Q) -> list[_Touched]:
    """What these events changed, parents first. Four queries a table, and one a row."""
    found = []
    for model in history.tracked_models():
        seen = history.events(model).filter(step)
        newest = dict(
            history.events(model)
            .filter(pgh_obj_id__in=seen.values("pgh_obj_id"))
            .values_list("pgh_obj_id")
            .annotate(newest=models.Max("pgh_id"))
        )
        first: dict[int, Any] = {}
        for event in seen.order_by("pgh_id"):
            first.setdefault(event.pgh_obj_id, event)
        last = set(seen.values_list("pgh_id", flat=True))
        for pk, event in first.items():
            found.append(_Touched(model, pk, _state_before(model, event), newest[pk] not in last))
    return found


def _state_before(model: type[models.Model], event: Any) -> Any:
    if event.pgh_label in (history.BEFORE, "delete"):
        return event  # it holds that state itself
    earlier = (
        history.events(model)
        .filter(pgh_obj_id=event.pgh_obj_id, pgh_id__lt=event.pgh_id)
        .order_by("pgh_id")
        .last()
    )
    return earlier if earlier is not None and earlier.pgh_label != "delete" else None


def _went_with(model: type[models.Model], pk: int) -> list[tuple[type[models.Model], Any]]:
    """The rows that named a deleted row, or one that went with it, and were deleted or changed in the same step:
    (model, state before), parents first. What was changed again since stays as it is."""
    deleted = history.events(model).filter(pgh_obj_id=pk, pgh_label="delete").order_by("pgh_id").last()
    if deleted is None:
        return []
    step = (
        models.Q(pgh_context=deleted.pgh_context_id)
        if deleted.pgh_context_id
        else models.Q(pgh_context=None, pgh_created_at=deleted.pgh_created_at)  # one transaction
    )
    gone = {(model._meta.concrete_model, pk)}
    rows = [
        (row.model, row.pk, row.before)
        for row in _touched(step & ~models.Q(pgh_label="insert"))
        if row.before is not None and not row.since
    ]
    found: list[tuple[type[models.Model], Any]] = []
    while named := [row for row in rows if gone & _named(row[0], row[2])]:  # a fetch names another fetch
        rows = [row for row in rows if row not in named]
        found += [(kind, before) for kind, _, before in named]
        gone |= {
            (kind._meta.concrete_model, key) for kind, key, before in named if before.pgh_label == "delete"
        }
    return found


def _named(model: type[models.Model], event: Any) -> set[tuple[Any, int]]:
    """The rows that a row named at an event: (model, key)."""
    values = _values(model, event)
    keys = (field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))
    return {(field.related_model, values[field.attname]) for field in keys if values.get(field.attname)}


def undo(context: UUID | str) -> int:
    """Takes back everything that one request did. Returns how many rows went back.

    Raises CannotUndo where a row was changed again since, so that nobody's later work is lost.
    """
    touched = _touched(models.Q(pgh_context=context))
    if not touched:
        raise CannotUndo("There is nothing to undo.")
    for row in touched:
        if row.since:
            raise CannotUndo(
                f"{row.model._meta.verbose_name} {row.pk} was changed again since. Take that change back first."
            )
    try:
        with transaction.atomic():
            for row in reversed(touched):
                if row.before is None:
                    row.model._default_manager.filter(pk=row.pk).delete()
            # Parents first; of one table the last row touched first, since it may stand where an earlier one stood.
            for parent in history.tracked_models():
                for row in reversed(touched):
                    if row.model is parent and row.before is not None:
                        _put(row.model, row.before)
    except (IntegrityError, models.ProtectedError) as error:
        raise CannotUndo(
            "Undoing is no longer possible: other rows have come to depend on the change."
        ) from error
    return len(touched)


def _put(model: type[models.Model], event: Any) -> None:
    """Writes the state of an event as one statement, without `save()`, so that derived columns come back too."""
    values = {field.attname: getattr(event, field.attname) for field in history.tracked_fields(model)}
    if model._default_manager.filter(pk=event.pgh_obj_id).update(**values):
        return
    values = {**_whole(model, event.pgh_obj_id), **values}
    if len(values) + 1 < len(model._meta.concrete_fields):
        raise CannotUndo(
            f"This {model._meta.verbose_name} cannot come back: it was deleted before whole rows were kept."
        )
    if "story_id" in values:  # a story goes with its last article when stories are formed anew
        apps.get_model("positions.Story").objects.get_or_create(pk=values["story_id"])
    model(pk=event.pgh_obj_id, **values).save_base(raw=True, force_insert=True)  # raw: dates of making stay


def _values(model: type[models.Model], event: Any) -> dict[str, Any]:
    """The columns of a row at an event, all of them where it was deleted then."""
    values = {field.attname: getattr(event, field.attname) for field in history.tracked_fields(model)}
    return {**_whole(model, event.pgh_obj_id), **values} if event.pgh_label == "delete" else values


def _whole(model: type[models.Model], pk: int) -> dict[str, Any]:
    """A row as it was when it was last deleted; empty where the history itself holds every column."""
    kind = model.pgh_event_models.get(history.GONE)  # type: ignore[attr-defined]
    row = kind.objects.filter(pgh_obj_id=pk).order_by("pgh_id").last() if kind else None
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    return {name: getattr(row, name) for name in columns} if row else {}
