"""One mention of an issue in a Doc: where it stands, on which side, and the word of it that governs the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ingest.extraction.tree import Doc, Token

Side = Literal[1, -1]


# Issues that are to meet, and those that one side puts to the other.
MEETINGS = frozenset({"talks", "summit"})
GATHERED_OR_STILL = MEETINGS | {"ceasefire"}
PROPOSABLE = GATHERED_OR_STILL | {"prisoners"}
OBSTACLES = frozenset("problem obstacle objection barrier impediment hindrance hurdle".split())


@dataclass(frozen=True, slots=True)
class TopicMention:
    """`side` is -1 where the words name the opposite of the proposition ("lifting of sanctions")."""

    topic: str
    start: int  # tokens, end exclusive
    end: int
    side: Side
    referred: bool = False  # found by reference ("those calls"), not by its own words
    weak: bool = False  # a word that may name the issue or not (hints.py)


def objects(token: Token, prepositions: set[str]) -> list[Token]:
    """The objects of these prepositions below a word: "talks with Moscow"."""
    return [
        p
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in prepositions
        for p in c.children
        if p.dep_ == "pobj"
    ]


def depth(doc: Doc, mention: TopicMention) -> int:
    """How many words stand above it in the tree of its sentence."""
    return len(doc[mention.start : mention.end].root.ancestors)


def head(doc: Doc, mention: TopicMention) -> Token:
    """The word of the mention that governs the others: a verb of it, or its main noun."""
    if mention.end - mention.start == 1:
        return doc.tokens[mention.start]
    heads: dict[tuple[int, int], int] = doc.user_data.setdefault("topics.heads", {})
    place = mention.start, mention.end
    if place not in heads:
        heads[place] = doc[mention.start : mention.end].root.i
    return doc.tokens[heads[place]]
