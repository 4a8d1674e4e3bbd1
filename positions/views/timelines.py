"""Strips of time: every party on one topic, or every topic of one party."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from positions import cells, matrix, timeline
from positions.models import Claim, Party, Topic, claim_address
from positions.question import Question
from positions.views.common import answer, asked, names

BANDS = 500
RECENT = 6  # rows a strip in the table; the earlier ones are folded
DOTS = 600  # a page; more would outgrow its budget of 60 KB


def timelines(request: HttpRequest) -> HttpResponse:
    """`topic` alone or nothing: a strip a party. One `party` and no topic: a strip a topic."""
    form, tidier = asked(request)
    if tidier:
        return tidier
    if len(form.question.parties) + len(form.question.topics) == 1:
        form.elsewhere = ("parties", "topics")
    question, by_party = form.question, len(form.question.parties) == 1 and len(form.question.topics) != 1
    if not by_party:
        question = question.but(topics=tuple(form.columns()[:1]))
    day = cells.as_of(question)
    said = cells.by_cell(question)
    people = names(one for claims in said.values() for one in claims)
    axis = timeline.axis(said.values(), question, day)
    rows = [(p, t) for p in question.parties or form.rows() for t in question.topics or form.columns()]
    spells = {key: matrix.spells(claims)[0] for key, claims in said.items()}
    begins = sorted(
        (spell.first for found in spells.values() for spell in found if spell.first), reverse=True
    )
    cut = begins[BANDS] if len(begins) > BANDS else None
    if cut:
        axis = timeline.Axis(min(cut, axis.last - timedelta(days=1)), axis.last)
    gap = max(timeline.DOT_GAP, timeline.WIDTH * len(matrix.STANCES) * len(rows) // DOTS)
    strips = []
    for party, topic in rows:
        claims = said.get((party.pk, topic.pk), [])
        name = topic.name if by_party else party.name
        strips.append(
            (
                party,
                topic,
                timeline.strip(name, claims, spells.get((party.pk, topic.pk), ()), people, axis, gap),
            )
        )
    context = {
        "strips": strips,
        "recent": table(strips, axis, slice(RECENT)),
        "earlier": table(strips, axis, slice(RECENT, None)),
        "links": dot_links(question, strips),
        "axis": axis,
        "cut": cut,
        "subject": next(iter(question.parties if by_party else question.topics), None),
        "by_party": by_party,
        "drill": question.but(parties=(), topics=(), at_least=0).query,
        "day": day,
        "parties": form.all_parties.values(),
        "topics": form.all_topics.values(),
        "any": any(strip.claims for *_, strip in strips),
    }
    return answer(request, "positions/timeline.html", form, question, context)


def table(
    strips: Iterable[tuple[Party, Topic, timeline.Strip]], axis: timeline.Axis, part: slice
) -> list[tuple[Party, Topic, timeline.Strip, list[timeline.Line]]]:
    """Of each strip the drawn positions that fall into this part of them, newest first; strips without any are left out."""
    drawn = (
        (*rest, strip, [line for line in strip.lines if line.last is None or line.last >= axis.first][part])
        for *rest, strip in strips
    )
    return [row for row in drawn if row[-1]]


def dot_links(question: Question, strips: Iterable[tuple[Party, Topic, timeline.Strip]]) -> dict[int, str]:
    """Where a dot leads, by its newest claim: to the words of its claim, or to the list of its days. One query."""
    dots = [(party, topic, dot) for party, topic, strip in strips for dot in strip.dots]
    alone = Claim.objects.filter(pk__in=[dot.claim for *_, dot in dots if dot.n == 1])
    words = {pk: claim_address(*rest, pk) for pk, *rest in alone.values_list("pk", "article_id", "start")}
    links = {}
    for party, topic, dot in dots:
        days = question.but(
            since=dot.first, until=dot.last, parties=(), topics=(), compare=None, at_least=0, word="own"
        )
        of_days = f"{reverse('cell', args=[party.slug, topic.slug])}{days.query}#statements"
        links[dot.claim] = words.get(dot.claim, of_days)
    return links
