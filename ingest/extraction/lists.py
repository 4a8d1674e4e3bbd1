"""Lists of points under a line that ends in a colon: whose points they are, and whether they are wished for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extraction.annotations import Attribution, Mention, Segment
from ingest.extraction.holders import voice_of
from ingest.extraction.noise import BULLET
from ingest.extraction.tree import Doc, Token, bounds

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
        new = _announced(doc, segment, content, attributions)
        if new is None:
            continue
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


def _announced(
    doc: Doc, line: Segment, content: tuple[tuple[int, int], ...], attributions: Sequence[Attribution]
) -> Attribution | None:
    """Whose points a line announces: who wishes for them, else the source of its own cue, else its subject."""
    colon = (line.end - 1, line.end)
    named = [m for m in doc.mentions if line.start <= m.start < line.end and m.party]
    if named and _wishes(doc, line, named[0]):
        doc.user_data.setdefault(WISHED, set()).update(start for start, _ in content)
        return Attribution(colon, (named[0].start, named[0].end), content, False, voice_of(named[0]))
    own = [
        a
        for a in attributions
        if a.cue and line.start <= a.cue[0] < line.end and a.source and a.parent is None
    ]
    if own:
        if not _TURNING_DOWN.isdisjoint(doc.lemmas[line.start : line.end]):
            return None
        return Attribution(colon, own[-1].source, content, False, own[-1].voice)
    start = bounds(doc[line.end - 1]).start
    if not named or _AGENDA.search(doc[max(start, line.start) : line.end].text):
        return None
    who = next((m for m in named if doc[m.start : m.end].root.dep_ in {"nsubj", "poss"}), None)
    if who is None and len({m.party for m in named}) == 1:
        who = named[0]
    if who is None:
        return None
    return Attribution(colon, (who.start, who.end), content, False, voice_of(who))


def _wishes(doc: Doc, line: Segment, who: Mention) -> bool:
    """Whether what somebody wishes for is to follow a line."""
    text = doc.text
    before = _BEFORE.fullmatch(text, doc[line.start].idx, doc[who.start].idx)
    if before is None:
        return False
    last = doc[who.end - 1]
    forms = (
        [_OF] if before["of"] else [_WISHES_FOR] if before["what"] else [_WISHES, _WISHES_FOR, _NAMES_WISHES]
    )
    return any(form.fullmatch(text, last.idx + len(last.text), doc[line.end - 1].idx + 1) for form in forms)
