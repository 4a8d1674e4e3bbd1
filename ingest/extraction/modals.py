"""What "must", "will", "would", "cannot" and headlines' infinitives make of a verb that takes no side of its own."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import USING, asked_of
from ingest.extraction.clauses import backdrop, denied_now, needs, realis, supposed, verb_name, wanted
from ingest.extraction.pronouns import HE, IT, THEY
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import ACTS, LASTING, STOPPED
from ingest.extraction.topic_mentions import MEETINGS, TopicMention, head
from ingest.extraction.tree import Token

AT_ONCE = frozenset({"immediately", "at", "now", "promptly"})
ONWARD = frozenset("on ahead further forward through together deeper".split())
HOPING = frozenset({"hope", "hop", "wish", "pray"})  # "hop": "hoped", by a slip of the lemmatizer
PROMISED = frozenset({"announcement", "promise", "pledge", "vow", "assurance", "declaration"})


def _two(word: Token) -> bool:
    """ "Moscow and Kyiv", "both sides", "the two countries"."""
    return bool(word.conjuncts) or any(c.lower_ in {"both", "two"} for c in word.children)


def away(verb: Token, mention: TopicMention) -> bool:
    """ "the sanctions must go", "have to go": ended, where nothing says whereto or on."""
    return (
        verb.lemma_ == "go"
        and mention.topic in {"sanctions", "military_aid"}
        and any(s.i in range(mention.start, mention.end) for s in syntax.subjects(verb))
        and not any(c.dep_ in {"prt", "prep", "advcl"} or c.lower_ in ONWARD for c in verb.children)
    )


def _deeds(topic: str, denied: bool) -> frozenset[str]:
    """What is a side when it is done: arms supplied, sanctions imposed, a paper handed over, but not each prisoner who is."""
    stopped = STOPPED.get(topic, frozenset[str]())
    if topic == "memorandum":
        return stopped | (ACTS[topic] - {"set_out"})  # "set out his terms in June": in a speech
    if topic in {"military_aid", "sanctions"} and not denied:  # what has not been done may still come
        return stopped | ACTS[topic]
    return stopped


def modal(
    node: Token, aux: set[str], denied: bool, state: State, mention: TopicMention, found: list[Reading]
) -> tuple[State, bool]:
    """Modals make an evaluation or a commitment of a verb that has none of its own."""
    if node.pos_ not in VERBAL:
        return state, False
    if away(node, mention) and (aux & (syntax.DEONTIC | syntax.FUTURE) or needs(node)):
        return replace(state, sign=-state.sign, cue=node, kind="MUST", irrealis=True), False
    if aux & syntax.DEONTIC or needs(node):
        return replace(
            state, cue=state.cue or node, kind=state.kind or "MUST", irrealis=True, talk=False
        ), False
    if aux & syntax.POSSIBLE and node.dep_ == "ccomp" and node.head.lemma_ in HOPING and not denied:
        return state, False  # "hopes that the sanctions could soon be lifted": what is hoped
    if aux & syntax.POSSIBLE and state.cue is None and not denied:
        if "could" in aux and mention.topic in MEETINGS and node == head(node.doc, mention):
            later = any(
                c.dep_ == "advcl" and syntax.mark(c) in {"when", "once", "after"} for c in node.children
            )
            # "could meet once a treaty is drafted", said by their own side
            made = replace(state, cue=node, kind="WILL", conditional=state.conditional or later)
            found.extend(reading_of(mention, person, made, node) for person in syntax.subjects(node)[:1])
        return state, True
    refused = denied and bool({"ca", "can", "cannot", "could"} & aux)
    people = syntax.subjects(node)
    root = head(node.doc, mention)
    itself = root == node and bool(people) and people[0].i not in range(mention.start, mention.end)
    if (
        itself
        and state.cue is None
        and denied_now(node, aux)
        and not mention.weak
        and mention.topic != "nato"
        and not wanted(node)
    ):
        made = replace(state, cue=node, kind="WANT")  # "does not give up land"
        found.extend(reading_of(mention, person, made, node) for person in people[:1])
        return state, False
    if (
        itself
        and state.cue is None
        and not mention.weak
        and verb_name(node) in _deeds(mention.topic, denied)
        and not aux & (syntax.FUTURE | syntax.POSSIBLE)
        and realis(node)
        and not wanted(node)
        and not supposed(node)
        and not backdrop(node)
    ):
        # "has suspended arms deliveries", "supplied Kyiv with arms"
        made = replace(state, cue=node, kind="ACT")
        found.extend(reading_of(mention, person, made, node) for person in people[:1])
        return state, False
    # A headline's future: "France to send more missiles".
    planned = node.dep_ == "ROOT" and "to" in aux and bool(people)
    if node.dep_ == "xcomp" and node.head.lemma_ == "be" and mention.topic in {"military_aid", "sanctions"}:
        planned = "to" in aux and bool(people) and node.head.tag_ in {"VBZ", "VBP"}  # "is to send"
    if not (aux & syntax.FUTURE or refused or planned) or state.cue is not None:
        return state, False
    word = supposed(node)
    if (
        (people and state.steps > 3)
        or (word and word != "whether")
        or node.lemma_ in USING
        or (word and asked_of(node))
    ):
        return state, True
    own = range(mention.start, mention.end) if root == node else {t.i for t in root.subtree}
    passive = any(c.dep_ in syntax.PASSIVE for c in node.children)
    if (
        passive
        and (refused or verb_name(node) in ACTS.get(mention.topic, frozenset()) or cue_of(node) is not None)
    ) or (
        not passive
        and people
        and people[0].i in own
        and (
            node.lemma_ in LASTING or (mention.topic == "ceasefire" and node == root)
        )  # "guns will fall silent"
    ):
        return replace(state, cue=node, kind="SHALL", maybe=state.maybe or word == "whether"), False
    if word == "whether" and itself is False and people and people[0].lower_ in THEY | IT | HE:
        return replace(
            state, maybe=True
        ), False  # "has not said whether they would adhere": who has not said it
    if (
        people
        and people[0].tag_ == "NN"
        and node.dep_ == "ccomp"
        and (above := cue_of(node.head)) is not None
        and above.kind == "WANT"
    ):
        return state, False  # "agreed that the process will begin with a truce"
    if mention.topic == "nato" and people and people[0].lower_ in THEY | HE and state.sign * mention.side < 0:
        found.append(reading_of(mention, None, replace(state, cue=node, kind="JUDGE"), node))
        return state, True  # "he is never going to be a member": says who says so
    if people and people[0].i not in own:
        told = node.dep_ == "acl" and node.head.lemma_ in PROMISED and people[0].pos_ != "PRON"
        # "the announcement that the president will meet …" is no forecast
        made = replace(
            state, cue=node, kind="WANT" if told else "WILL", maybe=state.maybe or word == "whether"
        )
        if mention.topic == "talks" and AT_ONCE & {c.lower_ for c in node.children} and _two(people[0]):
            both = replace(
                made, kind="SHALL"
            )  # "both will start negotiating immediately": what a mediator wants
            found.append(reading_of(mention, None, both, node))
        if not itself:
            found.extend(reading_of(mention, person, made, node) for person in people[:1])
            return replace(state, cue=node, kind="WILL"), True
        if not (mention.weak and mention.topic == "military_aid"):
            found.extend(reading_of(mention, person, made, node) for person in people[:1])
    return state, False
