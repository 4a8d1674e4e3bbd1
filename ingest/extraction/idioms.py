"""Fixed ways of taking a side, or none: "has nothing against", "stands in the way of", "has taken no position on"."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.orders import held_back
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.topic_mentions import TopicMention, head
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
DISCLOSING = frozenset("say comment disclose reveal elaborate tell specify speculate".split())
OBSTACLES = frozenset("problem obstacle objection barrier impediment hindrance hurdle".split())
# "raised the possibility of a truce", "did not rule out the option of talks": neither yes nor no.
CHANCES = frozenset("possibility prospect option chance likelihood".split())
FLOATING = frozenset(
    "raise float leave consider mention suggest entertain explore weigh discuss study see keep".split()
)
POURED = frozenset({"water", "scorn", "contempt"})  # "poured cold water on", "heaped scorn on"
THANKED = frozenset({"military_aid", "prisoners", "children", "sanctions"})
ANSWERING = frozenset("respond reply react answer comment".split())
OFFERED = frozenset("request proposal offer idea call demand initiative appeal suggestion".split())
RECEIVING = frozenset({"receive", "get", "hear", "await"})
ATTITUDES = frozenset(
    "readiness willingness openness commitment interest desire intention position stance".split()
)
SENSE = frozenset("point sense use reason".split())
DEADLINES = frozenset("deadline ultimatum day week time chance".split())
FACING = frozenset("face brace suffer risk confront".split())
FIRING = frozenset("use shoot strike fire hit target launch employ".split())
EXCUSES = frozenset({"excuse", "pretext"})
EFFORTS = frozenset({"everything", "all", "utmost", "best"})


def idiom(
    node: Token, state: State, mention: TopicMention, found: list[Reading], relation: str
) -> tuple[State, bool] | None:
    """What a fixed phrase at `node` makes of the side, as frames.meet says; None where there is none."""
    if relation == "prep" and node.lower_ == "nothing" and _links(node) == {"against"}:
        return _held(node, node.head, replace(state, cue=node, kind="WANT"), mention, found)
    if (
        relation == "prep"
        and node.lower_ == "nothing"
        and node.head.lemma_ == "hear"
        and _links(node) == {"of"}
    ):
        made = replace(state, sign=-state.sign, cue=node.head, kind="WANT")  # "will hear nothing of it"
        return _held(node.head, node.head, made, mention, found)
    if relation == "prep" and (hindrance := _no_obstacle(node)) is not None:
        made = replace(state, cue=hindrance, kind="WANT")
        return _held(hindrance, hindrance.head, made, mention, found)
    if node.lemma_ == "bring" and relation == "nsubj" and _to_a_halt(node):
        return replace(state, sign=-state.sign, cue=node, kind="JUDGE", talk=False), False
    if relation == "prep" and node.lemma_ in {"pour", "heap"} and POURED & {c.lemma_ for c in node.children}:
        return _held(node, node, replace(state, sign=-state.sign, cue=node, kind="WANT"), mention, found)
    if (
        node.lemma_ in {"let", "allow"}
        and relation == "ccomp"
        and mention.topic == "talks"
        and syntax.negated(node)
        and any(c.lemma_ == "drag" for c in node.children)
    ):  # "will not let the talks drag on"
        return _held(
            node, node, replace(state, sign=1, conditional=True, cue=node, kind="WANT"), mention, found
        )
    if (
        relation == "prep"
        and mention.topic in THANKED
        and node.pos_ in VERBAL
        and any(
            c.dep_ == "dobj" and c.lemma_ in {"gratitude", "appreciation", "thank", "thanks"}
            for c in node.children
        )
    ):  # "expressed gratitude to Ankara for its role in the swap"
        return _held(node, node, replace(state, cue=node, kind="THANK", talk=False), mention, found)
    if relation == "prep" and node.lemma_ == "stand" and _in_the_way(node):
        return _blocking(node, state, mention, found)
    if node.lemma_ == "have" and any(c.dep_ == "dobj" and c.lower_ == "none" for c in node.children):
        return _held(node, node, replace(state, sign=-state.sign, cue=node, kind="WANT"), mention, found)
    if (
        (node.lemma_ == "question" or (node.lemma_ == "talk" and relation == "prep"))
        and node.pos_ == "NOUN"
        and any(c.lower_ == "no" for c in node.children)
    ):  # "there can be no question of", "no talk of a truce while …": the denial that follows is this one
        later = node.head.pos_ in VERBAL and held_back(node.head)
        made = replace(
            state, sign=state.sign if later else -state.sign, conditional=state.conditional or later
        )
        return replace(made, cue=node, kind="JUDGE", talk=False), False
    if relation == "prep" and node.lemma_ == "alternative" and any(c.lower_ == "no" for c in node.children):
        return replace(state, cue=node, kind="JUDGE", talk=False), False  # its denial is a yes
    if (
        node.lemma_ == "decision"
        and node.dep_ == "nsubjpass"
        and any(c.lower_ == "no" for c in node.children)
    ):
        return replace(
            state, maybe=True, cue=node, kind="MAYBE", talk=False
        ), False  # "no decision has been made"
    if relation == "prep" and (noun := undecided(node)) is not None:
        made = replace(state, maybe=True, cue=noun, kind="MAYBE", talk=False)
        return _held(
            noun, noun.head if noun != node or node.pos_ not in VERBAL else node, made, mention, found
        )
    if (
        node.lemma_ == "imagine"
        and relation == "dobj"
        and {"can", "could"} & set(syntax.auxiliaries(node))
        and not syntax.negated(node)
    ):
        return _held(node, node, replace(state, cue=node, kind="WANT"), mention, found)
    if relation == "prep" and node.lemma_ in CHANCES and (verb := _floats(node)) is not None:
        held, way = verb
        made = replace(
            state, maybe=way == 0, sign=state.sign * (way or 1), cue=held, kind="MAYBE", talk=False
        )
        return _held(held, held, made if way == 0 else replace(made, kind="WANT"), mention, found)
    if relation in {"prep", "acl", "relcl"} and (sense := senseless(node)) is not None:
        made = replace(state, sign=-state.sign, cue=sense, kind="WANT", talk=False)
        if sense.head.lemma_ == "be" or any(
            p.conjuncts for p in syntax.subjects(sense.head)
        ):  # "there is no point in a truce"
            found.append(reading_of(mention, None, replace(made, kind="JUDGE"), sense))
            return made, True
        return _held(sense, sense.head, made, mention, found)
    if relation == "prep" and (keeping := _options_open(node)) is not None:
        made = replace(state, maybe=True, cue=keeping, kind="MAYBE", talk=False)
        return _held(keeping, keeping, made, mention, found)
    if node.lemma_ in FACING and relation in {"dobj", "prep"} and mention.topic == "sanctions":
        return _facing(node, state, mention, found)
    if node.pos_ in VERBAL and node.lemma_ in ANSWERING and relation == "prep":
        return _answering(node, state, mention, found)
    if node.lemma_ == "note" and node.pos_ in VERBAL and relation == "dobj" and noted(node):
        return _held(node, node, replace(state, maybe=True, cue=node, kind="MAYBE"), mention, found)
    if node.pos_ == "NOUN" and node.lemma_ in ATTITUDES and asked_about(node):
        return state, True  # "asked about Moscow's readiness": one who asks does not say that there is any
    if mention.topic == "military_aid" and _may_use(node):
        return replace(state, cue=node, kind="JUDGE", talk=False), False
    return None


def _floats(noun: Token) -> tuple[Token, int] | None:
    """Who leaves a thing possible ("raised the possibility of", "did not rule out the option of"): the verb, and 0; -1
    where it is ruled out."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ not in VERBAL:
        return None
    out = any(c.lower_ == "out" for c in verb.children)
    if verb.lemma_ in {"exclude", "reject"} or (verb.lemma_ == "rule" and out):
        return verb, 0 if syntax.negated(verb) else -1
    if syntax.negated(verb):
        return None
    return (verb, 0) if verb.lemma_ in FLOATING and noun.lemma_ in CHANCES else None


def _answering(
    node: Token, state: State, mention: TopicMention, found: list[Reading]
) -> tuple[State, bool] | None:
    """ "has not responded to the proposal": no side yet."""
    if not any(c.dep_ == "prep" and c.lower_ in {"to", "on"} for c in node.children):
        return None
    above = node.head if node.dep_ == "xcomp" and node.head.lemma_ in {"be", "have"} else node
    silent = node.dep_ == "xcomp" and node.head.lemma_ in {"fail", "refuse", "decline"}
    if silent or syntax.negated(node) or any(c.lower_ == "yet" for c in (*node.children, *above.children)):
        made = replace(state, maybe=True, cue=node, kind="MAYBE", talk=False)
        return _held(node, node, made, mention, found)[0], True
    return None


def senseless(node: Token) -> Token | None:
    """ "sees no point in", "does not see any sense in": the noun, which the parser may hang beside its "in"."""
    for noun in (node, *(c for c in node.children if c.dep_ in {"dobj", "attr"})):
        if noun.lemma_ in SENSE and noun.pos_ == "NOUN" and noun.dep_ in {"dobj", "attr"}:
            denied = any(c.lower_ in {"no", "little", "neither"} for c in noun.children)
            return noun if denied or syntax.negated(noun.head) else None
    return None


def _options_open(node: Token) -> Token | None:
    """ "is keeping all its options open on sanctions": the verb."""
    verb = node if node.pos_ in VERBAL else node.head
    if verb.lemma_ not in {"keep", "leave", "hold"}:
        return None
    below = {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 7]}
    return verb if "open" in below and below & {"options", "option"} else None


def _facing(
    node: Token, state: State, mention: TopicMention, found: list[Reading]
) -> tuple[State, bool] | None:
    """ "must agree or face sanctions", "gave Moscow a deadline to agree or face sanctions": a threat with a way out."""
    other = node.head if node.dep_ == "conj" else None
    if other is None or not any(c.dep_ == "cc" and c.lower_ == "or" for c in other.children):
        return None
    made = replace(state, conditional=True, cue=node, kind="WANT", talk=False)
    noun = other.head
    if other.dep_ in {"acl", "relcl", "advcl"} and noun.lemma_ in DEADLINES and noun.dep_ == "dobj":
        return _held(node, noun.head, made, mention, found)[0], True
    asking = other.head
    cue = cue_of(asking)
    if other.dep_ in {"advcl", "xcomp", "ccomp", "dep"} and (
        (cue is not None and cue.kind == "ASK")
        or asking.lemma_ in {"tell", "warn"}
        or any(c.dep_ == "dobj" and c.lemma_ in DEADLINES for c in asking.children)
    ):  # "urged Moscow to agree or brace for sanctions", "set a deadline to agree or face sanctions"
        return _held(node, asking, made, mention, found)[0], True
    if {"must", "should"} & set(syntax.auxiliaries(other)):
        return replace(made, kind="MUST"), False
    return None


def noted(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lemma_ in OFFERED for c in verb.children)


def received(noun: Token) -> bool:
    """ "has yet to receive an offer of talks": it is others who make it."""
    return noun.lemma_ in OFFERED and noun.dep_ == "dobj" and noun.head.lemma_ in RECEIVING


def asked_about(noun: Token) -> bool:
    """ "inquired about Moscow's readiness", "questioned Kyiv's willingness"."""
    prep = noun.head
    if noun.dep_ == "dobj":
        return prep.lemma_ in {"question", "doubt", "test"}
    if noun.dep_ != "pobj" or prep.lower_ not in {"about", "regarding", "on", "of"}:
        return False
    return prep.head.lemma_ in {"ask", "inquire", "enquire", "wonder", "query"} or (
        prep.head.lemma_ in {"question", "doubt", "inquiry"} and prep.head.pos_ == "NOUN"
    )


def _may_use(verb: Token) -> bool:
    """ "Kyiv may fire these missiles at …": what one who has given them allows."""
    if verb.lemma_ not in FIRING or not set(syntax.auxiliaries(verb)) & {"can", "may", "could"}:
        return False
    named = {t.lower_ for s in verb.children if s.dep_ == "nsubj" for t in s.subtree}
    return bool(named & {"ukraine", "kyiv", "kiev", "ukrainians", "ukrainian"}) and not syntax.negated(verb)


def _held(
    cue: Token, verb: Token, state: State, mention: TopicMention, found: list[Reading]
) -> tuple[State, bool]:
    people = syntax.subjects(verb)
    found.extend(reading_of(mention, person, state, cue) for person in people)
    return state, bool(people)


def _links(noun: Token) -> set[str]:
    return {c.lower_ for c in noun.children if c.dep_ == "prep"}


def _no_obstacle(node: Token) -> Token | None:
    """ "sees no obstacles to", "has no objection to": the noun."""
    for noun in (node, *(c for c in node.children if c.dep_ == "dobj")):
        if noun.lemma_ in OBSTACLES and any(c.lower_ == "no" for c in noun.children):
            return noun
    return None


def _to_a_halt(verb: Token) -> bool:
    return any(
        c.dep_ == "prep"
        and c.lower_ == "to"
        and any(p.lemma_ in {"halt", "end", "standstill", "stop"} for p in c.children)
        for c in verb.children
    )


def _in_the_way(verb: Token) -> bool:
    return any(
        c.dep_ == "prep" and c.lower_ == "in" and any(p.lemma_ == "way" for p in c.children)
        for c in verb.children
    )


def _blocking(node: Token, state: State, mention: TopicMention, found: list[Reading]) -> tuple[State, bool]:
    """ "would not stand in the way of a truce", "nothing stands in its way", "Moscow stands in its way"."""
    if any(c.dep_ == "nsubj" and c.lower_ == "nothing" for c in node.children):
        return replace(state, cue=node, kind="JUDGE"), False
    if syntax.negated(node):
        return _held(node, node, replace(state, cue=node, kind="WANT"), mention, found)
    return _held(node, node, replace(state, sign=-state.sign, cue=node, kind="BLAME"), mention, found)


_UNDECIDED = frozenset({"dobj", "nsubjpass", "attr"})  # "set no date", "no date is set", "there is no date"


def undecided(node: Token) -> Token | None:
    """The noun that says that no side is taken: "no position on", "not made up its mind about"; or None."""
    noun = node
    if node.pos_ in VERBAL:
        found = next((c for c in node.children if c.dep_ in _UNDECIDED), None)
        if found is None:
            return None
        noun = found
    verb = noun.head
    if noun.dep_ not in _UNDECIDED or verb.pos_ not in VERBAL:
        return None
    if noun.lemma_ == "note" and verb.lemma_ == "take":
        return noun  # "took note of the request"
    denied = any(c.lower_ in {"no", "neither"} for c in noun.children) or syntax.negated(verb)
    if noun.lemma_ == "mind" and verb.lemma_ == "make":
        return noun if denied or not any(c.lower_ == "has" for c in verb.children) else None
    return noun if denied and noun.lemma_ in OPEN and verb.lemma_ in LIGHTLY else None


def unsaid(clause: Token, mention: TopicMention, state: State) -> list[Reading] | None:
    """ "has not decided whether it will take part": whoever decides takes no side yet. None where nobody is so asked."""
    verb = clause.head
    leaving = verb.head if verb.lemma_ == "open" else verb
    if leaving.lemma_ in {"leave", "keep"} and "open" in {verb.lemma_, *(c.lower_ for c in verb.children)}:
        made = replace(state, maybe=True, cue=leaving, kind="MAYBE", talk=False)
        return [reading_of(mention, person, made, leaving) for person in syntax.subjects(leaving)]
    if verb.lemma_ not in TELLING or verb.pos_ not in VERBAL:
        return None
    words = {verb.head.lemma_} if verb.dep_ == "xcomp" else set()
    words |= {
        c.lower_ for w in (verb, verb.head) for c in w.children if c.dep_ == "advmod" and c.i < verb.i
    }  # "has yet to", "has still to"
    if not (syntax.negated(verb) or WITHHOLDING & words or verb.lemma_ in {"decide", "consider", "weigh"}):
        return None
    made = replace(state, maybe=True, cue=verb, kind="MAYBE", talk=False)
    return [reading_of(mention, person, made, verb) for person in syntax.subjects(verb)]


def withholds(cue: Token) -> bool:
    """ "declined to say what was in the paper" takes no side on the paper."""
    return cue.lemma_ in {"decline", "refuse"} and any(
        c.dep_ == "xcomp" and c.lemma_ in DISCLOSING for c in cue.children
    )


def strives(verb: Token) -> Token | None:
    """ "does everything (it can) to avoid a truce", "finds excuses not to hold talks": the verb that says who does; or None."""
    above = verb
    for _ in range(3):
        if above.head == above:
            return None
        above = above.head
        if above.lemma_ in EXCUSES and above.pos_ == "NOUN" and above.dep_ in {"dobj", "pobj"}:
            return above.head if above.dep_ == "dobj" else above.head.head
        things = [c for c in above.children if c.dep_ == "dobj"]
        if any(c.lemma_ in EXCUSES or (above.lemma_ == "do" and c.lower_ in EFFORTS) for c in things):
            return above
    return None


def starting_point(noun: Token) -> bool:
    """ "a withdrawal as the starting point for talks": a condition of them."""
    return noun.lemma_ == "point" and any(c.lower_ == "starting" for c in noun.children)


def stands_for(word: Token, mention: TopicMention) -> bool:
    """ "the obstacle to a truce", "the threat to the talks": what is bad for the issue, not the issue itself."""
    root = head(word.doc, mention)
    return any(
        c.dep_ == "prep" and c.lower_ in {"to", "for"} and c.i < root.i <= c.right_edge.i
        for c in word.children
    )
