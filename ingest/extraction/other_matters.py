"""What the phrases name and do not mean: other wars' truces, NATO's summits, calls by phone, a neutral venue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from ingest.extraction import syntax
from ingest.extraction.conferences import of_many
from ingest.extraction.topic_mentions import MEETINGS, TopicMention, head, objects
from ingest.extraction.tree import Doc, Span, Token, bounds

# Other wars and quarrels: their truces, sanctions and talks are none of these issues.
OTHER_MATTERS = frozenset(
    """gaza israel israeli israelis hamas palestinian palestinians hezbollah lebanon iran iranian tehran syria syrian damascus
    afghanistan afghan kabul africa african ramaphosa china chinese beijing india indian delhi pakistan pakistani taiwan korea korean pyongyang
    venezuela venezuelan greenland canada canadian mexico mexican serbia kosovo moldova moldovan georgia georgian
    armenia armenian azerbaijan azerbaijani karabakh yerevan baku pakistan houthi houthis yemen libya sudan taliban""".split()
)
# At war with nobody: a truce that they are to help bring about is Ukraine's.
AT_PEACE = frozenset("china chinese beijing africa african ramaphosa canada canadian mexico mexican".split())
OURS = frozenset(
    "ukraine ukrainian ukrainians kyiv kiev zelensky zelenskyy zelenskiy donbas donbass crimea".split()
)
THESE_MATTERS = OURS | frozenset("russia russian russians moscow kremlin putin".split())
POSTED = frozenset("base basis barrack garrison position post front frontline battlefield unit duty".split())
# Whose summit is no meeting of the two leaders.
BODIES = frozenset(
    """nato g7 g-7 g20 g-20 eu european alliance csto brics sco cis apec asean union arab vilnius hague madrid
    climate global coalition african asian turkic francophone gulf central balkan nordic baltic""".split()
)
BY_PHONE = frozenset({"phone", "telephone"})  # a call is neither a round of talks nor a meeting
UNION = frozenset({"eu", "european", "brussels"})  # whose membership, and which bloc
ALLIANCE = frozenset(
    {
        "nato",
        "alliance",
        "alliances",
        "atlantic",
        "neutral",
        "neutrality",
        "aligned",
        "alignment",
        "nonaligned",
    }
)
SPORTS = frozenset(
    "athletes athlete olympic olympics paralympic doping anti-doping fifa uefa wada ioc sport sports sporting".split()
)
WARRING = frozenset({"ukraine", "russia"})
AWAY = 300  # words: a page
# Words without a full stop: the headlines of a site's menu, run together; the longest coded sentence that holds a claim has 76.
MENU = 100
LABEL = 4  # words and marks: "Gaza.", "The Middle East:"
ENDS = frozenset({".", "!", "?", '"', "”", "’", ":"})
PLACES = frozenset({"country", "ground", "place", "venue", "state", "territory", "location", "city"})
# "told reporters with his Syrian counterpart": company, not matter.
COMPANY = frozenset("counterpart colleague guest correspondent journalist".split())


def of_other_matters(sentence: Span, topic: str = "") -> bool:
    """A sentence on another war that names nobody of this one, or two of the other and nothing Ukrainian."""
    words = sentence.doc.lowers[sentence.start : sentence.end]
    matters = OTHER_MATTERS - AT_PEACE if topic == "ceasefire" else OTHER_MATTERS
    if matters.isdisjoint(words):
        return False
    if not THESE_MATTERS.isdisjoint(words):
        two = len(OTHER_MATTERS.intersection(words)) > 1 and OURS.isdisjoint(words)
        return two and "sanctions" not in words
    others = [t for t in sentence if t.lower_ in OTHER_MATTERS]
    return any((t.head.head if t.dep_ == "conj" else t.head).lemma_ not in COMPANY for t in others)


@syntax.once_a_text
def going_on(doc: Doc) -> frozenset[int]:
    """Where sentences begin that go on about another war without a name of their own: "Hamas wants a truce. The army
    turned down a pause that Washington proposed." An item's own heading counts as the sentence before. And menus."""
    menus = frozenset(s.start for s in doc.sents if s.end - s.start > MENU)
    if OTHER_MATTERS.isdisjoint(doc.lowers):
        return menus
    begins = {segment.start for segment in doc.segments}
    sides = {i for m in doc.mentions if m.party in WARRING for i in range(m.start, m.end)}
    found: set[int] = set()
    theirs = heading = label = False
    for sentence in doc.sents:
        words = [w for w in doc.lowers[sentence.start : sentence.end] if not w.isspace()]
        if not words:
            continue
        if not begins.isdisjoint(range(sentence.start, sentence.end)) and not heading:
            theirs = False
        heading = words[-1] not in ENDS
        if of_other_matters(sentence):
            theirs = True
            label = len(words) <= LABEL and words[-1] in {".", ":"} and "," not in words  # no dateline
        elif theirs and label and OURS.isdisjoint(words):
            found.add(sentence.start)
        elif not THESE_MATTERS.isdisjoint(words) or not sides.isdisjoint(range(sentence.start, sentence.end)):
            theirs = False
        elif theirs:
            found.add(sentence.start)
    return menus.union(found)


@syntax.once_a_text
def far_off(doc: Doc) -> Callable[[int], bool]:
    """Whether a word stands where for AWAY words around nothing of this war is named: a briefing's other business, or a
    page of other news."""
    sides = {i for m in doc.mentions if m.party in WARRING for i in range(m.start, m.end)}
    named = sorted(sides.union(i for i, word in enumerate(doc.lowers) if word in THESE_MATTERS))
    if not named:
        title = set(re.findall(r"\w+", doc.context.title.casefold()))
        other = len(doc) > AWAY and THESE_MATTERS.isdisjoint(title)
        return lambda i: other

    def far(i: int) -> bool:
        k = bisect_left(named, i - AWAY)
        return k == len(named) or named[k] > i + AWAY

    return far


def without_others(doc: Doc, mentions: list[TopicMention]) -> list[TopicMention]:
    """Without what the phrases name and do not mean: other wars' truces, NATO's summits, a neutral venue."""
    elsewhere: dict[tuple[int, bool], bool] = {
        (start, truce): True for start in going_on(doc) for truce in (True, False)
    }
    summits = [m for m in mentions if m.topic == "summit" and not _over(doc, m)]
    papers = [m for m in mentions if m.topic == "memorandum"]
    truces = [m for m in mentions if m.topic == "ceasefire" and m.side > 0]
    kept = []
    far = far_off(doc)
    theirs = False  # the summit last named was NATO's, or another body's
    for mention in sorted(mentions, key=lambda m: m.start):
        if far(mention.start):
            continue
        root = head(doc, mention)
        where = bounds(root).start, mention.topic == "ceasefire"
        if where not in elsewhere:
            elsewhere[where] = of_other_matters(root.sent, mention.topic)
        if elsewhere[where]:
            continue
        if _misnamed(doc, mention, root):
            theirs = theirs or (mention.topic == "summit" and not of_many(doc, mention, root))
            continue
        if mention.topic == "summit":
            if theirs and mention.end - mention.start == 1 and root.lower_ == "summit":
                continue  # "the summit", after "the NATO summit"
            theirs = False
        if mention.topic == "talks" and any(
            s.start <= mention.start < s.end or mention.start <= s.start < mention.end for s in summits
        ):
            continue  # "a direct meeting with Putin", "talks between the presidents"
        if any(p.start <= mention.start and mention.end <= p.end and p != mention for p in papers):
            continue  # "a written vision of a ceasefire": a paper, not yet a ceasefire
        if mention.topic == "military_aid" and any(
            t.start <= mention.start and mention.end <= t.end for t in truces
        ):
            continue  # "the weapons must fall silent"
        kept.append(mention)
    return kept


def _over(doc: Doc, mention: TopicMention) -> bool:
    """ "brief leaders and negotiate on after the meetings": of two things, not one."""
    inner = doc[mention.start + 1 : mention.end - 1]
    return mention.topic in MEETINGS and any(t.lower_ in BEHIND for t in inner)


def _misnamed(doc: Doc, mention: TopicMention, root: Token) -> bool:
    first, last = doc[mention.start], doc[mention.end - 1]
    if _over(doc, mention):
        return True
    if mention.topic == "prisoners" and any(
        t.lemma_ in POSTED and t.head.lower_ == "to" for t in doc[root.i : min(root.i + 10, bounds(root).end)]
    ):
        return True  # "the return of Russian troops to their bases": none of them was a captive
    if mention.topic == "summit" and root.lemma_.casefold() == "summit":
        theirs = [o for o in objects(root, {"of", "with"}) if o.lemma_ == "leader"]  # "with African leaders"
        own = (w.lower_ for o in (root, *theirs) for w in (*o.children, *objects(o, {"of", "in", "at"})))
        return not BODIES.isdisjoint(own) or of_many(doc, mention, root)
    if mention.topic == "sanctions" and not SPORTS.isdisjoint(
        doc.lowers[bounds(root).start : bounds(root).end]
    ):
        return True
    if mention.topic == "talks" and (_with_others(doc, root) or _on_other_business(doc, mention, root)):
        return True
    if (
        mention.topic == "talks"
        and mention.side < 0
        and doc.lowers[mention.end - 1 : mention.end + 1] == ["on", "to"]
    ):
        return True  # "will move on to trade": to what is next
    if mention.topic == "ceasefire" and first.dep_ == "pobj" and root.pos_ == "VERB":
        return True  # "deliveries of weapons must stop"
    if mention.topic == "ceasefire" and "grain" in doc.lowers[mention.start : mention.end]:
        return True  # "left the Black Sea grain deal": shipping, not fire
    if mention.topic == "memorandum" and _made_public(doc, mention, root):
        return True
    if mention.topic in MEETINGS and any(c.lower_ in BY_PHONE for c in root.children):
        return True
    if mention.topic == "nato":
        words = doc.lowers[bounds(root).start : bounds(root).end]
        if not UNION.isdisjoint(words) and ALLIANCE.isdisjoint(words):
            return True
        if OURS.isdisjoint(words) and not NEW_MEMBERS.isdisjoint(words) and THEIR_OWN.isdisjoint(words):
            return True  # "backs Sweden's bid to join the alliance"
    if mention.topic == "nato" and first.lower_ == "neutral" and last.lemma_.casefold() in PLACES:
        return root.dep_ == "pobj" and root.head.lower_ in {"in", "on", "at"}
    if mention.topic == "territory" and last.lower_ in {"russian", "ukrainian"} and last.dep_ == "amod":
        return last.head.i > last.i and last.head.lemma_ not in LANDS  # "Crimea is a Russian naval base"
    if mention.topic == "territory" and last.lower_ == "away":  # "give away weapons"
        return any(c.dep_ in {"dobj", "nsubjpass"} and c.lemma_.casefold() in GIVEN for c in root.children)
    if mention.topic == "sanctions" and _on_others(doc, mention, root):
        return True
    if mention.topic == "territory" and any(t.lower_ in PEOPLE for t in doc[mention.start : mention.end - 1]):
        return first.lower_ in RETURNING  # "the return of the children from the occupied territories"
    if mention.topic == "military_aid" and any(
        c.lower_ in OF_THEIR_OWN for t in doc[mention.start : mention.end] for c in (t, *t.children)
    ):
        return True  # "will not use nuclear weapons": none that Kyiv is given
    if mention.topic == "military_aid" and any(map(for_others, (root, *doc[mention.start : mention.end]))):
        return True
    if mention.topic == "military_aid" and root.head.lemma_ in FIRED and root.dep_ in SHOT:
        return True  # "exchanged long-range missiles overnight", "its systems shot down six drones"
    if mention.topic == "children" and "evacuation" in {root.lemma_, root.head.lemma_, root.head.head.lemma_}:
        return True  # from a town under fire
    if mention.topic == "summit" and any(c.lower_ == "military" for c in root.children):
        return True  # "a high-level military dialogue"
    if (mention.topic == "military_aid" and last.lower_ in {"ukraine", "kyiv"}) or (
        mention.topic == "summit" and (last.pos_ == "PROPN" or last.lower_ in {"president", "leader"})
    ):  # "support Ukraine's integrity", "to see Putin's papers"
        return mention.end < len(doc) and doc[mention.end].tag_ == "POS"
    if mention.topic == "memorandum" and last.lower_ == "terms" and last.dep_ == "pobj":
        return last.head.lower_ in {"on", "in"}  # "peace on its own terms"
    return mention.topic == "memorandum" and mention.start > 0 and doc[mention.start - 1].lower_ == "budapest"


def for_others(arms: Token) -> bool:
    """ "sell jets to Turkey", "Ankara wants to buy missiles": arms for a third country."""
    verb = arms.head if arms.dep_ == "dobj" else arms
    if arms.dep_ == "pobj" and arms.head.lower_ == "with":  # "supply Turkey with jets"
        verb = arms.head.head
    given = [*objects(arms, {"to", "for"}), *objects(verb, {"to", "for"})]
    given += [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c != arms]
    if any(t.lower_ in ARMED for g in given for t in (g, *g.children)):
        return OURS.isdisjoint(t.lower_ for g in given for t in g.subtree)
    if verb.lemma_ not in {"buy", "purchase", "acquire"} or any(t.lower_ in OURS for t in arms.sent):
        return False
    return any(s.lower_ in ARMED for s in syntax.subjects(verb))


def _on_others(doc: Doc, mention: TopicMention, root: Token) -> bool:
    """ "lift the sanctions on Turkey", "sanctions against a former minister of Ukraine": none on Russia."""
    words = [doc[i] for i in range(mention.start, mention.end)] + [root]
    named = next((t for t in words if t.lemma_ in {"sanction", "restriction", "measure"}), root)
    on = objects(named, ON) or objects(root, ON)
    if not on and root.dep_ == "dobj":
        on = objects(root.head, ON)  # "imposed sanctions on"
    elsewhere = {o.lower_ for o in on} | {c.lower_ for c in named.children}
    if elsewhere & SANCTIONED_ELSEWHERE and elsewhere.isdisjoint(RUSSIANS):
        return True  # "Syria sanctions"
    below = {t.lower_ for target in on for t in target.subtree}
    return bool(below & SANCTIONED) and below.isdisjoint(RUSSIANS)


def _on_other_business(doc: Doc, mention: TopicMention, root: Token) -> bool:
    """ "trade talks", "negotiations on tariffs", "negotiate a budget"."""
    if root.lemma_ not in TALKING | {"negotiate", "round"}:
        return False
    matters = [*objects(root, {"on", "over", "about", "regarding", "of"})]
    matters += [c for c in root.children if c.dep_ == "dobj"]
    named = [*(doc[i] for i in range(mention.start, mention.end)), *root.children]
    named += [w for m in matters for w in (m, *m.children) if w.dep_ not in {"acl", "relcl"}]
    return any(w.lemma_.casefold() in BUSINESS for w in named)


def _made_public(doc: Doc, mention: TopicMention, root: Token) -> bool:
    """ "rejected the peace proposal", "presented a peace plan at the summit": judged or told, handed to nobody."""
    if "peace" not in doc.lowers[mention.start : mention.end]:
        return False
    if root.pos_ == "VERB":
        return any(o.lemma_.casefold() in STAGES for o in objects(root, {"at", "to", "before", "in"}))
    return root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_ in JUDGING


def _with_others(doc: Doc, root: Token) -> bool:
    """ "talks with Lukoil", "negotiations with China", "with our partners": with nobody of these parties."""
    partners = objects(root, {"with"}) if root.lemma_ in TALKING else []
    if not partners or any(p.pos_ != "PROPN" for p in partners):
        return bool(partners) and all(p.lemma_ in {"partner", "ally"} for p in partners)
    names = [t for p in partners for w in (p, *p.conjuncts) for t in w.subtree]
    return not any(
        m.party or m.kind == "group" for t in names for m in doc.mentions if m.start <= t.i < m.end
    )


TALKING = frozenset({"talk", "negotiation"})
BUSINESS = frozenset(
    """trade tariff climate budget budgetary coalition wage pay salary debt merger takeover contract brexit accession
    spending customs import export investment""".split()
)
# To whom arms go that are none for Kyiv.
ARMED = (OTHER_MATTERS - AT_PEACE) | frozenset(
    "turkey türkiye ankara erdogan poland warsaw greece romania hungary qatar riyadh japan russia moscow".split()
)
STAGES = frozenset("summit forum conference assembly congress parliament g20 g7 rada duma public".split())
JUDGING = frozenset(
    "reject accept dismiss welcome back support oppose endorse criticise criticize praise rebuff".split()
)
LANDS = frozenset("territory land soil region city peninsula".split())
NEW_MEMBERS = frozenset("hungary hungarian sweden swedish finland finnish stockholm helsinki".split())
THEIR_OWN = frozenset({"neutral", "neutrality", "eastward", "eastwards", "russia", "moscow"})
# Whose sanctions are none on Russia: Turkey's for its purchases, Kyiv's against its own citizens, a court's judges.
SANCTIONED = frozenset(
    """turkey turkish ankara türkiye ukraine ukrainian ukrainians kyiv mali cuba icc court judges israel iran poroshenko
    hungary hungarian""".split()
)
ON = {"on", "against"}
# Whose sanctions have nothing to do with this war, as those on Moscow's suppliers and buyers have.
SANCTIONED_ELSEWHERE = (
    OTHER_MATTERS - AT_PEACE - frozenset("india indian delhi korea korean pyongyang iran iranian".split())
)
RUSSIANS = frozenset("russia russian russians moscow kremlin putin pro-russian traitors".split())
BEHIND = frozenset({"after", "following", "amid", "ahead"})
GIVEN = frozenset(
    """weapon arm missile ammunition money secret system tank jet stock equipment tomahawk tomahawks patriot patriots drone
    shell aircraft plane interceptor taurus atacms""".split()
)
PEOPLE = frozenset(
    "child children kids minors prisoners pows civilians people residents refugees citizens hostages bodies".split()
)
RETURNING = frozenset("return returning returns restoration recover regain evacuation".split())
FIRED = frozenset("exchange launch shoot down intercept".split())
SHOT = frozenset({"dobj", "nsubj", "nsubjpass"})
OF_THEIR_OWN = frozenset({"nuclear", "chemical", "biological", "strategic", "proliferation"})
