"""A small learned judge of who takes which side: multinomial logistic regression over features of the parse.

For a mention of an issue and a party that might hold a side on it, `features` describes how the two stand to each
other and what the rules made of it; the weights (weights.json) are made by `manage.py train` from the annotated
texts in tests/gold that are meant for tuning, and by nothing else. Used twice: to give claims of the rules their
confidence, and to find sides where no rule led from the mention to a holder.
Feature templates follow work on opinion holder and target linking (Choi, Cardie, Riloff 2005; Yang and Cardie 2013).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.extraction import syntax
from ingest.extraction.annotations import Voice
from ingest.extraction.background import about, of_another, passing, under_way
from ingest.extraction.clauses import presumed
from ingest.extraction.contents import nobodys_plan, plan_of
from ingest.extraction.holders import one_of
from ingest.extraction.reading import ANSWERED, CONTRAST, PAPER, TOLD, cue_of
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Doc, Token, bounds
from ingest.extraction.voices import Voices

CLASSES = ("none", "support", "oppose", "conditional", "neutral")
WEIGHTS = Path(__file__).parent / "weights.json"


class Bars(NamedTuple):
    """How likely a side must be, by what speaks for it."""

    keep: float  # the rules found it
    find: float  # they did not, and the holder speaks, or is a person or an office
    far: float  # nor is the holder more than named: of these 7 in 100 hold a side in the texts that train the judge


# Real pages say more that is no position than the texts that train the judge, so its odds are too high for them: these
# bars are what they ask. A text of a few sentences says what matters and little else, as the trained ones do; where
# odds are right, half the F1 that is reached is the bar that reaches it (Lipton, Elkan and Naryanaswamy 2014), .4 here.
LONG_TEXT = Bars(0.3, 0.6, 0.65)
BRIEF_TEXT = Bars(0.2, 0.4, 0.45)
BRIEF = 6  # sentences
# Of arms more is said that is no side than of any other issue: of 80 such claims in real articles 30 were wrong.
ARMS = 0.45
SURE = 0.05  # for a form of words that hardly ever says anything else (Reading.sure)
SPEAKING = frozenset({"voice", "person", "office"})
# What is told of a party in a clause beside the point (reading.TOLD), or answered in a word, is kept as the rules have
# it, and surer than the judge says, who goes by the words near the mention: most of it is right in the coded texts.
TOLD_ODDS = 0.7
KEPT = frozenset({TOLD, CONTRAST, ANSWERED, PAPER})
FAINT = 0.2  # of the likeliest stance: odds spread so thin over all of them are of no side
TORN = 1.5  # times as likely the one of support and oppose must be as the other
OVERRULE = 2.5  # times the odds of the rules' stance that another must have to take its place
# "is considering", "did not rule out": whatever the rest sounds like.
OPEN = frozenset(
    "considering weighing mulling pondering contemplating rule ruled ruling excluded commented comment respond responded reply replied keep keeping kept announce confirm decided leave left".split()
)
DEPTH = 8  # governing words looked at; longer chains are parser errors
NEAR = 6  # words on either side of the mention
CLAUSE = 12  # words of the clause on either side of the mention
BETWEEN = 16  # words between holder and mention that still say something of the two
BEFORE = 40  # words before the sentence in which the issue counts as already spoken of: a sentence or two
# What stands behind these is when or where, hardly ever a side: of 490 such mentions in the coded texts, 13.
BACKGROUND = frozenset({"after", "ahead", "amid", "at", "following", "since"})
HINTS = frozenset(
    "if unless until once only not no never after before when but despite amid ready must should would could will".split()
)


class Candidate(NamedTuple):
    """A party that might hold a side on the issue that `mention` names. `at` is the word that names the party."""

    mention: TopicMention
    voice: Voice  # the holder
    relation: str
    at: Token | None = None
    told: int | None = None  # the attribution that the words may go on from


def candidates(
    doc: Doc, mention: TopicMention, voices: Voices, speaking: Voice | None
) -> Iterator[Candidate]:
    """Who might hold a side: who speaks, each party named in the sentence, its nearest name to the mention, and where
    nobody is said to speak, who spoke last."""
    seen: set[str] = set()
    if speaking is not None:
        for party in speaking.parties:
            seen.add(party)
            yield Candidate(mention, one_of(speaking, party), "voice")
    root = head(doc, mention)
    sentence = bounds(root)
    nearest: dict[str, tuple[int, Candidate]] = {}
    for token, named in voices.holders.named(sentence):
        if mention.start <= token.i < mention.end:
            continue
        if token.dep_ in syntax.SUBJECTS and (
            of_another(token.head) or (root.dep_ != "nsubj" and _only_if(token.head))
        ):
            continue  # "calls for Moscow to agree", "if Moscow heeds the calls"
        for holder in voices.holders.resolve(token, speaking, False):
            for party in holder.parties:
                distance = abs(token.i - root.i) - (
                    40 if token.dep_ in syntax.SUBJECTS and token.i < root.i else 0
                )
                if party not in seen and (party not in nearest or distance < nearest[party][0]):
                    relation = "pronoun" if named is None else named.kind
                    nearest[party] = distance, Candidate(mention, one_of(holder, party), relation, token)
    for _, candidate in nearest.values():
        yield candidate
    if speaking is None and not nearest and (told := voices.earlier(sentence.start)) is not None:
        for party in voices.voice(told).parties:
            if party not in nearest:
                yield Candidate(mention, one_of(voices.voice(told), party), "earlier", None, told)


def _only_if(verb: Token) -> bool:
    return syntax.mark(verb) in {"if", "unless"} and not any(c.lower_ == "only" for c in verb.children)


def bars(doc: Doc) -> Bars:
    return BRIEF_TEXT if len(doc.sents) <= BRIEF else LONG_TEXT


def asked_of(candidate: Candidate, bars: Bars) -> float:
    """How likely a side that no rule found must be to be taken."""
    return bars.find if candidate.relation in SPEAKING else bars.far


def torn(odds: dict[str, float]) -> bool:
    """Whether a side without a rule is hardly likelier for than against, or each side as faint as the next: nothing is
    better than the wrong way round."""
    less, more = sorted((odds["support"], odds["oppose"]))
    return less * TORN > more or max(odds[side] for side in CLASSES[1:]) < FAINT


def asked_of_rules(candidate: Candidate, sure: bool, kind: str, bars: Bars) -> float:
    """How likely a side that the rules found must be to be kept; `kind` is the class of the word that takes it."""
    if sure or kind in KEPT:
        return SURE
    if candidate.mention.weak:
        return bars.find
    return max(bars.keep, ARMS) if candidate.mention.topic == "military_aid" else bars.keep


@syntax.once_a_text
def shape(doc: Doc) -> tuple[str, str]:
    """How long a text is, and how much of it names an issue: a few sentences say what matters and little else; of what
    a long page mentions most is no position."""
    sentences = len(doc.sents)
    named = {bounds(doc[m.start]).start for m in doc.topics if not m.weak}
    return f"size={min(sentences.bit_length(), 6)}", f"share={4 * len(named) // max(sentences, 1)}"


class Scene:
    """What is the case around one mention, whoever is asked about: worked out once."""

    def __init__(self, doc: Doc, mention: TopicMention, speaking: Voice | None, named: Sequence[int]) -> None:
        """`named`: where the text names this issue by its own words, in order."""
        self.doc, self.mention = doc, mention
        self.root = root = head(doc, mention)
        self.path: list[Token] = []
        self.product: int = mention.side
        names = [f"topic={mention.topic}", f"side={mention.side}", f"dep={root.dep_}", *shape(doc)]
        if mention.weak:
            names += ["weak", f"weak|{root.lemma_.casefold()}|{mention.topic}"]
        if mention.referred:
            names += ["referred", f"referred|{root.lower_}", f"referred|{root.dep_}"]
        heard = speaking is not None and bool(speaking.parties)
        names.append("voiced" if heard else "stranger" if speaking is not None else "narrated")
        bases = doc.lemmas
        names += [f"own={base}" for base in bases[mention.start : mention.end]]
        word = root
        while word.head != word and len(self.path) < DEPTH:
            word = word.head
            if word.pos_ in {"VERB", "NOUN", "ADJ", "AUX", "PROPN"}:
                names += self._governor(word)
        names.append(f"top={self.path[-1].lemma_.casefold()}" if self.path else "top=")
        if root.dep_ == "pobj":
            names.append(f"prep={root.head.lower_}")
        sentence = bounds(root)
        for i in range(max(sentence.start, mention.start - NEAR), min(sentence.end, mention.end + NEAR)):
            if not mention.start <= i < mention.end and doc.tokens[i].is_alpha:
                names.append(f"near={bases[i]}")
        names += [f"hint={w}" for w in HINTS.intersection(doc.lowers[slice(*sentence)])]
        often = f"often={min(len(named) - (not mention.weak), 3)}"
        names += [often, f"{often}|{mention.weak}"]
        k = bisect_left(named, sentence.start)
        if k and named[k - 1] >= sentence.start - BEFORE:
            names += ["before", f"before|{mention.weak}"]
        quotes = doc.quotes
        k = bisect_right(quotes, (root.i, len(doc)))
        names.append(f"quoted={k > 0 and root.i < quotes[k - 1][1]}")
        names += [f"in={w}|{mention.topic}" for w in _clause(root, mention)]
        steps, top = _route(root)
        route = ">".join(steps)
        names += [f"route={route}", f"route={route}|{top}"]
        self.names = frozenset(names)
        self.governors = {w.i for w in self.path}

    def _governor(self, word: Token) -> list[str]:
        first = not self.path
        self.path.append(word)
        names = [f"up={word.lemma_.casefold()}"]
        if (cue := cue_of(word)) is not None:
            self.product *= cue.sign
            names += [f"upc={cue.kind}{cue.sign}", f"upc={cue.kind}{cue.sign}|{self.mention.side}"]
            if first:
                names.append(f"first={cue.kind}{cue.sign}")
        if syntax.negated(word):
            self.product *= -1
            names.append("upneg")
        names += [f"aux={a}" for a in syntax.auxiliaries(word)]
        if word.dep_ in {"advcl", "relcl", "acl"}:
            names.append(f"clause={word.dep_}:{syntax.mark(word)}")
        return names


def is_background(root: Token, mention: TopicMention) -> bool:
    """Whether a mention only says when or where something else is the case."""
    return (
        not BACKGROUND.isdisjoint(_route(root)[0])
        or passing(root, mention)
        or about(root, mention)
        or under_way(root, mention)
        or plan_of(root) is not None
        or nobodys_plan(root)
        or presumed(root)
    )


def _route(root: Token) -> tuple[list[str], str]:
    """How a mention hangs on its verb, and the verb: "dobj"; "for", "pcomp", "dobj" of "meets for reaching a truce"."""
    steps: list[str] = []
    word = root
    while word.head != word and len(steps) < 4:
        if word.dep_ != "pobj":
            steps.append(word.lower_ if word.dep_ in {"prep", "advmod"} else word.dep_)
        word = word.head
        if word.pos_ in syntax.VERBAL and word.dep_ != "pcomp":
            break
    return steps[::-1], word.lemma_.casefold()


def _clause(root: Token, mention: TopicMention) -> set[str]:
    """The words of the clause around a mention, in small letters, at most CLAUSE on either side."""
    verb = root
    while verb.pos_ not in syntax.VERBAL and verb.head != verb:
        verb = verb.head
    start = max(min(verb.left_edge.i, mention.start), mention.start - CLAUSE)
    end = min(max(verb.right_edge.i + 1, mention.end), mention.end + CLAUSE)
    return {word for word in root.doc.lowers[start:end] if not word.isspace()}


def features(scene: Scene, candidate: Candidate, voices: Voices, rules: Iterable[str]) -> list[str]:
    """Names of what is the case beside the scene's own. `rules` are what the rules found of this mention:
    "own:support", "other:oppose"."""
    relation, token, mention = candidate.relation, candidate.at, scene.mention
    found = [
        f"rel={relation}",
        f"rel={relation}|{mention.topic}",
        f"prod={scene.product}|{relation}",
    ]
    rules = list(rules)
    own = any(rule.startswith("own:") for rule in rules)
    found += [f"{name}|{own}" for name in shape(scene.doc)]
    for rule in rules or ["nothing"]:
        found += [f"rule={rule}", f"rule={rule}|{relation}"]
    if mention.weak:
        found.append(f"weak|{relation}|{mention.topic}")
    if mention.referred:
        found.append(f"referred|{relation}")
    if token is None:
        return found
    before = token.i < scene.root.i
    found += [
        f"hdep={token.dep_}",
        f"hhead={token.head.lemma_.casefold()}",
        f"before={before}",
        f"hdep={token.dep_}|{before}",
        f"governs={token.head.i in scene.governors}|{token.dep_}",
    ]
    low, high = sorted((token.i, scene.root.i))
    between = scene.doc[low + 1 : high]
    found.append(f"far={min(int(math.log2(1 + len(between))), 5)}")
    if len(between) <= BETWEEN:
        for word in between:
            if word.pos_ in {"VERB", "NOUN", "ADJ", "ADV", "PART", "SCONJ", "AUX"}:
                found.append(f"bw={word.lemma_.casefold()}")
                if (cue := cue_of(word)) is not None:
                    found.append(f"bwc={cue.kind}{cue.sign}")
    named = (voices.holders.at.get(i) for i in range(low + 1, high))
    found.append(f"rivals={any(m and m.party and m.party not in candidate.voice.parties for m in named)}")
    return found


class Judge:
    """The trained weights: a list of one number a class for each feature."""

    def __init__(self, weights: dict[str, list[float]]) -> None:
        self.rows = {name: row for row, name in enumerate(weights, 1)}
        self.table = np.array([[0.0] * len(CLASSES), *weights.values()])
        self.bias = self.table[self.rows["bias"]]

    def __call__(self, names: Iterable[str]) -> dict[str, float]:
        """The probability of each class, from the features of one example."""
        return self.odds([([], frozenset(names))])[0]

    def odds(self, asked: Sequence[tuple[Iterable[str], frozenset[str]]]) -> list[dict[str, float]]:
        """The same of several at once: of each the features of the candidate, and of the scene that it is in."""
        if not asked:
            return []
        scenes = {scene: k for k, scene in enumerate(dict.fromkeys(scene for _, scene in asked))}
        sums = self._sums([*scenes, *(set(names) - scene for names, scene in asked)])
        scores = sums[len(scenes) :] + sums[[scenes[scene] for _, scene in asked]] + self.bias
        powers = np.exp(scores - scores.max(1, keepdims=True))
        odds = powers / powers.sum(1, keepdims=True)
        return [dict(zip(CLASSES, row, strict=True)) for row in odds.tolist()]

    def _sums(self, groups: Iterable[Iterable[str]]) -> NDArray[np.float64]:
        """The weights of each group of features together."""
        rows: list[int] = []
        starts: list[int] = []
        for names in groups:
            starts.append(len(rows))
            rows.append(0)  # a row of zeros: no group is empty
            rows += sorted(filter(None, map(self.rows.get, names)))  # one order: sums tell no two runs apart
        sums: NDArray[np.float64] = np.add.reduceat(self.table.take(rows, 0), starts, 0)
        return sums


@cache
def judge() -> Judge:
    return Judge(json.loads(WEIGHTS.read_text("utf8")))
