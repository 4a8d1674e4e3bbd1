"""What is wanted before what: "no talks before a truce", "would only agree if deliveries stop", "will impose sanctions if
Moscow does not agree".
"""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import needs
from ingest.extraction.limits import conceded
from ingest.extraction.pronouns import IT
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import THREATS
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Token

# What is held out to those who do not do as they are told.
THREATENED = frozenset(
    "impose introduce face tighten act respond sanction follow punish adopt strengthen walk leave withdraw stop".split()
)
ENDS = frozenset("peace settlement end solution".split())  # what somebody's demand is the price of
# "threatened tariffs if it deems Moscow responsible for not reaching a truce": who is to blame, not what is to be done.
GETTING = frozenset({"get", "receive", "have", "obtain", "see", "win"})
TO_BLAME = frozenset({"responsible", "blame", "fault"})


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
    words = (verb, *(c for c in verb.children if verb.lemma_ == "be" and c.dep_ in {"acomp", "attr"}))
    word = next((w for w in words if w.lower_ in REQUIRED), None)
    root = head(verb.doc, mention)
    if word is None or {"for", "to"}.isdisjoint(verb.doc.lowers[word.i + 1 : root.i]):
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
    """ "until Moscow agrees", "while arms keep coming", "without guarantees", below the verb."""
    return any(
        c.dep_ in {"advcl", "prep"}
        and (
            syntax.mark(c) in {"before", "until", "unless", "while"}
            or c.lower_ in {"before", "until", "without"}
        )
        for c in verb.children
    )


def in_order(root: Token, state: State, mention: TopicMention) -> list[Reading]:
    """What comes first is wanted now, what comes after it only then: "no talks before a truce", "no talks without …"."""
    if root.pos_ in VERBAL or (
        root.dep_ == "pobj" and root.head.lower_ not in {"before", "without", "until"}
    ):
        return []
    there = [root, root.head] if root.dep_ == "attr" else [root]  # "there can be no talks without …"
    denied = any(c.lower_ == "no" for c in root.children)
    awaits = any(
        c.dep_ == "prep" and c.lower_ in {"before", "without", "until"} for w in there for c in w.children
    )
    # "no truce until the causes are dealt with": the parser hangs the clause on another word
    if denied and (awaits or root.doc.lowers[mention.end : mention.end + 1] in (["until"], ["unless"])):
        made = replace(state, sign=1, conditional=True, cue=root, kind="ORDER")
        return [reading_of(mention, None, made, root)]
    later = root.head.head
    if (
        root.dep_ == "pobj"
        and root.head.lower_ == "before"
        and later.pos_ in VERBAL
        and (later.lemma_ == "come" or any(c.lower_ == "any" for c in root.children))
        and (set(syntax.auxiliaries(later)) & syntax.DEONTIC or needs(later))
    ):  # "must come before talks", "must stop before any truce"
        made = replace(state, sign=mention.side, conditional=True, cue=later, kind="ORDER")
        return [reading_of(mention, None, made, later)]
    if later.pos_ in VERBAL:
        later = next((c for c in later.children if c.dep_ == "attr"), later)
    if root.dep_ == "pobj" and later.pos_ == "NOUN" and any(c.lower_ == "no" for c in later.children):
        made = replace(state, sign=mention.side, cue=later, kind="ORDER")
        return [reading_of(mention, None, made, later)]
    return []


def demanded(clause: Token, main: Token, state: State, mention: TopicMention) -> list[Reading]:
    """What stands in the condition of somebody's yes is wanted by them: "would only agree if deliveries stop"."""
    word = syntax.mark(clause)
    if main.dep_ == "xcomp" and main.head.lemma_ in THREATS:
        main = main.head
    if syntax.mark(main) == "whether":
        return []  # "did not say whether he would come if Moscow refused a truce"
    if main.lemma_ in GETTING and any(c.lower_ in IT for c in clause.children if c.dep_ in syntax.SUBJECTS):
        return []  # "Kyiv will get peace if it gives up land": what it is told, and not what it asks for
    if any(t.lemma_ in TO_BLAME and clause.i < t.i < mention.start for t in clause.subtree):
        return []
    target = main
    for child in main.children:
        if child.dep_ in {"acomp", "attr"} and cue_of(child):
            target = child
    cue = cue_of(target)
    willing = cue is not None and cue.kind in {"WANT", "MAYBE", "JUDGE"}
    row = [main]
    while row[-1].dep_ == "conj" and row[-1].head.pos_ in VERBAL:
        row.append(row[-1].head)
    yielded = conceded(clause, main)
    promised = not syntax.FUTURE.isdisjoint(syntax.auxiliaries(main))
    only = any(t.lower_ == "only" for m in (*row, clause) for t in m.children)
    bound = promised and (yielded or syntax.negated(main) or only)
    threat = word == "if" and promised and syntax.negated(clause) and main.lemma_ in THREATENED
    threat = threat and not syntax.negated(main)
    refusing = cue is not None and cue.kind == "WANT" and cue.sign < 0
    # "will impose sanctions if Moscow does not agree": Moscow is to agree; "rules out a truce if Moscow insists on the
    # regions": it is refused with what is not wanted
    if threat or (word == "if" and refusing != syntax.negated(main)):
        state = replace(state, sign=-state.sign)
    none = any(syntax.negated(c) for c in main.children if c.dep_ in {"attr", "nsubj"})
    if not (willing or bound or none or threat) or (
        not (threat or yielded)
        and clause.lemma_ in {"want", "agree", "be"}
        and not (target.lemma_ in THREATS and word == "unless")
    ):
        return []
    made = replace(state, cue=target, kind="DEMAND", maybe=False, conditional=False)
    if target.lemma_ in THREATS and word == "if":
        made = replace(made, sign=-state.sign)  # "threatens to act if they do not talk": they are to talk
    people = syntax.subjects(target)
    if (people and people[0].lemma_ in ENDS) or (not people and none):
        return [reading_of(mention, None, made, main)]  # "peace is possible once the last soldier has left"
    return [reading_of(mention, person, made, main) for person in people]
