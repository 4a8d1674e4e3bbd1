"""Bytes in, `Page` or `Listing` out. No network, no database; everything refused is a `ParseError` with a sentence.

`parse()` tells by the bytes themselves what they are, since servers and file names often say otherwise.
"""

from __future__ import annotations

from ingest.parse.errors import ParseError
from ingest.parse.listing import is_listing, parse_listing
from ingest.parse.page import is_html, parse_html
from ingest.parse.text import decode, parse_jsonl, parse_text, refuse_binary
from ingest.parse.urls import canonical
from ingest.records import Listing, Page

__all__ = ["MAX_BYTES", "ParseError", "canonical", "parse", "parse_jsonl", "parse_listing", "parse_page"]

# Our own limit. The longest news articles have some 100 KB of text and a few MB of HTML around it.
MAX_BYTES = 10_000_000


def parse(body: bytes, *, content_type: str = "", url: str = "") -> Page | Listing:
    """An article (HTML or plain text), or the entries of a feed or sitemap. Raises ParseError."""
    check_size(len(body))
    refuse_binary(body)
    text = decode(body, content_type)
    if is_listing(text):
        return parse_listing(body, url=url)
    return parse_page(body, content_type=content_type, url=url)


def parse_page(body: bytes, *, content_type: str = "", url: str = "") -> Page:
    """An article from HTML or plain text. Raises ParseError, also for a feed."""
    check_size(len(body))
    refuse_binary(body)
    text = decode(body, content_type)
    if is_listing(text):
        raise ParseError(
            "This is a feed or a sitemap, not an article. Give its address to `manage.py ingest`."
        )
    if is_html(text):
        return parse_html(text, url=url)
    return parse_text(text, url=url)


def check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise ParseError(
            f"It has {size / 1e6:.0f} MB; an article has at most {MAX_BYTES / 1e6:.0f} MB. Cut it into single articles."
        )
