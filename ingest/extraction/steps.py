"""A governing word as the walk meets it, with all that the rules of frames.py ask about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ingest.extraction import syntax
from ingest.extraction.clauses import denies_itself
from ingest.extraction.holding import hold
from ingest.extraction.limits import denied_noun
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import Cue
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Token

Turn = tuple[State, bool]  # the state after a word; True where the walk is over


@dataclass(slots=True)
class Step:
    """One word on the walk. Rules may change `state` and `cue` for those after them, and add to `found`."""

    node: Token
    state: State
    mention: TopicMention
    found: list[Reading]
    relation: str  # of the word below to `node`; empty at the mention's own words
    inside: bool  # whether `node` is one of the mention's own words
    lemma: str
    aux: set[str]  # modal words above `node`
    verbal: bool
    denied: bool
    cue: Cue | None

    @property
    def turn(self) -> int:
        """What a denial does to a side."""
        return -1 if self.denied else 1

    def held(self, state: State, kind: str) -> Turn:
        """The side as that of whoever is named as its holder."""
        return hold(self.node, state, self.mention, self.found, kind)

    def judged(self, sign: int) -> Turn:
        """The side that lies in calling the issue good or bad; whoever says so holds it."""
        return replace(self.state, sign=sign, cue=self.node, kind="JUDGE", talk=False), False

    def add(self, people: list[Token], state: State) -> None:
        """A reading for each who holds `state`."""
        self.found.extend(reading_of(self.mention, person, state, self.node) for person in people)


Rule = Callable[[Step], Turn | None]  # None: the rules after it are asked
# By rule: the relations of the word below, and the lemmas, that it asks for; none of either: any. Most words are asked
# by few rules.
INSIDE = frozenset({""})  # for a rule of the mention's own words, below which stands none
ASKED: dict[Rule, tuple[frozenset[str], frozenset[str]]] = {}


def met(*, as_: Iterable[str] = (), of: Iterable[str] = ()) -> Callable[[Rule], Rule]:
    """A rule that is only asked of a word met from below by one of these relations, and with one of these lemmas."""

    def asked(rule: Rule) -> Rule:
        ASKED[rule] = frozenset(as_), frozenset(of)
        return rule

    return asked


def step_to(
    node: Token, state: State, mention: TopicMention, found: list[Reading], relation: str, inside: bool
) -> Step:
    """The step to `node`."""
    return Step(
        node,
        state,
        mention,
        found,
        relation,
        inside,
        node.lemma_.casefold(),
        set(syntax.auxiliaries(node)),
        node.pos_ in VERBAL,
        _denied(node, mention, relation, inside),
        cue_of(node),
    )


def _denied(node: Token, mention: TopicMention, relation: str, inside: bool) -> bool:
    """Whether the word is denied, and not by what the mention's own side reckons with already."""
    if not syntax.negated(node):
        return False
    if inside and (node.pos_ not in VERBAL or denies_itself(node, mention)):
        return False
    if relation in syntax.PASSIVE and denied_noun(head(node.doc, mention), mention):
        return any(c.dep_ == "neg" for c in node.children)  # "no inch will be given away": denied once
    return True
