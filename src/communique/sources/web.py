"""A URL to the bytes behind it: https and http, public addresses, few redirects, limited size and time, robots.txt."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import httpcore
import httpx
from protego import Protego

from communique import __version__
from communique.errors import FetchError, RobotsError
from communique.sources.addresses import GuardedBackend
from communique.sources.limits import (
    CONNECT_SECONDS,
    MAX_BYTES,
    MAX_REDIRECTS,
    MAX_ROBOTS_BYTES,
    READ_SECONDS,
    TOTAL_SECONDS,
)

USER_AGENT = f"communique/{__version__}"
_ROBOT = "communique"
_ACCEPT = "text/html,text/plain,application/pdf,*/*;q=0.5"
_REDIRECTS = {301, 302, 303, 307, 308}


#: Rules of robots.txt by its address; None where a host has none.
Rules = dict[str, Protego | None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of an answer, the address that it came from after redirects, its media type, status and headers."""

    data: bytes
    url: str
    content_type: str | None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def fetch(url: str, *, allow_private: bool = False, seconds: float = TOTAL_SECONDS) -> Fetched:
    """Fetch ``url``.

    Args:
        url: An http or https URL.
        allow_private: Also ask private, loopback and other addresses that are not public.
        seconds: Time limit for the whole fetch, with redirects and robots.txt.

    Raises:
        FetchError: The address may not be asked, robots.txt forbids it, the server answers with an error, or a limit
            is passed. The message does not name the URL; the caller does.
    """
    fetched = ask(url, allow_private=allow_private, seconds=seconds)
    if fetched.status >= 400:
        raise FetchError(f"the server answers with HTTP status {fetched.status}")
    return fetched


def ask(url: str, *, headers: Mapping[str, str] | None = None, rules: Rules | None = None, allow_private: bool = False,
        seconds: float = TOTAL_SECONDS) -> Fetched:
    """Ask for ``url`` and return the answer whatever its status; the body of an error is not read.

    Args:
        url: An http or https URL.
        headers: Headers besides those that every request has, such as `If-None-Match`.
        rules: What is known of robots.txt already; what is asked is added, so that no host is asked twice.
        allow_private: As with `fetch`.
        seconds: As with `fetch`.

    Raises:
        RobotsError: robots.txt forbids it.
        FetchError: As with `fetch`, but for an error that the server answers with.
    """
    try:
        with _Session({} if rules is None else rules, allow_private=allow_private, seconds=seconds) as session:
            return session.get(url, headers or {})
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise FetchError(f"no complete answer in time (limit {seconds:g} s); try again later") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, httpx.HTTPError, OSError) as error:
        raise FetchError(f"the connection failed: {' '.join(str(error).split()) or type(error).__name__}") from None
    except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError, ValueError):
        raise FetchError("this is no valid http or https address") from None


def crawl_delay(url: str, rules: Rules) -> float:
    """Return the seconds that a host wants between two requests, 0 where its robots.txt says nothing of it."""
    known = rules.get(_robots_of(httpx.URL(url)))
    return float((known and known.crawl_delay(_ROBOT)) or 0)


def _robots_of(url: httpx.URL) -> str:
    return str(url.copy_with(raw_path=b"/robots.txt", fragment=None, username=None, password=None))


class _Session:
    """One fetch: its connections, and the rules of the hosts asked on the way."""

    def __init__(self, rules: Rules, *, allow_private: bool, seconds: float) -> None:
        backend = GuardedBackend(allow_private=allow_private, deadline=time.monotonic() + seconds)
        # trust_env=False: a proxy from the environment would resolve names itself, past the check of addresses.
        self._client = httpx.Client(
            transport=_Transport(backend), trust_env=False, follow_redirects=False,
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            headers={"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Language": "en"},
        )
        self._rules = rules

    def __enter__(self) -> _Session:
        return self

    def __exit__(self, *error: object) -> None:
        self._client.close()

    def get(self, url: str, headers: Mapping[str, str]) -> Fetched:
        return self._get(url, MAX_BYTES, headers, check_robots=True)

    def _get(self, url: str, limit: int, headers: Mapping[str, str], *, check_robots: bool) -> Fetched:
        """Follow redirects from ``url``; each target is checked like the first address."""
        request = self._client.build_request("GET", url, headers=dict(headers))
        for hop in range(MAX_REDIRECTS + 1):
            if request.url.scheme not in ("http", "https") or not request.url.host:
                why = f"it redirects to {str(request.url)[:200]}, which" if hop else "this"
                raise FetchError(f"{why} is no valid http or https address")
            try:
                if check_robots:
                    self._require_allowed(request.url)
                response = self._client.send(request, stream=True)
            except FetchError as error:
                raise type(error)(f"redirect to {request.url.host} {error}") if hop else error from None
            try:
                if response.status_code in _REDIRECTS and response.next_request is not None:
                    request = response.next_request
                    continue
                data = _read(response, limit) if response.status_code < 400 else b""
                return Fetched(data, str(request.url), response.headers.get("content-type"), response.status_code,
                               response.headers)
            finally:
                response.close()
        raise FetchError(f"it redirects more than {MAX_REDIRECTS} times")

    def _require_allowed(self, url: httpx.URL) -> None:
        """Ask robots.txt of the host (RFC 9309)."""
        origin = _robots_of(url)
        if origin not in self._rules:
            self._rules[origin] = self._robots(origin)
        rules = self._rules[origin]
        if rules is not None and not rules.can_fetch(str(url), _ROBOT):
            raise RobotsError(f"robots.txt of {url.host} does not allow it; save the page yourself and read the file")

    def _robots(self, url: str) -> Protego | None:
        """Return the rules, None where there are none. A server error forbids all (RFC 9309, section 2.3.1.4)."""
        fetched = self._get(url, -MAX_ROBOTS_BYTES, {}, check_robots=False)
        status = fetched.status
        if status >= 500:
            raise FetchError(f"robots.txt of the host, which must be asked first, answers with HTTP status {status}")
        return None if status >= 400 else Protego.parse(fetched.data.decode("utf-8", errors="replace"))


def _read(response: httpx.Response, limit: int) -> bytes:
    """Return the body; over ``limit`` bytes it is refused, or cut where ``limit`` is negative."""
    stated = response.headers.get("content-length", "")
    if 0 < limit < (int(stated) if stated.isdigit() else 0):
        raise FetchError(f"the answer has {int(stated):,} bytes; at most {limit:,} are read")
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > abs(limit):
            if limit > 0:
                raise FetchError(f"the answer has more than {limit:,} bytes, the most that are read")
            break
    return bytes(body[: abs(limit)])


class _Transport(httpx.BaseTransport):
    """httpx over a connection pool with a network backend of our own, which httpx has no option for."""

    def __init__(self, backend: GuardedBackend) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(
            httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
