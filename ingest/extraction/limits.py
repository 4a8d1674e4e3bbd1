"""What makes a yes smaller: an offer for some days or places, and words on which it depends."""

from __future__ import annotations

import itertools

from ingest.extraction import syntax
from ingest.extraction.reading import VERBAL
from ingest.extraction.sides import CONDITION_PHRASES, LIMITS, REFUSING
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Doc, Token, begun, bounds

REACH = 14  # tokens after the mention: limits stand close behind it
IMPOSSIBLE = frozenset(
    {"impossible", "unthinkable", "premature", "unacceptable"}
)  # "… before conditions are met"
LENGTHENING = frozenset("extend prolong lengthen".split())
WHOLE = frozenset(
    {"30", "thirty", "30-day", "thirty-day", "full", "complete", "comprehensive", "general", "unconditional"}
)
# "in the air and at sea" leaves out the land, where the front is.
AREAS = frozenset({"air", "sky", "sea", "ports", "energy"})
EVERYWHERE = frozenset({"land", "ground", "everywhere", "entire", "whole", "line"})
PLACES = (
    "energy facilities", "energy infrastructure", "energy targets", "energy sites", "power plants", "civilian infrastructure",
    "black sea", "use of force", "in certain areas", "in some areas", "parts of the front", "parts of the line", "sections of the front",
)  # fmt: skip
YIELDING = frozenset(
    """withdraw pull leave vacate abandon renounce give cede agree accept recognise recognize drop stop cease halt end lift sign
    commit surrender capitulate ratify declare fulfil fulfill meet hand disarm adopt pass""".split()
)
# "reduce military activity": less of it, not none.
FEWER = frozenset(
    "reduce reduces reducing limit limiting curb curbing decrease decreasing scale scaling cut cutting reduction wind winding".split()
)
STAGES = frozenset("step stage phase point act chord round".split())
LAST = frozenset("final last concluding closing ultimate".split())
AIMS = frozenset("goal aim objective task mission victory".split())
HELD = frozenset("talk meeting summit round negotiation call conference truce ceasefire".split())
DUE = frozenset("ready prepared complete ripe right".split())
SEALING = frozenset(
    "finalize finalise seal sign cement formalize formalise ratify fix record crown conclude".split()
)
PRECONDITIONS = frozenset(
    "condition precondition prerequisite term string limit restriction exception".split()
)
# "rejected the truce without hesitation": how it was done.
MANNER = frozenset(
    "hesitation comment explanation reason warning notice delay doubt word result success breakthrough incident fail".split()
)
HELD_WITH = frozenset({"ceasefire", "talks", "summit", "prisoners", "memorandum"})
PROMISED = syntax.FUTURE | syntax.POSSIBLE | {"can"}
FRONTED = tuple(p for p in CONDITION_PHRASES if not p.startswith(("only", "not ", "but ")))


def denied_noun(root: Token, mention: TopicMention) -> bool:
    """Whether the words around a mention deny it, not one of its own."""
    if root.pos_ in VERBAL:
        return False
    denied = any(
        c.dep_ in {"det", "preconj"} and c.lower_ == "no" and not mention.start <= c.i < mention.end
        for c in root.children
    )
    return denied or among_neither(root) or (root.dep_ == "pobj" and root.head.lower_ == "without")


def among_neither(root: Token) -> bool:
    """ "neither talks nor a truce": of either."""
    while root.dep_ == "conj" and any(c.lower_ == "nor" for c in root.head.children):
        root = root.head
    return any(c.dep_ in {"det", "preconj"} and c.lower_ == "neither" for c in root.children)


MERELY = frozenset({"just", "merely", "only", "simply"})


def not_merely(root: Token, mention: TopicMention) -> bool:
    """ "We need peace, not just a ceasefire": a truce is not what is wanted."""
    doc, start = root.doc, root.left_edge.i
    words = doc.lowers[max(0, start - 4) : mention.start]
    peace = {"peace", "settlement", "end"} & set(doc.lowers[max(0, start - 14) : start])
    pairs = any(words[k] == "not" and words[k + 1] in MERELY for k in range(len(words) - 1))
    return mention.topic == "ceasefire" and mention.side > 0 and pairs and bool(peace)


HAVING_TO = frozenset("must should has have had need needs needed requires require ought".split())


def to_be_prepared(root: Token, mention: TopicMention) -> tuple[int, int] | None:
    """ "A meeting of the leaders must be well prepared", "a summit needs preparation": what it waits for."""
    if mention.topic not in MEETINGS or mention.side < 0 or root.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    verb, doc = root.head, root.doc
    first = root.right_edge.i + 1
    words = (t for t in verb.subtree if first < t.i < first + PREPARING)
    ready = next((w for w in words if w.lemma_ in {"prepare", "preparation"} or w.lower_ == "prepared"), None)
    if ready is None or syntax.negated(verb) or HAVING_TO.isdisjoint(doc.lowers[first : ready.i]):
        return None
    return first, ready.right_edge.i + 1


PREPARING = 8  # words between the meeting and its preparation


def lacking(root: Token, mention: TopicMention) -> Token | None:
    """ "a truce without monitors": the "without". Who finds fault with such a one says no to no other."""
    if mention.side <= 0 or mention.topic not in HELD_WITH:
        return None
    after = (c for c in root.children if c.dep_ == "prep" and c.lower_ == "without" and c.i > root.i)
    return next((c for c in after if not _of_manner(c)), None)


def _of_manner(without: Token) -> bool:
    return any(c.lemma_ in MANNER for c in without.children)


def bare_of_terms(without: Token) -> bool:
    """ "without preconditions": nothing is missing from such a one."""
    return any(c.lemma_ in PRECONDITIONS for c in without.children)


def limited(doc: Doc, mention: TopicMention, root: Token) -> bool:
    """Whether a ceasefire or the like is only for some days, some places, some things."""
    if mention.topic != "ceasefire":
        return False
    if root.dep_ in {"dobj", "nsubjpass", "nsubj"} and root.head.lemma_ in LENGTHENING:
        return False  # "called for the Easter truce to be extended"
    span = doc.lowers[mention.start : mention.end]
    if span[0] in FEWER | {"not", "avoid"} and mention.end - mention.start > 1:
        return True  # "not to strike power plants": these, and not everything
    below = [c for c in root.children if c.dep_ in {"amod", "compound", "nummod", "nmod", "poss"}]
    before = [t.lower_ for w in below for t in w.subtree if w.i < mention.start]
    end = min(bounds(root).end, mention.end + REACH)
    # "a full truce, and a partial one at sea"
    others = (m.start for m in begun(doc.topics, mention.end, end) if m.topic == mention.topic and not m.weak)
    after = doc.lowers[mention.end : next(others, end)]
    # The tokens of "30-day" are "30", "-", "day".
    words = [w for w in before + span if w != "-"]
    whole = bool(WHOLE & {*words, *after[:4]})
    if not whole and LIMITS & set(words):
        return True
    text = " ".join(span + after)
    left = doc[max(bounds(root).start, mention.start - 6) : mention.start].text.casefold()
    if any(p in text or p in left for p in PLACES):
        return True
    if AREAS & set(after) and not EVERYWHERE & {*words, *after}:
        near = next(i for i, w in enumerate(after) if w in AREAS)
        if {"in", "at", "on", "for", "against"} & set(after[:near]) and "," not in after[: max(near - 1, 0)]:
            return True
    if _days(words):
        return True
    for i, word in enumerate(after):
        if word in {"for", "of", "lasting"} and _days(after[i + 1 : i + 7]):
            return True
        if word in {",", ";", "but"}:
            break
    return False


_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())}


def _days(words: list[str]) -> bool:
    """A truce of fewer than 30 days or of hours: the coding guide takes the "30-day ceasefire" as the full one."""
    words = [part for w in words for part in w.split("-") if part]
    for number, unit in itertools.pairwise(words):
        amount = _NUMBERS.get(number, int(number) if number.isdecimal() else -1)
        if amount >= 0 and (unit.startswith(("hour", "week")) or (unit.startswith("day") and amount < 30)):
            return True
    return False


@syntax.once
def condition_of(node: Token) -> tuple[int, int] | None:
    """The words that make a yes depend on something, below one of the governing words."""
    clause = node.head if node.dep_ in {"acomp", "attr", "oprd"} else node
    refused = syntax.negated(clause) or syntax.negated(node) or clause.lemma_ in REFUSING
    refused = refused or any(c.lemma_ in IMPOSSIBLE for c in clause.children if c.dep_ == "acomp")
    shared = [
        c
        for verb in clause.conjuncts
        if verb.i > clause.i and not any(s.dep_ in syntax.SUBJECTS for s in verb.children)
        for c in verb.children
        if c.dep_ == "advcl" and conceded(c, clause)
    ]  # "would stop and withdraw once …"
    if clause.dep_ == "ccomp":  # "said it was possible, provided that"
        shared += [
            c for c in clause.head.children if c.lower_ in {"provided", "providing"} and c.i > clause.i
        ]
    # "can only take place after a truce"; but "only agreed after a night of talks"
    only = any(c.lower_ == "only" and c.i < clause.i for c in clause.children) and any(
        c.tag_ == "MD" for c in clause.children
    )
    for child in (*clause.children, *(node.children if clause is not node else ()), *shared):
        if (
            (child.dep_ == "advcl" and _depends(child, clause, refused))
            or (child.dep_ == "ccomp" and child.i > clause.i and syntax.inverted(child))
            or (child.dep_ in {"prep", "advmod"} and _hangs(child, refused, only))
        ):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _depends(clause: Token, main: Token, refused: bool) -> bool:
    """Whether the main clause holds only on what this clause says."""
    word = syntax.mark(clause)
    if word in {"until", "till"} and any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.lemma_ in AIMS for c in clause.children
    ):
        return False  # "will go on until its goals are reached": how long, and no condition
    if word in {"if", "unless", "once", "until", "till", "provided", "providing"}:
        return True
    if clause.lemma_ in SEALING and any(c.tag_ == "TO" for c in clause.children):
        return any(c.lower_ == "only" for c in (*clause.children, *main.children))  # "only meet to sign"
    if word == "when" and any(c.dep_ == "acomp" and c.lemma_ in DUE for c in clause.children):
        return True  # "when the agenda is ready"
    marks = (w for c in clause.children if c.dep_ in {"mark", "advmod"} for w in c.children)  # "only after"
    if word in {"after", "when", "before"} and any(
        c.lower_ in {"only", "not"} for c in (*clause.children, *main.children, *marks)
    ):
        return True
    if word == "before" and refused:
        return True
    return syntax.inverted(clause) or conceded(clause, main)


def conceded(clause: Token, main: Token) -> bool:
    """ "will stop after Kyiv withdraws": what is promised for the time when the other side has yielded."""
    told = clause.tag_ == "VBD" and "would" in syntax.auxiliaries(main)  # "would stop when Kyiv withdrew"
    if any(c.dep_ == "nsubj" and c.lemma_ in HELD for c in clause.children):
        return False  # "would call him after the talks ended": when
    return (
        clause.dep_ == "advcl"
        and clause.lemma_ in YIELDING
        and (clause.tag_ in {"VBZ", "VBP", "VBN"} or told)
        and syntax.mark(clause) in {"after", "when", "once", "if"}
        and any(c.dep_ == "nsubj" and c.pos_ in {"PROPN", "PRON", "NOUN"} for c in clause.children)
        and not PROMISED.isdisjoint(syntax.auxiliaries(main))
    )


def _hangs(child: Token, refused: bool, only: bool) -> bool:
    doc = child.doc
    if child.dep_ == "advmod":  # "as soon as", "so long as"
        return (
            child.lower_ in {"soon", "long"}
            and doc[child.i - 1].lower_ in {"as", "so"}
            and child.i + 1 < len(doc)
            and doc[child.i + 1].lower_ == "as"
            and not {"possible", "can", "…", "..."} & {t.lower_ for t in doc[child.i : child.i + 5]}
        )
    if child.lower_ in {"provided", "providing"}:
        return True
    if doc[child.i : child.right_edge.i + 1].text.casefold().startswith(FRONTED):
        return True
    if child.lower_ in {"until", "till"} and {"now", "recently", "today", "then", "lately"}.intersection(
        w.lower_ for w in child.children
    ):
        return False  # "until now Kyiv has refused to": since when, and no condition
    before = doc[max(child.i - 1, 0)].lower_
    if child.lower_ in {"as", "at", "in", "during"} and any(
        p.lemma_ in STAGES and any(c.lower_ in LAST for c in p.children) for p in child.children
    ):
        return True  # "possible as the final step", "only at the last stage"
    if child.lower_ in {"before", "without", "until"} and refused:
        return not (bare_of_terms(child) or _of_manner(child))
    return child.lower_ in {"after", "until", "without", "following", "before"} and (
        before in {"only", "not", "but"}
        or child.lower_ == "until"
        or (only and child.lower_ in {"after", "following"})
    )
