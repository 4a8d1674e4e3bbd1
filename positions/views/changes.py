"""Who moved, and when."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse

from positions import cells
from positions import changes as movement
from positions.views.common import answer, asked, names

DAYS = 90  # shown where no first day is asked for
SHOWN = 30


def changes(request: HttpRequest) -> HttpResponse:
    """Every change of a position in the days asked for, newest first; whole days, about SHOWN of them a page."""
    form, tidier = asked(request, fixed=("word", "compare", "at_least"))
    if tidier:
        return tidier
    question = form.question
    day = cells.as_of(question)
    first = question.since or max(day - timedelta(days=DAYS), date.min + timedelta(days=1))
    # Positions before the window count: it is the change that must lie within it.
    found = movement.newest(question.but(since=None), first - timedelta(days=1), day, SHOWN)
    shown = found.rows
    last = shown[-1][1].day if found.more or found.complete_after >= first else None
    people = names(said for _, change in shown for said in change.decided_by)
    parties, topics = (
        {p.pk: p for p in form.all_parties.values()},
        {t.pk: t for t in form.all_topics.values()},
    )
    deciding = [change.decided_by[0].id for _, change in shown]
    claims = {
        c.id: c for c in question.but(since=None).claims(own_word=True).filter(id__in=deciding).with_related()
    }
    earlier = question.but(until=(last or first) - timedelta(days=1))
    context = {
        "rows": [
            (parties[party], topics[topic], change, claims.get(change.decided_by[0].id))
            for (party, topic), change in shown
        ],
        "people": people,
        "first": last or first,
        "day": day,
        "earlier": (earlier if last else earlier.but(since=None)).query,
        "more": found.more,
        "many_more": found.complete_after >= first,
    }
    return answer(
        request,
        "positions/changes.html",
        form,
        question.but(since=first, until=question.until or day),
        context,
    )
