"""Sides taken by what belongs to the issue's own noun: its owner, its clauses."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import MEASURES
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

NOTIONS = frozenset(
    "idea proposal initiative demand move step scenario option condition something concession request requirement prospect term offer invitation suggestion appeal plan".split()
)
HOPES = frozenset("bid ambition aspiration hope effort attempt drive push wish desire".split())
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


def _called(root: Token) -> list[Token]:
    """What the issue is called right behind it, where the parser hangs it on another word: "a truce, an idea backed by"."""
    i = root.right_edge.i + 1
    row = root.doc.tokens
    rest = [t for t in row[i : min(i + 5, bounds(root).end)] if t.text not in {",", "-", "–", "—"}]
    return [t for t in rest[:3] if t.lemma_ in NOTIONS and t.pos_ == "NOUN" and t.dep_ != "pobj"][:1]


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
            cue = cue_of(clause)
            if cue is None or cue.kind not in {"WANT", "ASK"}:
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
    return found
