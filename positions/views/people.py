"""Everybody who speaks for a party, by party, page by page."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse

from positions.models import Office, Person
from positions.views.common import answer, asked
from positions.wording import counted

SIZE = 80
LAST = 32767  # after every party: the largest PositiveSmallIntegerField
KEY = ("rank", "side", "name", "id")


def people(request: HttpRequest) -> HttpResponse:
    """`q` finds any usual spelling; `all=1` shows those too who have said nothing; `after` is a page's last slug."""
    form, _ = asked(request)
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:100]
    everybody = request.GET.get("all") == "1"
    found = in_order()
    if wanted:
        found = found.filter(
            Q(name__icontains=wanted) | Q(aliases__icontains=wanted) | Q(surnames__icontains=wanted)
        )
    elif not everybody:
        found = found.filter(last__isnull=False)
    if after := request.GET.get("after", "").replace("\0", ""):
        found = found.filter(beyond(after))
    rows = list(found[: SIZE + 1])
    context = {
        "groups": [(name, list(some)) for name, some in groupby(rows[:SIZE], key=lambda p: p.side_name)],
        "older": rows[SIZE - 1].slug if len(rows) > SIZE else "",
        "first": not after,
        "wanted": wanted,
        "everybody": everybody,
        "sentence": sentence(wanted, everybody),
    }
    return answer(request, "positions/people.html", form, form.question, context)


def in_order() -> QuerySet[Person]:
    """By the party of the latest office, then by name; with `last`, the day of the newest statement."""
    newest = Office.objects.filter(person=OuterRef("pk")).order_by("-start", "-pk")
    return Person.objects.annotate(
        last=Max("claims__day", filter=~Q(claims__status="rejected")),
        rank=Coalesce(Subquery(newest.values("party__order")[:1]), Value(LAST)),
        side=Coalesce(Subquery(newest.values("party__slug")[:1]), Value("")),
        side_name=Coalesce(Subquery(newest.values("party__name")[:1]), Value("Others")),
        title=Coalesce(Subquery(newest.values("title")[:1]), Value("")),
    ).order_by(*KEY)


def beyond(slug: str) -> Q:
    """Who stands after the person of this slug. One query. Raises Http404 where there is none."""
    key = in_order().filter(slug=slug).values(*KEY).first()
    if key is None:
        raise Http404("No such page.")
    later, same = Q(), Q()
    for name in KEY:
        later |= same & Q(**{f"{name}__gt": key[name]})
        same &= Q(**{name: key[name]})
    return later


def sentence(wanted: str, everybody: bool) -> str:
    if wanted:
        return f"People called “{wanted}” in any usual spelling, by the party they last spoke for."
    whom = "Everybody in the vocabulary" if everybody else "People with a statement here"
    return f"{whom}, by the party they last spoke for, {counted(SIZE, 'name')} a page."
