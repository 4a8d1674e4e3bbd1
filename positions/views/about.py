"""What this is, how a cell is decided, how well the machine reads, and whether the server is well."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Exists, OuterRef, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from positions import markdown
from positions.matrix import RULE
from positions.models import Article, Claim, Outlet, PeriodCount, Topic


def about(request: HttpRequest) -> HttpResponse:
    looked_at = Claim.objects.exclude(status="machine").order_by()
    statuses = dict(looked_at.values_list("status").annotate(n=Count("id")))
    counted = PeriodCount.objects.filter(level=PeriodCount.Level.ALL).aggregate(n=Sum("n"))
    read = Article.objects.filter(current=True)
    context = {
        "rule": RULE,
        "topics": Topic.objects.order_by("-pinned", "order", "pk"),
        "statuses": {s.value: statuses.get(s.value, 0) for s in Claim.Status},
        "claims": counted["n"] or 0,
        "reviewed": sum(statuses.values()),
        "articles": read.count(),
        "outlets": Outlet.objects.filter(Exists(read.filter(outlet=OuterRef("pk")))).count(),
        "guide": document("coding-guide.md"),
        "accuracy": document("extraction.md", summary=True),
    }
    return render(request, "positions/about.html", context)


@cache
def document(name: str, summary: bool = False) -> str:
    """A document of `docs/` as HTML, without its title; of a summary what stands before the first section. Empty where it is missing."""
    path = settings.BASE_DIR / "docs" / name
    if not path.exists():
        return ""
    text = path.read_text("utf8")
    return markdown.html(text.partition("\n## ")[0] if summary else text, name.partition(".")[0])


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 where the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
