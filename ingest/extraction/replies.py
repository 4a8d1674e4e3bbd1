"""Short answers to what reporters asked: "asked whether Kyiv would cede land, the president said no"."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Token, bounds
from ingest.extraction.worth import judgement

ANSWERING = frozenset("say reply answer respond tell add note stress shoot snap declare retort".split())
YES = frozenset({"yes", "yeah", "absolutely", "certainly", "affirmatively", "positively"})
NO = frozenset({"no", "nope", "never", "negatively"})
WAYS = {"affirmative": 1, "negative": -1}
OPENING = 4  # words of the answer that say which it is: "Of course not", "Not yet"
DOWN = frozenset("dobj pobj prep xcomp ccomp acomp attr conj advcl acl".split())


def asked(root: Token) -> tuple[Token, Token] | None:
    """ "(when) asked whether …": the topmost word of what was asked, and the word "asked"."""
    word = root
    for _ in range(8):
        above = word.head
        if (
            above.lemma_ == "ask"
            and above.tag_ == "VBN"
            and above.dep_ in {"advcl", "prep", "acl"}
            and word.dep_ in {"ccomp", "advcl", "xcomp"}
            and syntax.mark(word) in {"whether", "if"}
        ):
            return word, above
        if above == word:
            return None
        word = above
    return None


def replied(root: Token, mention: TopicMention) -> list[Reading] | None:
    """The side of who answers with a yes or a no; None where nobody was asked or the answer is another."""
    if (found := asked(root)) is None:
        return None
    question, asking = found
    verb = asking.head
    way = _answer(verb, asking)
    sign = _asked_side(root, question, mention)
    if not way:
        return None if syntax.mark(question) == "whether" else []
    if not sign or verb.pos_ not in VERBAL:
        return []
    made = State(sign=sign * way, cue=verb, kind="WANT", steps=1)
    return [
        replace(reading_of(mention, person, made, verb), sure=True) for person in syntax.subjects(verb)[:1]
    ]


def _answer(verb: Token, asking: Token) -> int:
    """1 or -1: what the answer begins with, before or behind what was asked; 0 where it is no such answer."""
    if verb.lemma_ not in ANSWERING:
        return 0
    start, end = bounds(verb)
    skipped = range(asking.left_edge.i, asking.right_edge.i + 1)
    words = [t for t in verb.doc[start:end] if t.i not in skipped and t.is_alpha]
    behind = [t.lower_ for t in words if t.i > verb.i][:OPENING]
    before = [t.lower_ for t in words if t.i < verb.i][:OPENING]
    for said in (behind, before):
        for word in said:
            if word in WAYS:
                return WAYS[word]
        if said[:1] and (said[0] in NO or said[:3] == ["of", "course", "not"]):
            return -1
        if said[:1] and (said[0] in YES or said[:2] == ["of", "course"]):
            return 1
    return 0


def _asked_side(root: Token, question: Token, mention: TopicMention) -> int:
    """The side that a yes would take; 0 where it would take none."""
    sign, word = int(mention.side), root
    told = bool(set(syntax.auxiliaries(question)) & (syntax.FUTURE | syntax.DEONTIC | {"can", "could"}))
    told = told or mention.topic in MEETINGS
    for _ in range(6):
        cue = cue_of(word) if word != root else None
        if cue is not None and cue.kind in {"WANT", "ASK", "CHANGE", "ACT", "JUDGE"}:
            sign *= cue.sign
            told = told or cue.kind in {"WANT", "ASK", "JUDGE"}
        elif cue is not None:
            return 0
        if word.pos_ in VERBAL and syntax.negated(word):
            sign = -sign
        if word == question or word.dep_ not in DOWN | syntax.SUBJECTS | syntax.PASSIVE:
            break
        word = word.head
    if (judged := judgement(question)) is not None and judged[1].kind == "JUDGE":
        sign, told = mention.side * judged[1].sign, True
    return sign if told and word == question else 0
