"""Strips of time: every party on one topic, or every topic of one party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from positions import cells, counts, matrix, timeline, verdicts
from positions.cells import Key
from positions.matrix import Run, Tally
from positions.models import Claim, Party, Topic, claim_address
from positions.question import Question
from positions.views.common import answer, asked, names

BANDS = 500
RECENT = 6  # rows a strip in the table; the earlier ones are folded
# Claims that a page reads to draw a dot for each: a third of a second. Beyond that, the counts of months are drawn.
MOST_READ = 10_000
Drawn = tuple[Party, Topic, timeline.Strip]
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
    totals = {(p, t): tally for p, t, stance, tally in cells.tallies(question) if stance is None}
    marks, found = histories(question, totals)
    begins = sorted((run.first for held, _ in found.values() for run in held if run.first), reverse=True)
    cut = begins[BANDS] if len(begins) > BANDS else None
    axis = timeline.axis(marks.values(), question, day)
    if cut:
        axis = timeline.Axis(min(cut, axis.last - timedelta(days=1)), axis.last)
        found = {key: (since(held, cut), waiting) for key, (held, waiting) in found.items()}
    fill = verdicts.claims(
        (key, told) for key, (held, _) in found.items() for run in held for told in (*run.decided, run.last)
    )
    spells = {key: [verdicts.spell(key, run, fill) for run in held] for key, (held, _) in found.items()}
    people = names(
        [
            *(one for some in marks.values() for one in some),
            *(one for some in spells.values() for spell in some for one in spell.decided_by),
        ]
    )
    rows = [(p, t) for p in question.parties or form.rows() for t in question.topics or form.columns()]
    gap = max(timeline.DOT_GAP, timeline.WIDTH * len(matrix.STANCES) * len(rows) // DOTS)
    strips = []
    for party, topic in rows:
        key, name = (party.pk, topic.pk), topic.name if by_party else party.name
        strip = timeline.strip(name, marks.get(key, ()), spells.get(key, ()), people, axis, gap)
        strips.append((party, topic, strip))
    strips = linked(question, strips)
    context = {
        "strips": strips,
        "recent": table(strips, axis, slice(RECENT)),
        "earlier": table(strips, axis, slice(RECENT, None)),
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
    strips: Iterable[Drawn], axis: timeline.Axis, part: slice
) -> list[tuple[Party, Topic, timeline.Strip, list[timeline.Line]]]:
    """Of each strip the drawn positions that fall into this part of them, newest first; strips without any are left out."""
    drawn = (
        (*rest, strip, [line for line in strip.lines if line.last is None or line.last >= axis.first][part])
        for *rest, strip in strips
    )
    return [row for row in drawn if row[-1]]


def histories(
    question: Question, totals: Mapping[Key, Tally]
) -> tuple[Mapping[Key, list[timeline.Mark]], verdicts.Found]:
    """What the strips are drawn from: claims, or the counts of months where those would be too many.

    One query, or three. `verdicts.claims` gives the claims that decided.
    """
    if not question.plain or sum(tally.n for tally in totals.values()) <= MOST_READ:
        said = cells.by_cell(question)
        return (
            {key: timeline.marks(some) for key, some in said.items()},
            {key: matrix.runs(matrix.told(some)) for key, some in said.items()},
        )
    months = counts.months(question, date.min, date.max)
    marks: defaultdict[Key, list[timeline.Mark]] = defaultdict(list)
    for party, topic, _, stance, n, first, last in sorted(months, key=lambda month: month[5]):
        marks[party, topic].append(timeline.Mark(stance, first, last, int(n)))
    return marks, verdicts.runs(question, totals)


def since(held: list[Run], cut: date) -> list[Run]:
    """The runs that reach this day; the newest in any case."""
    ended = sum(1 for follower in held[1:] if follower.first and follower.first < cut)
    return held[ended:]


def linked(question: Question, strips: Iterable[Drawn]) -> list[Drawn]:
    """The strips with links on their dots: to the words of a dot's claim, or to the list of its days. One query."""
    strips = list(strips)
    alone = [dot.claim for *_, strip in strips for dot in strip.dots if dot.n == 1 and dot.claim]
    places = Claim.objects.filter(pk__in=alone).values_list("pk", "article_id", "start")
    words = {pk: claim_address(*rest, pk) for pk, *rest in places}
    found = []
    for party, topic, strip in strips:
        dots = []
        for dot in strip.dots:
            days = question.but(
                since=dot.first, until=dot.last, parties=(), topics=(), compare=None, at_least=0, word="own"
            )
            of_days = f"{reverse('cell', args=[party.slug, topic.slug])}{days.query}#statements"
            dots.append(replace(dot, link=words.get(dot.claim, of_days) if dot.n == 1 else of_days))
        found.append((party, topic, replace(strip, dots=dots)))
    return found
