"""The walk from the mention of an issue up the governing words, and where it ends."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import open_question, spoken_of
from ingest.extraction.clauses import dismissed, is_saying, takes_part
from ingest.extraction.frames import meet
from ingest.extraction.idioms import senseless, unsaid
from ingest.extraction.orders import demanded
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import ADJUNCTS, NEED, ROLES, STOPPED, SUPPOSED
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Token
from ingest.extraction.verdicts import would_be_good

BIDS = frozenset("bid effort attempt push".split())
ENDING_IT = frozenset("end stop halt finish prevent avert".split())
WORRIES = frozenset("worry concern fear unease anxiety alarm".split())


def climb(node: Token, state: State, mention: TopicMention, from_topic: bool = False) -> list[Reading]:
    """Every side met on the walk up from `node`. `from_topic`: whether the mention's own words are met first."""
    found: list[Reading] = []
    if from_topic and (node.pos_ in VERBAL or cue_of(node) is not None):
        state, done = meet(node, state, mention, found, inside=True)
        if done:
            return found
    for _ in range(14):  # deeper chains are parser errors
        parent = node.head
        if parent == node:
            break
        relation = node.dep_
        if relation == "conj":  # the first of a row stands for the row
            if node.tag_ in {"VBD", "VBZ", "VBP"} and parent.tag_ in {"VB", "VBG"}:
                break  # "agreed to exchange prisoners but ended": the parser's slip
            node = _own_row(node, parent)
            continue
        if relation == "advmod" and node.lower_ in ADJUNCTS:
            break
        if (
            parent.dep_ != "conj"
            and relation == "prep"
            and parent.pos_ == "NOUN"
            and parent.lemma_.casefold() in ROLES
        ):
            break
        if (
            relation == "prep"
            and node.lower_ == "at"
            and mention.topic in MEETINGS
            and parent.lemma_ not in {"aim", "look", "hint", "balk", "target"}
        ):
            break  # "agreed on a swap at the talks"
        if relation == "prep" and node.lower_ == "in" and _bids(node, parent, state):
            found.extend(reading_of(mention, p, state, node) for p in syntax.subjects(parent)[:1])
            return found
        if (
            relation == "prep"
            and node.lower_ in ADJUNCTS
            and not (node.lower_ == "by" and parent.lemma_ in {"abide", "stand"})
            and not (node.lower_ == "as" and any(c.lower_ == "such" for c in node.children))
            and not (
                node.lower_ == "in"
                and (
                    takes_part(parent)
                    or senseless(parent) is not None
                    or any(c.lemma_ in {"favour", "favor", "support"} for c in node.children)
                )
            )
        ):
            break
        if relation in {"advcl", "ccomp", "acl", "relcl"} or (
            relation == "xcomp" and syntax.mark(node) == "whether"
        ):
            word = syntax.mark(node)
            if word in SUPPOSED or (
                word == "before" and any(syntax.negated(c) for c in parent.children if c.dep_ == "attr")
            ):
                if word == "if" and (wished := would_be_good(node, state, mention)) is not None:
                    return [wished]
                open_ = unsaid(node, mention, state) if word == "whether" else None
                found.extend(demanded(node, parent, state, mention) if open_ is None else open_)
                if word == "whether" and parent.lemma_ == "ask":
                    return found  # "was asked whether Kyiv should join": a question
                if word == "if" and state.irrealis and node == state.cue:
                    return found  # "if Moscow does not agree to a truce": nobody has refused one
                break
            if relation == "advcl" and word and word not in {"that", "to", "for"}:
                break
            if open_question(node):
                break
            if dismissed(parent) and not set(syntax.auxiliaries(node)) & syntax.DEONTIC:
                return found  # "dismissed claims that Kyiv was ready"
            if relation == "relcl" and not (
                word == "for"
                or (parent.lemma_ == "time" and any(c.tag_ == "TO" for c in node.children))
                or senseless(parent) is not None
            ):  # "the need for Kyiv to be allowed" is no relative clause
                break
        if spoken_of(node, parent, mention):
            break
        beside = relation == "advcl" and node.tag_ == "VBG" and not syntax.mark(node)
        node = _first_of_two(parent, relation, mention)
        if node.pos_ == "NOUN" and node.lemma_ in WORRIES:
            state = replace(state, sign=-state.sign)  # "its worry over enlargement is a fair one"
        state = state.further_up()
        if is_saying(node, relation):
            break
        if beside and node.lemma_ in ENDING_IT:
            continue  # "is trying to end the war, hosting talks": the war ends, and not the talks
        state, done = meet(node, state, mention, found, relation=relation)
        if done:
            return found
    if state.cue is not None and not state.talk and not any(r.cue == state.cue for r in found):
        found.append(reading_of(mention, None, state, node))
    return found


def _bids(prep: Token, verb: Token, state: State) -> bool:
    """ "phoned Moscow in a bid to restart the talks": the purpose of whoever did so."""
    cue = state.cue
    return cue is not None and cue.head == prep and cue.lemma_ in BIDS and verb.pos_ in VERBAL


def _own_row(noun: Token, first: Token) -> Token:
    """The word that a row hangs on."""
    if first.lemma_ in NEED:  # "the importance of dialogue and a truce"
        return next((c for c in first.children if c.lower_ in {"of", "for"} and c.i < noun.i), first)
    return first


def _first_of_two(verb: Token, relation: str, mention: TopicMention) -> Token:
    """ "is pausing and reviewing its aid": what is stopped says more than what else is done with it."""
    first = verb.head
    if (
        relation != "dobj"
        or verb.dep_ != "conj"
        or first.lemma_ not in STOPPED.get(mention.topic, frozenset())
    ):
        return verb
    return first
