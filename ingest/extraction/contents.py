"""Sides that others take beside what the sentence says: in the contents of a paper, which are its owner's ("Under the
American plan Kyiv would cede the region", "the document provides for neutrality", a list of bullets behind "The plan
says:"), or in a clause that names no object ("would have to cede the region, as Moscow has demanded").

What the parties would do under a paper is no word of theirs.
"""

from __future__ import annotations

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked
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
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

# What may follow "as Moscow has …" without an object of its own.
WANTING = frozenset(
    "demand want insist request ask propose require suggest seek urge desire wish prefer offer".split()
)
# "as they demand in return for", "as he wants from Kyiv"
BARGAINED = frozenset({"in", "since", "of", "from", "for", "by", "at", "on"})
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
    if frame is None or frame.kind != "told" or frame.cue.lemma_ != "say":
        return False
    return not owners_of(frame.paper)


def in_a_plan(reading: Reading, root: Token) -> bool:
    """ "The document says Kyiv will drop its bid", "the plan would have Kyiv leave": no word of Kyiv's."""
    frame, cue = frame_of(root), reading.cue
    if frame is None or reading.kind in {TOLD, PAPER} or cue.pos_ not in VERBAL:
        return False
    if frame.kind == "under":  # "Under the draft Kyiv would renounce it"
        return bool(set(syntax.auxiliaries(cue)) & (syntax.FUTURE | syntax.DEONTIC))
    if frame.kind != "told" or reading.holder is None:
        return False
    return frame.cue.is_ancestor(cue) or (cue == frame.cue and not owners_of(frame.paper))


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
        sign = turned(path_to(root, verb) or [], mention)
        made = State(sign=sign, cue=verb, kind="PLAN", steps=1)
        return [reading_of(mention, person, made, verb) for person in named_owners(verb.head)]
    frame = frame_of(root)
    if frame is None or mention.weak or mention.topic == "memorandum":
        return []
    if not (owners := owners_of(frame.paper)):
        return []
    path = path_to(root, frame.top)
    if path is None or not _stands(frame) or syntax.negated(frame.cue):
        return []
    if not all(_passes(word, frame.top) for word in path[:-1]):
        return []
    sign = turned(path, mention)
    for word in path:
        if word.pos_ in VERBAL and syntax.negated(word) and not denies_itself(word, mention):
            sign = -sign
    state = State(sign=sign, cue=frame.cue, kind=PAPER, steps=1)
    return [reading_of(mention, person, state, frame.cue) for person in owners]


def _stands(frame: Frame) -> bool:
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


@asked(beside={"as"})
def _as_wanted(root: Token, mention: TopicMention) -> list[Reading]:
    """ "…, as Moscow has demanded", "as demanded by Moscow": the clause names no object, so it is what stands before."""
    doc, words, sentence = root.doc, root.doc.lowers, bounds(root)
    for i in range(mention.end, sentence.end):
        if words[i] != "as" or doc[i].head.i <= i:
            continue
        clause = doc[i].head
        if clause.lemma_ not in WANTING:
            continue
        people = (
            [c for c in clause.children if c.dep_ == "nsubj"]
            if clause.tag_ != "VBN" or any(c.dep_ == "nsubj" for c in clause.children)
            else [p for c in clause.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
        )
        if not people or not _bare(clause):
            return []
        top = clause.head
        path = path_to(root, top)
        if path is None:
            return []
        denied = [w for w in path if w.i < i and w.pos_ in VERBAL and syntax.negated(w)]
        if any((cue := cue_of(w)) is None or cue.kind not in {"WANT", "ASK"} for w in denied):
            return []  # "will not join, as Moscow demanded": joining or staying out
        sign = turned([w for w in path if w.i < i], mention, frozenset({"CHANGE"}))
        made = State(sign=sign, cue=clause, kind=TOLD, steps=1)
        return [reading_of(mention, person, made, clause) for person in people]
    return []


def _bare(clause: Token) -> bool:
    for child in clause.children:
        if child.dep_ in {"dobj", "ccomp", "xcomp", "dative"}:
            return False
        if child.dep_ == "prep" and child.i > clause.i and child.lower_ not in BARGAINED:
            return False
        if child.lower_ == "for" and any(c.dep_ == "pobj" for c in child.children):
            return False
    return True


# Every side on a mention that is told beside the sentence's own.
asides = Rules(_as_wanted, contents)
