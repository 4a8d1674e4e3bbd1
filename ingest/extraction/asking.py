"""Rules on a mention of an issue that are only asked where they can have an answer: of some issues, beside some words.

A mention meets a hundred such rules, and most sentences have the words of five.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ingest.extraction.reading import Reading
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

Rule = Callable[[Token, TopicMention], Iterable[Reading]]


class Asked(NamedTuple):
    """What a rule asks for; nothing of a kind: any will do."""

    on: frozenset[str]  # issues
    beside: frozenset[str]  # words, as they stand in the sentence or their lemmas, of which one must be there
    named: bool  # only mentions by the issue's own words


ALWAYS = Asked(frozenset(), frozenset(), False)
ASKED: dict[Rule, Asked] = {}


def asked(
    *, on: Iterable[str] = (), beside: Iterable[str] = (), named: bool = False
) -> Callable[[Rule], Rule]:
    """A rule for `Rules`, which alone heeds what it asks for."""

    def asked_for(rule: Rule) -> Rule:
        ASKED[rule] = Asked(frozenset(on), frozenset(beside), named)
        return rule

    return asked_for


class Rules:
    """Rules that are all asked, in order."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = [(rule, ASKED.get(rule, ALWAYS)) for rule in rules]
        self.fitting: dict[tuple[str, bool], list[tuple[Rule, frozenset[str]]]] = {}

    def __call__(self, root: Token, mention: TopicMention) -> list[Reading]:
        """What they say of a mention, whose word `root` is."""
        kind = mention.topic, mention.weak
        if kind not in self.fitting:
            self.fitting[kind] = [
                (rule, asks.beside)
                for rule, asks in self.rules
                if (not asks.on or mention.topic in asks.on) and not (asks.named and mention.weak)
            ]
        around = words_around(root)
        found: list[Reading] = []
        for rule, beside in self.fitting[kind]:
            if not beside or not beside.isdisjoint(around):
                found += rule(root, mention)
        return found


def words_around(token: Token) -> set[str]:
    """The words of its sentence in small letters, and their lemmas."""
    doc, (start, end) = token.doc, bounds(token)
    kept: dict[int, set[str]] = doc.answers["words_around"]
    if start not in kept:
        kept[start] = {*doc.lowers[start:end], *doc.lemmas[start:end]}
    return kept[start]
