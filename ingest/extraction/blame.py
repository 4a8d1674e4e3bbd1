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
from ingest.extraction.steps import Step, Turn, met
from ingest.extraction.topic_mentions import head
from ingest.extraction.tree import Token

# "the failure of the talks", "the lack of progress towards a truce", "the stalled exchange": somebody's doing.
FAILED = frozenset(
    "failure collapse breakdown lack absence stalemate impasse deadlock delay disruption derailment suspension".split()
)
FAILING = frozenset("failed stalled collapsed deadlocked delayed derailed".split())
FAULTS = frozenset("blame fault responsibility".split())
LAYING = frozenset("put lay place pin".split())
ANSWERABLE = FAULTS | {"responsible"}
THWARTED = frozenset("impossible difficult hard meaningless pointless unlikely fruitless".split())


def _failed(step: Step) -> bool:
    """Whether it is the issue's failure that the word below tells of."""
    root = head(step.node.doc, step.mention)
    if step.mention.topic not in HINDERED or step.mention.side < 0:
        return False
    between = itertools.takewhile(lambda t: t != step.node, root.ancestors)
    failing = (t.lower_ in FAILING and t.i < root.i for t in root.subtree)
    return any(t.lemma_ in FAILED for t in between) or any(failing)


def _blamed(verb: Token) -> list[Token]:
    """Whoever is blamed by the subject of `verb`."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if verb.lemma_ in LAYING:  # on whatever word the parser hangs it: "put the blame for its failure on Kyiv"
        laid = any(c.lemma_ in FAULTS for c in things)
        on = (t for t in verb.subtree if t.dep_ == "pobj" and t.head.lower_ in {"on", "at"})
        people = (next((o for o in t.children if o.dep_ == "poss"), t) for t in on)
        return [t for t in people if t.pos_ == "PROPN" and laid][:1]
    if verb.lemma_ == "hold":
        word = next((c for c in verb.children if c.lemma_ in ANSWERABLE), None)
        return [c for c in word.children if c.dep_ == "nsubj"] or things if word is not None else []
    return things


@met(of={"accuse", "blame", "fault", "reproach", "charge", "hold"} | LAYING)
def accuses(step: Step) -> Turn | None:
    """ "accused Moscow of blocking a truce", "put the blame for the failure of the talks on Kyiv": the side of whoever is
    accused, as the accuser tells it."""
    verb = step.node
    if step.inside or not step.verbal or step.relation in syntax.SUBJECTS:
        return None
    accused, by, failed = _blamed(verb), syntax.subjects(verb), _failed(step)
    if not accused or (verb.lemma_ in LAYING | {"hold"} and not failed):
        return None
    shy = verb.dep_ == "xcomp" and (verb.head.lemma_ in REFUSING or syntax.negated(verb.head))
    if by and not (step.denied or shy) and (step.state.sign < 0 or failed):
        made = replace(step.state, sign=-1, cue=verb, kind="BLAME", maybe=False)
        told = reading_of(step.mention, accused[0], made, verb)
        # "accused Moscow of sabotaging them": it is not the accuser who does
        step.found[:] = [r for r in step.found if r.kind != "BLAME"]
        step.found.append(replace(told, accuser=by[0], sure=not step.mention.weak))
    return step.state, True


@met(as_={"prep"}, of=ANSWERABLE)
def answers_for(step: Step) -> Turn | None:
    """ "said that Moscow was to blame for the collapse of the talks", "bears the responsibility for it"."""
    word = step.node
    verb = word if word.dep_ == "xcomp" else word.head
    if step.inside or not _failed(step) or syntax.negated(verb):
        return None
    if word.dep_ not in {"attr", "acomp", "xcomp"} and (
        word.dep_ != "dobj" or verb.lemma_ not in {"bear", "share"}
    ):
        return None  # "put the blame on": see accuses
    made = replace(step.state, sign=-1, cue=word, kind="BLAME", maybe=False)
    blamed = (reading_of(step.mention, p, made, word) for p in syntax.subjects(verb)[:1])
    step.found += [replace(r, sure=not step.mention.weak) for r in blamed]
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
    elif step.relation not in syntax.SUBJECTS or step.node.i < verb.i:
        return None
    people = [p for p in syntax.subjects(verb) if p.pos_ in {"PROPN", "PRON"}]
    if step.mention.topic in HINDERED and step.state.sign > 0:
        step.add(people[:1], replace(step.state, sign=-1, cue=verb, kind="BLAME", maybe=False))
    return step.state, True
