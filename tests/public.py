"""Every public page in every state worth looking at, and the rows that put them there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from positions.models import Article, Claim, Person
from tests import factories

LONG = (
    "said that it would agree to a ceasefire and that " + "every front, every city and every village, " * 60
)
UNBROKEN = "https://example.org/" + "a" * 400


def talks() -> None:
    """A change, a mixed cell, a silent one, second-hand claims, a list of two pages, a long quote, an unknown person."""
    factories.vocabulary()
    for n in range(30):
        factories.claim(
            "conditional", date(2025, 5, 1 + n // 2), speaker="Dmitry Peskov", topic="talks", party="russia"
        )
    for stance, day, speaker, fields in (
        ("conditional", date(2025, 5, 10), "Sergey Lavrov", {"topic": "ceasefire"}),
        ("oppose", date(2025, 6, 4), "Vladimir Putin", {"topic": "ceasefire", "authority": 4}),
        ("oppose", date(2025, 6, 1), "Andrii Sybiha", {"party": "ukraine", "topic": "memorandum"}),
        ("support", date(2025, 6, 3), "Rustem Umerov", {"party": "ukraine", "topic": "memorandum"}),
        ("support", date(2025, 1, 3), None, {"party": "france", "topic": "nato"}),
        ("neutral", date(2025, 6, 3), None, {"party": "us", "topic": "summit"}),
        ("support", date(2025, 6, 3), None, {"party": "ukraine", "reported_by": "turkey"}),
    ):
        factories.claim(stance, day, speaker=speaker, **{"party": "russia", "topic": "ceasefire"} | fields)
    long = factories.article(f"{LONG}.\n\nSee {UNBROKEN} for more.", title="A long answer " * 12)
    unknown = Person.objects.create(slug="quill-nobody", name="Quill Nobody", proposed=True)
    factories.claim("conditional", words=LONG, article=long, speaker=unknown, party="turkey")
    factories.claim("oppose", words=UNBROKEN, article=long, party="turkey", topic="children")
    Claim.objects.filter(party__slug="france").update(status="corrected")


def paths() -> Iterator[str]:
    """Addresses, once `talks` are there: every page, full, filtered to nothing, and asked for what makes no sense."""
    claim = Claim.objects.get(topic__slug="ceasefire", speaker__slug="vladimir-putin")
    long = Article.objects.get(title__startswith="A long answer")
    yield from ("/", "/?compare=2025-05-20&word=all", "/?from=never&party=nobody", "/?min=9", "/?min=99999")
    yield from ("/?from=2020-01-01&to=2020-01-02", "/?known=2020-01-01", "/?party=russia&topic=ceasefire")
    yield from ("/russia/ceasefire/", "/russia/talks/?compare=2025-05-05", "/france/children/")
    yield from (
        "/turkey/ceasefire/",
        "/france/nato/",
        "/ukraine/memorandum/",
        "/russia/ceasefire/?to=2020-01-01",
    )
    yield from ("/timeline/", "/timeline/?party=russia", "/timeline/?topic=children&to=2020-01-01")
    yield from (
        "/changes/",
        "/changes/?to=2020-01-01",
        "/articles/",
        "/articles/?speaker=putin&to=2020-01-01",
    )
    yield from (f"/articles/{claim.article_id}/", f"/articles/{long.pk}/")
    yield from ("/people/", "/people/?q=nobody+at+all", "/people/?all=1", "/people/vladimir-putin/")
    yield from ("/people/quill-nobody/", "/people/vladimir-putin/?to=2020-01-01")
    yield from ("/topics/ceasefire/?compare=2025-05-20", "/parties/russia/", "/parties/turkey/")
    yield from (
        "/search/",
        "/search/?q=Kremlin+ceasefire",
        "/search/?q=village&in=articles",
        "/search/?q=xylophone",
    )
    yield from (
        "/about/",
        "/corrections/",
        f"/claims/{claim.pk}/report/",
        "/claims/reported/",
        "/embed/",
        "/nowhere/",
    )
