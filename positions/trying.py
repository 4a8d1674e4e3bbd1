"""Which words of the vocabulary were changed, and which articles can hold them. The trial itself is `ingest.trials`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.db.models import Q

RECENT = 2000  # newest articles among which a trial looks
TRIED = 200  # of them, that hold one of the words and are read: about half a minute of one worker
# The fields of a row that steer the extraction.
STEERING = {
    "topic": ("cues", "supporting", "opposing"),
    "party": ("adjectives", "names", "people"),
    "person": ("aliases", "surnames"),
}
GAP = "…"


def lines(text: str) -> list[str]:
    """A list as it is typed, one a line."""
    return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))


def complaint(phrase: str) -> str:
    """Why a cue phrase of a topic cannot be used, in a sentence; empty: it can."""
    words = phrase.split()
    if words and GAP in (words[0], words[-1]):
        return f"“{phrase}” begins or ends with a gap; a phrase begins and ends with a word."
    if any("" in word.split("|") for word in words):
        return f"“{phrase}” has a bar without a word beside it; write a|b for one of two words."
    return ""


def changed(saved: Mapping[str, Iterable[str]], typed: Mapping[str, Iterable[str]]) -> list[str]:
    """The words that stand in one of the two and not, in the same list, in the other; in order."""
    found: dict[str, None] = {}
    for name in {**saved, **typed}:
        one, other = list(saved.get(name, ())), list(typed.get(name, ()))
        found |= dict.fromkeys(word for word in one + other if (word in one) != (word in other))
    return list(found)


def stem(word: str) -> str:
    """What the regular forms of a word begin with or hold: "exchange", "exchanging" → "exchang"."""
    return re.sub(r"(?:e|y|es|s|ed|ing)$", "", word) if len(word) > 4 else word


def has_any(phrases: Iterable[str]) -> Q:
    """Articles whose text holds all words of one of the phrases, anywhere and in any regular form: rather too many than
    too few. Irregular forms ("met" for "meet") are missed."""
    wanted = Q(pk__in=[])
    for phrase in phrases:
        whole = Q()
        for word in phrase.split():
            if word != GAP:
                one = Q(pk__in=[])
                for form in word.split("|"):
                    one |= Q(text__icontains=stem(form))
                whole &= one
        if whole:
            wanted |= whole
    return wanted
