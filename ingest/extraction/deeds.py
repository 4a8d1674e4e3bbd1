"""Issues named by what is done to whom: to swap civilians, to put Moscow under pressure, to talk.

The verb alone names nothing ("swapped drones for missiles", "talked to reporters"): its object decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.extraction import syntax
from ingest.extraction.other_matters import BODIES, OTHER_MATTERS, RUSSIANS
from ingest.extraction.topic_mentions import TopicMention, objects
from ingest.extraction.tree import Doc, Token, bounds

PEOPLE = frozenset(
    """people person civilian serviceman servicewoman soldier troop fighter personnel man woman wounded sick ill sailor
    marine ukrainians russians""".split()
)
HELD = frozenset(
    "wounded sick ill soldier serviceman servicewoman fighter sailor marine civilian ukrainians".split()
)
OWN_PEOPLE = frozenset("people boy guy hero defender soldier warrior serviceman fighter man".split())
THEIRS = frozenset("his her its their our my".split())
HANDED = frozenset({"over", "back"})
HOMEWARD = frozenset({"home", "back"})
LISTED = frozenset(
    "bank company entity individual person firm tanker ship vessel refinery trader official aircraft".split()
)
TRAINED = frozenset("soldier pilot troop brigade serviceman recruit fighter army force".split())
RUSSIA = RUSSIANS | {"aggressor"}
HARMING = frozenset("target hit hurt cripple squeeze wreck".split())
# Whom one talks to in these talks; to reporters, voters or China one may talk of anything.
PARTNERS = frozenset(
    """russia russians moscow kremlin ukraine ukrainians kyiv kiev side neighbour neighbor enemy other party opponent""".split()
)
# What is done with air defence by those who want it or give it.
GIVEN = frozenset(
    "ask need thank grateful request want promise send get provide give deliver supply hope lack appeal plead beg call".split()
)
READY = frozenset("ready prepared willing unwilling refuse agree decline unready want".split())
MATTERS = frozenset("peace ceasefire truce settlement end war terms anything everything it".split())


def find_deeds(doc: Doc) -> Iterator[TopicMention]:
    for i, lemma in enumerate(doc.lemmas):
        if lemma not in VERBS:
            if lemma in {"defence", "defense"} and i and doc.lowers[i - 1] == "air" and _asked_for(doc[i]):
                yield TopicMention("military_aid", i, i + 1, 1)
            continue
        token = doc[i]
        if lemma in COMING and _russia_at_the_table(token):
            yield TopicMention("talks", i, i + 1, 1)
            continue
        if (token.pos_ == "VERB" or token.tag_ == "VBG") and (topic := _named(token, lemma)) is not None:
            yield TopicMention(topic, i, i + 1, 1)


def _asked_for(noun: Token) -> bool:
    """ "needs air defence", "thanked Washington for air defence": those who use it shoot with it."""
    above = noun.head
    if noun.dep_ == "pobj":  # "asked the seven for": the parser may hang it on either
        above = above.head if above.lower_ in {"for", "with"} else above
        return above.lemma_ in GIVEN or above.head.lemma_ in GIVEN
    return noun.dep_ == "dobj" and above.lemma_ in GIVEN


def _named(verb: Token, lemma: str) -> str | None:
    if lemma in {"talk", "speak"}:
        return "talks" if _talks(verb) else None
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not things and verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.children):
        things = [c for c in verb.head.children if c.dep_ == "nsubj"]  # "Russia has to be put under pressure"
    things += [o for c in things for o in objects(c, {"of"})]  # "hundreds of civilians"
    names = {t.lemma_.casefold() for t in things}
    if lemma in {"exchange", "swap"}:
        counted = any(t.pos_ == "NUM" for t in things) and not objects(verb, {"for", "against"})
        return "prisoners" if counted or not names.isdisjoint(PEOPLE) else None
    if lemma in {"free", "release", "hand"}:
        if lemma == "hand" and HANDED.isdisjoint(c.lower_ for c in verb.children):
            return None
        names |= {o.lemma_.casefold() for o in objects(verb, {"over"})}
        return "prisoners" if not names.isdisjoint(HELD) else None
    if lemma in {"bring", "get"}:
        home = any(c.lower_ in HOMEWARD for c in verb.children)
        own = any(t.lemma_ in OWN_PEOPLE and THEIRS & {c.lower_ for c in t.children} for t in things)
        return "prisoners" if home and own else None
    if lemma in {"blacklist", "designate"}:
        theirs = _of_russia(syntax.subjects(verb))  # "Moscow blacklisted 20 officials"
        return "sanctions" if not theirs and not names.isdisjoint(LISTED) else None
    if lemma in HARMING:  # "threatened to hit its economy"
        owned = {c.lower_ for t in things if t.lemma_ == "economy" for c in t.children}
        theirs = not owned.isdisjoint(RUSSIA | {"russian", "its"})
        return "sanctions" if theirs and verb.head.lemma_ == "threaten" else None
    if lemma in {"put", "place", "keep"}:
        pressed = any(o.lemma_ == "pressure" for o in objects(verb, {"under"}))
        return "sanctions" if pressed and not names.isdisjoint(RUSSIA) else None
    if lemma == "train":
        ours = any(t.lemma_ in TRAINED and "ukrainian" in {c.lower_ for c in t.children} for t in things)
        return "military_aid" if ours else None
    return None


# Kyiv's conferences on peace met without Moscow: that Moscow comes is what makes talks of one.
COMING = frozenset(
    """attend participate participation take join be participant presence attendance represent invite invitation go come""".split()
)
SENT = frozenset(
    "representative delegation official envoy side leadership diplomat participation team leader president".split()
)
CONFERENCES = frozenset({"conference", "summit"})
VERBS = (
    COMING
    | HARMING
    | frozenset(
        "talk speak exchange swap free release hand bring get blacklist designate put place keep train".split()
    )
)


def _russia_at_the_table(word: Token) -> bool:
    """ "Russia should attend the next peace conference", "ruled out its participation in it"; not that it was not invited."""
    if not (named := _conferences(word.doc)):
        return False
    verbal = word.pos_ in {"VERB", "AUX"}
    if verbal and (word.tag_ in {"VBD", "VBZ", "VBP"} or not _yet_to_be(word)):
        return False
    if word.lemma_ in {"take", "be"}:
        ways = {c.lemma_ for c in word.children if c.dep_ in {"dobj", "acomp"}} & {"part", "present"}
        if not ways and not (word.lemma_ == "be" and objects(word, {"at"})):
            return False
    below = [word, *(c for c in word.children if c.dep_ in {"dobj", "acomp"})]
    places = [o for w in below for o in objects(w, {"in", "at", "to", "among"})]
    places += [c for c in word.children if c.dep_ == "dobj"] if verbal else []
    which = any(o.tag_ == "WDT" for o in places)
    if any(o.lemma_ in CONFERENCES for o in places):
        if not any(o.i in named for o in places):
            return False
    elif not (which or (word.lemma_ == "attend" and not places)) or bounds(word) not in {
        bounds(word.doc[i]) for i in named
    }:
        return False  # "a second summit, at which Russians should attend"
    if not verbal:
        whose = [c for c in word.children if c.dep_ in {"poss", "amod"}] + objects(word, {"of", "by", "from"})
        if whose:
            return _of_russia(whose) or any(w.lower_ in {"its", "their"} for w in whose)
        above = word.head.head if word.dep_ == "pobj" else word.head
        return _of_russia(syntax.subjects(above))
    if word.lemma_ == "invite":
        return any(_russians(c) for c in word.children if c.dep_ in {"dobj", "nsubjpass"})
    comers = syntax.subjects(word) or syntax.subjects(word.head) or syntax.subjects(word.head.head)
    return any(_russians(c) for c in comers)


def _of_russia(words: Iterable[Token]) -> bool:
    return any(not RUSSIANS.isdisjoint(below.lower_ for below in word.subtree) for word in words)


def _russians(comer: Token) -> bool:
    """ "Russia", "Russian envoys", "Kyiv and Moscow"; not "China, Russia's ally"."""
    if any(c.lower_ in RUSSIANS for c in (comer, *comer.conjuncts)):
        return True
    theirs = [c for c in comer.children if c.dep_ in {"amod", "poss", "compound"}] + objects(
        comer, {"of", "from"}
    )
    return comer.lemma_.casefold() in SENT and any(w.lower_ in RUSSIANS for w in theirs)


def _yet_to_be(verb: Token) -> bool:
    aux = frozenset(syntax.auxiliaries(verb))
    if not aux.isdisjoint(syntax.FUTURE | syntax.DEONTIC | syntax.POSSIBLE | {"to"}):
        return True
    return verb.tag_ in {"VB", "VBG"} or verb.dep_ == "xcomp" or verb.head.dep_ == "xcomp"


@syntax.once_a_text
def _conferences(doc: Doc) -> frozenset[int]:
    """Where a text names a conference on peace in Ukraine; where it names one "peace conference", "the conference" too."""
    if CONFERENCES.isdisjoint(doc.lemmas):
        return frozenset()
    found, bare = set(), set()
    for i, lemma in enumerate(doc.lemmas):
        if lemma not in CONFERENCES or doc.lowers[i + 1 : i + 2] == ["call"]:
            continue
        below = {t.lower_ for t in doc[i].subtree if t.i > i or t.head.i == i}
        before = doc.lowers[max(i - 3, 0) : i]
        if not BODIES.isdisjoint(below - {"global"}) or not OTHER_MATTERS.isdisjoint(before):
            continue
        if (
            "peace" in below
            or "peace" in before
            or any(o.lower_ == "ukraine" for o in objects(doc[i], {"on"}))
        ):
            found.add(i)
        else:
            bare.add(i)
    return frozenset(found | bare) if found else frozenset()


def _talks(verb: Token) -> bool:
    """ "is ready to talk", "refuses to talk to Kyiv": with the other side, of peace."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_.casefold() not in READY or above.head.lemma_ == "make":
        return False
    partners = objects(verb, {"to", "with"})
    if any(c.dep_ == "prep" and c.lower_ == "on" for c in verb.children):
        return False
    matters = objects(verb, {"about", "of", "over"})
    if any(m.lemma_.casefold() not in MATTERS for m in matters):
        return False
    if not partners and verb.lemma_ == "speak":
        return False
    return all(p.lower_ in PARTNERS for p in partners)
