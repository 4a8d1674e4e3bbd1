"""How a party says what it thinks of an issue in set words: "called it a mistake to", "is adamant on its land".

`verdict` is given the word met on the walk up from the mention (frames.meet) and answers what the side is after it; the
others are asked of the mention itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked
from ingest.extraction.clauses import happens, supposed, wanted
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import ADJECTIVES, JUDGING_NOUNS, SUPPOSED, Cue
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token

Answer = tuple[State, bool] | None

BLUNT = frozenset(
    "unequivocal categorical adamant firm uncompromising unyielding inflexible unbending resolute".split()
)
# Who does it is for it: "the Treasury blacklisted three banks".
DEEDS = {"invite": "summit", "blacklist": "sanctions", "designate": "sanctions"}
FINDING = frozenset("find call consider deem think judge believe regard".split())
HELD_ANEW = frozenset(
    "resume restart renew start launch organise organize arrange facilitate help continue revive begin".split()
)
# What one who has given weapons allows to be done with them.
LEAVE = frozenset("allow authorize authorise permit let clear approve greenlight".split())
THOUGHTS = frozenset({"idea", "thing", "step"})
SPLENDID, GREAT = frozenset("great good excellent wonderful brilliant fine nice".split()), Cue("JUDGE")
POSSIBLE = frozenset({"could", "may", "might", "should", "must"})
THANKS = frozenset("thank thanks grateful thankful gratitude".split())
TELLING = frozenset("say talk speak tell discuss name guess announce predict judge".split())
REPLIES = frozenset({"answer", "comment", "reply", "response"})


def verdict(node: Token, state: State, mention: TopicMention, found: list[Reading], relation: str) -> Answer:
    """What a set phrase at `node` makes of the side, as frames.meet says; None where there is none."""
    lemma = node.lemma_
    early = too_soon(node) if mention.topic == "sanctions" and mention.side < 0 else None
    if early is not None and relation in {
        "advcl",
        "xcomp",
        "ccomp",
    }:  # "too soon to lift sanctions": they stay
        cue = node.head if node.dep_ == "acomp" else early
        made = replace(state, sign=-state.sign, cue=cue, kind="JUDGE", talk=False)
        return _by(node, made, mention, found) if lemma in FINDING else (made, False)
    if relation in {"acl", "advcl", "ccomp", "xcomp"} and (judged := _found_so(node)) is not None:
        verb, sign = judged
        made = replace(state, sign=state.sign * sign, cue=node, kind="WANT", talk=False)
        return _by(verb, made, mention, found)
    if mention.topic == "territory" and relation == "prep" and _blunt(node):
        return _by(node, replace(state, sign=-1, cue=node, kind="WANT", talk=False), mention, found)
    denied = syntax.negated(node)
    if lemma == "doubt" and node.pos_ == "NOUN" and denied and relation in {"acl", "ccomp"}:
        return state, False  # "there is no doubt that it should join"
    if node.pos_ not in VERBAL:
        return None
    if mention.topic == "military_aid" and mention.side > 0 and lemma in LEAVE:
        lets = relation in {"xcomp", "ccomp", "dobj"} and happens(node, set(syntax.auxiliaries(node)))
        if lets and state.cue is None and syntax.subjects(node) and not wanted(node) and not supposed(node):
            sign = -state.sign if denied else state.sign
            return _by(node, replace(state, sign=sign, cue=node, kind="ACT"), mention, found)
    return None


def _by(verb: Token, state: State, mention: TopicMention, found: list[Reading]) -> tuple[State, bool]:
    """Held by the subject of the verb, or by the voice where it has none."""
    people = syntax.subjects(verb)
    found.extend(reading_of(mention, person, state, verb) for person in people)
    return state, bool(people)


def too_soon(node: Token) -> Token | None:
    """ "(found it) much too soon to", "it is too early to": the word."""
    for word in (node, *node.children):
        if word.lower_ in {"soon", "early"} and any(c.lower_ == "too" for c in word.children):
            return word
    return None


def _found_so(word: Token) -> tuple[Token, int] | None:
    """ "called it a mistake to", "considers it necessary to": who finds it, and of what worth."""
    verb = word.head
    cue = ADJECTIVES.get(word.lemma_) or JUDGING_NOUNS.get(word.lemma_)
    if word.lemma_ in THOUGHTS:  # "called it a great idea to"
        cue = next((GREAT for c in word.children if c.lower_ in SPLENDID), None)
    if (
        cue is None
        or cue.kind != "JUDGE"
        or word.dep_ not in {"oprd", "ccomp", "acomp", "xcomp"}
        or verb.lemma_ not in FINDING
        or not any(t.lower_ == "it" for t in word.doc[verb.i + 1 : word.i])
    ):
        return None
    return verb, cue.sign * (-1 if syntax.negated(verb) or syntax.negated(word) else 1)


def _blunt(word: Token) -> bool:
    """ "is unequivocal on the surrender of": nobody is so for it."""
    return word.lemma_ in BLUNT or (
        word.lemma_ == "be" and any(c.dep_ == "acomp" and c.lemma_ in BLUNT for c in word.children)
    )


def set_words(root: Token, mention: TopicMention) -> list[Reading]:
    """The sides where set words stand around the mention."""
    return [replace(r, sure=True) for r in RULES(root, mention)]


def _held(verb: Token, made: State, mention: TopicMention) -> Iterator[Reading]:
    for person in syntax.subjects(verb):
        yield reading_of(mention, person, made, verb)


@asked(beside={"soon", "early", "premature"})
def _too_early_to_tell(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "it is too early to say when the presidents could meet", "premature to name a date for the talks"."""
    for verb in islice(root.ancestors, 6):
        if verb.lemma_ not in TELLING or verb.dep_ != "xcomp":
            continue
        above = (verb.head, *(c for c in verb.head.children if c.dep_ == "acomp"))
        early = next((w for w in above if too_soon(w) or w.lemma_ == "premature"), None)
        named = any(t.lower_ in {"when", "where", "whether", "date", "place", "venue"} for t in verb.subtree)
        if early is not None and named and verb.i < mention.start:
            made = State(sign=mention.side, maybe=True, cue=early, kind="JUDGE", steps=2)
            yield reading_of(mention, None, made, early)
        return


@asked(beside={"ask", "question"})
def _unanswered(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "gave no answer when he was asked whether Kyiv should join", "declined to say whether"."""
    for verb in islice(root.ancestors, 5):
        asked = verb.lemma_ == "ask" and verb.tag_ == "VBN" and verb.dep_ in {"advcl", "ccomp"}
        noun = verb.lemma_ == "question" and verb.dep_ == "dobj"
        if not (asked or noun):
            continue
        if not any(t.lower_ == "whether" for t in root.doc[verb.i : mention.start]):
            return
        main = verb.head
        above = main.head if main.dep_ == "xcomp" else main
        silent = above.lemma_ in {"decline", "refuse"} or (
            main.lemma_ in {"answer", "say", "comment", "reply", "give"}
            and (
                syntax.negated(main)
                or any(c.dep_ == "dobj" and syntax.negated(c) and c.lemma_ in REPLIES for c in main.children)
            )
        )
        if silent:
            made = State(sign=mention.side, maybe=True, cue=above, kind="MAYBE", steps=2)
            yield from (reading_of(mention, person, made, above) for person in syntax.subjects(above))
        return


@asked(on=DEEDS.values(), beside=DEEDS, named=True)
def _does_it(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Putin invited Trump to Moscow"."""
    if DEEDS.get(root.lemma_) != mention.topic or root.pos_ != "VERB":
        return
    if root.dep_ not in {"ROOT", "conj", "ccomp", "relcl"} or syntax.mark(root) in SUPPOSED | {"when"}:
        return
    if syntax.negated(root) or not POSSIBLE.isdisjoint(syntax.auxiliaries(root)):
        return
    yield from _held(root, State(sign=mention.side, cue=root, kind="WANT", steps=1), mention)


@asked(beside=THANKS, named=True)
def thanks_for_doing(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "thanked him for continuing to push for the exchange": who thanks is for it as well."""
    if mention.topic == "territory":
        return
    for word in islice(root.ancestors, 6):
        cue = cue_of(word)
        if cue is not None and cue.sign < 0:
            return
        if mention.topic == "talks" and word.dep_ == "pcomp" and word.lemma_ not in HELD_ANEW:
            return  # "for hosting the talks": for a courtesy
        if word.dep_ == "pcomp" and word.head.lower_ in {"for", "in", "with"}:
            thanks = word.head.head
            thanks = thanks if thanks.lemma_ in THANKS else thanks.head
            if thanks.lemma_ in THANKS and not syntax.negated(thanks):
                made = State(sign=mention.side, cue=thanks, kind="THANK", steps=2)
                for reading in _held(thanks, made, mention):
                    yield replace(reading, sure=True)
            return


RULES = Rules(_too_early_to_tell, _unanswered, _does_it)
