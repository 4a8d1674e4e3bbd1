"""Slips of the parser that have one form and one remedy, mended before anything reads the tree.

A bare infinitive late in a row ("wants Kyiv to renounce NATO, cut its army and withdraw") is often hung on the main verb,
whose form it does not share; it belongs to the infinitive that begins the row. A headline's "Moscow urged to agree" has
a passive without its helper. What comes "along with" a noun stands beside it, not in its clause ("a promise not to grow,
along with relief from sanctions"). What somebody said of a thing is not a deed of the subject before ("an attack that
officials said showed …"), and things do not call for anything ("said the attack was a crime and called for a truce").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.attrs import DEP, LOWER, TAG
from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.extraction import headline_slips
from ingest.extraction.labels import by_surname
from ingest.extraction.mistaken import (
    DEEDS,
    FINITE,
    SUBJECTS,
    claim,
    claims_of,
    find_verb,
    hang_on_deal,
    hang_on_row,
    hang_on_warning,
    join_subject,
    leave_place,
    open_clause,
    part_day,
    part_month,
    rejoin_over_aside,
    rejoin_sayer,
    set_beside,
    set_beside_report,
    set_name,
    set_to_main,
    threatener,
    verb_of,
)
from ingest.extraction.tree import DASHES, strings_of

NAME = "slips"
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
# With "to" and nobody between, these are passive: one who urges, urges somebody.
TAKES_SOMEBODY = frozenset("urge tell press force order invite pressure".split())
BESIDE = frozenset({"along", "together"})
REPORTING = frozenset("say claim believe argue warn think insist allege suggest hope fear".split())
# Only people do this, or those who speak for them.
CALLING = frozenset(
    "call urge demand reject accuse condemn criticize criticise propose insist vow pledge reiterate".split()
)
PEOPLE = frozenset(
    """side country government official leader minister president delegation party team ally administration ministry kremlin
    spokesman spokeswoman spokesperson diplomat envoy ambassador negotiator secretary chancellor premier pope council
    parliament union alliance group state regime leadership army""".split()
)
# What whoever speaks does with further words, or does not do in anybody's report of another.
ADDING = frozenset(
    "add urge call warn insist stress reiterate emphasize emphasise note say consider weigh mull hint signal argue".split()
)
REPORTED = REPORTING | frozenset(
    "acknowledge admit note state confirm stress add declare recall mention repeat reiterate restate write".split()
)
SPEAKING = REPORTED | {"tell"}
TURNING = CALLING | frozenset(
    """warn threaten promise pledge offer ask appeal invite thank welcome praise announce add note stress emphasize emphasise
    underline express""".split()
)
SEATS = frozenset("kyiv kiev moscow kremlin ankara washington paris".split())
CLAIMING = frozenset({"claims"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
PLACES = frozenset(
    "istanbul antalya geneva vienna london brussels berlin warsaw rome davos munich riyadh jeddah doha strasbourg".split()
)
TELLING = SPEAKING | TURNING
NAMED = SEATS | PLACES
STARTING = NAMED | BESIDE | CLAIMING | DAYS | MONTHS | {"after", "against", "on"}
SUSPECTED = frozenset(
    "ROOT+NNS conj+NNS conj+VB advcl+VB advcl+VBN advcl+VBP amod+VBN conj+VBN acl+VBN".split()
)
ELLIPTIC = frozenset({"have", "do", "be", "will", "would"})
HELPERS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "expl", "mark"})


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
        if token.lemma_ in DEEDS and token.dep_ in {"appos", "conj"}:
            hang_on_row(token)
            continue
        if token.lower_ in CLAIMING and token.tag_ == "NNS":
            claim(token)
            continue
        if token.lower_ in CLAIMING:
            claims_of(token)
        if token.tag_ == "NNS":
            verb_of(token)
            continue
        if (
            token.lower_ in SEATS
            and token.tag_ not in {"NNP", "NN"}
            and token.is_title
            and token.dep_ != "ROOT"
        ):
            set_name(token)
        if token.lower_ in NAMED and token.dep_ == "compound":
            part_day(token)
        if token.lower_ in DAYS:
            part_day(token)
            continue
        if token.lower_ in MONTHS:
            part_month(token)
            continue
        if token.dep_ == "dep" and token.tag_ == "NNP" and token.head.tag_ in FINITE:
            join_subject(token)
        if token.dep_ == "dep" and token.tag_ == "VB" and token.head.tag_ == "VB" and token.head.i < token.i:
            token.dep_ = "conj"  # "to leave the regions, give up its bid and cut its army"
        if token.dep_ == "conj" and token.tag_ == "VB" and token.head.tag_ in FINITE:
            first = _first_of_row(token)
            if first is not None:
                token.head = first
        elif token.lower_ == "after" and token.dep_ == "prep":
            open_clause(token)
        elif token.lower_ == "on" and token.dep_ == "prep":
            hang_on_deal(token)
        elif token.lower_ == "against" and token.dep_ == "prep":
            hang_on_warning(token)
        elif token.lower_ in BESIDE and token.i and token.nbor(-1).text == ",":
            set_beside(token)
        elif token.dep_ == "ccomp" and _ended(token):
            _set_before(token)
        elif token.dep_ == "ccomp" and token.head.dep_ == "advmod" and token.head.head.lemma_ in REPORTING:
            token.head = token.head.head  # "said earlier that both had agreed"
        elif token.tag_ == "VBG" and token.dep_ == "conj" and (first := _same_form(token)) is not None:
            token.head = first
        elif token.tag_ in {"VBD", "VBZ"}:
            if token.lemma_ in TAKES_SOMEBODY:
                _turn_passive(token)
            if token.tag_ == "VBZ" and token.i > 1 and token.lemma_ in REPORTING:
                _begin_clause(token)
            if token.i and token.lemma_ in SPEAKING:
                rejoin_sayer(token)
            if token.i and _said_of(token, token.nbor(-1)):
                _hang_on_saying(token, token.nbor(-1))
            elif token.dep_ == "conj" and (teller := threatener(token) or _teller(token)):
                token.head = teller
            elif token.dep_ == "advcl":
                _set_in_content(token)
                if token.lemma_ in TELLING:
                    set_beside_report(token)
        elif token.tag_ == "VBP" and token.dep_ == "advcl":
            _set_in_content(token)
        elif token.tag_ in {"VBN", "JJ"} and token.dep_ == "amod":
            find_verb(token)
        elif token.tag_ == "VB" and token.dep_ == "advcl":
            hang_on_deal(token)
        elif token.tag_ == "VBN" and token.dep_ == "advcl":
            _set_under_for(token)
        elif token.tag_ == "VBG" and token.dep_ == "ROOT":
            _find_main(token)
        elif token.tag_ == "VBG" and token.dep_ in {"compound", "amod"} and token.is_sent_start:
            leave_place(token)
        elif token.tag_ == "VBG" and token.dep_ == "acl" and token.lemma_ in REPORTED:
            set_to_main(token)
        elif token.tag_ == "VBG" and token.dep_ == "advcl":
            if token.lemma_ in ADDING:
                _set_to_sayer(token)
            if token.i < token.head.i and _stands_alone(token):
                token.dep_ = "ccomp"  # "The US is waiting for an answer, the envoy told senators"
            elif token.i < token.head.i:
                _give_subject(token)
    return doc


def _suspects(doc: Doc) -> Iterator[Token]:
    """The words that a slip may be at, in reading order: one in five, told without asking every token."""
    read = strings_of(doc.vocab.strings).__getitem__
    words, tags, relations = (map(read, column) for column in doc.to_array([LOWER, TAG, DEP]).T.tolist())
    for i, (word, tag, relation) in enumerate(zip(words, tags, relations, strict=True)):
        row = relation in {"appos", "conj"} and word in DEEDS
        if row or _suspect(tag, relation) or word in STARTING or (relation == "amod" and word[-2:] == "ed"):
            yield doc[i]


@cache
def _suspect(tag: str, relation: str) -> bool:
    return tag in {"VBD", "VBZ", "VBG"} or relation in {"dep", "ccomp"} or f"{relation}+{tag}" in SUSPECTED


def _first_of_row(token: Token) -> Token | None:
    """The infinitive before a bare one that the two share a "to" or a modal with."""
    if any(c.dep_ in HELPERS for c in token.children):
        return None
    head = token.head
    if head.tag_ == "VBG":
        above = next((a for a in head.ancestors if a.tag_ == "VB" and a.i < head.i), None)
        return above if above is not None and _led(above) else None
    row = [c for c in head.children if c.dep_ in CLAUSES and c.tag_ == "VB" and c.i < token.i and _led(c)]
    return row[-1] if row else None


def _same_form(token: Token) -> Token | None:
    """The participle whose object a second one hangs on: "freezing the line and lifting sanctions"."""
    noun = token.head
    if noun.dep_ != "dobj" or noun.head.tag_ != "VBG" or not any(c.dep_ == "dobj" for c in token.children):
        return None
    return noun.head


def _turn_passive(verb: Token) -> None:
    after = verb.doc[verb.i + 1 : verb.i + 2]
    if not after or after[0].tag_ != "TO" or any(c.dep_ in {"dobj", "dative"} for c in verb.children):
        return
    for child in verb.children:
        if child.dep_ == "nsubj":
            child.dep_ = "nsubjpass"
            verb.tag_ = "VBN"


def _hang_on_saying(verb: Token, saying: Token) -> None:
    verb.head, verb.dep_ = saying, "ccomp"
    subjects = [c for c in saying.children if c.dep_ == "nsubj"]
    if len(subjects) > 1 and subjects[0].tag_ in {"WDT", "WP"}:
        subjects[0].head = verb


def _said_of(verb: Token, before: Token) -> bool:
    """ "that officials said showed": the clause of what was said, its subject drawn out to the front."""
    return (
        before.dep_ == "relcl"
        and before.lemma_ in REPORTING
        and verb.head != before
        and not any(c.dep_ in HELPERS - {"aux"} for c in verb.children)
    )


def _teller(verb: Token) -> Token | None:
    """Who says that a thing is so, and then calls for something ("said the raid was a crime and called for"), or tells
    of what is or had been, and then goes on saying ("noted that Moscow had promised a list and stressed that"): the verb
    of saying, whose tense the two share."""
    first = verb.head
    again = verb.lemma_ == first.head.lemma_ == "say" and not any(c.dep_ in SUBJECTS for c in verb.children)
    if again and first.dep_ == "ccomp" and first.head.tag_ == verb.tag_ and verb.tag_ != first.tag_:
        return first.head  # "said Moscow had stalled and said he was weighing a truce"
    if (
        verb.tag_ != "VBD"
        or first.head.tag_ != "VBD"
        or first.dep_ != "ccomp"
        or first.head.lemma_ not in REPORTED
        or any(c.dep_ in HELPERS for c in verb.children)
    ):
        return None
    before = first.tag_ == "VBN" and any(c.lower_ == "had" for c in first.children)
    if verb.lemma_ in TURNING and (before or _present(first)):
        return first.head
    subjects = [c for c in first.children if c.dep_ in {"nsubj", "nsubjpass"}]
    things = all(c.tag_ in {"NN", "DT", "EX"} and c.lower_ not in PEOPLE for c in subjects)
    return first.head if verb.lemma_ in CALLING and subjects and things else None


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
    if second.lemma_ in ELLIPTIC and alone:
        return between[0].text in {";", ","} and any(c.dep_ == "neg" for c in second.children)
    return between[0].text == ";" and second.lemma_ not in REPORTED


def _set_before(clause: Token) -> None:
    second = clause.head
    root = second.head == second
    clause.head, clause.dep_ = (clause, "ROOT") if root else (second.head, second.dep_)
    second.head, second.dep_ = clause, "conj"


def _set_under_for(verb: Token) -> None:
    """ "called for the ban to be lifted": it is the ban that is to be lifted."""
    if {"to", "be"} - {c.lower_ for c in verb.children} or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    prep = next((c for c in verb.head.children if c.lower_ == "for" and verb.head.i < c.i < verb.i), None)
    thing = next((c for c in prep.children if c.dep_ == "pobj"), None) if prep is not None else None
    if prep is not None and thing is not None and verb.head.lemma_ in CALLING | {"ask", "push", "press"}:
        thing.head, thing.dep_ = verb, "nsubjpass"
        verb.head, verb.dep_ = prep, "pcomp"


def _present(verb: Token) -> bool:
    words = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    return any(w.tag_ in {"VBZ", "VBP"} or w.lower_ == "will" for w in words)


def _stands_alone(verb: Token) -> bool:
    """Whether a clause before a verb of saying is whole: a subject, a helper and no link."""
    kinds = {c.dep_ for c in verb.children}
    return kinds >= {"nsubj", "aux"} and "mark" not in kinds and verb.head.lemma_ in REPORTED | {"tell"}


def _give_subject(verb: Token) -> None:
    """ "The minister, flying home, said": he says it."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    main = verb.head
    if (
        subject is not None
        and subject.right_edge.i + 1 < len(verb.doc)
        and main.tag_ in {"VBD", "VBZ"}
        and not any(c.dep_ in SUBJECTS for c in main.children)
        and (verb.nbor(-1).text == "," or subject.right_edge.text == ",")
    ):
        subject.head = main


def _find_main(participle: Token) -> None:
    """ "The envoy, saying that it was late, called on Paris to act": "called" is the main verb."""
    before = [c for c in participle.children if c.i < participle.i and not c.is_punct]
    if not participle.i or participle.nbor(-1).text != "," or [c.dep_ for c in before] != ["nsubj"]:
        return
    for verb in participle.subtree:
        told = verb.i > participle.i and verb.tag_ in {"VBN", "VBD"} and verb.lemma_ in TURNING
        if told and verb.nbor(-1).text == "," and not any(c.dep_ in HELPERS for c in verb.children):
            verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
            participle.head, participle.dep_ = verb, "advcl"
            before[0].head = verb
            return


def _begin_clause(verb: Token) -> None:
    """Before "says" a name behind a dash is its subject, whatever stands before the dash."""
    name, dash = verb.nbor(-1), verb.nbor(-2)
    if dash.text not in DASHES or name.pos_ != "PROPN" or not dash.whitespace_ or name.head == verb:
        return
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    before = [c for c in name.children if c.i < dash.i]
    if before:  # "with X - Moscow": X is the one met
        heir = before[-1]
        if name.head != name and name.head.i < heir.i:
            heir.head, heir.dep_ = name.head, name.dep_
            for other in before[:-1]:
                other.head = heir
    name.head, name.dep_ = verb, "nsubj"


def _set_to_sayer(verb: Token) -> None:
    """ "X says Y has failed, considering a tariff": what follows the comma is X's."""
    clause = verb.head
    if (
        clause.dep_ == "ccomp"
        and clause.i < verb.i
        and clause.head.i < clause.i
        and clause.head.lemma_ in REPORTING
        and verb.left_edge.i
        and verb.left_edge.nbor(-1).text == ","
        and any(c.dep_ in SUBJECTS and c.pos_ == "PROPN" for c in clause.children)
    ):
        verb.head = clause.head


def _set_in_content(verb: Token) -> None:
    """ "Fighting would stop only when troops left, Smyk said": when it would stop, not when she said so."""
    saying = verb.head
    subject = next((c for c in saying.children if c.dep_ == "nsubj"), None)
    said = next((c for c in saying.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if said is not None and subject is not None and verb.i < subject.i and saying.lemma_ in REPORTED:
        verb.head = said


def _led(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ in {"TO", "MD"} for c in verb.children)
