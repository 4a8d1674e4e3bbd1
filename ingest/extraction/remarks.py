"""What is said of a matter that is named beside the words on it.

"\"This is unacceptable,\" he said of the deliveries", "Asked about the sanctions, she said that they would stay"; "to cede
the region, something that Kyiv has ruled out", "a step which Moscow calls dangerous".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.asking import asked
from ingest.extraction.climbing import climb
from ingest.extraction.pronouns import FIRST
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import SAYING
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.topic_references import ANY
from ingest.extraction.tree import Token, bounds
from ingest.extraction.worth import valued

ABOUT = frozenset({"of", "about", "on", "regarding", "concerning"})
ASKING = frozenset({"ask", "question", "press", "quiz"})
STANDING = frozenset("it this that them they these those so".split())
NEARLY = frozenset({"this", "that", "such", "these", "those"})
# Up from the mention to the word that the preposition governs: "of the plan to cede land", "about the sale of missiles".
BELOW = frozenset("pobj prep compound acl amod nmod dobj xcomp pcomp relcl poss conj ccomp".split())
HAPPENING = frozenset("happen occur come_true".split())
# Nouns that stand for what the clause before them says.
THINGS = (
    ANY
    | frozenset(
        "something thing concession scenario prospect outcome price compromise sacrifice act bill decision".split()
    )
) - {"agreement", "promise", "pledge", "arrangement", "invitation", "question", "issue", "goal"}
ACTS = frozenset("act step move decision measure".split())
TAKING = frozenset(
    "make take accept do consider allow agree meet tolerate support back endorse sign grant".split()
)
BARGAINS = frozenset(
    "deal agreement accord settlement plan proposal document treaty draft peace arrangement".split()
)
CARRIED = frozenset("nsubj nsubjpass dobj pobj prep ccomp xcomp advcl relcl pcomp dative".split())
CAN = frozenset({"can", "ca", "cannot", "could"})
COMMAS = frozenset({",", "-", "–", "—", "--", "("})


def remarks(root: Token, mention: TopicMention) -> list[Reading]:
    """What is said of a mention, whose word `root` is, as the matter that words beside it are about."""
    place = None if mention.weak or mention.referred else _named(root)
    return [] if place is None else list(_answered(place, root, mention))


def _named(root: Token) -> tuple[Token, Token] | None:
    """The verb whose clause speaks of the mention, and the word that names it as the matter; or None."""
    word = root
    for _ in range(6):
        if word.dep_ in {"pobj", "pcomp"} and (word.head.lower_ in ABOUT or _as_for(word.head)):
            verb = word.head.head
            if verb.lower_ == "as":
                verb = verb.head
            if verb.lemma_ in ASKING and verb.dep_ == "advcl" and verb.i < verb.head.i:
                return verb.head, word
            if verb.lemma_ in SAYING and word.head.dep_ == "prep" and verb.i < word.i:
                return verb, word
            if (
                verb.lemma_ in SAYING
                and word.i < verb.i
                and not any(s.i < word.i for s in syntax.subjects(verb))
            ):
                return verb, word  # "On sanctions, he said that …"
        if word.dep_ not in BELOW or word.head == word:
            return None
        word = word.head
    return None


def _as_for(prep: Token) -> bool:
    return prep.lower_ in {"for", "to"} and prep.i > 0 and prep.nbor(-1).lower_ == "as"


def _answered(place: tuple[Token, Token], root: Token, mention: TopicMention) -> Iterator[Reading]:
    verb, matter = place
    sign = mention.side * _turned(root, matter)
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis"}]
    own = range(matter.head.left_edge.i, matter.head.right_edge.i + 1)
    for clause in clauses:
        for token in clause.subtree:
            if token.i in own or not _stands(token):
                continue
            state = State(sign=sign)
            found = never(token, mention, sign) or [
                r for r in climb(token, state, mention) if r.kind not in {"ACT", TOLD} and _somebodys(r)
            ]
            if found:
                yield from (replace(r, holder=_said_by(r, verb), sure=True) for r in found)
                return


def _somebodys(reading: Reading) -> bool:
    """ "it will work": what will be is no promise of "it"."""
    who = reading.holder
    return reading.kind != "WILL" or (who is not None and (who.pos_ == "PROPN" or who.lower_ in FIRST))


def _said_by(reading: Reading, verb: Token) -> Token | None:
    """Who holds the side: the mention stands outside the words on it, whose voice is the subject of the saying."""
    if reading.holder is not None and reading.holder.lower_ not in FIRST:
        return reading.holder
    return next(iter(syntax.subjects(verb)), None)


def _stands(token: Token) -> bool:
    if token.lower_ in STANDING and token.tag_ not in {"IN", "WDT"}:
        return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    return token.lemma_ in ANY and any(
        c.lower_ in NEARLY for c in token.children if c.dep_ in {"det", "amod"}
    )


def never(token: Token, mention: TopicMention, sign: int) -> list[Reading]:
    """ "it will never happen", "that is not going to happen"."""
    verb = token.head
    if verb.lemma_ == "go" and (below := next((c for c in verb.children if c.dep_ == "xcomp"), None)):
        verb = below
    if token.dep_ != "nsubj" or verb.lemma_ not in HAPPENING or not syntax.negated(verb):
        return []
    return [reading_of(mention, None, State(sign=-sign, cue=verb, kind="JUDGE", steps=1), verb)]


def _turned(root: Token, top: Token) -> int:
    """What the words from the mention up to `top` make of its side: "of a halt to the deliveries"."""
    sign, word = 1, root
    while word != top:
        word = word.head
        cue = cue_of(word)
        if cue is not None and cue.kind == "CHANGE":
            sign *= cue.sign
    return sign


@asked(beside=THINGS, named=True)
def beside(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "…, something that Kyiv has ruled out", "…, a step which Moscow says would be a mistake"."""
    doc, sentence = root.doc, bounds(root)
    if mention.referred:
        return
    for i in range(mention.end, sentence.end):
        noun = doc.tokens[i]
        if noun.lemma_ not in THINGS or noun.left_edge.i == 0:
            continue
        start = min((c.i for c in noun.children if c.i < i), default=i)
        if doc[start - 1].text not in COMMAS or not (
            noun.lower_ == "something" or any(c.lower_ in {"a", "an"} for c in noun.children)
        ):
            continue
        clause = next((c for c in noun.children if c.dep_ == "relcl"), None)
        if clause is None or not _last(mention, root, i) or _against(root, mention):
            return
        people = [c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in syntax.RELATIVES]
        if not people or (made := _side(clause)) is None:
            return
        sign, maybe, cue = made
        state = State(sign=mention.side * sign, maybe=maybe, cue=cue, kind=TOLD, steps=1)
        yield from (reading_of(mention, person, state, cue) for person in people[:1])
        return


@asked(beside=BARGAINS, named=True)
def in_a_deal(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "opposes any deal that lets foreign troops in", "wants an accord which bars Kyiv from the alliance"."""
    if mention.referred:
        return
    sign: int = mention.side
    word = root
    for _ in range(5):
        if word.i not in range(mention.start, mention.end) or word.pos_ in VERBAL:
            cue = cue_of(word)
            inside = mention.start <= word.i < mention.end
            if cue is not None and cue.kind not in {"CHANGE", "ACT"} and not inside:
                return
            sign *= (cue.sign if cue is not None and not inside else 1) * (-1 if syntax.negated(word) else 1)
        if word.dep_ == "relcl":
            break
        if word.dep_ not in CARRIED or word.head == word:
            return
        word = word.head
    noun = word.head
    if word.dep_ != "relcl" or noun.lemma_ not in BARGAINS or not _relative(word):
        return
    for reading in climb(noun, State(sign=sign), mention):
        if reading.kind in {"WANT", "ASK", "MUST", "JUDGE"}:
            yield replace(reading, sure=True)


def _relative(clause: Token) -> bool:
    return any(
        c.lower_ in syntax.RELATIVES and c.dep_ in syntax.SUBJECTS | syntax.PASSIVE for c in clause.children
    )


def _last(mention: TopicMention, root: Token, at: int) -> bool:
    """Whether no other issue is named between the mention and the noun."""
    return not any(
        mention.end <= m.start < at and not m.weak and m.topic != mention.topic for m in root.doc.topics
    )


def _against(root: Token, mention: TopicMention) -> bool:
    """Whether the sentence is against the issue or denies it: then the noun stands for that."""
    for word in (root, *root.ancestors):
        if mention.start <= word.i < mention.end and word.pos_ not in VERBAL:
            continue
        cue = cue_of(word)
        if syntax.negated(word) or (
            cue is not None and cue.sign < 0 and word.i not in range(mention.start, mention.end)
        ):
            return True
    return False


def _side(clause: Token) -> tuple[int, bool, Token] | None:
    """The side that a relative clause takes on what it hangs on: sign, undecided, the word that takes it."""
    verb = clause
    if verb.lemma_ in SAYING and (below := next((c for c in verb.children if c.dep_ == "ccomp"), None)):
        verb = below
    denied = -1 if syntax.negated(verb) else 1
    aux = set(syntax.auxiliaries(verb))
    if worth := valued(verb):
        return worth * denied, False, verb
    if denied < 0 and verb.lemma_ in TAKING and aux & (CAN | syntax.FUTURE):
        return -1, False, verb
    word = next((c for c in verb.children if c.dep_ in {"acomp", "attr"} and cue_of(c)), verb)
    cue = cue_of(word)
    if cue is None or cue.kind not in {"WANT", "ASK", "MAYBE"} or aux & syntax.POSSIBLE:
        return None
    return cue.sign * denied, cue.kind == "MAYBE", word


def asked_before(root: Token, mention: TopicMention) -> bool:
    """ "He was asked about giving up the region. \"That is impossible,\" he said": the question of the sentence before."""
    doc, start = root.doc, bounds(root).start
    if start == 0 or root.lower_ not in STANDING or root.dep_ not in syntax.SUBJECTS | syntax.PASSIVE:
        return False
    before = bounds(doc[start - 1])
    named = [m for m in doc.topics if before[0] <= m.start < before[1] and not m.weak]
    if {m.topic for m in named} != {mention.topic}:
        return False
    if root.head.lemma_ == "be" and any(
        c.dep_ == "attr" and c.lemma_ in ACTS and any(w.pos_ == "ADJ" for w in c.children)
        for c in root.head.children
    ):
        return True  # "Paris will send tanks. \"It is a very dangerous step,\" he said"
    asked = next((doc[i] for i in range(*before) if doc.lemmas[i] in ASKING), None)
    return asked is not None and named[0].start > asked.i
