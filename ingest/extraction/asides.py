"""Sides that others take in a clause or phrase beside what the sentence says.

"would have to cede the region, as Moscow has demanded", "to cede the land, which Moscow claims for itself", "under the
American plan", "despite Kyiv's objections", "scolded Kyiv for refusing to".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked
from ingest.extraction.clauses import wanted
from ingest.extraction.contents import BINDING, contents, path_to, turned
from ingest.extraction.papers import PLANS
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import LISTING
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

# What may follow "as Moscow has …" without an object of its own.
WANTING = frozenset(
    "demand want insist request ask propose require suggest seek urge desire wish prefer offer".split()
)
BARGAINED = frozenset(
    {"in", "since", "of", "from", "for"}
)  # "as they demand in return for", "as he wants from Kyiv"
DEMANDED = frozenset("demand condition precondition requirement goal objective request".split())
BREAKS = frozenset({",", "–", "—", "-"})
OBJECTIONS = frozenset("objection opposition protest veto disapproval".split())
WISHES = frozenset("wish will objection advice protest".split())
OVERRIDING = {"despite": OBJECTIONS, "over": OBJECTIONS, "against": WISHES | OBJECTIONS}
SCOLDING = frozenset(
    "scold criticize criticise condemn slam blast berate attack rebuke chide castigate lambast denounce".split()
)
THANKING = frozenset("praise commend applaud hail congratulate laud".split())


@asked(beside={"as"})
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
        path = path_to(root, top)
        if path is None:
            return []
        if any(w.i < i and w.pos_ in VERBAL and syntax.negated(w) and not _wants(w) for w in path):
            return []  # "will not join, as Moscow demanded": joining or staying out
        sign = turned([w for w in path if w.i < i], mention, frozenset({"CHANGE"}))
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


@asked(beside={*OVERRIDING, "because"}, named=True)
def _objected(root: Token, mention: TopicMention) -> list[Reading]:
    """ "voted for the aid against the president's wishes", "lifted the ban over Moscow's objections"."""
    found: list[Reading] = []
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
                path = path_to(root, verb)
                if path is None:
                    continue
                sign: int = -mention.side
                if nouns is not None:
                    sign = -turned(path, mention)
                    sign *= -1 if syntax.negated(verb) else 1
                made = State(sign=sign, cue=noun, kind=TOLD, steps=1)
                found += [reading_of(mention, p, made, noun) for p in syntax.holders_of_noun(noun)]
        if verb.dep_ in {"relcl", "advcl", "ccomp"}:
            break
    return found


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


@asked(beside=PLANS | syntax.BARGAINS, named=True)
def _deal_that(root: Token, mention: TopicMention) -> list[Reading]:
    """ "rejected any deal that would see Kyiv cede the region": whoever says no to the deal says no to that."""
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
        verb, path = answered_to(deal), path_to(root, clause)
        if not binds or verb is None or path is None or deal.doc[clause.left_edge.i - 1].text == ",":
            return []
        if set(syntax.auxiliaries(verb)) & syntax.POSSIBLE or wanted(verb):
            return []
        must = bool(set(syntax.auxiliaries(verb)) & syntax.DEONTIC)
        cue = cue_of(verb)
        sign = turned(path, mention) * (cue.sign if cue is not None else 1)
        sign *= -1 if syntax.negated(verb) else 1
        made = State(sign=sign, cue=verb, kind="MUST" if must else "WANT", steps=2)
        people: list[Token | None] = [None] if must else [*syntax.subjects(verb)]
        return [replace(reading_of(mention, p, made, verb), sure=True) for p in people]
    return []


@asked(beside=DEMANDED, named=True)
def _demand_of(root: Token, mention: TopicMention) -> list[Reading]:
    """ "would have to recognise the annexation, a key Russian demand", "…, one of the demands of the Kremlin"."""
    doc, end = root.doc, bounds(root).end
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


@asked(beside=SCOLDING | THANKING)
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
        path = path_to(root, word)
        if path is None:
            return
        sign = turned(path, mention)
        made = State(sign=sign * (-1 if syntax.negated(word) else 1), cue=word, kind=TOLD, steps=1)
        yield from (reading_of(mention, person, made, word) for person in blamed)
        return


# Every side on a mention that is told beside the sentence's own.
asides = Rules(_as_wanted, _objected, contents, _deal_that, _demand_of, _scolded)
