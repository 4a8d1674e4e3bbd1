"""Who does what a sentence tells, where it begins with a place, a day or an occasion and an aside parts name and verb.

The parser takes the name for a second one of the place: "In an interview with a paper, Ada Smyk, who had come from Geneva,
urged …". Used by slips.py, on spaCy's Tokens.
"""

from __future__ import annotations

from spacy.tokens import Token

from ingest.extraction.mistaken import ASIDE, ASIDES, SUBJECTS

LEAST = 6  # words of "In Kyiv, Smyk, asked, said"
BEGUN = ASIDES | {"VBN", "VBD", "IN", "WRB"}  # "asked" is taken for either
PARTS = frozenset({"relcl", "acl", "prep", "advcl"})


def rejoin_fronted(verb: Token) -> None:
    """Makes the name its subject."""
    if verb.nbor(-1).text != ",":
        return
    start = verb.sent.start
    if verb.i - start < LEAST:
        return
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    led = next((c for c in verb.children if c.dep_ == "mark" and c.i == start and c.tag_ == "IN"), None)
    began = verb.doc[start] if verb.doc[start].tag_ == "VBG" else None  # "Answering a question in …"
    if subject is not None and led is None and subject != began:
        return
    for name in verb.doc[max(start + 2, verb.i - ASIDE) : verb.i - 2]:
        if name.dep_ in {"appos", "conj"} and name.tag_ == "NNP" and _set_off(name, verb, start):
            break
    else:
        return
    aside = name.nbor(2)
    above = name.head
    while above.head != above and above.head != verb:
        above = above.head
    taken = above.i >= aside.i  # the aside for what is said or done
    root = above.head == above
    if name.i < above.i < aside.i or above.i >= verb.i or (root and not (taken or above == began)):
        return
    if verb.dep_ == "conj" and not taken:
        return
    _take_parts(name, verb)
    if root:
        verb.head, verb.dep_ = verb, "ROOT"
    if taken:
        front = next(c for c in above.children if c.left_edge.i == start)
        front.head, above.head, above.dep_ = verb, name, "acl"
    elif above == began:
        above.head, above.dep_ = verb, "advcl"
    elif subject is not None and led is not None:  # "After the talks in …": no clause
        subject.head, subject.dep_, led.dep_, led.pos_ = led, "pobj", "prep", "ADP"
    name.head, name.dep_ = verb, "nsubj"
    verb.tag_, verb.pos_ = ("VBD", "VERB") if verb.tag_ == "VBN" else (verb.tag_, "VERB")


def _set_off(name: Token, verb: Token, start: int) -> bool:
    """Whether the first comma of the sentence stands before the name, and an aside behind it."""
    doc, first = name.doc, name.left_edge.i
    if name.nbor().text != "," or name.nbor(2).tag_ not in BEGUN or name.i + 2 >= verb.i - 1:
        return False
    return doc[first - 1].text == "," and not any(t.text == "," for t in doc[start : first - 1])


def _take_parts(name: Token, verb: Token) -> None:
    """The aside is the name's, not the place's."""
    for above in (name.head, *name.head.ancestors):
        for part in list(above.children) if above.i < name.i else ():
            if name.i < part.i < verb.i and part.dep_ in PARTS:
                part.head = name
