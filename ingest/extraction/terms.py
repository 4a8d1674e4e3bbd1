"""Sides behind a colon, among causes, in a reason given, in demands that annoy: "set out his terms: Kyiv must leave"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked, words_around
from ingest.extraction.idioms import FACING
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.scope import RESERVED, imposed
from ingest.extraction.sides import JUDGING_NOUNS, LISTABLE
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

TERMS = LISTABLE | {"price", "wish", "line"}  # "his red line"
AMENDING = frozenset(
    {"drop", "soften", "ease", "change", "abandon", "reject", "refuse", "discuss", "reconsider"}
)
CAUSES = frozenset({"cause", "reason", "source", "root", "threat"})
ROOTS = frozenset("root underlying fundamental primary initial deep original key main basic core".split())
INCLUDING = frozenset("including include includes included namely like chief foremost such".split())
REMOVING = frozenset(
    "eliminate elimination remove removal resolve resolution address tackle eradicate eradication solve settle".split()
)
NAMING = frozenset("cite name give use describe portray present invoke see frame blame".split())
GROUNDS = frozenset("reason cause pretext justification motive trigger excuse ground".split())
WARS = frozenset("invasion war conflict offensive operation attack".split())
SHARED = frozenset("view opinion position belief assessment conviction stance".split())
SEEING = frozenset(
    "see regard view brand denounce describe condemn treat characterise characterize portray present frame cast".split()
)
OFFERS = frozenset("offer proposal suggestion call demand".split())
COUNTERING = frozenset("counter respond reply answer react come".split())
NEEDFUL = frozenset(
    "way key priority solution must path necessity essential necessary crucial vital indispensable".split()
)
STEPPING = frozenset("come get sit return agree accept meet negotiate talk sign make take give".split())
AGREEING = frozenset({"agree", "concur"})
SHARING = AGREEING | {"share"}


def told_terms(root: Token, mention: TopicMention, found: list[Reading]) -> list[Reading]:
    """Every such side on the mention, whose word `root` is; `found`: what the other rules read."""
    made = RULES(root, mention)
    if not SHARING.isdisjoint(words_around(root)):
        made += _agreed_with(root, found)
    return [replace(r, sure=True) for r in made]


def paid_for(root: Token) -> bool:
    """ "is against paying such a price for a truce": of the price."""
    word = root.head if root.dep_ in {"compound", "nmod"} else root
    above = word.head.head
    if word.dep_ != "pobj" or word.head.lower_ != "for":
        return False
    paying = above.head if above.lemma_ == "price" else above
    return paying.lemma_ == "pay" and any(c.lemma_ == "price" for c in paying.children)


def _behind_colon(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "named his conditions: Kyiv must stay out of the alliance"."""
    doc, start = root.doc, bounds(root).start
    if start and doc[start - 1].text == ":":
        start = bounds(doc[start - 1]).start
    colon = next((i for i in range(mention.start - 1, start, -1) if doc.lowers[i] == ":"), None)
    if colon is None or any(doc[i].is_quote for i in range(start, mention.start)):
        return
    noun = next((doc[i] for i in range(colon - 1, start - 1, -1) if doc[i].lemma_ in TERMS), None)
    if noun is None or noun.pos_ != "NOUN" or noun.head.lemma_ in AMENDING or syntax.negated(noun.head):
        return
    sign = _side_behind(root, mention, colon)
    if any(
        c.lower_ == "no" for w in (root, root.head, root.head.head) for c in (w, *w.children) if c.i > colon
    ):
        sign = -sign  # "his terms: no NATO", "no to the alliance"
    if not sign:
        return
    threat = any(w.lemma_ in FACING and w.dep_ == "conj" for w in (root.head, root.head.head))
    state = State(sign=sign, conditional=threat, cue=noun, kind="ASK", steps=2)
    people = syntax.holders_of_noun(noun) or syntax.light_subjects(noun)
    yield from (reading_of(mention, person, state, noun) for person in people)


def _side_behind(root: Token, mention: TopicMention, colon: int) -> int:
    """The side of the mention in what is asked for behind the colon; 0 where that is told and not asked for."""
    sign: int = mention.side
    word, asked = root, not any(t.pos_ in VERBAL for t in root.doc[colon : mention.end])
    while True:
        outside = not mention.start <= word.i < mention.end
        cue = cue_of(word)
        if outside and cue is not None and cue.kind in {"CHANGE", "WANT"}:
            sign *= cue.sign
        elif outside and cue is not None and cue.kind in {"BLOCK", "ASK", "ACCUSE"}:
            return 0
        if word.pos_ in VERBAL:
            if syntax.negated(word) and outside:
                sign = -sign
            asked = (
                asked
                or bool(set(syntax.auxiliaries(word)) & syntax.DEONTIC)
                or (word.tag_ == "VB" and not set(syntax.auxiliaries(word)) & syntax.POSSIBLE)
            )
        while word.dep_ == "conj" and word.head.i > colon:
            word = word.head
            asked = asked or bool(set(syntax.auxiliaries(word)) & syntax.DEONTIC)
        above = word.head
        if above == word or above.i < colon:
            return sign if asked else 0
        word = above


@asked(on={"nato"}, beside=REMOVING)
def _cause(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the root causes must be eliminated, including the alliance's expansion"."""
    if mention.side < 0:
        return
    doc, sentence = root.doc, bounds(root)
    before = doc[max(sentence.start, mention.start - 12) : mention.start]
    link = next((t for t in reversed(list(before)) if t.lower_ in INCLUDING), None)
    if link is None:
        return
    for cause in doc[sentence.start : link.i]:
        if cause.lemma_ in CAUSES and any(
            t.lower_ in ROOTS for t in doc[max(cause.i - 3, sentence.start) : cause.i]
        ):
            state = State(sign=-1, cue=cause, kind="JUDGE", steps=2)
            yield reading_of(mention, None, state, cause)
            return


@asked(on={"nato"}, beside=GROUNDS | {"aim", "goal"})
def _reason(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "cited its expansion as a reason for the invasion", "stopping it was one of the reasons Moscow gave for the war"."""
    verb = root.head
    if root.dep_ == "dobj" and verb.lemma_ in NAMING and mention.side > 0 and not syntax.negated(verb):
        for prep in (*verb.children, *root.subtree):
            if prep.lower_ == "as" and any(g.lemma_ in GROUNDS for g in prep.subtree):
                state = State(sign=-1, cue=verb, kind="JUDGE", steps=1)
                yield from (reading_of(mention, person, state, verb) for person in syntax.subjects(verb))
    if mention.side > 0 or root.dep_ not in syntax.SUBJECTS or verb.lemma_ != "be":
        return
    below = [t for c in verb.children if c.dep_ == "attr" for t in c.subtree]
    for noun in below:
        if noun.lemma_ in GROUNDS | {"aim", "goal"} and any(t.lemma_ in WARS for t in below):
            state = State(sign=-1, cue=noun, kind="WANT", steps=2)
            tellers = [s for c in noun.children if c.dep_ == "relcl" for s in c.children if s.dep_ == "nsubj"]
            people = syntax.holders_of_noun(noun) or [p for p in tellers if p.lower_ not in syntax.RELATIVES]
            yield from (reading_of(mention, person, state, noun) for person in people)
            return


def _agreed_with(root: Token, found: list[Reading]) -> Iterator[Reading]:
    """ "agrees with Moscow that Kyiv should leave", "shares Kyiv's view that": both hold it."""
    if any(r.kind == TOLD for r in found):
        return  # "agrees that land is the key to the truce Paris wants": of the land
    for clause in (root, *root.ancestors):
        if clause.dep_ not in {"ccomp", "acl"} or syntax.mark(clause) != "that":
            continue
        if any(t.dep_ == "attr" and clause.is_ancestor(t) for t in root.ancestors):
            return  # "agrees that land is the key to a truce": of the land
        above = clause.head
        verb = above if clause.dep_ == "ccomp" else above.head
        if syntax.negated(verb):
            return
        if clause.dep_ == "ccomp" and verb.lemma_ in AGREEING:
            others = [p for c in verb.children if c.lower_ == "with" for p in c.children if p.dep_ == "pobj"]
            first = next((r for r in found if r.cue == verb), None)
            if first is not None:
                yield from (replace(first, holder=p, kind=TOLD) for p in others)
        elif verb.lemma_ == "share" and above.lemma_ in SHARED:
            first = next((r for r in found if r.holder is None), None)
            if first is not None:
                people = [*syntax.subjects(verb), *(c for c in above.children if c.dep_ == "poss")]
                yield from (replace(first, holder=p, kind=TOLD) for p in people)
        return


@asked(beside={"with"})
def _with_demands(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "tires its partners with constant demands for weapons", "countered with an offer of talks"."""
    noun = root.head.head
    if (
        root.dep_ != "pobj"
        or root.head.lower_ not in {"for", "of"}
        or noun.dep_ != "pobj"
        or noun.head.lower_ != "with"
    ):
        return
    cue = cue_of(noun)
    verb = noun.head.head
    verb = verb if verb.pos_ in VERBAL else verb.head
    verb = verb if verb.pos_ in VERBAL else verb.head
    if noun.lemma_ in OFFERS and verb.lemma_ in COUNTERING and noun.i == root.head.i - 1:
        state = State(sign=mention.side, cue=noun, kind="WANT", steps=2)
        yield from (reading_of(mention, person, state, noun) for person in syntax.subjects(verb))
        return
    if (
        cue is None
        or cue.kind != "ASK"
        or noun.tag_ != "NNS"
        or root.head.lower_ != "for"
        or verb.pos_ not in VERBAL
        or mention.side < 0
    ):
        return
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if objects and not any(c.dep_ == "poss" for c in noun.children):
        state = State(sign=1, cue=noun, kind="ASK", steps=2)
        yield from (reading_of(mention, person, state, noun) for person in syntax.subjects(verb))


@asked(on={"military_aid", "sanctions"}, beside={"list"})
def _wished_for(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "at the top of Kyiv's wish list are missiles", "missiles top Kyiv's wish list"."""
    if mention.side < 0:
        return
    sentence = bounds(root)
    for noun in root.doc[sentence.start : sentence.end]:
        if noun.lemma_ != "list" or not any(c.lower_ in {"wish", "shopping"} for c in noun.children):
            continue
        verbs = [t for t in root.doc[sentence.start : sentence.end] if t.dep_ == "ROOT"]
        if not any(t.lemma_ in {"be", "top", "head", "include", "list"} for t in verbs) or syntax.negated(
            verbs[0]
        ):
            return
        state = State(sign=1, cue=noun, kind="WANT", steps=2)
        people = [c for c in noun.children if c.dep_ == "poss"]
        yield from (reading_of(mention, person, state, noun) for person in people)


@asked(beside={"better"})
def _had_better(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "they had better come to the table": whoever says so wants it."""
    verb = root if root.pos_ in VERBAL else root.head
    for _ in range(2):
        better = next((c for c in verb.children if c.lower_ == "better" and c.i < verb.i), None)
        if better is not None and better.nbor(-1).lower_ in {"had", "'d", "’d"} and verb.lemma_ in STEPPING:
            state = State(sign=mention.side, cue=verb, kind="MUST", steps=1)
            yield reading_of(mention, None, state, verb)
            return
        verb = verb.head


@asked(beside=SEEING)
def _seen_as(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "sees ceding the region as a betrayal", "describes a summit as the only way", where the parser hangs "as" on what is seen so."""
    verb = root.head
    if root.dep_ not in {"dobj", "xcomp", "ccomp"} or verb.lemma_ not in SEEING or syntax.negated(verb):
        return
    for link in (*root.subtree, *verb.children):
        word = next(iter(link.children), None) if link.lower_ == "as" and link.i > root.i else None
        noun = next((c for c in link.children if c.dep_ == "pobj"), word) if word is not None else None
        if noun is None:
            continue
        cue = JUDGING_NOUNS.get(noun.lemma_)
        worth = 1 if noun.lemma_ in NEEDFUL else cue.sign if cue is not None and cue.kind == "JUDGE" else 0
        if not worth or (worth > 0 and (noun.lemma_ not in NEEDFUL or mention.weak)):
            continue
        if worth < 0 and link.head == verb:
            return  # read on the way up
        state = State(sign=worth * mention.side, cue=verb, kind="WANT", steps=1)
        yield from (reading_of(mention, person, state, verb) for person in syntax.subjects(verb))
        return


@asked(on=RESERVED, beside={"conditions", "preconditions"})
def _conditions_set(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the truce is in doubt after Moscow set far-reaching conditions": for that truce."""
    main = root.head
    while main.pos_ not in VERBAL and main.head != main:
        main = main.head
    for clause in main.children:
        if clause.dep_ != "advcl" or clause.i < root.i or mention.side < 0 or not imposed(clause):
            continue
        prices = [c for c in clause.children if c.dep_ == "dobj"]
        if not any(c.dep_ == "prep" for p in (clause, *prices) for c in p.children):
            state = State(sign=1, conditional=True, cue=prices[0], kind="WANT", steps=2)
            yield from (reading_of(mention, person, state, clause) for person in syntax.subjects(clause))


RULES = Rules(
    _behind_colon, _cause, _reason, _with_demands, _wished_for, _had_better, _seen_as, _conditions_set
)
