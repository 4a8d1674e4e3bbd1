"""Fixed ways of taking a side, or none: "there can be no question of", "has taken no position on", "has not decided whether"."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.orders import held_back
from ingest.extraction.reading import VERBAL, Reading, State, reading_of
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token

# "taken no position on the truce", "gave no answer about the talks": speaks on it, and takes no side.
OPEN = frozenset(
    "position side stance decision view opinion answer comment commitment promise conclusion date clarity timeline".split()
)
LIGHTLY = frozenset("take make give have adopt reach express offer state announce provide set fix be".split())
TELLING = frozenset(
    "decide determine confirm say announce specify clarify answer comment disclose tell indicate consider weigh".split()
)
WITHHOLDING = frozenset({"decline", "refuse", "avoid", "dodge", "yet", "still", "remain", "not"})
EXCUSES = frozenset({"excuse", "pretext"})
EFFORTS = frozenset({"everything", "all", "utmost", "best"})
UNDECIDED = frozenset({"dobj", "nsubjpass", "attr"})  # "set no date", "no date is set", "there is no date"


def idiom(
    node: Token, state: State, mention: TopicMention, found: list[Reading], relation: str
) -> tuple[State, bool] | None:
    """What a fixed phrase at `node` makes of the side, as frames.meet says; None where there is none."""
    none = any(c.lower_ == "no" for c in node.children)
    if (
        none
        and node.pos_ == "NOUN"
        and (node.lemma_ == "question" or (node.lemma_ == "talk" and relation == "prep"))
    ):  # "there can be no question of", "no talk of a truce while …": the denial that follows is this one
        later = node.head.pos_ in VERBAL and held_back(node.head)
        made = replace(
            state, sign=state.sign if later else -state.sign, conditional=state.conditional or later
        )
        return replace(made, cue=node, kind="JUDGE", talk=False), False
    if none and relation == "prep" and node.lemma_ == "alternative":
        return replace(state, cue=node, kind="JUDGE", talk=False), False  # its denial is a yes
    if relation == "prep" and (noun := undecided(node)) is not None:
        made = replace(state, maybe=True, cue=noun, kind="MAYBE", talk=False)
        return _held(noun, noun.head, made, mention, found)
    if node.lemma_ == "have" and any(c.dep_ == "dobj" and c.lower_ == "none" for c in node.children):
        return _held(node, node, replace(state, sign=-state.sign, cue=node, kind="WANT"), mention, found)
    if (
        node.lemma_ == "imagine"
        and relation == "dobj"
        and {"can", "could"} & set(syntax.auxiliaries(node))
        and not syntax.negated(node)
    ):
        return _held(node, node, replace(state, cue=node, kind="WANT"), mention, found)
    return None


def _held(
    cue: Token, verb: Token, state: State, mention: TopicMention, found: list[Reading]
) -> tuple[State, bool]:
    people = syntax.subjects(verb)
    found.extend(reading_of(mention, person, state, cue) for person in people)
    return state, bool(people)


def undecided(node: Token) -> Token | None:
    """The noun that says that no side is taken: "no position on", "set no date for", "took note of"; or None."""
    noun = next((c for c in node.children if c.dep_ in UNDECIDED), None) if node.pos_ in VERBAL else node
    if noun is None or noun.dep_ not in UNDECIDED or noun.head.pos_ not in VERBAL:
        return None
    if noun.lemma_ == "note" and noun.head.lemma_ == "take":
        return noun
    denied = any(c.lower_ in {"no", "neither"} for c in noun.children) or syntax.negated(noun.head)
    return noun if denied and noun.lemma_ in OPEN and noun.head.lemma_ in LIGHTLY else None


def unsaid(clause: Token, mention: TopicMention, state: State) -> list[Reading] | None:
    """ "has not decided whether it will take part": whoever decides takes no side yet. None where nobody is so asked."""
    verb = clause.head
    leaving = verb.head if verb.lemma_ == "open" else verb
    if leaving.lemma_ in {"leave", "keep"} and "open" in {verb.lemma_, *(c.lower_ for c in verb.children)}:
        verb = leaving
    elif verb.lemma_ not in TELLING or verb.pos_ not in VERBAL:
        return None
    elif not syntax.negated(verb) and verb.lemma_ not in {"decide", "consider", "weigh"}:
        words = {verb.head.lemma_} if verb.dep_ == "xcomp" else set()
        words |= {
            c.lower_ for w in (verb, verb.head) for c in w.children if c.dep_ == "advmod" and c.i < verb.i
        }  # "has yet to", "has still to"
        if not WITHHOLDING & words:
            return None
    made = replace(state, maybe=True, cue=verb, kind="MAYBE", talk=False)
    return [reading_of(mention, person, made, verb) for person in syntax.subjects(verb)]


def strives(verb: Token) -> Token | None:
    """ "does everything (it can) to avoid a truce", "finds excuses not to hold talks": the verb that says who does; or None."""
    above = verb
    for _ in range(3):
        above = above.head
        things = [c for c in above.children if c.dep_ == "dobj"]
        if any(c.lemma_ in EXCUSES or (above.lemma_ == "do" and c.lower_ in EFFORTS) for c in things):
            return above
    return None
