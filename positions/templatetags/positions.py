"""Small words for templates."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.safestring import SafeString, mark_safe

from positions import gridtable, search, wording
from positions.models import claim_address
from positions.question import Question
from positions.quoting import Quote, in_sentence

register = template.Library()

STATUS = {
    "machine": "found by machine",
    "confirmed": "confirmed by a person",
    "corrected": "corrected by a person",
    "added": "added by a person",
    "rejected": "rejected by a person",
}


@register.filter
def day(value: date | None) -> str:
    """`Jun 2, 2025`, or `day unknown`."""
    return wording.day_words(value) if value else "day unknown"


@register.filter
def several(n: int, one: str) -> str:
    """`{{ 3|several:"origin" }}` is `3 origins`; `"party,parties"` where the plural is irregular."""
    singular, _, plural = one.partition(",")
    return wording.counted(n, singular, plural)


@register.filter
def glyph(verdict: str) -> SafeString:
    return mark_safe(gridtable.glyph(verdict))


@register.filter
def verdict(stance: str | None) -> SafeString:
    """The band with glyph and word."""
    if not stance:
        return mark_safe('<span class="verdict none">nothing said</span>')
    word = wording.WORDS[stance]
    return mark_safe(
        f'<span class="verdict {stance}"><span class="band">{gridtable.glyph(stance)}'
        f'<span class="word">{word}</span></span></span>'
    )


@register.filter
def quoted(claim: Any) -> Quote:
    """The words of a claim that was fetched `with_related`, in their sentence."""
    return in_sentence(claim.around, claim.start - claim.around_from, claim.end - claim.around_from)


@register.filter
def place(claim: Any) -> str:
    """Where the claim's words are marked; for a claim and for a row of its history."""
    return claim_address(claim.article_id, claim.start, claim.id)


@register.filter
def marked(hit: str) -> SafeString:
    return search.marked(hit)


@register.filter
def lookup(mapping: Any, key: Any) -> Any:
    """`{{ people|lookup:said.speaker }}`; empty where there is none."""
    return mapping.get(key, "")


@register.filter
def status_words(status: str) -> str:
    return STATUS[status]


@register.simple_tag
def more(question: Question, **parameters: Any) -> str:
    """The query of the question with further parameters: `{% more question after=page.older %}`."""
    asked = question.query
    return f"{asked}{'&' if asked else '?'}{urlencode(parameters)}"


@register.simple_tag
def querystring_of(**parameters: Any) -> str:
    """`in_` stands for `in`, which is a word of Python."""
    return urlencode({name.rstrip("_"): value for name, value in parameters.items()})


@register.filter
def loosen(question: Question) -> str:
    """Which filter to loosen first where nothing matches."""
    return question.loosening()
