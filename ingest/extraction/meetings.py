"""Who meets decides the issue: leaders make a summit, delegations make talks."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ingest.extraction import syntax
from ingest.extraction.groups import groups_of, several
from ingest.extraction.other_matters import BY_PHONE
from ingest.extraction.pronouns import HE
from ingest.extraction.sides import LISTABLE
from ingest.extraction.titles import TWO_AS_ONE
from ingest.extraction.topic_mentions import TopicMention, objects
from ingest.extraction.tree import Doc, Token, begun, bounds

HEAD = 4  # positions.vocabulary.Authority.HEAD
DELEGATES = frozenset(
    {"delegation", "team", "negotiator", "representative", "side", "counterpart", "envoy", "group"}
)
TRAVELS = frozenset(
    {"be", "arrive", "travel", "fly", "go", "attend", "come", "participate", "meet", "take", "head"}
)
SIDES = frozenset("side party neighbour neighbor".split())
READY = frozenset({"ready", "prepared", "willing", "refuse", "agree", "decline", "propose", "offer", "want"})
TALKING = frozenset({"talk", "negotiation", "conversation", "dialogue"})
MEETINGS = frozenset({"meeting", "encounter"})
SPEAKING = frozenset({"talk", "speak", "negotiate", "converse"})
WAYS_TO_MEET = frozenset({"trilateral", "bilateral", "three-way", "face-to-face", "one-on-one"})
FACE_TO_FACE = frozenset({"face", "face-to-face", "in-person"})
MEETING = TALKING | MEETINGS | DELEGATES | SPEAKING | WAYS_TO_MEET | {"meet"}
# What is of the teams where no leader is named with it: "the trilateral format", "a three-way meeting with Moscow".
FORMATS = frozenset("meeting format round encounter session".split())
TEAMS = frozenset({"delegation", "team", "negotiator"})
OF_LEADERS = frozenset("leader leadership president presidential head high top summit".split())
WHOSE = {"with", "between", "of", "among", "for"}
PLACES = {"kyiv": "ukraine", "kiev": "ukraine", "ukraine": "ukraine", "moscow": "russia", "kremlin": "russia"}
HOSTS = frozenset({"france", "turkey"})  # "to meet Erdogan in Ankara": a visit
NAMING = frozenset({"amod", "compound", "nmod", "poss"})
MANNER = frozenset({"face", "eye"})  # "to meet face to face", "eye to eye": nobody who is met


def leaders_of(doc: Doc) -> dict[int, str]:
    """The words that name a leader, each with the leader's party."""
    return {
        i: m.party or ""
        for m in doc.mentions
        if m.authority >= HEAD
        and (
            m.kind == "person"
            or (m.kind == "office" and doc[m.end - 1].lemma_.casefold() in {"president", "leader"})
        )
        for i in range(m.start, m.end)
    }


def meetings(doc: Doc, parties: dict[int, str]) -> list[TopicMention]:
    """Who meets decides the issue: leaders make a summit, delegations make talks. `parties` are those of the leaders."""
    leaders = set(parties)
    lesser = {
        i for m in doc.mentions if m.kind == "person" and m.authority < HEAD for i in range(m.start, m.end)
    }
    found: list[TopicMention] = []
    for i, lemma in enumerate(doc.lemmas):
        if lemma not in MEETING:
            continue
        token, end, topic = doc[i], i + 1, ""
        if lemma == "meet" and token.pos_ == "VERB":
            others = [c for c in token.children if c.dep_ == "dobj" and c.lower_ not in MANNER]
            manner = [w for w in token.subtree if w.lower_ in MANNER and w.i <= i + 3]
            others += [o for w in (token, *manner) for o in objects(w, {"with"})]
            if manner and end in leaders and not others:
                others = [doc[end]]  # "to meet Putin face to face": read as his face by the parser
            if any(o.i in leaders and parties[o.i] not in HOSTS for o in others):
                topic = "summit"
            elif any(o.lemma_.casefold() in DELEGATES for o in others):
                topic = "talks"
            elif not others and _both_leaders(token, leaders):
                topic = "summit"
            elif not others and (_as_three(token) or _ready(token)):
                topic = "talks"
            if others:
                end = max(end, others[0].i + 1)
        elif lemma in TALKING and token.pos_ == "NOUN":
            two = len(set(_names_before(token, parties))) > 1
            if two or _at_their_level(token) or _in_person(token, leaders):
                topic = "summit"
        elif lemma in WAYS_TO_MEET and token.dep_ not in {"amod", "compound", "nmod"}:
            if any(o.i in leaders or o.lemma_ in OF_LEADERS for o in objects(token, WHOSE)):
                topic = "summit"
        elif lemma in SPEAKING and token.pos_ == "VERB":
            if _enemies(token, parties):
                topic = "summit"
        elif lemma in MEETINGS and token.pos_ == "NOUN":
            others = objects(token, {"with", "between", "of"})
            others += [c for c in token.children if c.dep_ in {"compound", "poss", "nmod"}]
            if any(o.i in lesser for o in others):
                continue  # "the envoy's meeting with the president"
            if any(o.i in leaders for o in others):
                topic = "summit"
            elif any(o.lemma_.casefold() in DELEGATES for o in others):
                topic = "talks"
        elif lemma in DELEGATES and token.dep_ == "nsubj" and _will_travel(token.head, token):
            topic, i, end = "talks", token.head.i, token.head.i + 1
        if topic:
            found.append(TopicMention(topic, i, end, 1))
    return found


def of_teams(doc: Doc, mention: TopicMention, leaders: Container[int]) -> bool:
    """ "the trilateral format", "a three-way meeting with Moscow and Washington", "a face-to-face meeting of the sides":
    the phrases of a summit, but of teams, where the words around name no leader and the text has teams that meet."""
    if mention.topic != "summit":
        return False
    root = doc[mention.end - 1]
    if root.lemma_ == "counterpart":  # "the minister is ready to meet his counterpart"
        sentence = bounds(root)
        said = {m.authority for m in begun(doc.mentions, sentence.start, mention.start) if m.person}
        return bool(said) and max(said) < HEAD
    if root.lemma_ not in FORMATS:
        return False
    if not OF_LEADERS.isdisjoint(doc.lemmas[max(mention.start - 2, 0) : mention.end]):
        return False
    met = [w for o in objects(root, WHOSE) for w in (o, *o.conjuncts)]
    if any(w.i in leaders or w.lemma_ in OF_LEADERS or w.pos_ == "PRON" for w in met):
        return False
    if any(i in leaders for i in range(mention.start, mention.end)):
        return False
    if any(w.lemma_.casefold() in DELEGATES for w in met):
        return True
    return (bool(met) or root.lemma_ in {"format", "round"}) and _has_teams(doc)


@syntax.once_a_text
def _has_teams(doc: Doc) -> bool:
    return not TEAMS.isdisjoint(doc.lemmas)


def _at_their_level(talks: Token) -> bool:
    """ "leader-level negotiations", "talks at the level of the presidents"."""
    for level in (*objects(talks, {"at", "on"}), *(c for c in talks.children if c.dep_ in NAMING)):
        if level.lemma_ == "level" and not OF_LEADERS.isdisjoint(w.lemma_ for w in level.subtree):
            return True
    return False


def _in_person(talks: Token, leaders: set[int]) -> bool:
    """ "agreed to face-to-face talks", of two leaders, or with one: not on the telephone."""
    if not any(c.lower_ in FACE_TO_FACE for c in talks.children):
        return False
    if any(o.i in leaders for o in objects(talks, {"with", "between"})):
        return True
    verb = next((t for t in talks.ancestors if t.pos_ in syntax.VERBAL), None)
    return verb is not None and _both_leaders(verb, leaders)


def _names_before(talks: Token, parties: dict[int, str]) -> Iterator[str]:
    """The parties of the leaders in "direct Putin-Zelensky talks"."""
    yield from (parties[w.i] for c in talks.children if c.dep_ in NAMING for w in c.subtree if w.i in parties)


def _ready(verb: Token) -> bool:
    """ "Moscow is ready to meet": not what a demand or a condition wants to meet."""
    listed = any(c.dep_ == "nsubj" and c.lemma_.casefold() in LISTABLE for c in verb.children)
    return verb.head.lemma_.casefold() in READY and not listed


def _as_three(verb: Token) -> bool:
    """ "we must meet as three parties", "in a format of three"."""
    how = [w for o in objects(verb, {"as", "in"}) for w in (o, *o.children, *objects(o, {"of"}))]
    return any(w.lower_ in {"three", "trilateral"} or w.lemma_ in SIDES for w in how)


def _enemies(verb: Token, parties: dict[int, str]) -> bool:
    """ "Zelensky would not talk to Putin": the leader of one side with that of the other, and not by telephone."""
    met = {parties[o.i] for o in objects(verb, {"to", "with"}) if o.i in parties}
    if met not in ({"russia"}, {"ukraine"}) or not BY_PHONE.isdisjoint(t.lower_ for t in verb.sent):
        return False
    who = syntax.subjects(verb)
    if who and who[0].lower_ in HE | {"i"}:
        who = next((syntax.subjects(t.head) for t in (verb, *verb.ancestors) if t.dep_ == "ccomp"), who)
    theirs = {parties.get(w.i) or PLACES.get(w.lower_) for w in who}
    return theirs == {"russia", "ukraine"} - met


def _both_leaders(verb: Token, leaders: set[int]) -> bool:
    """ "X and Y could meet", "are likely to meet": its subjects are two leaders."""
    while verb.dep_ in {"xcomp", "acomp", "conj"} and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    first = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if first is None:
        return False
    if first.tag_ == "NNS" and first.lemma_ in {"president", "leader"}:
        two = any(c.lower_ in {"two", "both"} for c in first.children)
        return two or len(several(first, groups_of(first.doc).party_words)) > 1
    if first.lemma_ in TWO_AS_ONE:  # "the pair"
        people = [m for m in first.doc.mentions if m.kind == "person" and m.end <= first.i][-2:]
        return len(people) == 2 and all(m.start in leaders for m in people)
    one = first.i in leaders or first.lower_ in {"he", "i"}  # "he and Putin"
    return one and any(c.i in leaders for c in first.conjuncts)


def _will_travel(verb: Token, subject: Token) -> bool:
    """ "the delegation will be in Istanbul": coming is a side taken on the talks."""
    announced = any(c.dep_ == "aux" and c.lower_ in {"will", "would"} for c in verb.children)
    return announced and verb.lemma_ in TRAVELS and verb.i > subject.i
