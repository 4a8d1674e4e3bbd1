"""Slips of the parser that have one form and one remedy, mended before anything reads the tree.

Many are of names: an aside, a day or a place between a name and its verb. Others are of lists ("a halt to deliveries, the lifting of sanctions and a withdrawal") and of two
clauses that are none the other's ("Kyiv wants a truce, Moscow does not").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.attrs import DEP, LOWER, TAG
from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.extraction import headline_slips, syntax
from ingest.extraction.labels import by_surname
from ingest.extraction.mistaken import (
    DEEDS,
    SUBJECTS,
    claim,
    find_verb,
    hang_on_deal,
    hang_on_row,
    hang_on_warning,
    join_alike,
    part_day,
    rejoin_over_aside,
    rejoin_sayer,
    set_beside_report,
    threatener,
    verb_of,
)
from ingest.extraction.names import DAYS, MONTHS
from ingest.extraction.tree import strings_of

NAME = "slips"
SPEAKING = frozenset(
    """say claim believe argue warn think insist allege suggest hope fear acknowledge admit note state confirm stress add
    declare recall mention repeat reiterate restate write tell""".split()
)
TELLING = SPEAKING | frozenset(
    """call urge demand reject accuse condemn criticize criticise propose vow pledge threaten promise offer ask appeal invite
    thank welcome praise announce emphasize emphasise underline express""".split()
)
PLACES = frozenset(
    """istanbul antalya geneva vienna london brussels berlin warsaw rome davos munich riyadh jeddah doha strasbourg kyiv kiev
    moscow kremlin ankara washington paris""".split()
)
FRONTED = DAYS | MONTHS | PLACES
STARTING = FRONTED | {"against", "claims", "on"}
SUSPECTED = frozenset("ROOT+NNS conj+NNS conj+VB advcl+VB advcl+VBN amod+VBN conj+VBN acl+VBN".split())


@Language.component(
    NAME, requires=["token.tag", "token.dep"], assigns=["token.head", "token.dep", "token.tag"]
)
def slips(doc: Doc) -> Doc:
    context = doc._.context
    for segment in doc._.segments:
        if segment.kind == "headline" and context is not None:
            headline_slips.mend(doc[segment.start : segment.end], by_surname(context.vocabulary))
    for token in _suspects(doc):
        if token.i and token.tag_ in {"VBD", "VBN", "VBZ"} and token.lemma_ in TELLING:
            rejoin_over_aside(token)
        if token.dep_ == "conj" and token.tag_ == "VB" and token.head.tag_ == "VBG":
            join_alike(token)
        elif token.lemma_ in DEEDS and token.dep_ in {"appos", "conj"}:
            hang_on_row(token)
        elif token.tag_ == "NNS":
            (claim if token.lower_ == "claims" else verb_of)(token)
        elif token.lower_ in FRONTED and token.dep_ == "compound":
            part_day(token)
        elif token.dep_ == "dep" and token.tag_ == token.head.tag_ == "VB" and token.head.i < token.i:
            token.dep_ = "conj"  # "to leave the regions, give up its bid and cut its army"
        elif token.lower_ == "on" and token.dep_ == "prep":
            hang_on_deal(token)
        elif token.lower_ == "against" and token.dep_ == "prep":
            hang_on_warning(token)
        elif token.dep_ == "ccomp" and _ended(token):
            _set_before(token)
        elif token.tag_ in {"VBD", "VBZ"}:
            if token.i and token.lemma_ in SPEAKING:
                rejoin_sayer(token)
            if token.dep_ == "conj" and (teller := threatener(token)):
                token.head = teller
            elif token.dep_ == "advcl" and token.lemma_ in TELLING:
                set_beside_report(token)
        elif token.tag_ in {"VBN", "JJ"} and token.dep_ == "amod":
            find_verb(token)
        elif token.tag_ == "VB" and token.dep_ == "advcl":
            hang_on_deal(token)
    return doc


def _suspects(doc: Doc) -> Iterator[Token]:
    """The words that a slip may be at, in reading order, told without asking every token."""
    read = strings_of(doc.vocab.strings).__getitem__
    words, tags, relations = (map(read, column) for column in doc.to_array([LOWER, TAG, DEP]).T.tolist())
    for i, (word, tag, relation) in enumerate(zip(words, tags, relations, strict=True)):
        row = relation in {"appos", "conj"} and word in DEEDS
        if row or _suspect(tag, relation) or word in STARTING or (relation == "amod" and word[-2:] == "ed"):
            yield doc[i]


@cache
def _suspect(tag: str, relation: str) -> bool:
    return tag in {"VBD", "VBZ"} or relation in {"dep", "ccomp"} or f"{relation}+{tag}" in SUSPECTED


def _ended(clause: Token) -> bool:
    """ "Kyiv has agreed to it; Moscow has not", "Kyiv wants a truce, Moscow does not": two clauses, none the other's."""
    second = clause.head
    if second.i < clause.i:
        return False
    between = clause.doc[clause.right_edge.i + 1 : second.i]
    subject = next((c for c in second.children if c.dep_ in SUBJECTS and clause.i < c.i < second.i), None)
    if subject is None or not between:
        return False
    alone = not any(
        c.dep_ in {"dobj", "attr", "acomp", "xcomp", "prep"} or (c.dep_ == "ccomp" and c != clause)
        for c in second.children
    )
    if second.lemma_ in syntax.ELLIPTIC and alone:
        return between[0].text in {";", ","} and any(c.dep_ == "neg" for c in second.children)
    return between[0].text == ";" and second.lemma_ not in SPEAKING


def _set_before(clause: Token) -> None:
    second = clause.head
    root = second.head == second
    clause.head, clause.dep_ = (clause, "ROOT") if root else (second.head, second.dep_)
    second.head, second.dep_ = clause, "conj"
