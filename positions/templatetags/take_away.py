"""What the links of a page need to stand outside it: full addresses and code to copy."""

from __future__ import annotations

from django import template
from django.http import HttpRequest

from positions.question import Question
from positions.views.take_away import site, snippet

register = template.Library()


@register.simple_tag
def embed_code(request: HttpRequest, question: Question) -> str:
    """HTML of an iframe of the grid; to be shown with `force_escape`."""
    return snippet(site(request), question)


@register.simple_tag
def shared_title(question: Question) -> str:
    """What a link to the page is called where it is shared."""
    parties, topics = [p.name for p in question.parties], [t.name for t in question.topics]
    if question.speaker:
        return f"What {question.speaker.name} says"
    if len(parties) == len(topics) == 1:
        return f"{parties[0]} on {topics[0]}"
    return "What each party says it wants"


@register.simple_tag
def absolute(request: HttpRequest, path: str) -> str:
    """`https://host/path` of a path on this site."""
    return f"{site(request)}{path}"
