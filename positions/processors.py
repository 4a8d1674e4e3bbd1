"""What every template may use."""

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
    return {"pages": PAGES, "legend": LEGEND}
