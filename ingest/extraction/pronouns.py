"""The pronouns that stand for somebody, in small letters: one list for every component that resolves them."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction.annotations import Voice
from ingest.extraction.sides import SAYING
from ingest.extraction.tree import Token

FIRST = frozenset({"i", "we", "our", "my", "us", "me", "ours", "mine", "myself", "ourselves"})
HIM = frozenset({"he", "his", "him", "himself"})
HER = frozenset({"she", "her", "hers", "herself"})
HE = HIM | HER
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "their", "them", "theirs", "both", "themselves"})


def is_first(token: Token) -> bool:
    """Whether the word is "I", "we", "us": the country is written "US"."""
    return token.lower_ in FIRST and token.text != "US"


def outer_subject(name: Token) -> int:
    """Who says it, where the name's clause is what somebody says: told of next is rather who says it. -1: nobody."""
    clause = name.head
    if clause.dep_ != "ccomp" or clause.head.i > clause.i:
        return -1
    return next((c.i for c in clause.head.children if c.dep_ == "nsubj"), -1)


def spokesman(title: Token, found: list[Voice]) -> list[Voice]:
    """ "the spokesperson said", after a president was named: of that party, and not the president; "the presidential
    spokesman" may well be of another."""
    if not title.lemma_.startswith("spokes") or any(c.dep_ == "poss" for c in title.children):
        return found
    if any(c.lower_ == "presidential" for c in title.children):
        return []
    return [replace(v, person=None) if v.authority > 3 else v for v in found]


def own_president(token: Token) -> bool:
    """ "The president", without a word on whose: in the words of an official that is theirs."""
    return token.lemma_.casefold() == "president" and all(
        c.lower_ in {"the", "himself", "our", "my"} for c in token.children
    )


NEAR = 60  # tokens that a pronoun looks back over: two to three sentences of news


def words_before(pronoun: Token) -> range:
    """ "He wants to see Ivan, he said": the words before that somebody says; whom they only tell of does not say them."""
    verb = pronoun.head
    told = (c for c in verb.children if c.dep_ == "ccomp" and c.i < pronoun.i and verb.lemma_ in SAYING)
    return next((range(c.left_edge.i, pronoun.i) for c in told), range(0))
