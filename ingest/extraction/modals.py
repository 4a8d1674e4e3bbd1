"""What "must", "will", "would", "cannot" and headlines' infinitives make of a verb that takes no side of its own."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import USING
from ingest.extraction.clauses import needs, realis, supposed, verb_name, wanted
from ingest.extraction.pronouns import HE, IT, THEY
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import ACTS, LASTING, STOPPED
from ingest.extraction.topic_mentions import MEETINGS, TopicMention, head
from ingest.extraction.tree import Token


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
    if aux & syntax.DEONTIC or needs(node):
        return replace(
            state, cue=state.cue or node, kind=state.kind or "MUST", irrealis=True, talk=False
        ), False
    people = syntax.subjects(node)
    root = head(node.doc, mention)
    if aux & syntax.POSSIBLE and state.cue is None and not denied:
        if (
            "could" in aux and mention.topic in MEETINGS and node == root
        ):  # "could meet": said by their own side
            made = replace(state, cue=node, kind="WILL")
            found.extend(reading_of(mention, person, made, node) for person in people[:1])
        return state, True
    refused = denied and bool({"ca", "can", "cannot", "could"} & aux)
    itself = root == node and bool(people) and people[0].i not in range(mention.start, mention.end)
    if (
        itself
        and state.cue is None
        and not mention.weak
        and verb_name(node) in _deeds(mention.topic, denied)
        and not aux & (syntax.FUTURE | syntax.POSSIBLE)
        and realis(node)
        and not wanted(node)
        and not supposed(node)
    ):
        # "has suspended arms deliveries", "supplied Kyiv with arms"
        made = replace(state, cue=node, kind="ACT")
        found.extend(reading_of(mention, person, made, node) for person in people[:1])
        return state, False
    # A headline's future: "France to send more missiles".
    planned = node.dep_ == "ROOT" and "to" in aux and bool(people)
    if not (aux & syntax.FUTURE or refused or planned) or state.cue is not None:
        return state, False
    word = supposed(node)
    if (people and state.steps > 3) or (word and word != "whether") or node.lemma_ in USING:
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
    if word == "whether" and not itself and people and people[0].lower_ in THEY | IT | HE:
        return replace(
            state, maybe=True
        ), False  # "has not said whether they would adhere": who has not said it
    if mention.topic == "nato" and people and people[0].lower_ in THEY | HE and state.sign * mention.side < 0:
        found.append(reading_of(mention, None, replace(state, cue=node, kind="JUDGE"), node))
        return state, True  # "he is never going to be a member": says who says so
    if people and people[0].i not in own:
        made = replace(state, cue=node, kind="WILL", maybe=state.maybe or word == "whether")
        if not itself:
            found.extend(reading_of(mention, person, made, node) for person in people[:1])
            return replace(state, cue=node, kind="WILL"), True
        if not (mention.weak and mention.topic == "military_aid"):
            found.extend(reading_of(mention, person, made, node) for person in people[:1])
    return state, False
