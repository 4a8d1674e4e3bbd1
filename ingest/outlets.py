"""Which outlet an article is from, by the name or the address that it carries."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.text import slugify

from positions.models import Outlet


def domain(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def outlet_for(name: str, url: str) -> Outlet | None:
    """The outlet of that name, else of that domain or one above it, else a new one (press), else None.

    A name that a page gives itself counts for nothing where the domain is known.
    """
    return (
        by_domain(domain(url))
        or by_name(name, domain(url))
        or (_new(domain(url), domain(url)) if url else None)
    )


def by_domain(host: str) -> Outlet | None:
    parts = host.split(".")
    names = [".".join(parts[i:]) for i in range(len(parts) - 1)]
    found = {
        name: outlet for outlet in Outlet.objects.filter(domains__overlap=names) for name in outlet.domains
    }
    return next((found[name] for name in names if name in found), None)


def by_name(name: str, host: str = "") -> Outlet | None:
    """The outlet of that name; made, as press, where there is none. None for no name."""
    name = " ".join(name.split())[:200]
    if not name:
        return None
    slug = slugify(name)
    known = Outlet.objects.filter(
        Q(name__iexact=name) | Q(slug=slug) | Q(domains__contains=[name.lower()])
    ).first()
    return known or _new(name, host)


def _new(name: str, host: str) -> Outlet:
    slug = slugify(name)[:100] or slugify(host.replace(".", "-"))[:100] or f"outlet-{abs(hash(name)) % 10**8}"
    outlet, _ = Outlet.objects.get_or_create(
        slug=slug, defaults={"name": name, "domains": [host] if host else []}
    )
    return outlet
