"""What can be taken away from a page: exports, feeds, pictures, an embedded grid. All take the page's own filter."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    QueryDict,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

from positions import cells, exports, exports_dna, feeds, gridtable, picture
from positions.forms import QuestionForm
from positions.question import Question
from positions.views.common import names
from positions.wording import counted, day_words, verdict_word

EMBED_WIDTH, EMBED_HEIGHT = 960, 560  # pixels, until the embedding page says otherwise
TITLE = "What each party says it wants"


def site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]


def understood(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Gives the view a form, checked but perhaps with complaints, which are the view's to answer."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = QuestionForm(request.GET)
        form.question  # noqa: B018 - validates
        return view(request, form, *args, **kwargs)

    return require_safe(checked)


def exact(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """As `understood`, but a filter that makes no sense is refused: an export must never be of something else."""

    @wraps(view)
    def checked(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
        if not (complaints := form.complaints()):
            return view(request, form)
        lines = [f"{label}: {sentence}" for _, label, sentence in complaints]
        lines.append(f"Correct this in the address, or begin again at {site(request)}{reverse('grid')}")
        return HttpResponse("\n".join((*lines, "")), status=400, content_type="text/plain; charset=utf-8")

    return understood(checked)


def _article(request: HttpRequest) -> int | None:
    """The article that the address names. Raises Http404 where it names what can be none."""
    article = request.GET.get("article", "")
    if article and not (article.isascii() and article.isdecimal() and len(article) < 19):
        raise Http404("There is no such article.")
    return int(article) if article else None


def _claims(request: HttpRequest, question: Question) -> Any:
    """What is on the screen; of one article alone where the address names it."""
    claims, article = exports.on_screen(question), _article(request)
    return claims if article is None else claims.filter(article=article)


def _download(response: StreamingHttpResponse | FileResponse, name: str) -> HttpResponseBase:
    stem, _, ending = name.partition(".")
    response["Content-Disposition"] = f'attachment; filename="{stem}-{timezone.now():%Y-%m-%d}.{ending}"'
    return response


@exact
def claims_csv(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    pieces = exports.as_csv(_claims(request, form.question), site(request))
    return _download(
        StreamingHttpResponse(exports.parts(pieces), content_type="text/csv; charset=utf-8"), "claims.csv"
    )


@exact
def claims_json(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    pieces = exports.as_json(_claims(request, form.question), site(request), form.question, _article(request))
    return _download(
        StreamingHttpResponse(exports.parts(pieces), content_type="application/json"), "claims.json"
    )


@exact
def claims_jsonld(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    pieces = exports.as_jsonld(
        _claims(request, form.question), site(request), form.question, _article(request)
    )
    return _download(
        StreamingHttpResponse(exports.parts(pieces), content_type="application/ld+json"), "claims.jsonld"
    )


@exact
def events_csv(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    pieces = exports_dna.as_events(_claims(request, form.question), site(request))
    return _download(
        StreamingHttpResponse(exports.parts(pieces), content_type="text/csv; charset=utf-8"), "events.csv"
    )


@exact
def claims_dna(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    with tempfile.TemporaryDirectory(prefix="dna-") as folder:
        path = Path(folder) / "claims.dna"
        exports_dna.write(str(path), _claims(request, form.question), site(request))
        file = path.open("rb")  # stays readable after the folder is gone
    return _download(FileResponse(file, content_type="application/vnd.sqlite3"), "claims.dna")


@exact
@conditional_page
def changes_atom(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    feed = feeds.as_atom(form.question, site(request), request.build_absolute_uri())
    return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")


@exact
@conditional_page
def changes_json(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    feed = feeds.as_json(form.question, site(request), request.build_absolute_uri())
    return HttpResponse(feed, content_type="application/feed+json; charset=utf-8")


def _grid(form: QuestionForm) -> dict[str, Any]:
    """The context that the grid's table needs, and the cells."""
    question = form.question
    day = cells.as_of(question)
    found = cells.grid(question, day, gridtable.has_strips(question, form.rows(), form.columns()))
    people = names(gridtable.deciding(found))
    table = gridtable.build(question, form.rows(), form.columns(), found, people, day)
    return {"question": question, "query": question.query, "day": day, "found": found, "table": table}


def _picture(request: HttpRequest, form: QuestionForm) -> picture.Picture:
    grid = _grid(form)
    topics = [column.topic for column in grid["table"].columns]
    rows = [
        (row.party.name, [_mark(grid["found"].get((row.party.pk, topic.pk))) for topic in topics])
        for row in grid["table"].rows
    ]
    foot = f"Positions as of {day_words(grid['day'])}. n× (origins): texts that are not copies of one another. {site(request)}"
    return picture.draw(TITLE, form.question.sentence(), [topic.name for topic in topics], rows, foot)


def _mark(cell: cells.Cell | None) -> picture.Mark | None:
    if cell is None or cell.position is None or cell.tally is None:
        return None
    position, tally = cell.position, cell.tally
    count = f"{tally.n:,}× ({counted(tally.origins, 'origin')})"
    day = day_words(position.last) if position.last else "day unknown"
    if position.silent and position.heard:
        count, day = "silent since", day_words(position.heard)
    return picture.Mark(position.verdict, verdict_word(position.verdict), count, day, position.silent)


@exact
@conditional_page
def grid_svg(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    return HttpResponse(picture.svg(_picture(request, form)), content_type="image/svg+xml; charset=utf-8")


@exact
@conditional_page
def grid_png(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    return HttpResponse(picture.png(_picture(request, form)), content_type="image/png")


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@understood
def embed(request: HttpRequest, form: QuestionForm) -> HttpResponseBase:
    """The grid alone, for an iframe on any page: the only view that may be framed by others."""
    if complaints := form.complaints():
        context = {"complaints": complaints}
        return render(request, "positions/embed.html", context, status=400)
    return render(request, "positions/embed.html", _grid(form))


@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """oEmbed 1.0 for addresses of the grid. 404 for every other address, 501 for a form other than JSON."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only format=json is served.\n", status=501, content_type="text/plain")
    try:
        asked = urlsplit(request.GET.get("url", ""))
    except ValueError:
        raise Http404("This is no address.") from None
    if asked.netloc != request.get_host() or asked.path not in {reverse("grid"), reverse("embed")}:
        raise Http404("This address is not one of the grid.")
    question = QuestionForm(QueryDict(asked.query)).question
    width = _at_most(request.GET.get("maxwidth"), EMBED_WIDTH)
    height = _at_most(request.GET.get("maxheight"), EMBED_HEIGHT)
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": "Stated Positions",
            "provider_url": f"{site(request)}/",
            "title": question.sentence(),
            "html": snippet(site(request), question, width, height),
            "width": width,
            "height": height,
        }
    )


def _at_most(asked: str | None, most: int) -> int:
    return min(most, max(1, int(asked))) if asked and asked.isdecimal() and len(asked) < 6 else most


def snippet(site: str, question: Question, width: int = EMBED_WIDTH, height: int = EMBED_HEIGHT) -> str:
    """HTML to copy into another page."""
    return format_html(
        '<iframe src="{}{}{}" width="{}" height="{}" style="border:0;max-width:100%" loading="lazy" title="{}"></iframe>',
        *(site, reverse("embed"), question.query, width, height, f"{TITLE}: {question.sentence()}"),
    )
