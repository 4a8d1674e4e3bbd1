"""The page "How the machine does": precision of its claims by the corrections made so far."""

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from positions import history, precision, queue
from positions.admin.base import page, show
from positions.models import Claim, Outlet, Party, Topic

OF_THE_MACHINE = {"status__in": ["confirmed", "corrected", "rejected"], "extractor__gt": ""}


class DecidedFilter(admin.SimpleListFilter):
    """The claims behind a figure of the page, as `party:russia`: by what the machine had said, not what it is now."""

    title = "decisions on the machine’s claims"
    parameter_name = "decided"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chosen = self.value()
        return [
            ("all", "Any decision"),
            *([(chosen, chosen.replace(":", " "))] if chosen and ":" in chosen else []),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        if not self.value():
            return queryset
        dimension, _, key = str(self.value()).partition(":")
        found = queryset.filter(**OF_THE_MACHINE)
        if dimension in ("party", "topic", "stance"):
            now = F("stance") if dimension == "stance" else F(f"{dimension}__slug")
            rows = {"party": Party, "topic": Topic}
            keys = history.slugs(rows[dimension], key) if dimension in rows else {key}
            return found.alias(
                said=Coalesce(KT(f"machine__{dimension}"), now, output_field=TextField())
            ).filter(said__in=keys)
        if dimension == "outlet":
            return found.filter(article__outlet__slug=key) if key else found.filter(article__outlet=None)
        if dimension == "month":
            year, _, month = key.partition("-")
            known = year.isdecimal() and month.isdecimal()
            return found.filter(day__year=year, day__month=month) if known else found.filter(day=None)
        return found


def names(dimension: str) -> dict[str, str]:
    """How the keys of a dimension are called. At most one query."""
    rows = {"party": Party, "topic": Topic, "outlet": Outlet}
    if dimension == "stance":
        return dict(Claim.Stance.choices)
    return dict(rows[dimension].objects.values_list("slug", "name")) if dimension in rows else {}


def table(dimension: str, scores: list[precision.Score]) -> list[tuple[str, str, precision.Score]]:
    """Of each value its name, the address of the claims behind its figures, and the figures."""
    called = names(dimension)
    claims = reverse("admin:positions_claim_changelist")
    return [
        (
            called.get(score.key, score.key) or "unknown",
            f"{claims}?decided={dimension}:{score.key}",
            score,
        )
        for score in scores
    ]


@page("positions.view_claim")
def machine(request: HttpRequest) -> HttpResponse:
    found = precision.scores()
    (overall,) = found[""]
    tables = [(dimension, table(dimension, found[dimension])) for dimension in precision.DIMENSIONS]
    return show(
        request,
        "admin/machine.html",
        "How the machine does",
        overall=overall if overall.total else None,
        tables=tables if overall.total else [],
        wrong=precision.wrong_fields(),
        added=Claim.objects.filter(status=Claim.Status.ADDED).count(),
        waiting=queue.count(Claim.objects.all()),
        counted=queue.COUNTED,
    )
