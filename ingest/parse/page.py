"""A web page: its article text and metadata, by trafilatura."""

from __future__ import annotations

import logging
import re
from datetime import date

from lxml.etree import LxmlError
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from ingest.parse.errors import ParseError
from ingest.parse.text import stored_form
from ingest.parse.urls import canonical, names_a_page
from ingest.records import Page

for _name in ("trafilatura", "htmldate", "courlan"):  # what they log of a broken page, our ParseError says
    logging.getLogger(_name).setLevel(logging.CRITICAL)

HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<article[\s>]|<head[\s>]", re.I)
FRAGMENT = re.compile(r"^\s*<(?:p|div|h1|section|main)[\s>]", re.I)
# Sizes of the head in which a document must say what it is: WHATWG's MIME sniffing reads 1,445 bytes; comments of
# content systems before the first tag are why we read a little more.
HEAD = 4096
FEWEST = 3  # words of an article: somebody, a verb, something; fewer are the label of a button


def is_html(text: str) -> bool:
    head = text[:HEAD]
    return bool(HTML.search(head) or FRAGMENT.match(head))


def parse_html(text: str, *, url: str = "") -> Page:
    """The article of a page. Comments, navigation and related links are dropped by trafilatura.

    The date is the one that the page states in its metadata or beside the title; guessing from any date in the text
    (htmldate's extensive search) is off, since an invented day would date claims. Raises ParseError.
    """
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        tree = load_html(text)
        found = (
            None
            if tree is None
            else bare_extraction(
                tree,
                url=url or None,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
        )
    except (LxmlError, ValueError, RecursionError) as error:
        raise ParseError(
            f"The page is too broken to be read ({error}). Paste its text as a file instead."
        ) from error
    body = stored_form(found.text or "") if isinstance(found, Document) else ""
    words = sum(any(c.isalpha() for c in word) for word in body.split())
    if not isinstance(found, Document) or words < FEWEST:
        raise ParseError(
            "The page holds no article text: it may need JavaScript, a login, or be a list of links. "
            "Save the article's text as a .txt file and ingest that."
        )
    return Page(
        text=body,
        url=url or _own_address(found.url or ""),
        title=stored_form(found.title or "").strip()[:500],
        outlet=stored_form(found.sitename or "").strip()[:200],
        author=stored_form(found.author or "").strip()[:300],
        language=(found.language or "")[:12],
        published=date.fromisoformat(found.date) if found.date else None,
    )


def _own_address(url: str) -> str:
    try:
        return canonical(url) if url and names_a_page(url) else ""
    except ParseError:
        return ""
