"""The page that asks which of two people or topics stays, and what will move."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from positions import corrections, history, merging
from positions.admin.base import many, page, show, undoable
from positions.admin.history import may_change
from positions.models import Claim, Person, Topic

MERGERS: dict[str, tuple[Any, Any]] = {
    "person": (Person, merging.merge_people),
    "topic": (Topic, merging.merge_topics),
}
SIDES = [
    ("same", "The same side: stances stay as they are"),
    (
        "opposed",
        "Opposite sides: support becomes oppose and oppose becomes support; conditional and neutral stay",
    ),
]


class Chosen(forms.ModelChoiceField):
    """One of the rows; of one that went after the page was made it says who took it away."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            model = self.queryset.model
            deleted = history.deletion(model, int(value)) if str(value).isdecimal() else None
            if deleted is None:
                raise
            raise ValidationError(
                f"{deleted.name} is no longer there: {deleted.who} merged or deleted it at {deleted.when:%H:%M} UTC. "
                f"Nothing was merged now. Choose another {model._meta.verbose_name}."
            ) from error


@page("positions.view_claim")
def merge(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in MERGERS:
        raise Http404
    model, merger = MERGERS[kind]
    if not may_change(request, model):
        raise PermissionDenied

    class MergeForm(forms.Form):
        stays = Chosen(model.objects, label="Stays")
        goes = Chosen(model.objects, label="Goes into it")
        if kind == "topic":
            sides = forms.TypedChoiceField(
                choices=SIDES,
                widget=forms.RadioSelect,
                coerce=lambda side: side == "opposed",
                label="What the two propositions mean",
            )

    form = MergeForm(
        request.POST or None, initial={"stays": request.GET.get("a"), "goes": request.GET.get("b")}
    )
    if request.method == "POST" and form.is_valid():
        stays, goes = form.cleaned_data["stays"], form.cleaned_data["goes"]
        try:
            done = merger(stays, goes, form.cleaned_data["sides"]) if kind == "topic" else merger(stays, goes)
        except corrections.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                undoable(
                    f"{goes} is now part of {stays}: {many(done.claims, 'claim')} and "
                    f"{many(done.offices, 'office')} moved, {many(done.dropped, 'double claim')} dropped."
                ),
            )
            return redirect(reverse(f"admin:positions_{kind}_change", args=[stays.pk]))
    pair = [
        _shown(kind, row)
        for row in model.objects.filter(
            pk__in=[v for v in (request.GET.get("a"), request.GET.get("b")) if v and v.isdigit()]
        )
    ]
    return show(
        request,
        "admin/merge.html",
        f"Merge two {model._meta.verbose_name_plural}",
        form=form,
        pair=pair,
        opts=model._meta,
    )


def _shown(kind: str, row: Any) -> dict[str, Any]:
    claims = Claim.objects.filter(**{"speaker" if kind == "person" else "topic": row}).count()
    return {
        "row": row,
        "claims": claims,
        "offices": list(row.offices.all()) if kind == "person" else [],
        "words": row.aliases if kind == "person" else row.cues,
        "proposition": getattr(row, "proposition", ""),
        "conditional": Claim.objects.filter(topic=row, stance=Claim.Stance.CONDITIONAL).count()
        if kind == "topic"
        else 0,
    }
