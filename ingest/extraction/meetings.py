"""Who meets decides the issue: leaders make a summit, delegations make talks."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ingest.extraction import syntax
from ingest.extraction.groups import groups_of, several
from ingest.extraction.other_matters import BY_PHONE
from ingest.extraction.pronouns import HE
from ingest.extraction.sides import LISTABLE
from ingest.extraction.topic_mentions import TopicMention, head, objects
from ingest.extraction.tree import Doc, Token, begun, bounds

HEAD = 4  # positions.vocabulary.Authority.HEAD
DELEGATES = frozenset(
    {"delegation", "team", "negotiator", "representative", "side", "counterpart", "envoy", "group"}
)
TRAVELS = frozenset(
    {"be", "arrive", "travel", "fly", "go", "attend", "come", "participate", "meet", "take", "head"}
)
SIDES = frozenset("ukraine russia kyiv kiev moscow side party neighbour neighbor".split())
READY = frozenset({"ready", "prepared", "willing", "refuse", "agree", "decline", "propose", "offer", "want"})
TALKING = frozenset({"talk", "negotiation", "conversation", "dialogue"})
CONTACT = "contact"
MEETINGS = frozenset({"meeting", "encounter"})
SPEAKING = frozenset({"talk", "speak", "negotiate", "converse"})
WAYS_TO_MEET = frozenset({"trilateral", "bilateral", "three-way", "face-to-face", "one-on-one"})
MEETING = (
    TALKING | MEETINGS | DELEGATES | SPEAKING | WAYS_TO_MEET | {"meet", "dialog", "sit", "diplomacy", CONTACT}
)
# What is of the teams where no leader is named with it: "the trilateral format", "a three-way meeting with Moscow".
FORMATS = frozenset("meeting format round encounter session".split())
TEAMS = frozenset({"delegation", "team", "negotiator"})
SEATED = frozenset({"meeting", "format", "encounter", "contact", "session"})
AGAIN = frozenset({"next", "renewed", "another", "further", "latest", "previous", "second", "third"})
# Of whom a meeting is a round of talks, whatever its format.
LOWER = frozenset(
    "side party delegation negotiator team official representative envoy minister diplomat expert".split()
)
OF_LEADERS = frozenset("leader leadership president presidential head high top summit".split())
NEEDED = frozenset("need require demand want seek opportunity".split())
WHOSE = {"with", "between", "of", "among", "for"}
PLACES = {"kyiv": "ukraine", "kiev": "ukraine", "ukraine": "ukraine", "moscow": "russia", "kremlin": "russia"}
# "open to dialogue": said of this war unless it is with somebody else.
DIALOGUE = frozenset({"dialogue", "dialog", "diplomacy"})
WAYS = frozenset("reason need plan intention point desire wish opportunity".split())
MINDED = frozenset(
    "open openness ready readiness commit committed commitment stand prepared return favor favour interested door back go shut".split()
)
HOSTS = frozenset({"france", "turkey"})  # "to meet Erdogan in Ankara": a visit
NAMING = frozenset({"amod", "compound", "nmod", "poss"})
MANNER = frozenset({"face", "eye"})  # "to meet face to face", "eye to eye": nobody who is met
DIRECT = WAYS_TO_MEET | {"direct", "personal"}


def _between_leaders(token: Token, leaders: set[int]) -> bool:
    """Direct talks with a leader, or talks between leaders, are a meeting of leaders."""
    if any(o.i in leaders for o in objects(token, {"between"})):
        return True
    return any(o.i in leaders for o in objects(token, {"with"})) and any(
        c.lower_ in DIRECT for c in token.children
    )


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
        token = doc[i]
        if lemma == "meet" and token.pos_ == "VERB":
            others = [c for c in token.children if c.dep_ == "dobj" and c.lower_ not in MANNER]
            manner = [w for w in token.subtree if w.lower_ in MANNER and w.i <= token.i + 3]
            others += [o for w in (token, *manner) for o in objects(w, {"with"})]
            if manner and i + 1 in leaders and not others:
                others = [doc[i + 1]]  # "to meet Putin face to face": read as his face by the parser
            end = others[0].i + 1 if others and others[0].i > token.i else token.i + 1
            if any(o.i in leaders and parties[o.i] not in HOSTS for o in others) and not (
                _subject_in(token, DELEGATES) or _envoy(token, lesser)
            ):
                found.append(TopicMention("summit", token.i, end, 1))
            elif any(o.lemma_.casefold() in DELEGATES for o in others):
                found.append(TopicMention("talks", token.i, end, 1))
            elif not others and _both_leaders(token, leaders):
                found.append(TopicMention("summit", token.i, token.i + 1, 1))
            elif (not others and _as_three(token)) or (
                not others and token.head.lemma_.casefold() in READY and not _subject_in(token, LISTABLE)
            ):
                found.append(TopicMention("talks", token.i, token.i + 1, 1))
        elif (
            lemma in TALKING
            and token.pos_ == "NOUN"
            and (
                _between_leaders(token, leaders)
                or _their_own(token, leaders)
                or _at_their_level(token)
                or len(set(_names_before(token, parties))) > 1
            )
        ):
            found.append(TopicMention("summit", token.i, token.i + 1, 1))
        elif lemma in WAYS_TO_MEET and token.dep_ not in {"amod", "compound", "nmod"}:
            if any(o.i in leaders or o.lemma_ in OF_LEADERS for o in objects(token, WHOSE)):
                found.append(TopicMention("summit", token.i, token.i + 1, 1))
        elif lemma == CONTACT and token.pos_ == "NOUN" and _wanted_contact(token, leaders):
            found.append(TopicMention("summit", token.i, token.i + 1, 1))
        elif lemma in SPEAKING and token.pos_ == "VERB":
            if _enemies(token, parties):
                found.append(TopicMention("summit", token.i, token.i + 1, 1))
        elif lemma in DIALOGUE and _minded(token):
            found.append(TopicMention("talks", token.i, token.i + 1, 1))
        elif lemma == "sit":
            down = next((c for c in token.children if c.lower_ == "down"), None)
            if down is not None and token.pos_ == "VERB" and _both_leaders(token, leaders):
                found.append(TopicMention("summit", token.i, down.i + 1, 1))
        elif lemma in MEETINGS and token.pos_ == "NOUN":
            others = objects(token, {"with", "between", "of"})
            others += [c for c in token.children if c.dep_ in {"compound", "poss", "nmod"}]
            if any(o.i in lesser for o in others):
                continue  # "the envoy's meeting with the president"
            if any(o.i in leaders for o in others) or _invited(token, leaders):
                found.append(TopicMention("summit", token.i, token.i + 1, 1))
            elif any(o.lemma_.casefold() in DELEGATES for o in others):
                found.append(TopicMention("talks", token.i, token.i + 1, 1))
        elif lemma in DELEGATES and token.dep_ == "nsubj" and _will_travel(token.head, token):
            found.append(TopicMention("talks", token.head.i, token.head.i + 1, 1))
    return found


def of_teams(doc: Doc, mention: TopicMention, leaders: Container[int]) -> bool:
    """ "the trilateral format", "a three-way meeting with Moscow and Washington", "a face-to-face meeting of the sides":
    the phrases of a summit, but of teams, where the words around name no leader and the text has teams that meet."""
    if mention.topic != "summit":
        return False
    if _of_delegates(head(doc, mention)):
        return True
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


def _of_delegates(root: Token) -> bool:
    """ "a meeting between the ministers", "the next trilateral format": the leaders have not met yet, and have no next
    meeting."""
    if root.lemma_ not in SEATED:
        return False
    next_one = not AGAIN.isdisjoint(c.lower_ for c in root.children)
    if next_one and any(c.lower_ in {"trilateral", "quadrilateral"} for c in root.children):
        return True
    met = [w for o in objects(root, {"between", "of", "among"}) for w in (o, *o.conjuncts)]
    lower = bool(met) and all(o.lemma_ in LOWER for o in met)
    return lower and not any(t.lemma_ in {"leader", "president"} for t in root.subtree)


@syntax.once_a_text
def _has_teams(doc: Doc) -> bool:
    return not TEAMS.isdisjoint(doc.lemmas)


def _at_their_level(talks: Token) -> bool:
    """ "leader-level negotiations", "talks at the level of the presidents"."""
    for level in (*objects(talks, {"at", "on"}), *(c for c in talks.children if c.dep_ in NAMING)):
        if level.lemma_ == "level" and not OF_LEADERS.isdisjoint(w.lemma_ for w in level.subtree):
            return True
    return False


def _names_before(talks: Token, parties: dict[int, str]) -> Iterator[str]:
    """The parties of the leaders in "direct Putin-Zelensky talks"."""
    yield from (parties[w.i] for c in talks.children if c.dep_ in NAMING for w in c.subtree if w.i in parties)


def _wanted_contact(contact: Token, leaders: set[int]) -> bool:
    """ "direct contact with the Russian leader", "needs contact with Putin": more than being in touch."""
    if not any(o.i in leaders or o.lemma_ == "leadership" for o in objects(contact, {"with", "between"})):
        return False
    above = contact.head if contact.dep_ == "dobj" else contact.head.head
    wanted = contact.dep_ in {"dobj", "pobj"} and above.lemma_ in NEEDED
    return wanted or any(c.lower_ in DIRECT for c in contact.children)


def _as_three(verb: Token) -> bool:
    """ "we must meet as three parties", "in a format of three"."""
    how = [w for o in objects(verb, {"as", "in"}) for w in (o, *o.children, *objects(o, {"of"}))]
    return any(w.lower_ in {"three", "trilateral"} or w.lemma_ in SIDES - PLACES.keys() for w in how)


def _minded(dialogue: Token) -> bool:
    """ "is open to dialogue", "stands by dialogue": with the other side, where nobody else is named."""
    if dialogue.dep_ != "pobj" or dialogue.head.head.lemma_ not in MINDED:
        return False
    return all(o.lemma_.casefold() in SIDES for o in objects(dialogue, {"with", "between"}))


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


def _envoy(verb: Token, lesser: set[int]) -> bool:
    """Whether it is a minister or an envoy who meets the leader."""
    return verb.i - 1 in lesser or any(s.i in lesser for s in syntax.subjects(verb))


def _invited(meeting: Token, leaders: set[int]) -> bool:
    """ "invited the president to Ankara for the next meeting"."""
    verb = meeting.head.head
    return (
        meeting.dep_ == "pobj"
        and verb.lemma_ == "invite"
        and any(c.dep_ == "dobj" and c.i in leaders for c in verb.children)
    )


def _both_leaders(verb: Token, leaders: set[int]) -> bool:
    """ "X and Y could meet", "are likely to meet": its subjects are two leaders."""
    noun = verb.head
    if verb.dep_ in {"relcl", "acl"} and noun.lemma_ in WAYS and noun.dep_ == "dobj":
        verb = noun.head  # "have no reason to meet"
    while verb.dep_ in {"xcomp", "acomp", "conj"} and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    first = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if first is None:
        return False
    if first.tag_ == "NNS" and first.lemma_ in {"president", "leader"}:
        two = any(c.lower_ in {"two", "both"} for c in first.children)
        return two or len(several(first, groups_of(first.doc).party_words)) > 1
    one = first.i in leaders or first.lower_ in {"he", "i"}  # "he and Putin"
    return one and any(c.i in leaders for c in first.conjuncts)


def _their_own(talks: Token, leaders: set[int]) -> bool:
    """ "the two presidents agreed to face-to-face talks"."""
    face = talks.i and talks.nbor(-1).lower_ == "face"
    if not face and DIRECT.isdisjoint(c.lower_ for c in talks.children):
        return False
    verb = talks.head.head if talks.dep_ == "pobj" else talks.head
    return verb.pos_ == "VERB" and _both_leaders(verb, leaders)


def _will_travel(verb: Token, subject: Token) -> bool:
    """ "the delegation will be in Istanbul": coming is a side taken on the talks."""
    announced = any(c.dep_ == "aux" and c.lower_ in {"will", "would"} for c in verb.children)
    return announced and verb.lemma_ in TRAVELS and verb.i > subject.i


def _subject_in(verb: Token, lemmas: frozenset[str]) -> bool:
    return any(c.dep_ == "nsubj" and c.lemma_.casefold() in lemmas for c in verb.children)
