"""What is said of a matter behind its name: "to cede the region, something that Kyiv has ruled out"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extraction import syntax
from ingest.extraction.asking import asked
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import SAYING
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.topic_references import ANY
from ingest.extraction.tree import Token, bounds
from ingest.extraction.worth import valued

# Nouns that stand for what the clause before them says.
THINGS = (
    ANY
    | frozenset(
        "something thing concession scenario prospect outcome price compromise sacrifice act bill decision".split()
    )
) - {"agreement", "promise", "pledge", "arrangement", "invitation", "question", "issue", "goal"}
TAKING = frozenset(
    "make take accept do consider allow agree meet tolerate support back endorse sign grant".split()
)
CAN = frozenset({"can", "ca", "cannot", "could"})
COMMAS = frozenset({",", "-", "–", "—", "--", "("})


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
