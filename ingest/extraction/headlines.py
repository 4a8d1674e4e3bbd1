"""Attribution in headlines, by their surface: "Zelensky: no talks yet", "No talks yet - Zelensky"."""

from __future__ import annotations

from ingest.extraction import cues
from ingest.extraction.annotations import Segment
from ingest.extraction.tree import DASHES, Doc

Span = tuple[int, int]
ASKING = frozenset({"WP", "WRB", "WDT", "DT", "VBD"})  # behind a dash: what is told of the name before it
LONGEST_SOURCE = 7  # words of "Ukraine's Foreign Minister Andrii Sybiha" and the like before a colon
SHORT = 4  # words before "on"


def headline(doc: Doc, segment: Segment) -> tuple[Span | None, Span, Span] | None:
    """Cue, source and content of a headline; None where it is to be read like a sentence."""
    start, end = segment.start, segment.end
    for i in range(start + 1, end - 1):
        if doc[i].text != ":":
            if _dashed(doc, start, i, end):
                return (i, i + 1), (start, i), (i + 1, end)
            continue
        if i - start <= LONGEST_SOURCE and _names(doc, start, i):
            return (i, i + 1), (start, i), (i + 1, end)
        if on := _on_what(doc, start, i):
            return (i, i + 1), (start, on), (i + 1, end)
    for i in range(end - 2, max(start, end - LONGEST_SOURCE), -1):
        if (
            doc[i].text in ("-", "–", "—", "|", ":")
            and (doc[i - 1].whitespace_ or doc[i].text == ":")
            and _names(doc, i + 1, end)
            and i > start + 2
        ):
            return (i, i + 1), (i + 1, end), (start, i)
    return None


def spoken_line(doc: Doc, segment: Segment) -> tuple[Span, Span, Span] | None:
    """Cue, source and content of a paragraph that begins with a name, a colon and a quote: "Zelensky: “We …”"."""
    start = segment.start
    for i in range(start + 1, min(segment.end - 1, start + LONGEST_SOURCE + 1)):
        if doc.lowers[i] == ":":
            quote = next(((a, b) for a, b in doc.quotes if a == i + 1), None)
            return ((i, i + 1), (start, i), quote) if quote and _names(doc, start, i) else None
    return None


def _names(doc: Doc, start: int, end: int) -> bool:
    """Whether the words can be somebody's name and title: capitals, no verb, no word that only labels."""
    words = [t for t in doc[start:end] if t.is_alpha]
    return (
        0 < len(words) <= LONGEST_SOURCE
        and words[0].text[0].isupper()
        and words[0].lower_ not in cues.COLON_NOBODY
        and words[-1].text[0].isupper()
        and not any(t.tag_ in ("VBD", "VBZ", "MD", "VBP") for t in words)
    )


def _dashed(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a dash stands for the colon: "Fidan – both sides agree to swap"; not "Putin – what he wants"."""
    if doc[i].text not in DASHES or not doc[i - 1].whitespace_ or not doc[i].whitespace_:
        return False
    if i - start > LONGEST_SOURCE or doc[i + 1].tag_ in ASKING or not _names(doc, start, i):
        return False
    persons = [m for m in doc.mentions if m.kind == "person"]
    if not any(m.start >= start and m.end == i for m in persons) or any(m.start == i + 1 for m in persons):
        return False  # "Macron - Trump meets Putin"
    return any(t.tag_ in {"VB", "VBZ", "VBP", "MD", "VBD"} for t in doc[i + 1 : end])


def _on_what(doc: Doc, start: int, end: int) -> int:
    """Where "on" stands in "Lavrov on Macron's plans: …"; 0 in other words."""
    on = next((i for i in range(start + 1, min(end, start + SHORT + 1)) if doc[i].lower_ == "on"), 0)
    named = on and _names(doc, start, on) and doc[start].pos_ == "PROPN"
    return on if named and not any(t.tag_ in ("VBD", "VBZ", "MD") for t in doc[on:end]) else 0


def asks(sentence: str, running: bool) -> bool:
    """Questions, and headlines that explain: "Why Russia will never accept a ceasefire".

    In running text only the mark makes a question: "What Kyiv wants is a ceasefire" is none.
    """
    text = sentence.strip().rstrip("\"'”’»")
    if text.endswith("?"):
        return True
    if running or (": " in text and text.startswith(("What ", "How "))):
        return False  # "What Moscow wants: all of the region"
    return text.startswith(("Why ", "How ", "What ", "Explained", "Explainer", "Will ", "Could ", "Can "))
