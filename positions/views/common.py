"""What the public pages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.http import push_url

from positions.forms import QuestionForm
from positions.matrix import Said
from positions.models import Article, Claim, Person
from positions.question import Question
from positions.timeline import Mark


def asked(request: HttpRequest, fixed: Sequence[str] = ()) -> tuple[QuestionForm, HttpResponse | None]:
    """The filter of the URL; a redirect where a form sent empty fields along, so that links stay short."""
    form = QuestionForm(request.GET, fixed)
    if request.htmx or not any("" in values for _, values in request.GET.lists()):
        return form, None
    said = request.GET.copy()
    for name in list(said):
        said.setlist(name, [value for value in said.getlist(name) if value])
        if not said.getlist(name):
            del said[name]
    return form, HttpResponseRedirect(f"{request.path}?{said.urlencode()}" if said else request.path)


def answer(
    request: HttpRequest, template: str, form: QuestionForm, question: Question, context: dict[str, Any]
) -> HttpResponse:
    """Renders a page that has the filter. htmx takes its `#answer` and gets a short address for the browser's bar.

    One query of its own, for the speakers that the filter offers.
    """
    shown = {
        "form": form,
        "question": question,
        "query": form.question.query,
        "complaints": form.complaints(),
        "unread": unread,
        "speakers": speakers() if "speaker" in form.fields and not request.htmx else [],
    }
    response = render(request, template, shown | context)
    if request.htmx:
        push_url(response, request.path + form.question.query)
    patch_vary_headers(response, ["HX-Request"])
    return response


def unread() -> bool:
    """Whether there is no article at all. One query, where an empty page asks."""
    return not Article.objects.exists()


def speakers() -> list[str]:
    """Names to offer in the filter: everybody who has said something. One query."""
    spoke = Claim.objects.filter(speaker=OuterRef("pk"))
    return list(Person.objects.filter(Exists(spoke)).values_list("name", flat=True))


def names(spoken: Iterable[Said | Mark]) -> dict[int, str]:
    """Names of the speakers, by key. One query, or none."""
    keys = {said.speaker for said in spoken if said.speaker is not None}
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
