"""What a question is about stays the matter of the answer: "And the shells? — We are sending them."

The question under discussion (Roberts 1996): until the answer names another issue, "it", "them" and "that" stand for the
one that was asked about, whichever was named last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.extraction.annotations import Segment
from ingest.extraction.hints import LOOSE
from ingest.extraction.labels import asks
from ingest.extraction.syntax import PASSIVE, SUBJECTS
from ingest.extraction.topic_mentions import TopicMention, depth, head
from ingest.extraction.tree import Doc, Span

ANSWER_LENGTH = 3  # sentences that a question holds for
STANDING = frozenset("it that this them they these those so one ones".split())
THANKS = frozenset("thank thanks you please sir madam mr mrs minister president secretary ambassador".split())
TAKEN_UP = "taken_up"


def sentences(doc: Doc, segment: Segment) -> list[Span]:
    """The sentences of a turn that have words."""
    found, i = [], segment.start
    while i < segment.end:
        place = doc.bounds[i]
        found.append(doc[max(place.start, segment.start) : min(place.end, segment.end)])
        i = place.end
    return [s for s in found if any(t.is_alpha for t in s)]


def last_sentence(doc: Doc, segment: Segment) -> Span | None:
    """The last sentence that is more than thanks."""
    said = reversed(sentences(doc, segment))
    return next((s for s in said if any(t.lower_ not in THANKS for t in s if t.is_alpha)), None)


def answers(doc: Doc) -> Iterator[tuple[Segment, Segment]]:
    """Each turn with the one that follows it by another speaker who is no interviewer."""
    turns = [s for s in doc.segments if s.kind == "turn" and s.speaker]
    for first, second in pairwise(turns):
        if first.speaker != second.speaker and not asks(second.speaker or "", doc.context):
            yield first, second


def taken_up(doc: Doc, mentions: Sequence[TopicMention]) -> list[TopicMention]:
    """The mentions of a Doc, what an answer refers to being of the issue that was asked about."""
    held: dict[int, str] = {}
    for question, answer in answers(doc):
        if (topic := _asked_about(doc, question, mentions)) is None:
            continue
        for sentence in sentences(doc, answer)[:ANSWER_LENGTH]:
            if any(sentence.start <= m.start < sentence.end and not (m.weak or m.referred) for m in mentions):
                break
            held |= dict.fromkeys(range(sentence.start, sentence.end), topic)
    found = [
        replace(m, topic=topic) if m.referred and (topic := held.get(m.start)) is not None else m
        for m in mentions
    ]
    doc.user_data[TAKEN_UP] = {
        m for m in found if m.referred and m.start in held and doc.lowers[m.start] in STANDING
    }
    return list(dict.fromkeys(found))


def is_taken_up(mention: TopicMention, doc: Doc) -> bool:
    return mention in doc.user_data.get(TAKEN_UP, ())


def matters(doc: Doc, mentions: Sequence[TopicMention]) -> list[TopicMention]:
    """Without what only becomes of another: "the deliveries stop" names no truce."""
    fates = {head(doc, m).head for m in mentions if head(doc, m).dep_ in SUBJECTS | PASSIVE}
    return [m for m in mentions if head(doc, m) not in fates]


def _asked_about(doc: Doc, question: Segment, mentions: Sequence[TopicMention]) -> str | None:
    """The issue of a question's last sentence that governs the others in it."""
    last = last_sentence(doc, question)
    if last is None:
        return None
    here = matters(doc, [m for m in mentions if last.start <= m.start < last.end and not m.referred])
    for kind in ([m for m in here if not m.weak], [m for m in here if m.weak and m.topic not in LOOSE]):
        if kind:
            return min(kind, key=lambda m: (depth(doc, m), m.start)).topic
    return None
