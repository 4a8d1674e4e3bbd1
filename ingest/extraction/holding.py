"""A cue with whoever holds it, by name or by what governs it."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import needs, supposed, verb_name, wanted
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import DROPPING, LIGHT
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Token


def hold(
    node: Token, state: State, mention: TopicMention, found: list[Reading], kind: str
) -> tuple[State, bool]:
    """A cue with its holder: a reading, unless the clause is itself only wanted or supposed."""
    aux = set(syntax.auxiliaries(node))
    state = replace(state, kind=kind, cue=node)
    if node.pos_ in {"NOUN", "PROPN"}:
        own = {t.i for t in head(node.doc, mention).subtree}
        people = [
            p for p in syntax.holders_of_noun(node) if p.i not in own or p.head.lower_ in {"by", "from"}
        ]
        governor = node.head
        drafting = node.dep_ == "pobj" and governor.lower_ == "on" and governor.head.lemma_ == "work"
        if drafting:  # "is working on a plan for a truce"
            governor = governor.head
        dropped = node.dep_ == "dobj" and not DROPPING.isdisjoint({governor.lemma_, verb_name(governor)})
        if dropped:  # "dropped its demand", "has not dropped its demand"
            sign = state.sign * (1 if syntax.negated(governor) else -1)
            above, state = state, replace(state, sign=sign)
        for person in people:
            found.append(reading_of(mention, person, state, node))
        named = any(p.dep_ in {"pobj", "amod"} or (p.dep_ == "poss" and p.tag_ != "PRP$") for p in people)
        if (
            (node.dep_ in {"dobj", "attr"} or drafting)
            and governor.pos_ in VERBAL
            and (drafting or not LIGHT.isdisjoint({governor.lemma_, verb_name(governor)}))
            and not named
        ):
            if syntax.negated(governor) and not dropped:
                state = replace(state, sign=-state.sign)
            if set(syntax.auxiliaries(governor)) & syntax.DEONTIC:
                return replace(state, kind="MUST", irrealis=True), False
            if not wanted(governor) and (subjects := syntax.subjects(governor)):
                found.extend(reading_of(mention, person, state, governor) for person in subjects)
                return state, True
        if dropped and (turn := cue_of(governor)) is not None and turn.sign < 0:
            state = replace(state, sign=above.sign)  # the verb turns it on its own
        return replace(state, steps=state.steps + 1), False
    if syntax.inverted(node):
        return state, True  # "should Moscow refuse again"
    if aux & syntax.DEONTIC or needs(node):
        return replace(state, kind="MUST", irrealis=True), False
    word = supposed(node)
    if word == "whether":
        state = replace(state, maybe=True)
    elif word:
        return replace(state, irrealis=True), False
    people = syntax.subjects(node)
    if wanted(node):
        return replace(state, irrealis=True), False
    if not people:
        return state, False
    if node.lemma_ in {"need", "deserve"}:  # "Kyiv needs arms" is what its speaker thinks, be that Paris
        return replace(state, kind="MUST"), False
    found.extend(reading_of(mention, person, state, node) for person in people)
    return state, True
