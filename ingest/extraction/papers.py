"""What a paper would have, and whose paper it is: "Under the first option Ukrainian forces leave", "the draft would have
Kyiv cede the region", "also in it are neutrality and an end to deliveries".

A paper that names no owner ("the document", "it", "the second variant") is the one told of before, if all that were told
of within reach are one party's, or the last is what the text goes on about. A joint one, or one of somebody else, is
nobody's here.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from ingest.extraction import syntax
from ingest.extraction.groups import groups_of
from ingest.extraction.strangers import owner_of_paper
from ingest.extraction.tree import Doc, Token, bounds

REACH = 300  # tokens: papers of two parties within reach are told apart by nothing
TOLD = 12  # papers looked at before one
NEAR = 6  # tokens between an owner and the paper
NEXT = 60  # what a text goes on about was the subject this near before
PLANS = frozenset(
    "plan proposal draft scheme initiative blueprint offer vision framework formula document text term".split()
)
DRAFTS = frozenset("memorandum plan proposal document draft paper text blueprint".split())
# Papers that are told of as "the document" too, and are no party's wishes.
RULINGS = frozenset(
    "resolution declaration statement treaty letter communique bill law decree charter".split()
)
SIGNED = frozenset("agreement deal accord".split())  # plans too, where something "would" be under them
PARTS = frozenset("option variant part section point article clause provision scenario version".split())
POINTS = PARTS | frozenset("condition demand term requirement item".split())
ORDINALS = frozenset("first second third fourth fifth last other former latter".split())
COPIES = PARTS | frozenset("text copy terms term draft".split())  # "the text of the Russian memorandum"
GIVING = frozenset(
    """hand give present publish unveil put draft draw propose table outline submit release deliver bring prepare write
    circulate send float""".split()
)
# What the press does with the papers of others.
SHOWING = frozenset("publish print report see obtain leak quote review release cite carry".split())
PRESS = frozenset("agency media outlet newspaper medium channel press".split())
NEITHER = frozenset("joint common shared european allied western revised".split())
TELLING_WHICH = ORDINALS | frozenset("this that either both new latest original initial current".split())
DEFINITE = frozenset({"the", "this", "that", "either", "both"})


# What several issue together.
ISSUED = frozenset("statement communique communiqué declaration agreement memorandum".split())


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


def joint(paper: Token) -> Token | None:
    """ "The two released a joint statement. The statement calls for": the one told of, here or a sentence or two before."""
    if paper.lemma_.casefold() not in ISSUED:
        return None
    below = {c.lower_ for c in paper.children}
    if "joint" in below:
        return paper
    if below.isdisjoint(DEFINITE):
        return None
    start = bounds(paper).start
    before = reversed(list(paper.doc[max(start - NEXT, 0) : start]))
    last = next((t for t in before if t.lemma_ in ISSUED and t.pos_ == "NOUN"), None)
    return last if last is not None and any(c.lower_ == "joint" for c in last.children) else None


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
    if noun.lemma_ in PARTS | COPIES:
        below = [c.lower_ for c in noun.children]
        return _whole(noun) is not None or (not TELLING_WHICH.isdisjoint(below) and "of" not in below)
    return noun.lower_ in ORDINALS and noun.dep_ in {"pobj", "nsubj"}


def _whole(part: Token) -> Token | None:
    """ "the text of the Russian memorandum", "its first point": the memorandum; it."""
    for child in part.children:
        if child.lower_ == "of":
            return next((p for p in child.children if is_paper(p) or p.lower_ == "it"), None)
        if child.dep_ == "poss" and (child.lower_ == "its" or child.lemma_ in DRAFTS):
            return child
    return None


@syntax.once
def owners_of(paper: Token) -> list[Token]:
    """The words for whose paper it is; empty where that is nobody of ours, or cannot be told."""
    if paper.lemma_ in COPIES and (whole := _whole(paper)) is not None:
        return owners_of(whole)
    if paper.lemma_ in DRAFTS:
        named = _named(paper, parties_of(paper.doc))
        if named.owners is not None:
            return named.owners
        if not any(c.lower_ in DEFINITE for c in paper.children):
            return []
    elif paper.lemma_ in PLANS | SIGNED:
        return named_owners(paper)
    elif paper.lower_ in {"it", "its"}:
        told = owner_of_paper(paper) if paper.dep_ == "nsubj" else None
        if told:
            return [] if another_since(paper, told) else told
    return _before(paper)


def known(paper: Token) -> bool:
    """Whether "it", or a part that is named alone, is of a paper told of before."""
    if paper.lower_ in {"it", "its"}:
        papers = papers_of(paper.doc)
        k = bisect_left(papers, (paper.i,))
        start = bounds(paper).start
        before = bounds(paper.doc[max(start - 1, 0)]).start
        return k > 0 and papers[k - 1].at >= min(before, start) and papers[k - 1].at < start
    return bool(owners_of(paper)) or paper.lemma_ in DRAFTS


@syntax.once_a_text
def papers_of(doc: Doc) -> list[Named]:
    parties = parties_of(doc)
    return [
        _named(doc.tokens[i], parties)
        for i, lemma in enumerate(doc.lemmas)
        if (lemma in DRAFTS and doc.tokens[i].pos_ in {"NOUN", "PROPN"}) or _other(doc.tokens[i], lemma)
    ]


def _other(noun: Token, lemma: str) -> bool:
    if lemma in RULINGS:
        return noun.pos_ == "NOUN"
    return lemma in SIGNED and (
        noun.head.lemma_ == "sign" or any(c.lower_ in {"a", "an"} for c in noun.children)
    )


@syntax.once_a_text
def parties_of(doc: Doc) -> dict[int, str]:
    """The party that a word names, by token."""
    words = groups_of(doc).party_words
    found = {i: words[lower] for i, lower in enumerate(doc.lowers) if lower in words}
    return found | {i: m.party for m in doc.mentions if m.party for i in range(m.start, m.end)}


def _named(paper: Token, parties: dict[int, str]) -> Named:
    """What the words around a paper say of whose it is."""
    if paper.lemma_ not in DRAFTS:
        return Named(paper.i, [], "")
    words = [w for w in named_owners(paper) if not (w.dep_ == "compound" and parties.get(w.i) == "ukraine")]
    beside = [
        parties[i] for i in range(paper.left_edge.i, paper.i) if i in parties and _of_it(paper.doc[i], paper)
    ]
    if len({*beside, *(parties[w.i] for w in words if w.i in parties)}) > 1:
        return Named(paper.i, [], "")  # "the US-Ukrainian proposal"
    if any(c.lower_ in NEITHER for c in paper.children):
        return Named(paper.i, [], "")
    if any(w.lower_ in {"its", "his", "their", "our", "own", "a"} for w in paper.children) or not words:
        words = _givers(paper) or words
    row = [w for w in words for w in (w, *w.conjuncts)]
    if len({parties.get(w.i) for w in row}) > 1:
        return Named(paper.i, [], "")
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
    agents = [
        agent
        for clause in paper.children
        if clause.dep_ == "acl" and clause.tag_ == "VBN"
        for by in clause.children
        if by.lower_ == "by"
        for p in by.children
        if (agent := _agent(p, clause)) is not None
    ]
    return syntax.holders_of_noun(paper) or agents


def _agent(noun: Token, clause: Token) -> Token | None:
    """Whose the paper is that somebody has drawn up or published: of what Russian news agencies print, Moscow's."""
    if clause.lemma_ not in SHOWING or noun.pos_ == "PRON":
        return noun
    if noun.lemma_ not in PRESS:
        return noun if clause.lemma_ in GIVING and noun.pos_ == "NOUN" else None
    return next((c for c in noun.children if c.dep_ == "amod" and c.text[:1].isupper()), None)


def _givers(paper: Token) -> list[Token]:
    """ "a memorandum that Russia handed over", "Moscow published its memorandum": who gives it."""
    for clause in paper.children:
        if clause.dep_ == "relcl" and clause.lemma_ in GIVING:
            return [c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in syntax.RELATIVES]
    verb = paper.head
    if paper.dep_ == "dobj" and verb.lemma_ in GIVING and not syntax.negated(verb):
        return syntax.subjects(verb)
    return []


def _before(paper: Token) -> list[Token]:
    """The owner of the paper told of before."""
    papers = papers_of(paper.doc)
    k = bisect_left(papers, (paper.i,))
    near = [
        p for p in reversed(papers[max(0, k - TOLD) : k]) if paper.i - p.at <= REACH and p.owners is not None
    ]
    if not near or not near[0].party:
        return []
    last = near[0]
    assert last.owners is not None
    if len({p.party for p in near if p.party}) > 1 and not (
        paper.i - last.at <= NEXT and _leads(paper.doc[last.at])
    ):
        return []
    if paper.lemma_ in PARTS | ORDINALS and _of_another_row(paper, last):
        return []
    return last.owners


def _leads(paper: Token) -> bool:
    """Whether a sentence is about the paper: its subject, or what its giver gives."""
    return (paper.dep_ in {"nsubj", "nsubjpass"} and paper.head.dep_ in {"ROOT", "conj"}) or bool(
        _givers(paper)
    )


def _of_another_row(part: Token, last: Named) -> bool:
    """ "There are two options for Europe. Under the first": of something else than the paper."""
    doc = part.doc
    for i in range(part.i - 1, bounds(doc.tokens[last.at]).start - 1, -1):
        word = doc.tokens[i]
        if word.lemma_ in POINTS | {"way", "path"} and word.tag_ == "NNS":
            parties = parties_of(doc)
            subjects = [c for c in word.head.children if c.dep_ == "nsubj"]
            return not any(
                s.lower_ == "it" or s.lemma_ in DRAFTS or parties.get(s.i) == last.party for s in subjects
            )
    return False


def another_since(it: Token, owners: list[Token]) -> bool:
    """ "Washington's plan leaked. Others sent a draft of their own. It …": whether the last paper is nobody's of ours."""
    papers = papers_of(it.doc)
    k = bisect_left(papers, (it.i,))
    return k > 0 and bool(owners) and papers[k - 1].owners == [] and papers[k - 1].at > owners[0].i + NEAR
