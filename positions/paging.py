"""Pages by key, not by offset: page one thousand costs what page one costs, and nothing shifts while one reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import DateTimeField, F, Field, Q, QuerySet
from django.http import Http404
from django.utils.timezone import is_aware

SIZE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """`items`, newest first; `older` is the `after` of the next page, empty on the last one."""

    items: list[Any]
    older: str
    first: bool


def newest_first(rows: QuerySet, after: str, day: str, size: int = SIZE) -> Page:
    """A page of rows by the field `day` (a date, or a moment), newest first, undated last. One query.

    `after` is `YYYY-MM-DD.ID`, `undated.ID` or, of moments, `YYYY-MM-DDTHH:MM:SS+00:00.ID`, from the page before.
    Raises Http404 where it is none of them.
    """
    if after:
        rows = rows.filter(_beyond(after, rows.model._meta.get_field(day)))
    items = list(rows.order_by(F(day).desc(nulls_last=True), "-id")[: size + 1])
    more, items = len(items) > size, items[:size]
    return Page(items, _key(items[-1], day) if more else "", not after)


def _key(row: Any, day: str) -> str:
    value = getattr(row, day)
    return f"{value.isoformat() if value else 'undated'}.{row.id}"


def _beyond(after: str, field: Field) -> Q:
    written, _, key = after.rpartition(".")  # the seconds of a moment hold a dot too
    if not (key.isascii() and key.isdigit() and len(key) < 19):  # fits PostgreSQL's bigint
        raise Http404("No such page.")
    later = Q(id__lt=int(key))
    name, moments = field.name, isinstance(field, DateTimeField)
    if written == "undated":
        return Q(**{f"{name}__isnull": True}) & later
    try:
        value = datetime.fromisoformat(written) if moments else date.fromisoformat(written)
        if isinstance(value, datetime) and not is_aware(value):
            raise ValueError
    except ValueError:
        raise Http404("No such page.") from None
    # The first bound is one that an index can begin at.
    dated = Q(**{f"{name}__lte": value}) & (Q(**{f"{name}__lt": value}) | later)
    return dated | Q(**{f"{name}__isnull": True}) if field.null else dated
