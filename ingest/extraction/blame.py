"""Rules of frames.py on blame: who is said to hold an issue up, to spoil it, or to have let it fail.

The side is that of whoever is blamed, as told by whoever blames (kind BLAME); the blamer has taken none by it.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import happens
from ingest.extraction.idioms import strives
from ingest.extraction.reading import reading_of
from ingest.extraction.sides import HINDERED, HINDERING, REFUSING
from ingest.extraction.steps import AS_SUBJECT, Step, Turn, met
from ingest.extraction.topic_mentions import head
from ingest.extraction.tree import Token

# "the failure of the talks", "the lack of progress towards a truce", "the stalled exchange": somebody's doing.
FAILED = frozenset(
    """failure collapse breakdown lack absence stalemate impasse deadlock standstill delay holdup stoppage halt disruption derailment
    postponement cancellation interruption suspension foundering unravelling unraveling stagnation slowness paralysis""".split()
)
FAILING = frozenset("failed stalled collapsed deadlocked delayed aborted derailed abortive botched".split())
FAULTS = frozenset("blame fault responsibility guilt".split())
LAYING = frozenset("put lay place pin pour cast heap shift".split())
ANSWERABLE = frozenset("responsible responsibility accountable answerable culpable blame fault".split())
DOORS = frozenset({"door", "doorstep", "foot"})
BEARING = frozenset("bear carry have share shoulder".split())
THWARTED = frozenset("impossible difficult hard meaningless pointless unlikely fruitless".split())


def _failed(step: Step) -> bool:
    """Whether it is the issue's failure that the word below tells of."""
    root = head(step.node.doc, step.mention)
    if step.mention.topic not in HINDERED or step.mention.side < 0:
        return False
    between = itertools.takewhile(lambda t: t != step.node, root.ancestors)
    return any(t.lemma_ in FAILED for t in between) or any(
        t.lower_ in FAILING and t.i < root.i for t in root.subtree
    )


def _behind(verb: Token, prepositions: set[str]) -> list[Token]:
    """Whoever stands behind the preposition, on whatever word the parser hangs it: "the blame for its failure on Kyiv"."""
    preps = [c for c in verb.subtree if c.i > verb.i and c.dep_ == "prep" and c.lower_ in prepositions]
    things = [p for c in preps for p in c.children if p.dep_ == "pobj"]
    things = [
        next((o for o in p.children if o.dep_ == "poss"), p) if p.lemma_ in DOORS else p for p in things
    ]
    return [p for p in things if p.pos_ == "PROPN"][:1] or things[:1]


def _blamed(verb: Token) -> list[Token]:
    """Whoever is blamed by the subject of `verb`."""
    lemma, things = verb.lemma_, [c for c in verb.children if c.dep_ == "dobj"]
    if lemma in LAYING:
        laid = any(c.lemma_ in FAULTS | FAILED for c in things)
        return _behind(verb, {"on", "upon", "at"}) if laid else []
    if lemma == "point":
        return _behind(verb, {"at", "to"}) if any(c.lemma_ == "finger" for c in things) else []
    if lemma == "hold":
        word = next((c for c in verb.children if c.lemma_ in ANSWERABLE), None)
        return [c for c in word.children if c.dep_ == "nsubj"] or things if word is not None else []
    return things


@met(of={"accuse", "blame", "fault", "reproach", "charge", "point", "hold"} | LAYING)
def accuses(step: Step) -> Turn | None:
    """ "accused Moscow of blocking a truce", "put the blame for the failure of the talks on Kyiv": the side of whoever is
    accused, as the accuser tells it."""
    verb = step.node
    if step.inside or not step.verbal or step.relation in AS_SUBJECT:
        return None
    accused, by = _blamed(verb), syntax.subjects(verb)
    if not accused and any(c.dep_ == "auxpass" for c in verb.children):
        accused = [c for c in verb.children if c.dep_ == "nsubjpass"]
    failed = _failed(step)
    if not accused or (verb.lemma_ in LAYING | {"point", "hold"} and not failed):
        return None
    shy = verb.dep_ == "xcomp" and (verb.head.lemma_ in REFUSING or syntax.negated(verb.head))
    if by and not (step.denied or shy) and (step.state.sign < 0 or failed):
        made = replace(step.state, sign=-1, cue=verb, kind="BLAME", maybe=False)
        told = reading_of(step.mention, accused[0], made, verb)
        # "accused Moscow of sabotaging them": it is not the accuser who does
        step.found[:] = [r for r in step.found if r.kind != "BLAME"]
        step.found.append(replace(told, accuser=by[0], sure=not step.mention.weak))
    return step.state, True


@met(of=ANSWERABLE)
def answers_for(step: Step) -> Turn | None:
    """ "said that Moscow was to blame for the collapse of the talks", "bears the responsibility for it"."""
    word = step.node
    if step.inside or step.relation != "prep" or not _failed(step):
        return None
    verb = word if word.dep_ == "xcomp" else word.head
    if word.dep_ in {"dobj", "attr", "pobj", "acomp", "xcomp"} and not syntax.negated(verb):
        if word.dep_ == "dobj" and verb.lemma_ not in BEARING:
            return None  # "put the blame on": see accuses
        made = replace(step.state, sign=-1, cue=word, kind="BLAME", maybe=False)
        blamed = (reading_of(step.mention, p, made, word) for p in syntax.subjects(verb)[:1])
        step.found += [replace(r, sure=not step.mention.weak) for r in blamed]
        return step.state, True
    return None


@met(as_={"dobj"}, of={"dodge", "evade", "shirk", "sidestep", "duck"})
def dodges(step: Step) -> Turn | None:
    """ "dodges a truce", "accused Moscow of evading talks"; sanctions are dodged by those whom they hit."""
    if step.mention.topic not in HINDERED or not step.verbal or step.mention.side < 0:
        return None
    return step.held(replace(step.state, sign=-step.state.sign * step.turn, cue=step.node), "WANT")


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
