"""Rules of frames.py on blame: who is said to hold an issue up or to spoil it.

The side is that of whoever is blamed, as told by whoever blames (kind BLAME); the blamer has taken none by it.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import happens
from ingest.extraction.idioms import strives
from ingest.extraction.reading import reading_of
from ingest.extraction.sides import HINDERED, HINDERING, REFUSING
from ingest.extraction.steps import AS_SUBJECT, Step, Turn, met
from ingest.extraction.topic_mentions import head

THWARTED = frozenset("impossible difficult hard meaningless pointless unlikely fruitless".split())


@met(of={"accuse", "blame", "fault", "reproach", "charge"})
def accuses(step: Step) -> Turn | None:
    """ "accused Moscow of blocking a truce": the side of whoever is accused, as the accuser tells it."""
    verb = step.node
    if step.inside or not step.verbal or step.relation in AS_SUBJECT:
        return None
    accused, by = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}], syntax.subjects(verb)
    if not accused:
        return None
    shy = verb.dep_ == "xcomp" and (verb.head.lemma_ in REFUSING or syntax.negated(verb.head))
    if by and not (step.denied or shy) and step.state.sign < 0:
        made = replace(step.state, sign=-1, cue=verb, kind="BLAME", maybe=False)
        told = reading_of(step.mention, accused[0], made, verb)
        # "accused Moscow of sabotaging them": it is not the accuser who does
        step.found[:] = [r for r in step.found if r.kind != "BLAME"]
        step.found.append(replace(told, accuser=by[0], sure=not step.mention.weak))
    return step.state, True


def hinders(step: Step) -> Turn | None:
    """ "is delaying the exchange", "does all it can to derail the talks": a side beside the one of the word's class."""
    node, state = step.node, step.state
    # "does everything not to hold a summit"
    avoids = step.denied and not step.inside and strives(node) is not None
    if (
        (step.lemma in HINDERING or avoids)
        and step.mention.topic in HINDERED
        and state.steps <= 3
        and not ((step.denied and not avoids) or state.irrealis or step.aux & syntax.FUTURE)
        and (happens(node, step.aux) or strives(node) is not None)
    ):
        people = syntax.subjects(strives(node) or node)
        step.add(people[:1], replace(state, sign=-1, cue=node, kind="BLAME", maybe=False))
    return None


@met(of=THWARTED | {"make", "render"})
def makes_impossible(step: Step) -> Turn | None:
    """ "Moscow is making a truce impossible": told of Moscow, and no judgement on the truce."""
    verb = step.node.head if step.lemma in THWARTED else step.node
    if verb.lemma_ not in {"make", "render"} or verb.pos_ not in syntax.VERBAL or syntax.negated(verb):
        return None
    if verb == step.node:
        below = head(verb.doc, step.mention).children
        if step.relation != "dobj" or not any(c.lemma_ in THWARTED and c.i > verb.i for c in below):
            return None
    elif step.relation not in AS_SUBJECT or step.node.i < verb.i:
        return None
    people = [p for p in syntax.subjects(verb) if p.pos_ in {"PROPN", "PRON"}]
    if step.mention.topic in HINDERED and step.state.sign > 0:
        step.add(people[:1], replace(step.state, sign=-1, cue=verb, kind="BLAME", maybe=False))
    return step.state, True
