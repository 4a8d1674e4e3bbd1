"""What one governing word does to the side taken, and who holds it: a row of rules, the first with an answer decides.

Sign composition follows the polarity algebra of implicative verbs (Nairn, Condoravdi, Karttunen 2006); holders follow
the attitude frames of opinion-holder extraction (Kim and Hovy 2006).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ingest.extraction import blame, conditions, cue_classes, syntax, verdicts
from ingest.extraction.asides import answered_to
from ingest.extraction.clauses import listed
from ingest.extraction.idioms import idiom
from ingest.extraction.reading import Reading, State
from ingest.extraction.set_phrases import verdict
from ingest.extraction.sides import LISTING
from ingest.extraction.steps import ASKED, INSIDE, Rule, Step, Turn, met, step_to
from ingest.extraction.topic_mentions import OBSTACLES, TopicMention, head
from ingest.extraction.topic_references import likewise
from ingest.extraction.tree import Token
from ingest.extraction.worth import judgement

GIVING_IT_UP = frozenset("refusal renunciation rejection renouncement".split())
TO_BE_MET = frozenset(
    "condition precondition requirement demand prerequisite basis key element part goal".split()
)


def meet(
    node: Token,
    state: State,
    mention: TopicMention,
    found: list[Reading],
    relation: str = "",
    inside: bool = False,
) -> Turn:
    """The state after `node`; True where the walk is over."""
    step = step_to(node, state, mention, found, relation, inside)
    for rule in rules_for(relation, step.lemma if step.lemma in NAMED else ""):
        if (turn := rule(step)) is not None:
            return turn
    raise AssertionError("cue_classes.wants answers for every class")


@met(of={"follow", "reciprocate", "do"})
def follows_suit(step: Step) -> Turn | None:
    """ "assumes that Kyiv will follow suit": whoever says so wants it."""
    if (
        step.mention.referred
        and not step.aux & syntax.DEONTIC
        and step.node.dep_ in {"ccomp", "advcl", "xcomp", "pcomp"}
        and likewise(head(step.node.doc, step.mention))
    ):
        return step.state, False
    return None


@met(as_=INSIDE)
def may_walk_out_of_it(step: Step) -> Turn | None:
    """ "could walk away from the talks", where the leaving is the mention's own word."""
    return cue_classes.may_walk_out(step)


def fixed_phrase(step: Step) -> Turn | None:
    """ "has nothing against a truce", "stands in the way of talks"."""
    if step.inside:
        return None
    return idiom(step.node, step.state, step.mention, step.found, step.relation)


def set_phrase(step: Step) -> Turn | None:
    """ "will not budge on its land", "must not be the last package"."""
    if step.inside:
        return None
    return verdict(step.node, step.state, step.mention, step.found, step.relation)


@met(of=LISTING)
def lists(step: Step) -> Turn | None:
    """ "demands include a truce", "the goal is a summit"."""
    node, state = step.node, step.state
    if step.inside or not step.verbal or not (named := listed(node)):
        return None
    noun, entry = named
    if noun == head(node.doc, step.mention):
        return None  # "the peace proposals are ready": they list nothing
    owned = syntax.holders_of_noun(noun)
    if node.dep_ == "relcl" and noun == node.head and not owned and answered_to(noun) is not None:
        return state, False  # "rejects any deal that includes a truce": the verb above says whose side it is
    if any(c.dep_ == "attr" and c.lemma_ in OBSTACLES for c in node.children):
        return None  # "the terms are an obstacle to a truce"
    if noun == state.cue and step.relation in syntax.SUBJECTS:
        if noun.lemma_ in GIVING_IT_UP and any(
            c.dep_ == "attr" and c.lemma_ in TO_BE_MET for c in node.children
        ):
            step.found.clear()  # "Kyiv's refusal to join is a condition": of whoever says so
            return replace(state, cue=node, kind="JUDGE", talk=False), False
        if noun.lemma_ == "decision" and judgement(node):
            return None  # "any decision to lift the limits would be dangerous"
        return state, True  # "Putin's refusal is a problem": of the refusal, not of the issue
    state = replace(state, sign=state.sign * entry.sign, cue=noun, kind=entry.kind)
    people = owned
    if not people and noun.dep_ != "attr":  # "a truce is a condition for talks": a truce wants nothing
        people = syntax.light_subjects(noun)
    step.add(people, state)
    return state, bool(people)


@met(as_={"ccomp", "xcomp"}, of={"be", "remain", "stay"})
def position_is(step: Step) -> Turn | None:
    """ "Kyiv's position is that a truce must come first", "Moscow's stance remains that"."""
    node, state = step.node, step.state
    if not step.verbal or step.denied or (state.cue is None and step.relation == "ccomp"):
        return None
    if step.relation == "ccomp" and state.kind in {"WANT", "ASK", "ACT"}:
        return None  # "its view is that the others do not want one"
    noun = next((c for c in node.children if c.dep_ == "nsubj" and c.lemma_ in POSITIONS), None)
    people = syntax.holders_of_noun(noun) if noun is not None else []
    if noun is None or not people:
        return None
    step.add(people, replace(state, cue=state.cue or noun, kind="WANT", irrealis=False, talk=False))
    return state, True


POSITIONS = frozenset("position stance line view message policy approach".split())

# In this order: what settles the side by itself stands before what the class of the word says of it.
RULES: tuple[Rule, ...] = (
    follows_suit,
    cue_classes.trying,
    may_walk_out_of_it,
    conditions.bound,
    fixed_phrase,
    set_phrase,
    position_is,
    verdicts.a_cause,
    verdicts.a_breather,
    lists,
    conditions.at_a_price,
    conditions.sets_a_price,
    conditions.threat_of,
    cue_classes.phrase,
    conditions.must_be_so,
    conditions.only_so,
    conditions.has_to,
    conditions.only_then,
    conditions.none_to_be,
    conditions.put_off,
    blame.makes_impossible,
    verdicts.saddened,
    cue_classes.warned,
    verdicts.says_yes,
    verdicts.is_for,
    verdicts.called,
    verdicts.tied,
    verdicts.made_dependent,
    verdicts.tied_to_it,
    verdicts.expected,
    verdicts.is_so,
    verdicts.is_time,
    verdicts.is_reason,
    verdicts.door_open,
    verdicts.would_end_it,
    verdicts.does_good,
    verdicts.makes_way,
    verdicts.is_a_danger,
    verdicts.makes_sense,
    verdicts.leads_to_harm,
    verdicts.makes_it_so,
    cue_classes.troops_leave,
    cue_classes.control_given,
    cue_classes.given_back,
    cue_classes.more_of_it,
    cue_classes.in_force,
    cue_classes.soldiers_hit,
    cue_classes.not_ruled_out,
    verdicts.resists,
    blame.accuses,
    cue_classes.no_class,
    cue_classes.may_walk_out,
    cue_classes.planned,
    cue_classes.accuses,
    cue_classes.blocks,
    cue_classes.thanks,
    cue_classes.speaks_of,
    blame.hinders,
    cue_classes.stops,
    conditions.stops_short,
    cue_classes.changes,
    cue_classes.acts,
    cue_classes.not_yet,
    cue_classes.leaves_open,
    cue_classes.wants,
)
# Lemmas that any rule asks for: all others are the same to them.
NAMED = frozenset(lemma for _, lemmas in ASKED.values() for lemma in lemmas)


@cache
def rules_for(relation: str, lemma: str) -> tuple[Rule, ...]:
    """The rules to ask of a word met by `relation`, in order."""
    asked = ((rule, *ASKED.get(rule, (frozenset(), frozenset()))) for rule in RULES)
    return tuple(rule for rule, as_, of in asked if (not as_ or relation in as_) and (not of or lemma in of))
