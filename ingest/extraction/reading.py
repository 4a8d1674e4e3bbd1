"""What the walk from a mention to a holder gives: one side taken on one mention."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.extraction import syntax
from ingest.extraction.background import IDLE, idle_noun
from ingest.extraction.sides import ADJECTIVES, NOUNS, VERBS, Cue
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token
from ingest.records import Stance

VERBAL = syntax.VERBAL
CLOSING = frozenset(
    {"shut", "close", "slam"}
)  # a side only with the door or the way: "close the loopholes in the sanctions"
WAYS = frozenset("door path road route way".split())
CONTRAST = "CONTRAST"  # of what the next clause says no to in a word: "Kyiv agreed; Moscow has not"
ANSWERED = "ANSWERED"  # of a yes or a no to an interviewer's question (bare_answers.py)
CONDUCTED = (
    "CONDUCTED"  # of what only those at war carry out: "307 prisoners were swapped, the ministry said"
)
PAPER = "PAPER"  # of what stands in a paper of theirs (contents.py)
TOLD = "TOLD"  # the kind of a side told in a clause beside the point: "as Moscow has demanded" (contents.py, forms.py)
TURNED_ROUND: dict[Stance, Stance] = {"support": "oppose", "oppose": "support"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One side taken on one mention. `holder` is the word that names who takes it; None where the voice does."""

    mention: TopicMention
    holder: Token | None
    stance: Stance
    cue: Token
    kind: str
    top: Token  # the highest word of the walk
    steps: int
    condition: tuple[int, int] | None = None
    sure: bool = False  # read off a form that hardly ever says anything else
    accuser: Token | None = None  # who says so of the holder: "Kyiv accused Moscow of blocking a truce"


@dataclass(
    slots=True
)  # and never changed: a frozen one takes twice as long to make, and every step makes some
class State:
    """What the walk has gathered so far."""

    sign: int
    maybe: bool = False
    conditional: bool = False
    limited: bool = False  # a ceasefire of some days or places: who rejects it rejects it outright
    condition: tuple[int, int] | None = None
    cue: Token | None = None
    kind: str = ""
    irrealis: bool = False
    talk: bool = False
    steps: int = 0

    def further_up(self) -> State:
        """The same, one word nearer to the top."""
        return State(
            self.sign,
            self.maybe,
            self.conditional,
            self.limited,
            self.condition,
            self.cue,
            self.kind,
            self.irrealis,
            self.talk,
            self.steps + 1,
        )

    def stance(self) -> Stance:
        if self.maybe:
            return "neutral"
        if self.conditional or (self.limited and self.sign > 0):
            return "conditional"
        return "support" if self.sign > 0 else "oppose"


# Lemmas that any of the tables knows, alone or with a particle: most words are none of them.
KNOWN = frozenset(key.partition("_")[0] for table in (VERBS, NOUNS, ADJECTIVES) for key in table)


@syntax.once
def cue_of(token: Token) -> Cue | None:
    """The class of a word, with its particle or preposition where the pair has one of its own."""
    lemma = token.lemma_.casefold()
    if lemma not in KNOWN:
        return None
    table = (
        VERBS
        if token.pos_ in VERBAL
        else NOUNS
        if token.pos_ in {"NOUN", "PROPN"}
        else ADJECTIVES
        if token.pos_ in {"ADJ", "ADV"}
        else None
    )
    if token.pos_ in {"VERB", "ADJ"} and lemma in ADJECTIVES and lemma not in VERBS:
        table = ADJECTIVES
    if table is None or (table is NOUNS and lemma in IDLE and idle_noun(token)):
        return None
    if lemma == "open" and token.pos_ == "VERB" and any(c.dep_ == "dobj" for c in token.children):
        return None  # "opened the meeting"
    if lemma == "direct" and token.tag_ == "VB":
        return None  # "open to direct talks", by a slip of the tagger
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    for word in (
        after,
        *(c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod", "aux", "agent"}),
    ):
        if pair := table.get(f"{lemma}_{word}"):
            return pair
    if lemma in CLOSING and not any(c.lemma_ in WAYS for c in token.children):
        return None
    return table.get(lemma)


KEPT_UP = frozenset({"sanctions", "military_aid"})
UNTIL = ("until", "till", "as long as", "so long as", "for as long as", "while", "before")


def reading_of(mention: TopicMention, holder: Token | None, state: State, top: Token) -> Reading:
    assert state.cue is not None
    stance, condition = state.stance(), state.condition
    if stance == "conditional" and state.sign > 0 and mention.topic in KEPT_UP and _for_now(mention, state):
        stance, condition = "support", None
    return Reading(mention, holder, stance, state.cue, state.kind, top, state.steps, condition)


def _for_now(mention: TopicMention, state: State) -> bool:
    """ "stay in force until the land is free", "must not be lifted before there is peace": a yes now."""
    if state.condition is None:
        return mention.side < 0
    after = state.cue.doc[slice(*state.condition)].text.casefold() if state.cue is not None else ""
    return after.lstrip(" ,").startswith(UNTIL)


TERMS = (
    "provided",
    "as long as",
    "so long as",
    "only",
    "on the understanding",
    "on condition",
    "in exchange for",
)


def in_plain_words(reading: Reading) -> bool:
    """ "will never agree to", "objects to", "is a trap"; "would agree, provided that", "has not said whether it will": no
    yes, in so many words. The judge, who has learned that nearly everybody wants captives home, would make one of it."""
    cue, doc = reading.cue, reading.cue.doc
    if reading.stance == "conditional" and reading.condition is not None:
        return doc[slice(*reading.condition)].text.casefold().lstrip(" ,").startswith(TERMS)
    if reading.stance == "neutral":
        return any(syntax.mark(word) == "whether" for word in (cue, cue.head))
    if reading.stance != "oppose" or reading.mention.side < 0:
        return False
    known = cue_of(cue)
    denied = syntax.negated(cue) or (known is not None and known.sign < 0)
    said = any(c.lower_ in {"no", "against"} for c in cue.children)
    return reading.kind == "JUDGE" or (reading.kind == "WANT" and (denied or said))
