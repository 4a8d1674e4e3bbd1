"""Questions to a clause: is it only wanted, supposed or background; does it list, judge, or lean to a side?"""

from __future__ import annotations

from spacy.tokens import Token

from ingest.extraction import syntax
from ingest.extraction.background import as_soon_as, of_another
from ingest.extraction.kept import bounds
from ingest.extraction.limits import conceded
from ingest.extraction.reading import VERBAL, State, cue_of
from ingest.extraction.sides import (
    ADJECTIVES,
    ASPECT,
    JUDGING_NOUNS,
    JUDGING_PHRASES,
    LISTABLE,
    REGRETS,
    SAYING,
    SUPPOSED,
    VERBS,
    Cue,
)
from ingest.extraction.topics import TopicMention, head

SHOWING = frozenset(
    "confirm show prove demonstrate fulfil fulfill keep honor honour declare state express".split()
)
# Whoever is made to do it has not wanted it.
CAUSING = frozenset("make force compel get push pressure".split())


def takes_part(word: Token) -> bool:
    return word.lemma_ in {
        "participate",
        "participation",
        "engage",
        "interest",
        "interested",
        "confidence",
        "join",
        "part",
        "role",
        "involve",
        "result",
        "reach",
        "sense",
        "stand",
    }


def is_saying(node: Token, relation: str) -> bool:
    """Reporting verbs end the walk where they govern a clause; "maintain a ceasefire" does not report."""
    if node.lemma_ not in SAYING or node.pos_ not in VERBAL:
        return False
    if relation == "prep" and (
        node.lemma_ in {"reply", "respond", "answer", "comment"}
        or any(c.lower_ in {"yes", "no"} for c in node.children)
    ):
        return False
    if relation == "dobj" and (
        valued(node) or any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)
    ):
        return False  # "described a truce as a trick", "expects Moscow to confirm a truce"
    return relation in {"ccomp", "advcl", "parataxis", "dep"} or cue_of(node) is None


@syntax.once
def verb_name(node: Token) -> str:
    for child in node.children:
        if child.dep_ in {"prt", "advmod"} and (both := f"{node.lemma_}_{child.lower_}") in VERBS:
            return both
    return str(node.lemma_)


@syntax.once
def realis(node: Token) -> bool:
    return node.tag_ not in {"VB"} or bool(
        set(syntax.auxiliaries(node)) & (syntax.FUTURE | {"did", "do", "does"})
    )


def talked_of(verb: Token) -> bool:
    """ "did not mention lifting sanctions", "talked about sending arms": spoken of, not done."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    cue = cue_of(above) if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "xcomp", "ccomp", "dobj"} else None
    return cue is not None and cue.kind == "TALK"


def happens(node: Token, aux: set[str]) -> bool:
    """Whether a verb tells what is done, not what should, could or is to be done."""
    return (
        node.pos_ in VERBAL
        and not aux & (syntax.DEONTIC | syntax.POSSIBLE)
        and realis(node)
        and not wanted(node)
    )


def denied_now(node: Token, aux: set[str]) -> bool:
    """ "does not give up land": what somebody says that they do not do."""
    return bool(aux & {"do", "does"}) and syntax.negated(node) and not supposed(node)


def needs(node: Token) -> bool:
    return node.dep_ == "xcomp" and node.head.lemma_ in {"need", "have"} and node.head.pos_ in VERBAL


@syntax.once
def supposed(node: Token) -> str:
    """ "whether", "if" and the like above a clause; "if" for an inverted condition ("Had Kyiv agreed"); else empty."""
    clause = node.head if node.dep_ in {"acomp", "attr"} else node
    for _ in range(4):
        word = syntax.mark(clause)
        if word in SUPPOSED:
            return word
        if syntax.inverted(clause) or as_soon_as(clause) or conceded(clause, clause.head):
            return "if"
        if clause.dep_ not in {"conj", "xcomp", "ccomp"} or clause.head == clause:
            return ""
        if clause.dep_ == "ccomp" and clause.head.lemma_ not in SHOWING | SAYING:
            return ""  # "if Kyiv declares that it is ready"
        clause = clause.head
    return ""


@syntax.once
def backdrop(node: Token) -> bool:
    """Whether an act is only the background of the sentence: "after Russia declared a truce"."""
    clause = node
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    return clause.dep_ in {"advcl", "relcl", "acl", "pcomp"} and syntax.mark(clause) in {
        "after",
        "since",
        "when",
        "as",
        "before",
        "while",
        "because",
    }


WORRIED = frozenset("concerned worried afraid fearful alarmed nervous wary".split())


@syntax.once
def wanted(node: Token) -> bool:
    """Whether the clause is the complement of another cue, so that its own subject has taken no side yet."""
    clause = node.head if node.dep_ in {"acomp", "attr"} else node
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    parent = clause.head
    if (
        clause.dep_ == "advcl"
        and clause.tag_ == parent.tag_ == "VBG"
        and parent.dep_ == "ccomp"
        and parent.head.lemma_ == "include"
    ):
        return True  # "its demands include Kyiv leaving the region, renouncing the alliance"
    if (
        talked_of(node)
        or of_another(clause)
        or (clause.dep_ in {"ccomp", "xcomp"} and parent.lemma_ in CAUSING)
    ):
        return True
    if clause.dep_ == "ccomp" and syntax.cleft(clause) is not None:
        return False  # "it is Kyiv that refuses"
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    if (
        clause.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "csubj"} or (clause.dep_ == "advcl" and infinitive)
    ) and parent != clause:
        if clause.dep_ == "pcomp":
            if parent.lower_ in {"by", "while", "upon", "despite"}:
                return False  # "by accepting the truce, Kyiv …"
            parent = parent.head
        if clause.dep_ == "xcomp" and parent.lemma_ in ASPECT and parent.pos_ in VERBAL:
            return wanted(parent)
        if clause.dep_ == "ccomp" and parent.lemma_ in WORRIED:
            return True  # "are concerned that Ankara will press for a truce"
        cue = cue_of(parent)
        if clause.dep_ == "advcl" and (cue is None or cue.kind not in {"WANT", "ASK"}):
            return False  # "travelled to Kyiv to demand": a purpose
        if parent.lemma_ in REGRETS and clause.dep_ == "ccomp" and syntax.mark(clause) == "that":
            return False  # "complained that Moscow refuses": it is so
        if cue is not None and (cue.kind == "ASK" or parent.lemma_ in REGRETS or cue.kind == "BLOCK"):
            return True
        if clause.dep_ == "ccomp" and (parent.lemma_ in SAYING or clause.tag_ in {"VBD", "VBZ", "VBP"}):
            return False
        return cue is not None and cue.kind in {
            "WANT",
            "ASK",
            "MAYBE",
            "CHANGE",
            "BLOCK",
            "ACCUSE",
            "ACT",
            "JUDGE",
        }
    return False


def valued(verb: Token) -> int:
    """ "called the sanctions counterproductive", "sees a truce as necessary": -1, 1, or 0."""
    if verb.lemma_ not in {
        "call",
        "consider",
        "deem",
        "describe",
        "regard",
        "find",
        "see",
        "view",
        "brand",
        "dismiss",
        "slam",
        "praise",
        "hail",
        "denounce",
    }:
        return 0
    for child in verb.children:
        words = (
            [child]
            if child.dep_ in {"oprd", "acomp", "xcomp", "ccomp", "dobj"}
            else list(child.children)
            if child.lower_ == "as"
            else []
        )
        for word in words:
            for one in (word, *(c for c in word.children if c.dep_ in {"amod", "acomp", "oprd"})):
                cue = ADJECTIVES.get(one.lemma_.casefold()) or JUDGING_NOUNS.get(one.lemma_.casefold())
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


def ends_the_war(verb: Token) -> bool:
    """ "giving up the region would end the war": worth it."""
    return any(
        c.dep_ == "dobj" and c.lemma_ in {"war", "conflict", "bloodshed", "killing"} for c in verb.children
    )


HARM = frozenset(
    """escalation death war conflict confrontation consequence catastrophe disaster suffering destruction casualty ruin
    bloodshed involvement victim tragedy""".split()
)


def ends_badly(verb: Token) -> bool:
    """ "sending tanks would lead to escalation", "would mean a wider war", "crosses a red line"."""
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


def none_there(verb: Token, aux: set[str]) -> bool:
    """ "there will be no talks", "there can be no truce"."""
    return (
        verb.lemma_ == "be"
        and bool(aux & (syntax.FUTURE | {"can", "could"}))
        and any(c.dep_ == "expl" for c in verb.children)
        and any(c.lower_ == "no" for t in verb.children if t.dep_ == "attr" for c in t.children)
    )


REQUIRED = frozenset(
    "necessary needed essential required crucial vital indispensable condition precondition prerequisite requirement".split()
)


def needed_for(verb: Token, mention: TopicMention) -> Token | None:
    """ "a withdrawal is necessary for talks to begin", "is a precondition for talks": the word that binds the talks."""
    if verb.lemma_ != "be" and verb.pos_ in VERBAL and verb.lower_ not in REQUIRED:
        return None
    words = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr"})]
    word = next((w for w in words if w.lower_ in REQUIRED), None)
    root = head(verb.doc, mention)
    if (
        word is None
        or word.i > root.i
        or not any(t.lower_ in {"for", "to"} for t in verb.doc[word.i + 1 : root.i])
    ):
        return None
    clause = word.head if word.dep_ in {"acomp", "attr"} else word
    named = [c for c in clause.children if c.dep_ in syntax.SUBJECTS | syntax.PASSIVE and c.lower_ != "it"]
    return word if named and not syntax.negated(clause) else None


def then_there(verb: Token, aux: set[str]) -> bool:
    """ "Only then can there be talks", "and there can be talks after that", "there could be a truce once …"."""
    return (
        verb.lemma_ == "be"
        and bool(aux & (syntax.FUTURE | {"can", "could"}))
        and any(c.dep_ == "expl" for c in verb.children)
        and not syntax.negated(verb)
        and any(
            (c.dep_ == "advmod" and c.lower_ in {"then", "afterwards"})
            or (c.dep_ == "prep" and c.lower_ == "after")
            or (c.dep_ == "advcl" and syntax.mark(c) in {"if", "once", "when", "after", "provided"})
            for t in verb.children
            for c in (t, *(t.children if t.dep_ == "attr" else ()))
        )
    )


def held_back(verb: Token) -> bool:
    """ "until Moscow agrees", "without guarantees", below the verb."""
    return any(
        c.dep_ in {"advcl", "prep"}
        and (syntax.mark(c) in {"before", "until", "unless"} or c.lower_ in {"before", "until", "without"})
        for c in verb.children
    )


def asked_for(noun: Token, governor: Token) -> bool:
    """ "must confirm its commitment", "urged Moscow to show its readiness": what is still missing."""
    return (
        noun.dep_ == "dobj"
        and governor.lemma_ in SHOWING
        and governor.pos_ in VERBAL
        and (bool(set(syntax.auxiliaries(governor)) & syntax.DEONTIC) or needs(governor) or wanted(governor))
    )


def expects_of_somebody(verb: Token) -> bool:
    """ "Kyiv expects Moscow to agree", "expects an answer from Russia", "we expect": a demand, not a forecast."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"from", "of"}:
            return True
        if child.dep_ == "dobj" and any(c.dep_ == "prep" and c.lower_ == "from" for c in child.children):
            return True
        if child.dep_ in {"ccomp", "xcomp"} and any(
            c.dep_ == "nsubj" and (c.pos_ == "PROPN" or c.lemma_ == "side") for c in child.children
        ):
            return True
        if child.dep_ == "nsubj" and child.lower_ == "we":
            return True
    return any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.children) and any(
        c.dep_ == "ccomp" for c in verb.children
    )


def denies_itself(node: Token, mention: TopicMention) -> bool:
    """Whether the denial is one of the mention's own words ("not recognise Crimea")."""
    return any(c.dep_ == "neg" and mention.start <= c.i < mention.end for c in node.children)


def listed(verb: Token) -> tuple[Token, Cue] | None:
    """The demands, terms or priorities that a verb lists: "conditions include", "the goal is"."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "attr", "nsubjpass"}:
            noun = syntax.antecedent(child)
            if noun.lower_ in {"they", "these", "those"}:
                noun = next(
                    (
                        t
                        for t in reversed(verb.doc[max(0, noun.i - 30) : noun.i])
                        if t.pos_ == "NOUN" and t.lemma_ in LISTABLE
                    ),
                    noun,
                )
            if noun.pos_ == "NOUN" and (cue := cue_of(noun)) and cue.kind in {"WANT", "ASK"}:
                return noun, cue
    return None


REASONS = frozenset({"because", "as", "since", "after", "until"})
OFF = Cue("JUDGE", -1)


def judgement(verb: Token, relation: str) -> tuple[Token, Cue] | None:
    """What "be" and its like say of the topic: "is necessary", "is a priority", "is out of the question"."""
    if verb.lemma_ not in {"be", "remain", "become", "seem", "look", "appear"}:
        return None
    after = verb.doc[verb.i : min(verb.i + 8, bounds(verb).end)].text.casefold()
    for phrase, cue in JUDGING_PHRASES.items():
        if phrase in after:
            own = phrase.startswith("no") and syntax.negated(verb)  # denied by its own word, not once more
            return verb, Cue(cue.kind, -cue.sign) if own else cue
    for child in verb.children:
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


def _judging(child: Token) -> Cue | None:
    adjective = ADJECTIVES.get(child.lemma_.casefold())
    if child.dep_ in {"acomp", "oprd"} and adjective and adjective.kind in {"JUDGE", "MAYBE", "BLOCK"}:
        return adjective
    if child.dep_ in {"attr", "nsubj"} and (noun := JUDGING_NOUNS.get(child.lemma_.casefold())):
        return noun
    if child.dep_ == "attr":
        for word in child.children:
            below = ADJECTIVES.get(word.lemma_.casefold())
            if below is not None and below.kind == "JUDGE":
                return below
    return None
