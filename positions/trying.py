"""What a phrase would find, before it is saved: a plain search for whole words, without the extraction's grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

RECENT = 500  # newest articles that "Try" looks at: about half a second of plain search
SHOWN = 20  # hits listed a phrase
AROUND = 90  # code points shown each side of a hit


@dataclass(frozen=True, slots=True)
class Hit:
    article: int
    title: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Tried:
    phrase: str
    count: int
    articles: int
    hits: tuple[Hit, ...]


def pattern(phrase: str) -> re.Pattern[str]:
    """Whole words, any case, any white space between them. An inflected last word is found too ("ceasefires")."""
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?:s|es|'s|’s)?(?!\w)", re.IGNORECASE)


def try_on(phrases: Iterable[str], articles: Sequence[tuple[int, str, str]]) -> list[Tried]:
    """`articles`: (id, title, text), newest first. In the order of the phrases."""
    results = []
    for phrase in phrases:
        if not phrase.strip():
            continue
        sought = pattern(phrase)
        hits: list[Hit] = []
        count = 0
        within = set()
        for pk, title, text in articles:
            for match in sought.finditer(text):
                count += 1
                within.add(pk)
                if len(hits) < SHOWN:
                    a, b = match.span()
                    hits.append(Hit(pk, title, text[max(a - AROUND, 0) : a], match[0], text[b : b + AROUND]))
        results.append(Tried(phrase, count, len(within), tuple(hits)))
    return results


def has_any(phrases: Iterable[str]) -> Q:
    """Articles whose text has one of the phrases anywhere: rather too many than too few."""
    wanted = Q(pk__in=[])
    for phrase in phrases:
        wanted |= Q(text__icontains=phrase)
    return wanted
