"""Everybody who speaks for a party, by party, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse

from positions.models import Claim, Office, Party, Person
from positions.views.common import answer, asked
from positions.wording import counted, listed

SIZE = 80
LAST = 32767  # after every party: the largest PositiveSmallIntegerField
KEY = ("rank", "side", "name", "id")


def people(request: HttpRequest) -> HttpResponse:
    """`q` finds any usual spelling; `all=1` shows those too who have said nothing; `after` is a page's last slug.

    `party` keeps those who spoke for it last.
    """
    form, _ = asked(request)
    sides = form.question.parties
    wanted = written(request)
    everybody = request.GET.get("all") == "1"
    found = in_order()
    if wanted:
        found = found.filter(called(wanted))
    elif not everybody:
        found = found.filter(last__isnull=False)
    if sides:
        found = found.filter(side__in=[party.slug for party in sides])
    if after := request.GET.get("after", "").replace("\0", ""):
        found = found.filter(beyond(after))
    rows = list(found[: SIZE + 1])
    context = {
        "groups": [(name, list(some)) for name, some in groupby(rows[:SIZE], key=lambda p: p.side_name)],
        "first": not after,
        "wanted": wanted,
        "everybody": everybody,
        "sentence": sentence(wanted, everybody, listed([party.name for party in sides])),
        "choices": [
            ("every party", query(wanted, everybody, ()), not sides),
            *((p.name, query(wanted, everybody, (p,)), sides == (p,)) for p in form.all_parties.values()),
        ],
        "everyone": query("", True, sides),
        "spoken": query("", False, sides),
        "start": query(wanted, everybody, sides),
        "more": query(wanted, everybody, sides, rows[SIZE - 1].slug) if len(rows) > SIZE else "",
    }
    return answer(request, "positions/people.html", form, form.question, context)


def written(request: HttpRequest) -> str:
    """The name asked for."""
    return request.GET.get("q", "").replace("\0", "").strip()[:100]


def called(wanted: str) -> Q:
    """Whose name holds these words, in any usual spelling."""
    return Q(name__icontains=wanted) | Q(aliases__icontains=wanted) | Q(surnames__icontains=wanted)


def with_sides() -> QuerySet[Person]:
    """With `rank`, `side`, `side_name` and `title`: of the latest office, and of the party that it speaks for."""
    newest = Office.objects.filter(person=OuterRef("pk")).order_by("-start", "-pk")
    return Person.objects.annotate(
        rank=Coalesce(Subquery(newest.values("party__order")[:1]), Value(LAST)),
        side=Coalesce(Subquery(newest.values("party__slug")[:1]), Value("")),
        side_name=Coalesce(Subquery(newest.values("party__name")[:1]), Value("Others")),
        title=Coalesce(Subquery(newest.values("title")[:1]), Value("")),
    )


def in_order() -> QuerySet[Person]:
    """By the party of the latest office, then by name; with `last`, the day of the newest statement."""
    # Undated claims stand first where days descend, hence the filter.
    spoken = (
        Claim.objects.filter(speaker=OuterRef("pk"), day__isnull=False)
        .exclude(status="rejected")
        .order_by("-day")
    )
    return with_sides().annotate(last=Subquery(spoken.values("day")[:1])).order_by(*KEY)


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


def query(wanted: str, everybody: bool, sides: Iterable[Party], after: str = "") -> str:
    """`?q=…`, or only `?`, which asks for everything."""
    asked = [("q", wanted), ("all", "1" if everybody else ""), ("after", after)]
    return "?" + urlencode([*((n, v) for n, v in asked if v), *(("party", party.slug) for party in sides)])


def sentence(wanted: str, everybody: bool, sides: str) -> str:
    if wanted:
        whom = f"People called “{wanted}” in any usual spelling"
    else:
        whom = "Everybody in the vocabulary" if everybody else "People with a statement here"
    order = f"who spoke last for {sides}" if sides else "by the party they last spoke for"
    return f"{whom}, {order}, {counted(SIZE, 'name')} a page."
