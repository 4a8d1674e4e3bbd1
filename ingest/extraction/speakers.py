"""Who speaks where the words themselves name nobody: "the minister went on", a bare "Quote:", a list under a line.

What the components before could not name goes on from whoever spoke last, unless a named stranger came in between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.extraction.annotations import Attribution, Segment, Voice
from ingest.extraction.holders import voice_of
from ingest.extraction.noise import BULLET
from ingest.extraction.pronouns import HE, NEAR, THEY
from ingest.extraction.tree import Doc, Token, bounds

QUOTE = re.compile(r"^(?:direct )?(?:quote|quotation|literally|verbatim)$", re.I)
PERSONS = frozenset(
    """head leader president minister diplomat spokesman spokeswoman spokesperson official secretary envoy ambassador
    negotiator politician adviser advisor aide chief premier chancellor commander general ombudsman speaker host""".split()
)
MEMBERS = frozenset(
    "member person staff staffer officer employee aide source official representative somebody someone insider".split()
)
BODIES = frozenset(
    """ministry administration office headquarters delegation presidency embassy department government team side agency
    mission service council palace""".split()
)
PLAIN = PERSONS | BODIES


def open_source(doc: Doc, source: tuple[int, int]) -> str:
    """What a source that names nobody stands for: "person" (he, the minister), "body" (the ministry, a member of the
    team), or "" where it is a stranger's."""
    words = doc[source[0] : source[1]]
    root = words.root
    if root.lower_ in HE:
        return "person"
    if root.lower_ in THEY and root.pos_ == "PRON":
        return "group"
    if root.tag_ in {"NNS", "NNPS"} and root.lemma_.casefold() in PERSONS:
        return ""  # "the European leaders": several, and not the one who spoke before
    lemma = root.lemma_.casefold()
    strange = any(t.pos_ == "PROPN" and t.lemma_.casefold() not in PLAIN for t in _own(words.root))
    if strange and not _generic(words.text):
        return ""
    if lemma in PERSONS and words[0].lower_ in {"the", "this", "that"}:
        return "person"
    if lemma in BODIES or _generic(words.text):
        return "body"
    if lemma in MEMBERS and any(t.lemma_.casefold() in PLAIN for t in words if t != root):
        return "body"
    return ""


# A body that every country has, named without its country.
_BODY = re.compile(
    r"(?:the )?(?:foreign (?:affairs )?ministry|ministry of foreign affairs|mfa|defen[cs]e ministry|ministry of defen[cs]e|"
    r"president(?:ial|['’]s) (?:office|administration)|office of the president|coordination headquarters(?: for .*)?|"
    r"general staff|parliament|government)",
    re.I,
)


def _generic(text: str) -> bool:
    return _BODY.fullmatch(text.strip()) is not None


def _own(root: Token) -> list[Token]:
    """A noun with what is said of it before it and in apposition: without "who …", "of …", "in …"."""
    return [root, *(c for c in root.children if c.dep_ in {"compound", "poss", "amod", "nmod", "appos"})]


def cited(cue: Token, party: str, names: Mapping[str, str]) -> str | None:
    """ "Moscow has asked for the region, the paper wrote, citing Ukrainian officials": the party that tells it of
    another; `names` are the parties by what they are called."""
    start, end = bounds(cue)
    citing = (t for t in cue.doc[start:end] if t.lower_ == "citing")
    officials = [c for t in citing for c in t.children if c.dep_ == "dobj" and c.lemma_ in PERSONS | MEMBERS]
    found = {p for c in officials for t in c.subtree if (p := names.get(t.lower_))}
    return next(iter(found)) if len(found) == 1 and party not in found else None


def is_named(attribution: Attribution, doc: Doc) -> bool:
    """Whether the source is somebody by name: one who ends the reach of a pronoun behind."""
    return attribution.source is not None and any(
        t.pos_ == "PROPN" for t in _own(doc[slice(*attribution.source)].root)
    )


REACH = 2 * NEAR  # tokens that a description looks back over: its own paragraph and the one before


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
        found = _named_in(doc, segment, attributions)
        if found is None:
            continue
        source, voice = found
        content = tuple((i.start, i.end) for i in items)
        doc.user_data.setdefault(ITEMS, set()).update(i.start for i in items)
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


ITEMS = "items"  # where the points of such lists begin


def is_item(root: Token) -> bool:
    """Whether a sentence is a point of somebody's list."""
    start = bounds(root).start
    return not {start, start - 1}.isdisjoint(root.doc.user_data.get(ITEMS, ()))


def _bulleted(doc: Doc, segment: Segment) -> bool:
    at = doc[segment.start].idx
    text = doc.text
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return bool(line.strip()) and BULLET.fullmatch(line) is not None


def _named_in(
    doc: Doc, line: Segment, attributions: Sequence[Attribution]
) -> tuple[tuple[int, int], Voice | None] | None:
    """Whose points a line announces: the source of its own cue, else its subject."""
    own = [
        a
        for a in attributions
        if a.cue and line.start <= a.cue[0] < line.end and a.source and a.parent is None
    ]
    if own and own[-1].source is not None:
        return own[-1].source, own[-1].voice
    named = [m for m in doc.mentions if line.start <= m.start < line.end and m.party]
    subject = next((m for m in named if doc[m.start : m.end].root.dep_ in {"nsubj", "poss"}), None)
    if subject is None and len({m.party for m in named}) == 1:
        subject = named[0]
    return None if subject is None else ((subject.start, subject.end), voice_of(subject))


INTRO = 45  # tokens: the longest line that announces a list
