"""One address, one spelling."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from courlan import normalize_url

from ingest.parse.errors import ParseError

MAX_URL = 2000  # positions.models.Article.url


def canonical(url: str, base: str = "") -> str:
    """The address without fragment, tracking parameters and default port, made absolute.

    Raises ParseError where it is no http or https address.
    """
    url = urljoin(base, url.strip()) if base else url.strip()
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise ParseError(f"{url[:200]} is no address of a web page ({error}).") from error
    if parts.scheme.lower() not in {"http", "https"}:
        kind = f"begins with {parts.scheme}:" if parts.scheme else "has no http:// or https:// before it"
        raise ParseError(f"{url[:200]} {kind}; only http:// and https:// addresses are fetched.")
    if not host:
        raise ParseError(f"{url[:200]} names no server.")
    if parts.username is not None or parts.password is not None:
        raise ParseError("The address holds a name or password; give it without.")
    tidy = normalize_url(parts._replace(fragment="")) or url
    if len(tidy.encode()) > MAX_URL:
        raise ParseError(f"The address is longer than {MAX_URL} characters.")
    return tidy


def is_url(text: str) -> bool:
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text))


def names_a_page(url: str) -> bool:
    """Whether the address leads to more than a site's front page, which many texts give as theirs: it would make
    them versions of one another."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)
