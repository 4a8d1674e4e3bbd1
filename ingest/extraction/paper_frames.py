"""Where a text tells the contents of a paper: "Under the first option Kyiv leaves", "the document provides for", "also in it
are", a list behind "The plan says:", and the sentences that go on with it."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from ingest.extraction import syntax
from ingest.extraction.other_matters import WARRING
from ingest.extraction.papers import (
    ORDINALS,
    PARTS,
    PLANS,
    POINTS,
    SIGNED,
    is_paper,
    known,
    owners_of,
    parties_of,
)
from ingest.extraction.reading import VERBAL, cue_of
from ingest.extraction.tree import Token, bounds

# "says that Kyiv would": what a paper does that is nobody's own.
PROVIDING = frozenset("say state stipulate provide envisage foresee specify read suggest".split())
# What a paper does with what stands in it.
TELLING = PROVIDING | frozenset(
    """require list want demand call include contain propose start begin insist set ask offer oblige seek feature cover
    comprise entail need open end recommend prescribe establish guarantee""".split()
)
ENTAILING = frozenset("have make see force oblige compel commit bind leave require get let allow".split())
BARRING = frozenset("bar ban forbid prohibit exclude preclude block".split())
DOING = frozenset(
    "lift end stop halt ease cap limit recognise recognize cede hand grant give keep freeze".split()
)
LISTED_IN = frozenset({"in", "among", "of"})
PAST = frozenset("was were has have had been did having".split())
WAYS = frozenset("option variant way path route road step condition scenario".split())
SUPPOSED = frozenset({"if", "once", "after", "provided", "when"})
WOULD = frozenset({"would", "'d", "’d"})
# What a party, or a thing, does under a plan; an author who tells what others would do says other things of them.
YIELDING = frozenset(
    """withdraw cede give renounce leave pull hand abandon drop recognise recognize put commit limit end stop forgo surrender
    become remain stay begin start return receive have release exchange pledge promise""".split()
)
BULLETS = frozenset("- – — • * · ▪ ●".split())
LISTED = 16  # lines between a bullet and the words that its list hangs on


class Frame(NamedTuple):
    """`paper`: the word for the paper; `top`: the highest word of what stands in it; `cue`: what says so."""

    paper: Token
    top: Token
    cue: Token
    kind: str


@syntax.once
def frame_of(root: Token) -> Frame | None:
    """The paper whose contents the clause of `root` tells."""
    below = root
    for verb in (root, *islice(root.ancestors, 9)):
        if verb.pos_ in VERBAL:
            if (frame := _under(verb) or _told(verb, below) or _among(verb, below)) is not None:
                return frame
            if verb.dep_ == "relcl" or (verb.dep_ == "advcl" and syntax.mark(verb) not in SUPPOSED):
                return None
        below = verb
    return _bullet(root) or _fronted(root) or _goes_on(root)


@syntax.once
def _main(root: Token) -> Token:
    """The verb of the sentence."""
    while root.head != root:
        root = root.head
    return root


@syntax.once
def _goes_on(root: Token) -> Frame | None:
    """ "Under the draft Kyiv would cede the region. Sanctions would be lifted": a sentence that goes on with the contents."""
    doc, (start, _) = root.doc, bounds(root)
    verb = _main(root)
    if (
        verb.pos_ not in VERBAL
        or not start
        or not (WOULD & set(syntax.auxiliaries(verb)) or due(verb) is not None)
    ):
        return None
    subject = next((c for c in verb.children if c.dep_ in syntax.SUBJECTS | syntax.PASSIVE), None)
    if subject is None or subject.pos_ == "PRON" or subject.dep_ == "csubj":
        return None  # "That would be", "it would"
    if (
        subject.dep_ == "nsubj"
        and due(verb) is None
        and (verb.lemma_ not in YIELDING or parties_of(doc).get(subject.i, "ukraine") not in WARRING)
    ):
        return None
    if any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children):
        return None
    at = start - 1
    while at > 0 and doc.tokens[at].is_space:
        at -= 1
    before = _main(doc.tokens[at])
    frame = frame_of(before)
    if frame is None or before.i == root.i or not owners_of(frame.paper) or not _speaks_on(frame, before):
        return None
    return Frame(frame.paper, verb, verb, "on")


def _speaks_on(frame: Frame, before: Token) -> bool:
    return frame.kind == "on" or (
        frame.kind in {"under", "told"} and before in {frame.top, frame.cue, frame.top.head}
    )


def _fronted(root: Token) -> Frame | None:
    """ "In the second variant deliveries end", where the parser takes the variant for a kind of deliveries."""
    doc, start = root.doc, bounds(root).start
    words = doc.lowers[start : start + 3]
    if len(words) < 3 or words[0] not in {"in", "under"} or words[1] not in {"the", "its"}:
        return None
    part = doc.tokens[start + 3] if start + 3 < root.i and words[2] in ORDINALS else None
    if part is None or part.lemma_ not in PARTS or part.nbor().lower_ == "of" or not known(part):
        return None
    top = root
    while top.head != top:
        if top.pos_ in VERBAL and (top.tag_ == "VBD" or not PAST.isdisjoint(syntax.auxiliaries(top))):
            return None
        top = top.head
    return Frame(part, top, part, "under")


def _under(verb: Token) -> Frame | None:
    """ "Under the first option Kyiv leaves", "in the second variant", "according to the document"."""
    for prep in verb.children:
        if prep.dep_ != "prep":
            continue
        link, fronted = prep, prep.i < verb.i
        if prep.lower_ == "according":
            link = next((c for c in prep.children if c.lower_ == "to"), prep)
        if link.lower_ != "under" and (link == prep and not (prep.lower_ == "in" and fronted)):
            continue
        if link.lower_ == "in" and (cue := cue_of(verb)) is not None and cue.kind != "CHANGE":
            continue  # "Moscow, in the document, asks for"
        for noun in link.children:
            if noun.dep_ != "pobj":
                continue
            if (
                noun.lower_ == "which"
                and verb.dep_ == "relcl"
                and is_paper(verb.head)
                and owners_of(verb.head)
            ):
                return Frame(verb.head, verb, verb.head, "aside")
            plan = link.lower_ != "in" and (
                noun.lemma_ in PLANS or (noun.lemma_ in SIGNED and "would" in syntax.auxiliaries(verb))
            )
            if plan or (_names(noun) and known(noun)):
                return Frame(noun, verb, prep if link != prep else noun, "under")
    return None


def _names(noun: Token) -> bool:
    return noun.lower_ == "it" or is_paper(noun)


def _told(verb: Token, below: Token) -> Frame | None:
    """ "the document wants Kyiv to", "the plan would have Kyiv", "it provides for"."""
    lemma, aux = verb.lemma_, set(syntax.auxiliaries(verb))
    to_be = aux & (syntax.FUTURE | syntax.DEONTIC)
    if not (lemma in TELLING or (to_be and lemma in ENTAILING | BARRING | DOING)) or verb.tag_ == "VBG":
        return None
    if PAST & aux - {"have"} or (verb.tag_ == "VBD" and verb.head != verb):
        return None
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in VERBAL and not _doers(first):
        first = first.head
    paper = next((c for c in _doers(first) if _names(c) and known(c)), None)
    if paper is None or below == paper or paper.is_ancestor(below):
        return None
    own = lemma in ENTAILING or lemma == "insist" or below.lower_ in {"for", "with", "without"}
    if below.dep_ == "prep" and not own:  # "includes talks on": the parser hangs "on" on the verb
        return None if ways(verb) is None else Frame(paper, below, verb, "told")
    return Frame(paper, verb if lemma in DOING else below, verb, "told")


def _doers(verb: Token) -> list[Token]:
    return [
        c
        for c in verb.children
        if c.dep_ == "nsubj" or (c.dep_ == "compound" and c.i == verb.i - 1)  # "the draft envisages"
    ]


def _among(verb: Token, below: Token) -> Frame | None:
    """ "Also in it are neutrality and …", "among its conditions is …", "one of its points is …"."""
    if verb.lemma_ != "be" or syntax.negated(verb) or verb.tag_ == "VBD":
        return None
    for place in verb.children:
        if place == below or place.i > below.i:
            continue
        link = place
        if place.dep_ in {"nsubj", "attr"} and (place.lower_ in {"one", "another"} or place.lemma_ in POINTS):
            link = next((c for c in place.children if c.lower_ == "of"), place)
        if link.dep_ == "prep" and link.lower_ in LISTED_IN:
            for noun in link.children:
                if noun.dep_ == "pobj" and (paper := _held_in(noun)) is not None:
                    return Frame(paper, below, verb, "among")
        elif (
            link.dep_ in {"nsubj", "attr"} and link.lemma_ in POINTS and (paper := _held_in(link)) is not None
        ):
            return Frame(paper, below, verb, "among")
    return None


def _held_in(noun: Token) -> Token | None:
    """The paper that holds what is told: "it", "the plan", "its conditions", "the points of the draft"."""
    if _names(noun) and noun.lemma_ not in POINTS:
        return noun if known(noun) else None
    if noun.lemma_ not in POINTS:
        return None
    for child in noun.children:
        if child.dep_ == "poss" and (child.lower_ == "its" or is_paper(child)):
            return child if known(child) else None
        if child.lower_ == "of":
            return next((p for p in child.children if p.dep_ == "pobj" and is_paper(p)), None)
    return None


def _bullet(root: Token) -> Frame | None:
    """A line of a list behind "The plan says:", "Its main points:"."""
    doc, start = root.doc, bounds(root).start
    marked = start and doc.tokens[start - 1].text in BULLETS
    if not start or not (marked or _bare_line(root)):
        return None
    at = start - 2 if marked else start - 1
    for _ in range(3 * LISTED):
        while at > 0 and doc.tokens[at].is_space:
            at -= 1
        if at <= 0:
            return None
        begin = bounds(doc.tokens[at]).start
        if doc.tokens[at].text == ":":
            return _lead(doc.tokens[begin : at + 1], root)
        bulleted = doc.tokens[begin].text in BULLETS or doc.tokens[max(begin - 1, 0)].text in BULLETS
        if not (bulleted or (not marked and _bare_line(doc.tokens[at]))):
            return None
        at = begin - 1
    return None


def _bare_line(word: Token) -> bool:
    """Whether its sentence is a line of its own without a full stop: a list that has lost its marks."""
    doc, (start, end) = word.doc, bounds(word)
    above = doc.tokens[start - 1] if start else word
    last = next((doc.tokens[i] for i in range(end - 1, start - 1, -1) if not doc.tokens[i].is_space), word)
    return (
        above.is_space and "\n" in above.text and (last.text == ";" or not (last.is_punct or last.is_quote))
    )


def _lead(words: list[Token], root: Token) -> Frame | None:
    """The paper that the words before a list name, and nobody beside it who says something."""
    for word in words:
        if word.lemma_ in POINTS and (paper := _held_in(word)) is not None:
            break
        if is_paper(word) and word.dep_ in {"nsubj", "pobj", "ROOT"} and known(word):
            paper = word
            break
    else:
        return None
    own = range(paper.left_edge.i, paper.right_edge.i + 1)
    if any(w.i in parties_of(root.doc) and w.i not in own for w in words):
        return None  # "What Kyiv says of the plan:"
    verb = next((w for w in words if w.pos_ in VERBAL and w.dep_ == "ROOT"), None)
    if verb is not None and verb.lemma_ not in TELLING | {"be", "follow"}:
        return None
    return Frame(paper, _main(root), paper, "list")


def due(verb: Token) -> Token | None:
    """ "Kyiv is to leave", "sanctions are to be lifted": what is to be."""
    if verb.lemma_ != "be" or verb.tag_ not in {"VBZ", "VBP"}:
        return None
    return next((c for c in verb.children if c.dep_ == "xcomp"), None)


def ways(verb: Token) -> Token | None:
    """ "offers two ways to a ceasefire"."""
    return next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in WAYS), None)
