"""Who said what stands before: "…. This was stated by Umerov", "…. The minister said this on Friday".

The usual lead of Ukrainian and Russian agencies in translation: a sentence or a paragraph told as a fact, then whose
words it was. Without this the claim would be the narrator's, with neither speaker nor day.
"""

from __future__ import annotations

from ingest.extraction.tree import Token, bounds

SAYING = frozenset(
    """say state announce report tell write note emphasize emphasise stress declare inform confirm post reveal voice speak
    recall clarify explain comment remind communicate relay claim mention underline point""".split()
)
THIS = frozenset({"this", "that"})
WORDS = frozenset("statement announcement remark comment declaration information".split())
SUCH = frozenset({"this", "such", "corresponding", "relevant", "respective"})
LONGEST = 90  # tokens: a lead of two or three sentences


def points_back(verb: Token, lemma: str) -> bool:
    """Whether what is said is only "this", "about this", "such a statement"."""
    if lemma == "make":
        return any(
            c.dep_ in {"dobj", "nsubjpass"} and c.lemma_ in WORDS and _such(c) for c in verb.children
        ) and not any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)
    if lemma not in SAYING:
        return False
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "oprd"}:
            return False
    return any(
        _this(c) or (c.dep_ == "prep" and c.lower_ in {"about", "of"} and any(map(_this, c.children)))
        for c in verb.children
    )


def _this(word: Token) -> bool:
    return (
        word.dep_ in {"dobj", "nsubjpass", "pobj"}
        and ((word.lower_ in THIS and word.tag_ == "DT") or (word.lemma_ in WORDS and _such(word)))
        and not any(c.dep_ in {"relcl", "prep", "acl"} for c in word.children)
    )


def _such(word: Token) -> bool:
    return any(c.lower_ in SUCH for c in word.children)


def said_before(verb: Token) -> tuple[int, int] | None:
    """The words that "this" stands for: the paragraph before, or where none begins here, the sentence before; None
    where the text begins here or the words before are too long to be one statement."""
    doc, start = verb.doc, bounds(verb).start
    end = start
    while end and doc[end - 1].is_space:
        end -= 1
    if not end:
        return None
    first = bounds(doc[end - 1]).start
    if end < start:  # a paragraph of its own: "this" is the whole of the one before
        while first and not doc[first - 1].is_space and end - bounds(doc[first - 1]).start <= LONGEST:
            first = bounds(doc[first - 1]).start
    return (first, end) if end - first <= LONGEST else None
