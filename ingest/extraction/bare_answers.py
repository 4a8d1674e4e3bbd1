"""Answers that name no issue, to the questions of interviewers: "Will you send more jets? — Yes, absolutely."

The mention stands at the answer, its side is what a yes to the question would take. Only a question that can be answered
with a yes or a no is read, and the last one that was put: what is asked before it is mostly another matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from ingest.extraction import syntax
from ingest.extraction.annotations import Segment
from ingest.extraction.labels import asks
from ingest.extraction.pronouns import HE, IT, THEY
from ingest.extraction.reading import ANSWERED, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import VERBS
from ingest.extraction.topic_mentions import PROPOSABLE, Side, TopicMention, head
from ingest.extraction.tree import Doc, Span, Token, bounds
from ingest.extraction.worth import judgement

KEPT = "bare_answers"
Way = Literal["yes", "no", "if", "open"]
FILLING = frozenset(
    "well look listen so oh ok okay um uh again actually frankly honestly obviously clearly and but".split()
)
YES = frozenset(
    "yes yeah yep absolutely certainly definitely sure surely correct exactly right indeed undoubtedly totally".split()
)
NO = frozenset({"no", "nope", "never"})
PEOPLE = frozenset("i we he she it they you".split())
DOING = frozenset("do does would will is are am should must can could 's 're 'm 'd".split())
NOT = frozenset({"not", "n't", "n’t"})
# How else an answer begins, as the tokenizer cuts it.
PHRASES: dict[Way, str] = {
    "yes": """of course|no doubt|without doubt|by all means|why not|i think so|i believe so|that 's right|that is right|that 's correct
        |that is correct""",
    "no": """of course not|absolutely not|certainly not|definitely not|not at all|not now|not yet|not today|not right now|not for now
        |not at this|not at the moment|under no circumstances|in no case|by no means|out of the question
        |i do n't think so|i do not think so|we do n't think so|we do not think so
        |that 's not going to happen|that is not going to happen""",
    "if": "not until|not unless|not before|not without|not while|not as long as|only if|only when|only after|only once",
    "open": """we 'll see|we will see|it 's too early|it is too early|too early|we have n't decided|we have not decided|i have n't decided
        |i have not decided|it depends|that depends|maybe|perhaps|possibly|we 're looking at|we 're considering|we are considering""",
}
OPENINGS: dict[tuple[str, ...], Way] = {
    tuple(phrase.split()): way for way, phrases in PHRASES.items() for phrase in phrases.split("|")
}
LONGEST = max(map(len, OPENINGS))
BINDING = frozenset({"if", "unless", "provided", "once"})
# Where another question begins: what, when, how cannot be answered with a yes.
WHICH = frozenset("what when how why who where which whose whom".split())
UP = frozenset(
    "dobj pobj prep xcomp ccomp acomp attr conj advcl acl dative nsubj nsubjpass csubj pcomp prt appos".split()
)
EXCLUDING = frozenset({"rule", "exclude"})
HOLDING = frozenset({"think", "believe", "say", "agree", "mean", "feel"})
NORMS = syntax.DEONTIC | {"have", "need"}
LEAST = 2  # words of a question
DELIVERED = frozenset({"military_aid", "sanctions"})
THANKS = frozenset("thank thanks you please sir madam mr minister president secretary".split())
TROOPS = frozenset({"peacekeeper", "contingent", "training"})
SHOWING = frozenset({"territory", "talks"})  # issues whose looser words any question about the war has


@dataclass(frozen=True, slots=True)
class Given:
    """What an answer says of the question's issue; `holder` is None where the answering voice holds it."""

    way: Way
    holder: Token | None
    kind: str


def answered(
    doc: Doc, named: Sequence[TopicMention], hinted: Sequence[TopicMention]
) -> Iterator[TopicMention]:
    """One mention at each such answer. `named` are those by their own words, `hinted` the weak ones."""
    given: dict[int, Given] = {}
    doc.user_data[KEPT] = given
    turns = [s for s in doc.segments if s.kind == "turn" and s.speaker]
    loose = [
        m for m in hinted if not m.referred and m.topic not in SHOWING and doc[m.start].lemma_ not in TROOPS
    ]
    for first, second in pairwise(turns):
        if first.speaker == second.speaker or asks(second.speaker or "", doc.context):
            continue
        question, answer = _last_question(doc, first), _first_sentence(doc, second)
        if question is None or answer is None:
            continue
        if any(answer.start <= m.start < answer.end and not m.referred for m in named):
            continue  # the answer says itself what it is about
        if (said := _way(doc, answer, second.end)) is None:
            continue
        if (asked := _asked(doc, question, named) or _asked(doc, question, loose)) is None:
            continue
        way, at = said
        mention, sign, holder, kind = asked
        if kind == "MAYBE":  # "Have you ruled it out? — No", "Are you considering it? — We are"
            if way != ("no" if sign < 0 else "yes"):
                continue
            way, kind = "open", ANSWERED
        given[at] = Given(way, holder, kind)
        yield TopicMention(mention.topic, at, at + 1, sign, referred=True)


def given(root: Token, mention: TopicMention) -> list[Reading] | None:
    """The side of a mention that `answered` found; None of any other."""
    if not mention.referred or (found := root.doc.user_data.get(KEPT, {}).get(mention.start)) is None:
        return None
    made = State(
        sign=-mention.side if found.way == "no" else mention.side,
        maybe=found.way == "open",
        conditional=found.way == "if",
        cue=root,
        kind=found.kind,
    )
    return [replace(reading_of(mention, found.holder, made, root), sure=True)]


def turned_down(root: Token, mention: TopicMention) -> list[Reading]:
    """ "We are told: 'First a truce.' No, that will not do": what others say, and the answer to it."""
    doc, (start, end) = root.doc, bounds(root)
    words = doc.lowers[start : mention.start]
    if mention.weak or mention.topic not in PROPOSABLE or ":" not in words:
        return []
    colon = start + words.index(":")
    if not any(doc.lemmas[i] in TOLD_US for i in range(start, colon)) or not doc[colon + 1].is_quote:
        return []
    after = next((i for i in range(mention.end, min(end + 3, len(doc))) if doc.lowers[i] == "no"), None)
    if after is None or doc.lowers[after + 1 : after + 2] not in ([","], ["."], ["!"]):
        return []
    if not any(doc[i].text in ENDED for i in range(mention.end, after)):
        return []
    made = State(sign=-mention.side, cue=doc[after], kind=ANSWERED)
    return [replace(reading_of(mention, None, made, doc[after]), sure=True)]


TOLD_US = frozenset({"tell", "say", "offer", "propose", "suggest"})
ENDED = frozenset({".", "!", "'", "’"})


def _sentences(doc: Doc, segment: Segment) -> list[Span]:
    found, i = [], segment.start
    while i < segment.end:
        place = doc.bounds[i]
        found.append(doc[max(place.start, segment.start) : min(place.end, segment.end)])
        i = place.end
    return [s for s in found if any(t.is_alpha for t in s)]


def _last_question(doc: Doc, segment: Segment) -> Span | None:
    """The question that the segment ends with, where a yes or a no answers it and no other such question stands before."""
    sentences = _sentences(doc, segment)
    while sentences and all(t.lower_ in THANKS for t in sentences[-1] if t.is_alpha):
        sentences.pop()
    if not sentences or "?" not in {t.text for t in sentences[-1]}:
        return None
    last = sentences[-1]
    words = [t.lower_ for t in last]
    if "or" in words or sum(t.is_alpha for t in last) < LEAST:
        return None
    root = last.root
    if any(t.lower_ in WHICH for t in root.children) or not WHICH.isdisjoint(words[:4]):
        return None
    return last


def _first_sentence(doc: Doc, segment: Segment) -> Span | None:
    label = True
    for sentence in _sentences(doc, segment):
        words = [t for t in sentence if t.is_alpha]
        if label and segment.speaker and sentence.text.strip().rstrip(":.") == segment.speaker:
            continue
        label = False
        if words:
            return sentence
    return None


def _way(doc: Doc, answer: Span, end: int) -> tuple[Way, int] | None:
    """Which answer it is, and its word; None where it is no bare one."""
    i = answer.start
    label = next((t.i for t in answer if t.text == ":"), None)  # "MR. HALDEN: Yes."
    if label is not None and label - answer.start < 6:
        i = label + 1
    tokens = [
        t for t in doc[i : answer.end] if not t.is_space and t.text not in {"—", "–", "-", ",", "…", "..."}
    ]
    while tokens and tokens[0].lower_ in FILLING:
        tokens.pop(0)
    words = [t.lower_.replace("’", "'") for t in tokens]
    if not words:
        return None
    way = _opening(words, tokens)
    if way is None:
        return None
    if way == "yes":
        after = doc[answer.end : min(answer.end + 2, end)]
        bound = not BINDING.isdisjoint(words) or (
            len(after) > 0 and after[0].text in {"If", "Provided", "Unless"}
        )
        way = "if" if bound else way
    return way, tokens[0].i


def _opening(words: list[str], tokens: list[Token]) -> Way | None:
    for length in range(LONGEST, 0, -1):
        if way := OPENINGS.get(tuple(words[:length])):
            return way
    first, second = words[0], words[1] if len(words) > 1 else "."
    if first in BINDING and words.count("yes") == 1:
        return "if"  # "If nothing moves, yes"
    if first in YES and second not in NOT:
        return "yes"
    if first in NO and (
        second in {".", "!", ";", "no"} | PEOPLE or tokens[0].doc[tokens[0].i + 1].text == ","
    ):
        return "no"
    if first in PEOPLE and second in DOING:
        denied = len(words) > 2 and words[2] in NOT
        rest = words[3:] if denied else words[2:]
        if not rest or rest[0] in {
            ".",
            "!",
            "and",
            "because",
            ";",
            "absolutely",
            "indeed",
            "certainly",
            "very",
        }:
            return "no" if denied else "yes"
    return None


def _asked(
    doc: Doc, question: Span, mentions: Sequence[TopicMention]
) -> tuple[TopicMention, Side, Token | None, str] | None:
    """The mention that a question is about, the side of a yes, who would hold it and in which way."""
    here = [m for m in mentions if question.start <= m.start < question.end]
    stopping = {head(doc, m).head for m in here if head(doc, m).dep_ in syntax.SUBJECTS}
    here = [m for m in here if head(doc, m) not in stopping]  # "the deliveries stop": no truce
    if not here:
        return None
    mention = min(here, key=lambda m: (sum(1 for _ in head(doc, m).ancestors), m.start))
    sign, word, kind = int(mention.side), head(doc, mention), ""
    if word == question.root and word.pos_ not in VERBAL:
        counted = any(c.lower_ in {"any", "no", "how", "which"} for c in word.children)
        return None if counted else (mention, mention.side, None, ANSWERED)  # "And a truce?"
    for _ in range(10):
        cue = cue_of(word) if word != head(doc, mention) else None
        if cue is not None and cue.kind in {"WANT", "ASK", "CHANGE", "ACT", "JUDGE"}:
            sign *= cue.sign
            if word.lemma_ in EXCLUDING and cue.sign < 0:
                sign, kind = -1, "MAYBE"
            elif cue.kind in {"WANT", "ASK", "JUDGE"} or word.dep_ == "acomp":  # "prepared"
                kind = kind or ("JUDGE" if cue.kind == "JUDGE" else ANSWERED)
        elif cue is not None and cue.kind == "MAYBE":
            kind = "MAYBE"
        elif cue is not None and word.lemma_ not in HOLDING:
            return None
        if word.lemma_ == "confirm":  # "Can you confirm that they will meet? — I cannot"
            sign, kind = -1, "MAYBE"
        elif word.pos_ in VERBAL and _denied(word):
            sign = -sign
        if (judged := judgement(word)) is not None:
            if judged[1].kind != "JUDGE":
                return None
            sign, kind = sign * judged[1].sign, "JUDGE"
        aux = set(syntax.auxiliaries(word)) if word.pos_ in VERBAL | {"ADJ"} else set()
        if not kind and (aux & NORMS or (word.lemma_ in {"need", "have"} and word != head(doc, mention))):
            kind = "JUDGE"
        elif not kind and aux & (syntax.FUTURE | {"can", "could"}):
            kind = "WILL"
        if word == question.root:
            break
        if word.dep_ == "prep" and f"{word.head.lemma_}_{word.lower_}" not in VERBS and _bought(word):
            return None  # "Would you leave the city for a truce?"
        if word.dep_ not in UP or word.head.lemma_ in HOLDING:
            if word.head.lemma_ not in HOLDING:
                return None
            break
        word = word.head
    if not kind:
        return None
    side: Side = 1 if sign > 0 else -1
    if kind == "JUDGE":
        return mention, side, None, ANSWERED
    who = next(iter(syntax.subjects(word)), None)
    if who is not None and mention.start <= who.i < mention.end:
        # "Will the deliveries stop?", to those who make them; whether a truce holds is nobody's side
        moved = mention.topic in DELIVERED and cue_of(word) is not None
        return (mention, side, None, ANSWERED) if moved else None
    if who is None or who.lower_ in (HE | THEY | IT) or who.lower_ in {"there", "that", "this"}:
        return None
    if who.lower_ in {"you", "we", "i"}:
        return mention, side, None, ANSWERED if kind == "WILL" else kind
    if mention.topic == "nato" and kind == "WILL":
        return mention, side, None, ANSWERED  # whether Kyiv will be in it
    return mention, side, who, kind


def _bought(prep: Token) -> bool:
    return any(c.dep_ == "dobj" and c.i < prep.i for c in prep.head.children)


def _denied(verb: Token) -> bool:
    """Whether a word is denied in the question, other than in front: "Don't you want a truce?" asks for a yes."""
    fronted = any(
        c.dep_ == "neg" and any(s.i > c.i for s in verb.children if s.dep_ in syntax.SUBJECTS)
        for c in verb.children
    )
    return syntax.negated(verb) and not fronted
