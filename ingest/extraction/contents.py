"""The contents of a paper as sides of its owner: "Under the American plan Kyiv would cede the region", "the document
provides for neutrality", "also in it is an end to deliveries", a list of bullets behind "The plan says:".

What the parties would do under a paper is no word of theirs.
"""

from __future__ import annotations

from itertools import pairwise

from ingest.extraction import syntax
from ingest.extraction.clauses import denies_itself
from ingest.extraction.papers import (
    DRAFTS,
    PAST,
    PLANS,
    PROVIDING,
    SUPPOSED,
    Frame,
    frame_of,
    named_owners,
    owners_of,
)
from ingest.extraction.reading import PAPER, TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import COMBAT
from ingest.extraction.titles import PAPERS
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token

BINDING = frozenset("see require oblige force envisage foresee demand call provide include".split())
DOWN = frozenset(
    """dobj ccomp xcomp conj prep pobj pcomp nsubj nsubjpass acl attr dative oprd compound nmod prt acomp csubj amod appos
    advmod""".split()
)
PLAIN = frozenset("of for to from with in by on into out over as against between".split())
SPOKEN_OF = frozenset(
    "talk discussion question issue negotiation consultation debate dialogue commission group".split()
)
TURNING = frozenset({"CHANGE", "WANT"})


@syntax.once
def plan_of(root: Token) -> Token | None:
    """The plan under which something would be so: "Under the American plan, Kyiv would cede the region"."""
    frame = frame_of(root)
    return frame.paper if frame is not None and frame.kind in {"under", "list"} else None


def nobodys_plan(root: Token) -> bool:
    """ "The document, seen by the newspaper, says Ukraine will renounce the alliance": whose it is, nobody is told."""
    frame = frame_of(root)
    return (
        frame is not None
        and frame.kind == "told"
        and frame.cue.lemma_ == "say"
        and not owners_of(frame.paper)
    )


def in_a_plan(reading: Reading, root: Token) -> bool:
    """ "Under the draft Kyiv would renounce the alliance", "the document says Kyiv will drop its bid": no word of Kyiv's."""
    cue, holder, frame = reading.cue, reading.holder, frame_of(root)
    plan = plan_of(root)
    if plan is not None and holder is not None and (cue == plan or plan.is_ancestor(cue)):
        return not plan.is_ancestor(holder)  # "under the terms of Moscow's offer Kyiv would": Moscow's alone
    if reading.kind in {TOLD, PAPER} or cue.pos_ not in VERBAL:
        return False
    if frame is not None and cue == frame.cue and holder == frame.paper and reading.kind == "WILL":
        return not owners_of(frame.paper)  # "the Ukraine peace plan would have Kyiv cede": nobody knows whose
    if frame is not None and frame.kind in {"told", "list"} and cue != frame.cue:
        return frame.kind != "told" or (holder is not None and frame.cue.is_ancestor(cue))
    told = frame is not None and frame.kind == "under" and frame.paper.lemma_ not in PLANS
    if not _is_to_be(cue) and not (told and _present(cue)):
        return False
    if frame is not None and frame.kind == "under" and frame.top in {cue, *cue.conjuncts, cue.head}:
        return True
    first = cue.head if cue.dep_ == "conj" and cue.head.dep_ == "ccomp" else cue
    says = first.head
    return (
        first.dep_ == "ccomp"
        and says.lemma_ in PROVIDING
        and any(c.dep_ == "nsubj" and c.lemma_ in PAPERS and not _named(c) for c in says.children)
    )


def _named(paper: Token) -> bool:
    return any(o.pos_ in {"PROPN", "ADJ"} for o in named_owners(paper))


def _is_to_be(verb: Token) -> bool:
    first = verb.head if verb.dep_ == "conj" else verb
    return bool(set(syntax.auxiliaries(first)) & (syntax.FUTURE | syntax.DEONTIC))


def _present(verb: Token) -> bool:
    aux = syntax.auxiliaries(verb)
    return PAST.isdisjoint(aux) and (verb.tag_ in {"VBZ", "VBP", "VB"} or bool({"is", "are"} & set(aux)))


def _plan_that(root: Token) -> Token | None:
    """What is said of a plan in a clause of its own: "a plan that would see Kyiv cede the region"."""
    for verb in (root, *root.ancestors):
        plan = verb.head
        if verb.dep_ == "relcl" and plan.lemma_ in PLANS | DRAFTS:
            own = any(c.lower_ in syntax.RELATIVES and c.dep_ == "nsubj" for c in verb.children)
            binds = verb.lemma_ in BINDING or set(syntax.auxiliaries(verb)) & syntax.FUTURE
            return verb if own and binds else None
        if verb.dep_ in {"relcl", "advcl"}:
            return None
    return None


def contents(root: Token, mention: TopicMention) -> list[Reading]:
    """The side on the mention that stands in a paper, of whose paper it is."""
    if (verb := _plan_that(root)) is not None:
        sign = turned(_own(path_to(root, verb) or []), mention)
        made = State(sign=sign, cue=verb, kind="PLAN", steps=1)
        return [reading_of(mention, person, made, verb) for person in named_owners(verb.head)]
    frame = frame_of(root)
    if frame is None or mention.topic == "memorandum":
        return []
    if not (owners := owners_of(frame.paper)):
        return []
    path = path_to(root, frame.top)
    if path is None or not _stands(frame, path) or syntax.negated(frame.cue):
        return []
    if not all(_passes(word, frame.top) for word in path[:-1]):
        return []
    sign = turned(_own(path), mention)
    after = root.doc.tokens[min(mention.end, len(root.doc) - 1)]
    if frame.top.pos_ not in VERBAL and after.pos_ == "NOUN" and (cue := cue_of(after)) is not None:
        sign *= (
            cue.sign if cue.kind == "CHANGE" else 1
        )  # "deliveries of weapons end", a verb to nobody but the reader
    for word in _own(path):
        if word.pos_ in VERBAL and syntax.negated(word) and not denies_itself(word, mention):
            sign = -sign
    if mention.weak:
        if mention.topic != "ceasefire" or COMBAT.isdisjoint({root.lemma_, root.lower_}):
            return []
        sign = -sign * (-1 if any(w.lower_ == "without" for w in path) else 1)
    state = State(
        sign=sign,
        cue=frame.cue,
        kind=PAPER,
        steps=1,
    )
    return [reading_of(mention, person, state, frame.cue) for person in owners]


def _stands(frame: Frame, path: list[Token]) -> bool:
    """Whether it is told as what is to be, and not as what was or is."""
    top = frame.top
    if frame.kind == "told":
        if top.dep_ == "ccomp" and frame.cue.lemma_ in PROVIDING:
            return bool(set(syntax.auxiliaries(top)) & (syntax.FUTURE | syntax.DEONTIC))
        return True
    if frame.kind == "among" or top.pos_ not in VERBAL:
        return True
    if set(syntax.auxiliaries(top)) & (syntax.FUTURE | syntax.DEONTIC):
        return True
    plain = frame.paper.lemma_ in PLANS and frame.kind == "under"
    return not plain and _present(top) and top.tag_ != "VBG"


def _passes(word: Token, top: Token) -> bool:
    """Whether what stands below a word in the paper stands in it too."""
    if word.dep_ == "advcl":
        return syntax.mark(word) in SUPPOSED and word.head == top
    if word.dep_ == "ccomp" and word.head != top:
        return False
    if word.dep_ == "prep" and word.lower_ not in PLAIN | {"without"}:
        return False
    cue = cue_of(word.head) if word.dep_ != "conj" else None
    if (
        word.dep_ not in {"conj", "nsubj", "nsubjpass"}
        and not (word.head == top and top.pos_ in VERBAL)
        and (word.head.lemma_ in SPOKEN_OF or (cue and cue.kind in {"BLOCK", "TALK", "ACCUSE"}))
    ):
        return False
    return word.dep_ in DOWN


def path_to(root: Token, top: Token) -> list[Token] | None:
    """The governing words from `root` up to `top`, both included; None where `top` does not govern it."""
    row = [root]
    while row[-1] != top:
        above = row[-1].head
        if above == row[-1] or len(row) > 10:
            return None
        row.append(above)
    return row


def turned(path: list[Token], mention: TopicMention, kinds: frozenset[str] = TURNING) -> int:
    """The side of the mention after the words that turn it round: those of the classes `kinds`."""
    sign: int = mention.side
    for word in path:
        if mention.start <= word.i < mention.end:
            continue
        cue = cue_of(word)
        if cue is not None and cue.kind in kinds:
            sign *= cue.sign
    return sign


def _own(path: list[Token]) -> list[Token]:
    """The path without the first of a row that it comes to from a later one: "stop drafting men and accept arms", "limits on
    the army and the lifting of sanctions"."""
    kept, passed = path[:1], False
    for below, word in pairwise(path):
        if below.dep_ == "conj":
            passed = any(c.dep_ == "det" for c in below.children)  # nothing above is said of what has its own
        elif word.pos_ in VERBAL:
            passed = False
        if below.dep_ != "conj" and not passed:
            kept.append(word)
    return kept
