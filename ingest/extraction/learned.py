"""A small learned judge of who takes which side: multinomial logistic regression over features of the parse.

For a mention of an issue and a party that might hold a side on it, `features` describes how the two stand to each
other and what the rules made of it; the weights (data/weights.json) are made by `manage.py train` from the annotated
texts in tests/gold that are meant for tuning, and by nothing else. Used twice: to give claims of the rules their
confidence, and to find sides where no rule led from the mention to a holder.
Feature templates follow work on opinion holder and target linking (Choi, Cardie, Riloff 2005; Yang and Cardie 2013).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from ingest.extraction import syntax
from ingest.extraction.annotations import Voice
from ingest.extraction.reading import cue_of
from ingest.extraction.topics import TopicMention, head
from ingest.extraction.voices import Voices

CLASSES = ("none", "support", "oppose", "conditional", "neutral")
WEIGHTS = Path(__file__).parent / "weights.json"
# Chosen on tests/gold by `manage.py train`, which prints what others would give: a side that the rules found is dropped
# below KEEP, one that they did not find is taken from FIND on.
KEEP = 0.25
FIND = 0.6
DEPTH = 8  # governing words looked at; longer chains are parser errors
BETWEEN = 16  # words between holder and mention that still say something of the two
HINTS = frozenset(
    "if unless until once only not no never after before when but despite amid ready must should would could will".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that might hold a side on the issue that `mention` names. `at` is the word that names the party."""

    mention: TopicMention
    voice: Voice  # the holder
    relation: str
    at: Token | None = None


def candidates(
    doc: Doc, mention: TopicMention, voices: Voices, speaking: Voice | None
) -> Iterator[Candidate]:
    """Who might hold a side: who speaks, and each party named in the sentence, its nearest name to the mention."""
    seen: set[str] = set()
    if speaking is not None:
        for party in speaking.parties:
            seen.add(party)
            yield Candidate(mention, _one(speaking, party), "voice")
    root = head(doc, mention)
    sentence = root.sent
    nearest: dict[str, tuple[int, Candidate]] = {}
    for token in sentence:
        if token.pos_ not in {"NOUN", "PROPN", "PRON", "ADJ"} or mention.start <= token.i < mention.end:
            continue
        named = voices.holders.at.get(token.i)
        if named is not None and token.i != named.end - 1 and token.dep_ not in syntax.SUBJECTS:
            continue
        if named is None and not (token.pos_ == "PRON" and token.dep_ in {"nsubj", "nsubjpass", "poss"}):
            continue
        for holder in voices.holders.resolve(token, speaking, False):
            for party in holder.parties:
                distance = abs(token.i - root.i) - (
                    40 if token.dep_ in syntax.SUBJECTS and token.i < root.i else 0
                )
                if party not in seen and (party not in nearest or distance < nearest[party][0]):
                    relation = "pronoun" if named is None else named.kind
                    nearest[party] = distance, Candidate(mention, _one(holder, party), relation, token)
    for _, candidate in nearest.values():
        yield candidate


def _one(voice: Voice, party: str) -> Voice:
    return Voice(
        (party,),
        voice.person if len(voice.parties) == 1 else None,
        voice.authority,
        voice.introduced_as,
        voice.certain,
    )


def features(
    doc: Doc, candidate: Candidate, voices: Voices, speaking: Voice | None, rules: Iterable[str]
) -> list[str]:
    """Names of what is the case. `rules` are what the rules found of this mention: "own:support", "other:oppose"."""
    mention, token = candidate.mention, candidate.at
    root = head(doc, mention)
    found = [
        f"topic={mention.topic}",
        f"rel={candidate.relation}",
        f"side={mention.side}",
        f"rel={candidate.relation}|{mention.topic}",
    ]
    found += [f"rule={r}" for r in rules] or ["rule=nothing"]
    if mention.weak:
        found += [
            "weak",
            f"weak|{root.lemma_.casefold()}|{mention.topic}",
            f"weak|{candidate.relation}|{mention.topic}",
        ]
    if mention.referred:
        found += [
            "referred",
            f"referred|{candidate.relation}",
            f"referred|{root.lower_}",
            f"referred|{root.dep_}",
        ]
    found.append(
        "voiced"
        if speaking is not None and speaking.parties
        else "stranger"
        if speaking is not None
        else "narrated"
    )
    found += [f"own={w.lemma_.casefold()}" for w in doc[mention.start : mention.end]]
    path, product = _path(root)
    for depth, word in enumerate(path):
        lemma = word.lemma_.casefold()
        found.append(f"up={lemma}")
        cue = cue_of(word)
        if cue is not None:
            found += [f"upc={cue.kind}{cue.sign}", f"upc={cue.kind}{cue.sign}|{mention.side}"]
            if depth == 0:
                found.append(f"first={cue.kind}{cue.sign}")
        if syntax.negated(word):
            found.append("upneg")
        found += [f"aux={a}" for a in syntax.auxiliaries(word)]
        if word.dep_ in {"advcl", "relcl", "acl"}:
            found.append(f"clause={word.dep_}:{syntax.mark(word)}")
    found.append(f"prod={product * mention.side}|{candidate.relation == 'voice'}")
    found.append(f"top={path[-1].lemma_.casefold()}" if path else "top=")
    if root.dep_ == "pobj":
        found.append(f"prep={root.head.lower_}")
    found.append(f"dep={root.dep_}")
    if token is not None:
        before = token.i < root.i
        found += [
            f"hdep={token.dep_}",
            f"hhead={token.head.lemma_.casefold()}",
            f"before={before}",
            f"hdep={token.dep_}|{before}",
        ]
        governs = token.head in path or any(token.head == a for a in path)
        found.append(f"governs={governs}|{token.dep_}")
        low, high = sorted((token.i, root.i))
        between = doc[low + 1 : high]
        found.append(f"far={min(int(math.log2(1 + len(between))), 5)}")
        if len(between) <= BETWEEN:
            for word in between:
                if word.pos_ in {"VERB", "NOUN", "ADJ", "ADV", "PART", "SCONJ", "AUX"}:
                    found.append(f"bw={word.lemma_.casefold()}")
                    if (cue := cue_of(word)) is not None:
                        found.append(f"bwc={cue.kind}{cue.sign}")
        found.append(
            f"rivals={sum(1 for w in between if (m := voices.holders.at.get(w.i)) and m.party and m.party not in candidate.voice.parties) > 0}"
        )
    window = doc[max(root.sent.start, mention.start - 6) : min(root.sent.end, mention.end + 6)]
    found += [
        f"near={w.lemma_.casefold()}" for w in window if w.is_alpha and not mention.start <= w.i < mention.end
    ]
    found += [f"hint={w}" for w in {t.lower_ for t in root.sent} & HINTS]
    return found


def _path(root: Token) -> tuple[list[Token], int]:
    """The words that govern the mention, the nearest first, and the product of their signs and denials."""
    path: list[Token] = []
    product = 1
    word = root
    while word.head != word and len(path) < DEPTH:
        word = word.head
        if word.pos_ in {"VERB", "NOUN", "ADJ", "AUX", "PROPN"}:
            path.append(word)
            cue = cue_of(word)
            product *= (cue.sign if cue else 1) * (-1 if syntax.negated(word) else 1)
    return path, product


class Judge:
    """The trained weights: a list of one number a class for each feature."""

    def __init__(self, weights: dict[str, list[float]]) -> None:
        self.weights = weights

    def __call__(self, names: Iterable[str]) -> dict[str, float]:
        """The probability of each class."""
        scores = list(self.weights["bias"])
        for name in set(names):
            for k, weight in enumerate(self.weights.get(name, ())):
                scores[k] += weight
        top = max(scores)
        powers = [math.exp(s - top) for s in scores]
        total = sum(powers)
        return {c: p / total for c, p in zip(CLASSES, powers, strict=True)}


@cache
def judge() -> Judge:
    return Judge(json.loads(WEIGHTS.read_text("utf8")))
