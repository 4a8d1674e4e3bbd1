"""Words that may name an issue where none of its phrases stands: "land", "the exchange", "tariffs", "missiles".

Alone they prove nothing; the learned judge (learned.py) decides whether a side is taken. Words that are a
claim less than one time in 25 in the coded texts ("defence", "missile", "to meet") cost more than they find. Only the
issues that the program came with have such words; an issue added in the admin lives by its phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.extraction.other_matters import (
    BODIES,
    OF_THEIR_OWN,
    RUSSIANS,
    SPORTS,
    THESE_MATTERS,
    UNION,
    far_off,
    for_others,
    going_on,
    of_other_matters,
)
from ingest.extraction.set_phrases import THANKS
from ingest.extraction.sides import ADJECTIVES, VERBS
from ingest.extraction.topic_mentions import MEETINGS, Side, TopicMention, depth, objects
from ingest.extraction.tree import Doc, Span, Token, bounds

CIVIL = frozenset(
    "infrastructure sovereignty integrity independence economy reform refugee farmer grain budget".split()
)
WORDS: dict[str, frozenset[str]] = {
    slug: frozenset(words.split())
    for slug, words in {
        "ceasefire": """silence quiet calm pause lull respite halt hostility bloodshed killing fighting moratorium freeze de-escalation
            fire shooting stop cessation navigation""",
        "prisoners": """exchange swap captive prisoner pow captured body hostage detainee fallen repatriation defender captivity
            home repatriate detain""",
        "memorandum": "document paper vision roadmap text",
        "nato": "nato alliance membership neutrality bloc accession neutral non-aligned admission invitation door",
        "talks": """contact dialogue table negotiate negotiation format istanbul mediation mediator facilitator
            go-between platform sit""",
        "summit": """meeting leader leader-level trilateral three-way four-way person personally face-to-face
            budapest encounter level together""",
        "sanctions": """tariff penalty restriction embargo measure pressure asset consequence package oil fleet tanker sanction
            exemption rosneft lukoil swift punish tighten treasury day""",
        "territory": """land soil territory territorial region donbas donbass crimea donetsk luhansk kherson zaporizhzhia oblast border
            withdraw withdrawal annexation frontline inch troop peninsula referendum constitution recognition recognise
            recognize annex occupy cede""",
        "children": "child kid minor abduct deport",
        "military_aid": """weapon arm arms ammunition patriot tomahawk javelin jet tank aircraft aid assistance support
            interceptor rearm delivery supply equipment shell howitzer system help shipment purchase battery equip
            arming contingent peacekeeper training range supplemental stockpile""",
    }.items()
}
BY_WORD: dict[str, tuple[str, ...]] = {
    word: tuple(sorted(slug for slug, words in WORDS.items() if word in words))
    for word in frozenset().union(*WORDS.values())
}
# The opposite of the proposition by its own sense.
WORDED_THINGS = frozenset(
    "view opinion information experience fire strike message datum draft document blow letter intelligence idea".split()
)
SPOKEN = frozenset("heated angry tense fiery bellicose bitter brief verbal public sharp testy".split())
PACKED = frozenset(
    """aid assistance support defense defence security military weapon arm ammunition missile humanitarian financial system
    equipment help shell interceptor energy economic ukraine kyiv reform""".split()
)
EXCHANGED = frozenset({"exchange", "swap"})
AGAINST = frozenset(
    {("nato", "neutrality"), ("nato", "neutral"), ("nato", "non-aligned"), ("ceasefire", "fire")}
)


NAMING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})

# Words that answer or point at what was named before: "the answer is no", "it should be extended", "Kyiv accepted".
ANSWERS = frozenset(
    """yes no decision step move answer response idea formula deal agreement arrangement example extension request demand
    signal order mistake option""".split()
)
PRONOUNS = frozenset("it this that these those them one such neither none ones they both so".split())
ACCEPTING = frozenset(
    """accept refuse reject decline object oppose support back welcome approve endorse reciprocate comply extend prolong
    dismiss ready prepared willing""".split()
)
COMING = frozenset({"attend", "participate", "take"})  # "Kyiv has confirmed that it will attend"
# What else points at something named: "did the same", "thirty would do", "set the date".
POINTING = frozenset("likewise same thirty such latter".split())
STEPS = frozenset(
    "timetable date condition ultimatum bill draft resolution measure period duration operation".split()
)
KYIVS = frozenset("ukraine kyiv kiev zelensky zelenskyy zelenskiy".split())
# Words of wanting and judging that hardly once in twenty take a side on what was named before.
COMMON = frozenset("ask like hope plan need praise float fear interest hard".split())
# Objects that name no issue.
EMPTY = (
    ANSWERS
    | STEPS
    | {"proposal", "offer", "plan", "initiative", "option", "thing", "matter", "condition", "term", "view"}
)
# What hangs on a word that says itself what it is about.
OWN = frozenset({"xcomp", "ccomp", "acl", "relcl", "oprd"})
ABOUT = frozenset({"to", "with", "for", "of", "about", "from", "into"})
MANY = frozenset({"sanctions", "children", "prisoners", "military_aid"})  # issues that "they" may stand for
# Sentences that an issue stays in mind unnamed: of the mentions added from the third on one in five is a claim.
CARRIED = 5
LOOSE = frozenset({"territory", "talks"})  # whose words any news of the war has: they bring no issue to mind
WORDED = 3  # words that make a sentence: what stands between paragraphs, "Q" and "MINISTER:" take nothing from the mind
HOLDING = frozenset("lack contain include provide offer ignore leave give deprive".split())
CARE = frozenset(
    """security safety health precautionary preventive preventative precaution protective austerity confidence humanitarian
    emergency legislative""".split()
)

JOINING = frozenset("come get sit bring meet put gather be".split())
HELD = frozenset(
    "release return home free captivity captive exchange swap prisoner captured back bring".split()
)
PLACING = frozenset("in at from near for with by about".split())
TERM = "day"  # of an ultimatum: it names the issue where nothing else does
CLAIMING = frozenset("want demand claim insist seek covet".split())
KIDS = frozenset({"child", "kid", "minor"})
# "contacts at any level", "at expert level": no meeting of the leaders.
LOWER = frozenset(
    "any all every expert experts working technical ministerial ambassadorial various different".split()
)


def find_hints(doc: Doc, mentions: Sequence[TopicMention], topics: frozenset[str]) -> Iterator[TopicMention]:
    """One mention a sentence and issue at the most, and only of issues that the sentence does not name otherwise."""
    covered = {i for m in mentions for i in range(m.start, m.end)}
    named: dict[int, list[TopicMention]] = {}
    for mention in mentions:
        named.setdefault(bounds(doc[mention.start]).start, []).append(mention)
    forms, bases = doc.lowers, doc.lemmas
    last: tuple[str, Side] | None = None
    age = 0
    elsewhere, far = going_on(doc), far_off(doc)
    for sentence in doc.sents:
        if of_other_matters(sentence) or sentence.start in elsewhere or far(sentence.start):
            last = None
            continue
        here = named.get(sentence.start, [])
        slugs = {m.topic for m in here}
        if not SPORTS.isdisjoint(forms[sentence.start : sentence.end]):
            slugs.add("sanctions")
        if not UNION.isdisjoint(forms[sentence.start : sentence.end]):
            slugs.add("nato")  # "membership", "the bloc": of the European Union
        taken: dict[str, Token] = {}
        for i in range(sentence.start, sentence.end):
            may = BY_WORD.get(bases[i]) or BY_WORD.get(forms[i])
            if not may or i in covered or (token := doc[i]).pos_ not in NAMING:
                continue
            if _other(token, sentence) or (token.dep_ == "amod" and token.head.i in covered):
                continue
            for slug in may:
                if slug in topics and slug not in slugs and slug not in taken:
                    taken[slug] = token
        stopped = taken.get("ceasefire")
        if (
            stopped is not None
            and stopped.lemma_ in PAUSES
            and "talks" in topics
            and _of_talks(stopped, here, last)
        ):
            del taken["ceasefire"]
            if "talks" not in slugs:
                yield TopicMention("talks", stopped.i, stopped.i + 1, -1, referred=True, weak=True)
        for slug, token in taken.items():
            against = (slug, token.lemma_.casefold()) in AGAINST
            yield TopicMention(slug, token.i, token.i + 1, -1 if against else 1, weak=True)
        age += sum(token.is_alpha for token in sentence) >= WORDED
        if here:
            main = min(here, key=lambda m: (depth(doc, m), m.start))
            last, age = (main.topic, main.side), 0
        elif last is not None and age <= CARRIED and last[0] not in taken:
            anchor = _anchor(sentence, last[0])
            if anchor is not None:
                yield TopicMention(last[0], anchor.i, anchor.i + 1, last[1], referred=True, weak=True)
        if not here and len(taken) == 1 and (last is None or age > CARRIED):
            slug, token = next(iter(taken.items()))
            if slug not in LOOSE or (slug == "territory" and _claimed(token)):
                last, age = (slug, 1), 0


def _other(token: Token, sentence: Span) -> bool:
    """Whether one of WORDS stands for something else here."""
    i, forms, word = token.i, token.doc.lowers, token.doc.lemmas[token.i]
    if i and forms[i - 1] in OF_THEIR_OWN:
        return True
    if word in WORDS["military_aid"] and for_others(token):
        return True
    if word == "help" and token.pos_ == "VERB":
        return True  # "help make sure that …"
    if word == "home" and not KIDS.isdisjoint(token.doc.lemmas[sentence.start : sentence.end]):
        return True  # "every child must come home": no prisoner
    if word == "leader" and not BODIES.isdisjoint(c.lower_ for c in token.children):
        return True  # "a summit with Asian leaders"
    if token.lower_ == "person":
        return forms[i - 1] != "in"  # "a respected person"; leaders meet "in person"
    if word in {"territory", "soil"}:
        return _where(token) or (word == "soil" and forms[i - 1] not in {"of", "our", "its", "their"})
    if word == "together":  # "new steps together with our partners", "we must work together"
        return "with" in forms[i + 1 : i + 2] or token.head.lemma_ not in JOINING
    if word == "defender":  # "grateful to all our defenders": those in captivity alone are to be exchanged
        return HELD.isdisjoint(token.doc.lemmas[sentence.start : sentence.end])
    if word == "system":  # "to restore its systems": of a railway; "its systems shot down": at work
        return token.dep_ in {"dobj", "nsubj"} and any(c.dep_ == "poss" for c in token.children)
    if word == "neutral":  # "meet in a neutral country", "on neutral ground"
        return (
            token.dep_ == "amod"
            and token.head.dep_ == "pobj"
            and token.head.head.lower_ in {"in", "on", "at"}
        )
    if word == "level":
        return not LOWER.isdisjoint(forms[max(0, i - 2) : i])
    if word == "pressure":  # "Kyiv came under pressure", "the pressure on Kyiv"
        return "under" in forms[max(0, i - 3) : i] or not KYIVS.isdisjoint(forms[i + 1 : i + 4])
    if word == "measure":  # "measures to ensure safety", "proper security measures"
        return any(c.dep_ in {"acl", "relcl"} or c.lemma_.casefold() in CARE for c in token.children)
    if word in {"arm", "arms"}:  # "offered her his arm", "an arm of the ministry"
        return token.tag_ == "NN"
    if word == "package":  # "a package of missiles", "a new aid package"
        words = {
            *(c.lemma_ for c in token.children),
            *(o.lemma_ for o in objects(token, {"of", "for", "to"})),
        }
        thanked = any(a.lemma_ in THANKS for a in token.ancestors[:3])  # for aid, and not for sanctions
        return thanked or not words.isdisjoint(PACKED)
    if word == "swift":
        return not token.text.isupper()  # "swift costs": the payment system is written so
    if word == TERM:  # "gave Moscow 50 days": to end the war, or face sanctions
        numbered = any(c.pos_ == "NUM" for c in token.children)
        return not numbered or token.head.lemma_ != "give" or RUSSIANS.isdisjoint(forms[i - 4 : i])
    if word == "silence":
        return any(c.dep_ == "poss" or c.lower_ == "of" for c in token.children)  # "the silence of America"
    if word == "tariff":  # on somebody else's goods
        return THESE_MATTERS.isdisjoint(forms[sentence.start : sentence.end])
    if word == "exchange" and (
        any(o.lemma_ in WORDED_THINGS for o in objects(token, {"of"}))
        or any(c.lemma_.casefold() in SPOKEN for c in token.children)
    ):
        return True  # "an exchange of views", "a heated exchange"
    # "swap drones for missiles": no people
    return word in EXCHANGED and any(c.dep_ == "dobj" for c in token.children)


PAUSES = frozenset({"pause", "halt", "freeze", "stop", "hiatus"})


def _of_talks(pause: Token, here: Sequence[TopicMention], last: tuple[str, Side] | None) -> bool:
    """ "The talks are on pause", "The talks stalled in May. It is time to end the pause": no truce."""
    of_something = {"dobj", "nsubj", "nsubjpass"} if pause.pos_ == "VERB" else {"prep"}
    if any(c.dep_ in of_something and c.lower_ not in {"since", "until", "for"} for c in pause.children):
        return (
            bool(here)
            and all(m.topic in MEETINGS and m.start < pause.i for m in here)
            and pause.tag_ == "VBN"
        )
    topics = {m.topic for m in here} or {last[0] if last else ""}
    return topics <= MEETINGS


def _claimed(land: Token) -> bool:
    """ "Moscow wants all of Donetsk": what is then refused is to give it up."""
    while land.dep_ in {"conj", "pobj", "prep"} and land.lower_ not in PLACING:
        land = land.head
    return land.lemma_ in CLAIMING or (land.dep_ == "dobj" and land.head.lemma_ in CLAIMING)


def _where(token: Token) -> bool:
    """ "on the entire territory of Ukraine": a place, where something else is wanted."""
    return token.dep_ == "pobj" and (
        (
            token.head.lower_ in {"on", "in", "across", "throughout", "within"}
            and any(c.dep_ in {"det", "poss"} for c in token.children)
        )
        or (token.head.lower_ == "to" and token.head.head.lemma_ in {"send", "deploy", "troop", "soldier"})
    )


def _anchor(sentence: Span, topic: str) -> Token | None:
    """The word of a sentence that stands for the issue named before it: a pronoun, an answer, a word of accepting."""
    best: tuple[int, Token] | None = None
    for token in sentence:
        rank = _rank(token, topic)
        if rank and (best is None or rank < best[0]):
            best = rank, token
    return best[1] if best else None


def _rank(token: Token, topic: str) -> int:
    """1 for the surest pointer; 0 for none."""
    if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET", "NUM", "NOUN"}:
        if token.tag_ in {"WDT", "IN"} or _complete(token):
            return 0
        if token.lower_ in {"they", "both"}:
            return 3 if topic in MANY and token.dep_ in {"nsubj", "nsubjpass"} else 0
        return 1 if token.dep_ in {"dobj", "pobj", "nsubjpass"} else 2 if token.dep_ == "nsubj" else 0
    lemma = token.lemma_.casefold()
    if topic in MEETINGS and lemma in COMING and token.tag_ == "VB":
        part = lemma != "take" or any(c.lemma_ == "part" and not c.rights for c in token.children)
        return 1 if part and (lemma == "take" or not _complete(token)) else 0
    if lemma in ANSWERS and token.pos_ in {"NOUN", "INTJ", "DET"}:
        return 1 if token.dep_ != "det" and not _complete(token) else 0
    if token.lower_ in POINTING or (lemma in STEPS and token.pos_ in {"NOUN", "PROPN"}):
        return 4 if not _complete(token) else 0
    cue = VERBS.get(lemma) if token.pos_ == "VERB" else ADJECTIVES.get(lemma) if token.pos_ == "ADJ" else None
    if lemma in ACCEPTING and cue is not None:
        return 3 if not _complete(token) else 0
    if cue is not None and lemma not in COMMON and not _complete(token):
        wants = cue.kind in {"WANT", "ASK", "MAYBE"} or (cue.kind == "JUDGE" and cue.sign < 0)
        return 5 if wants else 0
    return 0


def _complete(token: Token) -> bool:
    """Whether a word says itself what it is about: "agreed with them", "a response to the attack", "those who came"."""
    if token.dep_ in {"amod", "compound"} or (token.dep_ == "acl" and token.lemma_ == "commit"):
        return True  # "the crimes committed there"
    for child in token.children:
        if child.dep_ in OWN or (child.dep_ == "dobj" and not _empty(child)):
            return True
        if child.dep_ == "prep" and child.lower_ in ABOUT and not all(map(_empty, child.children)):
            return True
    return False


def _empty(token: Token) -> bool:
    """Whether an object names nothing itself: "it", "the offer", "such a step"; not "any deal that lacks guarantees"."""
    if token.lemma_.casefold() in EMPTY:
        return not any(c.dep_ in {"relcl", "acl"} and c.lemma_ in HOLDING for c in token.children)
    return token.pos_ in {"PRON", "DET"}
