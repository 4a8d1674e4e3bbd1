"""Issues named by what is done to whom: to swap civilians, to put Moscow under pressure, to invite Putin to Kyiv, to talk,
to fight on.

The verb alone names nothing ("swapped drones for missiles", "invited journalists"): its object decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ingest.extraction import syntax
from ingest.extraction.other_matters import BODIES, OTHER_MATTERS, RUSSIANS
from ingest.extraction.pronouns import FIRST, HE, IT, THEY
from ingest.extraction.topic_mentions import TopicMention, objects
from ingest.extraction.tree import Bounds, Doc, Token, bounds

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
DEFENCE = frozenset({"defence", "defense"})
# "anti-aircraft missiles", in one token or three.
DEFENDING = frozenset("missile weapon system battery gun".split())
ANTI = frozenset("aircraft missile drone anti-aircraft anti-missile anti-drone antiaircraft".split())
# What is done with air defence by those who want it or give it; those who use it shoot with it.
GIVEN = frozenset(
    """ask need thank grateful request want promise send get provide give deliver supply hope lack appeal plead plea beg call
    priority""".split()
)
# Whom one talks to in these talks; to reporters, voters or China one may talk of anything.
PARTNERS = frozenset(
    """russia russians moscow kremlin ukraine ukrainians kyiv kiev side neighbour neighbor enemy other party opponent""".split()
)
READY = frozenset("ready prepared willing unwilling refuse agree decline unready want".split())
MATTERS = frozenset("peace ceasefire truce settlement end war terms anything everything it".split())
# "will go on with the operation until its goals are met": who fights on wants no truce yet.
GOING_ON = frozenset("continue keep go press pursue carry push proceed persist fight".split())
WARFARE = frozenset("war offensive fighting fight campaign operation".split())
OF_ARMS = frozenset({"military", "special"})
WAR_AIMS = frozenset("goal objective aim task".split())
BY_FORCE = frozenset({"militarily", "battlefield", "force", "military"})
# What Moscow's army will do, or does until it gets its way; what it does today is news of the front.
MEANT = frozenset(
    "want vow pledge promise intend plan determined determine ready resolve swear threaten".split()
)
HARMING = frozenset("target hit hurt cripple squeeze wreck".split())
UNTIL = frozenset({"until", "till", "unless"})


def find_deeds(doc: Doc, leaders: Mapping[int, str]) -> Iterator[TopicMention]:
    for i, lemma in enumerate(doc.lemmas):
        if lemma not in VERBS:
            before = doc.lowers[i - 1] if i else ""
            named = lemma in DEFENCE and before in {"air", "-"}
            if (named or (lemma in DEFENDING and before in ANTI)) and _asked_for(doc[i]):
                yield TopicMention("military_aid", i, i + 1, 1)
            continue
        token = doc[i]
        if lemma in COMING and _russia_at_the_table(token):
            yield TopicMention("talks", i, i + 1, 1)
            continue
        if lemma in GOING_ON and (start := _fights_on(token)) is not None:
            yield TopicMention("ceasefire", start, i + 1, -1)
        if (token.pos_ == "VERB" or token.tag_ == "VBG") and (
            topic := _named(token, lemma, leaders)
        ) is not None:
            theirs = topic == "territory" and not _of_russia(syntax.subjects(token))
            yield TopicMention(topic, i, i + 1, -1 if theirs else 1)


def _named(verb: Token, lemma: str, leaders: Mapping[int, str]) -> str | None:
    if lemma in {"talk", "speak"}:
        return "talks" if _talks(verb) else None
    if lemma == "join":
        return "nato" if _ukraine_joins(verb) else None
    if lemma in KEEPING and _land_wanted(verb):
        return "territory"
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not things and verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.children):
        things = [c for c in verb.head.children if c.dep_ == "nsubj"]  # "Russia has to be put under pressure"
    things += [o for c in things for o in objects(c, {"of"})]  # "hundreds of civilians"
    names = {t.lemma_.casefold() for t in things}
    if lemma == "invite":
        return "summit" if _leader_invited(verb, things, leaders) else None
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
        if any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children) or _of_russia(
            syntax.subjects(verb)
        ):
            return None  # "designated as a foreign agent"
        return "sanctions" if not names.isdisjoint(LISTED) else None
    if lemma in {"suffocate", "strangle"}:
        return "sanctions" if names & {"economy", "machine", "revenue"} else None
    if lemma in HARMING:  # "threatened to hit its economy"
        owned = {c.lower_ for t in things if t.lemma_ == "economy" for c in t.children}
        theirs = not owned.isdisjoint(RUSSIA | {"russian", "its"})
        return "sanctions" if theirs and verb.head.lemma_ == "threaten" else None
    if lemma in {"put", "place", "keep"}:
        pressed = any(o.lemma_ == "pressure" for o in objects(verb, {"under"}))
        return "sanctions" if pressed and not names.isdisjoint(RUSSIA) else None
    if lemma == "train":
        ours = any(
            t.lemma_ in TRAINED and "ukrainian" in {c.lower_ for c in t.children} for t in things
        ) or not names.isdisjoint({"ukrainians"})
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
    GOING_ON
    | COMING
    | HARMING
    | frozenset(
        """talk speak join invite exchange swap free release hand bring get blacklist designate suffocate strangle put place keep train
    retain hold annex""".split()
    )
)
KEEPING = frozenset("keep hold retain annex".split())
CLAIMING = frozenset("want seek intend hope plan insist demand wish".split())
CLAIMANTS = RUSSIANS | frozenset("ukraine kyiv kiev zelensky zelenskyy zelenskiy".split())
LAND = frozenset("land territory region province oblast soil ground peninsula".split())


def _land_wanted(verb: Token) -> bool:
    """ "land that Moscow wants to keep": Kyiv's wish to keep its own is the other side (find_deeds)."""
    wanting = verb.head
    if verb.dep_ != "xcomp" or wanting.lemma_ not in CLAIMING:
        return False
    if any(c.dep_ == "dobj" and c.lower_ not in {"that", "which"} for c in verb.children):
        return False
    first = wanting.head if wanting.dep_ == "conj" else wanting
    if first.dep_ != "relcl" or not any(w.lemma_ in LAND for w in (first.head, first.head.head.head)):
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in CLAIMANTS for c in wanting.children)


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
    place = bounds(word)
    return any(_russians(c) or (c.lower_ in IT | FIRST and _told_of_russia(c, place)) for c in comers)


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


def _fights_on(verb: Token) -> int | None:
    """ "Moscow will continue its special military operation", "the war will go on until Kyiv yields": where it begins."""
    if verb.pos_ != "VERB" or (verb.lemma_ == "fight" and not _onward(verb)):
        return None
    if verb.dep_ == "xcomp" and verb.head.lemma_ in GOING_ON:
        return None
    sentence = bounds(verb)
    words = frozenset(verb.doc.lowers[sentence.start : sentence.end])
    meant = not syntax.FUTURE.isdisjoint(syntax.auxiliaries(verb)) or verb.head.lemma_ in MEANT
    if not meant and (UNTIL.isdisjoint(words) or verb.dep_ == "xcomp"):
        return None
    doers = syntax.subjects(verb)
    deeds = [verb, *(c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i)]
    things = [c for d in deeds for c in d.children if c.dep_ == "dobj"]
    things += [o for d in deeds for o in objects(d, {"on", "with", "in"})]
    if not things and any(d.lemma_ in CAMPAIGNS for d in doers):  # "the operation will continue"
        return doers[0].i if _of_this_war(doers[0], words) and doers[0].i < verb.i else None
    fights = any(d.lemma_ == "fight" and not things for d in deeds)
    if not fights and not any(_of_this_war(t, words) for t in things):
        return None
    theirs = (_of_russia((d,)) or (d.lower_ in SPOKEN_OF and _told_of_russia(d, sentence)) for d in doers)
    return verb.i if any(theirs) else None


def _onward(verb: Token) -> bool:
    return any(c.lower_ in {"on", "further"} for c in verb.children)


def _of_this_war(noun: Token, words: frozenset[str]) -> bool:
    """ "the special military operation", "its war", "the goals of the operation"; no rescue, no economy."""
    below = {c.lower_ for c in noun.children}
    if noun.lemma_ in WAR_AIMS:
        return any(_of_this_war(o, words | KYIVS) for o in objects(noun, {"of"})) or not BY_FORCE.isdisjoint(
            words
        )
    if noun.lemma_ not in WARFARE or not below.isdisjoint(OTHER_FIGHTS):
        return False
    if any(o.lower_ not in KYIVS for o in objects(noun, {"against", "for"})):
        return False  # "its fight against corruption"
    if noun.lemma_ in {"operation", "campaign"}:
        return not OF_ARMS.isdisjoint(below) or not KYIVS.isdisjoint(words)
    return True


JOINING = frozenset({"ukraine", "kyiv", "kiev"})
ALLIED = frozenset({"nato", "alliance"})
KYIVS = frozenset("kyiv kiev ukraine ukrainian ukrainians donbas donbass donetsk".split())
CAMPAIGNS = frozenset({"operation", "offensive", "campaign"})
OTHER_FIGHTS = frozenset(
    "rescue police search trade cyber information election relief cold price tariff counter-terrorism".split()
)


SPOKEN_OF = HE | IT | THEY | FIRST | {"army", "forces", "troops"}


def _told_of_russia(doer: Token, sentence: Bounds) -> bool:
    """Whether Russia is who was named last before a pronoun; for "we", whether only Russians are named as speaking."""
    if doer.lower_ in FIRST:
        people = {m.party for m in doer.doc.mentions if m.person and sentence.start <= m.start < sentence.end}
        return people == {"russia"}
    before = [m for m in doer.doc.mentions if m.party and m.start < doer.i]
    return bool(before) and before[-1].party == "russia"


def _of_russia(words: Iterable[Token]) -> bool:
    return any(not RUSSIANS.isdisjoint(below.lower_ for below in word.subtree) for word in words)


def _leader_invited(verb: Token, things: list[Token], leaders: Mapping[int, str]) -> bool:
    """ "Putin invited his American counterpart to Moscow": one of the two is Russia's."""
    known = any(t.i in leaders or t.lemma_ in {"counterpart", "host"} for t in things)
    places = objects(verb, {"to"})
    if not known or not places:
        return False
    return _of_russia((*things, *syntax.subjects(verb))) or any(p.lower_ in RUSSIANS for p in places)


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


def _ukraine_joins(verb: Token) -> bool:
    """ "Were Kyiv to join", in a text on NATO; who "will join" or "is not ready to join" says nothing of it."""
    if verb.tag_ in {"VBD", "VBN"} or verb.head.lemma_ in READY or "will" in syntax.auxiliaries(verb):
        return False
    if any(c.dep_ in {"dobj", "prep"} for c in verb.children):
        return False
    joining = syntax.subjects(verb) or syntax.subjects(verb.head)
    return any(s.lower_ in JOINING for s in joining) and not ALLIED.isdisjoint(verb.doc.lowers)


def _asked_for(noun: Token) -> bool:
    """ "thanked Washington for air defence", "air defence is the priority"."""
    above = noun.head
    if noun.dep_ == "pobj":
        asked = {
            above.head.lemma_.casefold(),
            above.head.head.lemma_,
        }  # "asked the seven for": the parser may hang it on either
        return above.lower_ in {"for", "with", "on"} and not asked.isdisjoint(GIVEN)
    if noun.dep_ == "nsubj":
        return above.lemma_ == "be" and any(c.lemma_ in GIVEN for c in above.children)
    return noun.dep_ == "dobj" and above.lemma_ in GIVEN
