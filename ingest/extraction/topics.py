"""Every mention of an issue: the vocabulary's cue phrases, found on word forms and base forms.

A phrase is a row of words: "a|b" is one of these words, "…" stands for up to GAP words that stay in the sentence.
Writes `doc._.topics`, a list of TopicMention in reading order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.attrs import IS_ALPHA, LIKE_NUM, SENT_START
from spacy.tokens import Doc, Span, Token

from ingest.extraction import syntax
from ingest.extraction.kept import bounds, lemmas, lowers
from positions.vocabulary import Topic

Side = Literal[1, -1]
GAP = (
    5  # words that "…" may skip: "return of all the abducted Ukrainian children" needs four, with a name five
)
STOPS = frozenset({*".!?;:,", "face", "faces", "facing"})  # "end the war or face sanctions"
SKIPPED = frozenset("\"“”„«»‘’'`*_()[]") | {"''", "``"}


@dataclass(frozen=True, slots=True)
class TopicMention:
    """`side` is -1 where the words name the opposite of the proposition ("lifting of sanctions")."""

    topic: str
    start: int  # tokens, end exclusive
    end: int
    side: Side
    referred: bool = False  # found by reference ("those calls"), not by its own words
    weak: bool = False  # a word that may name the issue or not (hints.py)


@dataclass(frozen=True, slots=True)
class Phrase:
    topic: str
    side: Side
    words: tuple[frozenset[str] | None, ...]  # None is the gap


def compile_phrase(text: str, topic: str, side: Side) -> Phrase:
    """Raises ValueError where the phrase begins or ends with a gap, or is empty."""
    words = tuple(None if word == "…" else frozenset(word.casefold().split("|")) for word in text.split())
    if not words or words[0] is None or words[-1] is None:
        raise ValueError(f"a cue phrase begins and ends with a word: {text!r}")
    return Phrase(topic, side, words)


class PhraseIndex:
    """The phrases of some topics, by their first word."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.by_first: dict[str, list[Phrase]] = defaultdict(list)
        for topic in topics:
            for side, phrases in ((1, (*topic.cues, *topic.supporting)), (-1, topic.opposing)):
                for text in phrases:
                    phrase = compile_phrase(text, topic.slug, 1 if side == 1 else -1)
                    for word in phrase.words[0] or ():
                        self.by_first[word].append(phrase)

    def find(self, doc: Doc) -> Iterator[TopicMention]:
        row = Row(doc)
        forms = row.forms
        for start, (lower, lemma) in enumerate(forms):
            phrases = self.by_first.get(lower, ())
            if lemma != lower and lemma in self.by_first:
                phrases = [*phrases, *(p for p in self.by_first[lemma] if p not in phrases)]
            if not phrases:
                continue
            after = forms[start + 1] if start + 1 < len(forms) else ("", "")
            for phrase in phrases:
                second = phrase.words[1] if len(phrase.words) > 1 else None
                if second is not None and second.isdisjoint(after) and after[0] not in SKIPPED:
                    continue  # most end here
                end = _match(row, phrase.words, 1, start + 1)
                if end is not None:
                    yield TopicMention(phrase.topic, start, end, phrase.side)


class Row:
    """The words of a Doc as phrases are matched with them."""

    def __init__(self, doc: Doc) -> None:
        self.forms = list(zip(lowers(doc), lemmas(doc), strict=True))
        self.begins: list[bool] = (doc.to_array(SENT_START) == 1).tolist() if len(doc) else []
        self.counts: list[bool] = doc.to_array([IS_ALPHA, LIKE_NUM]).any(axis=1).tolist() if len(doc) else []


def _match(row: Row, words: tuple[frozenset[str] | None, ...], at: int, token: int) -> int | None:
    """The token after the phrase, or None; the shortest gap wins."""
    forms = row.forms
    for k in range(at, len(words)):
        wanted = words[k]
        if wanted is None:
            return _match_behind_gap(row, words, k + 1, token)
        while token < len(forms) and forms[token][0] in SKIPPED:
            token += 1
        if token == len(forms) or wanted.isdisjoint(forms[token]) or row.begins[token]:
            return None
        token += 1
    return token


def _match_behind_gap(row: Row, words: tuple[frozenset[str] | None, ...], at: int, token: int) -> int | None:
    wanted = words[at]
    skipped = 0
    while token < len(row.forms):
        form = row.forms[token]
        if wanted is None or not wanted.isdisjoint(form) or form[0] in SKIPPED:
            end = _match(row, words, at, token)
            if end is not None:
                return end
        if form[0] in STOPS or row.begins[token]:
            return None
        skipped += row.counts[token]
        if skipped > GAP:
            return None
        token += 1
    return None


@lru_cache(maxsize=4)
def index_of(topics: tuple[Topic, ...]) -> PhraseIndex:
    return PhraseIndex(topics)


def find_topics(doc: Doc, topics: tuple[Topic, ...]) -> list[TopicMention]:
    """Mentions in reading order. Of one topic the longest stands; a mention that only qualifies the next one
    ("ceasefire" in "ceasefire talks") is left out."""
    latest: dict[tuple[str, int, int], TopicMention] = {}
    for mention in index_of(topics).find(doc):  # of one phrase's matches with one end, the tightest
        key = (mention.topic, mention.side, mention.end)
        if key not in latest or _tighter(mention, latest[key]):
            latest[key] = mention
    for mention in _meetings(doc):
        if any(topic.slug == mention.topic for topic in topics):
            latest.setdefault((mention.topic, mention.side, mention.end), mention)
    found = sorted(latest.values(), key=lambda m: (m.start - m.end, m.start, m.side))
    taken: set[tuple[str, int]] = set()  # issue and token: a text of many mentions costs no pairs
    kept: list[TopicMention] = []
    for mention in found:
        places = {(mention.topic, i) for i in range(mention.start, mention.end)}
        if taken.isdisjoint(places):
            taken |= places
            kept.append(mention)
    starts = _topics_at((m.start, m) for m in kept)
    kept = [m for m in kept if m.end - m.start > 1 or not starts.get(m.end, set()) - {m.topic}]
    kept = _without_others(doc, kept)
    heads = {mention: head(doc, mention).i for mention in kept}
    at = _topics_at((heads[m], m) for m in kept)
    return sorted(
        (
            m
            for m in kept
            if not (_qualifies(doc[heads[m]]) and at.get(doc[heads[m]].head.i, set()) - {m.topic})
        ),
        key=lambda m: (m.start, m.end),
    )


def _topics_at(places: Iterable[tuple[int, TopicMention]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for place, mention in places:
        found[place].add(mention.topic)
    return found


# Other wars and quarrels: their truces, sanctions and talks are none of these issues.
OTHER_MATTERS = frozenset(
    """gaza israel israeli israelis hamas palestinian palestinians hezbollah lebanon iran iranian tehran syria syrian damascus
    armenia armenian azerbaijan azerbaijani karabakh yerevan baku pakistan houthi houthis yemen libya sudan taliban""".split()
)
THESE_MATTERS = frozenset(
    """ukraine ukrainian ukrainians russia russian russians kyiv kiev moscow kremlin putin zelensky zelenskyy zelenskiy donbas
    donbass crimea""".split()
)
# Whose summit is no meeting of the two leaders.
BODIES = frozenset(
    """nato g7 g-7 g20 g-20 eu european alliance csto brics sco cis apec asean union arab vilnius hague madrid
    climate global coalition""".split()
)
BY_PHONE = frozenset({"phone", "telephone"})  # a call is neither a round of talks nor a meeting
PLACES = frozenset({"country", "ground", "place", "venue", "state", "territory", "location", "city"})


# "told reporters with his Syrian counterpart": company, not matter.
COMPANY = frozenset("counterpart colleague guest correspondent journalist".split())


def of_other_matters(sentence: Span) -> bool:
    """A sentence on another war that names nobody of this one."""
    words = lowers(sentence.doc)[sentence.start : sentence.end]
    if not THESE_MATTERS.isdisjoint(words) or OTHER_MATTERS.isdisjoint(words):
        return False
    others = [t for t in sentence if t.lower_ in OTHER_MATTERS]
    return any((t.head.head if t.dep_ == "conj" else t.head).lemma_ not in COMPANY for t in others)


def _without_others(doc: Doc, mentions: list[TopicMention]) -> list[TopicMention]:
    """Without what the phrases name and do not mean: other wars' truces, NATO's summits, a neutral venue."""
    elsewhere: dict[int, bool] = {}
    summits = [m for m in mentions if m.topic == "summit"]
    papers = [m for m in mentions if m.topic == "memorandum"]
    kept = []
    theirs = False  # the summit last named was NATO's, or another body's
    for mention in sorted(mentions, key=lambda m: m.start):
        root = head(doc, mention)
        start = bounds(root).start
        if start not in elsewhere:
            elsewhere[start] = of_other_matters(root.sent)
        if elsewhere[start]:
            continue
        if _misnamed(doc, mention, root):
            theirs = theirs or mention.topic == "summit"
            continue
        if mention.topic == "summit":
            if theirs and mention.end - mention.start == 1 and root.lemma_.casefold() == "summit":
                continue  # "the summit", after "the NATO summit"
            theirs = False
        if mention.topic == "talks" and any(
            s.start <= mention.start < s.end or mention.start <= s.start < mention.end for s in summits
        ):
            continue  # "a direct meeting with Putin", "talks between the presidents"
        if any(p.start <= mention.start and mention.end <= p.end and p != mention for p in papers):
            continue  # "a written vision of a ceasefire": a paper, not yet a ceasefire
        kept.append(mention)
    return kept


def of_silence(word: Token) -> bool:
    """ "to join the format of full silence": no format of talks."""
    return any(o.lemma_ in QUIET for o in _objects(word, {"of"}))


def _misnamed(doc: Doc, mention: TopicMention, root: Token) -> bool:
    first, last = doc[mention.start], doc[mention.end - 1]
    if mention.topic == "summit" and root.lemma_.casefold() == "summit":
        own = {c.lower_ for c in root.children} | {o.lower_ for o in _objects(root, {"of", "in", "at"})}
        return bool(own & BODIES)
    if mention.topic == "talks" and of_silence(root):
        return True
    if mention.topic in {"talks", "summit"} and any(c.lower_ in BY_PHONE for c in root.children):
        return True
    if mention.topic == "nato" and first.lower_ == "neutral" and last.lemma_.casefold() in PLACES:
        return root.dep_ == "pobj" and root.head.lower_ in {"in", "on", "at"}
    if mention.topic == "military_aid" and any(
        c.lower_ in OF_THEIR_OWN for t in doc[mention.start : mention.end] for c in (t, *t.children)
    ):
        return True  # "will not use nuclear weapons": none that Kyiv is given
    if mention.topic == "military_aid" and any(t.lower_ in ACTIONS for t in doc[mention.start : mention.end]):
        return mention.side < 0  # "limit its military action around Kyiv"
    if (mention.topic == "military_aid" and last.lower_ in {"ukraine", "kyiv"}) or (
        mention.topic == "summit" and last.pos_ == "PROPN"
    ):  # "support Ukraine's integrity", "to see Putin's papers"
        return mention.end < len(doc) and doc[mention.end].tag_ == "POS"
    if mention.topic == "memorandum" and last.lower_ == "terms" and last.dep_ == "pobj":
        return last.head.lower_ in {"on", "in"}  # "peace on its own terms"
    return mention.topic == "memorandum" and mention.start > 0 and doc[mention.start - 1].lower_ == "budapest"


QUIET = frozenset({"silence", "ceasefire", "truce", "calm"})
OF_THEIR_OWN = frozenset({"nuclear", "chemical", "biological", "strategic", "proliferation"})
ACTIONS = frozenset({"action", "actions", "activity", "activities", "operation", "operations"})

HEAD = 4  # positions.vocabulary.Authority.HEAD
DELEGATES = frozenset(
    {"delegation", "team", "negotiator", "representative", "side", "counterpart", "envoy", "group"}
)
TRAVELS = frozenset(
    {"be", "arrive", "travel", "fly", "go", "attend", "come", "participate", "meet", "take", "head"}
)


READY = frozenset({"ready", "prepared", "willing", "refuse", "agree", "decline", "propose", "offer", "want"})
TALKING = frozenset({"talk", "negotiation", "conversation", "dialogue"})
MEETINGS = frozenset({"meeting", "encounter"})
MEETING = TALKING | MEETINGS | DELEGATES | {"meet"}
DIRECT = frozenset(
    {"direct", "personal", "bilateral", "trilateral", "three-way", "face-to-face", "one-on-one"}
)


def _between_leaders(token: Token, leaders: set[int]) -> bool:
    """Direct talks with a leader, or talks between leaders, are a meeting of leaders."""
    if any(o.i in leaders for o in _objects(token, {"between"})):
        return True
    return any(o.i in leaders for o in _objects(token, {"with"})) and any(
        c.lower_ in DIRECT for c in token.children
    )


def _meetings(doc: Doc) -> list[TopicMention]:
    """Who meets decides the issue: leaders make a summit, delegations make talks."""
    leaders = {
        i
        for m in doc._.mentions
        if m.authority >= HEAD
        and (
            m.kind == "person"
            or (m.kind == "office" and doc[m.end - 1].lemma_.casefold() in {"president", "leader"})
        )
        for i in range(m.start, m.end)
    }
    lesser = {
        i for m in doc._.mentions if m.kind == "person" and m.authority < HEAD for i in range(m.start, m.end)
    }
    found: list[TopicMention] = []
    for i, lemma in enumerate(lemmas(doc)):
        if lemma not in MEETING:
            continue
        token = doc[i]
        if lemma == "meet" and token.pos_ == "VERB":
            others = [c for c in token.children if c.dep_ == "dobj"] + _objects(token, {"with"})
            end = others[0].i + 1 if others and others[0].i > token.i else token.i + 1
            if any(o.i in leaders for o in others) and not (
                _subject_in(token, DELEGATES) or _envoy(token, lesser)
            ):
                found.append(TopicMention("summit", token.i, end, 1))
            elif any(o.lemma_.casefold() in DELEGATES for o in others):
                found.append(TopicMention("talks", token.i, end, 1))
            elif not others and _both_leaders(token, leaders):
                found.append(TopicMention("summit", token.i, token.i + 1, 1))
            elif not others and token.head.lemma_.casefold() in READY:
                found.append(TopicMention("talks", token.i, token.i + 1, 1))
        elif lemma in TALKING and token.pos_ == "NOUN" and _between_leaders(token, leaders):
            found.append(TopicMention("summit", token.i, token.i + 1, 1))
        elif lemma in MEETINGS and token.pos_ == "NOUN":
            others = _objects(token, {"with", "between", "of"})
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
    while verb.dep_ in {"xcomp", "acomp", "conj"} and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    first = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return first is not None and first.i in leaders and any(c.i in leaders for c in first.conjuncts)


def _will_travel(verb: Token, subject: Token) -> bool:
    """ "the delegation will be in Istanbul": coming is a side taken on the talks."""
    announced = any(c.dep_ == "aux" and c.lower_ in {"will", "would"} for c in verb.children)
    return announced and verb.lemma_ in TRAVELS and verb.i > subject.i


def _objects(token: Token, prepositions: set[str]) -> list[Token]:
    return [
        p
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in prepositions
        for p in c.children
        if p.dep_ == "pobj"
    ]


def _subject_in(verb: Token, lemmas: frozenset[str]) -> bool:
    return any(c.dep_ == "nsubj" and c.lemma_.casefold() in lemmas for c in verb.children)


def _tighter(one: TopicMention, other: TopicMention) -> bool:
    """Of two matches with one end the longer, unless it is stretched over a gap that the shorter does without."""
    return (
        one.start > other.start
        if one.end - one.start > 3 and other.end - other.start > 5
        else one.start < other.start
    )


def _qualifies(token: Token) -> bool:
    """Whether a word qualifies a later one: "ceasefire" in "ceasefire talks"."""
    return token.dep_ in {"compound", "nmod", "amod"} and token.i < token.head.i


def head(doc: Doc, mention: TopicMention) -> Token:
    """The word of the mention that governs the others: a verb of it, or its main noun."""
    if mention.end - mention.start == 1:
        return doc[mention.start]
    heads: dict[tuple[int, int], int] = doc.user_data.setdefault("topics.heads", {})
    place = mention.start, mention.end
    if place not in heads:
        heads[place] = doc[mention.start : mention.end].root.i
    return doc[heads[place]]


Doc.set_extension("topics", default=(), force=True)
