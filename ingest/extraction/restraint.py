"""Rules of frames.py on what somebody keeps from doing: stops short of it, refrains from it, takes a threat back."""

from __future__ import annotations

import itertools
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import happens
from ingest.extraction.reading import KEPT_UP
from ingest.extraction.sides import ACTS
from ingest.extraction.steps import Step, Turn, met
from ingest.extraction.topic_mentions import head

# "backed away from his threat", "shelved the threat".
TAKEN_BACK = frozenset(
    "drop shelve abandon withdraw retract scrap back retreat row walk step renounce".split()
)
RESTRAINED = frozenset("refrain abstain avoid hold shy".split())


@met(of=RESTRAINED | {"stop"})
def stops_short(step: Step) -> Turn | None:
    """ "has stopped short of imposing sanctions", "refrains from announcing new aid": does not want to, for now."""
    if step.mention.topic not in KEPT_UP or not step.verbal or step.denied:
        return None
    short = step.lemma == "stop" and any(c.lower_ == "short" for c in step.node.children)
    if not short and not _restrained(step):
        return None
    return step.held(
        replace(step.state, sign=-step.state.sign, cue=step.node, talk=False, irrealis=False), "WANT"
    )


def _restrained(step: Step) -> bool:
    """ "avoids imposing them", and not "avoids being hit by them"."""
    if step.lemma not in RESTRAINED:
        return False
    below = [c for c in step.node.children if c.dep_ == "xcomp"]
    below += [
        p
        for c in step.node.children
        for w in (c, *(c.children if c.lower_ == "back" else ()))
        if w.dep_ == "prep"
        for p in w.children
        if p.dep_ == "pcomp"
    ]
    done = ACTS[step.mention.topic] | {"make"}
    root = head(step.node.doc, step.mention)
    return any(
        w.lemma_ in done and not any(c.dep_ == "auxpass" for c in w.children) and w.is_ancestor(root)
        for w in below
    )


@met(as_={"prep", "acl"}, of={"threat"})
def threat_of(step: Step) -> Turn | None:
    """ "Washington's threat of sanctions", "the American threat to impose them": of whoever makes it."""
    node, above = step.node, itertools.islice(step.node.ancestors, 3)
    if step.mention.topic != "sanctions" or step.state.sign < 0 or step.denied:
        return None
    if any(a.lemma_ in TAKEN_BACK | {"lay", "lift"} for a in above):
        return None
    named = (p for p in syntax.holders_of_noun(node) if p.tag_ != "PRP$" and p.i < node.i)
    step.add(list(named), replace(step.state, cue=node, kind="WANT", talk=False))
    return None


@met(of=TAKEN_BACK)
def drops_threat(step: Step) -> Turn | None:
    """ "dropped his threat of sanctions", "backed away from threats to impose them"."""
    node = step.node
    if step.mention.topic != "sanctions" or not step.verbal:
        return None
    root = head(node.doc, step.mention)
    away = [
        w
        for c in node.children
        for w in (c, *c.children)
        if w.dep_ == "prep" and w.lower_ in {"from", "off", "on"}
    ]
    things = [c for w in (node, *away) for c in w.children if c.dep_ in {"dobj", "pobj"}]
    threat = next((t for t in things if t.lemma_ == "threat"), None)
    if threat is None or step.aux & syntax.FUTURE or not happens(node, step.aux):
        return None
    if not (threat.is_ancestor(root) or step.mention.start <= threat.i < step.mention.end):
        return None
    return step.held(replace(step.state, sign=-step.turn, cue=node, talk=False, irrealis=False), "WANT")
