"""What the components write on a Doc, and nothing else writes: typed, in reading order.

`doc._.segments`      segment.py      the paragraphs of the text and what each is
`doc._.quotes`        segment.py      token spans of the quotes, marks included
`doc._.mentions`      actors.py       every name of a party, person, office or institution
`doc._.attributions`  attribution.py  source, cue, content; references.py fills `voice`
`doc._.topics`        topics.py       every mention of an issue

The rules read them from the plain Doc (tree.py) under the same names: `doc.topics`.
`doc._.context` (set before the pipeline runs) holds the Context: vocabulary, publication day, outlet, title.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from spacy.tokens import Doc

from positions.vocabulary import Vocabulary

SegmentKind = Literal["headline", "heading", "dateline", "paragraph", "turn", "caption", "boilerplate"]
MentionKind = Literal["person", "office", "party", "institution", "group"]


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What is known of a text beforehand. Told by its identity, so that answers to it can be kept."""

    vocabulary: Vocabulary
    published: date | None = None
    outlet: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    kind: SegmentKind
    start: int  # tokens, end exclusive
    end: int
    speaker: str | None = None  # the label of a transcript's turn: "THE PRESIDENT", "Q"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `party` is None for people and bodies of no party that is coded."""

    kind: MentionKind
    start: int  # tokens, end exclusive
    end: int
    party: str | None
    person: str | None = None  # standard English name
    authority: int = 1
    introduced_as: str | None = None  # the office named in the text, for a person whom the vocabulary lacks


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks. Several parties where "both sides" do; no party where a stranger (the EU, a think tank) does."""

    parties: tuple[str, ...]
    person: str | None = None
    authority: int = 1
    introduced_as: str | None = None
    certain: bool = True  # False where the reference was guessed
    each: tuple[Voice, ...] = ()  # of several who speak as one, those who are known by name


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token spans, ends exclusive. `content` may have holes (an interrupted quote)."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    quoted: bool  # some of the content stands in quote marks
    voice: Voice | None = None
    parent: int | None = None  # index in doc._.attributions of the one whose content holds this one

    @property
    def first(self) -> int:
        """The token of its cue, without one of its content: where it stands among the others."""
        return self.cue[0] if self.cue else self.content[0][0]


Doc.set_extension("context", default=None, force=True)
for name in ("segments", "quotes", "mentions", "attributions", "topics"):
    Doc.set_extension(name, default=(), force=True)
