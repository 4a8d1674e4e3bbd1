"""Verbs over claims. They work on `Claim` and on `ClaimEvent` (its history, kept by the database) alike."""

from __future__ import annotations

from datetime import UTC as utc
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Substr

from positions.matrix import REVIEWED
from positions.quoting import AROUND


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

    def with_related(self) -> ClaimQuerySet:
        """Everything that a list of claims shows, in one query; of the article's text only what is near the words.

        `around` begins at code point `around_from` of the text.
        """
        begin = Greatest(F("start") - AROUND, 0)
        return (
            self.select_related("party", "topic", "speaker", "reported_by", "article", "article__outlet")
            .defer("article__text", "article__minhash", "article__bands")
            .annotate(around_from=begin, around=Substr("article__text", begin + 1, F("end") - begin + AROUND))
        )

    def newest_first(self) -> ClaimQuerySet:
        """By day, undated last: the order in which `positions.paging` pages."""
        return self.order_by(F("day").desc(nulls_last=True), "-id")
