"""The network: what is fetched, what is refused, and that no trick leads inside."""

import gzip
import ipaddress
import socket
import ssl
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from ingest import fetch
from ingest.fetch import Fetcher, FetchError, forbidden
from tests.web import raw_site, site

LOOPBACK = [ipaddress.ip_network("127.0.0.1/32")]


def inside(**options) -> Fetcher:
    return Fetcher(allow=LOOPBACK, **options)


def refusal(url: str, **options) -> FetchError:
    with pytest.raises(FetchError) as caught:
        inside(**options).get(url)
    return caught.value


def names(monkeypatch, **addresses):
    """Host names that resolve to the given addresses, one after the other; the last one stays."""
    real = socket.getaddrinfo
    asked = []

    def resolve(host, port, *args, **kwargs):
        if host not in addresses:
            return real(host, port, *args, **kwargs)
        asked.append(host)
        given = addresses[host]
        address = given.pop(0) if len(given) > 1 else given[0]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "2001:db8::1",
        "2002:7f00:1::1", "2001:0:53aa:64c::1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1",
    ],
)  # fmt: skip
def test_addresses_inside_are_forbidden(address):
    assert forbidden(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "64:ff9b::8.8.8.8"])
def test_addresses_of_the_public_internet_are_not(address):
    assert not forbidden(address)


@given(st.ip_addresses(v=4))
def test_whatever_hides_a_forbidden_address_is_forbidden(address):
    if not forbidden(str(address)):
        return
    for form in ("::ffff:{}", "64:ff9b::{}", "::{}"):
        assert forbidden(form.format(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_nothing_inside_is_fetched(server, host):
    with pytest.raises(FetchError, match="private or reserved network"):
        Fetcher().get(server.url("/", host))
    assert server.asked == []


def test_the_environment_cannot_open_the_inside(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, server.url())
    with pytest.raises(FetchError, match="private or reserved network"):
        Fetcher().get(server.url("/a"))
    assert server.asked == []


def test_a_name_that_leads_inside_is_refused(server, monkeypatch):
    names(monkeypatch, **{"news.example": ["10.0.0.5"]})
    assert "news.example lies inside a private or reserved network (10.0.0.5)" in str(
        refusal("http://news.example/")
    )


def test_a_redirect_to_the_inside_is_refused(server, monkeypatch):
    names(monkeypatch, **{"intranet.example": ["192.168.0.7"]})
    server.pages["/a"] = (302, {"Location": f"http://intranet.example:{server.port}/secret"}, b"")
    assert "private or reserved" in str(refusal(server.url("/a")))
    assert "/secret" not in server.paths()


def test_the_connection_goes_to_the_address_that_was_checked(server, monkeypatch):
    asked = names(monkeypatch, **{"news.example": ["127.0.0.1"]})
    server.pages["/a"] = (200, {}, b"text")
    assert inside().get(server.url("/a", "news.example")).body == b"text"
    assert len(asked) == 2  # once for robots.txt, once for the page: never again between check and connection
    assert {headers["host"] for _, headers in server.asked} == {f"news.example:{server.port}"}


def test_a_name_that_moves_inside_after_the_first_look_is_refused(server, monkeypatch):
    names(monkeypatch, **{"news.example": ["127.0.0.1", "10.0.0.1"]})
    assert "10.0.0.1" in str(refusal(server.url("/a", "news.example")))
    assert server.paths() == ["/robots.txt"]


def test_a_name_with_one_address_inside_is_refused_as_a_whole(monkeypatch):
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
        for address in ("93.184.216.34", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)
    assert "10.0.0.1" in str(refusal("http://news.example/"))


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "//example.org", "http:///x", "news"]
)
def test_only_web_addresses_are_fetched(url):
    assert "nothing else is fetched" in str(refusal(url))


def test_a_redirect_to_another_scheme_is_refused(server):
    server.pages["/a"] = (301, {"Location": "file:///etc/passwd"}, b"")
    assert "nothing else is fetched" in str(refusal(server.url("/a")))


def test_tls_asks_for_the_name_and_checks_it(monkeypatch):
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(tls)
    wanted = []
    tls.sni_callback = lambda _socket, name, _context: wanted.append(name)
    names(monkeypatch, **{"news.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]})
    fetcher = inside()
    authority.configure_trust(fetcher._tls)
    with site(tls) as server:
        server.pages["/a"] = (200, {}, b"text")
        assert fetcher.get(server.url("/a", "news.example")).body == b"text"
        with pytest.raises(FetchError, match="certificate"):
            fetcher.get(server.url("/a", "other.example"))
    assert set(wanted) == {"news.example", "other.example"}


# Limits


def test_a_page_that_is_too_large_is_refused_by_its_length_and_by_its_bytes(server):
    server.pages["/said"] = (200, {"Content-Length": "99999999"}, b"x")
    server.pages["/sent"] = (200, {}, b"x" * 5000)
    for path in ("/said", "/sent"):
        assert "has more than" in str(refusal(server.url(path), max_bytes=1000))
    assert inside(max_bytes=5000).get(server.url("/sent")).body == b"x" * 5000


@pytest.mark.parametrize(
    "pack", [gzip.compress, lambda body: gzip.compress(gzip.compress(body, mtime=0) + body)]
)
def test_a_bomb_is_not_unpacked(server, pack):
    bomb = pack(b"\0" * 50_000_000)
    server.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, bomb)
    assert "has more than 1 MB" in str(refusal(server.url("/bomb"), max_bytes=1_000_000))


def test_packed_pages_are_unpacked(server):
    server.pages["/gzip"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"news", mtime=0))
    assert inside().get(server.url("/gzip")).body == b"news"


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd"])
def test_a_packing_that_was_not_asked_for_is_refused(server, encoding):
    server.pages["/a"] = (200, {"Content-Encoding": encoding}, b"xxxx")
    assert "which was not asked for" in str(refusal(server.url("/a")))
    assert server.asked[-1][1]["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    "body", [b"no gzip at all", gzip.compress(b"x" * 5000, mtime=0)[:-12], b"\x1f\x8b\x08\x00garbage"]
)
def test_a_broken_packing_is_a_sentence(server, body):
    server.pages["/a"] = (200, {"Content-Encoding": "gzip"}, body)
    error = refusal(server.url("/a"))
    assert error.temporary
    assert "broke" in str(error)


def test_redirects_are_followed_to_a_limit(server):
    for hop in range(5):
        server.pages[f"/{hop}"] = (302, {"Location": f"/{hop + 1}"}, b"")
    server.pages["/5"] = (200, {}, b"end")
    answer = inside().get(server.url("/0"))
    assert (answer.url, answer.final_url, answer.body) == (server.url("/0"), server.url("/5"), b"end")
    server.pages["/5"] = (302, {"Location": "/0"}, b"")
    assert "redirects more than 5 times" in str(refusal(server.url("/0")))


@pytest.mark.parametrize(
    "drip", [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"]
)
def test_a_server_that_drips_is_left_after_the_whole_time(drip):
    def talk(connection):
        connection.sendall(drip)
        for _ in range(100):
            connection.sendall(b"x")
            time.sleep(0.05)

    with raw_site(talk) as url:
        began = time.monotonic()
        fetcher = inside(max_seconds=0.4)
        fetcher._robots[url] = (began + 60, None)
        with pytest.raises(FetchError) as caught:
            fetcher.get(f"{url}/a")
    assert caught.value.temporary
    assert time.monotonic() - began < 2


def test_a_server_that_hangs_up_is_a_sentence():
    with raw_site(lambda connection: None) as url:
        error = refusal(f"{url}/a")
    assert error.temporary
    assert "cannot be reached or broke off" in str(error)


def test_a_server_that_is_not_there_is_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/a").temporary


def test_a_name_that_does_not_exist_is_a_sentence(monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = refusal("http://nowhere.example/a")
    assert "no server named nowhere.example" in str(error)
    assert not error.temporary


# Politeness


def test_robots_txt_is_honoured_and_read_once(server):
    server.pages["/robots.txt"] = (
        200,
        {},
        b"User-agent: StatedPositions\nDisallow: /private\n\nUser-agent: *\nDisallow: /*?",
    )
    server.pages["/open?page=2"] = server.pages["/open"] = (200, {}, b"text")
    fetcher = inside()
    assert fetcher.get(server.url("/open")).body == b"text"
    assert fetcher.get(server.url("/open?page=2")).body == b"text"
    with pytest.raises(FetchError, match=r"forbids programs to fetch this page \(robots.txt\)"):
        fetcher.get(server.url("/private/a"))
    assert server.paths() == ["/robots.txt", "/open", "/open?page=2"]
    assert server.asked[1][1]["user-agent"].startswith("StatedPositions/")


def test_robots_txt_counts_for_where_a_redirect_leads(server):
    server.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private")
    server.pages["/a"] = (302, {"Location": "/private/b"}, b"")
    assert "robots.txt" in str(refusal(server.url("/a")))


def test_robots_txt_is_read_again_after_an_hour(server):
    now = [0.0]
    server.pages["/a"] = (200, {}, b"text")
    fetcher = inside(clock=lambda: now[0])
    for now[0] in (0.0, 3000.0, 4000.0):
        fetcher.get(server.url("/a"))
    assert server.paths().count("/robots.txt") == 2


@pytest.mark.parametrize(
    ("status", "allowed"), [(401, True), (404, True), (429, False), (500, False), (503, False)]
)
def test_a_missing_robots_txt_allows_and_a_broken_one_forbids_for_now(server, status, allowed):
    server.pages["/robots.txt"] = (status, {"Retry-After": "7"}, b"")
    server.pages["/a"] = (200, {}, b"text")
    if allowed:
        assert inside().get(server.url("/a")).body == b"text"
    else:
        error = refusal(server.url("/a"))
        assert (error.temporary, error.retry_after) == (True, 7)
        assert "/a" not in server.paths()


def test_what_was_seen_before_is_not_sent_again(server):
    def page(headers):
        known = (
            headers.get("if-none-match") == '"v1"'
            and headers.get("if-modified-since") == "Fri, 30 May 2025 10:00:00 GMT"
        )
        return (
            (304, {}, b"")
            if known
            else (200, {"ETag": '"v1"', "Last-Modified": "Fri, 30 May 2025 10:00:00 GMT"}, b"text")
        )

    server.pages["/a"] = page
    first = inside().get(server.url("/a"))
    again = inside().get(server.url("/a"), etag=first.etag, last_modified=first.last_modified)
    assert (first.status, again.status, again.body) == (200, 304, b"")


@pytest.mark.parametrize(
    ("status", "temporary", "says"),
    [(404, False, "no such page"), (410, False, "no such page"), (403, False, "does not give"), (451, False, "does not give"),
     (418, False, "status 418"), (204, False, "status 204"), (429, True, "tried again"), (500, True, "tried again")],
)  # fmt: skip
def test_other_answers_are_sentences(server, status, temporary, says):
    server.pages["/a"] = (status, {}, b"")
    error = refusal(server.url("/a"))
    assert error.temporary is temporary
    assert says in str(error)


def test_retry_after_is_read_as_seconds_or_date(server):
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    for value, low, high in [("120", 120, 120), (later, 95, 100), ("99999999", 86_400, 86_400)]:
        server.pages["/a"] = (503, {"Retry-After": value}, b"")
        assert low <= (refusal(server.url("/a")).retry_after or 0) <= high
    server.pages["/a"] = (503, {"Retry-After": "soon"}, b"")
    assert refusal(server.url("/a")).retry_after is None


def test_nothing_else_of_ours_uses_the_network():
    root = Path(fetch.__file__).parent.parent
    for path in [*root.glob("positions/**/*.py"), *root.glob("ingest/**/*.py")]:
        if path.name != "fetch.py":
            assert "import httpx" not in path.read_text("utf8")
            assert "urllib.request" not in path.read_text("utf8")
            assert "import requests" not in path.read_text("utf8")
