"""Pages by key, not by offset: page one thousand costs what page one costs, and nothing shifts while one reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import Http404

SIZE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """`items`, newest first; `older` is the `after` of the next page, empty on the last one."""

    items: list[Any]
    older: str
    first: bool


def newest_first(rows: QuerySet, after: str, day: str, size: int = SIZE) -> Page:
    """A page of rows by the date field `day`, newest first, undated last. One query.

    `after` is `YYYY-MM-DD.ID` or `undated.ID`, from the page before. Raises Http404 where it is neither.
    """
    if after:
        rows = rows.filter(_beyond(after, day))
    items = list(rows.order_by(F(day).desc(nulls_last=True), "-id")[: size + 1])
    more, items = len(items) > size, items[:size]
    return Page(items, _key(items[-1], day) if more else "", not after)


def _key(row: Any, day: str) -> str:
    value = getattr(row, day)
    return f"{value.isoformat() if value else 'undated'}.{row.id}"


def _beyond(after: str, day: str) -> Q:
    written, _, key = after.partition(".")
    if not (key.isascii() and key.isdigit() and len(key) < 19):  # fits PostgreSQL's bigint
        raise Http404("No such page.")
    later = Q(id__lt=int(key))
    if written == "undated":
        return Q(**{f"{day}__isnull": True}) & later
    try:
        value = date.fromisoformat(written)
    except ValueError:
        raise Http404("No such page.") from None
    return Q(**{f"{day}__lt": value}) | Q(**{day: value}) & later | Q(**{f"{day}__isnull": True})
