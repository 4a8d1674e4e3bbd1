"""The page "How the machine does": precision of its claims by the corrections made so far."""

from django.http import HttpRequest, HttpResponse

from positions import precision
from positions.admin.base import page, show
from positions.models import Claim, Party, Topic

DIMENSIONS = ["party", "topic", "stance", "outlet", "month"]


def reviewed() -> list[precision.Reviewed]:
    """Every machine claim that a person decided on, as the machine had made it. Three queries."""
    parties = dict(Party.objects.values_list("slug", "name"))
    topics = dict(Topic.objects.values_list("slug", "name"))
    stances = dict(Claim.Stance.choices)
    rows = (
        Claim.objects.filter(status__in=["confirmed", "corrected", "rejected"])
        .exclude(extractor="")
        .order_by()
        .values_list(
            "status",
            "machine",
            "party__slug",
            "topic__slug",
            "stance",
            "speaker__name",
            "reported_by__slug",
            "said_on",
            "form",
            "start",
            "end",
            "article__outlet__name",
            "day",
        )
    )
    found = []
    for (
        status,
        machine,
        party,
        topic,
        stance,
        speaker,
        reporter,
        said_on,
        form,
        start,
        end,
        outlet,
        day,
    ) in rows.iterator():
        now = {
            "party": party,
            "topic": topic,
            "stance": stance,
            "speaker": speaker,
            "reported_by": reporter,
            "said_on": said_on.isoformat() if said_on else None,
            "form": form,
            "start": start,
            "end": end,
        }
        said = machine or now
        groups = {
            "party": parties.get(said["party"], said["party"]),
            "topic": topics.get(said["topic"], said["topic"]),
            "stance": stances.get(said["stance"], said["stance"]),
            "outlet": outlet or "",
            "month": day.strftime("%Y-%m") if day else "",
        }
        wrong = frozenset(
            "evidence" if name in ("start", "end") else name.replace("_", " ")
            for name in now
            if name in said and said[name] != now[name]
        )
        found.append(precision.Reviewed(status, wrong if status == "corrected" else frozenset(), groups))
    return found


@page("positions.view_claim")
def machine(request: HttpRequest) -> HttpResponse:
    claims = reviewed()
    return show(
        request,
        "admin/machine.html",
        "How the machine does",
        overall=precision.overall(claims),
        tables=[(dimension, precision.by(dimension, claims)) for dimension in DIMENSIONS] if claims else [],
        wrong=precision.wrong_fields(claims),
        added=Claim.objects.filter(status=Claim.Status.ADDED).count(),
        waiting=Claim.objects.filter(status=Claim.Status.MACHINE).count(),
    )
