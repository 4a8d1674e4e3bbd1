"""Rules of frames.py on what the class of a word (sides.py) does to the side: wants, acts, thanks, speaks of, changes."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import scheduled
from ingest.extraction.clauses import ORDERING, happens, realis, verb_name, wanted
from ingest.extraction.modals import modal
from ingest.extraction.reading import CONDUCTED, VERBAL, reading_of
from ingest.extraction.sides import (
    ACTS,
    HELD_UP,
    LETTING,
    QUITTING,
    STOPPED,
)
from ingest.extraction.steps import INSIDE, Step, Turn, met
from ingest.extraction.topic_mentions import head
from ingest.extraction.tree import Token
from ingest.extraction.worth import opinion, valued

RAISED = frozenset({"military_aid", "children", "prisoners"})


@met(as_={"acl", "xcomp"}, of=ORDERING | {"warning", "warn"})
def warned(step: Step) -> Turn | None:
    """ "a warning not to send tanks", "warned Paris not to lift the sanctions", "told Moscow to agree"."""
    return step.held(replace(step.state, cue=step.node), "ASK")


@met(as_={"nsubj"}, of={"hit", "target", "strike", "take", "enter", "come"})
def in_force(step: Step) -> Turn | None:
    """ "new American sanctions hit two oil companies", "Washington's sanctions take effect": imposed by whose they are."""
    verb, root = step.node, head(step.node.doc, step.mention)
    effect = step.lemma not in {"take", "enter", "come"} or any(
        t.lemma_ in {"effect", "force"} for t in verb.doc[verb.i + 1 : verb.i + 4]
    )
    if step.mention.topic != "sanctions" or step.denied or not effect or not happens(verb, step.aux):
        return None
    step.add(syntax.holders_of_noun(root), replace(step.state, cue=verb, kind="ACT"))
    return (step.state, True) if step.found else None


@met(as_=INSIDE)
def phrase(step: Step) -> Turn | None:
    """The mention's own words, "halt the attacks": their side is known."""
    if step.mention.topic == "prisoners" and step.lemma in {"exchange", "swap"} and exchanged(step.node):
        step.add(syntax.subjects(step.node), replace(step.state, cue=step.node, kind="ACT"))
        if not step.found:  # "307 prisoners were swapped", says whoever swapped them
            step.found.append(
                reading_of(step.mention, None, replace(step.state, cue=step.node, kind=CONDUCTED), step.node)
            )
        return step.state, True
    step.cue = None
    return None


def exchanged(verb: Token) -> bool:
    """ "Russia and Ukraine exchanged 307 prisoners": done, in the main clause."""
    done = verb.tag_ in {"VBD", "VBN"} and verb.pos_ in VERBAL and not syntax.negated(verb)
    aux = set(syntax.auxiliaries(verb))
    return done and happens(verb, aux) and not aux & syntax.FUTURE and verb.dep_ in {"ROOT", "conj", "ccomp"}


@met(of={"rule"})
def not_ruled_out(step: Step) -> Turn | None:
    """ "does not rule out a summit"."""
    if not (step.denied and step.verbal and step.cue is not None):
        return None
    return step.held(replace(step.state, maybe=True, cue=step.node, kind="MAYBE"), "MAYBE")


def no_class(step: Step) -> Turn | None:
    """A word of no class: only what is above it can take a side, "must", "will", "cannot"."""
    if step.cue is not None:
        return None
    return _modal(step, step.state.sign * step.turn)


def may_walk_out(step: Step) -> Turn | None:
    """ "could walk away from the talks": stays, for the time being."""
    if (
        not step.aux & syntax.POSSIBLE
        or verb_name(step.node) not in QUITTING
        or not (step.mention.side < 0 if step.inside else step.mention.topic == "talks" and not step.denied)
    ):
        return None
    made = replace(step.state, conditional=True, cue=step.node)
    return step.held(made if step.inside else replace(made, maybe=False), "WANT")


def planned(step: Step) -> Turn | None:
    """ "the meeting is planned for noon": by nobody who is named."""
    return (step.state, True) if scheduled(step.node) else None


def blocks(step: Step) -> Turn | None:
    """ "attended the talks": words that take no side end the walk, unless they are wanted."""
    if step.cue is None or step.cue.kind != "BLOCK":
        return None
    if step.node.dep_ == "dobj" and valued(step.node.head):
        return step.state, False  # "called the prospect of foreign troops unacceptable"
    if step.lemma == "question" and step.node.doc.lowers[step.node.i - 3 : step.node.i] == [
        "out",
        "of",
        "the",
    ]:
        return step.state, False
    return step.state, not (step.verbal and wanted(step.node))


THANKED = frozenset({"military_aid", "prisoners", "children", "sanctions"})


def thanks(step: Step) -> Turn | None:
    """ "thanked Ankara for the swap"."""
    if step.cue is None or step.cue.kind != "THANK":
        return None
    below = {r.cue.lemma_ for r in step.found if r.cue.pos_ == "NOUN"}
    if step.mention.topic not in THANKED and not below & HELPING:
        return step.state, True
    return step.held(replace(step.state, cue=step.node), "THANK")


HELPING = frozenset({"effort", "efforts", "support", "initiative", "offer", "readiness", "willingness"})


def speaks_of(step: Step) -> Turn | None:
    """ "discussed a truce": no side, but for "raised the return of the children"."""
    if step.cue is None or step.cue.kind != "TALK":
        return None
    state, node = step.state, step.node
    if step.lemma == "raise" and step.mention.topic == "sanctions" and step.verbal:
        return _modal(step, state.sign * step.turn)  # "will not hesitate to raise the sanctions"
    if step.lemma == "raise" and step.mention.topic in RAISED and not state.irrealis and not wanted(node):
        return step.held(replace(state, cue=node), "ACT")
    return replace(state, talk=True, maybe=True), False


def stops(step: Step) -> Turn | None:
    """ "has suspended the deliveries"."""
    node, state = step.node, step.state
    if (
        step.cue is None
        or verb_name(node) not in STOPPED.get(step.mention.topic, frozenset())
        or step.relation not in {"dobj", "nsubjpass"}
        or (step.mention.weak and head(node.doc, step.mention).lemma_ not in HELD_UP)
        or not happens(node, step.aux)
        or not syntax.subjects(node)
    ):
        return None
    return step.held(replace(state, sign=state.sign * step.cue.sign * step.turn, cue=node), "ACT")


def changes(step: Step) -> Turn | None:
    """ "lift the sanctions", "extend the truce": turns the side or keeps it, and takes none of its own."""
    if step.cue is None or step.cue.kind != "CHANGE":
        return None
    return _modal(step, step.state.sign * step.cue.sign * step.turn)


def acts(step: Step) -> Turn | None:
    """ "sent tanks", "declared a truce": the act is the side."""
    node = step.node
    lets = step.lemma in LETTING and step.mention.topic == "military_aid" and happens(node, step.aux)
    if not lets and (step.cue is None or step.cue.kind != "ACT"):
        return None
    sign = step.state.sign * step.turn
    done = verb_name(node) in ACTS.get(step.mention.topic, frozenset()) and not step.state.irrealis
    if done and realis(node) and not wanted(node):
        return step.held(replace(step.state, sign=sign, cue=node), "ACT")
    return _modal(step, sign)


def leaves_open(step: Step) -> Turn | None:
    """ "is considering a summit", "considers that the truce must hold", "considers talks only after a pullout"."""
    if step.cue is None or step.cue.kind != "MAYBE":
        return None
    state, node = step.state, step.node
    if step.relation == "ccomp" and (way := opinion(node, state)):
        return step.held(replace(state, sign=state.sign * way * step.turn), "WANT")
    if step.lemma == "hesitate" and step.denied:  # "will not hesitate to impose sanctions"
        return step.held(replace(state, cue=node), "WANT")
    only = state.conditional or any(c.lower_ == "only" for c in node.children)
    sign = state.sign * step.cue.sign * step.turn
    return step.held(replace(state, maybe=not only, conditional=only, sign=sign, cue=node), "MAYBE")


def not_yet(step: Step) -> Turn | None:
    """ "has yet to commit to a truce": neither yes nor no."""
    above = step.node.head
    if step.cue is None or step.cue.kind not in {"WANT", "MAYBE"} or step.cue.sign < 0 or not step.verbal:
        return None
    if step.lemma == "commit" and step.denied and "have" in {c.lemma_ for c in step.node.children}:
        # "has not committed to a truce"
        return step.held(replace(step.state, maybe=True, cue=step.node), "MAYBE")
    if step.node.dep_ != "xcomp" or above.lemma_ not in {"have", "be"} or step.inside:
        return None
    if not any(c.lower_ == "yet" for c in (*above.children, *step.node.children)) or wanted(above):
        return None
    made = replace(step.state, maybe=True, cue=step.node, kind="MAYBE", talk=False)
    people = syntax.subjects(above)
    step.found.extend(replace(reading_of(step.mention, p, made, step.node), sure=True) for p in people)
    return step.state, True


def wants(step: Step) -> Turn | None:
    """ "wants a truce", "rejects the demand", "urged Moscow to agree": the side is that of whoever does so."""
    cue, state = step.cue, step.state
    if cue is None:
        return None
    if any(c.lower_ in {"whatever", "whichever"} for c in step.node.children):
        return state, True  # "will hand them over whatever Kyiv decides"
    if step.aux & syntax.POSSIBLE and step.verbal:
        return state, True  # "may agree": somebody's guess
    sign = state.sign * cue.sign * step.turn
    # Who will not even discuss or consider it is against it.
    refused = sign < 0 and (state.talk or state.kind == "MAYBE")
    bound_to = state.conditional and state.kind == "MAYBE"  # "is ready to consider a truce if Kyiv withdraws"
    maybe = state.maybe and not (refused or bound_to)
    return step.held(
        replace(state, sign=sign, cue=step.node, kind=cue.kind, talk=False, maybe=maybe), cue.kind
    )


def _modal(step: Step, sign: int) -> Turn:
    state = step.state if sign == step.state.sign else replace(step.state, sign=sign)
    return modal(step.node, step.aux, step.denied, state, step.mention, step.found)
