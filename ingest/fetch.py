"""The network, and nothing else has it: one address in, a `Fetched` out, or a `FetchError` with a sentence.

What stands against being led into the inner network (server-side request forgery): every host name is resolved here,
every address that it has is checked, and the connection goes to the very address that was checked, for each redirect
anew, so a name that changes its address between check and use gains nothing. Proxies of the environment are not used:
they would resolve names themselves.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from ingest.records import Fetched

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

AGENT = "StatedPositions"
MAX_BYTES = 10_000_000  # decompressed; as ingest.parse.MAX_BYTES
MAX_SECONDS = 30.0  # in total, redirects included
SILENCE = 10.0  # seconds without a byte
MAX_REDIRECTS = 5  # RFC 9309 asks crawlers to follow at least five for robots.txt; more is a loop
ROBOTS_BYTES = 500_000  # RFC 9309: at least 500 KiB must be read
ROBOTS_SECONDS = 3600.0  # RFC 9309 allows up to a day
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are the IPv4 address really reached


class FetchError(Exception):
    """The message is a sentence. `temporary`: worth another try, after `retry_after` seconds where the server said so."""

    def __init__(self, message: str, *, temporary: bool = False, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.temporary = temporary
        self.retry_after = retry_after


def forbidden(address: str) -> bool:
    """Whether an IP address lies outside the public internet (private, loopback, link-local, multicast, reserved,
    or an IPv6 form that hides an IPv4 address)."""
    if "%" in address:  # a zone makes sense on a local link only
        return True
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64:
            return forbidden(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in GLOBAL_UNICAST or ip.sixtofour or ip.teredo:
            return True
    return not ip.is_global or ip.is_multicast or ip.is_reserved


class Fetcher:
    """Fetches with one identity and one memory of robots.txt. `allow`: networks inside which it may go, for tests."""

    def __init__(
        self,
        *,
        allow: Iterable[Network] = (),
        contact: str = "",
        max_bytes: int = MAX_BYTES,
        max_seconds: float = MAX_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.allow = tuple(allow)
        self.agent = f"{AGENT}/0.1 (+{contact})" if contact else f"{AGENT}/0.1"
        self.max_bytes = max_bytes
        self.max_seconds = max_seconds
        self.clock = clock
        self._robots: dict[str, tuple[float, Protego | None]] = {}
        self._tls = ssl.create_default_context()

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """One GET with redirects. Status 304 has an empty body; other statuses than 200 and 304 raise FetchError."""
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        answer = self._follow(url, headers, self.max_bytes, robots=True)
        if answer.status in (200, 304):
            return answer
        raise _refusal(answer)

    def _follow(self, url: str, headers: dict[str, str], max_bytes: int, *, robots: bool) -> Fetched:
        deadline = self.clock() + self.max_seconds
        here = url
        with self._client(deadline) as client:
            for _ in range(MAX_REDIRECTS + 1):
                _check_scheme(here)
                if robots:
                    self._check_robots(here)
                answer, target = self._one(client, url, here, headers, max_bytes, deadline)
                if target is None:
                    return answer
                here = urljoin(here, target)
        raise FetchError(
            f"The server redirects more than {MAX_REDIRECTS} times. Give the address it ends at."
        )

    def _one(
        self,
        client: httpx.Client,
        url: str,
        here: str,
        headers: dict[str, str],
        max_bytes: int,
        deadline: float,
    ) -> tuple[Fetched, str | None]:
        """One answer, and where it redirects to."""
        try:
            with client.stream("GET", here, headers=headers) as response:
                if response.is_redirect and response.headers.get("location"):
                    return _fetched(url, here, response, b""), response.headers["location"]
                body = b"" if response.status_code != 200 else self._body(response, max_bytes, deadline)
                return _fetched(url, here, response, body), None
        except httpx.TimeoutException as error:
            raise FetchError(
                "The server took too long to answer. Try again later.", temporary=True
            ) from error
        except httpx.InvalidURL as error:
            raise FetchError(f"{here[:200]} is no address of a web page ({error}).") from error
        except (httpx.HTTPError, UnicodeError) as error:
            raise FetchError(
                f"The server cannot be reached or broke off ({error}).", temporary=True
            ) from error

    def _client(self, deadline: float) -> httpx.Client:
        transport = httpx.HTTPTransport(verify=self._tls, trust_env=False)
        # httpx has no public way to choose httpcore's network backend, where the address is picked.
        transport._pool = httpcore.ConnectionPool(
            ssl_context=self._tls,
            network_backend=_Guard(self.allow, deadline, self.clock),
            max_keepalive_connections=0,
        )
        return httpx.Client(
            transport=transport,
            trust_env=False,
            follow_redirects=False,
            timeout=SILENCE,
            headers={
                "User-Agent": self.agent,
                "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
                "application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1",
                "Accept-Language": "en",
                "Accept-Encoding": "gzip",
            },
        )

    def _body(self, response: httpx.Response, max_bytes: int, deadline: float) -> bytes:
        """The body, unpacked here because a library that unpacks a whole piece at once can be made to fill the memory."""
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in {"identity", "gzip", "x-gzip", ""}:
            raise FetchError(f"The server packs the page with {encoding[:40]}, which was not asked for.")
        too_big = FetchError(
            f"It has more than {max_bytes / 1e6:.0f} MB; an article has less. Save its text as a file instead."
        )
        if int(response.headers.get("content-length") or 0) > max_bytes:
            raise too_big
        unpack = (
            zlib.decompressobj(wbits=47) if "gzip" in encoding else None
        )  # 47: gzip or zlib by its header
        body = bytearray()
        piece = b""
        for piece in response.iter_raw():
            try:
                body += unpack.decompress(piece, max_bytes + 1 - len(body)) if unpack else piece
            except zlib.error as error:
                raise FetchError("The server's packed answer is broken.", temporary=True) from error
            if len(body) > max_bytes:
                raise too_big
            if self.clock() > deadline:
                raise FetchError(
                    f"It took more than {self.max_seconds:.0f} seconds. Try again later.", temporary=True
                )
        if unpack and piece and not unpack.eof:
            raise FetchError("The server's packed answer broke off.", temporary=True)
        return bytes(body)

    def _check_robots(self, url: str) -> None:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        until, rules = self._robots.get(origin, (0.0, None))
        if until <= self.clock():
            rules = self._read_robots(origin)
            if len(self._robots) > 1000:  # our own limit: some MB of memory
                self._robots.clear()
            self._robots[origin] = (self.clock() + ROBOTS_SECONDS, rules)
        if rules is not None and not rules.can_fetch(url, AGENT):
            raise FetchError(
                f"{parts.hostname} forbids programs to fetch this page (robots.txt). Save its text as a file instead."
            )

    def _read_robots(self, origin: str) -> Protego | None:
        """The rules, or None where everything is allowed. RFC 9309: 4xx allows all, 5xx and silence forbid all."""
        try:
            answer = self._follow(f"{origin}/robots.txt", {}, ROBOTS_BYTES, robots=False)
        except FetchError as error:
            if not error.temporary:
                raise
            raise FetchError(f"{origin}/robots.txt cannot be read: {error}", temporary=True) from error
        if answer.status == 200:
            return Protego.parse(answer.body.decode("utf8", "replace"))
        if answer.status == 429 or answer.status >= 500:
            raise _refusal(answer)
        return None


class _Guard(httpcore.NetworkBackend):
    """Resolves, checks, and connects to what was checked. Every read and write ends by the deadline."""

    def __init__(self, allow: Sequence[Network], deadline: float, clock: Callable[[], float]) -> None:
        self.allow = allow
        self.deadline = deadline
        self.clock = clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._addresses(host, port):
            try:
                left = min(timeout or SILENCE, max(0.01, self.deadline - self.clock()))
                stream = httpcore.SyncBackend().connect_tcp(
                    address, port, left, local_address, socket_options
                )
                return _Timed(stream, self.deadline, self.clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise FetchError(
                f"There is no server named {host}. Check the address.", temporary=_passing(error)
            ) from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for address in addresses:
            if forbidden(address) and not self._allowed(address):
                raise FetchError(
                    f"{host} lies inside a private or reserved network ({address}); only public servers are fetched."
                )
        return addresses

    def _allowed(self, address: str) -> bool:
        return any(ipaddress.ip_address(address.split("%")[0]) in network for network in self.allow)


class _Timed(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: float, clock: Callable[[], float]) -> None:
        self.stream = stream
        self.deadline = deadline
        self.clock = clock

    def _left(self, timeout: float | None) -> float:
        left = self.deadline - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this address is up")
        return min(timeout or SILENCE, left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self.stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Timed(stream, self.deadline, self.clock)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


def _passing(error: Exception) -> bool:
    return isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN


def _check_scheme(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError(f"{url[:200]} is no http:// or https:// address; nothing else is fetched.")


def _fetched(url: str, final_url: str, response: httpx.Response, body: bytes) -> Fetched:
    return Fetched(
        url=url,
        final_url=final_url,
        status=response.status_code,
        content_type=response.headers.get("content-type", ""),
        body=body,
        etag=response.headers.get("etag", "")[:300],
        last_modified=response.headers.get("last-modified", "")[:100],
        retry_after=_seconds(response.headers.get("retry-after", "")),
    )


def _seconds(retry_after: str) -> int | None:
    """Of a Retry-After header, which is a number of seconds or a date; at most a day."""
    if retry_after.strip().isdigit():
        return min(int(retry_after), 86_400)
    try:
        moment = parsedate_to_datetime(retry_after)
    except (TypeError, ValueError):
        return None
    left = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)
    return min(max(0, int(left.total_seconds())), 86_400)


def _refusal(answer: Fetched) -> FetchError:
    status = answer.status
    if status in (404, 410):
        return FetchError(f"There is no such page (the server says {status}). Check the address.")
    if status in (401, 402, 403, 451):
        return FetchError(
            f"The server does not give this page to programs ({status}). Save its text as a file instead."
        )
    temporary = status in (408, 425, 429) or status >= 500
    advice = "It will be tried again." if temporary else "Check the address."
    return FetchError(
        f"The server answered with status {status}. {advice}",
        temporary=temporary,
        retry_after=answer.retry_after,
    )
