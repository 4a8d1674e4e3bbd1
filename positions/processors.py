"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

PAGES = [
    ("grid", "Grid"),
    ("timeline", "Timeline"),
    ("changes", "Changes"),
    ("articles", "Articles"),
    ("people", "People"),
    ("about", "About"),
]
LEGEND = [
    ("support", "yes to the topic's proposition"),
    ("conditional", "yes, but only if, after, or limited to"),
    ("neutral", "speaks on it and takes no side"),
    ("oppose", "no to it"),
    ("mixed", "equals differ within a week"),
]


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "pages": PAGES,
        "legend": LEGEND,
        "contact": settings.CONTACT,
        "contact_link": contact_link(settings.CONTACT),
    }


def contact_link(contact: str) -> str:
    """Where the setting CONTACT leads: a mail address, a web address, or nowhere where it is neither."""
    if contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""
