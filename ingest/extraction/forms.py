"""Further forms that settle a side by themselves: in whose interest it is, what is not for sale, what goes on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.answers import KYIVS, to_rearm
from ingest.extraction.asking import Rule, asked
from ingest.extraction.clauses import supposed
from ingest.extraction.idioms import received
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.topic_mentions import MEETINGS, PROPOSABLE, TopicMention
from ingest.extraction.tree import Token, bounds

MISUSED = "MISUSED"  # the kind of a truce that the other side would only use (firsthand.of_the_enemy)
# "is not up for sale": what is one's own, and stays so; "up for discussion": it is not to be.
OWN = frozenset("sale trade barter negotiation bargaining grabs compromise auction".split())
OPEN = frozenset("discussion debate consideration".split())
RIGHTS = frozenset({"nato", "children", "prisoners", "sanctions"})
ON = frozenset("continue go proceed keep flow".split())
FLOWS = frozenset("delivery shipment supply aid assistance help support weapon arm".split())
ARMS = frozenset(
    "weapon arm ammunition patriot tomahawk javelin jet tank aircraft interceptor shell howitzer missile battery".split()
)
PROMISED = frozenset({"promise", "pledge"})
SETTLING = frozenset("solve resolve settle decide address leave agree".split())
THERE = frozenset("in at by through via".split())
NEXT = frozenset("new next another further second third fourth fifth".split())
TO_BE = frozenset("set due scheduled slated planned".split())
COMING = frozenset("take hold happen begin start continue resume go open".split())
MEANT = frozenset("mean intend design aim".split())
OPENING = frozenset("open pave lead prepare clear smooth".split())
MATTERS = frozenset(
    "issue question matter problem dispute settlement peace solution decision progress".split()
)
WORTHY = frozenset(
    "good serious satisfactory acceptable concrete clear firm sensible realistic worthwhile decent proper".split()
)
DOUBTS = frozenset("scepticism skepticism doubt reservation".split())
DOUBTING = frozenset("express voice have show signal reiterate repeat".split())
SCEPTICAL = frozenset({"sceptical", "skeptical"})
AFTER_THAT, AFTER_THIS = ["only", "after", "that"], ["only", "after", "this"]
WORSE = frozenset("fuel oil petrol".split())


def _interest(verb: Token) -> tuple[Token, int] | None:
    """ "is in our interest", "is in nobody's interest": the noun and 1 or -1."""
    for link in verb.children:
        for noun in link.children if link.dep_ == "prep" else ():
            if noun.lemma_ != "interest":
                continue
            none = any(c.lower_ in {"no", "nobody", "neither"} or _no_one(c) for c in noun.children)
            sign = -1 if none != syntax.negated(verb) else 1
            if verb.lemma_ == "be" and link.lower_ in {"in", "against"}:
                return noun, sign if link.lower_ == "in" else -sign
    return None


def _no_one(owner: Token) -> bool:
    return owner.lower_ == "one" and any(c.lower_ == "no" for c in owner.children)


@asked(beside={"interest"})
def _in_ones_interest(root: Token, mention: TopicMention) -> Iterator[Reading]:
    sign: int = mention.side
    below = root
    for verb in islice(root.ancestors, 4):
        cue = cue_of(verb)
        if cue is not None and cue.kind == "CHANGE" and verb.lemma_ not in {"be", "meet"}:
            sign *= cue.sign
        noun = None
        if verb.pos_ in VERBAL:
            noun = _interest(verb)
        elif verb.lemma_ == "interest" and below.dep_ in {"acl", "relcl"}:
            noun = _interest(verb.head.head)  # "it is in nobody's interest to lift them"
        if noun is not None and not set(syntax.auxiliaries(verb)) & syntax.POSSIBLE:
            if below.i < noun[0].i and below.dep_ not in {"nsubj", "csubj"}:
                return
            made = State(sign=sign * noun[1], cue=noun[0], kind="JUDGE", steps=1)
            yield reading_of(mention, None, made, verb)
            return
        below = verb


@asked(beside=OWN | OPEN)
def _not_for_sale(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Our land is not up for sale", "membership is not for trade", "the lifting of sanctions is not up for debate"."""
    verb = next((t for t in islice(root.ancestors, 3) if t.lemma_ in {"be", "remain"}), root)
    if verb == root or not syntax.negated(verb) or root.i > verb.i:
        return
    after = verb.doc[verb.i + 1 : min(verb.i + 7, bounds(verb).end)]
    words = [t.lower_ for t in after]
    if "for" not in words:
        return
    noun = next((t for t in after if t.lemma_ in OWN | OPEN and t.i > verb.i + words.index("for")), None)
    if noun is None:
        return
    if mention.topic == "territory":
        sign = -1
    elif noun.lemma_ in OPEN:
        sign = -mention.side
    elif mention.topic in RIGHTS:
        sign = 1
    else:
        return
    yield reading_of(mention, None, State(sign=sign, cue=noun, kind="JUDGE", steps=1), verb)


@asked(on={"military_aid"}, beside=ON)
def _goes_on(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the deliveries go on", "our aid will keep flowing"."""
    verb = root.head
    if mention.side < 0 or root.dep_ != "nsubj":
        return
    on = {t.lower_ for t in verb.children} & {"on", "ahead", "flowing", "coming", "moving"}
    if (
        root.lemma_ not in FLOWS
        or verb.lemma_ not in ON
        or (verb.lemma_ in {"go", "keep"} and not on)
        or syntax.negated(verb)
        or supposed(verb)
        or verb.dep_ in {"advcl", "relcl", "acl", "xcomp"}
        or set(syntax.auxiliaries(verb)) & (syntax.POSSIBLE | syntax.DEONTIC)
    ):
        return
    yield reading_of(mention, None, State(sign=1, cue=verb, kind="SHALL", steps=1), verb)


@asked(on={"ceasefire"}, beside={"use"})
def _misused(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "a pause would only be used by the other side to prepare", "they will use it to dig in"."""
    verb = root.head
    if verb.lemma_ != "use" or syntax.negated(verb):
        return
    if root.dep_ not in {"dobj", "nsubjpass"} or not (set(syntax.auxiliaries(verb)) & syntax.FUTURE):
        return
    doers = syntax.subjects(verb)
    others = any(d.lower_ == "they" or d.lemma_ in {"side", "enemy", "opponent"} for d in doers)
    if others and (to_rearm(verb) or any(t.lemma_ == "dig" for t in verb.subtree)):
        yield reading_of(mention, None, State(sign=-1, cue=verb, kind=MISUSED, steps=1), verb)


@asked(on={"military_aid"}, beside=WORSE)
def _fuels(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "deliveries only add fuel to the fire": nobody who is for them says so."""
    if syntax.negated(root.head):
        return
    oil = [c for c in root.head.children if c.dep_ == "dobj" and c.lemma_ in WORSE]
    fires = any(t.lemma_ in {"fire", "flame"} for c in root.head.children for t in c.subtree)
    if root.lemma_ in WORSE or (root.dep_ in syntax.SUBJECTS and oil and fires):
        yield reading_of(mention, None, State(sign=-1, cue=root, kind="JUDGE", steps=1), root.head)


@asked(on={"military_aid"}, beside=PROMISED)
def _arms_promised(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Paris has promised more jets"."""
    if not mention.weak or root.lemma_ not in ARMS:
        return
    word = root
    while word.dep_ == "conj" and word.head.pos_ == "NOUN":
        word = word.head
    verb = word.head
    if (
        word.dep_ != "dobj"
        or verb.lemma_ not in PROMISED
        or syntax.negated(verb)
        or syntax.negated(root)
        or supposed(verb)
    ):
        return
    if set(syntax.auxiliaries(verb)) & syntax.POSSIBLE:
        return
    made = State(sign=1, cue=verb, kind="WANT", steps=1)
    givers = (p for p in syntax.subjects(verb) if p.lower_ not in KYIVS)
    yield from (reading_of(mention, person, made, verb) for person in givers)


@asked(beside={"then", "afterwards", "after"})
def _only_then(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Only then can a truce be discussed", "only after that will the presidents meet", "then sanctions will follow"."""
    if mention.side < 0:
        return
    verb = root
    while (
        verb.pos_ not in VERBAL and verb.head != verb and verb.dep_ in {"nsubj", "nsubjpass", "pobj", "prep"}
    ):
        verb = verb.head
    aux = set(syntax.auxiliaries(verb))
    first = bounds(root).start
    first += root.doc[first].is_quote
    if verb.pos_ not in VERBAL or syntax.negated(verb) or not aux & {"can", "could", *syntax.FUTURE}:
        return
    if mention.topic in PROPOSABLE and root.doc.lowers[first : first + 3] in (AFTER_THAT, AFTER_THIS):
        made = State(sign=1, conditional=True, cue=verb, kind="ORDER", steps=1)
        yield reading_of(mention, None, made, verb)
        return
    for word in verb.children:
        if word.i > verb.i:
            return
        only = any(c.lower_ == "only" for c in word.children) or root.doc.lowers[word.i - 1] == "only"
        then = word.lower_ in {"then", "afterwards"} or (
            word.lower_ == "after" and any(c.lower_ in {"that", "this"} for c in word.children)
        )
        if not then:
            continue
        if (only and mention.topic in PROPOSABLE) or (mention.topic == "sanctions" and word.i == first):
            made = State(sign=1, conditional=True, cue=verb, kind="ORDER", steps=1)
            yield reading_of(mention, None, made, verb)
            return


@asked(named=True)
def _never_to_be(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "What there will not be is an easing of sanctions", "what there cannot be is a truce without guarantees"."""
    verb = root.head
    if root.dep_ not in {"attr", "nsubj"} or verb.lemma_ != "be":
        return
    clause = next((c for c in verb.children if c.dep_ in {"csubj", "nsubj"} and c.lemma_ == "be"), None)
    if clause is None or not syntax.negated(clause) or not any(c.dep_ == "expl" for c in clause.children):
        return
    bound = any(c.lower_ in {"without", "before", "until"} for c in (*root.children, *verb.children))
    made = State(
        sign=mention.side if bound else -mention.side, conditional=bound, cue=clause, kind="JUDGE", steps=1
    )
    yield reading_of(mention, None, made, verb)


@asked(beside={"confirm", "ask"}, named=True)
def _neither_yes_nor_no(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "would neither confirm nor deny that", "asked about a summit, declined to give a yes or a no": no side yet."""
    for verb in islice(root.ancestors, 5):
        both = any(c.dep_ == "conj" and c.lemma_ == "deny" for c in verb.children)
        if verb.lemma_ == "confirm" and both and "nor" in root.doc.lowers[verb.i : verb.i + 3]:
            main = verb
        elif verb.lemma_ == "ask" and verb.tag_ == "VBN" and verb.dep_ == "advcl" and root.i < verb.head.i:
            main = verb.head
            after = root.doc.lowers[main.i : bounds(root).end]
            if not {"yes", "no"} <= set(after) or any(
                root.doc[i].is_quote for i in range(main.i, bounds(root).end)
            ):
                return
        else:
            continue
        made = State(sign=mention.side, maybe=True, cue=main, kind="MAYBE", steps=2)
        for person in syntax.subjects(main):
            yield reading_of(mention, person, made, main)
        return


@asked(on=MEETINGS, named=True)
def _settled_there(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The question could be solved by a summit", "should be left to a meeting of the presidents", "peace requires talks":
    what somebody says it takes."""
    verb = root.head
    if root.lemma_ in SETTLING and root.pos_ in VERBAL:  # "can only be decided by the presidents"
        verb = root
        whole = {"can", "could", "must", "should"} & set(syntax.auxiliaries(verb)) != set()
    elif root.dep_ == "pobj":
        link, verb = verb, verb.head
        talks = mention.topic == "talks" and link.lower_ in {"in", "at"}
        fits = link.lower_ in ({"to", "for"} if verb.lemma_ == "leave" else THERE) and not talks
        asked = set(syntax.auxiliaries(verb)) & {*syntax.POSSIBLE, *syntax.DEONTIC, "can"}
        if not (verb.lemma_ in SETTLING and fits and asked and verb.pos_ in VERBAL):
            return
        whole = verb.tag_ == "VBN" or any(c.dep_ in syntax.SUBJECTS for c in verb.children)
    else:
        what = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        whole = verb.lemma_ in {"require", "need"} and root.dep_ == "dobj"
        whole = whole and what is not None and what.lemma_ in MATTERS
    if (
        whole
        and mention.side > 0
        and not syntax.negated(verb)
        and not supposed(verb)
        and verb.dep_ != "relcl"
    ):
        yield reading_of(mention, None, State(sign=1, cue=verb, kind="MUST", steps=1), verb)


@asked(on=MEETINGS, beside=TO_BE, named=True)
def _set_to_come(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "A new round is set to take place", said by one who will be there."""
    verb = root.head
    new = root.doc.lowers[min(root.left_edge.i, mention.start) : mention.end]
    if root.dep_ not in syntax.SUBJECTS | syntax.PASSIVE or verb.pos_ not in VERBAL or NEXT.isdisjoint(new):
        return
    ready = next((w for w in (verb, *verb.children) if w.lower_ in TO_BE), None)
    if ready is None or syntax.negated(verb) or supposed(verb) or verb.dep_ not in {"ccomp", "ROOT"}:
        return
    if any(c.dep_ == "xcomp" and c.lemma_ in COMING for c in (*ready.children, *verb.children)):
        yield reading_of(mention, None, State(sign=1, cue=ready, kind="SHALL", steps=1), verb)


@asked(on=MEETINGS, beside=MEANT, named=True)
def _meant_for_it(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The steps are intended to open the way for a summit", "meant to lead to talks of the leaders"."""
    word = root
    for verb in islice(root.ancestors, 5):
        if verb.lemma_ in OPENING and verb.dep_ in {"xcomp", "pcomp"}:
            if word.dep_ != "dobj" and word.lower_ not in {"to", "for"}:
                return
            meant = verb.head if verb.dep_ == "xcomp" else verb.head.head
            if meant.lemma_ in MEANT and meant.tag_ == "VBN" and not syntax.negated(meant):
                yield reading_of(mention, None, State(sign=1, cue=meant, kind="JUDGE", steps=2), meant)
            return
        word = verb


@asked(on=MEETINGS, beside=DOUBTS | SCEPTICAL, named=True)
def _doubtful_of_it(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "expressed scepticism about such a meeting", "is sceptical of a summit"."""
    word = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ not in {"about", "of", "over", "towards", "toward"}:
        return
    verb = word.head
    if word.lemma_ in SCEPTICAL and word.dep_ == "acomp":
        people = syntax.subjects(verb)
    elif word.lemma_ in DOUBTS and word.dep_ == "dobj":
        people = syntax.subjects(verb) if verb.lemma_ in DOUBTING else []
    else:
        return
    if not syntax.negated(verb) and not supposed(verb):
        clause = verb.head if verb.dep_ == "xcomp" else verb
        aside = clause.dep_ == "advcl" and syntax.mark(clause) in {"while", "whereas"}
        made = State(sign=-mention.side, cue=word, kind=TOLD if aside else "WANT", steps=1)
        yield from (reading_of(mention, person, made, word) for person in people)


@asked(on=MEETINGS, named=True)
def _none_offered(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "has yet to receive a serious offer to start talks", "has received no firm proposal": no side yet."""
    for word in islice(root.ancestors, 4):
        noun = next((w for w in (word, *word.children) if received(w)), None)
        if noun is None:
            continue
        if not any(c.lower_ in WORTHY for c in noun.children):
            return  # that there is none is a fact: nothing is said of it
        verb = noun.head
        above = verb.head if verb.dep_ == "xcomp" else verb
        yet = verb != above and "yet" in root.doc.lowers[above.i : verb.i]
        if yet or syntax.negated(verb) or any(c.lower_ == "no" for c in noun.children):
            made = State(sign=1, maybe=True, cue=verb, kind="MAYBE", steps=2)
            yield from (reading_of(mention, person, made, verb) for person in syntax.subjects(above))
        return


FORMS: tuple[Rule, ...] = (
    _in_ones_interest,
    _not_for_sale,
    _goes_on,
    _misused,
    _fuels,
    _arms_promised,
    _only_then,
    _never_to_be,
    _neither_yes_nor_no,
    _settled_there,
    _set_to_come,
    _meant_for_it,
    _doubtful_of_it,
    _none_offered,
)
