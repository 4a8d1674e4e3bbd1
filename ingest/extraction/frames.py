"""What one governing word does to the side taken, and who holds it.

Sign composition follows the polarity algebra of implicative verbs (Nairn, Condoravdi, Karttunen 2006); holders follow
the attitude frames of opinion-holder extraction (Kim and Hovy 2006).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ingest.extraction import syntax
from ingest.extraction.background import bygone, scheduled
from ingest.extraction.clauses import (
    denies_itself,
    expects_of_somebody,
    happens,
    listed,
    needs,
    realis,
    verb_name,
    wanted,
)
from ingest.extraction.holding import hold
from ingest.extraction.idioms import THANKED, idiom, stands_for, starting_point, strives
from ingest.extraction.limits import condition_of, denied_noun
from ingest.extraction.modals import modal
from ingest.extraction.orders import held_back, needed_for, none_there, then_there
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import (
    ACTS,
    DANGERS,
    HELD_UP,
    HINDERED,
    HINDERING,
    HITTING,
    JUDGING_VERBS,
    LEAVING,
    LETTING,
    LINKING,
    LISTING,
    MAKING,
    NEED,
    POSING,
    PRICES,
    QUITTING,
    SOLDIERS,
    STOPPED,
    TRYING,
    VERBS,
    Cue,
)
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.topic_references import likewise
from ingest.extraction.worth import (
    ends_badly,
    ends_the_war,
    judgement,
    leaning,
    made_so,
    opinion,
    valued,
    way_open,
)

# With "follow our example" behind it an assumption is what one expects of the other side.
COUNTED = frozenset({"assume", "presume", "believe", "trust", "suppose"})


def meet(
    node: Token,
    state: State,
    mention: TopicMention,
    found: list[Reading],
    relation: str = "",
    inside: bool = False,
) -> tuple[State, bool]:
    """The state after `node`; True where the walk is over."""
    cue = cue_of(node)
    lemma = node.lemma_.casefold()
    aux = set(syntax.auxiliaries(node))
    if (
        mention.referred
        and lemma in {"follow", "reciprocate", "do"}
        and not aux & syntax.DEONTIC
        and node.dep_ in {"ccomp", "advcl", "xcomp", "pcomp"}
        and likewise(head(node.doc, mention))
    ):
        return state, False  # "assumes that Kyiv will follow suit": whoever says so wants it
    if lemma == "prepare" and mention.topic == "summit" and (aux & syntax.DEONTIC or needs(node.head)):
        state = replace(state, conditional=True)  # "must first be prepared", "would need to be prepared"
    if relation == "prep" and lemma in {"speak", "talk"} and (early := too_early(node)) is not None:
        return replace(state, maybe=True, cue=early, kind="JUDGE", talk=False), False
    if relation == "xcomp" and lemma in TRYING and node.pos_ == "VERB":
        cue = Cue("WANT")  # "is working to organize a summit"
    if inside and mention.side < 0 and verb_name(node) in QUITTING and aux & syntax.POSSIBLE:
        made = replace(state, conditional=True, cue=node)
        return hold(node, made, mention, found, "WANT")  # "could walk away from the talks"
    denied = syntax.negated(node) and not (
        inside and (node.pos_ not in VERBAL or denies_itself(node, mention))
    )
    if denied and relation in syntax.PASSIVE and denied_noun(node.doc, mention, head(node.doc, mention)):
        denied = any(c.dep_ == "neg" for c in node.children)  # "no inch will be given away": denied once
    judged = judgement(node, relation) if node.pos_ in VERBAL else None
    condition = condition_of(node)
    if condition is not None:
        state = replace(state, conditional=True, condition=condition)

    if not inside and (turned := idiom(node, state, mention, found, relation)) is not None:
        return turned
    if not inside and node.lemma_ in LISTING and node.pos_ in VERBAL and (named := listed(node)):
        noun, entry = named
        if noun == state.cue and relation in syntax.SUBJECTS:
            return state, True  # "Putin's refusal is a problem": of the refusal, not of the issue
        state = replace(state, sign=state.sign * entry.sign, cue=noun, kind=entry.kind)
        people = syntax.holders_of_noun(noun)
        if not people and noun.dep_ != "attr":  # "a truce is a condition for talks": a truce wants nothing
            people = syntax.light_subjects(noun)
        found.extend(reading_of(mention, person, state, node) for person in people)
        return state, bool(people)
    price = relation == "prep" and (lemma in PRICES or starting_point(node)) and not inside
    if price and node.head.lemma_ in MAKING:
        cue = None  # "would create the conditions for talks": no one's condition
    elif price and not syntax.negated(node.head):
        state = replace(state, conditional=True)
        if node.head.lower_ == "as":
            made = replace(state, cue=node, kind="WANT")
            above = node.head.head
            people = syntax.subjects(above) if above.pos_ in VERBAL else syntax.light_subjects(above)
            found.extend(reading_of(mention, person, made, node) for person in people)
            return state, True
        if cue is None:
            cue = Cue("WANT")
    if relation == "nsubj" and lemma in {"need", "require"} and any(c.dep_ == "dobj" for c in node.children):
        return replace(state, conditional=True, cue=node, kind="JUDGE", talk=False), False
    if (
        node.pos_ in VERBAL
        and relation == "prep"
        and any(c.dep_ == "dobj" and c.lemma_ in PRICES for c in node.children)
        and not (denied or node.lemma_ in MAKING)
    ):
        return hold(node, replace(state, conditional=True, cue=node), mention, found, "WANT")
    if inside:
        cue = None  # the word belongs to the phrase, whose side is known
    if (
        relation in {"nsubj", "nsubjpass"}
        and lemma in {"have", "need"}
        and any(c.dep_ == "xcomp" for c in node.children)
    ):
        after = next(c for c in node.children if c.dep_ == "xcomp")
        turn = VERBS.get(after.lemma_)
        sign = state.sign * (turn.sign if turn and turn.kind == "CHANGE" else 1) * (-1 if denied else 1)
        return replace(state, sign=sign, cue=node, kind="MUST", irrealis=True, talk=False), False
    if (
        relation in {"advcl", "prep", "acl"}
        and state.sign > 0
        and (word := needed_for(node, mention)) is not None
    ):
        state = replace(state, conditional=True, cue=word, kind="JUDGE", talk=False)
        return state, False
    if relation == "attr" and state.cue is None and then_there(node, aux):
        return replace(state, cue=node, kind="SHALL", conditional=True), False
    if relation == "dobj" and lemma == "precede":
        state = replace(state, conditional=True)
    if relation == "attr" and state.cue is None and none_there(node, aux):
        sign = -1 if state.sign < 0 else state.sign * -1
        bound = state.conditional or held_back(node)
        return replace(state, sign=sign, cue=node, kind="SHALL", conditional=bound), False
    if lemma in {"need", "require"} and relation == "nsubjpass":
        return replace(
            state, sign=state.sign * (-1 if denied else 1), cue=node, kind="MUST", talk=False
        ), False
    if (
        lemma == "say"
        and relation == "prep"
        and (answer := next((c.lower_ for c in node.children if c.lower_ in {"yes", "no"}), ""))
    ):
        state = replace(
            state,
            sign=state.sign * (1 if answer == "yes" else -1) * (-1 if denied else 1),
            cue=node,
        )
        return hold(node, state, mention, found, "WANT")
    if node.pos_ in VERBAL and lemma == "be" and relation == "prep" and (way := leaning(node)):
        state = replace(state, sign=state.sign * way * (-1 if denied else 1), cue=node, kind="WANT")
        return hold(node, state, mention, found, "WANT")
    if node.pos_ in VERBAL and relation in {"dobj", "nsubj"} and (worth := valued(node)):
        if worth > 0 and bygone(node, mention):
            return state, True
        state = replace(state, sign=state.sign * worth * (-1 if denied else 1), cue=node)
        return hold(node, state, mention, found, "WANT")
    if (
        lemma in LINKING
        and node.pos_ in VERBAL
        and relation in {"dobj", "nsubjpass"}
        and any(c.lower_ in {"to", "with", "on"} and c.dep_ != "aux" for c in node.children)
    ):
        return hold(node, replace(state, conditional=True, cue=node), mention, found, "WANT")
    if (
        (lemma == "expect" or (lemma in COUNTED and likewise(head(node.doc, mention))))
        and node.pos_ in VERBAL
        and not denied
        and expects_of_somebody(node)
    ):
        return hold(node, replace(state, cue=node, kind="ASK"), mention, found, "ASK")
    if judged is not None and judged[0] != state.cue:
        word, judge = judged
        denied_here = denied or syntax.negated(word)
        sign = state.sign * judge.sign * (-1 if denied_here else 1)
        praised = judge.kind == "JUDGE" and judge.sign > 0 and bygone(node, mention)
        if judge.sign < 0 and stands_for(word, mention):
            sign = state.sign
        if judge.kind == "BLOCK" or aux & syntax.POSSIBLE or praised:
            return state, True
        if state.talk and relation == "xcomp":  # "too early to speak of a truce"
            state = replace(state, maybe=True, talk=judge.sign > 0 and judge.kind != "MAYBE")
        state = replace(
            state,
            sign=sign,
            maybe=state.maybe or judge.kind == "MAYBE",
            cue=state.cue or word,
            kind=state.kind or "JUDGE",
        )
        return state, False
    if relation == "nsubj" and (way := way_open(node, mention)):
        way *= -1 if denied else 1
        return replace(state, sign=state.sign * way, cue=node, kind="JUDGE", talk=False), False
    if relation in {"nsubj", "csubj"} and lemma in {"end", "stop"} and ends_the_war(node):
        sign = state.sign * (-1 if denied else 1)
        return replace(state, sign=sign, cue=node, kind="JUDGE", talk=False), False
    if relation in {"nsubj", "csubj", "nsubjpass"} and lemma in JUDGING_VERBS and not aux & syntax.POSSIBLE:
        sign = state.sign * JUDGING_VERBS[lemma] * (-1 if denied else 1)
        return replace(state, sign=sign, cue=node, kind="JUDGE", talk=False), False
    if (
        relation in {"nsubj", "csubj"}
        and lemma in POSING
        and any(c.dep_ in {"dobj", "attr"} and c.lemma_ in DANGERS for c in node.children)
    ):
        return replace(
            state, sign=-state.sign * (-1 if denied else 1), cue=node, kind="JUDGE", talk=False
        ), False
    if relation in {"nsubj", "csubj"} and not denied and ends_badly(node):
        return replace(state, sign=-state.sign, cue=node, kind="JUDGE", talk=False), False
    if relation in {"nsubj", "csubj"} and lemma == "make" and (worth := made_so(node)):
        sign = state.sign * worth * (-1 if denied else 1)
        return replace(state, sign=sign, cue=node, kind="JUDGE", talk=False), False
    if (
        mention.topic == "territory"
        and verb_name(node) in LEAVING
        and node.pos_ in VERBAL
        and relation != "nsubj"
    ):
        # Troops that leave land give it up, unless they are the invader's.
        foreign = any(
            t.lower_ in {"russia", "russian", "moscow"} for p in syntax.subjects(node) for t in p.subtree
        )
        cue = Cue("CHANGE", -1 if foreign else 1)
    if (
        mention.topic == "territory"
        and lemma in {"return", "restore"}
        and relation in {"dobj", "nsubjpass"}
        and any(t.lower_ in {"ukraine", "kyiv", "kiev"} for c in node.children for t in (c, *c.children))
    ):
        cue = Cue("CHANGE", -1)  # "the peninsula being returned to Kyiv"
    if (
        mention.topic == "military_aid"
        and relation == "dobj"
        and lemma in HITTING
        and head(node.doc, mention).lemma_.casefold() in SOLDIERS
    ):
        cue = Cue("CHANGE", -1)  # "threatened to strike any foreign troops"
    if denied and node.pos_ in VERBAL and lemma == "rule" and cue is not None:
        return hold(node, replace(state, maybe=True, cue=node, kind="MAYBE"), mention, found, "MAYBE")
    if cue is None:
        if denied:
            state = replace(state, sign=-state.sign)
        return modal(node, aux, denied, state, mention, found)
    if mention.topic == "talks" and verb_name(node) in QUITTING and aux & syntax.POSSIBLE and not denied:
        made = replace(state, conditional=True, maybe=False, cue=node)
        return hold(node, made, mention, found, "WANT")  # "could walk away from the talks"
    if scheduled(node):
        return state, True
    if cue.kind == "ACCUSE" and node.pos_ in VERBAL and not denied:
        accused = [c for c in node.children if c.dep_ == "dobj"]
        by = syntax.subjects(node)
        if accused and by and state.sign < 0:
            made = replace(state, cue=node, kind="BLAME", maybe=False)
            found.append(replace(reading_of(mention, accused[0], made, node), accuser=by[0]))
        return state, True
    if cue.kind in {"BLOCK", "ACCUSE"}:
        return state, not (cue.kind == "BLOCK" and node.pos_ in VERBAL and wanted(node))
    if cue.kind == "THANK":
        if mention.topic not in THANKED:
            return state, True
        return hold(node, replace(state, cue=node, sign=state.sign), mention, found, "THANK")
    if (
        cue.kind == "TALK"
        and lemma == "raise"
        and mention.topic in {"military_aid", "children", "prisoners"}
        and not state.irrealis
        and not wanted(node)
    ):
        return hold(node, replace(state, cue=node), mention, found, "ACT")
    if cue.kind == "TALK" and state.cue is not None and state.cue.lemma_ in NEED and node.pos_ in VERBAL:
        return hold(node, state, mention, found, "WANT")  # "spoken about the need for a truce"
    if cue.kind == "TALK":
        return replace(state, talk=True, maybe=True), False
    if (
        lemma in HINDERING
        and mention.topic in HINDERED
        and state.steps <= 3
        and not (denied or state.irrealis or aux & syntax.FUTURE)
        and (happens(node, aux) or strives(node) is not None)
    ):
        people = syntax.subjects(strives(node) or node)
        made = replace(state, sign=-1, cue=node, kind="BLAME", maybe=False)
        found.extend(reading_of(mention, person, made, node) for person in people[:1])
    if (
        verb_name(node) in STOPPED.get(mention.topic, frozenset())
        and relation in {"dobj", "nsubjpass"}
        and not (state.irrealis or state.cue is not None)
        and (not mention.weak or head(node.doc, mention).lemma_ in HELD_UP)
        and node.head.pos_ != "NOUN"
        and happens(node, aux)
        and syntax.subjects(node)
    ):
        made = replace(state, sign=state.sign * cue.sign * (-1 if denied else 1), cue=node)
        return hold(node, made, mention, found, "ACT")
    if cue.kind == "CHANGE":
        state = replace(state, sign=state.sign * cue.sign * (-1 if denied else 1))
        return modal(node, aux, denied, state, mention, found)
    if cue.kind == "ACT" or (lemma in LETTING and mention.topic == "military_aid" and happens(node, aux)):
        if denied:
            state = replace(state, sign=-state.sign)
        name = verb_name(node)
        if (
            name in ACTS.get(mention.topic, frozenset())
            and not state.irrealis
            and realis(node)
            and not wanted(node)
        ):
            return hold(node, replace(state, cue=node), mention, found, "ACT")
        return modal(node, aux, denied, state, mention, found)
    sign = state.sign * cue.sign * (-1 if denied else 1)
    if cue.kind == "MAYBE" and relation == "ccomp" and (way := opinion(node, state)):
        sign = state.sign * way * (-1 if denied else 1)
        return hold(node, replace(state, sign=sign), mention, found, "WANT")
    if cue.kind == "MAYBE":
        only = any(c.lower_ == "only" for c in node.children) or state.conditional
        state = replace(state, maybe=not only, conditional=state.conditional or only, sign=sign, cue=node)
        return hold(node, state, mention, found, "MAYBE")
    if aux & syntax.POSSIBLE and not denied and cue.kind in {"WANT", "ASK"} and node.pos_ in VERBAL:
        return state, True  # "may agree": somebody's guess
    # who will not even discuss it is against it
    state = replace(
        state,
        sign=sign,
        cue=node,
        kind=cue.kind,
        talk=False,
        maybe=state.maybe and not (state.talk and sign < 0),
    )
    return hold(node, state, mention, found, cue.kind)


def too_early(verb: Token) -> Token | None:
    """ "Too early to speak of a summit", without its verb."""
    return next((c for c in verb.children if c.lower_ in {"early", "premature"} and c.i < verb.i), None)
