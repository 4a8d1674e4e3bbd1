"""Sides that others take in a clause or phrase beside what the sentence says.

"would have to cede the region, as Moscow has demanded", "to cede the land, which Moscow claims for itself", "under the
American plan", "despite Kyiv's objections", "scolded Kyiv for refusing to".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import denies_itself, wanted
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import LISTING
from ingest.extraction.titles import PAPERS
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

# What may follow "as Moscow has …" without an object of its own.
WANTING = frozenset(
    "demand want insist request ask propose require suggest seek urge desire wish prefer offer".split()
)
BARGAINED = frozenset(
    {"in", "since", "of", "from", "for"}
)  # "as they demand in return for", "as he wants from Kyiv"
PLANS = frozenset(
    "plan proposal draft scheme initiative blueprint offer vision framework formula document text term".split()
)
AGREED = frozenset("deal agreement accord".split())  # plans, where something "would" be under them
# "says that Kyiv would": what a paper does that is nobody's own.
PROVIDING = frozenset("say state stipulate provide envisage foresee specify read suggest".split())
DEMANDED = frozenset("demand condition precondition requirement goal objective request".split())
BREAKS = frozenset({",", "–", "—", "-"})
BINDING = frozenset("see require oblige force envisage foresee demand call provide include".split())
OBJECTIONS = frozenset("objection opposition protest veto disapproval".split())
WISHES = frozenset("wish will objection advice protest".split())
OVERRIDING = {"despite": OBJECTIONS, "over": OBJECTIONS, "against": WISHES | OBJECTIONS}
SCOLDING = frozenset(
    "scold criticize criticise condemn slam blast berate attack rebuke chide castigate lambast denounce".split()
)
THANKING = frozenset("praise commend applaud hail congratulate laud".split())


def asides(root: Token, mention: TopicMention) -> list[Reading]:
    """Every side on the mention that is told beside the sentence's own."""
    return [
        *_as_wanted(root, mention),
        *_objected(root, mention),
        *_planned(root, mention),
        *_deal_that(root, mention),
        *_demand_of(root, mention),
        *_scolded(root, mention),
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
        if clause.lemma_ not in WANTING and not (clause.lemma_ == "call" and _ends_in_for(clause)):
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
        if child.dep_ == "prep" and child.i > clause.i and child.lower_ not in BARGAINED | {"by", "at", "on"}:
            return False
        if child.dep_ == "prep" and child.lower_ == "in" and not _in_return(child):
            return False
        if child.lower_ == "for" and any(c.dep_ == "pobj" for c in child.children):
            return False
    return True


def _in_return(prep: Token) -> bool:
    return any(c.lower_ in {"return", "exchange", "statement"} for c in prep.children)


def _ends_in_for(verb: Token) -> bool:
    return any(c.lower_ == "for" and not any(True for _ in c.children) for c in verb.children)


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
    for word in path:
        if word.pos_ in VERBAL and syntax.negated(word) and not denies_itself(word, mention):
            sign = -sign
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


def _deal_that(root: Token, mention: TopicMention) -> list[Reading]:
    """ "rejected any deal that would see Kyiv cede the region": whoever says no to the deal says no to that."""
    if mention.weak:
        return []
    for clause in (root, *root.ancestors):
        if clause.dep_ in {"advcl", "ccomp"} and clause != root and clause.head.dep_ != "relcl":
            return []
        if clause.dep_ != "relcl":
            continue
        deal, told = clause.head, any(c.lower_ in {"that", "which"} for c in clause.children)
        if deal.lemma_ not in PLANS | syntax.BARGAINS or not told:
            return []
        if clause.lemma_ in LISTING and not syntax.holders_of_noun(deal):
            return []  # read on the way up
        binds = clause.lemma_ in BINDING | LISTING or set(syntax.auxiliaries(clause)) & syntax.FUTURE
        verb, path = answered_to(deal), _path(root, clause)
        if not binds or verb is None or path is None or deal.doc[clause.left_edge.i - 1].text == ",":
            return []
        if set(syntax.auxiliaries(verb)) & syntax.POSSIBLE or wanted(verb):
            return []
        must = bool(set(syntax.auxiliaries(verb)) & syntax.DEONTIC)
        cue = cue_of(verb)
        sign = _turned(path, mention, frozenset({"CHANGE", "WANT"})) * (cue.sign if cue is not None else 1)
        sign *= -1 if syntax.negated(verb) else 1
        made = State(sign=sign, cue=verb, kind="MUST" if must else "WANT", steps=2)
        people: list[Token | None] = [None] if must else [*syntax.subjects(verb)]
        return [replace(reading_of(mention, p, made, verb), sure=True) for p in people]
    return []


def _demand_of(root: Token, mention: TopicMention) -> list[Reading]:
    """ "would have to recognise the annexation, a key Russian demand", "…, one of the demands of the Kremlin"."""
    doc, end = root.doc, bounds(root).end
    if mention.weak:
        return []
    start = next((i for i in range(mention.end, min(mention.end + 14, end)) if doc[i].text in BREAKS), end)
    if start - mention.end > 6 and doc.lowers[start + 1 : start + 2] not in (["two"], ["both"]):
        return []
    if start + 1 >= end or doc.lowers[start + 1] not in {"a", "an", "one", "another", "two", "both"}:
        return []
    noun = next((doc[i] for i in range(start + 2, min(start + 9, end)) if doc[i].lemma_ in DEMANDED), None)
    between = doc[mention.end : noun.i] if noun is not None else ()
    if noun is None or any(t.pos_ in VERBAL or (t.text in BREAKS and t.i > start) for t in between):
        return []
    sign: int = mention.side
    for word in (root, *root.ancestors):
        outside = not mention.start <= word.i < mention.end
        cue = cue_of(word)
        if outside and cue is not None and cue.kind in {"WANT", "ASK"}:
            break  # "refused to leave the region": the demand is that it leave
        if outside and word.pos_ in VERBAL and syntax.negated(word):
            return []
        if outside and cue is not None and cue.kind == "CHANGE":
            sign *= cue.sign
        if word.dep_ in {"ROOT", "ccomp", "relcl", "advcl"}:
            break
    made = State(sign=sign, cue=noun, kind=TOLD, steps=1)
    return [reading_of(mention, person, made, noun) for person in syntax.holders_of_noun(noun)]


def _owners(plan: Token) -> list[Token]:
    """ "Moscow's plan", "the American plan", "a US-drafted plan", "a plan drawn up by Paris"."""
    drafters = [p for c in plan.children if c.dep_ == "amod" for p in c.children if p.pos_ == "PROPN"]
    if drafters:
        return drafters
    agents = [
        p
        for clause in plan.children
        if clause.dep_ == "acl" and clause.tag_ == "VBN"
        for by in clause.children
        if by.lower_ == "by"
        for p in by.children
    ]
    return syntax.holders_of_noun(plan) or agents


def _scolded(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "scolded Kyiv for refusing to cede": it has refused, whatever the one who scolds wants."""
    for word in (root, *root.ancestors):
        prep = word.head
        if word.dep_ != "pcomp" or prep.lower_ != "for":
            continue
        verb = prep.head
        cue = cue_of(word)
        blamed = [c for c in verb.children if c.dep_ == "dobj" and c.i < prep.i]
        if verb.lemma_ not in SCOLDING | THANKING or not blamed or cue is None or cue.kind != "WANT":
            return
        path = _path(root, word)
        if path is None:
            return
        sign = _turned(path, mention, frozenset({"CHANGE", "WANT"}))
        made = State(sign=sign * (-1 if syntax.negated(word) else 1), cue=word, kind=TOLD, steps=1)
        yield from (reading_of(mention, person, made, word) for person in blamed)
        return
