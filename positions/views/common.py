"""What the public pages share."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

from positions.forms import QuestionForm
from positions.models import Claim, Person


def asked(request: HttpRequest) -> tuple[QuestionForm, HttpResponse | None]:
    """The filter of the URL; a redirect where a form sent empty fields along, so that links stay short."""
    form = QuestionForm(request.GET)
    if request.htmx or "" not in {value for values in request.GET.lists() for value in values[1]}:
        return form, None
    said = request.GET.copy()
    for name in list(said):
        said.setlist(name, [value for value in said.getlist(name) if value])
        if not said.getlist(name):
            del said[name]
    return form, HttpResponseRedirect(f"{request.path}?{said.urlencode()}" if said else request.path)


def page(request: HttpRequest, form: QuestionForm) -> dict[str, Any]:
    """Context of every page that has the filter."""
    return {
        "form": form,
        "question": form.question,
        "query": form.question.query,
        "complaints": form.complaints(),
    }


def speakers() -> list[str]:
    """Names to offer in the filter: everybody who has said something. One query."""
    spoke = Claim.objects.filter(speaker=OuterRef("pk"))
    return list(Person.objects.filter(Exists(spoke)).values_list("name", flat=True))


def varies(response: HttpResponse) -> HttpResponse:
    """A page and its htmx part share an address: caches must keep them apart."""
    patch_vary_headers(response, ["HX-Request"])
    return response
