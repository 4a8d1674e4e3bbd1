"""Feeds (RSS, Atom, RDF) by feedparser, sitemaps by lxml."""

from __future__ import annotations

import calendar
import io
import re
import time
from datetime import UTC, datetime
from typing import Any

import feedparser
from lxml import etree, html

from ingest.parse.errors import ParseError
from ingest.parse.page import is_html
from ingest.parse.text import decode, refuse_binary, stored_form
from ingest.parse.urls import canonical
from ingest.records import Entry, Listing

ROOT = re.compile(r"<(?:\w+:)?(rss|feed|RDF|urlset|sitemapindex)[\s>]")
# The most entries taken from one listing: a news sitemap holds at most 1,000 (Google's limit for news sitemaps).
MAX_ENTRIES = 1000


def is_listing(text: str) -> bool:
    head = text[:4096]
    return bool(ROOT.search(head)) and not re.search(r"<html[\s>]|<!doctype html", head, re.I)


def parse_listing(body: bytes, *, url: str = "") -> Listing:
    """The entries of a feed or sitemap, newest first where they carry dates, at most MAX_ENTRIES.

    Raises ParseError, with the address of the real feed where an HTML page names one.
    """
    refuse_binary(body)
    text = decode(body)
    if is_html(text) and not is_listing(text):
        raise ParseError("The address gives a web page, not a feed. " + _advice(text, url))
    root = ROOT.search(text[:4096])
    if not root:
        raise ParseError("It is neither an RSS or Atom feed nor a sitemap. Check the address.")
    listing = _sitemap(body, url) if root[1] in {"urlset", "sitemapindex"} else _feed(body, url)
    entries = sorted(
        {entry.url: entry for entry in reversed(listing.entries)}.values(),
        key=lambda entry: entry.published_at or datetime.min.replace(tzinfo=UTC),
        reverse=True,
    )
    return Listing(title=listing.title, entries=tuple(entries[:MAX_ENTRIES]))


def _feed(body: bytes, url: str) -> Listing:
    found = feedparser.parse(io.BytesIO(body), response_headers={"content-location": url} if url else {})
    entries = []
    for item in found.entries:
        try:
            link = canonical(str(item.get("link") or "about:none"), url)
        except ParseError:
            continue
        when = item.get("published_parsed") or item.get("updated_parsed")
        entries.append(
            Entry(link, _plain(item.get("title", "")), _moment(when), _plain(item.get("summary", "")))
        )
    if found.bozo and not entries:
        raise ParseError(f"The feed is broken XML and no entry can be read from it ({found.bozo_exception}).")
    return Listing(_plain(found.feed.get("title", "")), tuple(entries))


def _moment(when: time.struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(when), UTC) if when else None
    except (ValueError, OverflowError):
        return None


def _plain(markup: str) -> str:
    if not markup.strip():
        return ""
    try:
        return stored_form(" ".join(html.fromstring(f"<div>{markup}</div>").text_content().split()))[:500]
    except (etree.LxmlError, ValueError):
        return ""


def _sitemap(body: bytes, url: str) -> Listing:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(body, parser)
    if root is None:
        raise ParseError("The sitemap is broken XML and no entry can be read from it.")
    entries = []
    for node in root.iterfind("{*}*"):
        try:
            link = canonical(node.findtext("{*}loc") or "", url)
        except ParseError:
            continue
        when = node.findtext("{*}news/{*}publication_date") or node.findtext("{*}lastmod") or ""
        entries.append(Entry(link, (node.findtext("{*}news/{*}title") or "").strip()[:500], _iso(when)))
    return Listing("", tuple(entries))


def _iso(when: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(when.strip())
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _advice(text: str, url: str) -> str:
    """The feeds that the page names, in a sentence."""
    try:
        links: list[Any] = html.fromstring(text).xpath(
            '//link[@rel="alternate"][contains(@type, "rss") or contains(@type, "atom")]/@href'
        )
        feeds = [canonical(str(link), url) for link in links[:3]]
    except (etree.LxmlError, ValueError):
        feeds = []
    return f"It names this feed: {', '.join(feeds)}" if feeds else "Look for its RSS or Atom address."
