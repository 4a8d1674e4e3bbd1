"""The grid: what each party says it wants, on each issue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import push_url

from positions import cells, gridtable
from positions.models import Article, Person
from positions.views.common import asked, page, speakers


def grid(request: HttpRequest) -> HttpResponse:
    form, tidier = asked(request)
    if tidier:
        return tidier
    question = form.question
    day = cells.as_of(question)
    found = cells.grid(question, day)
    moves = cells.moves(question, found.items())
    keys = gridtable.deciding_speakers(found) | {s.speaker for m in moves for s in m.decided_by if s.speaker}
    people = dict(Person.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
    rows, columns = form.rows(), form.columns()
    table = gridtable.build(question, rows, columns, found, people, day)
    parties, topics = {p.pk: p for p in rows}, {t.pk: t for t in columns}
    context = page(request, form) | {
        "table": table,
        "day": day,
        "moves": [
            (parties[m.key[0]], topics[m.key[1]], gridtable.move_words(m, parties, topics, people))
            for m in moves
            if m.key[0] in parties and m.key[1] in topics
        ],
        "empty": not found and not Article.objects.exists(),
    }
    if request.htmx and not request.htmx.history_restore_request:
        return push_url(
            render(request, "positions/_grid_answer.html", context), request.path + question.query
        )
    return render(request, "positions/grid.html", context | {"speakers": speakers()})
