"""What is wanted without being asked for outright: the price of a promise, what a threat is to bring, what a worry is over.

"would only agree if deliveries stop", "as soon as they leave the regions, we will cease fire", "will impose sanctions if
Moscow does not agree", "voiced concerns that a truce would allow Kyiv to rearm".
"""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import as_soon_as
from ingest.extraction.limits import conceded
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import LIGHT
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

# What the thing that is worried over would do.
FEARED = frozenset(
    "allow enable help let give embolden lead encourage reward provoke escalate drag weaken".split()
)
# What is held out to those who do not do as they are told.
THREATENED = frozenset(
    "impose introduce face tighten act respond sanction follow punish adopt strengthen walk leave withdraw stop".split()
)
UNREFUSED = frozenset("ceasefire talks summit prisoners memorandum children".split())
ENDS = frozenset("peace settlement end solution".split())  # what somebody's demand is the price of
THREATS = frozenset({"threaten", "warn", "vow"})


def _blamed(clause: Token, mention: TopicMention) -> bool:
    """ "threatened tariffs if it deems Moscow responsible for not reaching a truce": who is to blame, not what is to be done."""
    return any(t.lemma_ in {"responsible", "blame", "fault"} and t.i < mention.start for t in clause.subtree)


def demanded(clause: Token, main: Token, state: State, mention: TopicMention) -> list[Reading]:
    """What stands in the condition of somebody's yes is wanted by them: "would only agree if deliveries stop"."""
    if main.dep_ == "xcomp" and main.head.lemma_ in THREATS:
        main = main.head
    if syntax.mark(main) == "whether" or (mention.start > clause.i and _blamed(clause, mention)):
        return []  # "did not say whether he would come if Moscow refused a truce"
    target = main
    for child in main.children:
        if child.dep_ in {"acomp", "attr"} and cue_of(child):
            target = child
    cue = cue_of(target)
    aux = set(syntax.auxiliaries(main))
    if aux & syntax.FUTURE and not (syntax.negated(clause) or syntax.negated(main)) and mirrors(main):
        made = replace(state, cue=main, kind="DEMAND", maybe=False, conditional=True)
        return [reading_of(mention, person, made, main) for person in syntax.subjects(main)]
    willing = cue is not None and cue.kind in {"WANT", "MAYBE", "JUDGE"}
    row = [main]
    while row[-1].dep_ == "conj" and row[-1].head.pos_ in VERBAL:
        row.append(row[-1].head)
    yielded = conceded(clause, main)
    bound = bool(aux & syntax.FUTURE) and (
        yielded or syntax.negated(main) or any(t.lower_ == "only" for m in (*row, clause) for t in m.children)
    )
    threat = (
        syntax.mark(clause) == "if"
        and not syntax.negated(main)
        and (
            bool(aux & syntax.FUTURE) and syntax.negated(clause) and main.lemma_ in THREATENED
            if not refused(clause, state, mention)
            else bool(aux & (syntax.FUTURE | syntax.DEONTIC))
        )
    )
    if (
        threat
    ):  # "will impose sanctions if Moscow does not agree", "if Moscow goes on refusing": Moscow is to agree
        state = replace(state, sign=-state.sign)
        bound = True
    refusing = cue is not None and cue.kind == "WANT" and cue.sign < 0
    if not threat and syntax.mark(clause) == "if" and refusing != syntax.negated(main):
        # "rules out a truce if Moscow insists on the regions": it is refused with what is not wanted
        state = replace(state, sign=-state.sign)
    none = any(syntax.negated(c) for c in main.children if c.dep_ in {"attr", "nsubj"})
    if not (willing or bound or none) or (
        not (threat or yielded)
        and clause.lemma_ in {"want", "agree", "be"}
        and not (target.lemma_ in THREATS and syntax.mark(clause) == "unless")
    ):
        return []
    made = replace(state, cue=target, kind="DEMAND", maybe=False, conditional=False)
    if target.lemma_ in THREATS and syntax.mark(clause) == "if":
        made = replace(made, sign=-state.sign)  # "threatens to act if they do not talk": they are to talk
    people = syntax.subjects(target)
    if people and people[0].lemma_ in ENDS:
        return [reading_of(mention, None, made, main)]  # "peace is possible once the last soldier has left"
    if not people and none:
        return [reading_of(mention, None, made, main)]
    return [reading_of(mention, person, made, main) for person in people]


def refused(clause: Token, state: State, mention: TopicMention) -> bool:
    """Whether what is supposed is a refusal of what nobody asks another to refuse: "if Moscow rejects a truce"."""
    cue = cue_of(state.cue) if state.cue is not None else None
    return (
        mention.topic in UNREFUSED
        and cue is not None
        and cue.sign < 0
        and cue.kind == "WANT"
        and state.sign == -mention.side
        and not syntax.negated(clause)
    )


def mirrors(verb: Token) -> bool:
    """ "will respond in kind", "would act accordingly", "will mirror it"."""
    if verb.lemma_ in {"mirror", "reciprocate"}:
        return True
    words = {t.lower_ for t in verb.subtree if verb.i < t.i <= verb.i + 6}
    return verb.lemma_ in {"act", "respond", "answer", "do", "behave", "follow"} and bool(
        words & {"accordingly", "mirror", "mirroring", "kind", "likewise", "same", "symmetrically", "suit"}
    )


FINE = frozenset("good well great nice helpful useful fine wonderful".split())


def better_if(clause: Token, main: Token) -> Token | None:
    """ "it would be better if they met": the word; what is good is wanted."""
    if main.lemma_ != "be" or syntax.negated(main) or {"would", "might"}.isdisjoint(syntax.auxiliaries(main)):
        return None
    return next((c for c in main.children if c.dep_ == "acomp" and c.lemma_ in FINE), None)


def bargain(root: Token, state: State, mention: TopicMention) -> list[Reading]:
    """ "as soon as they withdraw from the regions, we will cease fire": the price of what is promised is wanted."""
    clause = root
    for _ in range(6):
        word = syntax.mark(clause)
        soon = as_soon_as(clause)
        if clause.dep_ == "advcl" and (soon or word in {"if", "once"}):
            break
        if clause.head == clause:
            return []
        clause = clause.head
        if (cue := cue_of(clause)) is not None and cue.kind == "WANT" and cue.sign < 0:
            state = replace(state, sign=-state.sign)  # "if Kyiv renounces membership"
    else:
        return []
    if mention.topic in UNREFUSED and word == "if" and state.sign == -mention.side:
        state = replace(state, sign=mention.side)  # "if Moscow goes on refusing, there will be sanctions"
    main = clause.head.head if soon else clause.head
    if main.pos_ not in VERBAL or not set(syntax.auxiliaries(main)) & syntax.FUTURE or syntax.negated(clause):
        return []
    start, end = clause.left_edge.i, clause.right_edge.i
    if not any(
        not m.weak
        and m.topic != mention.topic
        and bounds(root).start <= m.start < bounds(root).end
        and not start <= m.start <= end
        for m in root.doc.topics
    ):
        return []
    made = replace(state, cue=main, kind="DEMAND", maybe=False, conditional=False)
    people: list[Token | None] = [
        p for p in syntax.subjects(main) if p.pos_ != "NOUN"
    ]  # no "order will follow"
    return [reading_of(mention, person, made, main) for person in people or [None]]


def worried(worry: Token) -> list[Token]:
    """Who voices the worry that a thing "would allow", "would embolden" somebody."""
    verb = worry.head
    feared = any(c.dep_ == "acl" and c.lemma_ in FEARED for c in worry.children)
    return syntax.subjects(verb) if feared and worry.dep_ == "dobj" and verb.lemma_ in LIGHT else []
