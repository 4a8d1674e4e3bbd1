"""The walk from the mention of an issue up the governing words, and where it ends."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import spoken_of
from ingest.extraction.clauses import is_saying, takes_part
from ingest.extraction.frames import meet
from ingest.extraction.holding import one_of_two
from ingest.extraction.idioms import unsaid
from ingest.extraction.limits import conceded
from ingest.extraction.orders import demanded
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import ADJUNCTS, LISTING, NEED, ROLES, STOPPED, SUPPOSED
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Token

STUCK = frozenset("progress deadlock stalemate impasse delay breakthrough standstill".split())
BIDS = frozenset("bid effort attempt push".split())
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
            if one_of_two(parent) and node.pos_ in VERBAL:
                break  # "either Moscow accepts it or sanctions will follow"
            bare = node.tag_ == "VBP" and _told_to(parent)
            if node.tag_ in {"VBD", "VBZ", "VBP"} and parent.tag_ in {"VB", "VBG"} and not bare:
                break  # "agreed to exchange prisoners but ended": the parser's slip
            node = _own_row(node, parent)
            continue
        if relation == "advmod" and node.lower_ in ADJUNCTS:
            break
        if relation == "dobj" and parent.lower_ == "following" and parent.tag_ == "VBG":
            break  # "its push for a truce following the summit"
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
            and not _ranked(node)
        ):
            break  # "agreed on a swap at the talks"
        if relation == "prep" and node.lower_ == "in" and _bids(node, parent, state):
            found.extend(reading_of(mention, p, state, node) for p in syntax.subjects(parent)[:1])
            return found
        if (
            relation == "prep"
            and node.lower_ in ADJUNCTS
            and not (node.lower_ == "by" and parent.lemma_ in {"abide", "stand"})
            and not _ranked(node)
            and not (node.lower_ == "as" and any(c.lower_ == "such" for c in node.children))
            and not (
                node.lower_ == "in"
                and (
                    takes_part(parent)
                    or any(c.lemma_ in {"favour", "favor", "support"} for c in node.children)
                    or (parent.lemma_ in STUCK and any(a.lemma_ == "blame" for a in parent.ancestors))
                )
            )
        ):
            break
        if relation in {"advcl", "ccomp", "acl", "relcl"} or (
            relation == "xcomp" and syntax.mark(node) == "whether"
        ):
            word = syntax.mark(node)
            yielded = relation == "advcl" and conceded(node, parent)
            if (
                word in SUPPOSED
                or yielded
                or (
                    word == "before"
                    and (
                        syntax.negated(parent)
                        or any(syntax.negated(c) for c in parent.children if c.dep_ == "attr")
                    )
                )
            ):
                open_ = unsaid(node, mention, state) if word == "whether" else None
                found.extend(demanded(node, parent, state, mention) if open_ is None else open_)
                if word == "whether" and parent.lemma_ == "ask":
                    return found  # "was asked whether Kyiv should join": a question
                if word == "if" and state.irrealis and node == state.cue:
                    return found  # "if Moscow does not agree to a truce": nobody has refused one
                break
            if relation == "advcl" and word and word not in {"that", "to", "for"}:
                break
            if relation == "relcl" and not (
                (node.lemma_ in LISTING and cue_of(parent) is not None)
                or word == "for"
                or (parent.lemma_ == "time" and any(c.tag_ == "TO" for c in node.children))
            ):  # "the need for Kyiv to be allowed" is no relative clause
                break
        if spoken_of(node, parent, mention):
            break
        node = _first_of_two(parent, relation, mention)
        if node.pos_ == "NOUN" and node.lemma_ in WORRIES:
            state = replace(state, sign=-state.sign)  # "its worry over enlargement is a fair one"
        state = state.further_up()
        if is_saying(node, relation):
            break
        state, done = meet(node, state, mention, found, relation=relation)
        if done:
            return found
    if state.cue is not None and not state.talk and not any(r.cue == state.cue for r in found):
        found.append(reading_of(mention, None, state, node))
    return found


def _told_to(verb: Token) -> bool:
    """ "demands that Kyiv withdraw its troops and pledge": no finite verb, whatever the tagger says."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.dep_ == "ccomp" and any(c.dep_ in syntax.SUBJECTS for c in verb.children)


def _bids(prep: Token, verb: Token, state: State) -> bool:
    """ "phoned Moscow in a bid to restart the talks": the purpose of whoever did so."""
    cue = state.cue
    return cue is not None and cue.head == prep and cue.lemma_ in BIDS and verb.pos_ in VERBAL


def _ranked(prep: Token) -> bool:
    """ "a meeting at the highest level": what meeting is wanted, not where something else is."""
    return prep.lower_ == "at" and any(c.lemma_ == "level" for c in prep.children)


def _own_row(noun: Token, first: Token) -> Token:
    """ "a lifting of sanctions and recognition of the border": recognised, not lifted. The word that the row hangs on."""
    if first.lemma_ in NEED:  # "the importance of dialogue and a truce"
        return next((c for c in first.children if c.lower_ in {"of", "for"} and c.i < noun.i), first)
    deed = first.head.head
    if (
        first.dep_ == "pobj"
        and first.head.lower_ in {"of", "on", "to"}
        and (cue := cue_of(deed)) is not None
        and cue.kind == "CHANGE"
        and deed.pos_ == "NOUN"
        and (
            any(c.lower_ == "of" and c.i > noun.i for c in (*noun.children, *first.children))
            or ((own := cue_of(noun)) is not None and own.kind == "CHANGE" and own.sign < 0)
        )
    ):  # "limits on the army and a halt to the deliveries"
        return deed
    return first


def _first_of_two(verb: Token, relation: str, mention: TopicMention) -> Token:
    """ "is pausing and reviewing its aid": what is stopped says more than what else is done with it."""
    first = verb.head
    if (
        relation != "dobj"
        or verb.dep_ != "conj"
        or first.lemma_ not in STOPPED.get(mention.topic, frozenset())
        or verb.i - first.i > 3
        or any(c.dep_ == "dobj" for c in first.children)
    ):
        return verb
    return first
