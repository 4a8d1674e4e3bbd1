"""Words that came by a medium: "…, Smyk was quoted as saying by the agency", "…, Smyk said, the agency reports"."""

from __future__ import annotations

from ingest.extraction.tree import Token

PASSING_ON = frozenset({"report", "write"})

QUOTING = frozenset({"quote", "cite"})  # "was quoted by the paper as saying": not the paper says it
QUOTED = QUOTING | {"report"}


def quoted_as_saying(verb: Token) -> tuple[Token, Token | None] | None:
    """ "The talks go on, the agency quoted him as saying", "…, he was quoted as saying by the agency": who said so, and
    the clause before, if it is no quote."""
    if verb.lemma_ not in QUOTED:
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if passive:
        person = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    else:
        person = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    saying = [p for c in verb.children if c.lower_ == "as" and c.i > verb.i for p in c.children]
    if passive:  # "was reported to have said"
        saying += [c for c in verb.children if c.i > verb.i and c.tag_ == "VBN" and _to_have(c)]
    if person is None or not any(p.lemma_ == "say" and all(map(_beside_words, p.rights)) for p in saying):
        return None
    return person, next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)


def _to_have(verb: Token) -> bool:
    return {"to", "have"} <= {c.lower_ for c in verb.lefts}


def _beside_words(word: Token) -> bool:
    """Of what follows "saying": by whom, when and where, and nothing that is said."""
    return word.is_punct or word.dep_ == "npadvmod" or word.lower_ in {"by", "on", "in"}


def told_by(verb: Token, clause: Token) -> Token | None:
    """Who says the clause before "the agency reports", put in between."""
    between = (c for c in verb.children if c.dep_ == "parataxis" and clause.i < c.i < verb.i)
    return next(between, None) if verb.lemma_ in PASSING_ON else None


def passed_on(said: Token) -> Token | None:
    """What is said before "Smyk said, the agency reports"."""
    reports = said.head
    if reports.lemma_ not in PASSING_ON or reports.i < said.i:
        return None
    return next((c for c in reports.children if c.dep_ == "ccomp" and c.i < said.i), None)


def names_medium(verb: Token) -> bool:
    """ "A truce is near, Smyk said, the agency reports": nothing more is told."""
    return verb.lemma_ in PASSING_ON and all(c.dep_ in {"nsubj", "punct"} for c in verb.children)
