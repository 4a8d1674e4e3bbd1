"""Search over quotes and articles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from positions import paging, search
from positions.views.common import answer, asked

LONGEST = 200
SHOWN = 20


def find(request: HttpRequest) -> HttpResponse:
    """`q`: words, "phrases" and -words; `in=articles` pages through articles, else through quotes."""
    form, _ = asked(request, fixed=("compare", "at_least"))
    written = request.GET.get("q", "").replace("\0", " ").strip()
    complaint = "Only the first 200 characters were searched for." if len(written) > LONGEST else ""
    written = written[:LONGEST]
    in_articles = request.GET.get("in") == "articles"
    terms = search.terms(written, search.named_in(written)) if written else []
    context = {
        "written": written,
        "complaint": complaint,
        "in_articles": in_articles,
        "page": None,
        "other": 0,
    }
    whole = search.query(terms)
    if whole is not None:
        quotes = search.claims(terms, form.question.claims())
        texts = search.articles(whole)
        after = request.GET.get("after", "")
        if in_articles:
            context["page"] = paging.newest_first(texts, after, "published", SHOWN)
            context["other"] = quotes[:100].count()
        else:
            context["page"] = paging.newest_first(quotes.with_related(), after, "day", SHOWN)
            context["other"] = texts[:100].count()
        context["terms"] = [t for t in terms if len(t.spellings) > 1]
    return answer(request, "positions/search.html", form, form.question, {"terms": [], **context})
