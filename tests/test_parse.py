"""Bytes to records: what is read, what is refused, and with which sentence."""

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import parse as parsing
from ingest.parse import ParseError, canonical, parse, parse_jsonl, parse_listing, parse_page
from ingest.parse.dates import date_of_line, read_date
from ingest.parse.folder import articles_in, read_file
from ingest.records import Listing, Page

DATA = Path(__file__).parent / "data"
BODY = "The ministry said on Monday that it was ready for talks.\n\nIt gave no date.\n"


def page_of(text: str, **options) -> Page:
    found = parse(text.encode(), **options)
    assert isinstance(found, Page)
    return found


# Plain text


def test_a_header_block_gives_its_fields_and_the_rest_is_the_body():
    page = page_of(
        "Title: Ministry ready for talks\nOutlet: Sample\nPublished: 2025-05-12\nSource: A ministry, May 12\n"
        f"Url: https://example.org/a?utm_source=x\n\n{BODY}"
    )
    assert page == Page(
        text=BODY,
        url="https://example.org/a",
        title="Ministry ready for talks",
        outlet="Sample",
        published=date(2025, 5, 12),
        source="A ministry, May 12",
    )


def test_a_text_that_begins_with_other_words_and_a_colon_has_no_header_block():
    page = page_of(f"Question: what next?\n\n{BODY}")
    assert page.text.startswith("Question:")


def test_the_body_is_kept_as_given_but_for_newlines_and_composed_letters():
    assert (
        page_of("  A  cafe\u0301 in Kyiv.\r\nSecond   line \r\n").text
        == "  A  caf\u00e9 in Kyiv.\nSecond   line \n"
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (" date 2025-05-30 The minister said on Friday that he agreed.", date(2025, 5, 30)),
        ("2025-05-30 The minister said on Friday that he agreed.", date(2025, 5, 30)),
        ("Ministry agrees to talks\n\nMay 29, 2025", date(2025, 5, 29)),
        ("Ministry agrees to talks\nBy A. Writer\nThursday, 29 May 2025, 14:05 (GMT+3)", date(2025, 5, 29)),
        ("Ministry agrees to talks\nBy A. Writer | 29 May 2025 | 14:05", date(2025, 5, 29)),
        ("Ministry agrees to talks\nPublished: 29.05.2025", date(2025, 5, 29)),
        ("Ministry agrees to talks\nPosted on Sept. 3, 2025 at 3:05 p.m.", date(2025, 9, 3)),
        ("Ministry agrees to talks\n2025-05-29T18:30:00Z", date(2025, 5, 29)),
    ],
)
def test_a_date_that_stands_plainly_is_taken(head, day):
    assert page_of(f"{head}\n\n{BODY}").published == day


@pytest.mark.parametrize(
    "head",
    [
        "The delegations met in Istanbul on May 16, 2025 and parted.",
        "Ministry agrees to talks\n05/06/2025",  # May or June, by country
        "Ministry agrees to talks\nMay 29",
        "Ministry agrees to talks\nFebruary 30, 2025",
        "Ministry agrees to talks\n29 May 1025",
        "Ministry agrees to talks\nThe 2025-05-30 deadline holds",
    ],
)
def test_a_date_is_never_guessed(head):
    assert page_of(f"{head}\n\n{BODY}").published is None


def test_a_date_far_down_is_not_the_day_of_publication():
    assert page_of("A first line.\n" * 9 + "May 29, 2025\n").published is None


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (
            "Ministry urges both sides to name a day for talks",
            "Ministry urges both sides to name a day for talks",
        ),
        ("# Ministry urges both sides to meet", "Ministry urges both sides to meet"),
        ("Talks on prisoners go on in the U.S.", "Talks on prisoners go on in the U.S."),
        ("The ministry said on Monday that it was ready.", ""),
        ("Q What about the talks, Minister —", ""),
        ("A. Minister: Just a moment. Which talks?", ""),
        ("Istanbul", ""),
        ("https://example.org/a b c d", ""),
        ("word " * 60, ""),
    ],
)
def test_the_first_line_is_the_title_where_it_looks_like_one(first, title):
    assert page_of(f"{first}\n{BODY}").title == title


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"{BODY}\nOriginal url:\n\nhttps://example.org/talks#top\n", "https://example.org/talks"),
        (f"{BODY}\nSource: https://example.org/talks", "https://example.org/talks"),
        (f"{BODY}\nhttps://example.org/talks\n", "https://example.org/talks"),
        (f"https://example.org/talks\n{BODY}", "https://example.org/talks"),
        (f"{BODY}\nSource: https://example.org/\n", ""),  # a front page: all its articles would be one
        (f"{BODY}\nMore on https://example.org/other in our archive.\n", ""),
        (f"{BODY}\nhttps://example.org/advert\nThanks for reading.\nBye now.\n", ""),
    ],
)
def test_an_address_is_taken_where_it_stands_apart(text, url):
    assert page_of(text).url == url


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "It is empty"),
        (b" \n\t\n", "It is empty"),
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04rest", "Word, OpenDocument or zip"),
        (b"\x89PNG\r\n", "picture"),
        (gzip.compress(b"news", mtime=0), "gzip"),
        (b"news\x00\x01\x02news", "binary file"),
        (b"1234 --- 5678\n", "no text"),
        (b"Title: Only a header\nPublished: 2025-05-30\n\n", "no text"),
        (b"Title: A\nPublished: last Monday\n\nThe text.", "\u201clast Monday\u201d is no date"),
        (b"Title: A\nUrl: ftp://example.org\n\nThe text.", "begins with ftp:"),
        (b"x" * (parsing.MAX_BYTES + 1), "10 MB"),
    ],
)
def test_what_is_no_article_is_refused_with_a_sentence(body, says):
    with pytest.raises(ParseError, match=says):
        parse(body)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_texts_in_the_usual_encodings_are_read(encoding):
    text = "Министр сказал в понедельник, что он готов к переговорам и ждёт ответа. " * 5
    assert page_of(text, content_type="") == parse(text.encode(encoding))


def test_the_servers_word_on_the_encoding_counts():
    assert parse_page(
        "Çavuşoğlu said he agreed.".encode("windows-1254"), content_type="text/plain; charset=windows-1254"
    ).text == ("Çavuşoğlu said he agreed.")


def test_an_unknown_encoding_name_does_not_matter():
    assert page_of("Fidan said so.", content_type="text/plain; charset=klingon").text == "Fidan said so."


@given(
    st.binary(max_size=400),
    st.sampled_from(["", "text/html", "text/plain; charset=utf-16", "application/rss+xml"]),
)
def test_no_bytes_break_the_reader(body, content_type):
    try:
        found = parse(body, content_type=content_type, url="https://example.org/a")
    except ParseError:
        return
    assert not isinstance(found, Page) or ("\x00" not in found.text and found.text.encode())


@given(st.text(max_size=300))
def test_every_text_that_is_taken_can_be_stored_and_is_a_fixed_point(text):
    try:
        page = parse(text.encode("utf8", "ignore"))
    except ParseError:
        return
    if isinstance(page, Page):
        assert parsing.text.stored_form(page.text) == page.text


@pytest.mark.parametrize("line", ["2025-13-01", "yesterday", "", "2025", "May 2025", "31 June 2025"])
def test_what_is_no_date_is_none(line):
    assert date_of_line(line) is None
    with pytest.raises(ValueError, match="no date"):
        read_date(line)


# HTML


def test_a_page_gives_its_text_and_metadata():
    page = parse((DATA / "page.html").read_bytes(), url="https://news.example.org/2025/05/ministry-ready")
    expected = json.loads((DATA / "page.json").read_text("utf8"))
    assert {
        "title": page.title,
        "author": page.author,
        "outlet": page.outlet,
        "published": str(page.published),
        "url": page.url,
        "text": page.text,
    } == expected


def test_a_page_without_a_date_gets_none_even_if_its_text_names_one():
    html = f"<html><body><article><h1>Ministry ready</h1><p>On 16 May 2025 the delegations met. {BODY}</p><p>{BODY * 5}</p></article>"
    assert page_of(html).published is None


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html><html><body><div id=app></div><script>start()</script></body></html>",
        "<html></html>",
        "<!doctype html><html><body>1 2 3</body></html>",
        "<html><head><title>News of the day</title></head><body><p>Home</p></body></html>",
    ],
)
def test_a_page_without_text_is_refused_with_advice(html):
    with pytest.raises(ParseError, match=r"holds no article text.*Save the article's text"):
        page_of(html)


def test_a_page_in_a_legacy_encoding_is_read_by_its_own_word():
    text = "Министр сказал, что он готов. " * 20
    html = f'<html><head><meta charset="windows-1251"><title>т</title></head><body><article><p>{text}</p></article></body></html>'
    assert "Министр сказал" in parse_page(html.encode("windows-1251")).text


# Feeds and sitemaps


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom", "sitemap.xml", "news-sitemap.xml"])
def test_a_listing_gives_its_entries_newest_first(name):
    found = parse((DATA / name).read_bytes(), url="https://news.example.org/feeds/all")
    expected = json.loads((DATA / f"{name}.json").read_text("utf8"))
    assert isinstance(found, Listing)
    assert [
        found.title,
        *([e.url, e.title, e.published_at and e.published_at.isoformat(), e.summary] for e in found.entries),
    ] == expected


def test_a_feed_that_is_a_web_page_is_refused_and_the_real_feed_named():
    html = b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body><p>News</p></body></html>'
    with pytest.raises(
        ParseError, match=r"a web page, not a feed. It names this feed: https://example.org/rss.xml"
    ):
        parse_listing(html, url="https://example.org/news")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"just words", "neither an RSS"),
        (b"<rss><channel><item>", "broken XML"),
        (b"", "empty"),
        (b"%PDF-1.4", "PDF"),
    ],
)
def test_a_feed_that_is_none_is_refused(body, says):
    with pytest.raises(ParseError, match=says):
        parse_listing(body)


def test_a_feed_with_no_entries_is_a_listing_of_none():
    assert parse_listing(b"<rss version='2.0'><channel><title>Quiet</title></channel></rss>") == Listing(
        "Quiet", ()
    )


def test_a_sitemap_reads_no_file_of_the_machine_and_is_not_blown_up():
    bomb = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    body = f"<?xml version='1.0'?>{bomb}<urlset><url><loc>https://example.org/&f;&b;</loc></url></urlset>"
    assert [entry.url for entry in parse_listing(body.encode()).entries] in ([], ["https://example.org/"])


# JSON lines


def test_each_line_is_an_article_or_a_sentence():
    lines = [
        '{"article": "a1", "text": "He agreed.", "published": "2025-05-30", "outlet": "Sample", "title": "T", "url": null}',
        '{"text": "She agreed.", "published": null}',
        "",
        "{broken",
        '{"article": "a4"}',
        '{"text": "They agreed.", "published": "soon"}',
        '["text"]',
    ]
    found = list(parse_jsonl("\n".join(lines).encode()))
    assert [(name, page if isinstance(page, Page) else str(page)) for name, page in found] == [
        ("a1", Page(text="He agreed.", title="T", outlet="Sample", published=date(2025, 5, 30))),
        ("line 2", Page(text="She agreed.")),
        ("line 4", "It is no JSON (Expecting property name enclosed in double quotes, column 2)."),
        ("a4", "It is no JSON object with a `text`."),
        ("line 6", "\u201csoon\u201d is no date. Write it as 2025-05-30."),
        ("line 7", "It is no JSON object with a `text`."),
    ]


# Addresses


@pytest.mark.parametrize(
    ("given_url", "tidy"),
    [
        ("https://Example.org:443/a?utm_source=feed&id=3#part", "https://example.org/a?id=3"),
        ("  http://example.org ", "http://example.org"),
        ("/b", "https://example.org/b"),
    ],
)
def test_one_address_has_one_spelling(given_url, tidy):
    assert canonical(given_url, "https://example.org/" if given_url.startswith("/") else "") == tidy


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "gopher://x",
        "example.org",
        "http://",
        "https://u:p@example.org",
        "http://[::1",
        "http://a:99999/",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_what_is_no_public_address_is_refused(url):
    with pytest.raises(ParseError):
        canonical(url)


# Files


def test_a_folder_gives_its_articles_in_order_and_counts_the_rest(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ["z.txt", "a.HTML", "b/c.jsonl", "b/picture.png", "notes.docx", ".hidden.txt", ".git/x.txt"]:
        (tmp_path / name).write_text("x")
    found = articles_in(tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in found.files] == ["a.HTML", "z.txt", "b/c.jsonl"]
    assert found.ignored == 2


def test_a_file_of_200_mb_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    [(name, error)] = read_file(path)
    assert name == "huge.txt"
    assert "It has 200 MB" in str(error)


def test_a_file_that_is_a_feed_is_refused(tmp_path):
    path = tmp_path / "feed.html"
    path.write_bytes((DATA / "feed.rss").read_bytes())
    [(_, error)] = read_file(path)
    assert "not an article" in str(error)


@pytest.mark.shared
def test_the_seeds_give_what_stands_plainly_in_them(shared):
    pages = {path.name[:2]: parse(path.read_bytes()) for path in (shared / "seeds").glob("*.txt")}
    assert {name: page.published for name, page in pages.items()} == {
        "s0": date(2025, 5, 30),
        "s1": None,
        "s2": None,
        "s3": None,
        "s4": date(2025, 5, 29),
    }
    assert [name for name in sorted(pages) if pages[name].title] == ["s1", "s2", "s4"]
    assert [name for name in sorted(pages) if pages[name].url] == ["s4"]


def test_moments_are_in_utc():
    [entry] = parse_listing(
        b"<rss version='2.0'><channel><item><link>https://example.org/a</link><pubDate>Fri, 30 May 2025 01:30:00 +0300</pubDate></item></channel></rss>"
    ).entries
    assert entry.published_at == datetime(2025, 5, 29, 22, 30, tzinfo=UTC)
