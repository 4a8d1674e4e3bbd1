"""Paragraphs, and what is none: headline, headings, datelines, captions, boilerplate, a transcript's turns.

Runs before the parser and sets sentence starts, so that no sentence crosses a paragraph's end. Also finds the
quotes of each paragraph (`doc._.quotes`, token spans with their marks): marks are paired inside one paragraph, so
that a missing one costs that paragraph at the most; a paragraph that begins with an opening mark where the one
before was left open continues its quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extraction import noise
from ingest.extraction.annotations import Context, Segment, SegmentKind
from ingest.extraction.interviews import (
    MARK,
    any_label,
    label_name,
    label_within,
    part_label,
    turn_label,
    unlabelled,
)
from ingest.extraction.labels import is_known
from ingest.extraction.lines import lines_of
from ingest.extraction.marks import ends_a_quote, find_quotes

NAME = "segment"
TEXT = "text"  # what the tokenizer read: a Doc puts its text together anew at every question

_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>|<!--.{0,500}?-->|\*\*|__")
_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|apos|lt|gt|ldquo|rdquo|lsquo|rsquo|laquo|raquo|mdash|ndash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
)
# A link in running text, as Markdown writes it: what it leads to is no word of the sentence.
_LINKED = r"\[([^\[\]\n]{1,200})\](\((?:https?:|/|<)[^\s()]{0,700}\))"
_LINK = re.compile(rf"(?<=[\w,.;:”\"] ){_LINKED}|(?<!\S){_LINKED}(?=[ ,.'’]{{1,2}}\w)")
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ‘´`](?=[a-zA-Z])")
_ENTITIES = {
    "nbsp": " ", "amp": "&", "quot": '"', "apos": "'", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "laquo": "«", "raquo": "»", "mdash": "—", "ndash": "–", "hellip": "…", "lt": "<", "gt": ">",
}  # fmt: skip
_SPACES = {
    ord(c): " "
    for c in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202f\u205f\u2060\u2066\u2069\u3000\ufeff\u00ad\t\r\x0b\x0c"
}
_SPACES |= {ord(c): "\n" for c in "\u2028\u2029\x85"}


def plain(text: str) -> str:
    """`text` without mark-up, odd spaces and odd apostrophes, at the same length: every offset stays valid.

    The model knows "it's" and "don't"; of "it’s" and "don’t" it makes nouns and numerals.
    """
    text = text.replace("\r\n", " \n").replace("\r", "\n").translate(_SPACES)
    if "<" in text or "**" in text or "__" in text:
        text = _TAG.sub(lambda m: " " * len(m[0]), text)
    if "](" in text:
        text = _LINK.sub(lambda m: f" {m[1] or m[3]} {' ' * len(m[2] or m[4])}", text)
    if "&" in text:
        text = _ENTITY.sub(_decoded, text)
    return _APOSTROPHE.sub("'", text)


def _decoded(match: re.Match[str]) -> str:
    name = match[0][1:-1]
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        char = chr(code) if 32 <= code <= 0xFFFF and not 0xD800 <= code <= 0xDFFF else " "
    else:
        char = _ENTITIES[name]
    return char.ljust(len(match[0]))


@dataclass(frozen=True, slots=True)
class Block:
    """A segment in code points, before tokens."""

    kind: SegmentKind
    start: int
    end: int
    speaker: str | None = None


@Language.component(NAME, assigns=["token.is_sent_start"])
def segment(doc: Doc) -> Doc:
    context: Context | None = doc._.context
    text: str = doc.user_data.get(TEXT) or doc.text
    blocks = find_blocks(text, context)
    offsets: list[int] = doc.to_array("IDX").tolist() if len(doc) else []
    segments: list[Segment] = []
    quotes: list[tuple[int, int]] = []
    opened = ""
    for number, block in enumerate(blocks):
        start, end = bisect_left(offsets, block.start), bisect_left(offsets, block.end)
        while start < end and doc[end - 1].is_space:
            end -= 1
        while start < end and doc[start].is_space:
            start += 1
        if start >= end:
            continue
        segments.append(Segment(block.kind, start, end, block.speaker))
        doc[start].is_sent_start = True
        if end < len(doc):
            doc[end].is_sent_start = True
        if block.kind in ("paragraph", "turn", "headline"):
            found, left = find_quotes(text[block.start : block.end], opened)
            if opened and not found and not left and _closed_later(text, blocks[number + 1 :], opened):
                found, left = [(0, block.end - block.start)], opened
            opened = left
            for a, b in found:
                first = bisect_left(offsets, block.start + a)
                last = bisect_left(offsets, block.start + b)
                if first < last:
                    quotes.append((first, min(last, end)))
        elif block.kind not in ("boilerplate", "caption"):
            opened = ""
    doc._.segments = segments
    doc._.quotes = quotes
    return doc


AHEAD = 4  # paragraphs in which a quote that was opened once may end


def _closed_later(text: str, blocks: list[Block], opened: str) -> bool:
    """Whether a paragraph soon behind ends the quote before it begins another."""
    for block in [b for b in blocks[: 2 * AHEAD] if b.kind == "paragraph"][:AHEAD]:
        ends = ends_a_quote(text[block.start : block.end], opened)
        if ends is not None:
            return ends
    return False


def find_blocks(text: str, context: Context | None = None) -> list[Block]:
    """The segments of a text by code points, in reading order. Pure; linear in the length of the text."""
    lines = lines_of(text)
    names = _standing_names(text, lines)
    marked = unlabelled(text, lines)
    transcript = bool(names or marked) or is_transcript(text, lines, context)
    blocks: list[Block] = []
    body_seen = False
    speaker: str | None = None
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        kind = _kind(line, body_seen, number, context)
        if transcript and (line in names or noise.PRESENTER_LINE.fullmatch(line)):
            blocks.append(Block("heading", start, end))
            body_seen, speaker = True, line.removesuffix(":")
            continue
        if turn := marked.get(number):
            blocks.append(Block("turn", start + turn[0], end, turn[1]))
            body_seen, speaker = True, turn[1]
            continue
        if kind not in ("paragraph", "heading", "headline"):
            blocks.append(Block(kind, start, end))
            continue
        label = part_label(line) or (
            turn_label(line, first=not body_seen) if transcript or _quotes_after(line) else 0
        )
        if not label and transcript:
            label = label_within(line, text, answers=bool(blocks) and _asks(blocks[-1]))
        if label:
            body_seen = True
            name = label_name(line[:label])
            if noise.PART_LABEL.match(line):
                blocks.append(Block("paragraph", start + label, end))
            elif noise.SOURCE_LABEL.match(line):
                blocks.append(Block("paragraph", start + label, end, "Source"))
            else:
                blocks.append(Block("turn", start + label, end, name))
                speaker = (
                    name
                    if transcript and not part_label(line) and not _closes_its_quote(line[label:])
                    else None
                )
            continue
        if speaker is not None and kind != "headline":
            blocks.append(Block("turn", start, end, speaker))
            continue
        if kind != "paragraph":
            blocks += _without_paper(text, Block(kind, start, end))
            continue
        prefix = noise.DATELINE_PREFIX.match(line)
        if prefix and prefix.end() < len(line) and prefix.end() <= 70:
            blocks.append(Block("dateline", start, start + prefix.end()))
            start += prefix.end()
        elif bullet := noise.BULLET.match(line):
            start += bullet.end()
        body_seen = True
        blocks += _parts(text, start, end) if end - start > noise.FLAT else [Block("paragraph", start, end)]
    return blocks


def _without_paper(text: str, line: Block) -> Iterator[Block]:
    """A headline, and beside it the name of the paper that it stood in."""
    start, end = line.start, line.end
    if before := noise.PAPER_BEFORE.match(text, start, end):
        yield Block("boilerplate", start, before.end())
        start = before.end()
    after = noise.PAPER_AFTER.search(text[start:end])
    yield Block(line.kind, start, start + after.start() if after else end)
    if after:
        yield Block("boilerplate", start + after.start(), end)


def _parts(text: str, start: int, end: int) -> Iterator[Block]:
    """The paragraphs, captions and links of a page whose breaks were lost."""
    aside: list[tuple[int, int, SegmentKind]] = []
    last = start
    for match in noise.CREDIT.finditer(text, start, end):
        before = text[max(last, match.start() - 400) : match.start()].rstrip()
        ends = [m.end() for m in noise.SENTENCE.finditer(before)]
        links = [m.end() for m in noise.SHOUTED_LINK.finditer(before)]
        at = max(last, match.start() - 400) + max([0, *ends[-1:], *links[-1:]])
        aside.append((at, match.end(), "caption"))
        last = match.end()
    for match in noise.SHOUTED_LINK.finditer(text, start, end):
        if sum(len(w) > 2 for w in match[0].split()) >= 4 and not any(
            a <= match.start() < b for a, b, _ in aside
        ):
            aside.append((match.start(), match.end(), "boilerplate"))
    position = start
    for a, b, kind in [*sorted(aside), (end, end, "caption")]:
        a = max(a, position)
        if text[position:a].strip():
            yield Block("paragraph", position, a)
        if a < b:
            yield Block(kind, a, b)
        position = max(position, b)


LONG = 80  # characters: a paragraph, not an entry of a menu
# Paragraphs without a label to one with: 2 at most in the transcripts of the gold sets, 6 and more in pages that are none.
ANSWERED = 4


def is_transcript(text: str, lines: list[tuple[int, int]], context: Context | None) -> bool:
    """Whether speakers' labels run through the text: two with a question or capitals among them, or three names, and
    where no two of them are sure, one to a few paragraphs.

    In an institution's own release one label is enough, and so it is where a text begins with the name of a person of the
    vocabulary in capitals, or of one who goes on as "we" or "I", for some sentences. A news article with one "Name: words" line is none, nor is a
    page with a menu of headlines, "Ministry of Energy: …", or with maps, "Order of Battle: …", between its paragraphs.
    """
    sure = again = names = long = 0
    official = context is not None and official_voice(context.outlet) is not None
    shouted: set[str] = set()
    asked = put = alone = False  # whether the line before is a reporter's, or somebody's question
    for number, (start, end) in enumerate(lines):
        line = text[start : min(end, start + 200)]
        if mark := MARK.match(line):
            line = line[mark.end() :] if noise.QUESTION_LABEL.match(line, mark.end()) or asked else line
        before = sure + again + names
        answered, asked = asked, noise.QUESTION_LABEL.match(line) is not None
        if asked or noise.PRESENTER_LINE.match(line) or (answered and any_label(line)):
            sure += 1
        elif put and any_label(line):
            names += 2  # "Newspaper: …?" and who answers
        elif turn_label(line) and (label := noise.CAPITALS_LABEL.match(line)):
            if official or noise.RANKED.search(label[0]) or is_known(label[0], context):
                sure += 1
                alone |= not (before or long) and _goes_on(text[start + label.end() :][:400])
            elif label[0] in shouted:
                again += 1
            else:  # "THE ECONOMY: …" heads a paragraph; a speaker has a title, or speaks again
                shouted.add(label[0])
        elif (number > 0 or official or end - start > 250) and turn_label(line) and not part_label(line):
            names += 1
        elif before == long == 0 and (named := noise.TITLE_LABEL.match(line)):
            said = text[start + named.end() :][:400]
            alone |= is_known(named[0], context) and _goes_on(said) and bool(_OURS.search(said))
        put = text[end - 1] == "?" and any_label(line) > 0
        long += end - start >= LONG and 0 < before == sure + again + names
        if sure >= 2 or (official and sure + names):
            return True
    if alone and long <= ANSWERED:
        return True
    marks = 2 * (sure + again) + names
    return marks >= 3 and marks * ANSWERED >= long


_FURTHER = re.compile(r"[a-z][.!?…] +[A-Z“\"]|[.!?…]\n")
_OURS = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Uu]s|[Mm]y)\b")


def _goes_on(said: str) -> bool:
    """Whether the words behind a label are several sentences; a headline's are one."""
    return bool(_FURTHER.search(said))


def _standing_names(text: str, lines: list[tuple[int, int]]) -> frozenset[str]:
    """The speakers of a transcript whose names stand on lines of their own: two at least, each of them before two
    paragraphs. A menu's entries come twice too, but before other entries."""
    seen: Counter[str] = Counter()
    for (start, end), below in pairwise(lines):
        line = text[start:end]
        if noise.NAME_LINE.fullmatch(line) and text[below[0] : below[1]].endswith((".", "?", "!", "”", '"')):
            seen[line] += 1
    names = frozenset(name for name, times in seen.items() if times > 1)
    full = frozenset(name for name in names if " " in name)
    if any(noise.QUESTION_LABEL.match(f"{name}: …") for name in names):
        full = names  # "Journalist" alone on a line: "Smith" on another is who answers
    return full if len(full) > 1 else frozenset()


def _quotes_after(line: str) -> bool:
    colon = line.find(":", 0, 120)
    return colon > 0 and line[colon + 1 :].lstrip()[:1] in '"“«' and line[colon + 1 :].strip() != ""


_END = (".", "!", "?", '"', "”", "»", "…", "’", "'", ")", ":", ";", ",")


def _kind(line: str, body_seen: bool, number: int, context: Context | None) -> SegmentKind:
    stripped = line.strip()
    if noise.DATELINE.fullmatch(stripped):
        return "dateline"
    if len(stripped) <= 140 and noise.BYLINE.fullmatch(stripped):
        return "boilerplate"
    if len(stripped) <= 42 and noise.PLACE.fullmatch(stripped):
        return "dateline" if not body_seen and number > 0 else "heading"
    if len(stripped) <= 700:
        headed = number == 0 and not stripped.endswith(_END[:2]) and noise.SOURCED.fullmatch(stripped)
        if not headed and noise.is_caption(stripped):
            return "caption"
        if noise.is_boilerplate(stripped):
            return "boilerplate"
    if context and context.title and stripped.rstrip(".").casefold() == _bare(context.title):
        return "headline"
    words = stripped.count(" ") + 1
    if words <= 22 and not stripped.endswith(_END[:9]) and not noise.BULLET.match(stripped):
        # Without a full stop: a headline before the body, a heading inside it.
        if not body_seen and number <= 3:
            return "headline"
        if words <= 14 and not stripped.endswith((":", ";", ",")):
            return "heading"
    return "paragraph"


@lru_cache(maxsize=16)  # asked of every line of a text
def _bare(title: str) -> str:
    return plain(title).strip().rstrip(".").casefold()


def _asks(block: Block) -> bool:
    return block.kind == "turn" and noise.QUESTION_LABEL.match(f"{block.speaker}: …") is not None


def _closes_its_quote(line: str) -> bool:
    line = line.strip()
    return line[:1] in '"“«' and line[-1:] in '"”»'


@lru_cache(maxsize=64)
def official_voice(outlet: str) -> tuple[str, int] | None:
    """The party and authority of a body that publishes its own statements, by host or name of the outlet."""
    for pattern, party, authority in noise.OFFICIAL_OUTLETS:
        if re.search(pattern, outlet.strip().lower()):
            return party, authority
    return None
