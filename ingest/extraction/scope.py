"""What turns or bounds a side from outside of its own clause: a denial that it is so, an order of steps, a reserve.

"denied that it was against"; "first a truce, then talks"; "agrees, but there are nuances".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ingest.extraction import syntax
from ingest.extraction.clauses import DENYING, dismissed
from ingest.extraction.reading import VERBAL, Reading
from ingest.extraction.sides import PRICES
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Doc, Token, bounds

FALSE = frozenset("wrong false untrue incorrect inaccurate mistaken mistake lie fake".split())
TRUE = frozenset({"true", "correct", "so", "case"})
TELLING = frozenset("say claim think believe suggest argue assume assert pretend".split())
# A yes that is asked to be more than it says: "agrees, but there are nuances", "… but it must lead to peace".
RESERVES = frozenset(
    """nuance nuances condition conditions question questions provided guarantees depends unless only first must should if
    limited restricted until precondition preconditions caveat caveats subject requires require""".split()
)
RESERVED = frozenset({"ceasefire", "talks", "summit", "memorandum", "territory", "prisoners"})
RESERVE_KINDS = frozenset({"WANT", "WILL"})
# What a yes is told to depend on, what it is told to cost, and what must be the case "before" it.
DEPENDING = frozenset("depend hinge contingent conditional dependent conditioned".split())
PRICED = PRICES | frozenset("term circumstance requirement".split())
YET = frozenset("but though although albeit yet".split())
REACH = 16  # tokens behind a mention in which its clause names what comes first
UNDERSTOOD = ("on the understanding", "on the assumption", "on the premise")


def scoped(reading: Reading, root: Token) -> Reading:
    """The side as the words around its clause leave it."""
    if reading.stance == "neutral":
        return reading
    if reading.kind not in {"ORDER", "BLAME", "DEMAND"} and gainsaid(reading.cue):
        return replace(reading, stance="support" if reading.stance == "oppose" else "oppose", condition=None)
    if reading.stance != "support" or reading.kind == "ORDER":
        return reading
    if hangs(reading, root):
        return replace(reading, stance="conditional", sure=True)
    bound = later(root, reading.mention) or reserved(reading) or only_so(reading)
    return replace(reading, stance="conditional") if bound else reading


def gainsaid(cue: Token) -> bool:
    """Whether the clause of the side is what somebody denies."""
    clause = cue.head if cue.dep_ in {"acomp", "attr", "oprd", "prep"} else cue
    for _ in range(3):
        while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
            clause = clause.head
        if clause.dep_ not in {"ccomp", "xcomp", "acl", "csubj", "relcl", "advcl"} or clause.head == clause:
            return False
        parent = clause.head
        if parent.pos_ in VERBAL and parent.lemma_ in DENYING:
            return clause.dep_ == "ccomp" and not syntax.negated(parent)
        if dismissed(parent):
            return syntax.mark(clause) == "that"
        if parent.pos_ == "NOUN" or clause.dep_ == "relcl":
            return False
        if parent.lemma_ in TELLING and any(c.lower_ == "never" for c in parent.children):
            return True  # "never said that he would"
        if _untrue(parent):
            return True
        if parent.lemma_ not in TELLING or not any(
            c.dep_ == "aux" and c.lower_ == "to" for c in parent.children
        ):
            return False
        clause = parent  # "it would be wrong to say that"
    return False


def _untrue(word: Token) -> bool:
    """ "is wrong", "it is not true"."""
    if word.pos_ in VERBAL and word.lemma_ == "be":
        word = next((c for c in word.children if c.dep_ in {"acomp", "attr"}), word)
    if word.lemma_ in FALSE:
        return word.dep_ in {"acomp", "attr"} and not syntax.negated(word)
    return word.lemma_ in TRUE and word.dep_ in {"acomp", "attr"} and syntax.negated(word)


def later(root: Token, mention: TopicMention) -> bool:
    """Whether the issue is to come only after something else: "talks after a truce", "first …, then talks"."""
    doc, sentence = root.doc, bounds(root)
    clause = root
    while clause.pos_ not in VERBAL and clause.head != clause and clause.dep_ != "conj":
        clause = clause.head
    before = [c.lower_ for c in (*root.children, *clause.children) if c.dep_ == "advmod" and c.i < root.i]
    if "then" in before and any(
        c.lower_ == "only"
        for t in (root, clause)
        for w in t.children
        if w.lower_ == "then"
        for c in (*w.children, *w.lefts)
    ):
        return True
    for prep in root.children:
        if prep.lower_ not in {"after", "following"} or prep.dep_ != "prep" or prep.i < root.i:
            continue
        if any(p.lower_ in {"that", "this"} or is_issue(doc, p.i, mention) for p in prep.children):
            return True
    text = doc[mention.end : min(sentence.end, mention.end + REACH)].text.casefold().lstrip(" ,")
    return text.startswith(
        ("only after", "only when", "only once", "after that", "but only", "though not before")
    ) or any(p in text for p in UNDERSTOOD)


def is_issue(doc: Doc, i: int, mention: TopicMention) -> bool:
    """Whether a token belongs to the mention of another issue."""
    return any(m.start <= i < m.end and m.topic != mention.topic and not m.weak for m in doc.topics)


def only_so(reading: Reading) -> bool:
    """ "is open to a meeting, albeit only at the end", "possible, though only after a truce"."""
    doc, end = reading.cue.doc, bounds(reading.cue).end
    start = max(reading.mention.end, reading.cue.i + 1)
    for i in range(start, min(end - 2, start + REACH)):
        if doc.tokens[i].dep_ == "nsubj":
            return False
        if doc.lowers[i + 1] == "only" and doc.lowers[i] in YET:
            return doc[i + 2].tag_ in {"IN", "WRB", "TO"}
    return False


ON = frozenset({"on", "upon"})
ASSENT = frozenset(
    "consent agreement assent acceptance approval support backing readiness willingness openness".split()
)


def hangs(reading: Reading, root: Token) -> bool:
    """Whether the yes stands below a condition of it: "the terms on which Kyiv would accept";
    or on what it depends is told of the yes itself: "its consent hinges on", "made its consent dependent on"."""
    mention = reading.mention
    if mention.topic not in RESERVED or mention.topic == "memorandum" or mention.side < 0 or mention.weak:
        return False
    clause = reading.cue
    if clause.pos_ == "NOUN":
        verb = clause.head
        told = (verb, *verb.children) if clause.dep_ == "nsubj" else ()
        if clause.dep_ in {"dobj", "nsubj"} and "make" in {verb.lemma_, verb.head.lemma_}:
            told = (*verb.children, verb, *root.children)
        return clause.lemma_ in ASSENT and any(
            t.lemma_ in DEPENDING and t.i > clause.i and t.doc.lowers[t.i + 1] in ON for t in told
        )
    for _ in range(4):
        above = clause.head
        if above.lemma_ in PRICED and above.pos_ == "NOUN":
            return clause.dep_ in {"relcl", "acl", "advcl", "prep"}
        if clause.dep_ == "advcl":
            if syntax.mark(clause) != "for" and not any(c.lower_ == "for" for c in above.children):
                return False
        elif clause.dep_ not in {"xcomp", "acomp", "attr", "conj", "pcomp", "prep", "relcl"}:
            return False
        clause = above
    return False


def _near(doc: Doc, but: int, start: int) -> bool:
    """Whether a "but" still belongs to the yes: soon behind it, or one with its condition, "but only if"."""
    return but < start + REACH or doc.lowers[but + 1 : but + 3] in (
        ["only", "if"],
        ["only", "once"],
        ["only", "when"],
    )


def reserved(reading: Reading) -> bool:
    """ "agrees with the truce, but there are nuances": a yes with a "but" behind it that asks for more."""
    mention = reading.mention
    if mention.topic not in RESERVED or reading.kind not in RESERVE_KINDS:
        return False
    doc, end = reading.cue.doc, bounds(reading.cue).end
    start = max(mention.end, reading.cue.i + 1)
    but = next((i for i in range(start, end) if doc.lowers[i] == "but" and _near(doc, i, start)), None)
    if but is None or any(doc[i].dep_ == "nsubj" for i in range(start, but)):
        return False
    after = doc[but + 1 : min(end, but + REACH)]
    words = [t.lower_ for t in after]
    bound = bool(RESERVES & set(words)) or any(
        pair in pairwise(words) for pair in (("has", "to"), ("have", "to"), ("needs", "to"))
    )
    return bound and not any(t.lower_ == "not" for t in list(after)[:3])
