"""A site with a feed, and stores to read it into."""

from __future__ import annotations

from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler

import pytest

from tests.cli.conftest import run
from tests.sources.conftest import Site, site
from tests.store.conftest import address, new_database, server, store

__all__ = ["address", "new_database", "run", "server", "site", "store"]


class Press:
    """A press office: a feed with an ETag at /feed, and its releases."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.feed = site.url("/feed")
        self.sent: list[dict[str, str]] = []
        self._entries: dict[str, str] = {}
        site.routes["/feed"] = self._answer

    def tell(self, numbers: Iterable[int], *, updated: str = "2025-05-06T10:00:00Z", word: str = "boats") -> None:
        """Publish a release for each number, or change it."""
        for number in numbers:
            self._entries[f"/{number}"] = updated
            self.site.routes[f"/{number}"] = (200, {"Content-Type": "text/plain"}, (
                "The Foreign Minister of Chile, Elena Rivas, met with the President of Portugal, Rui Falcão, in Lisbon "
                f"on {number % 28 + 1} May 2025. They discussed {number} fishing {word}.").encode())

    def reports_asked(self) -> list[str]:
        """Return the releases that were asked for so far, in order."""
        return [path for path in self.site.asked if path[1:].isdigit()]

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.sent.append({name.lower(): value for name, value in handler.headers.items()})
        entries = "".join(f'<entry><title>No. {path}</title><id>{path}</id><link href="{path}"/>'
                          f"<updated>{updated}</updated></entry>" for path, updated in self._entries.items())
        body = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Press</title>{entries}</feed>'.encode()
        tag = f'"{hash(body)}"'
        same = handler.headers.get("If-None-Match") == tag
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", tag)
        handler.send_header("Last-Modified", "Tue, 06 May 2025 10:00:00 GMT")
        handler.send_header("Content-Length", "0" if same else str(len(body)))
        handler.end_headers()
        handler.wfile.write(b"" if same else body)


@pytest.fixture
def press(site: Site) -> Press:
    """Return a press office with three releases."""
    office = Press(site)
    office.tell([1, 2, 3])
    return office
