"""What one governing word does to the side taken, and who holds it: a row of rules, the first with an answer decides.

Sign composition follows the polarity algebra of implicative verbs (Nairn, Condoravdi, Karttunen 2006); holders follow
the attitude frames of opinion-holder extraction (Kim and Hovy 2006).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ingest.extraction import blame, conditions, cue_classes, syntax, verdicts
from ingest.extraction.clauses import listed
from ingest.extraction.idioms import idiom
from ingest.extraction.reading import Reading, State
from ingest.extraction.set_phrases import verdict
from ingest.extraction.sides import LISTING
from ingest.extraction.steps import ASKED, Rule, Step, Turn, met, step_to
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Token


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


def fixed_phrase(step: Step) -> Turn | None:
    """ "has nothing against a truce", "stands in the way of talks"."""
    if step.inside:
        return None
    return idiom(step.node, step.state, step.mention, step.found, step.relation)


def set_phrase(step: Step) -> Turn | None:
    """ "called it a mistake to", "it is too soon to"."""
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
    state = replace(state, sign=state.sign * entry.sign, cue=noun, kind=entry.kind)
    people = syntax.holders_of_noun(noun)
    if not people and noun.dep_ != "attr":  # "a truce is a condition for talks": a truce wants nothing
        people = syntax.light_subjects(noun)
    step.add(people, state)
    return state, bool(people)


# In this order: what settles the side by itself stands before what the class of the word says of it.
RULES: tuple[Rule, ...] = (
    conditions.bound,
    fixed_phrase,
    set_phrase,
    verdicts.a_cause,
    lists,
    conditions.price_of_a_yes,
    conditions.at_a_price,
    conditions.sets_a_price,
    conditions.threat_of,
    cue_classes.phrase,
    conditions.must_be_so,
    conditions.only_so,
    conditions.depends,
    conditions.may_follow,
    conditions.seals,
    conditions.has_to,
    conditions.needed_first,
    conditions.only_then,
    conditions.undecided,
    conditions.disagree,
    conditions.yields,
    conditions.none_to_be,
    conditions.put_off,
    blame.makes_impossible,
    cue_classes.warned,
    verdicts.says_yes,
    verdicts.is_for,
    verdicts.called,
    verdicts.tied,
    verdicts.expected,
    verdicts.is_so,
    verdicts.is_time,
    verdicts.does_good,
    verdicts.makes_sense,
    cue_classes.in_force,
    cue_classes.not_ruled_out,
    blame.accuses,
    blame.answers_for,
    cue_classes.no_class,
    cue_classes.may_walk_out,
    cue_classes.planned,
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
