"""Sides behind a colon, among causes, in a reason given, in demands that annoy: "set out his terms: Kyiv must leave"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import JUDGING_NOUNS, LISTABLE, SUPPOSED
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
GROUNDS = frozenset("reason cause pretext justification motive trigger excuse ground aim goal".split())
WARS = frozenset("invasion war conflict offensive operation attack".split())
SEEING = frozenset(
    "see regard view brand denounce describe condemn treat characterise characterize portray present frame cast".split()
)
NEEDFUL = frozenset(
    "way key priority solution must path necessity essential necessary crucial vital indispensable".split()
)

OWNERS = frozenset({"ukraine", "ukrainian", "russia", "russian"})


def told_terms(root: Token, mention: TopicMention) -> list[Reading]:
    """Every such side on the mention, whose word `root` is."""
    return [replace(r, sure=True) for r in RULES(root, mention)]


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
    if sign:
        state = State(sign=sign, cue=noun, kind="ASK", steps=2)
        people = syntax.holders_of_noun(noun) or syntax.light_subjects(noun)
        yield from (reading_of(mention, person, state, noun) for person in people)


def _side_behind(root: Token, mention: TopicMention, colon: int) -> int:
    """The side of the mention in what is asked for behind the colon; 0 where that is told and not asked for."""
    sign: int = mention.side
    word, asked = root, not any(t.pos_ in VERBAL for t in root.doc[colon : mention.end])
    while True:
        if not mention.start <= word.i < mention.end:
            cue = cue_of(word)
            if cue is not None and cue.kind in {"BLOCK", "ASK", "ACCUSE"}:
                return 0
            if cue is not None and cue.kind in {"CHANGE", "WANT"}:
                sign *= cue.sign
            if word.pos_ in VERBAL and syntax.negated(word):
                sign = -sign
        aux = set(syntax.auxiliaries(word)) if word.pos_ in VERBAL else set()
        asked = asked or bool(aux & syntax.DEONTIC) or (word.tag_ == "VB" and not aux & syntax.POSSIBLE)
        while word.dep_ == "conj" and word.head.i > colon:
            word = word.head
            asked = asked or bool(set(syntax.auxiliaries(word)) & syntax.DEONTIC)
        if word.head == word or word.head.i < colon:
            return sign if asked else 0
        word = word.head


@asked(on={"nato"}, beside=REMOVING)
def _cause(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the root causes must be eliminated, including the alliance's expansion"."""
    if mention.side < 0:
        return
    doc, start = root.doc, bounds(root).start
    before = doc[max(start, mention.start - 12) : mention.start]
    link = next((t for t in before if t.lower_ in INCLUDING), None)
    causes = (t for t in doc[start : link.i] if t.lemma_ in CAUSES) if link is not None else ()
    for cause in causes:
        if any(t.lower_ in ROOTS for t in doc[max(cause.i - 3, start) : cause.i]):
            yield reading_of(mention, None, State(sign=-1, cue=cause, kind="JUDGE", steps=2), cause)
            return


@asked(on={"nato"}, beside=GROUNDS)
def _reason(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "stopping its expansion was one of the reasons Moscow gave for the war"."""
    verb = root.head
    if mention.side > 0 or root.dep_ not in syntax.SUBJECTS or verb.lemma_ != "be":
        return
    below = [t for c in verb.children if c.dep_ == "attr" for t in c.subtree]
    noun = next((t for t in below if t.lemma_ in GROUNDS), None)
    if noun is not None and any(t.lemma_ in WARS for t in below):
        state = State(sign=-1, cue=noun, kind="WANT", steps=2)
        tellers = [s for c in noun.children if c.dep_ == "relcl" for s in c.children if s.dep_ == "nsubj"]
        people = syntax.holders_of_noun(noun) or [p for p in tellers if p.lower_ not in syntax.RELATIVES]
        yield from (reading_of(mention, person, state, noun) for person in people)


@asked(beside={"with"})
def _with_demands(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "tires its partners with constant demands for weapons"."""
    noun = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ != "for" or mention.side < 0:
        return
    if noun.tag_ != "NNS" or noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return
    cue, verb = cue_of(noun), noun.head.head
    verb = verb if verb.pos_ in VERBAL else verb.head
    if cue is None or cue.kind != "ASK" or verb.pos_ not in VERBAL:
        return
    if any(c.dep_ == "dobj" for c in verb.children) and not any(c.dep_ == "poss" for c in noun.children):
        state = State(sign=1, cue=noun, kind="ASK", steps=2)
        yield from (reading_of(mention, person, state, noun) for person in syntax.subjects(verb))


@asked(beside=SEEING)
def _seen_as(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "sees ceding the region as a betrayal", "describes a summit as the only way", where the parser hangs "as" on what is seen so."""
    verb = root.head
    if root.dep_ not in {"dobj", "xcomp", "ccomp"} or verb.lemma_ not in SEEING or syntax.negated(verb):
        return
    for link in (*root.subtree, *verb.children):
        noun = next(iter(link.children), None) if link.lower_ == "as" and link.i > root.i else None
        if noun is None:
            continue
        cue = JUDGING_NOUNS.get(noun.lemma_)
        good = noun.lemma_ in NEEDFUL and not mention.weak
        bad = cue is not None and cue.kind == "JUDGE" and cue.sign < 0
        if not good and (not bad or link.head == verb):  # which is read on the way up
            continue
        state = State(sign=mention.side if good else -mention.side, cue=verb, kind="WANT", steps=1)
        yield from (reading_of(mention, person, state, verb) for person in syntax.subjects(verb))
        return


@asked(on={"territory"}, named=True)
def _whose_land(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Crimea is Ukraine", "the regions are Russian": whose it is, as somebody says; not "is a Russian port"."""
    words = root.doc[mention.start : mention.end]
    verb = next((t for t in words if t.lemma_ in {"be", "remain", "stay"} and t.pos_ in VERBAL), None)
    last = root.doc[mention.end - 1]
    goes_on = last.dep_ in {"amod", "compound", "nmod", "poss"} and last.head.i > last.i
    if verb is None or goes_on or last.lower_ not in OWNERS:
        return
    if syntax.mark(verb) not in SUPPOSED and verb.dep_ != "relcl":
        sign = mention.side * (-1 if syntax.negated(verb) else 1)
        yield reading_of(mention, None, State(sign=sign, cue=verb, kind="JUDGE", steps=1), verb)


RULES = Rules(_whose_land, _behind_colon, _cause, _reason, _with_demands, _seen_as)
