"""Quotes go to whom they belong: into the content that touches them, else to the speech verb or speaker around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extraction.annotations import Segment
from ingest.extraction.tree import Doc

Span = tuple[int, int]
WORDS = 4  # a quote of fewer words is somebody's term ("root causes"), not a statement


@dataclass(slots=True)
class Found:
    """An attribution in the making."""

    cue: Span | None
    source: Span | None
    content: list[Span]
    frame: str = ""
    lemma: str = ""

    @property
    def anchor(self) -> int:
        return self.cue[0] if self.cue else self.content[0][0]


BEHIND = 8  # tokens from a quote's end to its verb: "…," Ukraine's Foreign Minister Ada Smith told …


def _anchor(found: Found) -> int:
    return found.anchor


class Quotes:
    def __init__(self, doc: Doc, segments: Sequence[Segment]) -> None:
        self.doc = doc
        self.spans: list[Span] = sorted(doc.quotes)
        self.starts = [start for start, _ in self.spans]
        self.segments = segments
        self.owner: dict[int, Found] = {}

    def at(self, i: int) -> int | None:
        """The number of the quote that holds token `i`."""
        k = bisect_left(self.starts, i + 1) - 1
        return k if k >= 0 and i < self.spans[k][1] else None

    def touching(self, span: Span) -> Iterator[int]:
        k = max(0, bisect_left(self.starts, span[0] + 1) - 1)
        while k < len(self.spans) and self.spans[k][0] < span[1]:
            if self.spans[k][1] > span[0]:
                yield k
            k += 1

    def distribute(self, found: list[Found], open_verbs: list[Found]) -> list[Found]:
        """Extends the contents of `found` to the ends of their quotes and gives each quote left over to a speaker.

        `open_verbs` are verbs of speech whose content the parse did not show. Returns what is new.
        """
        outer = [f for f in found if (f.cue is None or self.at(f.cue[0]) is None)]
        for f in sorted(outer, key=lambda f: f.anchor):
            self._extend(f)
        speech = sorted(
            (*(f for f in outer if (f.frame == "c" and f.source) or f.lemma == "according"), *open_verbs),
            key=lambda f: f.anchor,
        )
        return self._left_over(speech, open_verbs)

    def _extend(self, f: Found) -> None:
        for number, (start, end) in enumerate(f.content):
            for k in self.touching((start, end)):
                a, b = self.spans[k]
                if f.cue and a <= f.cue[0] < b:
                    continue
                if f.source and a < f.source[0] < b and f.cue and f.cue[0] < a:
                    continue
                self.owner.setdefault(k, f)
                if a < start or b > end:
                    start, end = min(start, a), max(end, b)
            f.content[number] = start, end

    def _left_over(self, speech: list[Found], open_verbs: list[Found]) -> list[Found]:
        new: list[Found] = []
        anchors = [f.anchor for f in speech]
        fresh = {id(f) for f in open_verbs}
        last: Found | None = None
        k = 0
        before: Segment | None = None
        for segment in self.segments:
            first = k
            if before is not None and k < len(self.spans) and self._stands_alone(self.spans[k], segment):
                last = self._introduced(before) or last
            before = segment
            while k < len(self.spans) and self.spans[k][0] < segment.end:
                k += 1
            here = speech[bisect_left(anchors, segment.start) : bisect_left(anchors, segment.end)]
            for number in range(first, k):
                if number in self.owner or self._words(self.spans[number]) < WORDS:
                    continue
                speaker = self._speaker(number, first, k, here, segment)
                if speaker is None and self._opens(number, segment) and last is not None:
                    speaker = Found(None, last.source, [], "floating", "")
                    new.append(speaker)
                if speaker is None:
                    continue
                if id(speaker) in fresh:
                    fresh.discard(id(speaker))
                    new.append(speaker)
                self.owner[number] = speaker
                speaker.content = sorted({*speaker.content, self.spans[number]})
            spoken = [self.owner[n] for n in range(first, k) if n in self.owner] or [
                f for f in here if f.source
            ]
            if spoken and spoken[-1].source is not None:
                last = spoken[-1]
        return new

    def _speaker(
        self, number: int, first: int, stop: int, here: list[Found], segment: Segment
    ) -> Found | None:
        """The speech verb next to a quote, else the owner of the quote before or behind it in the paragraph."""
        start, end = self.spans[number]
        split = bisect_left(here, start, key=_anchor)
        before = here[split - 1] if split else None
        split = bisect_left(here, end, key=_anchor)
        behind = here[split] if split < len(here) else None
        if (
            behind is not None
            and behind.anchor - end <= BEHIND
            and (behind.source or behind.cue)
            and not self._begins_anew(number, behind)
        ):
            reach = self.spans[number + 1][0] if number + 1 < stop else behind.anchor + 1
            near = behind.cue[1] if behind.cue else behind.anchor
            if near <= reach and not any(t.is_sent_start for t in self.doc[end + 1 : behind.anchor]):
                return behind
        if before is not None and start > 0 and self.doc[start - 1].text in (":", ","):
            return before
        if number > first and (owner := self.owner.get(number - 1)):
            return owner
        if before is not None:
            return before
        if behind is not None and self._opens(number, segment) and self._begins_anew(number, behind):
            return None  # a whole paragraph that goes on from the one before
        if number + 1 < stop and (owner := self.owner.get(number + 1)):
            return owner
        return behind

    def _begins_anew(self, number: int, behind: Found) -> bool:
        """A full stop ends the quote, and the verb behind it has something of its own to tell: "… go on." She said that
        …" is two sentences, of which the quote's speaker may be another."""
        end = self.spans[number][1]
        return self.doc[end - 2].text == "." and any(start > behind.anchor for start, _ in behind.content)

    def _stands_alone(self, quote: Span, segment: Segment) -> bool:
        begins = quote[0] - segment.start <= 1
        return segment.kind == "paragraph" and begins and segment.end - quote[1] <= 1

    def _introduced(self, segment: Segment) -> Found | None:
        """Whom a paragraph that quotes nobody tells of last: the quote that stands alone behind it is theirs."""
        k = bisect_left(self.starts, segment.start)
        introduces = segment.kind in {"headline", "heading"} and self.doc[segment.end - 1].text == ":"
        if not (segment.kind == "paragraph" or introduces) or (
            k < len(self.starts) and self.starts[k] < segment.end
        ):
            return None
        told: Found | None = None
        for mention in self.doc.mentions:
            if mention.start >= segment.end:
                break
            if mention.start < segment.start or mention.kind not in ("person", "office"):
                continue
            root = self.doc[mention.start : mention.end].root
            if root.dep_ in ("nsubj", "nsubjpass") and root.head.dep_ == "ROOT":
                told = Found(None, (mention.start, mention.end), [])
        return told

    def _opens(self, number: int, segment: Segment) -> bool:
        return self.spans[number][0] - segment.start <= 1

    def _words(self, span: Span) -> int:
        return sum(1 for t in self.doc[span[0] : min(span[1], span[0] + 3 * WORDS)] if t.is_alpha)
