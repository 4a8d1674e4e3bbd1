"""Mentions of an issue by what stands for it: "those calls", "that promise", "the proposal", "such a meeting", "it".

A reference stands for the issue last named before it, within two sentences. A noun takes only an issue of its kind
where it has one ("the document" a memorandum, "the meeting" talks or a summit).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ingest.extraction.sides import ADJECTIVES, SAYING, VERBS
from ingest.extraction.syntax import OBJECT_CONTROL, VERBAL
from ingest.extraction.topic_mentions import MEETINGS, TopicMention, depth, head
from ingest.extraction.tree import Doc, Token
from ingest.extraction.worth import valued

LOOKED_BACK = 2  # sentences
LOOKED_FAR = 8  # sentences, for a noun of its own kind: "the meeting" may be a page away
DEFINITE = frozenset({"that", "those", "this", "these", "such", "the", "same", "similar"})
POINTING = frozenset({"that", "those", "this", "these", "such", "same", "similar"})
# Nouns that stand for a side or a step named before; any issue may be meant.
ANY = frozenset(
    """call demand proposal offer idea plan request initiative promise pledge step move measure agreement invitation appeal
    suggestion arrangement notion option goal question issue condition term""".split()
)
KINDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("document", "paper", "draft", "text"), frozenset({"memorandum"})),
    **dict.fromkeys(("pause", "lull", "respite", "silence", "halt", "cessation"), frozenset({"ceasefire"})),
    **dict.fromkeys(("meeting", "round", "consultation", "negotiation", "contact", "format", "dialogue", "encounter"), MEETINGS),
    **dict.fromkeys(("exchange", "swap"), frozenset({"prisoners"})),
    **dict.fromkeys(("restriction", "penalty", "package"), frozenset({"sanctions"})),
    **dict.fromkeys(("delivery", "shipment", "supply", "weapon", "missile", "system", "deployment"), frozenset({"military_aid"})),
    **dict.fromkeys(("membership", "accession"), frozenset({"nato"})),
    **dict.fromkeys(("concession",), frozenset({"territory"})),
    **dict.fromkeys(("child",), frozenset({"children"})),
}  # fmt: skip
# What the issue is about, whatever was said of it before.
THEMSELVES = frozenset(
    """delivery shipment supply weapon missile system restriction penalty package membership accession child exchange swap
    meeting""".split()
)
# Each side's own paper: "Kyiv has sent its own", "we are waiting for theirs".
OWN = frozenset({"own", "ours", "theirs"})
SENT = frozenset(
    "send hand submit present share give deliver await wait ask convey transfer show pass".split()
)
PRONOUNS = OWN | frozenset({"it", "this", "them", "that", "these", "those", "one", "they"})
# What is done with one issue only: "they must be lifted", "we are sending them".
DONE_WITH = {
    **dict.fromkeys("lift ease tighten toughen harden loosen impose".split(), "sanctions"),
    **dict.fromkeys("send deliver supply ship".split(), "military_aid"),
}
# What one wants to do with it is to have it: "wants to complete it", "hopes to see it".
HAVING = frozenset("have get see complete finish achieve reach receive read sign carry do".split())
ANSWERING = frozenset("respond reply react answer".split())
TERMS = frozenset({"terms", "term", "condition"})
NOUNS = ANY | KINDS.keys() | TERMS | {"force"}
SIDES = frozenset({"WANT", "ASK"})
PROCESS = frozenset("negotiation dialogue process diplomacy negotiate talk".split())
NAMING = VERBAL | {"NOUN", "PROPN"}
MANY_IN_ONE = frozenset("demand condition term requirement proposal point".split())
CLAUSES = frozenset("acl relcl advcl ccomp xcomp".split())
WHERE = frozenset("from in at during back".split())
# "gave no answer to the offer", "the reaction to the idea was cool", "turned a deaf ear to the calls".
REPLIES = frozenset("answer response reply reaction ear objection reservation".split())
OFFERED = frozenset("proposal offer initiative idea suggestion request invitation appeal".split())


def find_references(doc: Doc, mentions: Sequence[TopicMention]) -> list[TopicMention]:
    """The references of a Doc, given the mentions by their own words."""
    taken = {i for m in mentions for i in range(m.start, m.end)}
    number = {}
    n = 0
    for s in doc.sents:
        n += any(t.is_alpha for t in s)  # the blank line between paragraphs is no sentence
        for i in range(s.start, s.end):
            number[i] = n
    found: list[TopicMention] = []
    for i, (lower, lemma) in enumerate(zip(doc.lowers, doc.lemmas, strict=True)):
        if i in taken or (lemma not in NOUNS and lower not in PRONOUNS):
            continue
        token = doc[i]
        kinds = _refers(token)
        if kinds is None:
            continue
        before = [
            m
            for m in mentions
            if m.end <= i and number[m.start] >= number[i] - (LOOKED_FAR if kinds else LOOKED_BACK)
        ]
        if lower in PRONOUNS:
            back = LOOKED_BACK if kinds else 0 if token.dep_ == "nsubj" and token.head.pos_ == "AUX" else 1
            before = [m for m in before if m.topic != "talks" and number[m.start] >= number[i] - back]
        if kinds:
            before = [m for m in before if m.topic in kinds]
        if lemma == "meeting":  # "negotiations that would end in such a meeting": one named earlier
            before = [
                m
                for m in before
                if m.topic != "talks"
                or PROCESS.isdisjoint(doc.lemmas[m.start : m.end])
                or (number[m.start] < number[i] and "talk" not in doc.lemmas[m.start : m.end])
            ] or before
        if not before:
            continue
        last = before[-1]
        if not kinds:  # the issue of the sentence, not one named in passing
            row = [m for m in before if number[m.start] == number[last.start]]
            if lower in PRONOUNS and len({m.topic for m in row}) > 1:
                continue  # two issues, one pronoun: nobody knows
            last = min(row, key=lambda m: (depth(doc, m), -m.start))
        # "halted arms supplies … the deliveries": not their halt
        side = 1 if lemma in THEMSELVES or (kinds and lower in PRONOUNS) else last.side
        found.append(TopicMention(last.topic, i, i + 1, side, True))
        if not kinds and lemma in MANY_IN_ONE and token.tag_ == "NNS":
            others = {
                m.topic: m
                for m in row
                if m.topic not in {last.topic, "talks", "summit"} and _joined(doc, m, last)
            }
            found += [TopicMention(m.topic, i, i + 1, m.side, True) for m in others.values()]
    return found


def _joined(doc: Doc, one: TopicMention, other: TopicMention) -> bool:
    """Whether two issues are named in one breath: "give up its bid and recognise the annexation"."""
    first, second = (
        {*doc[m.start : m.end], *itertools.islice(head(doc, m).ancestors, 2)} for m in (one, other)
    )
    return any(c in second for w in first - second if w.pos_ in NAMING for c in w.conjuncts)


def _refers(token: Token) -> frozenset[str] | None:
    """The issues that a word may stand for; the empty set is any; None: it is no reference."""
    lemma = token.lemma_.casefold()
    if token.pos_ == "NOUN":
        words = {c.lower_ for c in token.children if c.dep_ in {"det", "predet", "amod"}}
        if (
            lemma in ANY
            and (words & DEFINITE or (lemma in OFFERED and any(c.dep_ == "poss" for c in token.children)))
            and not any(c.dep_ in CLAUSES or _of_what(c) for c in token.children)
        ):
            meant = words & POINTING or _governed(token)
            return frozenset() if meant else None
        if lemma in {"meeting"} and any(
            c.dep_ == "det" and c.lower_ in {"a", "the", "no"} for c in token.children
        ):
            return KINDS[lemma]
        if lemma == "package" and any(c.lower_ == "of" or c.dep_ == "compound" for c in token.children):
            return None  # "a new package of aid"
        if lemma == "format" and words & {"any", "no"} and not any(map(_of_what, token.children)):
            return KINDS[lemma]  # "is ready for any format"
        if lemma in KINDS and words & (
            DEFINITE | {"next", "second", "new", "another", "further", "proposed", "third", "first"}
        ):
            return KINDS[lemma]
        if lemma in TERMS and any(c.dep_ == "poss" for c in token.children):
            return (
                frozenset({"memorandum"})
                if token.dep_ == "dobj"
                and token.head.lemma_ in {"submit", "present", "share", "send", "publish"}
                else None
            )
        return None
    if token.lower_ in OWN:
        verb = token.head.head if token.dep_ == "pobj" else token.head
        return frozenset({"memorandum"}) if verb.lemma_ in SENT else None
    if (
        token.lower_ in PRONOUNS
        and token.tag_ not in {"WDT", "IN"}
        and token.pos_ in {"PRON", "DET", "NOUN", "NUM"}
    ):
        done = DONE_WITH.get(token.head.lemma_) if token.head.pos_ == "VERB" else None
        if any(c.lower_ in {"home", "back"} for c in token.head.children):
            done = None  # "send them home": no weapons
        if (
            done
            and token.lower_ in {"they", "them", "these", "those"}
            and token.dep_ in {"dobj", "nsubjpass"}
        ):
            return frozenset({done})
        above = token.head
        clauses = any(c.dep_ in {"xcomp", "ccomp"} for c in above.children)
        if token.lower_ == "them" and token.dep_ == "dobj" and above.lemma_ in OBJECT_CONTROL and clauses:
            return None  # "asked them to press for a truce"
        if token.dep_ in {"dobj", "pobj"}:
            return frozenset() if _governed(token) else None
        return frozenset() if token.dep_ == "nsubj" and _judged(token) else None
    return None


def _of_what(word: Token) -> bool:
    """Whether a word says what an offer is of: "her peace plan"; not "the American offer in Geneva", "back in March"."""
    if word.dep_ == "compound":
        return word.lower_ == "peace"
    return word.dep_ == "prep" and word.lower_ not in WHERE


def _judged(token: Token) -> bool:
    """ "Moscow replied that it is premature"; not "that it is premature to speak of results"."""
    above = token.head
    if above.lemma_ != "be" or above.dep_ != "ccomp" or above.head.lemma_ not in SAYING:
        return False
    if any(c.dep_ in CLAUSES | {"csubj"} for w in (above, *above.children) for c in w.children):
        return False
    cues = (ADJECTIVES.get(c.lemma_.casefold()) for c in above.children if c.dep_ == "acomp")
    return any(cue is not None and cue.kind == "JUDGE" for cue in cues)


def _governed(token: Token) -> bool:
    """Whether a word of wanting or refusing governs it directly."""
    head = token.head
    if head.dep_ == "prep" or head.pos_ == "ADP":
        head = head.head
    if token.dep_ == "dobj" and head.dep_ == "xcomp" and head.lemma_ in HAVING:
        head = head.head
    if token.dep_ == "dobj" and valued(head):
        return True  # "called them counterproductive"
    if head.lemma_ in ANSWERING:
        return True  # "has not reacted to the proposal"
    if head.lower_ in {"favour", "favor", "support"} and head.head.lower_ == "in":
        return True  # "is in favour of it"
    given = {head.lemma_, *(c.lemma_ for c in head.children if c.dep_ == "dobj")}
    if token.head.lower_ in {"to", "about"} and not REPLIES.isdisjoint(given):
        return True
    for part in head.children:
        if part.dep_ == "prt" and (both := VERBS.get(f"{head.lemma_}_{part.lower_}")) is not None:
            return both.kind in SIDES  # "turned the idea down"
    cue = (
        VERBS.get(head.lemma_.casefold()) or VERBS.get(f"{head.lemma_.casefold()}_{token.head.lower_}")
        if head.pos_ in {"VERB", "AUX"}
        else ADJECTIVES.get(head.lemma_.casefold())
    )
    weighed = token.lemma_ in OFFERED  # "is studying the offer"
    return cue is not None and (
        cue.kind in SIDES or (cue.kind == "MAYBE" and weighed and token.dep_ == "dobj")
    )
