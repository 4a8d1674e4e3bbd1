"""What makes a yes smaller: an offer for some days or places, and words on which it depends."""

from __future__ import annotations

import itertools

from spacy.tokens import Doc, Token

from ingest.extraction import syntax
from ingest.extraction.reading import VERBAL
from ingest.extraction.sides import CONDITION_PHRASES, LIMITS
from ingest.extraction.topics import TopicMention


def denied_noun(doc: Doc, mention: TopicMention, root: Token) -> bool:
    return root.pos_ not in VERBAL and (
        any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in root.children)
        or (root.dep_ == "pobj" and root.head.lower_ == "without")
    )


def limited(doc: Doc, mention: TopicMention, root: Token) -> bool:
    """Whether a ceasefire or the like is only for some days, some places, some things."""
    if mention.topic != "ceasefire":
        return False
    words = [c for c in root.children if c.dep_ in {"amod", "compound", "nummod", "nmod", "poss"}]
    span = {t.lower_ for t in doc[mention.start : mention.end]}
    text = doc[max(root.sent.start, mention.start - 6) : min(root.sent.end, mention.end + 12)].text.casefold()
    if any(
        w in text
        for w in (
            "energy facilities",
            "energy infrastructure",
            "strikes on energy",
            "energy targets",
            "black sea",
            "in certain areas",
            "in some areas",
            "for two or three days",
            "two to three days",
            "parts of the front",
            "sections of the front",
            "sectors of the front",
            "until midnight",
            "strikes on civilian",
            "use of force",
            "power plants",
            "civilian infrastructure",
        )
    ):
        return True
    return bool(LIMITS & (span | {w.lower_ for w in words})) or _days(
        " ".join(t.lower_ for w in words for t in w.subtree)
    )


_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())}


def _days(text: str) -> bool:
    """A truce of fewer than 30 days or of hours: the coding guide takes the "30-day ceasefire" as the full one."""
    words = text.replace("-", " ").split()
    for number, unit in itertools.pairwise(words):
        amount = _NUMBERS.get(number, int(number) if number.isdecimal() else -1)
        if amount >= 0 and (unit.startswith("hour") or (unit.startswith("day") and amount < 30)):
            return True
    return False


def condition_of(node: Token) -> tuple[int, int] | None:
    """The words that make a yes depend on something, below one of the governing words."""
    clause = node.head if node.dep_ in {"acomp", "attr", "oprd"} else node
    for child in (*clause.children, *(node.children if clause is not node else ())):
        if child.dep_ == "advcl":
            word = syntax.mark(child)
            if word == "if" and (
                child.lemma_ in {"want", "be"}
                and {"peace", "serious", "interested"} & {t.lower_ for t in child.subtree}
            ):
                continue  # "if they want peace": a reproach
            if word in {"if", "unless", "once", "until", "till", "provided", "providing"}:
                return child.left_edge.i, child.right_edge.i + 1
            if word in {"after", "when", "before"} and any(
                c.lower_ in {"only", "not"} for c in (*child.children, *clause.children)
            ):
                return child.left_edge.i, child.right_edge.i + 1
        if child.dep_ == "prep":
            text = child.doc[child.i : child.right_edge.i + 1].text.casefold()
            before = child.doc[max(child.i - 1, 0)].lower_
            if text.startswith(
                tuple(p for p in CONDITION_PHRASES if not p.startswith(("only", "not ", "but ")))
            ):
                return child.i, child.right_edge.i + 1
            if child.lower_ in {"after", "until", "without", "following", "before"} and (
                before in {"only", "not", "but"} or child.lower_ in {"until"}
            ):
                return child.i, child.right_edge.i + 1
    return None
