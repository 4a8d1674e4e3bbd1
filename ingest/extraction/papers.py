"""What a paper would have, and whose paper it is: "Under the first option Ukrainian forces leave", "the draft would have
Kyiv cede the region", a list of bullets behind "The plan says:".

A paper that names no owner ("the document", "it", "the second variant") is the one told of before, if all that were told
of within reach are one party's. A joint one, or one of somebody else, is nobody's here.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

from ingest.extraction import syntax
from ingest.extraction.groups import groups_of
from ingest.extraction.reading import VERBAL
from ingest.extraction.tree import Doc, Token, bounds

REACH = 300  # tokens: papers of two parties within reach are told apart by nothing
TOLD = 12  # papers looked at before one
PLANS = frozenset(
    "plan proposal draft scheme initiative blueprint offer vision framework formula document text term".split()
)
DRAFTS = frozenset("memorandum plan proposal document draft paper text blueprint".split())
SIGNED = frozenset("agreement deal accord".split())  # plans too, where something "would" be under them
PARTS = frozenset("option variant part section point article clause provision scenario version".split())
ORDINALS = frozenset("first second third fourth fifth last other former latter".split())
NEITHER = frozenset("joint common shared european allied western revised".split())
TELLING_WHICH = ORDINALS | frozenset("this that either both new latest original initial current".split())
DEFINITE = frozenset({"the", "this", "that", "either", "both"})
# What several issue together.
ISSUED = frozenset("statement communique communiqué declaration agreement memorandum".split())
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
PAST = frozenset("was were has have had been did having".split())
SUPPOSED = frozenset({"if", "once", "after", "provided", "when"})
BULLETS = frozenset("- – — • * · ▪ ●".split())
LISTED = 16  # lines between a bullet and the words that its list hangs on


def issued_together(paper: Token) -> list[str]:
    """ "a joint US-Ukraine statement", "the communique issued by Ankara and Paris": the parties, where there are several."""
    if paper.lemma_.casefold() not in ISSUED:
        return []
    parties = parties_of(paper.doc)
    before = range(paper.left_edge.i, paper.i)
    found = [parties[i] for i in before if i in parties and _of_it(paper.doc[i], paper)]
    made = [c for c in paper.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    links = [
        c for word in (paper, *made) for c in word.children if c.lower_ in {"by", "from", "of", "between"}
    ]
    rows = [t for link in links for p in link.children for t in (p, *p.conjuncts)]
    found += [parties[t.i] for t in rows if t.i in parties and t.i > paper.i]
    return list(dict.fromkeys(found)) if len(set(found)) > 1 else []


class Named(NamedTuple):
    """A paper told of at a token. `owners`: the words for whose it is; None where they are to be looked for before."""

    at: int
    owners: list[Token] | None
    party: str  # "" where nobody of ours is named


@syntax.once
def is_paper(noun: Token) -> bool:
    """ "the American plan", "the first option", "the second" of two."""
    if noun.lemma_ in DRAFTS:
        return noun.pos_ in {"NOUN", "PROPN"}
    if noun.lemma_ in PARTS:
        below = [c.lower_ for c in noun.children]
        return not TELLING_WHICH.isdisjoint(below) and "of" not in below
    return noun.lower_ in ORDINALS and noun.dep_ in {"pobj", "nsubj"}


@syntax.once
def owners_of(paper: Token) -> list[Token]:
    """The words for whose paper it is; empty where that is nobody of ours, or cannot be told."""
    if paper.lemma_ in {"text", "copy", "draft"} and (whole := _whole(paper)) is not None:
        return owners_of(whole)
    if paper.lemma_ in DRAFTS:
        named = _named(paper, parties_of(paper.doc))
        if named.owners is not None:
            return named.owners
        if not any(c.lower_ in DEFINITE for c in paper.children):
            return []
    elif paper.lemma_ in PLANS | SIGNED:
        return named_owners(paper)
    return _before(paper)


def _whole(copy: Token) -> Token | None:
    """ "the text of the Russian memorandum": the memorandum."""
    links = (c for c in copy.children if c.lower_ == "of")
    return next((p for c in links for p in c.children if is_paper(p)), None)


def known(paper: Token) -> bool:
    """Whether "it", or a part that is named alone, is of a paper told of before."""
    if paper.lower_ == "it":
        papers = papers_of(paper.doc)
        k = bisect_left(papers, (paper.i,))
        start = bounds(paper).start
        before = bounds(paper.doc[max(start - 1, 0)]).start
        return k > 0 and before <= papers[k - 1].at < start
    return bool(owners_of(paper)) or paper.lemma_ in DRAFTS


@syntax.once_a_text
def papers_of(doc: Doc) -> list[Named]:
    parties = parties_of(doc)
    return [
        _named(doc.tokens[i], parties)
        for i, lemma in enumerate(doc.lemmas)
        if lemma in DRAFTS and doc.tokens[i].pos_ in {"NOUN", "PROPN"}
    ]


@syntax.once_a_text
def parties_of(doc: Doc) -> dict[int, str]:
    """The party that a word names, by token."""
    words = groups_of(doc).party_words
    found = {i: words[lower] for i, lower in enumerate(doc.lowers) if lower in words}
    return found | {i: m.party for m in doc.mentions if m.party for i in range(m.start, m.end)}


def _named(paper: Token, parties: dict[int, str]) -> Named:
    """What the words around a paper say of whose it is."""
    words = [w for w in named_owners(paper) if not (w.dep_ == "compound" and parties.get(w.i) == "ukraine")]
    before = range(paper.left_edge.i, paper.i)
    beside = {parties[i] for i in before if i in parties and _of_it(paper.doc[i], paper)}
    beside |= {parties.get(c.i, "") for w in words for c in (w, *w.conjuncts)}
    if len(beside) > 1 or any(c.lower_ in NEITHER for c in paper.children):
        return Named(paper.i, [], "")  # "the US-Ukrainian proposal", "the joint proposal"
    if words:
        party = parties.get(words[0].i, "")
        return Named(paper.i, words if party else [], party)
    new = any(c.lower_ in {"a", "an", "another"} for c in paper.children)
    return Named(paper.i, [] if new else None, "")


def _of_it(word: Token, paper: Token) -> bool:
    """Whether a name stands before the paper as one of its own words, and is not who is to do what it says."""
    return word.head == paper or word.head.head == paper or word.head.head.head == paper


def named_owners(paper: Token) -> list[Token]:
    """ "Moscow's plan", "the American plan", "a US-drafted plan", "a plan drawn up by Paris"."""
    drafters = [p for c in paper.children if c.dep_ == "amod" for p in c.children if p.pos_ == "PROPN"]
    if drafters:
        return drafters
    made = [c for c in paper.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    agents = [p for clause in made for by in clause.children if by.lower_ == "by" for p in by.children]
    return syntax.holders_of_noun(paper) or agents


def _before(paper: Token) -> list[Token]:
    """The owner of the paper told of before, where all within reach are one party's."""
    papers = papers_of(paper.doc)
    k = bisect_left(papers, (paper.i,))
    near = [p for p in papers[max(0, k - TOLD) : k] if paper.i - p.at <= REACH and p.owners is not None]
    parties = {p.party for p in near if p.party}
    return near[-1].owners or [] if len(parties) == 1 else []


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
            if (frame := _under(verb) or _told(verb, below)) is not None:
                return frame
            if verb.dep_ == "relcl" or (verb.dep_ == "advcl" and syntax.mark(verb) not in SUPPOSED):
                return None
        below = verb
    return _bullet(root)


@syntax.once
def _main(root: Token) -> Token:
    """The verb of the sentence."""
    while root.head != root:
        root = root.head
    return root


def _under(verb: Token) -> Frame | None:
    """ "Under the first option Kyiv leaves", "according to the document"."""
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in {"under", "according"}:
            continue
        link = next((c for c in prep.children if c.lower_ == "to"), prep)
        for noun in link.children:
            plan = noun.lemma_ in PLANS or (noun.lemma_ in SIGNED and "would" in syntax.auxiliaries(verb))
            if noun.dep_ == "pobj" and (plan or (_names(noun) and known(noun))):
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
        return None
    return Frame(paper, verb if lemma in DOING else below, verb, "told")


def _doers(verb: Token) -> list[Token]:
    return [
        c
        for c in verb.children
        if c.dep_ == "nsubj" or (c.dep_ == "compound" and c.i == verb.i - 1)  # "the draft envisages"
    ]


def _bullet(root: Token) -> Frame | None:
    """A line of a list behind "The plan says:"."""
    doc, start = root.doc, bounds(root).start
    if not start or doc.tokens[start - 1].text not in BULLETS:
        return None
    at = start - 2
    for _ in range(3 * LISTED):
        while at > 0 and doc.tokens[at].is_space:
            at -= 1
        if at <= 0:
            return None
        begin = bounds(doc.tokens[at]).start
        if doc.tokens[at].text == ":":
            return _lead(doc.tokens[begin : at + 1], root)
        if doc.tokens[begin].text not in BULLETS and doc.tokens[max(begin - 1, 0)].text not in BULLETS:
            return None
        at = begin - 1
    return None


def _lead(words: list[Token], root: Token) -> Frame | None:
    """The paper that the words before a list name, and nobody beside it who says something."""
    named = (w for w in words if is_paper(w) and w.dep_ in {"nsubj", "pobj", "ROOT"} and known(w))
    if (paper := next(named, None)) is None:
        return None
    own = range(paper.left_edge.i, paper.right_edge.i + 1)
    if any(w.i in parties_of(root.doc) and w.i not in own for w in words):
        return None  # "What Kyiv says of the plan:"
    verb = next((w for w in words if w.pos_ in VERBAL and w.dep_ == "ROOT"), None)
    if verb is not None and verb.lemma_ not in TELLING | {"be", "follow"}:
        return None
    return Frame(paper, _main(root), paper, "list")
