"""What readers see of corrections: the form that reports an error, and the page of what was corrected."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from positions import history, paging
from positions.models import Claim, Credit, ErrorReport, Party, Topic

# One address, one hour: enough for a reader who goes through a page, too few to bury the queue.
REPORTS_AN_HOUR = 5
A_PAGE = 50


class ReportForm(forms.Form):
    words = forms.CharField(
        label="What is wrong with this claim?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="A sentence or two. No name or address is asked for or kept.",
    )
    # A person does not see it; a program that fills in every field does.
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )


def sender(request: HttpRequest) -> str:
    """A keyed hash of the reader's address. Behind a proxy (setting HTTPS) the last hop that it added counts."""
    address = request.META.get("REMOTE_ADDR", "")
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1].strip()
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The form on one claim. Five an hour from one address; a sixth gets a sentence and status 429."""
    claim = get_object_or_404(
        Claim.objects.select_related("article", "party", "topic", "speaker", "reported_by").exclude(
            status=Claim.Status.REJECTED
        ),
        pk=pk,
    )
    form = ReportForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        who = sender(request)
        lately = ErrorReport.objects.filter(
            sender=who, created_at__gt=timezone.now() - timedelta(hours=1)
        ).count()
        if form.cleaned_data["website"]:
            return redirect("report-thanks")  # looks like success to the program that filled it in
        if lately < REPORTS_AN_HOUR:
            ErrorReport.objects.create(
                claim=claim,
                article=claim.article,
                evidence=claim.evidence,
                words=form.cleaned_data["words"],
                sender=who,
            )
            return redirect("report-thanks")
        form.add_error(
            None, "Thank you; you have sent several reports within the hour. Please send this one later."
        )
        status = 429
    return render(request, "positions/report.html", {"claim": claim, "form": form}, status=status)


def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "positions/report_thanks.html")


def corrections_page(request: HttpRequest) -> HttpResponse:
    """What was wrong and what it is now, the newest correction first. Names only of people who agreed."""
    decided = Claim.objects.filter(
        status__in=[Claim.Status.CORRECTED, Claim.Status.REJECTED, Claim.Status.ADDED]
    ).select_related("article__outlet", "party", "topic", "speaker", "reported_by")
    page = paging.newest_first(decided, request.GET.get("after", ""), "updated_at", A_PAGE)
    return render(request, "positions/corrections.html", {"page": page, "entries": _entries(page.items)})


def _entries(claims: list[Claim]) -> list[dict[str, Any]]:
    """Three queries for a page, however many claims it has."""
    labels: dict[str, dict[str, str]] = {
        "party": dict(Party.objects.values_list("slug", "name")),
        "topic": dict(Topic.objects.values_list("slug", "name")),
        "stance": dict(Claim.Stance.choices),
        "form": dict(Claim.Form.choices),
    }
    labels["reported_by"] = labels["party"]
    who = _who({claim.pk: claim.status for claim in claims})
    return [
        {
            "claim": claim,
            "when": who.get(claim.pk, (claim.updated_at, ""))[0],
            "name": who.get(claim.pk, (None, ""))[1],
            "differences": differences(claim, labels),
        }
        for claim in claims
    ]


def _who(statuses: dict[int, str]) -> dict[int, tuple[Any, str]]:
    """When each claim came to its status, and the public name of who brought it there."""
    names = dict(Credit.objects.values_list("user_id", "name"))
    found: dict[int, tuple[Any, str]] = {}
    before: dict[int, str] = {}
    for event in (
        history.events(Claim).filter(pgh_obj_id__in=statuses).select_related("pgh_context").order_by("pgh_id")
    ):
        if event.status == statuses[event.pgh_obj_id] and before.get(event.pgh_obj_id) != event.status:
            found[event.pgh_obj_id] = (event.pgh_created_at, names.get(history.user_of(event), ""))
        before[event.pgh_obj_id] = event.status
    return found


WORDS = {
    "party": "Party",
    "topic": "Topic",
    "stance": "Stance",
    "speaker": "Speaker",
    "reported_by": "Reported by",
    "said_on": "Said on",
    "form": "Form",
    "evidence": "Words",
}


def differences(claim: Claim, labels: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    """(what, as the machine had it, as it is now), for a corrected claim; empty for the others."""
    if not claim.machine:
        return []
    from positions.corrections import machine_values

    now = machine_values(claim)
    found = []
    for name, word in WORDS.items():
        old, new = claim.machine.get(name), now[name]
        if name in claim.machine and old != new:
            texts = labels.get(name, {})
            found.append(
                (word, texts.get(old, old) if old else "none", texts.get(new, new) if new else "none")
            )
    return found
