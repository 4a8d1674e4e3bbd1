"""Sides taken by what belongs to the issue's own noun: its owner, its clauses, what others answer to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import supposed
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import MEASURES, SAYING, Cue
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Token, bounds
from ingest.extraction.worth import CALLING, valued

NOTIONS = frozenset(
    "idea proposal initiative demand move step scenario option condition something concession request requirement prospect term offer invitation suggestion appeal plan".split()
)
HOPES = frozenset("bid ambition aspiration hope effort attempt drive push wish desire".split())
# What one says one will not do with a demand.
YIELDING = frozenset(
    "accept do meet agree allow tolerate support sign consider countenance entertain".split()
)
GOING = frozenset(
    "refusal decision readiness willingness offer plan promise unwillingness reluctance wish desire".split()
)
# What a party is said to do with the issue, in a clause of its own: nothing else in the sentence makes it doubtful.
PLAINLY = frozenset(
    "reject refuse demand accept agree oppose commit propose rebuff dismiss decline exclude rule want seek back support endorse turn spurn".split()
)


def owned(root: Token, state: State, mention: TopicMention) -> list[Reading]:
    """Whose it is, where the noun of wanting is one of the issue's own words: "Kyiv's 30-day truce proposal"."""
    cue = (
        cue_of(root) if root.pos_ == "NOUN" and mention.end - mention.start > 1 and not mention.weak else None
    )
    if cue is not None and root.lemma_ == "claim" and mention.topic == "territory":
        cue = Cue("ASK")  # "Moscow's claim to the region"
    if cue is None or cue.kind not in {"WANT", "ASK"} or mention.topic == "memorandum":
        return []
    inside = mention.topic == "summit" and root.lemma_ in GOING  # "Putin's refusal to travel to Istanbul"
    owners = [
        c
        for c in root.children
        if c.dep_ == "poss" and (inside or c.i not in range(mention.start, mention.end))
    ]
    denied = inside and any(syntax.negated(c) for c in root.children if c.dep_ == "acl")
    sign = state.sign * (cue.sign if inside else 1) * (-1 if denied else 1)
    made = replace(state, sign=sign, cue=root, kind=cue.kind, steps=1)
    return [replace(reading_of(mention, p, made, root), sure=inside) for p in owners]


def offered(root: Token, state: State, mention: TopicMention) -> list[Reading]:
    """Who offers, where the issue's own words say so: "offered the capital as the venue"."""
    if root.lemma_ not in {"offer", "propose"} or root.tag_ not in {"VBD", "VBZ", "VBP"} or mention.weak:
        return []
    if syntax.negated(root) or supposed(root):
        return []
    made = replace(state, cue=root, kind="WANT", steps=1)
    return [reading_of(mention, person, made, root) for person in syntax.subjects(root)[:1]]


def answered(root: Token, mention: TopicMention) -> list[Reading]:
    """What others do with it next: "a truce was proposed by Paris but was rejected by Moscow"."""
    if root.dep_ not in syntax.PASSIVE:
        return []
    found = []
    for verb in (root.head, *root.head.conjuncts):
        cue = cue_of(verb)
        if (
            verb == root.head
            or cue is None
            or cue.kind != "WANT"
            or verb.tag_ != "VBN"
            or any(c.dep_ in syntax.SUBJECTS or c.dep_ in syntax.PASSIVE for c in verb.children)
        ):
            continue
        sign = mention.side * cue.sign * (-1 if syntax.negated(verb) else 1)
        made = State(sign=sign, cue=verb, kind=cue.kind, steps=1)
        found += [reading_of(mention, person, made, verb) for person in syntax.subjects(verb)]
    return found


def _called(root: Token) -> list[Token]:
    """What the issue is called right behind it, where the parser hangs it on another word: "a truce, an idea backed by"."""
    i = root.right_edge.i + 1
    row = root.doc.tokens
    rest = [t for t in row[i : min(i + 5, bounds(root).end)] if t.text not in {",", "-", "–", "—"}]
    inner = row[root.i + 1 : min(root.right_edge.i + 1, root.i + 12)]
    below = [t for t in inner if t.dep_ == "appos" and t.lemma_ in NOTIONS and t.head != root]
    return (
        below[:1]
        or [t for t in rest[:3] if t.lemma_ in NOTIONS and t.pos_ == "NOUN" and t.dep_ != "pobj"][:1]
    )


def modifiers(root: Token, mention: TopicMention) -> list[Reading]:
    """Sides taken in what follows the noun: "a ceasefire proposed by Trump", "talks, which Moscow offered to hold"."""
    found: list[Reading] = []
    nouns = [root, *(c for c in root.children if c.dep_ == "appos"), *_called(root)]
    spans = (p for c in root.children if c.lower_ in {"of", "for"} for p in c.children)
    nouns += [p for p in spans if p.lemma_ in MEASURES]  # "a truce of a month, which Moscow resists"
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_ in MEASURES:
        nouns.append(root.head.head)  # "the 30 days of ceasefire that Kyiv accepted"
    if root.pos_ in VERBAL and mention.side > 0:
        nouns += [c for c in root.children if c.dep_ == "dobj"]  # "to cede the land, which Moscow demands"
    if root.pos_ in VERBAL and root.dep_ in {"acl", "relcl"} and root.head.lemma_ in HOPES:
        nouns.append(root.head)  # "its bid to join, opposed by Moscow"
    below = (p for c in root.children if c.lower_ in {"of", "in"} for p in c.children)
    nouns += [
        p for p in below if mention.start <= p.i < mention.end
    ]  # "membership of NATO, which Moscow opposes"
    for noun in nouns:
        if noun.pos_ in VERBAL:
            continue
        for clause in noun.children:
            if clause.dep_ not in {"relcl", "acl"}:
                continue
            if clause.lemma_ in SAYING and (inner := _said_of_it(clause)) is not None:
                state = State(sign=-mention.side, cue=inner, kind=TOLD, steps=1)
                people = [c for c in clause.children if c.dep_ == "nsubj"]
                found.extend(reading_of(mention, person, state, inner) for person in people)
                continue
            cue = cue_of(clause)
            worth = _found(clause) if clause.dep_ == "relcl" and mention.topic not in MEETINGS else 0
            if worth and not syntax.negated(clause):
                state = State(sign=mention.side * worth, cue=clause, kind=TOLD, steps=1)
                named = [c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in syntax.RELATIVES]
                found.extend(reading_of(mention, person, state, clause) for person in named)
                continue
            if cue is None or cue.kind not in {"WANT", "ASK"}:
                continue
            if any(c.lower_ in {"whatever", "whichever"} for c in clause.children):
                continue
            people = syntax.subjects(clause)
            if not people and clause.dep_ == "relcl":
                people = [
                    c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in syntax.RELATIVES
                ]
            if any(p in (noun, root) for p in people):
                continue
            sign = mention.side * cue.sign * (-1 if syntax.negated(clause) else 1)
            plain = clause.lemma_ in PLAINLY and mention.topic != "memorandum"
            state = State(sign=sign, cue=clause, kind=TOLD if plain else cue.kind, steps=1)
            found.extend(reading_of(mention, person, state, clause) for person in people)
            found.extend(_next_by(clause, mention))
    return found + _as_proposed(root, mention)


def _found(clause: Token) -> int:
    """ "which Moscow sees as a red line", "which Kyiv calls a trap": -1, 1, or 0."""
    lines = (p for c in clause.children for p in (c, *c.children) if p.lemma_ == "line" and p.i > clause.i)
    red = any(w.lower_ == "red" for p in lines for w in p.children)
    return -1 if red and clause.lemma_ in CALLING else valued(clause)


def _said_of_it(clause: Token) -> Token | None:
    """ "a condition Kyiv says it will never accept", "something he has said he cannot do": the verb that refuses."""
    for inner in clause.children:
        own = any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in inner.children)
        if inner.dep_ == "ccomp" and inner.lemma_ in YIELDING and own and syntax.negated(inner):
            return inner
    return None


def _next_by(first: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "opposed by Moscow and ruled out by Washington": the second."""
    for clause in first.conjuncts:
        cue = cue_of(clause)
        if clause.i < first.i or cue is None or cue.kind != "WANT" or clause.tag_ not in {"VBN", "VBD"}:
            continue
        agents = [p for c in clause.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
        plain = clause.lemma_ in PLAINLY and mention.topic != "memorandum"
        made = State(sign=mention.side * cue.sign, cue=clause, kind="TOLD" if plain else cue.kind, steps=1)
        yield from (reading_of(mention, person, made, clause) for person in agents)


def _as_proposed(root: Token, mention: TopicMention) -> list[Reading]:
    """ "a truce, as proposed by Paris"."""
    doc, i = root.doc, mention.end
    i += doc.lowers[i : i + 1] == [","]
    if i + 1 >= len(doc) or doc.lowers[i] != "as" or doc[i + 1].tag_ != "VBN":
        return []
    clause = doc[i + 1]
    cue = cue_of(clause)
    if cue is None or cue.kind not in {"WANT", "ASK"}:
        return []
    made = State(sign=mention.side * cue.sign, cue=clause, kind=cue.kind, steps=1)
    agents = [
        p for c in clause.children if c.dep_ in {"agent", "prep"} and c.lower_ == "by" for p in c.children
    ]
    return [reading_of(mention, person, made, clause) for person in agents if person.dep_ == "pobj"]
