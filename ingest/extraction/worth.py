"""What a clause finds of an issue: good or bad, for or against, worth it or not, on or off."""

from __future__ import annotations

from ingest.extraction import syntax
from ingest.extraction.reading import State
from ingest.extraction.sides import ADJECTIVES, JUDGING_NOUNS, JUDGING_PHRASES, Cue
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Token, bounds

SEEN_AS = frozenset(
    "involvement participation target interference complicity aggression intervention act".split()
)


CALLING = frozenset(
    """call consider deem describe regard find see view brand dismiss slam praise hail denounce name term characterize
    characterise portray present frame tout cast""".split()
)


def valued(verb: Token) -> int:
    """ "called the sanctions counterproductive", "sees a truce as necessary": -1, 1, or 0."""
    if verb.lemma_ not in CALLING:
        return 0
    for child in sorted(
        verb.children, key=lambda c: c.lower_ != "as"
    ):  # "view this step as a mistake": not the step
        words = (
            [child]
            if child.dep_ in {"oprd", "acomp", "xcomp", "ccomp", "dobj"}
            else list(child.children)
            if child.lower_ == "as"
            else []
        )
        if child.dep_ == "dobj":  # "sees one as necessary"
            words += [w for c in child.children if c.lower_ == "as" for w in c.children]
        for word in words:
            for one in (word, *(c for c in word.children if c.dep_ in {"amod", "acomp", "oprd"})):
                if child.lower_ == "as" and one.lemma_ in SEEN_AS:
                    return -1  # "regards the supplies as direct involvement"
                if any(c.dep_ in {"acl", "relcl"} and _plays_for_time(c) for c in one.children):
                    return -1
                cue = ADJECTIVES.get(one.lemma_.casefold()) or JUDGING_NOUNS.get(one.lemma_.casefold())
                if cue is not None and cue.kind == "JUDGE":
                    return cue.sign
    return _behind_its_object(verb)


def _plays_for_time(verb: Token) -> bool:
    """ "a way to buy time", "an attempt to mislead"."""
    if syntax.negated(verb):
        return False
    if verb.lemma_ in {"regroup", "rearm", "stall", "deceive", "mislead"}:
        return True
    return verb.lemma_ in {"buy", "gain", "win", "play"} and any(
        w.lower_ == "time" for c in verb.children for w in (c, *c.children)
    )


def _behind_its_object(verb: Token) -> int:
    """ "called the supply of missiles to Kyiv unacceptable", the adjective hung on the last noun by the parser."""
    if verb.lemma_ not in {"call", "consider", "deem", "find"}:
        return 0
    for word in verb.subtree:
        if word.i < verb.i + 3 or word.tag_ != "JJ":
            continue
        first = next((c for c in word.conjuncts if c.i < word.i), word)
        hung = first.dep_ == "pobj" or (first.dep_ == "amod" and first.i > first.head.i)
        cue = ADJECTIVES.get(word.lemma_.casefold()) if hung else None
        if cue is not None and cue.kind == "JUDGE":
            return cue.sign
    return 0


GOALS = frozenset(
    "peace settlement end solution agreement deal diplomacy talk negotiation thing progress it".split()
)
FARTHER = frozenset("distant remote hard difficult impossible elusive unlikely bad worse".split())
NEARER = frozenset("near close easy likely possible easier closer".split())


def made_so(verb: Token) -> int:
    """ "made peace more distant", "makes a settlement harder to reach": -1, 1, or 0."""
    for child in verb.children:
        if child.dep_ not in {"ccomp", "oprd", "acomp", "xcomp"} or child.lower_ in {"of", "to"}:
            continue
        named = [*child.children, *(c for c in verb.children if c.dep_ == "dobj")]
        if any(c.dep_ in {"nsubj", "dobj"} and c.lemma_.casefold() in GOALS for c in named):
            word = child.lemma_.casefold()
            less = any(c.lower_ in {"less", "no", "not"} for c in child.children)
            worth = -1 if word in FARTHER else 1 if word in NEARER else 0
            return -worth if less else worth
    return 0


# What a step is called that is no good: "a truce would mean surrender", "amounts to capitulation".
DEFEAT = frozenset("capitulation surrender defeat betrayal treason".split())
HARM = DEFEAT | frozenset(
    """escalation harm damage death war conflict confrontation consequence catastrophe disaster suffering destruction casualty ruin
    bloodshed involvement victim tragedy""".split()
)
ENDING = frozenset(
    "end stop halt prevent avert reduce cut limit curb weaken deter lessen minimise minimize stem avoid hamper".split()
)
ENDED = HARM | frozenset(
    "killing harm loss attack strike aggression aggressor machine ability capacity capability revenue threat shelling".split()
)


def ends_the_war(verb: Token) -> bool:
    """ "giving up the region would end the war", "air defence reduces the losses": worth it."""
    return verb.lemma_ in ENDING and any(c.dep_ == "dobj" and c.lemma_ in ENDED for c in verb.children)


SPOILING = frozenset(
    "derail torpedo kill sink doom scupper scuttle wreck bury sabotage upset close shut slam".split()
)
SPOILT = (GOALS - {"thing", "it", "end"}) | {"process", "effort", "door", "chance", "hope"}


def _of(noun: Token) -> set[str]:
    """A noun, and what it is the chance of."""
    below = [p for c in noun.children if c.lower_ in {"of", "for"} for p in c.children]
    return {noun.lemma_.casefold(), *(p.lemma_.casefold() for p in below)}


def ends_badly(verb: Token) -> bool:
    """ "sending tanks would lead to escalation", "would mean a wider war", "would derail diplomacy", "crosses a red line"."""
    if verb.lemma_ in SPOILING:
        return any(c.dep_ == "dobj" and not SPOILT.isdisjoint(_of(c)) for c in verb.children)
    if verb.lemma_ not in {
        "lead",
        "result",
        "mean",
        "cause",
        "trigger",
        "bring",
        "entail",
        "cross",
        "have",
        "end",
        "amount",
        "equal",
        "spell",
        "do",
    }:
        return False
    below = [
        p for c in verb.children if c.lower_ in {"to", "in", "about"} for p in c.children if p.dep_ == "pobj"
    ]
    for noun in (*(c for c in verb.children if c.dep_ == "dobj"), *below):
        if any(c.lower_ in {"less", "fewer", "no"} for c in noun.children):
            return False
        red = noun.lemma_ == "line" and any(c.lower_ == "red" for c in noun.children)
        if red or noun.lemma_ in HARM or any(c.lemma_ in HARM for c in noun.conjuncts):
            return verb.lemma_ != "end" or noun.lemma_ != "war"
    return False


def opinion(verb: Token, state: State) -> int:
    """ "considers that the truce must hold", "considers a truce useful": the side of the opinion held, or 0."""
    if state.kind in {"MUST", "JUDGE", "SHALL"}:
        return 1
    clause = next(c for c in verb.children if c.dep_ == "ccomp")
    cue = ADJECTIVES.get(clause.lemma_.casefold())
    return cue.sign if cue is not None and cue.kind == "JUDGE" and clause.lemma_ != "possible" else 0


def leaning(verb: Token) -> int:
    """ "is against further talks", "are for keeping this format": -1, 1, or 0."""
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and child.i > verb.i
            and child.lower_ in {"against", "for", "behind"}
            and not any(c.dep_ == "prep" and verb.i < c.i < child.i for c in verb.children)
        ):  # not "will be in Geneva for the talks"
            if child.lower_ == "for" and any(c.dep_ == "acomp" and syntax.negated(c) for c in verb.children):
                return 1 if syntax.negated(verb) else -1  # "is not ready at all for a summit"
            return -1 if child.lower_ == "against" else 1
        if (
            child.dep_ == "prep"
            and child.lower_ == "in"
            and any(c.lower_ in {"favor", "favour", "support"} for c in child.children)
        ):
            return 1
    return 0


def way_open(verb: Token, mention: TopicMention) -> int:
    """ "the door is open", "the path stays closed": 1, -1, or 0."""
    if verb.lemma_ not in {"be", "remain", "stay"} or head(verb.doc, mention).lemma_ not in {
        "door",
        "path",
        "way",
        "road",
    }:
        return 0
    found = next((c.lemma_ for c in verb.children if c.dep_ == "acomp"), "")
    return 1 if found == "open" else -1 if found in {"closed", "shut"} else 0


REASONS = frozenset({"because", "as", "since", "after", "until"})
OFF = Cue("JUDGE", -1)


def judgement(verb: Token) -> tuple[Token, Cue] | None:
    """What "be" and its like say of the topic: "is necessary", "is a priority", "is out of the question"."""
    if verb.lemma_ not in {"be", "remain", "become", "seem", "look", "appear", "sound"}:
        return None
    after = verb.doc[verb.i : min(verb.i + 8, bounds(verb).end)].text.casefold()
    for phrase, cue in JUDGING_PHRASES.items():
        if phrase in after:
            own = phrase.startswith("no") and syntax.negated(verb)  # denied by its own word, not once more
            return verb, Cue(cue.kind, -cue.sign) if own else cue
    for child in sorted(
        verb.children, key=_is_subject
    ):  # "such a step is unacceptable": no word for the step
        if (
            child.lower_ == "off"
            and child.dep_ in {"advmod", "prt", "acomp"}
            and (child.i + 1 == len(verb.doc) or child.nbor().is_punct or child.nbor().lower_ in REASONS)
        ):
            return child, OFF  # "the summit was off"
        found = _judging(child)
        if found is not None:
            return child, found
    return None


def _is_subject(child: Token) -> bool:
    return child.dep_ == "nsubj"


def _judging(child: Token) -> Cue | None:
    adjective = ADJECTIVES.get(child.lemma_.casefold())
    if child.dep_ in {"acomp", "oprd"} and adjective and adjective.kind in {"JUDGE", "MAYBE", "BLOCK"}:
        return adjective
    worth = [
        cue
        for c in child.children
        if child.dep_ == "attr" and (cue := ADJECTIVES.get(c.lemma_.casefold())) and cue.kind == "JUDGE"
    ]
    if bad := [cue for cue in worth if cue.sign < 0]:
        return bad[0]  # "an unrealistic goal"
    if child.dep_ in {"attr", "nsubj"} and (noun := JUDGING_NOUNS.get(child.lemma_.casefold())):
        return noun
    return worth[0] if worth else None
