"""Lists of points under a line that ends in a colon: whose points they are, and whether they are wished for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extraction.annotations import Attribution, Mention, Segment, Voice
from ingest.extraction.holders import voice_of
from ingest.extraction.noise import BULLET
from ingest.extraction.tree import Doc, Token, bounds

Source = tuple[tuple[int, int], Voice | None]  # whose words, where they are named

INTRO = 45  # tokens: the longest line that announces a list
WISHED = "wished"  # where the points begin that somebody wishes for

_NOUN = r"(?:(?:pre)?conditions?|demands?|terms|requirements?|requests?|priorities|goals|aims|objectives|proposals|wishes)"
_CITING = r"(?:,\s(?:according to|as reported by|citing|per)\s[^:]*)?"
_REST = rf"(?:\s(?:for|on|to|in|from|at|are|were|includes?|included)\b[^,:]*)?{_CITING}\s?:"  # "for peace:", "are as follows:"
_FEW = r"(?:(?:its|his|her|their|the|a|several|some|two|three|four|five|six|seven|ten|\d+|following|new|main|own|old|peace|list of)\s)*"
_WISHING = (
    r"(?:(?:wants?|seeks?|demands?|proposes?|requires?|requests?|(?:insists?|insisted) on|(?:asks?|asked) for|"
    r"(?:calls?|called) for|demanded|proposed|requested|sought|wanted)|"
    r"(?:is|are) (?:demanding|seeking|proposing|requesting|insisting on|asking(?: for| of)?|calling for)|"
    r"(?:has|have) (?:demanded|proposed|requested|sought|insisted on|asked for|called for))"
)
_NAMING = (
    r"(?:(?:has |have |had )?(?:set out|laid out|laid down|spelled out|listed|named|presented|put forward|voiced|repeated|"
    r"outlined|announced|issued|made|formulated)|sets out|lays out|lists|names|presents|puts forward|repeats|outlines)"
)
_BY = r"\s?(?:also |now |still |again |currently |reportedly )?"
# What a line says before the first party that it names, and after it, where that party's wishes are to follow.
_BEFORE = re.compile(
    r"(?:(?:according to|as reported by)[^,:]{1,40},\s)?"
    r"(?P<what>(?:(?:this|here|that) is )?what |which \w+ |(?:the )?(?:\w+ )?(?:things|steps|points|measures) (?:that )?)?"
    r"(?:(?:these|those|here|below|the following|following) are |among |including )?(?:the )?"
    rf"(?P<of>(?:(?:main|key|full|first|new|old) )?{_NOUN} (?:of|from|(?:set |named |put forward )?by) (?:the )?)?",
    re.I,
)
_WISHES = re.compile(rf"(?:['’]s?)?\s(?:[a-z-]+ )?{_NOUN}{_REST}", re.I)
_WISHES_FOR = re.compile(rf"{_BY}{_WISHING}\b(?![^:]*\b(?:answers?|explain|know)\b)[^,:]*{_CITING}\s?:", re.I)
_NAMES_WISHES = re.compile(
    rf"{_BY}(?:{_NAMING} {_FEW}{_NOUN}|(?:has |have )?(?:puts?|laid|placed) {_FEW}(?:things|points|proposals) on the table)\b"
    rf"[^,:]*{_CITING}\s?:",
    re.I,
)
# Points of these are talked about, and nobody's words; so are those that somebody turned down.
_AGENDA = re.compile(
    r"\b(?:agenda|programme?|schedule|topics?|issues?|subjects?|questions?|discuss(?:es|ed|ing)?|raise[sd]?|raising|"
    r"talk(?:ed|ing)? about|fac(?:es?|ed|ing)|being asked|not|n['’]t|never)\b",
    re.I,
)
_TURNING_DOWN = frozenset({"reject", "refuse", "dismiss", "refute", "rebuff"})
_OF = re.compile(rf"(?:\sside)?{_REST}", re.I)


def listed(doc: Doc, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, with one for each list under a line that ends in a colon and names whose points they are:
    "What Moscow wants:", "The diplomat listed:"."""
    segments: Sequence[Segment] = doc.segments
    for number, segment in enumerate(segments[:-1]):
        if segment.kind not in {"paragraph", "heading", "headline"} or doc[segment.end - 1].text != ":":
            continue
        items: list[Segment] = []
        for item in segments[number + 1 :]:
            if item.kind != "paragraph" or not _bulleted(doc, item):
                break
            items.append(item)
        if not items or segment.end - segment.start > INTRO:
            continue
        content = tuple((i.start, i.end) for i in items)
        named = [m for m in doc.mentions if segment.start <= m.start < segment.end and m.party]
        wished = bool(named) and _wishes(doc, segment, named[0])
        if wished:
            doc.user_data.setdefault(WISHED, set()).update(i.start for i in items)
        found = _own(named[0]) if wished else _named_in(doc, segment, named, attributions)
        if found is None:
            continue
        source, voice = found
        new = Attribution((segment.end - 1, segment.end), source, content, False, voice)
        index = len(attributions)
        attributions = [
            replace(a, parent=index)
            if a.parent is None and a.content and any(s <= a.first < e for s, e in content)
            else a
            for a in attributions
        ]
        attributions.append(new)
    return attributions


def is_wished(root: Token) -> bool:
    """Whether a sentence is a point of what somebody wishes for."""
    start = bounds(root).start
    return not {start, start - 1}.isdisjoint(root.doc.user_data.get(WISHED, ()))


def _bulleted(doc: Doc, segment: Segment) -> bool:
    at = doc[segment.start].idx
    text = doc.text
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return bool(line.strip()) and BULLET.fullmatch(line) is not None


def _named_in(
    doc: Doc, line: Segment, named: Sequence[Mention], attributions: Sequence[Attribution]
) -> Source | None:
    """Whose points a line announces that is none of wishes: the source of its own cue, else its subject."""
    for own in reversed(attributions):
        if own.cue and line.start <= own.cue[0] < line.end and own.source and own.parent is None:
            turned_down = not _TURNING_DOWN.isdisjoint(doc.lemmas[line.start : line.end])
            return None if turned_down else (own.source, own.voice)
    start = bounds(doc[line.end - 1]).start
    if not named or _AGENDA.search(doc[max(start, line.start) : line.end].text):
        return None
    subject = next((m for m in named if doc[m.start : m.end].root.dep_ in {"nsubj", "poss"}), None)
    if subject is None and len({m.party for m in named}) > 1:
        return None
    return _own(subject or named[0])


def _own(who: Mention) -> Source:
    return (who.start, who.end), voice_of(who)


def _wishes(doc: Doc, line: Segment, who: Mention) -> bool:
    """Whether what somebody wishes for is to follow a line."""
    text = doc.text
    before = _BEFORE.fullmatch(text, doc[line.start].idx, doc[who.start].idx)
    if before is None:
        return False
    if before["of"]:
        forms = [_OF]
    elif before["what"]:
        forms = [_WISHES_FOR]
    else:
        forms = [_WISHES, _WISHES_FOR, _NAMES_WISHES]
    last, colon = doc[who.end - 1], doc[line.end - 1]
    return any(form.fullmatch(text, last.idx + len(last.text), colon.idx + 1) for form in forms)
