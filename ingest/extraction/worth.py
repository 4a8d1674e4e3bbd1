"""What a clause finds of an issue: good or bad, for or against, worth it or not."""

from __future__ import annotations

from ingest.extraction import syntax
from ingest.extraction.reading import State
from ingest.extraction.sides import ADJECTIVES, JUDGING_NOUNS, JUDGING_PHRASES, Cue
from ingest.extraction.tree import Token, bounds

SEEN_AS = frozenset(
    "involvement participation target interference complicity aggression intervention act".split()
)


CALLING = frozenset(
    """call consider deem describe regard find see view brand dismiss slam praise hail denounce name term characterize
    characterise portray present frame tout cast""".split()
)


def valued(verb: Token) -> int:
    """ "called the sanctions counterproductive", "sees a truce as necessary": -1, 1, or 0."""
    if verb.lemma_ not in CALLING:
        return 0
    # "view this step as a mistake": not the step
    for child in sorted(verb.children, key=lambda c: c.lower_ != "as"):
        words: list[Token] = []
        if child.dep_ in {"oprd", "acomp", "xcomp", "ccomp", "dobj"}:
            words = [child]
        elif child.lower_ == "as":
            words = [*child.children]
        if child.dep_ == "dobj":  # "sees one as necessary"
            words += [w for c in child.children if c.lower_ == "as" for w in c.children]
        for word in words:
            for one in (word, *(c for c in word.children if c.dep_ in {"amod", "acomp", "oprd"})):
                if child.lower_ == "as" and one.lemma_ in SEEN_AS:
                    return -1  # "regards the supplies as direct involvement"
                cue = ADJECTIVES.get(one.lemma_.casefold()) or JUDGING_NOUNS.get(one.lemma_.casefold())
                if cue is not None and cue.kind == "JUDGE":
                    return cue.sign
    return _behind_its_object(verb)


def _behind_its_object(verb: Token) -> int:
    """ "called the supply of missiles to Kyiv unacceptable", the adjective hung on the last noun by the parser."""
    if verb.lemma_ not in {"call", "consider", "deem", "find"}:
        return 0
    for word in verb.subtree:
        if word.i < verb.i + 3 or word.tag_ != "JJ":
            continue
        first = next((c for c in word.conjuncts if c.i < word.i), word)
        hung = first.dep_ == "pobj" or (first.dep_ == "amod" and first.i > first.head.i)
        cue = ADJECTIVES.get(word.lemma_.casefold()) if hung else None
        if cue is not None and cue.kind == "JUDGE":
            return cue.sign
    return 0


def opinion(verb: Token, state: State) -> int:
    """ "considers that the truce must hold", "considers a truce useful": the side of the opinion held, or 0."""
    if state.kind in {"MUST", "JUDGE", "SHALL"}:
        return 1
    clause = next(c for c in verb.children if c.dep_ == "ccomp")
    cue = ADJECTIVES.get(clause.lemma_.casefold())
    return cue.sign if cue is not None and cue.kind == "JUDGE" and clause.lemma_ != "possible" else 0


def leaning(verb: Token, issue: int) -> int:
    """ "is against further talks", "are for keeping this format": -1, 1, or 0, by what stands last before the word `issue`."""
    for child in reversed([c for c in verb.children if c.i < issue]):
        if (
            child.dep_ == "prep"
            and child.i > verb.i
            and child.lower_ in {"against", "for", "behind"}
            # not "will be in Geneva for the talks"
            and not any(c.dep_ == "prep" and verb.i < c.i < child.i for c in verb.children)
        ):
            return -1 if child.lower_ == "against" else 1
        if (
            child.dep_ == "prep"
            and child.lower_ == "in"
            and any(c.lower_ in {"favor", "favour", "support"} for c in child.children)
        ):
            return 1
    return 0


def judgement(verb: Token) -> tuple[Token, Cue] | None:
    """What "be" and its like say of the topic: "is necessary", "is a priority", "is out of the question"."""
    if verb.lemma_ not in {"be", "remain", "become", "seem", "look", "appear", "sound"}:
        return None
    after = verb.doc[verb.i : min(verb.i + 8, bounds(verb).end)].text.casefold()
    for phrase, cue in JUDGING_PHRASES.items():
        if phrase in after:
            own = phrase.startswith("no") and syntax.negated(verb)  # denied by its own word, not once more
            return verb, Cue(cue.kind, -cue.sign) if own else cue
    for child in sorted(verb.children, key=lambda c: c.dep_ == "nsubj"):  # "such a step is unacceptable"
        found = _judging(child)
        if found is not None:
            return child, found
    return None


def _judging(child: Token) -> Cue | None:
    adjective = ADJECTIVES.get(child.lemma_.casefold())
    if child.dep_ in {"acomp", "oprd"} and adjective and adjective.kind in {"JUDGE", "MAYBE", "BLOCK"}:
        return adjective
    worth = [
        cue
        for c in child.children
        if child.dep_ == "attr" and (cue := ADJECTIVES.get(c.lemma_.casefold())) and cue.kind == "JUDGE"
    ]
    if bad := [cue for cue in worth if cue.sign < 0]:
        return bad[0]  # "an unrealistic goal"
    if child.dep_ in {"attr", "nsubj"} and (noun := JUDGING_NOUNS.get(child.lemma_.casefold())):
        return noun
    return worth[0] if worth else None
