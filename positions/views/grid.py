"""The grid: what each party says it wants, on each issue."""

from django.http import HttpRequest, HttpResponse

from positions import cells, changes, gridtable
from positions.views.common import answer, asked, names


def grid(request: HttpRequest) -> HttpResponse:
    form, tidier = asked(request)
    if tidier:
        return tidier
    question = form.question
    day = cells.as_of(question)
    found = cells.grid(question, day, gridtable.has_strips(question, form.rows(), form.columns()))
    moves = changes.moves(found)
    people = names([*gridtable.deciding(found), *(said for move in moves for said in move.decided_by)])
    parties, topics = {p.pk: p for p in form.rows()}, {t.pk: t for t in form.columns()}
    context = {
        "table": gridtable.build(question, form.rows(), form.columns(), found, people, day),
        "day": day,
        "moves": [
            (parties[m.key[0]], topics[m.key[1]], gridtable.move_words(m, parties, topics, people))
            for m in moves
            if m.key[0] in parties and m.key[1] in topics
        ],
    }
    return answer(request, "positions/grid.html", form, question, context)
