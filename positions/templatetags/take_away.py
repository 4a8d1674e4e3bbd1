"""What the links of a page need to stand outside it: full addresses and code to copy."""

from __future__ import annotations

from django import template
from django.http import HttpRequest

from positions.question import Question
from positions.views.take_away import site, snippet

register = template.Library()


@register.simple_tag
def embed_code(request: HttpRequest, question: Question) -> str:
    """HTML of an iframe of the grid; escaped by the template like any text."""
    return str(snippet(site(request), question))


@register.simple_tag
def absolute(request: HttpRequest, path: str) -> str:
    """`https://host/path` of a path on this site."""
    return f"{site(request)}{path}"
