"""Positions side by side: the parties on a topic, the topics of a party, what a person says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from positions import cells, gridtable, paging
from positions.cells import Cell
from positions.models import Claim, Office, Party, Person, Topic
from positions.question import Question
from positions.views.common import answer, asked, names
from positions.wording import as_sentence, position_words, tally_words


@dataclass(frozen=True, slots=True)
class Side:
    """One cell written out, with the words that decided it."""

    party: Party
    topic: Topic
    cell: Cell
    words: str
    summary: str
    claim: Claim | None


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    form, tidier = asked(request, fixed=("topics", "at_least"))
    if tidier:
        return tidier
    if slug not in form.all_topics:
        raise Http404("No such topic.")
    subject = form.all_topics[slug]
    question = form.question.but(topics=(subject,))
    rows = [(party, subject) for party in form.rows()]
    context = {"subject": subject, "is_topic": True, **sides(question, rows)}
    return answer(request, "positions/sides.html", form, question, context)


def party(request: HttpRequest, slug: str) -> HttpResponse:
    form, tidier = asked(request, fixed=("parties", "at_least"))
    if tidier:
        return tidier
    if slug not in form.all_parties:
        raise Http404("No such party.")
    subject = form.all_parties[slug]
    question = form.question.but(parties=(subject,))
    rows = [(subject, topic) for topic in form.columns()]
    context = {"subject": subject, "is_topic": False, **sides(question, rows)}
    return answer(request, "positions/sides.html", form, question, context)


def person(request: HttpRequest, slug: str) -> HttpResponse:
    form, tidier = asked(request, fixed=("speaker", "at_least", "compare"))
    if tidier:
        return tidier
    offices = Prefetch("offices", Office.objects.select_related("party"))
    subject = get_object_or_404(Person.objects.prefetch_related(offices), slug=slug)
    question = form.question.but(speaker=subject)
    rows = [(party, topic) for party in form.rows() for topic in form.columns()]
    context = sides(question, rows)
    context["sides"] = [side for side in context["sides"] if side.cell.position]
    claims = question.claims().with_related()
    context |= {"subject": subject, "page": paging.newest_first(claims, request.GET.get("after", ""), "day")}
    return answer(request, "positions/person.html", form, question, context)


def sides(question: Question, rows: list[tuple[Party, Topic]]) -> dict[str, object]:
    """The cells of these rows written out. Six queries at most, and three more where the question compares."""
    day = cells.as_of(question)
    found = cells.grid(question, day)
    people = names(gridtable.deciding(found))
    deciding = [cell.position.decided_by[0].id for cell in found.values() if cell.position]
    claims = {c.id: c for c in question.claims(own_word=True).filter(id__in=deciding).with_related()}
    return {
        "day": day,
        "sides": [_side(p, t, found.get((p.pk, t.pk)) or Cell(), people, claims) for p, t in rows],
    }


def _side(
    party: Party, topic: Topic, cell: Cell, people: Mapping[int, str], claims: Mapping[int, Claim]
) -> Side:
    position, tally = cell.position, cell.tally
    summary = ""
    if position and tally:
        words = tally_words(position.verdict, tally, gridtable.surname(position.decided_by, people))
        summary = as_sentence(words)
    claim = claims.get(position.decided_by[0].id) if position else None
    return Side(party, topic, cell, position_words(position), summary, claim)
