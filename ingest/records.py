"""The frozen records that pass between the stages: fetch, parse, extract, store. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Stance = Literal["support", "oppose", "conditional", "neutral"]
Form = Literal["direct", "indirect", "narrated"]
Span = tuple[int, int]  # code points of the stored text, end exclusive


@dataclass(frozen=True, slots=True)
class SourceText:
    """What the extraction reads: no database, no clock, no network."""

    text: str
    published: date | None = None
    title: str = ""  # also when the headline is not part of `text`
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """One party takes one side on one issue in one place of one text (see docs/coding-guide.md)."""

    party: str
    topic: str
    stance: Stance
    speaker: str | None  # standard English name; None where an institution or the party as a whole speaks
    said_on: date | None
    reported_by: str | None  # slug of the party whose words these are, where it is not `party` itself
    start: int  # evidence, code points of the text
    end: int
    evidence: str
    cue: str
    form: Form
    confidence: float  # 0 to 1
    condition: Span | None = None  # where stance is "conditional" and the words are known
    authority: int = 1  # positions.vocabulary.Authority of the voice
    introduced_as: str | None = None  # the office named in the text, for a speaker whom the vocabulary lacks


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one text gave. `note` says in a sentence why a text was set aside or cut."""

    claims: tuple[FoundClaim, ...] = ()
    language: str = "en"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the network gave: one answer after redirects, body decompressed and capped."""

    url: str  # the address asked for
    final_url: str
    status: int
    content_type: str
    body: bytes
    etag: str = ""
    last_modified: str = ""
    retry_after: int | None = None  # seconds


@dataclass(frozen=True, slots=True)
class Page:
    """One article as parsed, ready to be stored."""

    text: str
    url: str = ""
    title: str = ""
    outlet: str = ""
    author: str = ""
    language: str = ""
    published: date | None = None
    published_at: datetime | None = None
    source: str = ""  # the public source that a sample names


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed or sitemap."""

    url: str
    title: str = ""
    published_at: datetime | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed or sitemap as parsed."""

    title: str = ""
    entries: tuple[Entry, ...] = field(default=())
