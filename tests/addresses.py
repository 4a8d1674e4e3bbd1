"""The grammar of the site's addresses: every public route, and queries that make sense or none."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, reverse
from hypothesis import strategies as st

from positions import urls
from positions.models import Claim

NAMES = (
    "from", "to", "compare", "known", "speaker", "party", "topic", "outlet", "word", "reviewed", "min", "after", "page",
    "q", "in", "part", "all", "article", "limit", "url", "format", "maxwidth", "maxheight",
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "", "russia", "memorandum", "atlantis", "own", "all", "second", "articles", "2025-06-02", "2025-02-30",
        "9999-12-31", "0001-01-01", "1900-01-01", "-1", "1", "1e9", "9" * 30, "٣", "2025-06-02.1", "undated.1", "json", "xml",
        "http://testserver/?from=never", "http://[", "//", "\0", "'", "🕊", "x" * 5000,
    ]
) | st.text(max_size=30)  # fmt: skip
PARAMETERS = st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=8), WORDS), max_size=8)

NONSENSE = (
    "from=2025-13-45&to=yesterday&compare=%00&known=0000-00-00",
    "from=2025-06-02&to=2025-05-01",
    "party=atlantis&topic=weather&outlet=pub&word=his&speaker=nobody+at+all",
    "after=1000000000&page=1000000000&part=1000000000&min=1000000000&limit=1000000000&article=1000000000",
    "after=undated.99999999999999999999&limit=0&article=-1&min=-1&part=-1",
    "q=" + "x" * 10_000,
    "speaker=" + "%F0%9F%95%8A" * 900 + "&party=" + "y" * 5_000,
    "q=%00&speaker=%00&party=%00&after=%00&from=%00&url=%00&format=%00",
    "%FF%FE=%80&&&=&==&q=%ED%A0%80&from[]=1&from=" + "&from=".join("123456789"),
    "&".join(f"p{n}={n}" for n in range(1_500)),
    "url=http%3A%2F%2F%5B&maxwidth=%D9%A3&maxheight=-5",
)


def public() -> Iterator[str]:
    """The names of every route but those of the admin."""
    for entry in urls.urlpatterns:
        if isinstance(entry, URLPattern):
            yield str(entry.name)
        elif isinstance(entry, URLResolver) and entry.namespace == "api-v1":
            yield from (
                f"api-v1:{inner.name}" for inner in entry.url_patterns if isinstance(inner, URLPattern)
            )


def of(name: str) -> str:
    """An address of the route that leads to something, once there is a claim of a named speaker."""
    claim = Claim.objects.exclude(speaker=None).select_related("party", "topic", "speaker")[0]
    arguments = {
        "cell": [claim.party.slug, claim.topic.slug],
        "topic": [claim.topic.slug],
        "party": [claim.party.slug],
        "person": [claim.speaker.slug],
        "article": [claim.article_id],
        "report": [claim.pk],
        "api-v1:claim": [claim.pk],
        "api-v1:article": [claim.article_id],
    }
    return reverse(name, args=arguments.get(name, []))
