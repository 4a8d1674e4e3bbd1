"""Summits that are no meeting of the two leaders: conferences of many states on peace, as Ukraine has called them."""

from __future__ import annotations

from ingest.extraction import syntax
from ingest.extraction.topic_mentions import TopicMention, objects
from ingest.extraction.tree import Doc, Token, bounds

SWISS = frozenset({"switzerland", "swiss", "bürgenstock", "burgenstock", "buergenstock", "lucerne"})
NUMBERED = frozenset({"first", "second", "inaugural", "follow", "so"})  # "so-called"


@syntax.once_a_text
def _swiss(doc: Doc) -> bool:
    """Whether a text is on the conference of 2024 that Ukraine invited the world to, or on one to follow it."""
    return not SWISS.isdisjoint(doc.lowers) or any(
        doc.lowers[i + 1] == "peace" and doc.lowers[i + 2].startswith("summit")
        for i, word in enumerate(doc.lowers[:-2])
        if word in NUMBERED
    )


def of_many(doc: Doc, mention: TopicMention, root: Token) -> bool:
    """ "a second peace summit", "its global peace summit": a conference of states, where nobody is said to meet whom."""
    own = {t.lower_ for t in (*doc[mention.start : mention.end], *root.children)}
    if {"peace", "international"}.isdisjoint(own) or objects(root, {"with", "between", "of"}):
        return False
    words = doc.lowers[slice(*bounds(root))]
    return "world" in words or not NUMBERED.isdisjoint(own) or _swiss(doc)
