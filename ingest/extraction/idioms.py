"""Fixed ways of taking a side, or none: "there can be no question of", "has nothing against", "has taken no position on"."""

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
# "raised the possibility of a truce", "did not rule out the option of talks": neither yes nor no.
CHANCES = frozenset("possibility prospect option chance likelihood".split())
FLOATING = frozenset(
    "raise float leave consider mention suggest entertain explore weigh discuss study see keep".split()
)
SENSE = frozenset("point sense use reason".split())
ANSWERING = frozenset("respond reply react answer comment".split())
# "poured cold water on", "heaped scorn on"
POURING = frozenset({"pour", "heap", "throw"})
POURED = frozenset({"water", "scorn", "contempt", "ridicule"})
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
    if relation == "prep" and node.lemma_ in POURING and any(c.lemma_ in POURED for c in node.children):
        return _held(node, node, replace(state, sign=-state.sign, cue=node, kind="WANT"), mention, found)
    if relation == "prep" and (verb := _options_open(node)) is not None:
        return _held(
            verb, verb, replace(state, maybe=True, cue=verb, kind="MAYBE", talk=False), mention, found
        )
    if relation == "prep" and node.lower_ == "nothing" and any(c.lower_ == "against" for c in node.children):
        return _held(node, node.head, replace(state, cue=node, kind="WANT"), mention, found)
    if relation == "prep" and node.lemma_ in CHANCES and (way := _left_open(node)) is not None:
        made = replace(state, maybe=not way, sign=state.sign * (way or 1), cue=node.head, talk=False)
        return _held(node.head, node.head, replace(made, kind="WANT" if way else "MAYBE"), mention, found)
    if relation in {"prep", "acl", "relcl"} and (sense := senseless(node)) is not None:
        made = replace(state, sign=-state.sign, cue=sense, kind="WANT", talk=False)
        if sense.head.lemma_ == "be":  # "there is no point in a truce"
            found.append(reading_of(mention, None, replace(made, kind="JUDGE"), sense))
            return made, True
        return _held(sense, sense.head, made, mention, found)
    if relation == "prep" and node.lemma_ in ANSWERING and _unanswered(node):
        made = replace(state, maybe=True, cue=node, kind="MAYBE", talk=False)
        return _held(node, node, made, mention, found)[0], True
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


def _left_open(noun: Token) -> int | None:
    """0 where the verb above leaves the chance open ("raised the possibility of"), -1 where it rules it out."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ not in VERBAL:
        return None
    if verb.lemma_ in {"exclude", "reject", "rule"}:
        return 0 if syntax.negated(verb) else -1
    return 0 if verb.lemma_ in FLOATING and not syntax.negated(verb) else None


def senseless(node: Token) -> Token | None:
    """ "sees no point in", "does not see any sense in": the noun, which the parser may hang beside its "in"."""
    for noun in (node, *node.children):
        if noun.lemma_ in SENSE and noun.pos_ == "NOUN" and noun.dep_ in {"dobj", "attr"}:
            denied = any(c.lower_ in {"no", "little", "neither"} for c in noun.children)
            return noun if denied or syntax.negated(noun.head) else None
    return None


def _options_open(node: Token) -> Token | None:
    """ "is keeping all its options open on sanctions": the verb."""
    verb = node if node.pos_ in VERBAL else node.head
    after = verb.doc.lowers[verb.i : verb.i + 7]
    return verb if verb.lemma_ in {"keep", "leave", "hold"} and {"options", "open"} <= {*after} else None


def _unanswered(verb: Token) -> bool:
    """ "has not responded to the proposal": no side yet."""
    above = verb.head
    if verb.pos_ not in VERBAL or not any(c.lower_ in {"to", "on"} for c in verb.children):
        return False
    silent = verb.dep_ == "xcomp" and above.lemma_ in {"fail", "refuse", "decline"}
    return silent or syntax.negated(verb) or any(c.lower_ == "yet" for c in (*verb.children, *above.children))


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
