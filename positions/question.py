"""What a page is asked: one frozen record made from the URL, its English sentence, and the URL made from it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet

from positions.matrix import REVIEWED
from positions.models import Claim, Counted, Outlet, Party, Person, Topic
from positions.querysets import ClaimQuerySet, counted, day_ends
from positions.wording import day_words, days_words, listed

SAID = ("id", "party_id", "topic_id", "reported_by_id", "stance", "day", "authority", "speaker_id", "origin")


@dataclass(frozen=True, slots=True)
class Question:
    since: date | None = None
    until: date | None = None
    parties: tuple[Party, ...] = ()  # in the order asked for; none: all
    topics: tuple[Topic, ...] = ()
    speaker: Person | None = None
    outlets: tuple[str, ...] = ()  # Outlet.Kind
    word: str = "own"  # own, second, all
    reviewed: bool = False
    at_least: int = 0
    known_on: date | None = None
    compare: date | None = None

    def _where(self, outlet: str = "article__outlet") -> Q:
        """The filter, apart from `reviewed` and own word or second-hand."""
        asked = Q()
        if self.parties:
            asked &= Q(party__in=[p.pk for p in self.parties])
        if self.topics:
            asked &= Q(topic__in=[t.pk for t in self.topics])
        if self.speaker:
            asked &= Q(speaker=self.speaker.pk)
        if self.outlets:
            asked &= Q(**{f"{outlet}__kind__in": self.outlets})
        if self.since:
            asked &= Q(day__gte=self.since)
        if self.until:
            asked &= Q(day__lte=self.until)
        return asked

    def claims(self, own_word: bool | None = None) -> QuerySet:
        """The claims asked for: `Claim`, or, where `known_on` is set, their rows in `ClaimEvent` as they stood then.

        Both have the same fields; only `pk` differs, so use `id`. With `own_word` None, the question's `word` decides.
        """
        claims = claims_known_on(self.known_on) if self.known_on else Claim.objects.all()
        claims = claims.filter(counted(self.known_on), self._where())
        if self.reviewed:
            claims = claims.filter(status__in=REVIEWED)
        word = self.word if own_word is None else ("own" if own_word else "second")
        return claims if word == "all" else claims.filter(reported_by__isnull=word == "own")

    def said(self, own_word: bool) -> QuerySet:
        """The same claims with what the rule of a cell needs: dictionaries with the keys of `SAID`."""
        if self.known_on:
            claims = self.claims(own_word).order_by().annotate(origin=F("article__story_id"))
            return claims.values(*SAID)
        narrow = Counted.objects.filter(self._where("outlet"), reported_by__isnull=own_word)
        if self.reviewed:
            narrow = narrow.filter(reviewed=True)
        return narrow.annotate(id=F("claim_id"), origin=F("story_id")).values(*SAID)

    @property
    def plain(self) -> bool:
        """Whether it asks for nothing but parties, topics and days, so that the counts of months answer it."""
        return not (self.speaker or self.outlets or self.reviewed or self.known_on)

    def but(self, **changes: Any) -> Question:
        return replace(self, **changes)

    @property
    def windowed(self) -> bool:
        return bool(self.since or self.until)

    def parameters(self) -> list[tuple[str, str]]:
        """The query of the URL that asks this again, in a fixed order."""
        asked = [("from", self.since), ("to", self.until), *(("party", p.slug) for p in self.parties)]
        asked += [("topic", t.slug) for t in self.topics]
        asked += [
            ("speaker", self.speaker and self.speaker.slug),
            *(("outlet", kind) for kind in self.outlets),
        ]
        asked += [("word", self.word != "own" and self.word), ("reviewed", self.reviewed and "1")]
        asked += [("min", self.at_least or None), ("known", self.known_on), ("compare", self.compare)]
        return [
            (name, value.isoformat() if isinstance(value, date) else str(value))
            for name, value in asked
            if value
        ]

    @property
    def query(self) -> str:
        """`?from=…`, or nothing where nothing is asked; safe to put behind any address."""
        return f"?{urlencode(self.parameters())}" if self.parameters() else ""

    def sentence(self) -> str:
        """The filter in English, shown above every grid, list and export."""
        what = {
            "own": "own words",
            "second": "second-hand statements",
            "all": "own words and second-hand statements",
        }
        whose = listed([p.name for p in self.parties]) if self.parties else "all parties"
        words = f"{what[self.word].capitalize()} of {whose} on {listed([t.name for t in self.topics]) or 'all topics'}"
        if self.speaker:
            words += f", said by {self.speaker.name}"
        if self.outlets:
            words += (
                f", in {listed([Outlet.Kind(kind).label.lower() for kind in self.outlets], 'or')} outlets"
            )
        if self.since and self.until:
            words += f", said {days_words(self.since, self.until)}"
        elif self.since:
            words += f", said since {day_words(self.since)}"
        elif self.until:
            words += f", said by {day_words(self.until)}"
        if self.reviewed:
            words += ", checked by a person"
        if self.at_least > 1:
            words += f", rows and columns with at least {self.at_least} statements"
        if self.known_on:
            words += f", as far as this archive knew on {day_words(self.known_on)}"
        if self.compare:
            words += f", compared with {day_words(self.compare)}"
        return words + "."

    def loosening(self) -> str:
        """Where nothing matches: which filter to loosen, the narrowest first."""
        for asked, advice in (
            (self.known_on, "The archive may have learned of it later: leave “Known on” empty."),
            (self.speaker, f"Ask without the speaker {self.speaker}."),
            (self.reviewed, "Include what no person has checked yet."),
            (self.outlets, "Include more kinds of outlet."),
            (self.windowed, "Widen the days."),
            (self.topics or self.parties, "Choose more parties or topics."),
            (self.word != "own", "Ask for the parties' own word."),
        ):
            if asked:
                return advice
        return "No claim has been found in the articles yet: extraction may still be running."


def claims_known_on(day: date) -> QuerySet:
    """Every claim as it stood at the end of `day`, from the history that the database keeps."""
    event = Claim.pgh_event_model
    newest = (
        event.objects.filter(pgh_created_at__lt=day_ends(day))
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
        .values("pgh_id")
    )
    return ClaimQuerySet(event).filter(pgh_id__in=newest).exclude(pgh_label="delete")
