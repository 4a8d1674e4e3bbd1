"""Every public page in every state worth looking at, and the rows that put them there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from positions.models import Article, Claim, Party, Person, Topic
from tests import factories

LONG = (
    "said that it would agree to a ceasefire and that " + "every front, every city and every village, " * 60
)
UNBROKEN = "https://example.org/" + "a" * 400


TEXT = (
    "Kyiv, June 2. Ann Able said that Russia supports a ceasefire at once. Talks went on. She <b>smiled</b>."
)


def text(response) -> str:
    """What a reader sees of a page, in one line."""
    page = re.sub(r"<(script|style|datalist)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def turn() -> Article:
    """Ann Able of Russia: no ceasefire on May 1, a ceasefire on Jun 2; told by two outlets, one a copy. The first article."""
    factories.claim("oppose", date(2025, 5, 1), speaker="Ann Able")
    first = factories.article(TEXT, outlet=factories.outlet("First Agency"), title="The turn")
    copy = factories.article(
        TEXT + " Copied.", story=first.story, outlet=factories.outlet("Second Post", "press")
    )
    factories.claim(speaker="Ann Able", article=first)
    factories.claim(speaker="Ann Able", article=copy)
    return first


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
        ("support", date(2025, 5, 12), "Andrii Sybiha", {"party": "ukraine", "topic": "memorandum"}),
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


def all_changed() -> tuple[int, str]:
    """Ten topics of five parties, every position another one since; the number of cells, and the query that compares."""
    factories.vocabulary()
    parties, topics = Party.objects.all()[:5], Topic.objects.order_by("-pinned", "order", "pk")[:10]
    for party in parties:
        for topic in topics:
            for stance, day in (("conditional", date(2025, 5, 1)), ("oppose", date(2025, 6, 2))):
                factories.claim(stance, day, speaker="Volodymyr Zelenskyy", party=party, topic=topic)
    asked = [f"party={party.slug}" for party in parties] + [f"topic={topic.slug}" for topic in topics]
    return len(parties) * len(topics), "&".join([*asked, "compare=2025-05-20", "word=all"])


def crowded(parties: int, topics: int) -> None:
    """A grid of so many rows and columns, every cell filled with the longest word there is."""
    factories.vocabulary()
    Party.objects.bulk_create(
        Party(slug=f"side-{n}", name=f"Confederation {n}", order=500 + n)
        for n in range(Party.objects.count(), parties)
    )
    Topic.objects.bulk_create(
        Topic(slug=f"issue-{n}", name=f"Demilitarisation {n}", proposition=f"Proposal {n}.", order=500 + n)
        for n in range(Topic.objects.count(), topics)
    )
    source = factories.article("Every side said what it wants.", published=date(2025, 6, 2))
    Claim.objects.bulk_create(
        Claim(
            article=source, party=party, topic=topic, stance="conditional", start=0, end=10, evidence="Every side",
            cue="said", day=source.published, said_on=source.published, authority=3,
        )
        for party in Party.objects.all()
        for topic in Topic.objects.all()
    )  # fmt: skip


def one_article() -> None:
    factories.vocabulary()
    factories.claim(speaker="Vladimir Putin")


def long_names() -> None:
    """The rows of `talks` where a party, a topic, a person and an outlet have the longest names that anybody would give."""
    talks()
    Party.objects.filter(slug="turkey").update(name="Organization for Security and Co-operation in Europe")
    Topic.objects.filter(slug="ceasefire").update(
        name="Internationally-supervised demilitarisation of the front"
    )
    Person.objects.filter(slug="vladimir-putin").update(
        name="Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh-Cholmondeley"
    )
    outlet = factories.outlet(
        "The Intergovernmental Commission of Inquiry’s Official Gazette of Record, International Edition",
        "official",
    )
    Article.objects.update(outlet=outlet)


# Pages that have the filter, and what it may be asked on each.
FILTERED = (
    "/", "/timeline/", "/changes/", "/articles/", "/russia/ceasefire/", "/topics/ceasefire/", "/parties/russia/",
    "/people/vladimir-putin/", "/search/", "/embed/",
)  # fmt: skip
ASKED = {
    "nothing": "to=2020-01-01",
    "nonsense": "from=never&to=2025-02-30&party=nobody&topic=nothing&speaker=nobody+at+all&min=-1&word=his&known=x",
    "other rows": "party=russia&party=turkey&topic=ceasefire&topic=talks",
    "compared": "compare=2025-05-20&word=all",
}


def crossed() -> Iterator[str]:
    """Every page that has the filter, asked everything."""
    for path in FILTERED:
        for query in ASKED.values():
            yield f"{path}?{'q=ceasefire&' if path == '/search/' else ''}{query}"


def bare() -> Iterator[str]:
    """Every page that needs no row but those of the vocabulary."""
    yield from (
        "/",
        "/timeline/",
        "/timeline/?party=russia",
        "/changes/",
        "/articles/",
        "/people/",
        "/search/",
    )
    yield from ("/russia/ceasefire/", "/topics/ceasefire/", "/parties/russia/", "/people/vladimir-putin/")
    yield from (
        "/search/?q=ceasefire",
        "/about/",
        "/corrections/",
        "/embed/",
        "/?compare=2025-05-20&word=all",
    )


def of(claim: Claim) -> tuple[str, str]:
    """The pages of one claim."""
    return claim.article.get_absolute_url(), f"/claims/{claim.pk}/report/"


def of_the_article() -> Iterator[str]:
    yield from bare()
    yield from of(Claim.objects.get())


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
    yield from crossed()


def every() -> Iterator[str]:
    """The same, each once."""
    return iter(dict.fromkeys(paths()))


# What the database holds, and the addresses worth looking at then.
STATES = {
    "talks": (talks, every),
    "one article": (one_article, of_the_article),
    "nothing": (factories.vocabulary, bare),
    "long names": (long_names, bare),
}
