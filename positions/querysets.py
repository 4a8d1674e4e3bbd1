"""Verbs over claims. They work on `Claim` and on `ClaimEvent` (its history, kept by the database) alike."""

from __future__ import annotations

from datetime import UTC as utc
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q

from positions.matrix import REVIEWED


def day_ends(day: date) -> datetime:
    """The first moment after `day`; a day is a day in UTC."""
    return datetime.combine(min(day, date.max - timedelta(days=1)) + timedelta(days=1), time(), utc)


def counted(known_on: date | None = None) -> Q:
    """Claims that count: never the rejected; of a page that changed, the newest version and what was reviewed."""
    newest = Q(article__current=True)
    if known_on:  # as the versions stood then
        newest = Q(article__next__isnull=True) | Q(article__next__added_at__gte=day_ends(known_on))
    return ~Q(status="rejected") & (newest | Q(status__in=REVIEWED))


class ClaimQuerySet(models.QuerySet):
    def counted(self) -> ClaimQuerySet:
        return self.filter(counted())

    def own_word(self) -> ClaimQuerySet:
        return self.filter(reported_by=None)

    def second_hand(self) -> ClaimQuerySet:
        return self.exclude(reported_by=None)

    def newest_first(self) -> ClaimQuerySet:
        """Undated claims last; the order that `positions.paging` pages by."""
        return self.order_by(models.F("day").desc(nulls_last=True), "-id")

    def with_related(self) -> ClaimQuerySet:
        """Everything that a list of claims shows, in one query."""
        return self.select_related("party", "topic", "speaker", "reported_by", "article", "article__outlet")
