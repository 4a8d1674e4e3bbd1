"""Words that came by a medium: "…, Smyk was quoted as saying by the agency", "…, Smyk said, the agency reports"."""

from __future__ import annotations

from ingest.extraction.tree import Token

QUOTING = frozenset({"quote", "cite"})  # "was quoted by the paper as saying": not the paper says it


def quoted_as_saying(verb: Token) -> tuple[Token, Token | None] | None:
    """ "The talks go on, the agency quoted him as saying", "…, he was reported to have said": who said so, and the clause
    before, if it is no quote."""
    if verb.lemma_ not in QUOTING | {"report"}:
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    who = (
        c for c in verb.children if (c.dep_ == "nsubjpass" if passive else c.dep_ == "dobj" and c.i > verb.i)
    )
    after = [c for c in verb.children if c.i > verb.i]
    saying = [p for c in after if c.lower_ == "as" for p in c.children]
    saying += [c for c in after if passive and c.tag_ == "VBN"]
    person = next(who, None)
    if person is None or not any(p.lemma_ == "say" and all(map(_beside_words, p.rights)) for p in saying):
        return None
    return person, next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)


def _beside_words(word: Token) -> bool:
    """Of what follows "saying": by whom, when and where, and nothing that is said."""
    return word.is_punct or word.dep_ == "npadvmod" or word.lower_ in {"by", "on", "in"}


PASSING_ON = frozenset({"report", "write"})


def passed_on(said: Token) -> Token | None:
    """What is said before "Smyk said, the agency reports"."""
    reports = said.head
    if said.dep_ != "parataxis" or reports.lemma_ not in PASSING_ON or reports.i < said.i:
        return None
    return next((c for c in reports.children if c.dep_ == "ccomp" and c.i < said.i), None)


def told_by(verb: Token, clause: Token) -> Token:
    """The end of what the agency reports: that Smyk said so."""
    between = (c for c in verb.children if passed_on(c) == clause)
    return next(between, clause)
