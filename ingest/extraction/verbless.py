"""Headlines without their verb: "NATO membership for Kyiv unacceptable", "Moscow against peacekeepers", "Kyiv ready for
talks only if …". The parser hangs the word that takes the side on any noun near it; where it stands tells enough."""

from __future__ import annotations

from ingest.extraction.reading import Reading, State, reading_of
from ingest.extraction.sides import ADJECTIVES
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Doc, Token, bounds

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
LONGEST = 25  # words: no headline is longer
NEAR = 8  # words between the issue and what is said of it
WILLING = frozenset("ready open willing prepared".split())
# Behind what is said of the issue a clause of its own may begin.
OPENING = frozenset("if until unless after before once when without as while but provided : — – - ,".split())
FIRST = frozenset("until unless before without".split())
BOUND = frozenset("if until unless after before once when without provided only".split())


def verbless(root: Token, mention: TopicMention) -> list[Reading]:
    """The sides taken on a mention where the sentence begins as a headline without its verb."""
    doc, (start, end) = root.doc, bounds(root)
    if end - start > LONGEST or mention.weak:
        return []
    finite = next((i for i in range(start, end) if doc[i].tag_ in FINITE), end)
    if finite <= mention.start and finite < end:
        return _willing(doc, start, finite, mention, end)
    return (
        _none(doc, start, mention, end)
        or _called(doc, mention, finite, end)
        or _against(doc, start, mention)
        or _willing(doc, start, finite, mention, end)
    )


def _none(doc: Doc, start: int, mention: TopicMention, end: int) -> list[Reading]:
    """ "Kremlin: no truce before …", "Lavrov on the plan: no foreign troops in Ukraine"."""
    for i in range(max(start, mention.start - 2), mention.start + 1):
        if doc[i].lower_ == "no" and mention.side > 0 and (i == start or doc[i - 1].text == ":"):
            first = not FIRST.isdisjoint(doc.lowers[mention.end : end])
            made = State(sign=-1, cue=doc[i], kind="BARE", conditional=first, steps=1)
            return [reading_of(mention, None, made, doc[i])]
    return []


def _called(doc: Doc, mention: TopicMention, finite: int, end: int) -> list[Reading]:
    """ "Western troops in Ukraine unacceptable for Moscow", "a truce impossible until …"."""
    for i in range(mention.end, min(finite, mention.end + NEAR, end)):
        word = doc[i]
        if word.lower_ in OPENING:
            return []
        cue = ADJECTIVES.get(word.lemma_.casefold())
        if cue is None or cue.kind != "JUDGE" or word.tag_ != "JJ" or word.head.i > i:
            continue
        behind = doc.lowers[i + 1 : end]
        if finite < end and OPENING.isdisjoint(doc.lowers[i + 1 : finite]):
            return []  # "talks on terms unacceptable to Kyiv have begun"
        first = not BOUND.isdisjoint(behind) and (cue.sign > 0 or "if" not in behind)
        sign = mention.side * cue.sign * (-1 if doc[i - 1].lower_ == "not" else 1)
        made = State(sign=sign, cue=word, kind="JUDGE", conditional=first, steps=1)
        holder = None
        if behind and behind[0] in {"to", "for"}:
            holder = next((doc[m.end - 1] for m in doc.mentions if m.party and m.start == i + 2), None)
        return [reading_of(mention, holder, made, word)]
    return []


def _against(doc: Doc, start: int, mention: TopicMention) -> list[Reading]:
    """ "Moscow against peacekeepers in Ukraine"."""
    for i in range(max(start + 1, mention.start - NEAR // 2), mention.start):
        if doc[i].lower_ != "against":
            continue
        named = next((m for m in doc.mentions if m.end == i and m.party and m.start - start <= 2), None)
        if named is not None:
            made = State(sign=-mention.side, cue=doc[i], kind="WANT", steps=1)
            return [reading_of(mention, doc[named.end - 1], made, doc[i])]
    return []


def _willing(doc: Doc, start: int, finite: int, mention: TopicMention, end: int) -> list[Reading]:
    """ "Kyiv ready for talks only if …", where the parser has made Kyiv the subject of the clause behind."""
    for i in range(max(start + 1, mention.start - NEAR), min(mention.start, finite)):
        word = doc[i]
        if word.lower_ not in WILLING or not BOUND.isdisjoint(doc.lowers[i + 1 : mention.start]):
            continue
        at = i - (doc[i - 1].lower_ == "not")
        named = next((m for m in doc.mentions if m.end == at and m.party and m.start - start <= 2), None)
        if named is None:
            continue
        stop = next((k for k in range(mention.end, end - 1) if _ends(doc, k)), end)
        bound = not BOUND.isdisjoint(doc.lowers[mention.end : stop])
        made = State(
            sign=mention.side * (1 if at == i else -1), cue=word, kind="WANT", conditional=bound, steps=1
        )
        return [reading_of(mention, doc[named.end - 1], made, word)]
    return []


def _ends(doc: Doc, at: int) -> bool:
    """ "ready for talks, truce possible if …": another matter behind the comma."""
    return doc[at].text in {",", ";"} and doc[at + 1].lower_ not in BOUND | {"but"}
