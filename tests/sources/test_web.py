"""URLs: what is fetched, and what is refused."""

from __future__ import annotations

import ipaddress
import socket
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpcore
import pytest

from communique.errors import FetchError, SourceError
from communique.sources import addresses, limits, load, web
from tests.sources.conftest import Site
from tests.sources.samples import REPORT

PAGE = f"<html><head><title>Visit</title></head><body><article><p>{REPORT}</p></article></body></html>".encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_page_is_fetched_and_says_who_asks(site: Site) -> None:
    site.routes["/visit"] = (200, HTML, PAGE)
    document = load(site.url("/visit"), allow_private=True)
    assert document.text.startswith("The President of Ruritania") and document.source == site.url("/visit")
    assert site.asked == ["/robots.txt", "/visit"]
    assert all(agent.startswith("communique/") for agent in site.agents)


def test_loopback_is_refused_unless_allowed(site: Site) -> None:
    site.routes["/visit"] = (200, HTML, PAGE)
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1"):
        with pytest.raises(FetchError, match="loopback"):
            load(site.url("/visit", host))
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.8.8.8", "loopback"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("64:ff9b::7f00:1", "loopback"),
        ("2002:7f00:1::", "loopback"),
        ("10.1.2.3", "private"),
        ("192.168.0.1", "private"),
        ("172.16.0.1", "private"),
        ("100.64.0.1", "private"),
        ("fd00::1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1", "link-local"),
        ("fd00:ec2::254", "private"),
        ("168.63.129.16", "metadata"),
        ("0.0.0.0", "unspecified"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("::", "unspecified"),
        ("192.0.2.1", "private"),
        ("1.1.1.1", None),
        ("2606:4700::1", None),
    ],
)
def test_addresses(address: str, why: str | None) -> None:
    said = addresses.refusal(ipaddress.ip_address(address))
    assert said is None if why is None else said is not None and why in said


def answering(*answers: list[str]) -> Any:
    """Return a name server that gives one answer after the other, as one that rebinds does."""
    left = list(answers)
    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if host != "rebind.example":
            return real(host, port, *args, **kwargs)
        now = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in now]

    return getaddrinfo


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answering(["1.1.1.1", "10.0.0.1"]))
    with pytest.raises(FetchError, match=r"private or reserved address \(10\.0\.0\.1\)"):
        load("http://rebind.example/visit")


def test_the_checked_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look-up would give loopback: the connection must go to the address of the first."""
    connected: list[str] = []

    class Backend:
        def connect_tcp(self, host: str, *_: Any, **__: Any) -> Any:
            connected.append(host)
            raise httpcore.ConnectError("stopped here")

    monkeypatch.setattr(socket, "getaddrinfo", answering(["1.1.1.1"], ["127.0.0.1"]))
    backend = addresses.GuardedBackend(allow_private=False, deadline=time.monotonic() + 5)
    monkeypatch.setattr(backend, "_plain", Backend())
    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("rebind.example", 80)
    assert connected == ["1.1.1.1"]


def test_redirects_are_followed_and_each_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.routes["/a"] = (302, {"Location": "/b"}, b"")
    site.routes["/b"] = (301, {"Location": site.url("/visit")}, b"")
    site.routes["/visit"] = (200, HTML, PAGE)
    assert load(site.url("/a"), allow_private=True).text.startswith("The President")


def test_redirect_to_loopback_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site stands for a public one: its own address is let through, all others are judged as they are."""
    real = addresses.refusal
    monkeypatch.setattr(addresses, "refusal", lambda address: None if str(address) == "127.0.0.1" else real(address))
    site.routes["/visit"] = (200, HTML, PAGE)
    assert load(site.url("/visit")).text.startswith("The President")
    for host in ("127.0.0.5", "[::1]", "169.254.169.254"):
        site.routes["/b"] = (302, {"Location": f"http://{host}:{site.port}/visit"}, b"")
        with pytest.raises(FetchError, match=r"redirect to .* refused: .* (loopback|link-local) address") as caught:
            load(site.url("/b"))
        assert "\n" not in str(caught.value) and str(caught.value).startswith(site.url("/b"))


def test_too_many_redirects(site: Site) -> None:
    for number in range(9):
        site.routes[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    with pytest.raises(FetchError, match="more than 5 times"):
        load(site.url("/0"), allow_private=True)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/x", "gopher://x/"])
def test_redirect_to_another_scheme(site: Site, target: str) -> None:
    site.routes["/a"] = (302, {"Location": target}, b"")
    with pytest.raises(FetchError, match="no valid http or https address"):
        load(site.url("/a"), allow_private=True)


@pytest.mark.parametrize("status", [403, 404, 410, 500, 503])
def test_error_status(site: Site, status: int) -> None:
    site.routes["/visit"] = (status, HTML, PAGE)
    with pytest.raises(FetchError, match=f"HTTP status {status}"):
        load(site.url("/visit"), allow_private=True)


def test_robots(site: Site) -> None:
    site.routes["/robots.txt"] = (
        200,
        {},
        b"User-agent: other\nDisallow: /\n\nUser-agent: communique\nDisallow: /closed\n",
    )
    site.routes["/closed/visit"] = site.routes["/open"] = (200, HTML, PAGE)
    assert load(site.url("/open"), allow_private=True).text
    with pytest.raises(FetchError, match=r"robots\.txt"):
        load(site.url("/closed/visit"), allow_private=True)
    site.routes["/way"] = (302, {"Location": "/closed/visit"}, b"")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        load(site.url("/way"), allow_private=True)
    assert "/closed/visit" not in site.asked


def test_robots_that_cannot_be_read(site: Site) -> None:
    site.routes["/robots.txt"] = (503, {}, b"")
    site.routes["/visit"] = (200, HTML, PAGE)
    with pytest.raises(FetchError, match=r"robots\.txt.*503"):
        load(site.url("/visit"), allow_private=True)


def test_size_limit_by_header_and_while_streaming(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 100_000)
    site.routes["/large"] = (200, {}, b"x" * 100_001)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(1_000):
                handler.wfile.write(b"x" * 10_000)
        except OSError:
            pass

    site.routes["/endless"] = endless
    for path in ("/large", "/endless"):
        with pytest.raises(FetchError, match="100,00"):
            load(site.url(path), allow_private=True)


def test_time_limit_for_a_server_that_drips(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(40):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    site.routes["/slow"] = drip
    start = time.monotonic()
    with pytest.raises(FetchError, match="in time"):
        web.fetch(site.url("/slow"), allow_private=True, seconds=0.4)
    assert time.monotonic() - start < 1.5


def test_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(FetchError, match="connection failed"):
        load(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "https://exa mple/", "http://:80/", "http://a..b/", "http://x\ny/"]
)
def test_broken_addresses(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        load(url)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["ftp://example.org/x.txt", "file:///etc/hostname", "s3://bucket/x"])
def test_other_schemes(url: str) -> None:
    with pytest.raises(SourceError, match="http or https"):
        load(url)


def test_environment_proxies_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.url(""))
    monkeypatch.setenv("http_proxy", site.url(""))
    with pytest.raises(FetchError, match="loopback"):
        load("http://localhost:9/x")
    assert site.asked == []


def test_limits_are_as_documented() -> None:
    assert (limits.MAX_BYTES, limits.MAX_CHARS, limits.MAX_REDIRECTS) == (20_000_000, 2_000_000, 5)
