"""One round: every feed asked for what is new, and the reports that wait read into the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from sqlalchemy import Row

from communique.bulk import Result, Settings, read_documents
from communique.errors import SourceError
from communique.sources import load_bytes
from communique.sources.feed import Item, items_of
from communique.sources.web import Fetched
from communique.store import Store
from communique.store.adding import Adding, Summary
from communique.store.identity import resolve_store
from communique.store.watched import count_waiting, note_feed, note_item, note_items, waiting, watched
from communique.store.writing import now
from communique.watch.asking import Asking, Failed, Held
from communique.watch.patience import Pauses, until

#: Media types that are asked for first; a server may have a page and a feed at one address.
_ACCEPT = "application/atom+xml,application/rss+xml,application/xml;q=0.9,text/html;q=0.8,*/*;q=0.5"
#: How often a report is asked for that cannot be had, before it is dropped.
TRIES = 5


@dataclass
class Told:
    """What a round did.

    Attributes:
        unchanged: How many feeds say that nothing changed since.
        put_off: Feeds that were not asked, because they failed a while ago or their host wants to be left alone, and
            when they may be.
        found: How many reports were named for the first time, or as changed.
        summary: What became of the reports that were read; its failures include feeds that could not be had.
        waiting: How many reports are still to be read, in a later round.
    """

    unchanged: int = 0
    put_off: list[tuple[str, str]] = field(default_factory=list)
    found: int = 0
    summary: Summary = field(default_factory=Summary)
    waiting: int = 0


@dataclass
class Watching:
    """Feeds and listing pages that are watched for a store.

    Everything is kept in the store as soon as it is known, a report in one transaction with the note that it was
    read: whatever ends a round, the next one takes it up.

    Attributes:
        store: Where the reports go.
        feeds: Addresses of feeds and pages.
        settings: How to read.
        match: Patterns of the addresses that are taken; see `communique.sources.feed.items_of`.
        pauses: Pauses between requests to one host.
        told: What the last round did, or the one that goes on has done so far.
    """

    store: Store
    feeds: Sequence[str]
    settings: Settings
    match: Sequence[str] = ()
    pauses: Pauses = field(default_factory=lambda: Pauses(1.0))
    told: Told = field(default_factory=Told)

    def round(self, limit: int | None = None, begin: Callable[[int], Callable[[], None]] | None = None) -> Told:
        """Ask all feeds and read what is new.

        Args:
            limit: Reports that are asked for at most; the others wait for the next round.
            begin: Called with the number of steps once it is known; what it returns is called after each step.

        Raises:
            StoreError: The store cannot be written; all that was stored before stays.
        """
        told = self.told = Told()
        asking = Asking(self.store, self.pauses, self.settings.allow_private)
        for feed in self.feeds:
            self._ask_feed(feed, asking, told)
        with self.store.reading() as connection:
            due = waiting(connection, self.feeds)
        due = due[:limit]
        advance = begin(len(due)) if begin else lambda: None
        for item in due:
            self._read(item, asking, told)
            advance()
        resolve_store(self.store)
        with self.store.reading() as connection:
            told.waiting = count_waiting(connection, self.feeds)
        return told

    def _ask_feed(self, feed: str, asking: Asking, told: Told) -> None:
        pattern = "\n".join(self.match)
        with self.store.reading() as connection:
            left = watched(connection, feed, pattern)
        if left.wait_until and left.wait_until > now():
            told.put_off.append((feed, left.wait_until))
            return
        sent = {"Accept": _ACCEPT, "If-None-Match": left.etag, "If-Modified-Since": left.modified}
        answer = asking.ask(feed, {name: value for name, value in sent.items() if value})
        if isinstance(answer, Held):
            told.put_off.append((feed, answer.until))
        elif isinstance(answer, Failed):
            self._feed_failed(feed, left.failures + 1, answer, told)
        elif answer.status == 304:
            told.unchanged += 1
            with self.store.writing() as connection:
                note_feed(connection, feed)
        else:
            self._take(feed, pattern, left.failures + 1, answer, told)

    def _take(self, feed: str, pattern: str, failures: int, answer: Fetched, told: Told) -> None:
        """Keep what a feed names, together with what says that it was seen: never the one without the other."""
        try:
            items: list[Item] = items_of(answer, self.match)
        except SourceError as error:
            self._feed_failed(feed, failures, Failed(str(error)), told)
            return
        except Exception as error:  # noqa: BLE001 - one feed never stops the rest
            self._feed_failed(feed, failures, Failed(f"this should not happen: {type(error).__name__}: {error}"), told)
            return
        with self.store.writing() as connection:
            note_feed(connection, feed, pattern=pattern, etag=answer.headers.get("etag"),
                      modified=answer.headers.get("last-modified"))
            told.found += note_items(connection, feed, items)

    def _feed_failed(self, feed: str, failures: int, failed: Failed, told: Told) -> None:
        told.summary.failures.append((feed, f"{feed}: {failed.reason}"))
        with self.store.writing() as connection:
            note_feed(connection, feed, failures=failures, reason=failed.reason,
                      wait_until=until(failures, failed.retry_after) if failed.asked else None)

    def _read(self, item: Row[Any], asking: Asking, told: Told) -> None:
        answer = asking.ask(item.address)
        if isinstance(answer, Held):
            return
        if isinstance(answer, Failed):
            told.summary.failures.append((item.address, f"{item.address}: {answer.reason}"))
            self._item_failed(item, answer)
            return
        settings = replace(self.settings, published=item.published)
        adding = Adding(self.store, settings, summary=told.summary)
        result = _result(item.address, answer, settings)
        adding.keep([result], lambda connection: note_item(connection, item.address, "stored"))
        if result.record is None:
            self._item_failed(item, Failed(result.reason or "", lasting=True))

    def _item_failed(self, item: Row[Any], failed: Failed) -> None:
        """Drop a report that cannot be read, or let it wait where it may be had later."""
        failures = item.failures + 1
        dropped = failed.lasting or failures >= TRIES
        with self.store.writing() as connection:
            note_item(connection, item.address, "dropped" if dropped else "waiting", failures=failures,
                      reason=failed.reason, wait_until=None if dropped else until(failures, failed.retry_after))


def _result(name: str, answer: Fetched, settings: Settings) -> Result:
    try:
        document = load_bytes(answer.data, name=name, content_type=answer.content_type, encoding=settings.encoding,
                              address=answer.url)
    except Exception as error:  # noqa: BLE001 - one report never stops the rest
        reason = str(error) if isinstance(error, SourceError) else f"{name}: this should not happen: {error!r}"
        return Result(name, reason=reason)
    (result,) = chain.from_iterable(read_documents([[document]], settings, workers=1))
    return result
