"""Search over quotes and articles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from positions import paging, search
from positions.views.common import answer, asked

LONGEST = 200
SHOWN = 20
MOST_COUNTED, PHRASES_COUNTED = 100, 20  # on the other tab; whether a text has a phrase takes reading it


def find(request: HttpRequest) -> HttpResponse:
    """`q`: words, "phrases" and -words; `in=articles` pages through articles, else through quotes."""
    form, _ = asked(request, fixed=("compare", "at_least"))
    written = request.GET.get("q", "").replace("\0", " ").strip()
    complaint = "Only the first 200 characters were searched for." if len(written) > LONGEST else ""
    written = written[:LONGEST]
    in_articles = request.GET.get("in") == "articles"
    named = search.named_in(written) if written else []
    terms = search.terms(written, named, form.all_parties.values())
    context = {
        "written": written,
        "complaint": complaint,
        "in_articles": in_articles,
        "page": None,
        "other": 0,
        "counted": 0,
        "sentence": "",
    }
    whole = search.query(terms)
    if whole is not None:
        question = form.question if "word" in request.GET else form.question.but(word="all")
        quotes = search.claims(terms, question.claims())
        texts = search.articles(whole)
        after = request.GET.get("after", "")
        most = PHRASES_COUNTED if any(term.several for term in terms) else MOST_COUNTED
        if in_articles:
            context["page"] = paging.newest_first(texts, after, "published", SHOWN)
            context["other"] = quotes.values("id")[: most + 1].count()
            context["sentence"] = f"Articles with “{written}”, newest first."
        else:
            context["page"] = paging.newest_first(quotes.with_related(), after, "day", SHOWN)
            context["other"] = texts.values("id")[: most + 1].count()
            context["sentence"] = f"{question.sentence()[:-1]}, with “{written}”, newest first."
        context["counted"] = min(context["other"], most)
        context["terms"] = [t for t in terms if t.also]
    return answer(request, "positions/search.html", form, form.question, {"terms": [], **context})
