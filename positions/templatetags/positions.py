"""Small words for templates."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString, mark_safe

from positions import gridtable, wording
from positions.question import Question

register = template.Library()


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
    return mark_safe(gridtable.glyph(verdict))  # noqa: S308 - a word of our own


@register.filter
def loosen(question: Question) -> str:
    """Which filter to loosen first where nothing matches."""
    return question.loosening()
