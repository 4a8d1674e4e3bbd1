"""The pronouns that stand for somebody, in small letters: one list for every component that resolves them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.annotations import Mention, Voice
from ingest.extraction.labels import head_of
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


def spoken_of_oneself(root: Token) -> bool:
    """Whether "we" or "our" governs the word: "our support", "we stand ready to tighten sanctions"."""
    for word in (root, *root.ancestors):
        if any(is_first(c) for c in word.children if c.dep_ in {"poss", "nsubj", "nsubjpass"}):
            return True
        if any(c.dep_ in syntax.SUBJECTS for c in word.children):
            return False
    return False


def its_own(subject: Token, named: Container[int], party: str) -> bool:
    """ "The ministry said its negotiators were ready": the ministry's, where its words name nobody before; and what
    somebody of America calls the administration."""
    clause = subject.head
    if subject.lower_ == "administration" and party == "us":
        return True
    return (
        subject.dep_ == "nsubj"
        and clause.dep_ == "ccomp"
        and any(c.lower_ == "its" and c.dep_ == "poss" for c in subject.children)
        and not any(i in named for i in range(clause.left_edge.i, subject.i))
    )


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
        c.lower_ in {"the", "himself"} for c in token.children
    )


NEAR = 60  # tokens that a pronoun looks back over: two to three sentences of news


def own_head(pronoun: Token, voice: Voice | None, named: Mapping[int, Mention]) -> Voice | None:
    """ "The president has been clear," their official says. "He wants …": where nobody else was named since."""
    doc = pronoun.doc
    for i in range(pronoun.i - 1, max(pronoun.i - NEAR, -1), -1):
        mention = named.get(i)
        if mention is not None and mention.kind in {"person", "office"}:
            if voice is None or mention.person != voice.person:
                return None
        elif doc.lowers[i] == "president" and own_president(doc[i]):
            return head_of(voice, doc.context)
    return None


def words_before(pronoun: Token) -> range:
    """ "He wants to see Ivan, he said": the words before that somebody says; whom they only tell of does not say them."""
    verb = pronoun.head
    told = (c for c in verb.children if c.dep_ == "ccomp" and c.i < pronoun.i and verb.lemma_ in SAYING)
    return next((range(c.left_edge.i, pronoun.i) for c in told), range(0))
