"""Sides that only somebody's own words take: orders ("Give us more shells"), and what would "only" serve others. In a
newspaper's narration the same words are none."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.annotations import Voice
from ingest.extraction.background import about
from ingest.extraction.clauses import denies_itself, verb_name
from ingest.extraction.forms import MISUSED
from ingest.extraction.other_matters import WARRING
from ingest.extraction.pronouns import FIRST
from ingest.extraction.reading import CONDUCTED, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import QUITTING, SAYING
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Doc, Token

# What is asked of whoever listens, not of a party: "look at the sanctions", "let me say", "imagine a ceasefire".
HEED = frozenset(
    """look see take imagine remember recall note ask think consider say tell suppose forget wait mind thank excuse
    forgive listen read watch compare notice believe assume know understand follow check mark call describe""".split()
)
DOWN = frozenset(
    "dobj pobj prep xcomp ccomp conj dative appos compound nsubj nsubjpass attr acomp prt agent pcomp oprd".split()
)
# What hangs on an order with an order's own weight.
ALONGSIDE = frozenset({"conj", "ccomp", "parataxis", "dep"})
# What would "only let Kiev rearm" is not wanted.
SERVING = frozenset(
    "serve let allow give help enable play serve prolong delay encourage reward lead make mean strengthen postpone freeze".split()
)
ONLY = frozenset({"only", "merely", "just", "simply"})
AGREEMENTS = frozenset("agreement deal accord understanding arrangement".split())
REACHING = frozenset("reach strike conclude sign make end produce yield bring result lead include".split())
HANDED = frozenset("hand send share present submit deliver transfer give pass forward convey".split())
OPEN = frozenset("will would could may might should can must".split())  # not agreed yet
BEING_IN = frozenset("join become be enter get have gain".split())
BEGINNING = frozenset("start begin resume launch move enter engage".split())


def firsthand(root: Token, state: State, mention: TopicMention, found: list[Reading]) -> list[Reading]:
    """What the forms of this file make of a mention, with `found`, what the walk up from it found."""
    if (serving := _serves(root)) is not None:
        made = replace(state, sign=-mention.side, cue=serving, kind="JUDGE")
        return [replace(reading_of(mention, None, made, serving), sure=root.pos_ == "NOUN")]
    found = [r for r in found if not any(_thanked(r, other) for other in found)]
    if any(r.holder is None for r in found) or not spoken(root):
        return found
    if (order := _ordered(root, mention)) is not None:
        verb, sign = order
        made = replace(state, sign=state.sign * sign, cue=verb, kind="MUST", talk=False)
        return [*found, reading_of(mention, None, made, verb)]
    return found


def _thanked(reading: Reading, other: Reading) -> bool:
    """ "thanked Paris for the support of France with missiles": it is the thanks that take the side."""
    return (
        other.kind == "THANK"
        and reading.kind == "WANT"
        and reading.cue.pos_ == "NOUN"
        and other.cue.is_ancestor(reading.cue)
    )


def spoken(token: Token) -> bool:
    """Whether a word stands in a quote, a turn, or a text whose author says "we"."""
    return token.i in _places(token.doc)


@syntax.once_a_text
def _places(doc: Doc) -> set[int]:
    turns = [(s.start, s.end) for s in doc.segments if s.kind == "turn"]
    places = {i for start, end in (*doc.quotes, *turns) for i in range(start, end)}
    words = doc.lowers
    if not turns and sum(word in FIRST and i not in places for i, word in enumerate(words)) > 1:
        return set(range(len(doc)))
    return places


def _ordered(root: Token, mention: TopicMention) -> tuple[Token, int] | None:
    """The order that a mention is the object of, and how it turns the side."""
    sign, node = 1, root
    for _ in range(8):
        if node.pos_ in VERBAL and orders(node):
            return node, sign * _turns(node, root, mention)
        if node.dep_ not in DOWN or node.head == node:
            return None
        if node != root:
            sign *= _turns(node, root, mention)
        node = node.head
    return None


def _turns(word: Token, root: Token, mention: TopicMention) -> int:
    if denies_itself(word, mention):
        return 1  # "Never recognise the annexation"
    cue = cue_of(word) if word != root else None
    sign = cue.sign if cue is not None and cue.kind in {"CHANGE", "WANT"} else 1
    return -sign if word.pos_ in VERBAL and any(c.dep_ == "neg" for c in word.children) else sign


def orders(verb: Token) -> bool:
    """ "Give us …", "Do not lift …", "Stop, and return …": nobody is named who does it."""
    if verb.tag_ != "VB" or verb.lemma_ in HEED:
        return False
    for child in verb.children:
        if (
            child.dep_ in syntax.SUBJECTS
            or child.dep_ in {"mark", "expl"}
            or (child.dep_ == "aux" and child.lower_ not in {"do", "don"})
        ):
            return False
        if verb.lemma_ == "let" and child.lower_ == "me":
            return False
    if verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING and verb.i < verb.head.i:
        return True  # "Let the leaders meet," he said
    return verb.dep_ == "ROOT" or (verb.dep_ in ALONGSIDE and verb.head.pos_ in VERBAL and orders(verb.head))


def _serves(root: Token) -> Token | None:
    """ "A truce would only let them regroup": the verb that says so."""
    verb = root.head
    if root.dep_ not in {"nsubj", "csubj"} or verb.lemma_ not in SERVING or verb.pos_ not in VERBAL:
        return None
    if syntax.negated(verb) or not any(c.dep_ == "advmod" and c.lower_ in ONLY for c in verb.children):
        return None
    return verb


def not_handed_yet(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "We have not handed over our memorandum yet": who says so of their own paper has not refused it."""
    verb = root.head
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    if (
        mention.topic == "memorandum"
        and mention.side > 0
        and root.dep_ in {"dobj", "nsubjpass"}
        and verb.lemma_ in HANDED
        and syntax.negated(verb)
        and any(c.lower_ in {"has", "have", "had", "'ve"} for c in verb.children)
    ):
        people = syntax.subjects(verb) if root.dep_ == "dobj" else syntax.holders_of_noun(root)
        made = State(sign=mention.side, maybe=True, cue=verb, kind="WILL", steps=1)
        yield from (replace(reading_of(mention, person, made, verb), sure=True) for person in people[:1])


def not_theirs(reading: Reading, parties: tuple[str, ...]) -> bool:
    """Whether a side without a holder is none of whoever says so: a swap is told of by others too, "it would let them
    regroup" is a no in Moscow alone (Kyiv, which warns of the same, wants a truce), what others may do is a guess."""
    if reading.kind == CONDUCTED:
        return not WARRING.issuperset(parties)
    if reading.kind == MISUSED:
        return parties != ("russia",)
    # "could be tightened if they want": a guess at what others will do
    threatened = reading.mention.topic == "sanctions" and reading.stance == "conditional"
    return threatened and parties == ("russia",) and reading.kind in {"SHALL", "JUDGE"}


def guessed(reading: Reading, voice: Voice | None, party: str) -> bool:
    """ "Moscow has no reason to agree", "may disengage from the talks": a guess, but in its own words."""
    if voice is not None and party in voice.parties:
        return False
    leaving = reading.stance == "conditional" and verb_name(reading.cue) in QUITTING
    if leaving and reading.mention.topic == "talks":
        return voice is not None
    return reading.cue.lemma_ == "reason" and reading.cue.head.lemma_ == "have"


def in_another_quarrel(reading: Reading, party: str) -> bool:
    """ "Moscow has offered to mediate": whoever is at war itself, between others."""
    root = head(reading.cue.doc, reading.mention)
    asked = reading.kind == "ASK" or any(c.dep_ in syntax.SUBJECTS for c in root.children)
    return party in WARRING and root.lemma_ == "mediate" and not asked


def both_will(reading: Reading, holders: list[Voice], voice: Voice | None) -> bool:
    """ "He said that Moscow and Kyiv would start talks at once": a mediator's word for what the two have agreed to. "The
    two", right after a call, may be those who called."""
    if reading.holder is None or voice is None or not WARRING.isdisjoint(voice.parties):
        return False
    if not {party for holder in holders for party in holder.parties} >= WARRING:
        return False
    if reading.cue.lemma_ == "agree" and reading.cue.tag_ in {"VBD", "VBN"} and reading.stance != "oppose":
        return True  # "the two sides agreed to a local truce, according to the agency"
    if reading.kind != "WILL" or reading.stance != "support":
        return False
    if voice.person is None or reading.cue.lemma_ not in BEGINNING:
        return False
    root = head(reading.cue.doc, reading.mention)
    if reading.mention.topic not in {"talks", "ceasefire"} or (
        reading.mention.topic == "ceasefire" and about(root, reading.mention)
    ):
        return False  # "would start talks on a truce"
    return not any(t.lower_ == "two" for t in reading.holder.children)


def foretold(reading: Reading, holders: list[Voice], voice: Voice) -> bool:
    """ "Rubio said that Ukraine will join NATO", "… will never be a member": whether it does is the alliance's to say,
    so it is the side of whoever says it. Moscow, which says it in warning, is against it by other words."""
    if (
        reading.kind != "WILL"
        or reading.mention.topic != "nato"
        or reading.stance not in {"support", "oppose"}
    ):
        return False
    if reading.cue.lemma_ not in BEING_IN:
        return False  # "would not give up membership"
    told_of_kyiv = {party for holder in holders for party in holder.parties} == {"ukraine"}
    own = {"ukraine"} if reading.stance == "oppose" else {"ukraine", "russia"}
    return told_of_kyiv and own.isdisjoint(voice.parties)


def agreed_by_both(reading: Reading, named: Set[str]) -> list[str]:
    """ "The swap of prisoners was agreed in Istanbul": the two who hold them, where the text names both somewhere."""
    cue, verb = reading.cue, reading.cue
    if reading.mention.topic != "prisoners" or reading.stance != "support" or not named >= WARRING:
        return []
    while verb.pos_ not in VERBAL and verb.head != verb:
        verb = verb.head
    if cue.lemma_ != "agree" and not (cue.lemma_ in AGREEMENTS and verb.lemma_ in REACHING):
        return []
    done = verb.tag_ in {"VBD", "VBN"} or cue.dep_ == "xcomp"  # "it was possible to agree on"
    if not done or verb.dep_ == "relcl" or not OPEN.isdisjoint(syntax.auxiliaries(verb)):
        return []
    others = any(
        t.pos_ == "PROPN" and t.dep_ == "pobj" and t.head.lower_ in {"between", "by"} for t in cue.subtree
    )
    return [] if others or syntax.negated(cue) or syntax.negated(verb) else sorted(WARRING)
