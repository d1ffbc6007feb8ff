"""A reconciliation service on this machine that speaks the protocol: manifest, queries by form or by JSON, batches."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

#: Entries of the service: names and what kind they are of.
ENTRIES = [
    {"id": "Q1", "name": "Kassym-Jomart Tokayev", "description": "President of Kazakhstan", "type": "Q5"},
    {"id": "Q2", "name": "Zola Quentmar", "description": "politician of Brazil", "type": "Q5"},
    {"id": "Q3", "name": "Zola Quentmar", "description": "minister of Argentina", "type": "Q5"},
    {"id": "Q4", "name": "Zola Quentmar", "description": "explorer (1801–1866)", "type": "Q5"},
    {"id": "Q5a", "name": "Tokayev Square", "description": "square", "type": "Q2221906"},
]


@dataclass
class Behaviour:
    """What the service does: which versions it speaks, what it answers at first, and what it was asked."""

    versions: tuple[str, ...] = ("0.2",)
    failures: list[tuple[int, str]] = field(default_factory=list)
    body: str | None = None
    batches: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def _find(name: str, kind: str | None, limit: int) -> list[dict[str, Any]]:
    words = set(name.casefold().split())
    rows = []
    for entry in ENTRIES:
        share = len(words & set(entry["name"].casefold().split())) / len(words)
        if share and kind in (None, entry["type"]):
            rows.append({"id": entry["id"], "name": entry["name"], "description": entry["description"],
                         "score": 100 * share, "match": share == 1.0 and entry["name"].startswith("Kassym"),
                         "type": [{"id": entry["type"], "name": "a type"}]})
    return rows[:limit]


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """Serve on a free port and return the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send({"versions": list(behaviour.versions), "name": "Test authority",
                        "identifierSpace": "http://example.org/entity/", "schemaSpace": "http://example.org/prop/"})

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path.endswith("/reconcile"):
                queries = json.loads(content)["queries"]
                found = [self._answer(q["conditions"][0]["propertyValue"], q) for q in queries]
                behaviour.batches.append(len(queries))
                self._send({"results": [{"candidates": rows} for rows in found]})
            else:
                asked = json.loads(parse_qs(content)["queries"][0])
                behaviour.batches.append(len(asked))
                self._send({key: {"result": self._answer(q["query"], q)} for key, q in asked.items()})

        def _answer(self, name: str, query: dict[str, Any]) -> list[dict[str, Any]]:
            behaviour.asked.append(name)
            return _find(name, query.get("type"), query["limit"])

        def _send(self, content: Any) -> None:
            status, wait = behaviour.failures.pop(0) if behaviour.failures else (200, "")
            self.send_response(status)
            if wait:
                self.send_header("Retry-After", wait)
            self.end_headers()
            self.wfile.write((json.dumps(content) if behaviour.body is None else behaviour.body).encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/api"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
