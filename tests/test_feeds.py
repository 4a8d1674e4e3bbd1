"""Atom and JSON Feed of changes, read again by feedparser and by their specifications; the picture; embedding."""

import io
import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from PIL import Image

from positions import picture
from tests import factories

pytestmark = pytest.mark.django_db

DATA = Path(__file__).parent / "data"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def moved():
    """Russia on a ceasefire: oppose, then support; Ukraine on prisoners: support, then conditional."""
    factories.article(published=date(2025, 6, 20))
    said = factories.article("<b>Yes</b> & “now” 🕊, she said.", published=date(2025, 6, 10))
    return [
        factories.claim("oppose", date(2025, 6, 1), speaker="Anna Example"),
        factories.claim(
            "support", date(2025, 6, 10), "<b>Yes</b> & “now” 🕊", article=said, speaker="Anna Example"
        ),
        factories.claim(
            "support", date(2025, 6, 2), party="ukraine", topic="prisoners", speaker="Jean Example"
        ),
        factories.claim(
            "conditional", date(2025, 6, 12), party="ukraine", topic="prisoners", speaker="Jean Example"
        ),
    ]


def test_atom_is_read_by_feedparser_with_the_newest_change_first(client, moved):
    response = client.get("/changes.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == [
        "Ukraine on Prisoners: support → conditional",
        "Russia on Ceasefire: oppose → support",
    ]
    assert feed.entries[1].link == "http://testserver/russia/ceasefire/"
    assert feed.entries[1].updated == "2025-06-10T00:00:00+00:00"


def test_atom_has_all_that_its_specification_demands(client, moved):
    """RFC 4287: one id, title, updated of the feed and of each entry; an author; a link to itself; RFC 3339 dates."""
    root = ElementTree.fromstring(client.get("/changes.atom").content)
    rfc3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert rfc3339.fullmatch(element.findtext(f"{ATOM}updated") or "")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/changes.atom"
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_json_feed_has_all_that_its_specification_demands(client, moved):
    response = client.get("/changes.json")
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Changes of position"
    assert feed["feed_url"] == "http://testserver/changes.json"
    assert len(feed["items"]) == 2
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert item["url"].startswith("http://testserver/")


ADDRESSES = [
    "",
    "?party=russia",
    "?topic=prisoners&from=2025-06-11",
    "?from=2030-01-01",
    "?speaker=Anna+Example",
]
EMBEDDED_HTML = "Yes <i> & \x0b\x01 ]]> 🕊"


@pytest.fixture
def awkward(moved):
    """The same, and a change whose words, title and address are awkward in XML, HTML and JSON."""
    article = factories.article(
        EMBEDDED_HTML, published=date(2025, 6, 14), url="https://e.example/?a=1&b=<2>"
    )
    factories.claim("oppose", date(2025, 6, 14), EMBEDDED_HTML, article=article, speaker="Anna Example")


@pytest.mark.parametrize("query", ADDRESSES)
def test_atom_is_valid_by_the_grammar_of_its_specification(client, awkward, query):
    root = etree.fromstring(client.get(f"/changes.atom{query}").content)
    etree.RelaxNG(etree.parse(DATA / "atom.rng")).assertValid(root)
    for element in (
        root,
        *root.findall(f"{ATOM}entry"),
    ):  # what the grammar cannot say: sections 4.1.1 and 4.1.2
        links = [
            (link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link[@rel='alternate']")
        ]
        assert len(links) == len(set(links))
        assert (
            element.find(f"{ATOM}content") is not None
            or element.find(f"{ATOM}link[@rel='alternate']") is not None
        )
    assert root.find(f"{ATOM}author") is not None


@pytest.mark.parametrize("query", ADDRESSES)
def test_json_feed_is_valid_by_the_schema_of_its_specification(client, awkward, query):
    schema = json.loads((DATA / "jsonfeed.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    feed = json.loads(client.get(f"/changes.json{query}").content)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(feed)
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<id>tag:", "<id>"),
        ("T00:00:00+00:00</updated>", "</updated>"),
        ("<title>", "<title>a</title><title>"),
        ("<author>", "<x xmlns='urn:x'/><author>"),
        ("</name>", "</name><name>b</name>"),
    ],
)
def test_the_grammar_of_atom_refuses_what_is_wrong(client, moved, right, wrong):
    text = client.get("/changes.atom").content.decode()
    assert right in text
    broken = etree.fromstring(text.replace(right, wrong, 1).encode())
    assert not etree.RelaxNG(etree.parse(DATA / "atom.rng")).validate(broken)


def test_words_of_an_article_are_escaped_in_both_feeds(client, moved):
    expected = "&lt;b&gt;Yes&lt;/b&gt; &amp; “now” 🕊"
    summaries = [
        e.findtext(f"{ATOM}summary") or ""
        for e in ElementTree.fromstring(client.get("/changes.atom").content).iter(f"{ATOM}entry")
    ]
    assert expected in summaries[1]
    assert expected in json.loads(client.get("/changes.json").content)["items"][1]["content_html"]


def test_control_characters_of_an_article_do_not_break_the_feed(client):
    factories.claim("oppose", date(2025, 6, 1), speaker="Anna Example")
    bad = factories.article("Yes\x0b\x01 indeed.", published=date(2025, 6, 3))
    factories.claim("support", date(2025, 6, 3), "Yes\x0b\x01 indeed", article=bad, speaker="Anna Example")
    assert not feedparser.parse(client.get("/changes.atom").content).bozo


@pytest.mark.parametrize("address", ["/changes.atom", "/changes.json"])
def test_a_feed_of_a_party_or_a_topic_holds_its_changes_alone(client, moved, address):
    def titles(query):
        content = client.get(address + query).content
        if address.endswith("json"):
            return [item["title"] for item in json.loads(content)["items"]]
        return [entry.title for entry in feedparser.parse(content).entries]

    assert titles("?party=russia") == ["Russia on Ceasefire: oppose → support"]
    assert titles("?topic=prisoners") == ["Ukraine on Prisoners: support → conditional"]
    assert titles("?party=russia&topic=prisoners") == []
    assert titles("?from=2025-06-11") == ["Ukraine on Prisoners: support → conditional"]


def test_an_entry_keeps_its_id_and_date_when_the_claims_behind_it_are_found_again(client, moved):
    """Extracting again replaces the rows; a reader must not see an old change as new."""
    before = [(e.id, e.updated) for e in feedparser.parse(client.get("/changes.atom").content).entries]
    second = moved[1]
    fields = {"article": second.article, "speaker": "Anna Example"}
    second.delete()
    factories.claim("support", date(2025, 6, 10), "<b>Yes</b>", **fields)
    after = [(e.id, e.updated) for e in feedparser.parse(client.get("/changes.atom").content).entries]
    assert before == after
    assert before[1][0] == "tag:testserver,2025:change/russia/ceasefire/2025-06-10"


def test_a_reader_that_has_the_feed_already_is_told_so(client, moved):
    first = client.get("/changes.atom")
    again = client.get("/changes.atom", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/changes.atom", "/changes.json"])
def test_an_empty_archive_has_an_empty_valid_feed(client, address):
    content = client.get(address).content
    if address.endswith("json"):
        assert json.loads(content)["items"] == []
    else:
        assert not feedparser.parse(content).bozo


@pytest.mark.parametrize(
    "address", ["/changes.atom", "/changes.json", "/export/grid.svg", "/export/grid.png", "/embed/"]
)
def test_a_filter_that_makes_no_sense_is_refused(client, address):
    response = client.get(f"{address}?to=never")
    assert response.status_code == 400
    assert "This is no day" in response.text


# --- pictures


def test_the_svg_shows_the_grid_in_words_and_is_well_formed(client, moved):
    response = client.get("/export/grid.svg?party=russia&party=ukraine")
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Russia", "Ukraine", "Ceasefire", "Prisoners", "support", "conditional", "Jun 10, 2025"} <= set(
        words
    )
    assert "Own words of Russia and Ukraine on all topics." in words


def test_the_png_opens_and_is_wide_enough_to_be_shown_in_a_link(client, moved):
    response = client.get("/export/grid.png")
    assert response["Content-Type"] == "image/png"
    image = Image.open(io.BytesIO(response.content))
    assert image.width >= 1200
    assert (0x54, 0x27, 0x88) in {colour for _, colour in image.convert("RGB").getcolors(1_000_000)}


def test_a_picture_has_every_look_and_is_as_large_as_it_says():
    marks = [picture.Mark(verdict, verdict, "2× (1 origin)", "Jun 2, 2025") for verdict in picture.LOOKS]
    silent = [picture.Mark(verdict, verdict, silent=True) for verdict in picture.LOOKS]
    drawn = picture.draw(
        "Title <b>",
        "All.",
        [f"Topic {n}" for n in range(5)],
        [("A", marks), ("B", silent), ("C", [None] * 5)],
        "Foot",
    )
    text = picture.svg(drawn)
    assert "&lt;b&gt;" in text
    assert text.count('fill="url(#h)"') == 1
    ElementTree.fromstring(text)
    image = Image.open(io.BytesIO(picture.png(drawn, scale=1)))
    assert image.size == (drawn.width, drawn.height)


@pytest.mark.parametrize("faces", [picture.FACES, ("no such face",)])
def test_a_picture_can_be_painted_with_and_without_fonts_on_the_machine(monkeypatch, faces):
    monkeypatch.setattr(picture, "FACES", faces)
    drawn = picture.draw("Türkiye", "“12×” → …", ["Ceasefire"], [("Élysée", [None])], "Foot")
    assert picture.png(drawn, scale=1).startswith(b"\x89PNG")


def test_without_fonts_letters_lose_their_accents_and_not_themselves(monkeypatch):
    monkeypatch.setattr(picture, "FACES", ())
    assert picture._lettered("Türkiye 12× → Élysée", 12)[1] == "Turkiye 12x -> Elysee"


def test_a_grid_with_many_topics_makes_a_wider_picture():
    drawn = picture.draw("T", "S", ["topic"] * 40, [("A", [None] * 40)], "F")
    assert drawn.width > 40 * picture.NARROWEST


# --- embedding and links


def test_the_embedded_grid_alone_may_be_framed_by_other_sites(client, moved):
    embedded = client.get("/embed/")
    assert "Own words of all parties" in embedded.text
    assert re.search(r"frame-ancestors \*(;|$)", embedded["Content-Security-Policy"])
    assert "X-Frame-Options" not in embedded
    page = client.get("/")
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_an_embedded_grid_asked_for_nonsense_says_so_and_leads_to_the_whole_grid(client, moved):
    embedded = client.get("/embed/?from=soon&party=<b>")
    assert embedded.status_code == 400
    assert "This is no day. Write it as 2025-06-02." in embedded.text
    assert "“&lt;b&gt;” is no party here" in embedded.text
    assert '<a class="button" href="/">Open the whole grid' in embedded.text
    assert "<table" not in embedded.text
    assert re.search(r"frame-ancestors \*(;|$)", embedded["Content-Security-Policy"])
    assert "X-Frame-Options" not in embedded


def test_oembed_gives_a_frame_with_the_filter_of_the_address(client, moved):
    found = client.get(
        "/oembed/", {"url": "http://testserver/?party=russia&word=all", "maxwidth": "500"}
    ).json()
    assert (found["version"], found["type"], found["width"]) == ("1.0", "rich", 500)
    assert 'src="http://testserver/embed/?party=russia&amp;word=all"' in found["html"]
    assert (
        client.get(
            re.search(r'src="http://testserver([^"]+)"', found["html"])[1].replace("&amp;", "&")
        ).status_code
        == 200
    )


@pytest.mark.parametrize(
    "url", ["", "http://elsewhere.example/", "http://testserver/admin/", "//[", "http://testserver\0/"]
)
def test_oembed_knows_no_other_address(client, url):
    assert client.get("/oembed/", {"url": url}).status_code == 404


def test_oembed_serves_json_alone(client):
    assert client.get("/oembed/", {"url": "http://testserver/", "format": "xml"}).status_code == 501


def test_the_grid_offers_every_way_to_take_it_away_with_its_own_filter(client, moved):
    text = client.get("/?party=russia").text
    for address in (
        "/export/claims.csv",
        "/export/claims.json",
        "/export/claims.jsonld",
        "/export/claims.dna",
        "/export/events.csv",
    ):
        assert f'href="{address}?party=russia"' in text
    for address in (
        "/changes.atom",
        "/changes.json",
        "/export/grid.svg",
        "/export/grid.png",
        "/api/v1/claims",
    ):
        assert f'href="{address}?party=russia"' in text
    assert "&lt;iframe src=&quot;http://testserver/embed/?party=russia&quot;" in text


def test_a_shared_link_to_the_grid_shows_its_sentence_and_picture(client, moved):
    text = client.get("/?party=russia&topic=ceasefire").text
    assert '<meta property="og:description" content="Own words of Russia on Ceasefire.">' in text
    assert (
        '<meta property="og:image" content="http://testserver/export/grid.png?party=russia&amp;topic=ceasefire">'
        in text
    )
    found = re.search(r'json\+oembed" title="Grid" href="([^"]+)"', text)[1]
    assert client.get(found).json()["type"] == "rich"
