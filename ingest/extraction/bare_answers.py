"""Answers that name no issue, to the questions of interviewers: "Will you send more jets? — Yes, absolutely."

The mention stands at the answer, its side is what a yes to the question would take. Only a question that can be answered
with a yes or a no is read, and the last one that was put: what is asked before it is mostly another matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from ingest.extraction import syntax
from ingest.extraction.annotations import Segment
from ingest.extraction.hints import LOOSE
from ingest.extraction.labels import asks
from ingest.extraction.pronouns import HE, IT, THEY
from ingest.extraction.questions import THANKS, answers, last_sentence, matters, sentences
from ingest.extraction.reading import ANSWERED, KEPT_UP, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.topic_mentions import TopicMention, head
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
PEOPLE = frozenset("i we he she it they you there".split())
DOING = frozenset("do does would will is are am should must can could has have 's 're 'm 'd".split())
NOT = frozenset({"not", "n't"})
ENDING = frozenset(". ! ; and because absolutely indeed certainly very".split())
# How else an answer begins, as the tokenizer cuts it.
PHRASES: dict[Way, str] = {
    "yes": """of course|no doubt|by all means|why not|i think so|i believe so|i hope so|we hope so|that 's right|that 's correct
        |that 's the plan|that is the plan|that 's our position|that is our position|that remains our position|gladly|with pleasure
        |i would love to|i 'd love to|we would like to|we 'd like to|i would like to|i 'd like to|we have never refused
        |i have never refused|we never refused|i never refused|as soon as possible|the sooner the better|at any time|any time""",
    "no": """of course not|absolutely not|certainly not|definitely not|not at all|not now|not yet|not today|not right now|not for now
        |not at this|not at the moment|under no circumstances|by no means|i do n't think so|i do not think so|we do n't think so
        |we see no reason|i see no reason|there is no reason|we have no reason|i do n't see it|i do n't see that|that will not happen
        |that wo n't happen|it wo n't happen|that 's not going to happen|it 's not going to happen|out of the question|that is out of
        |that 's out of|what for ?|why should we|why would we|not for us|not from us|not for me|that is not something|that 's not something
        |it is not something|it 's not something|this is not something|that is not on|that 's not on|it is not on|it 's not on
        |we are not considering|we 're not considering|i 'm not considering|that is not the plan|that 's not the plan
        |that is not under|that 's not under|this can not be|that can not be|this will not happen|it will not happen""",
    "if": "not until|not unless|not before|not without|not while|not as long as|only if|only when|only after|only once",
    "open": "that remains on the table|we have n't decided|no decision|we 'll see|we will see|it 's too early|too early|it depends|that depends|maybe|perhaps|possibly",
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
TAKING = frozenset({"WANT", "ASK", "CHANGE", "ACT", "JUDGE"})
OPEN = frozenset({"rule", "exclude", "confirm"})  # "Have you ruled it out? — No" is neither side
HOLDING = frozenset({"think", "believe", "say", "agree", "mean", "feel"})
HOPING = frozenset({"hope", "guess", "suppose", "expect"})
# What becomes of a plan: "the Patriots go on?", "will be lifted", "are paused".
GOING_ON = frozenset("go continue proceed flow come resume".split())
HALTED = frozenset("pause stop suspend halt freeze cancel end block shelve delay".split())
OF_THE_HOUSE = frozenset(
    "administration government president minister secretary ministry country side delegation team pentagon".split()
)
NORMS = syntax.DEONTIC | {"have", "need"}
OTHERS = HE | THEY | IT | {"there", "that", "this"}
TROOPS = frozenset({"peacekeeper", "contingent", "training"})


def answered(
    doc: Doc, named: Sequence[TopicMention], hinted: Sequence[TopicMention]
) -> Iterator[TopicMention]:
    """One mention at each such answer. `named` are those by their own words, `hinted` the weak ones."""
    kept: dict[TopicMention, Reading] = {}
    doc.user_data[KEPT] = kept
    loose = [
        m for m in hinted if not m.referred and m.topic not in LOOSE and doc[m.start].lemma_ not in TROOPS
    ]
    for first, second in answers(doc):
        question, answer = _last_question(doc, first), next(iter(sentences(doc, second)), None)
        put = None if question or not asks(first.speaker or "", doc.context) else last_sentence(doc, first)
        if answer is None or (question or put) is None:
            continue
        if any(answer.start <= m.start < answer.end and not m.referred for m in named):
            continue  # the answer says itself what it is about
        if (said := _way(doc, answer, second.end)) is None:
            continue
        if question:
            asked = _asked(doc, question, named) or _asked(doc, question, loose)
        else:
            told = put is not None and said[0] == "no" and "?" not in {t.text for t in put}
            asked = _asked(doc, put, [*named, *hinted], put=True) if put and told else None
        if asked is None:
            continue
        (way, word), (topic, side, holder, kind) = said, asked
        mention = TopicMention(topic, word.i, word.i + 1, 1 if side > 0 else -1, referred=True)
        sign = -side if way == "no" else side
        made = State(sign=sign, maybe=way == "open", conditional=way == "if", cue=word, kind=kind)
        kept[mention] = replace(reading_of(mention, holder, made, word), sure=True)
        yield mention


def given(doc: Doc, mention: TopicMention) -> list[Reading]:
    """The side of a mention that `answered` found; nothing of any other."""
    found: Reading | None = doc.user_data.get(KEPT, {}).get(mention)
    return [] if found is None else [found]


def turned_down(root: Token, mention: TopicMention) -> list[Reading]:
    """ "We are told: 'First a truce.' No, that will not do": what others say, and the answer to it."""
    doc, (start, end) = root.doc, bounds(root)
    colon = next((i for i in range(start + 1, mention.start) if doc[i].text == ":"), None)
    if mention.weak or colon is None or not doc[colon + 1].is_quote:
        return []
    if TOLD_US.isdisjoint(doc.lemmas[start:colon]):
        return []
    no = next((i for i in range(mention.end, min(end + 3, len(doc))) if doc.lowers[i] == "no"), 0)
    if not no or doc[no + 1 : no + 2].text not in {",", ".", "!"} or not (doc[no - 1].is_punct):
        return []
    made = State(sign=-mention.side, cue=doc[no], kind=ANSWERED)
    return [replace(reading_of(mention, None, made, doc[no]), sure=True)]


TOLD_US = frozenset({"tell", "say", "offer", "propose", "suggest"})


def _last_question(doc: Doc, segment: Segment) -> Span | None:
    """The question that the segment ends with, where a yes or a no answers it and no other such question stands before."""
    last = last_sentence(doc, segment)
    if last is None or "?" not in {t.text for t in last}:
        return None
    words = [t.lower_ for t in last]
    if "or" in words or sum(t.is_alpha for t in last) < 2:
        return None
    if any(t.lower_ in WHICH for t in last.root.children) or not WHICH.isdisjoint(words[:4]):
        return None
    return last


def _way(doc: Doc, answer: Span, end: int) -> tuple[Way, Token] | None:
    """Which answer it is, and its word; None where it is no bare one."""
    start = answer.start
    label = next((t.i for t in answer if t.text == ":"), None)  # "MR. HALDEN: Yes."
    if label is not None and label - start < 6:
        start = label + 1
    tokens = [
        t
        for t in doc[start : answer.end]
        if not t.is_space and t.text not in {"—", "–", "-", ",", "…", "..."}
    ]
    while tokens and tokens[0].lower_ in FILLING:
        tokens.pop(0)
    words = [t.lower_.replace("’", "'") for t in tokens]
    if not words or (way := _opening(words, doc[tokens[0].i + 1].text) or _of_that(tokens)) is None:
        return None
    after = {t.lower_ for t in doc[answer.end : min(answer.end + 1, end)]}
    bound = way == "yes" and not BINDING.isdisjoint({*words, *after})
    return "if" if bound else way, tokens[0]


def _of_that(tokens: list[Token]) -> Way | None:
    """ "He is open to that, yes", "We are against it": which side the answer takes on what was asked."""
    that = next(
        (t for t in tokens[:7] if t.lower_ in {"that", "it", "this"} and t.dep_ in {"dobj", "pobj"}), None
    )
    if tokens[0].lower_ not in PEOPLE or that is None:
        return None
    word = that.head.head if that.dep_ == "pobj" else that.head
    verb = word.head if word.dep_ == "acomp" else word
    if tokens[0].head != verb:
        return None  # "I know that they want it"
    if that.head.lower_ in {"for", "against"} and word.lemma_ == "be":
        return "yes" if (that.head.lower_ == "for") != syntax.negated(word) else "no"
    cue = cue_of(word)
    if cue is None or cue.kind not in {"WANT", "JUDGE"} or word.i > that.i:
        return None
    against = (cue.sign < 0) != (syntax.negated(word) or syntax.negated(verb))
    return "no" if against else "yes"


def _opening(words: list[str], after: str) -> Way | None:
    for length in range(LONGEST, 0, -1):
        if way := OPENINGS.get(tuple(words[:length])):
            return way
    first, second, *rest = [*words, ".", "."]
    if first in {"i", "we"} and second in HOLDING | HOPING and rest[0] in PEOPLE and rest[1:2] != ["could"]:
        return _opening([w for w in rest if w != "that"], after)  # "I think they should"
    if first == "not" and second in {"for", "from"} and "." in rest[:3]:
        return "no"  # "Not for France."
    if first in YES and second not in NOT:
        return "yes"
    if first in NO and (second in {".", "!", ";", "no"} | PEOPLE or after == ","):
        return "no"
    if first in PEOPLE and second in DOING:
        if rest[0] in {"be", "been"}:
            rest = rest[1:]  # "There will be."
        denied = rest[0] in NOT
        if not denied and rest[0] in BINDING | {"but", "when", "as"}:
            return "if"  # "We would, if they come"
        if rest[denied] in ENDING:
            return "no" if denied else "yes"
    return None


def _called_upon(word: Token) -> bool:
    """ "Minister, will there be …?", "Mr President, are you …?": whom the question is put to, and no subject of it."""
    called = word.doc[word.left_edge.i : word.i + 1]
    return word.doc[word.i + 1].text == "," and all(
        t.lower_.rstrip(".") in THANKS | OF_THE_HOUSE for t in called
    )


def _asked(
    doc: Doc, question: Span, mentions: Sequence[TopicMention], *, put: bool = False
) -> tuple[str, int, Token | None, str] | None:
    """The issue that a question is about, the side of a yes, who would hold it and in which way; `put` where it is what
    others want, which is put to who answers: "They want your troops out. — That will not happen."
    """
    here = matters(doc, [m for m in mentions if question.start <= m.start < question.end])
    if not here:
        return None
    mention = min(here, key=lambda m: (sum(1 for _ in head(doc, m).ancestors), m.start))
    sign, root, kind = int(mention.side), head(doc, mention), ""
    if root == question.root and root.pos_ not in VERBAL:
        counted = any(c.lower_ in {"any", "no", "how", "which"} for c in root.children)
        return None if counted else (mention.topic, sign, None, ANSWERED)  # "And a truce?"
    verb = root.head if root.dep_ in syntax.SUBJECTS | syntax.PASSIVE else root
    if mention.topic in KEPT_UP and verb == question.root and verb.lemma_ in GOING_ON | HALTED:
        return (
            mention.topic,
            -sign if verb.lemma_ in HALTED else sign,
            None,
            ANSWERED,
        )  # "Are deliveries paused?"
    word = root
    while True:
        cue = cue_of(word) if word != root else None
        if word.lemma_ in OPEN or (cue and cue.kind not in TAKING and word.lemma_ not in HOLDING):
            return None
        if cue is not None and cue.kind in TAKING:
            sign *= cue.sign
            if cue.kind == "WANT" and word.pos_ == "NOUN":
                kind = kind or "WILL"  # "Is there an agreement on prisoners?"
            if cue.kind in {"WANT", "ASK", "JUDGE"} or word.dep_ == "acomp":  # "prepared"
                kind = kind or ("JUDGE" if cue.kind == "JUDGE" else ANSWERED)
        if (judged := judgement(word)) is not None:
            sign, kind = sign * judged[1].sign, "JUDGE"
        aux = set(syntax.auxiliaries(word)) if word.pos_ in VERBAL | {"ADJ"} else set()
        below = word != root or mention.end - mention.start > 2  # "do the presidents have to meet?"
        if not kind and (aux & NORMS or (word.lemma_ in {"need", "have"} and below)):
            kind = "JUDGE"
        elif not kind and aux & (syntax.FUTURE | {"can", "could"}):
            kind = "WILL"
        if word == question.root or (word.dep_ == "ccomp" and word.head.lemma_ in HOLDING):
            break
        behind = word.dep_ == "amod" and word.i > word.head.i  # "Is Kyiv ready to …", as the parser takes it
        if not behind and word.dep_ not in UP:
            return None
        word = word.head
    done = (c := cue_of(word)) is not None and c.kind == "ACT" and mention.topic in KEPT_UP
    if not kind and not done:
        return None
    if kind == "JUDGE" or (put and kind == ANSWERED):
        return mention.topic, sign, None, ANSWERED
    if put:
        return None
    who = next((t for t in syntax.subjects(word) if not _called_upon(t)), None)
    if who is None and kind == "WILL" and any(c.dep_ == "expl" for c in word.children):
        return mention.topic, sign, None, ANSWERED  # "Will there be more jets?"
    if mention.topic == "nato" and who is not None and who.lower_ in {"nato", "alliance"}:
        return mention.topic, sign, None, ANSWERED  # "Will NATO take Ukraine in?"
    if who is None or who.lower_ in OTHERS or mention.start <= who.i < mention.end:
        return None
    own = who.lemma_.casefold() in OF_THE_HOUSE and all(c.dep_ == "det" for c in who.children)
    if own or who.lower_ in {"you", "we", "i"}:
        return mention.topic, sign, None, ANSWERED
    if not kind:
        return None  # "Has Moscow imposed more sanctions?"
    foretold = not syntax.FUTURE.isdisjoint(syntax.auxiliaries(word))  # "Will Moscow agree?": of Moscow alone
    return mention.topic, sign, who, "WILL" if foretold else kind
