"""Rules of frames.py on what is thought of an issue: yes or no to it, good or bad, for or against, tied to what."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import bygone
from ingest.extraction.clauses import expects_of_somebody
from ingest.extraction.reading import KEPT_UP, State, reading_of
from ingest.extraction.sides import DANGERS, JUDGING_VERBS, LINKING, POSING, SAYING
from ingest.extraction.steps import AS_SUBJECT, Step, Turn, met
from ingest.extraction.topic_mentions import MEETINGS, TopicMention, head, objects
from ingest.extraction.tree import Token
from ingest.extraction.worth import (
    ends_badly,
    ends_the_war,
    judgement,
    leaning,
    made_so,
    valued,
    way_open,
)

GROUNDS = frozenset(
    "condition environment atmosphere ground groundwork basis foundation opportunity space".split()
)
BEING = frozenset("be become remain constitute".split())
CAUSES = frozenset({"cause"})
REGROUPING = frozenset("regroup regrouping rearm re-arm rearmament breather respite replenish".split())
# "said that a summit was possible": not of one that has taken place.
AHEAD = frozenset(
    "possible necessary essential crucial needed required vital indispensable overdue inevitable".split()
)
TIMED = frozenset({"prep", "acl", "relcl", "advcl", "xcomp", "ccomp"})
REASONS = frozenset("reason ground argument justification".split())
HANGING = frozenset({"conditional", "contingent", "dependent"})
FAVOUR = frozenset({"favor", "favour"})
NEXT = frozenset("next new another further second third fourth fresh".split())
HARD = frozenset("difficult hard tough complex complicated".split())
SADDENED = frozenset("disappointed frustrated disappoint frustrate unhappy dissatisfied upset".split())


@met(as_={"prep"}, of={"say"})
def says_yes(step: Step) -> Turn | None:
    """ "said yes to a truce", "says no to enlargement"."""
    answer = next((c.lower_ for c in step.node.children if c.lower_ in {"yes", "no"}), "")
    if not answer:
        return None
    sign = step.state.sign * (1 if answer == "yes" else -1) * step.turn
    return step.held(replace(step.state, sign=sign, cue=step.node), "WANT")


@met(as_={"prep"}, of={"be", "speak", "come", "argue", "vote"})
def is_for(step: Step) -> Turn | None:
    """ "is against further talks", "are for keeping this format"."""
    spoke = not FAVOUR.isdisjoint(step.node.doc.lemmas[step.node.i : step.node.i + 5])
    if not step.verbal or not (step.lemma == "be" or spoke):
        return None
    if not (way := leaning(step.node)):
        return None
    sign = step.state.sign * way * step.turn
    return step.held(replace(step.state, sign=sign, cue=step.node, kind="WANT"), "WANT")


@met(as_={"dobj", "nsubj"})
def called(step: Step) -> Turn | None:
    """ "called the sanctions counterproductive", "sees a truce as necessary"."""
    if not step.verbal or not (worth := valued(step.node)):
        return None
    if (worth > 0 and bygone(step.node, step.mention)) or _hard(step, list(step.node.subtree)):
        return step.state, True
    met = step.state.cue is not None and step.state.kind == "JUDGE" and step.state.cue.tag_ == "JJ"
    sign = (
        step.state.sign * (1 if met else worth) * step.turn
    )  # "called a truce unacceptable": met as its head
    return step.held(replace(step.state, sign=sign, cue=step.node), "WANT")


def _hard(step: Step, words: list[Token]) -> bool:
    """ "the talks were difficult", "described them as hard": of how they went, nothing against them."""
    held = step.mention.topic in MEETINGS and step.relation in {"dobj", "nsubj"}
    return held and any(w.lemma_ in HARD and w.i > step.mention.start for w in words)


@met(as_={"dobj", "nsubjpass"}, of=LINKING)
def tied(step: Step) -> Turn | None:
    """ "linked a truce to a halt of deliveries": on what it depends."""
    if not step.verbal:
        return None
    root = head(step.node.doc, step.mention)
    near = step.node.children if step.lemma == "make" else (*step.node.children, *root.children)
    if not any(c.lower_ in {"to", "with", "on"} and c.dep_ != "aux" for c in near):
        return None
    return step.held(replace(step.state, conditional=True, cue=step.node), "WANT")


@met(as_={"compound", "nsubj"}, of=HANGING)
def made_dependent(step: Step) -> Turn | None:
    """ "made a truce contingent on a pullout", where the parser takes the two for one noun."""
    verb = step.node.head
    if verb.lemma_ != "make" or step.node.dep_ not in {"ccomp", "dobj", "oprd"} or syntax.negated(verb):
        return None
    made = replace(step.state, conditional=True, cue=verb, kind="WANT")
    step.add(syntax.subjects(verb), made)
    return made, True


@met(as_={"prep"}, of=LINKING | HANGING)
def tied_to_it(step: Step) -> Turn | None:
    """ "tied a truce to the lifting of sanctions", "made it conditional on a pullout": what it is to cost."""
    if step.mention.weak or step.mention.topic in MEETINGS or step.denied:
        return None
    verb = step.node
    if step.lemma in HANGING and step.node.dep_ != "ROOT":
        verb = step.node.head
    elif step.lemma == "make" and any(w.lemma_ in HANGING for c in verb.children for w in c.children):
        verb = step.node
    elif step.lemma not in LINKING - {"make", "condition"} or not step.verbal:
        return None
    below = (*verb.children, *step.node.children)
    if not any(c.dep_ in {"dobj", "nsubjpass", "nsubj"} for c in below) or syntax.negated(verb):
        return None
    made = replace(step.state, cue=step.node, kind="JUDGE", talk=False, conditional=False)
    people = syntax.subjects(verb) if verb.lemma_ != "be" else []
    step.add(people, replace(made, kind="WANT"))
    return made, bool(people)


@met(of=frozenset({"expect"}))
def expected(step: Step) -> Turn | None:
    """ "expects Moscow to agree"."""
    if not step.verbal or step.denied:
        return None
    if step.relation == "dobj" and _to_come(step.mention, step.node):
        return step.held(replace(step.state, cue=step.node), "WANT")
    if not expects_of_somebody(step.node):
        return None
    return step.held(replace(step.state, cue=step.node, kind="ASK"), "ASK")


def _to_come(mention: TopicMention, verb: Token) -> bool:
    """ "expects the next round of talks in March", "expects an invitation": of one's own, and so more than a forecast."""
    root = head(verb.doc, mention)
    words = {c.lower_ for w in (root, *(c for c in verb.children if c.dep_ == "dobj")) for c in w.children}
    return (mention.topic in {"talks", "prisoners"} and bool(words & NEXT)) or root.lemma_ == "invitation"


def is_so(step: Step) -> Turn | None:
    """ "is necessary", "is a priority", "is out of the question", "it is too early to speak of a truce"."""
    state = step.state
    judged = judgement(step.node) if step.verbal else None
    if judged is None or judged[0] == state.cue:
        return None
    word, verdict = judged
    sign = state.sign * verdict.sign * (-1 if step.denied or syntax.negated(word) else 1)
    if _hard(step, [word]):
        return state, True
    praised = verdict.kind == "JUDGE" and verdict.sign > 0 and bygone(step.node, step.mention)
    praised = praised and word.lemma_ not in AHEAD
    if verdict.kind == "BLOCK" or step.aux & syntax.POSSIBLE or praised:
        return state, True
    below = (*word.children, *step.node.children)
    if step.denied and word == step.node and verdict.sign < 0 and "question" in _after(word):
        return replace(
            state, maybe=True, cue=word, kind="MAYBE", talk=False
        ), False  # "not out of the question"
    speaking = any(c.dep_ == "xcomp" and c.lemma_ in {"speak", "talk"} for c in below)
    if speaking and verdict.sign < 0 and verdict.kind == "JUDGE" and step.relation != "nsubj":
        return replace(state, maybe=True, cue=word, kind="MAYBE"), False  # "it is hard to speak of a date"
    if state.talk and step.relation == "xcomp":  # "too early to speak of a truce"
        state = replace(state, maybe=True, talk=verdict.sign > 0 and verdict.kind != "MAYBE")
    if any(r.cue == state.cue for r in step.found):  # "Berlin's decision to send tanks is dangerous"
        state = replace(state, cue=word, kind="JUDGE")
    return replace(
        state,
        sign=sign,
        maybe=state.maybe or verdict.kind == "MAYBE",
        cue=state.cue or word,
        kind=state.kind or "JUDGE",
    ), False


@met(as_=TIMED, of={"come", "time"})
def is_time(step: Step) -> Turn | None:
    """ "it is time for a truce", "the time has come to stop the fighting", "now is not the time for talks"."""
    node = step.node
    if step.lemma == "come" and any(c.lemma_ == "time" and c.dep_ == "nsubj" for c in node.children):
        return step.judged(step.state.sign * step.turn)
    if step.lemma != "time" or node.dep_ != "attr" or node.head.lemma_ != "be":
        return None
    about = any(
        c.lower_ in {"it", "this", "that", "now", "today"} for c in node.head.children if c.i < node.i
    )
    if not about or any(
        c.dep_ in {"amod", "nummod"} and c.lower_ not in {"high", "right"} for c in node.children
    ):
        return None  # "it was the first time"
    return step.judged(step.state.sign)  # a denial is that of "be", above


@met(as_={"prep", "acl"}, of=REASONS)
def is_reason(step: Step) -> Turn | None:
    """ "is a sufficient reason for new sanctions", "is another argument to keep up the aid"; not "the reason for them"."""
    node = step.node
    if step.mention.topic not in KEPT_UP:
        return None
    if node.dep_ != "attr" or node.head.lemma_ not in {"be", "become"}:
        return None
    before = {c.lower_ for c in node.children if c.i < node.i}
    root = head(node.doc, step.mention)
    if before & {"the", "one", "main"} or any(c.lower_ in {"the", "these", "those"} for c in root.children):
        return None
    return step.judged(step.state.sign * (-1 if "no" in before else 1))


def _after(verb: Token) -> list[str]:
    return verb.doc.lowers[verb.i + 1 : verb.i + 8]


@met(as_=AS_SUBJECT, of=BEING)
def a_cause(step: Step) -> Turn | None:
    """ "Kyiv's wish to join the alliance is one of the root causes of the war"."""
    if step.mention.topic != "nato" or step.denied:
        return None
    if not any(t.lemma_ in CAUSES and t.i > step.node.i for t in step.node.subtree):
        return None
    step.found.clear()  # "Kyiv's wish": told to blame it
    return step.judged(-step.mention.side)


@met(as_={"nsubj", "nsubjpass"})
def a_breather(step: Step) -> Turn | None:
    """ "a truce would only be a pause for Kyiv to regroup", "will be used to rearm its troops"."""
    if step.mention.topic != "ceasefire" or step.denied:
        return None
    if not any(t.lemma_.casefold() in REGROUPING and t.i > step.node.i for t in step.node.subtree):
        return None
    told = step.node.dep_ == "ccomp" and step.node.head.lemma_ in SAYING
    if step.aux & syntax.DEONTIC or not (told or step.node.dep_ in {"ROOT", "conj"}):
        return None  # "voiced concerns that": the concerns turn it
    return step.judged(-step.state.sign)


@met(as_={"nsubj"})
def door_open(step: Step) -> Turn | None:
    """ "the door to talks is open", "the path to the alliance stays closed"."""
    if not (way := way_open(step.node, step.mention)):
        return None
    return step.judged(step.state.sign * way * step.turn)


@met(as_=AS_SUBJECT)
def would_end_it(step: Step) -> Turn | None:
    """ "giving up the region would end the war"."""
    if not ends_the_war(step.node):
        return None
    return step.judged(step.state.sign * step.turn)


@met(as_={"nsubj", "csubj", "nsubjpass"}, of=JUDGING_VERBS)
def does_good(step: Step) -> Turn | None:
    """ "sanctions work", "deliveries only prolong the conflict"."""
    if (
        (step.relation == "nsubjpass" and step.lemma in {"strain", "damage"})  # "the missiles were damaged"
        or (step.aux & syntax.POSSIBLE and not _only(step))
        or (step.node.tag_ == "VBN" and step.relation == "nsubj" and step.node.dep_ == "ccomp")
    ):  # nor "wanted the truce prolonged"
        return None
    return step.judged(step.state.sign * JUDGING_VERBS[step.lemma] * step.turn)


def _only(step: Step) -> bool:
    """ "only a meeting of the leaders could resolve it"."""
    root = head(step.node.doc, step.mention)
    return any(c.lower_ == "only" for c in (*root.children, *step.node.children))


@met(as_={"ccomp", "advcl"}, of=SADDENED)
def saddened(step: Step) -> Turn | None:
    """ "is disappointed that there is no truce": wants one."""
    if step.state.sign > 0:
        return None
    verb = step.node.head if step.node.dep_ == "acomp" else step.node
    people = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    step.add(people[:1], replace(step.state, sign=1, cue=step.node, kind="WANT"))
    return step.state, True


@met(as_=AS_SUBJECT, of={"create", "provide", "lay"})
def makes_way(step: Step) -> Turn | None:
    """ "a truce would create the conditions for talks": good for it; of what it makes way for it says the same."""
    if step.denied or not any(c.dep_ == "dobj" and c.lemma_ in GROUNDS for c in step.node.children):
        return None
    return step.judged(step.state.sign)


@met(as_=AS_SUBJECT, of=POSING)
def is_a_danger(step: Step) -> Turn | None:
    """ "enlargement poses a threat"."""
    if not any(c.dep_ in {"dobj", "attr"} and c.lemma_ in DANGERS for c in step.node.children):
        return None
    return step.judged(-step.state.sign * step.turn)


@met(as_=AS_SUBJECT, of={"make"})
def makes_sense(step: Step) -> Turn | None:
    """ "a truce makes no sense", "talks make sense"."""
    if step.aux & syntax.POSSIBLE:
        return None
    for noun in step.node.children:
        if noun.dep_ == "dobj" and noun.lemma_ == "sense":
            little = any(c.lower_ in {"no", "little", "zero"} for c in noun.children)
            only = not little and any(t.lower_ == "only" for t in step.node.subtree)
            kept = step.state.conditional and not little  # "make no sense if Moscow attacks": oppose
            step.state = replace(step.state, conditional=only or kept)  # "only for signing a treaty"
            return step.judged(step.state.sign * (-1 if little else 1) * step.turn)
    return None


@met(as_=AS_SUBJECT)
def leads_to_harm(step: Step) -> Turn | None:
    """ "sending tanks would lead to escalation"."""
    if step.denied or not ends_badly(step.node):
        return None
    return step.judged(-step.state.sign)


@met(as_=AS_SUBJECT, of={"make"})
def makes_it_so(step: Step) -> Turn | None:
    """ "the deliveries make peace more distant"."""
    if not (worth := made_so(step.node)):
        return None
    return step.judged(step.state.sign * worth * step.turn)


RESISTING = frozenset("resist withstand rebuff reject defy ignore dismiss spurn".split())
PRESSING = frozenset("pressure call demand appeal push request plea".split())


@met(of=RESISTING)
def resists(step: Step) -> Turn | None:
    """ "withstood pressure from Kyiv for a truce": the pressure is a side of its own."""
    if not step.verbal or step.denied or step.state.sign < 0:
        return None
    met = [c for c in step.node.children if c.dep_ == "dobj"]
    met += [o for c in met for o in objects(c, {"of"})]  # "months of pressure"
    pressure = next((c for c in met if c.lemma_ in PRESSING), None)
    if pressure is None or step.mention.start < pressure.i:
        return None
    known = {r.holder.i for r in step.found if r.holder is not None}
    for name in step.node.doc[pressure.i + 1 : step.mention.start]:
        link = name.head if name.dep_ == "pobj" else name.head.head
        recently = "until" in step.node.doc.lowers[max(link.i - 3, 0) : link.i]  # "until recently, from Kyiv"
        if name.dep_ in {"pobj", "conj"} and link.lower_ == "from" and name.i not in known and not recently:
            made = State(sign=step.mention.side, cue=pressure, kind="ASK", steps=1)
            step.found.append(replace(reading_of(step.mention, name, made, pressure), sure=True))
    return None
