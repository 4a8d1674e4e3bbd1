"""What must come first, and what comes only then: "no talks before a truce", "a truce is necessary for talks"."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import needs
from ingest.extraction.reading import VERBAL, Reading, State, reading_of
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Token


def none_there(verb: Token, aux: set[str]) -> bool:
    """ "there will be no talks", "there can be no truce"."""
    return (
        verb.lemma_ == "be"
        and bool(aux & (syntax.FUTURE | {"can", "could"}))
        and any(c.dep_ == "expl" for c in verb.children)
        and any(c.lower_ == "no" for t in verb.children if t.dep_ == "attr" for c in t.children)
    )


REQUIRED = frozenset(
    "necessary needed essential required crucial vital indispensable condition precondition prerequisite requirement".split()
)


def needed_for(verb: Token, mention: TopicMention) -> Token | None:
    """ "a withdrawal is necessary for talks to begin", "is a precondition for talks": the word that binds the talks."""
    if verb.lemma_ != "be" and verb.pos_ in VERBAL and verb.lower_ not in REQUIRED:
        return None
    words = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr"})]
    word = next((w for w in words if w.lower_ in REQUIRED), None)
    root = head(verb.doc, mention)
    if (
        word is None
        or word.i > root.i
        or not any(t.lower_ in {"for", "to"} for t in verb.doc[word.i + 1 : root.i])
    ):
        return None
    clause = word.head if word.dep_ in {"acomp", "attr"} else word
    named = [c for c in clause.children if c.dep_ in syntax.SUBJECTS | syntax.PASSIVE and c.lower_ != "it"]
    return word if named and not syntax.negated(clause) else None


def then_there(verb: Token, aux: set[str]) -> bool:
    """ "Only then can there be talks", "and there can be talks after that", "there could be a truce once …"."""
    return (
        verb.lemma_ == "be"
        and bool(aux & (syntax.FUTURE | {"can", "could"}))
        and any(c.dep_ == "expl" for c in verb.children)
        and not syntax.negated(verb)
        and any(
            (c.dep_ == "advmod" and c.lower_ in {"then", "afterwards"})
            or (c.dep_ == "prep" and c.lower_ == "after")
            or (c.dep_ == "advcl" and syntax.mark(c) in {"if", "once", "when", "after", "provided"})
            for t in verb.children
            for c in (t, *(t.children if t.dep_ == "attr" else ()))
        )
    )


def held_back(verb: Token) -> bool:
    """ "until Moscow agrees", "while arms keep coming", "without guarantees", below the verb."""
    return any(
        c.dep_ in {"advcl", "prep"}
        and (
            syntax.mark(c) in {"before", "until", "unless", "while"}
            or c.lower_ in {"before", "until", "without"}
        )
        for c in verb.children
    )


def in_order(root: Token, state: State, mention: TopicMention) -> list[Reading]:
    """What comes first is wanted now, what comes after it only then: "no talks before a truce", "no talks without …"."""
    if root.pos_ in VERBAL or (
        root.dep_ == "pobj" and root.head.lower_ not in {"before", "without", "until"}
    ):
        return []
    there = [root, root.head] if root.dep_ == "attr" else [root]  # "there can be no talks without …"
    denied = any(c.lower_ == "no" for c in root.children)
    awaits = any(
        c.dep_ == "prep" and c.lower_ in {"before", "without", "until"} for w in there for c in w.children
    )
    # "no truce until the causes are dealt with": the parser hangs the clause on another word
    if denied and (awaits or root.doc.lowers[mention.end : mention.end + 1] in (["until"], ["unless"])):
        made = replace(state, sign=1, conditional=True, cue=root, kind="ORDER")
        return [reading_of(mention, None, made, root)]
    later = root.head.head
    if (
        root.dep_ == "pobj"
        and root.head.lower_ == "before"
        and later.pos_ in VERBAL
        and (later.lemma_ == "come" or any(c.lower_ == "any" for c in root.children))
        and (set(syntax.auxiliaries(later)) & syntax.DEONTIC or needs(later))
    ):  # "must come before talks", "must stop before any truce"
        made = replace(state, sign=mention.side, conditional=True, cue=later, kind="ORDER")
        return [reading_of(mention, None, made, later)]
    if later.pos_ in VERBAL:
        later = next((c for c in later.children if c.dep_ == "attr"), later)
    if root.dep_ == "pobj" and later.pos_ == "NOUN" and any(c.lower_ == "no" for c in later.children):
        made = replace(state, sign=mention.side, cue=later, kind="ORDER")
        return [reading_of(mention, None, made, later)]
    return []
