"""A client for authority files that speak the W3C Reconciliation Service API (0.1, 0.2 and the 1.0 draft).

Wikidata's service is one of them. A name goes in with the type of what it names, candidates come back.
Nothing here decides: `communique.authority.linking` does, and people do.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from communique.errors import FetchError

if TYPE_CHECKING:
    import httpx

#: The public service for Wikidata, in English.
WIKIDATA = "https://wikidata.reconci.link/en/api"
#: What entries a kind of entity is looked for among: Wikidata's ids. Other services are asked without a type.
WIKIDATA_TYPES = {"person": "Q5", "organization": "Q43229", "place": "Q2221906", "event": "Q1656682"}

_TRIES, _WAIT, _LONGEST = 4, 1.0, 30.0  # tries of one request, seconds before the second, longest wait
_BATCH = 10  # names in one request
_LARGEST = 5_000_000  # bytes of an answer
_BUSY = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: a name, and among which type of entries."""

    name: str
    type: str | None = None
    limit: int = 5

    def key(self) -> str:
        """Return the query as one JSON text, to remember the answer by."""
        return json.dumps([self.name, self.type, self.limit], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A candidate as the service gives it.

    Attributes:
        id: Its id there (`Q…`).
        name: Its label.
        description: What it says of itself.
        score: How well the service thinks that it matches, 0 to 100.
        match: Whether the service takes it for certain.
    """

    id: str
    name: str
    description: str | None = None
    score: float = 0.0
    match: bool = False


class Service:
    """One reconciliation service.

    Example:
        >>> with Service(WIKIDATA) as service:                                     # doctest: +SKIP
        ...     (entries,) = service.candidates([Query("Kassym-Jomart Tokayev", "Q5")])
    """

    def __init__(self, url: str, *, sleep: Callable[[float], None] = time.sleep) -> None:
        """Make ready to ask the service at ``url``; nothing is fetched yet."""
        import httpx

        from communique import __version__

        if not url.startswith(("http://", "https://")):
            raise FetchError(f"{url!r} is no address of a reconciliation service; give one that begins with https://")
        self.url = url.rstrip("/")
        self._sleep = sleep
        self._client = httpx.Client(timeout=20.0, follow_redirects=True, max_redirects=3,
                                    headers={"User-Agent": f"communique/{__version__}", "Accept": "application/json"})
        self._manifest: dict[str, Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._client.close()

    @property
    def manifest(self) -> dict[str, Any]:
        """What the service says of itself: name, versions, where its entries are seen."""
        if self._manifest is None:
            found = self._fetch(lambda: self._client.get(self.url))
            if not isinstance(found, dict) or not found.get("name"):
                raise FetchError(f"{self.url}: this is no reconciliation service: it does not say its name")
            self._manifest = found
        return self._manifest

    def candidates(self, queries: Sequence[Query]) -> list[list[Entry]]:
        """Return the entries that each query finds, the best first.

        Raises:
            FetchError: The service cannot be reached, or answers something else.
        """
        found: list[list[Entry]] = []
        for at in range(0, len(queries), _BATCH):
            found += self._ask(queries[at:at + _BATCH])
        return found

    def _ask(self, queries: Sequence[Query]) -> list[list[Entry]]:
        versions = [str(version) for version in self.manifest.get("versions") or ("0.1",)]
        if any(version.startswith("0.") for version in versions):
            answers = self._ask_by_form(queries)
        else:
            answers = self._ask_by_json(queries)
        try:
            return [sorted((_entry(row) for row in rows), key=lambda e: (-e.score, e.id)) for rows in answers]
        except (KeyError, TypeError, ValueError, AttributeError):
            raise FetchError(f"{self.url}: the service answers with candidates that have no id or name") from None

    def _ask_by_form(self, queries: Sequence[Query]) -> list[list[Any]]:
        asked = {f"q{at}": {"query": q.name, "limit": q.limit} | ({"type": q.type} if q.type else {})
                 for at, q in enumerate(queries)}
        data = {"queries": json.dumps(asked, ensure_ascii=False)}
        found = self._fetch(lambda: self._client.post(self.url, data=data))
        try:
            return [list(found[key]["result"]) for key in asked]
        except (KeyError, TypeError):
            raise FetchError(f"{self.url}: the service does not answer every query; its `result` is missing") from None

    def _ask_by_json(self, queries: Sequence[Query]) -> list[list[Any]]:
        asked = {"queries": [
            {"conditions": [{"matchType": "name", "propertyValue": q.name}], "limit": q.limit}
            | ({"type": q.type} if q.type else {}) for q in queries]}
        found = self._fetch(lambda: self._client.post(f"{self.url}/reconcile", json=asked))
        try:
            answers = [list(row["candidates"]) for row in found["results"]]
        except (KeyError, TypeError):
            answers = []
        if len(answers) != len(queries):
            raise FetchError(f"{self.url}: the service does not answer every query; its `results` are incomplete")
        return answers

    def _fetch(self, ask: Callable[[], httpx.Response]) -> Any:
        """Return the JSON that comes back; a service that is busy is asked again, after the time that it names."""
        import httpx

        wait = _WAIT
        for last in (*[False] * (_TRIES - 1), True):
            try:
                response = ask()
            except httpx.HTTPError as error:
                reason = str(error) or type(error).__name__
            else:
                if response.status_code not in _BUSY:
                    return self._content(response)
                reason, wait = f"it answers {response.status_code}", _named_wait(response, wait)
            if not last:
                self._sleep(min(wait, _LONGEST))
                wait *= 2
        raise FetchError(f"{self.url}: the reconciliation service cannot be reached: {reason}; try again later, or "
                         "name another with --service")

    def _content(self, response: httpx.Response) -> Any:
        if response.status_code >= 400:
            raise FetchError(f"{self.url}: the service answers {response.status_code}; is this its address?")
        if len(response.content) > _LARGEST:
            raise FetchError(f"{self.url}: the service answers too much ({len(response.content)} bytes); is this its "
                             "address?")
        try:
            return response.json()
        except ValueError:
            raise FetchError(f"{self.url}: the service does not answer in JSON; is this its address?") from None


def _named_wait(response: httpx.Response, otherwise: float) -> float:
    named = response.headers.get("Retry-After", "")
    return float(named) if named.isdigit() else otherwise


def _entry(row: dict[str, Any]) -> Entry:
    description = row.get("description")
    return Entry(str(row["id"]), str(row["name"]), str(description) if description else None,
                 float(row.get("score") or 0.0), row.get("match") is True)
