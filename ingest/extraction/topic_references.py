"""Mentions of an issue by what stands for it: "those calls", "that promise", "the proposal", "such a meeting", "it".

A reference stands for the issue last named before it, within two sentences. A noun takes only an issue of its kind
where it has one ("the document" a memorandum, "the meeting" talks or a summit).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ingest.extraction import syntax
from ingest.extraction.sides import ADJECTIVES, SAYING, VERBS
from ingest.extraction.syntax import OBJECT_CONTROL, VERBAL
from ingest.extraction.topic_mentions import MEETINGS, OBSTACLES, TopicMention, depth, head
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
# What the other side is to do likewise: "called on Kyiv to follow suit", "expects Moscow to reciprocate".
LIKEWISE = frozenset({"suit", "example", "reciprocate", "likewise", "same"})
RETURNING = 5  # sentences: the order is told in one paragraph, the call to the other side in the next
RETURNED = frozenset({"ceasefire", "sanctions"})
# Each side's own paper: "Kyiv has sent its own", "we are waiting for theirs".
OWN = frozenset({"own", "ours", "theirs"})
SENT = frozenset(
    "send hand submit present share give deliver await wait ask convey transfer show pass".split()
)
PRONOUNS = OWN | frozenset({"it", "this", "them", "that", "these", "those", "so", "one", "they"})
# What is done with one issue only: "they must be lifted", "we are sending them".
DONE_WITH = {
    **dict.fromkeys("lift ease tighten toughen harden loosen impose".split(), "sanctions"),
    **dict.fromkeys("send deliver supply ship".split(), "military_aid"),
}
# What one wants to do with it is to have it: "wants to complete it", "hopes to see it".
HAVING = frozenset("have get see complete finish achieve reach receive read sign carry do".split())
SAME_AGAIN = frozenset({"it", "they", "this", "these", "them"})
# "As for sanctions, they …", "With regard to membership, it …", "Regarding a truce, this …".
AS_FOR = frozenset("for regards regarding concerning to".split())
ANSWERING = frozenset("respond reply react answer".split())
PROPOSING = frozenset("propose offer suggest proposal plan idea initiative call urge invite".split())
PUT = PROPOSING - {"plan", "call", "urge", "idea"}
TERMS = frozenset({"terms", "term", "condition"})
NOUNS = ANY | KINDS.keys() | TERMS | {"force"}
SIDES = frozenset({"WANT", "ASK"})
PROCESS = frozenset("negotiation dialogue process diplomacy negotiate talk".split())
NAMING = VERBAL | {"NOUN", "PROPN"}
MANY_IN_ONE = frozenset("demand condition term requirement proposal point".split())
AWAITED = frozenset("wait await expect".split())
ASKED = frozenset("put ask pose raise".split())
CLAUSES = frozenset("acl relcl advcl ccomp xcomp".split())
WHERE = frozenset("from in at during back".split())
WHEN = frozenset("before after during until ahead without amid following".split())
# "gave no answer to the offer", "the reaction to the idea was cool", "turned a deaf ear to the calls".
REPLIES = frozenset("answer response reply reaction ear objection reservation".split())
# What is done with a paper: "they will hand it over", "there is no use in publishing it".
HANDED = frozenset("hand present submit publish circulate".split())
OFFERED = frozenset("proposal offer initiative idea suggestion request invitation appeal".split())
LOOKED_FOR_OFFERS = 20  # sentences


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
        if i in taken or (lemma not in NOUNS and lower not in PRONOUNS and lemma not in LIKEWISE):
            continue
        token = doc[i]
        if lemma in LIKEWISE and likewise(token):
            named = [
                m
                for m in mentions
                if m.end <= i and number[m.start] >= number[i] - RETURNING and m.topic in RETURNED
            ]
            if named:
                found.append(TopicMention(named[-1].topic, i, i + 1, 1, True))
            continue
        if (named_first := _set_in_front(token, mentions)) is not None:
            found.append(TopicMention(named_first.topic, i, i + 1, named_first.side, True))
            continue
        kinds = _refers(token)
        if kinds is None or (lemma == "option" and {"venue", "venues"} & {t.lower_ for t in token.sent}):
            continue
        before = [
            m
            for m in mentions
            if m.end <= token.i
            and number[m.start] >= number[token.i] - (LOOKED_FAR if kinds else LOOKED_BACK)
        ]
        if token.lower_ in PRONOUNS:
            if token.head.lower_ in {"for", "against"} and before and before[-1].topic == "talks":
                continue  # "there will be a third round, we are for it"
            back = LOOKED_BACK if kinds else 0 if token.dep_ == "nsubj" and token.head.pos_ == "AUX" else 1
            before = [m for m in before if m.topic != "talks" and number[m.start] >= number[token.i] - back]
            if lower == "so":  # "has not done so and will not do so" says it once
                before = [m for m in before if number[m.start] < number[i]]
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
        if _answered(token):
            before = [m for m in before if _proposed(doc, m)]
        elif lemma in OFFERED and not kinds:
            before = [m for m in before if _proposed(doc, m, PUT)] or before
        if not before and lemma in OFFERED:
            before = _offered_before(doc, [m for m in mentions if m.end <= i], number, number[i])
        if not before:
            continue
        last = before[-1]
        if not kinds:  # the issue of the sentence, not one named in passing
            row = [m for m in before if number[m.start] == number[last.start]]
            last = min(row, key=lambda m: (_beside(doc, m), depth(doc, m), -m.start))
        if not kinds:
            near = {m.topic for m in before if number[m.start] == number[last.start]}
            if token.lower_ in PRONOUNS and len(near) > 1:
                continue  # two issues, one pronoun: nobody knows
        side = (
            1 if lemma in THEMSELVES or (kinds and token.lower_ in PRONOUNS) else last.side
        )  # "halted arms supplies … the deliveries": not their halt
        found.append(TopicMention(last.topic, token.i, token.i + 1, side, True))
        if not kinds and lemma in MANY_IN_ONE and token.tag_ == "NNS":
            others = {
                m.topic: m
                for m in row
                if m.topic not in {last.topic, "talks", "summit"} and _joined(doc, m, last)
            }
            found += [TopicMention(m.topic, token.i, token.i + 1, m.side, True) for m in others.values()]
    return found


def _beside(doc: Doc, mention: TopicMention) -> bool:
    """ "wants a truce before any talks", "before the talks start": only when or where."""
    above = itertools.islice(doc[mention.start : mention.end].root.ancestors, 3)
    return any(a.lower_ in WHEN and a.i < mention.start and a.dep_ in {"prep", "mark"} for a in above)


def _joined(doc: Doc, one: TopicMention, other: TopicMention) -> bool:
    """Whether two issues are named in one breath: "give up its bid and recognise the annexation"."""
    first, second = (
        {*doc[m.start : m.end], *itertools.islice(head(doc, m).ancestors, 2)} for m in (one, other)
    )
    return any(c in second for w in first - second if w.pos_ in NAMING for c in w.conjuncts)


def likewise(token: Token) -> bool:
    if token.lemma_ in {"suit", "example"}:
        return token.dep_ in {"dobj", "npadvmod"} and token.head.lemma_ == "follow"
    if token.lemma_ in {"likewise", "same"}:
        return token.head.lemma_ == "do" and token.dep_ in {"dobj", "advmod"}
    return token.lemma_ == "reciprocate" and not any(c.dep_ == "dobj" for c in token.children)


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
            meant = words & POINTING or _governed(token) or _called(token)
            if not meant or _yet_to_come(token):
                return None
            return frozenset()
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
        and (token.pos_ in {"PRON", "DET", "NOUN", "NUM"} or token.lower_ == "so")
    ):
        if token.lower_ == "one" and any(c.lower_ == "of" and _several(c) for c in token.children):
            return None  # "proposed Ankara as one of the guarantors"
        done = DONE_WITH.get(token.head.lemma_) if token.head.pos_ == "VERB" else None
        if any(c.lower_ in {"home", "back"} for c in token.head.children):
            done = None  # "send them home": no weapons
        if (
            done
            and token.lower_ in {"they", "them", "these", "those"}
            and token.dep_ in {"dobj", "nsubjpass"}
        ):
            return frozenset({done})
        if token.lower_ == "it" and token.dep_ == "dobj" and token.head.lemma_ in HANDED:
            return frozenset({"memorandum"})
        above = token.head
        clauses = any(c.dep_ in {"xcomp", "ccomp"} for c in above.children)
        if token.lower_ == "them" and token.dep_ == "dobj" and above.lemma_ in OBJECT_CONTROL and clauses:
            return None  # "asked them to press for a truce"
        if token.dep_ in {"dobj", "pobj"} or (token.lower_ == "so" and token.head.lemma_ == "do"):
            return frozenset() if _governed(token) else None
        return frozenset() if token.dep_ == "nsubj" and (_judged(token) or _called(token)) else None
    return None


def _several(prep: Token) -> bool:
    return any(c.dep_ == "det" for p in prep.children for c in p.children)


def _yet_to_come(token: Token) -> bool:
    """ "is waiting for Moscow's proposals", "put that question to him": nothing that was named before."""
    verb = token.head.head if token.head.dep_ == "prep" else token.head
    return verb.lemma_ in (ASKED if token.lemma_ == "question" else AWAITED)


def _of_what(word: Token) -> bool:
    """Whether a word says what an offer is of: "her peace plan"; not "the American offer in Geneva", "back in March"."""
    if word.dep_ == "compound":
        return word.lower_ == "peace"
    return word.dep_ == "prep" and word.lower_ not in WHERE


def _called(token: Token) -> bool:
    """ "Moscow called that unacceptable"."""
    word = token.head
    return word.pos_ in {"ADJ", "NOUN"} and word.dep_ == "ccomp" and valued(word.head) != 0


def _set_in_front(token: Token, mentions: Sequence[TopicMention]) -> TopicMention | None:
    """The issue that the sentence sets in front and a pronoun takes up: "As for the sanctions, they must be lifted"."""
    if token.lower_ not in SAME_AGAIN or token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    words = [t for t in token.sent if t.i < token.i and t.is_alpha][:4]
    if not words or words[0].lower_ not in {"as", "regarding", "concerning", "with"}:
        return None
    near = [m for m in mentions if words[0].i < m.start and m.end <= token.i]
    if len(near) != 1 or not AS_FOR & {w.lower_ for w in words}:
        return None
    between = token.doc.lowers[near[0].end : token.i]
    return near[0] if "," in between else None


def _judged(token: Token) -> bool:
    """ "Moscow replied that it is premature"."""
    above = token.head
    if above.lemma_ != "be" or above.dep_ != "ccomp" or above.head.lemma_ not in SAYING:
        return False
    if any(
        c.dep_ in {"xcomp", "ccomp", "csubj", "advcl"} for w in (above, *above.children) for c in w.children
    ):
        return False  # "it is premature to speak of results"
    return any(c.dep_ == "acomp" and _worth(c) for c in above.children)


def _worth(word: Token) -> bool:
    cue = ADJECTIVES.get(word.lemma_.casefold())
    return cue is not None and cue.kind == "JUDGE"


def _answered(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.head.lemma_ in ANSWERING


def _proposed(doc: Doc, mention: TopicMention, by: frozenset[str] = PROPOSING) -> bool:
    """Whether the issue was proposed there: "offered a truce", "a proposal for talks"."""
    above = itertools.islice(doc[mention.start : mention.end].root.ancestors, 4)
    return any(a.lemma_ in by for a in above)


def _told_after(token: Token) -> bool:
    """ "sees it as a good sign that he came": the clause to come."""
    if token.lower_ != "it":
        return False
    words = [w for c in token.head.children if c.i > token.i for w in (c, *c.children)]
    return any(c.dep_ in CLAUSES and syntax.mark(c) == "that" for w in words for c in (w, *w.children))


def _offered_before(
    doc: Doc, named: list[TopicMention], number: dict[int, int], here: int
) -> list[TopicMention]:
    """The issue that was proposed further back, if it is the only one: "Kyiv had said yes to the American offer in March"."""
    offered = [m for m in named if number[m.start] >= here - LOOKED_FOR_OFFERS and _proposed(doc, m)]
    return offered[-1:] if len({m.topic for m in offered}) == 1 else []


def _done(verb: Token) -> bool:
    """ "doing so would be a mistake", "refuses to do that", "will never do it"; not "has helped and will go on doing so"."""
    if any(a.dep_ == "conj" for a in (verb, *verb.ancestors)):
        return False
    return verb.dep_ in {"csubj", "xcomp", "pcomp"} or syntax.negated(verb)


def _governed(token: Token) -> bool:
    """Whether a word of wanting or refusing governs it directly."""
    head = token.head
    if head.lower_ in {"for", "against"} and head.head.lemma_ == "be" and token.lower_ == "it":
        return True  # "we are for it"
    if head.dep_ == "prep" or head.pos_ == "ADP":
        head = head.head
    if token.dep_ == "dobj" and head.dep_ == "xcomp" and head.lemma_ in HAVING:
        head = head.head
    if token.dep_ == "dobj" and valued(head):
        return not _told_after(token)  # "called them counterproductive"
    if head.lower_ == "none" and head.head.lemma_ == "have":
        return True  # "would have none of it"
    if head.lemma_ in ANSWERING:
        return True  # "has not reacted to the proposal"
    if head.lower_ in {"favour", "favor", "support"} and head.head.lower_ == "in":
        return True  # "is in favour of it"
    given = {head.lemma_, *(c.lemma_ for c in head.children if c.dep_ == "dobj")}
    if token.head.lower_ in {"to", "about"} and not REPLIES.isdisjoint(given):
        return True
    if head.lemma_ == "sign" and token.lower_ == "it" and token.dep_ == "dobj":
        return False  # the draft, not an issue named in it
    if token.head == head and head.lemma_ == "do":
        return _done(head)
    if head.lemma_ in OBSTACLES and token.dep_ == "pobj":
        return True  # "has no objections to that"
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
