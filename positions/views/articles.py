"""The stored articles, and one of them with its claims marked in the text."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from positions import highlight, paging
from positions.models import PART, Article, Claim
from positions.question import Question
from positions.views.common import answer, asked


def articles(request: HttpRequest) -> HttpResponse:
    form, tidier = asked(request, fixed=("word", "compare", "known_on", "at_least"))
    if tidier:
        return tidier
    form["since"].label, form["until"].label = "Published from", "Published to"
    found = matching(form.question).select_related("outlet").defer("text", "minhash", "bands")
    page = paging.newest_first(found, request.GET.get("after", ""), "published")
    counts = Claim.objects.filter(article__in=page.items).exclude(status="rejected").order_by()
    claims = dict(counts.values_list("article_id").annotate(n=Count("id")))
    context = {
        "page": page,
        "rows": [(article, claims.get(article.pk, 0)) for article in page.items],
        "sentence": sentence(form.question),
    }
    return answer(request, "positions/articles.html", form, form.question, context)


def matching(question: Question) -> QuerySet[Article]:
    """Newest versions published in the days asked for, that hold a claim asked for where one is."""
    found = Article.objects.filter(current=True)
    if question.since:
        found = found.filter(published__gte=question.since)
    if question.until:
        found = found.filter(published__lte=question.until)
    if question.outlets:
        found = found.filter(outlet__kind__in=question.outlets)
    if question.parties or question.topics or question.speaker or question.reviewed:
        claims = question.but(since=None, until=None, outlets=(), word="all").claims()
        found = found.filter(Exists(claims.filter(article=OuterRef("pk"))))
    return found


def sentence(question: Question) -> str:
    """The filter in English, for articles: days are days of publication."""
    words = question.but(word="all").sentence()
    words = words.replace("Own words and second-hand statements", "Articles with statements").replace(
        ", said ", ", published ", 1
    )
    return words if question.parameters() else "All articles, newest first."


def article(request: HttpRequest, id: int) -> HttpResponse:
    """`part`: a long text is shown in parts of PART code points."""
    shown = get_object_or_404(Article.objects.select_related("outlet", "previous", "next"), pk=id)
    parts = max(1, -(-len(shown.text) // PART))
    part = request.GET.get("part", "1")
    if not (part.isascii() and part.isdigit() and len(part) < 7 and 1 <= int(part) <= parts):
        raise Http404("This article has no such part.")
    begin, end = (int(part) - 1) * PART, int(part) * PART
    claims = shown.claims.exclude(status="rejected").select_related(
        "party", "topic", "speaker", "reported_by"
    )
    notes = list(claims.filter(start__lt=end, end__gt=begin).order_by("start", "end", "id"))
    pieces = highlight.pieces(shown.text, (highlight.Place(c.pk, c.start, c.end) for c in notes), begin, end)
    by_id = {c.pk: c for c in notes}
    context = {
        "article": shown,
        "pieces": [
            (piece.text, [by_id[i] for i in piece.claims], [by_id[i] for i in piece.begins])
            for piece in pieces
        ],
        "notes": notes,
        "part": int(part),
        "parts": range(1, parts + 1),
        "copies": shown.story.articles.filter(current=True)
        .exclude(pk=shown.pk)
        .select_related("outlet")
        .defer("text")[:12],
        "versions": versions(shown),
        "own_claims": urlencode({"word": "all", "article": shown.pk}),
    }
    return render(request, "positions/article.html", context)


def versions(shown: Article) -> list[Article]:
    """Every version of the page, oldest first, where there is more than one. One query, or none."""
    if shown.previous is None and not hasattr(shown, "next"):
        return []
    return list(
        Article.objects.filter(url=shown.url)
        .exclude(url="")
        .order_by("version")
        .defer("text", "minhash", "bands")
    )
