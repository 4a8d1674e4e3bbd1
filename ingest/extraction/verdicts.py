"""Rules of frames.py on what is thought of an issue: yes or no to it, good or bad, for or against, tied to what."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import bygone
from ingest.extraction.clauses import expects_of_somebody
from ingest.extraction.reading import Reading, State, reading_of
from ingest.extraction.set_phrases import GREAT, SPLENDID
from ingest.extraction.sides import JUDGING_VERBS, LINKING
from ingest.extraction.steps import Step, Turn, met
from ingest.extraction.topic_mentions import MEETINGS, TopicMention, head
from ingest.extraction.tree import Token
from ingest.extraction.worth import judgement, leaning, valued

# "said that a summit was possible": not of one that has taken place.
AHEAD = frozenset(
    "possible necessary essential crucial needed required vital indispensable overdue inevitable".split()
)
TIMED = frozenset({"prep", "acl", "relcl", "advcl", "xcomp", "ccomp"})
FAVOUR = frozenset({"favor", "favour"})
NEXT = frozenset("next new another further second third fourth fresh".split())
HARD = frozenset("difficult hard tough complex complicated".split())


@met(as_={"prep"}, of={"say"})
def says_yes(step: Step) -> Turn | None:
    """ "said yes to a truce", "says no to enlargement"."""
    if not any(c.lower_ in {"yes", "no"} for c in step.node.children):
        return None
    said = step.node.doc.lowers[step.node.i + 1 : step.mention.start]  # "yes to talks and no to a truce"
    answer = next((w for w in reversed(said) if w in {"yes", "no"}), "")
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
    if not (way := leaning(step.node, step.mention.start)):
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
    # "called a truce unacceptable": met as its head
    sign = step.state.sign * (1 if met else worth) * step.turn
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


@met(of={"expect"})
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
    speaking = any(c.dep_ == "xcomp" and c.lemma_ in {"speak", "talk"} for c in below)
    if speaking and verdict.sign < 0 and verdict.kind == "JUDGE" and step.relation != "nsubj":
        return replace(state, maybe=True, cue=word, kind="MAYBE"), False  # "it is hard to speak of a date"
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


@met(as_=syntax.SUBJECTS, of={"be", "remain", "become"})
def a_cause(step: Step) -> Turn | None:
    """ "Kyiv's wish to join the alliance is one of the root causes of the war"."""
    if step.mention.topic != "nato" or step.denied:
        return None
    if not any(t.lemma_ == "cause" and t.i > step.node.i for t in step.node.subtree):
        return None
    step.found.clear()  # "Kyiv's wish": told to blame it
    return step.judged(-step.mention.side)


@met(as_={"nsubj", "csubj", "nsubjpass"}, of=JUDGING_VERBS)
def does_good(step: Step) -> Turn | None:
    """ "sanctions work", "deliveries only prolong the conflict"."""
    if (
        (step.relation == "nsubjpass" and step.lemma in {"strain", "damage"})  # "the missiles were damaged"
        or step.aux & syntax.POSSIBLE
        or (step.node.tag_ == "VBN" and step.relation == "nsubj" and step.node.dep_ == "ccomp")
    ):  # nor "wanted the truce prolonged"
        return None
    return step.judged(step.state.sign * JUDGING_VERBS[step.lemma] * step.turn)


@met(as_=syntax.SUBJECTS, of={"make"})
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


def would_be_good(clause: Token, state: State, mention: TopicMention) -> Reading | None:
    """ "it would be better if the two met": whoever says so wants it."""
    verb = clause.head
    if "would" not in syntax.auxiliaries(verb) or not any(c.lower_ in {"it", "that"} for c in verb.lefts):
        return None
    fine = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in SPLENDID), None)
    judged = (fine, GREAT) if fine is not None else judgement(verb)
    if judged is None or judged[1].kind != "JUDGE":
        return None
    sign = state.sign * judged[1].sign * (-1 if syntax.negated(verb) else 1)
    return reading_of(
        mention, None, replace(state, sign=sign, cue=judged[0], kind="JUDGE", talk=False), judged[0]
    )
