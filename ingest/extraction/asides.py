"""Sides that others take in a clause or phrase beside what the sentence says.

"would have to cede the region, as Moscow has demanded", "to cede the land, which Moscow claims for itself", "under the
American plan", "despite Kyiv's objections".
"""

from __future__ import annotations

from ingest.extraction import syntax
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.titles import PAPERS
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

# What may follow "as Moscow has …" without an object of its own.
WANTING = frozenset(
    "demand want insist request ask propose require suggest seek urge desire wish prefer offer".split()
)
PLANS = frozenset(
    "plan proposal draft scheme initiative blueprint offer vision framework formula document text term".split()
)
AGREED = frozenset("deal agreement accord".split())  # plans, where something "would" be under them
# "says that Kyiv would": what a paper does that is nobody's own.
PROVIDING = frozenset("say state stipulate provide envisage foresee specify read suggest".split())
BINDING = frozenset("see require oblige force envisage foresee demand call provide include".split())
OBJECTIONS = frozenset("objection opposition protest veto disapproval".split())
WISHES = frozenset("wish will objection advice protest".split())
OVERRIDING = {"despite": OBJECTIONS, "over": OBJECTIONS, "against": WISHES | OBJECTIONS}


def asides(root: Token, mention: TopicMention) -> list[Reading]:
    """Every side on the mention that is told beside the sentence's own."""
    return [
        *_as_wanted(root, mention),
        *_objected(root, mention),
        *_planned(root, mention),
    ]


def _path(root: Token, top: Token) -> list[Token] | None:
    """The governing words from `root` up to `top`, both included; None where `top` does not govern it."""
    row = [root]
    while row[-1] != top:
        above = row[-1].head
        if above == row[-1] or len(row) > 10:
            return None
        row.append(above)
    return row


def _turned(path: list[Token], mention: TopicMention, kinds: frozenset[str]) -> int:
    """The side of the mention after the words that turn it round: those of the classes `kinds`."""
    sign: int = mention.side
    for word in path:
        if mention.start <= word.i < mention.end:
            continue
        cue = cue_of(word)
        if cue is not None and cue.kind in kinds:
            sign *= cue.sign
    return sign


def _as_wanted(root: Token, mention: TopicMention) -> list[Reading]:
    """ "…, as Moscow has demanded", "as demanded by Moscow": the clause names no object, so it is what stands before."""
    doc, words, sentence = root.doc, root.doc.lowers, bounds(root)
    for i in range(mention.end, sentence.end):
        if words[i] != "as" or doc[i].head.i <= i:
            continue
        clause = doc[i].head
        if clause.lemma_ not in WANTING:
            continue
        people = (
            [c for c in clause.children if c.dep_ == "nsubj"]
            if clause.tag_ != "VBN" or any(c.dep_ == "nsubj" for c in clause.children)
            else [p for c in clause.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
        )
        if not people or not _bare(clause):
            return []
        top = clause.head
        path = _path(root, top)
        if path is None:
            return []
        if any(w.i < i and w.pos_ in VERBAL and syntax.negated(w) and not _wants(w) for w in path):
            return []  # "will not join, as Moscow demanded": joining or staying out
        sign = _turned([w for w in path if w.i < i], mention, frozenset({"CHANGE"}))
        made = State(sign=sign, cue=clause, kind=TOLD, steps=1)
        return [reading_of(mention, person, made, clause) for person in people]
    return []


def _wants(word: Token) -> bool:
    cue = cue_of(word)
    return cue is not None and cue.kind in {"WANT", "ASK"}


def _bare(clause: Token) -> bool:
    for child in clause.children:
        if child.dep_ in {"dobj", "ccomp", "xcomp", "dative"}:
            return False
        if child.lower_ == "for" and any(c.dep_ == "pobj" for c in child.children):
            return False
    return True


def _objected(root: Token, mention: TopicMention) -> list[Reading]:
    """ "voted for the aid against the president's wishes", "lifted the ban over Moscow's objections"."""
    found: list[Reading] = []
    if mention.weak:
        return found
    for verb in (root, *root.ancestors):
        for prep in verb.children:
            nouns = OVERRIDING.get(prep.lower_)
            if nouns is None and prep.lower_ != "because":
                continue
            pool = (
                [p for c in prep.children for p in (c, *c.children)]
                if prep.lower_ == "because"
                else prep.children
            )
            for noun in pool:
                if noun.dep_ != "pobj" or noun.lemma_ not in (nouns or OBJECTIONS):
                    continue
                path = _path(root, verb)
                if path is None:
                    continue
                sign: int = -mention.side
                if nouns is not None:
                    sign = -_turned(path, mention, frozenset({"CHANGE", "WANT"}))
                    sign *= -1 if syntax.negated(verb) else 1
                made = State(sign=sign, cue=noun, kind=TOLD, steps=1)
                found += [reading_of(mention, p, made, noun) for p in syntax.holders_of_noun(noun)]
        if verb.dep_ in {"relcl", "advcl", "ccomp"}:
            break
    return found


@syntax.once
@syntax.once
def plan_of(root: Token) -> Token | None:
    """The plan under which something would be so: "Under the American plan, Kyiv would cede the region"."""
    for verb in (root, *root.ancestors):
        for prep in verb.children:
            if prep.dep_ != "prep" or verb.pos_ not in VERBAL:
                continue
            if prep.lower_ == "according":
                prep = next((c for c in prep.children if c.lower_ == "to"), prep)
            if prep.lower_ != "under" and (prep.lower_, prep.head.lower_) != ("to", "according"):
                continue
            for noun in prep.children:
                if noun.dep_ == "pobj" and (
                    noun.lemma_ in PLANS or (noun.lemma_ in AGREED and "would" in syntax.auxiliaries(verb))
                ):
                    return noun
        if verb.dep_ in {"relcl", "advcl"}:
            return None
    return None


def _verb_of(plan: Token) -> Token:
    """What would be so under it."""
    verb = plan.head.head
    return verb.head if verb.lower_ == "according" else verb


def in_a_plan(reading: Reading, root: Token) -> bool:
    """ "Under the draft Kyiv would renounce the alliance", "the document says Kyiv will drop its bid": no word of Kyiv's."""
    cue, holder, plan = reading.cue, reading.holder, plan_of(root)
    if plan is not None and holder is not None and (cue == plan or plan.is_ancestor(cue)):
        return not plan.is_ancestor(holder)  # "under the terms of Moscow's offer Kyiv would": Moscow's alone
    if reading.kind == TOLD or cue.pos_ not in VERBAL or not _is_to_be(cue):
        return False
    if plan is not None and _verb_of(plan) in {cue, *cue.conjuncts}:
        return True
    first = cue.head if cue.dep_ == "conj" and cue.head.dep_ == "ccomp" else cue
    says = first.head
    return (
        first.dep_ == "ccomp"
        and says.lemma_ in PROVIDING
        and any(c.dep_ == "nsubj" and c.lemma_ in PAPERS and not _named(c) for c in says.children)
    )


def _named(paper: Token) -> bool:
    return any(o.pos_ in {"PROPN", "ADJ"} for o in _owners(paper))


def _is_to_be(verb: Token) -> bool:
    first = verb.head if verb.dep_ == "conj" else verb
    return bool(set(syntax.auxiliaries(first)) & (syntax.FUTURE | syntax.DEONTIC))


def _plan_that(root: Token) -> Token | None:
    """What is said of a plan in a clause of its own: "a plan that would see Kyiv cede the region"."""
    for verb in (root, *root.ancestors):
        plan = verb.head
        if verb.dep_ == "relcl" and plan.lemma_ in PLANS:
            own = any(c.lower_ in syntax.RELATIVES and c.dep_ == "nsubj" for c in verb.children)
            binds = verb.lemma_ in BINDING or set(syntax.auxiliaries(verb)) & syntax.FUTURE
            return verb if own and binds else None
        if verb.dep_ in {"relcl", "advcl"}:
            return None
    return None


def _planned(root: Token, mention: TopicMention) -> list[Reading]:
    if (verb := _plan_that(root)) is not None:
        sign = _turned(_path(root, verb) or [], mention, frozenset({"CHANGE", "WANT"}))
        made = State(sign=sign, cue=verb, kind="PLAN", steps=1)
        return [reading_of(mention, person, made, verb) for person in _owners(verb.head)]
    plan = plan_of(root)
    if plan is None:
        return []
    verb = _verb_of(plan)
    path = _path(root, verb) or []
    if any(w.dep_ in {"ccomp", "relcl"} for w in path[:-1]) or not set(syntax.auxiliaries(verb)) & (
        syntax.FUTURE | syntax.DEONTIC
    ):
        return []
    sign = _turned(path, mention, frozenset({"CHANGE", "WANT"}))
    made = State(sign=sign, cue=plan, kind=TOLD, steps=1)
    return [reading_of(mention, person, made, plan) for person in _owners(plan)]


def answered_to(deal: Token) -> Token | None:
    """ "rejected any deal that", "agreed to a plan that": the verb that says yes or no to it."""
    verb = deal.head
    if deal.dep_ == "pobj" and verb.lower_ in {"to", "with"}:
        verb = verb.head
    elif deal.dep_ not in {"dobj", "nsubjpass"}:
        return None
    cue = cue_of(verb)
    says = cue is not None and (cue.kind == "WANT" or verb.lemma_ == "sign")
    return verb if says and verb.pos_ in VERBAL else None


def _owners(plan: Token) -> list[Token]:
    """ "Moscow's plan", "the American plan", "a plan drawn up by Paris"."""
    agents = [
        p
        for clause in plan.children
        if clause.dep_ == "acl" and clause.tag_ == "VBN"
        for by in clause.children
        if by.lower_ == "by"
        for p in by.children
    ]
    return syntax.holders_of_noun(plan) or agents
