"""Every mention of an issue: by the vocabulary's cue phrases, and by who meets whom.

What `doc.topics` holds: a list of TopicMention in reading order.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.deeds import find_deeds
from ingest.extraction.hints import CIVIL
from ingest.extraction.meetings import leaders_of, meetings, of_teams
from ingest.extraction.other_matters import RUSSIANS, without_others
from ingest.extraction.phrases import index_of
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Doc
from positions.vocabulary import Topic


def find_topics(doc: Doc, topics: tuple[Topic, ...]) -> list[TopicMention]:
    """Mentions in reading order. Of one topic the longest stands; a mention that only qualifies the next one
    ("ceasefire" in "ceasefire talks") is left out."""
    latest: dict[tuple[str, int, int], TopicMention] = {}
    parties = leaders_of(doc)
    for match in index_of(topics).find(doc):  # of one phrase's matches with one end, the tightest
        mention = _without_its_wanting(doc, match)
        if of_teams(doc, mention, parties):
            mention = replace(mention, topic="talks")
        key = (mention.topic, mention.side, mention.end)
        if key not in latest or _tighter(doc, mention, latest[key]):
            latest[key] = mention
    leaders = {m.end for m in latest.values() if m.topic == "summit" and m.end - m.start == 1}
    for mention in (*meetings(doc, parties), *find_deeds(doc)):
        if mention.end not in leaders and any(topic.slug == mention.topic for topic in topics):
            latest.setdefault((mention.topic, mention.side, mention.end), mention)
    found = sorted(latest.values(), key=lambda m: (m.start - m.end, m.start, m.side))
    taken: set[tuple[str, int]] = set()  # issue and token: a text of many mentions costs no pairs
    kept: list[TopicMention] = []
    for mention in found:
        places = {(mention.topic, i) for i in range(mention.start, mention.end)}
        if taken.isdisjoint(places):
            taken |= places
            kept.append(mention)
    starts: dict[int, set[str]] = defaultdict(set)
    for mention in kept:
        starts[mention.start].add(mention.topic)
    kept = [m for m in kept if m.end - m.start > 1 or not starts.get(m.end, set()) - {m.topic}]
    kept = [m for m in kept if not _as_what(doc, m, taken)]
    kept = [m for m in without_others(doc, kept) if not (_of_business(doc, m) or _not_kyivs(doc, m))]
    return sorted(kept, key=lambda m: (m.start, m.end))


def _not_kyivs(doc: Doc, mention: TopicMention) -> bool:
    """ "sells weapons to Russia": no help for Ukraine; "waits for Putin to answer": nobody is to meet."""
    if mention.topic == "summit":
        to = doc.lowers[mention.end : mention.end + 1] == ["to"] and mention.end + 1 < len(doc)
        return to and doc[mention.start].lemma_ == "wait" and doc[mention.end + 1].lemma_ not in MEETING
    root = head(doc, mention)
    if mention.topic == "territory" and root.lemma_ == "concession":
        # "Russia made concessions on land": none of Kyiv's
        by = syntax.subjects(root.head) if root.head.lemma_ in CONCEDING else []
        given_up = not (syntax.negated(root) or syntax.negated(root.head))
        return given_up and any(t.lower_ in RUSSIANS for s in by for t in s.subtree)
    if mention.topic != "military_aid" or mention.side < 0:
        return False
    last = doc[mention.end - 1]
    return last.lower_ == "ukrainian" and last.head.lemma_ in CIVIL  # "support for Ukrainian infrastructure"


def _as_what(doc: Doc, mention: TopicMention, taken: set[tuple[str, int]]) -> bool:
    """ "recognise the annexed regions as Russian": one mention, not two."""
    word = doc[mention.start]
    if word.lower_ != "as" or word.dep_ != "prep":
        return False
    return any((mention.topic, t.i) in taken and t.pos_ in syntax.VERBAL for t in word.ancestors)


CONCEDING = frozenset({"make", "offer", "grant"})
MEETING = frozenset("meet come arrive attend join show sit appear travel fly go turn".split())


def _of_business(doc: Doc, mention: TopicMention) -> bool:
    """ "a memorandum on minerals", "of understanding on gas": no terms of peace."""
    after = doc.lowers[mention.end : mention.end + 6]
    if mention.topic != "memorandum" or after[:1] not in (["on"], ["of"], ["for"]):
        return False
    return not TRADE_MATTERS.isdisjoint(after) and OF_PEACE.isdisjoint(after)


OF_PEACE = frozenset("peace ceasefire truce settlement war conflict exchange".split())
TRADE_MATTERS = frozenset(
    """mineral minerals energy gas oil trade investment cooperation grain tourism transport technology space nuclear education
    agriculture rare reconstruction lng""".split()
)
WANTING = frozenset("agree want refuse hope plan intend offer promise demand ask expect decline".split())


def _tighter(doc: Doc, one: TopicMention, other: TopicMention) -> bool:
    """Of two matches with one end the longer, unless it is stretched over a gap that the shorter does without, or over
    the verb of a clause ("leaders support a bilateral meeting")."""
    first, second = sorted((one.start, other.start))
    if any(doc[i].tag_ in syntax.FINITE for i in range(first + 1, second)):
        return one.start > other.start
    return (
        one.start > other.start
        if one.end - one.start > 3 and other.end - other.start > 5
        else one.start < other.start
    )


def _without_its_wanting(doc: Doc, mention: TopicMention) -> TopicMention:
    """Of "presidents agreed on Wednesday to meet" only the meeting: that they agreed is what they think of it."""
    inner = range(mention.start + 1, mention.end - 1)
    agreed = any(doc[i].tag_ in syntax.FINITE and doc.lemmas[i] in WANTING for i in inner)
    return replace(mention, start=mention.end - 1) if agreed else mention
