"""What is watched: feeds with what makes asking them polite, and the reports that they named."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, func, insert, or_, select, update
from sqlalchemy.engine import Row

from communique.store.kept import Text, metadata
from communique.store.writing import now

if TYPE_CHECKING:
    from communique.sources.feed import Item

feeds = Table(
    "feeds", metadata,
    Column("address", Text, primary_key=True, comment="as it was given to `communique watch`"),
    Column("etag", Text, comment="of the last answer, sent with the next question"),
    Column("modified", Text, comment="Last-Modified of the last answer, sent with the next question"),
    Column("pattern", Text, nullable=False, comment="patterns of addresses that were taken; empty for all"),
    Column("asked_at", Text, nullable=False, comment="UTC"),
    Column("failures", Integer, nullable=False, comment="how often in a row it could not be had"),
    Column("wait_until", Text, comment="when it may be asked again; null for any time"),
    Column("reason", Text, comment="why it could not be had the last time"),
)

feed_items = Table(
    "feed_items", metadata,
    Column("address", Text, primary_key=True, comment="of a report that a feed or page named"),
    Column("feed", Text, ForeignKey("feeds.address", ondelete="CASCADE"), nullable=False,
           comment="that named it first"),
    Column("headline", Text, nullable=False, comment="as the feed gives it"),
    Column("published", Text, comment="day, as the feed gives it"),
    Column("version", Text, comment="what the feed changes when the report is changed"),
    Column("position", Integer, nullable=False, comment="its place in the feed"),
    Column("state", Text, nullable=False, comment="waiting, stored, or dropped where it cannot be read"),
    Column("failures", Integer, nullable=False, comment="how often it could not be had"),
    Column("wait_until", Text, comment="when it may be asked for again; null for any time"),
    Column("reason", Text, comment="why it could not be read the last time"),
    Column("first_seen", Text, nullable=False),
    Index(None, "feed"),
    Index(None, "state"),
)

feed_hosts = Table(
    "feed_hosts", metadata,
    Column("host", Text, primary_key=True, comment="that asked to be left alone for a while"),
    Column("wait_until", Text, nullable=False, comment="until when (UTC)"),
)

TABLES = (feeds, feed_items, feed_hosts)


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed as it was left: what to send along, and when it may be asked."""

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    wait_until: str | None = None


def watched(connection: Connection, address: str, pattern: str) -> Watched:
    """Return how a feed was left. With other patterns it is asked for all of it again."""
    row = connection.execute(select(feeds).where(feeds.c.address == address)).one_or_none()
    if row is None:
        return Watched()
    same = row.pattern == pattern
    return Watched(row.etag if same else None, row.modified if same else None, row.failures, row.wait_until)


def note_feed(connection: Connection, address: str, **values: Any) -> None:
    """Keep what is known of a feed after it was asked."""
    row = {"asked_at": now(), "failures": 0, "wait_until": None, "reason": None, **values}
    if connection.execute(update(feeds).where(feeds.c.address == address).values(row)).rowcount == 0:
        connection.execute(insert(feeds).values({"address": address, "pattern": "", **row}))


def note_items(connection: Connection, feed: str, items: Sequence[Item]) -> int:
    """Put in the reports that are new or were changed, to be read; return how many these are.

    A report that several feeds name belongs to the first; only that one can tell that it was changed.
    """
    wanted = select(feed_items).where(feed_items.c.address.in_([item.address for item in items]))
    known = {row.address: row for row in connection.execute(wanted)}
    changed, seen = 0, now()
    for position, item in enumerate(items):
        old = known.get(item.address)
        if old is not None and (old.feed != feed or old.version == item.version):
            continue
        changed += 1
        row = {"headline": item.title, "published": item.published, "version": item.version, "position": position,
               "state": "waiting", "failures": 0, "wait_until": None, "reason": None}
        if old is not None:
            connection.execute(update(feed_items).where(feed_items.c.address == item.address).values(row))
        else:
            connection.execute(insert(feed_items).values(address=item.address, feed=feed, first_seen=seen, **row))
    return changed


def waiting(connection: Connection, of: Collection[str]) -> list[Row[Any]]:
    """Return the reports of some feeds that may be asked for now: those named first, as their feed orders them."""
    i = feed_items.c
    rows = connection.execute(
        select(feed_items)
        .where(i.state == "waiting", i.feed.in_(of), or_(i.wait_until.is_(None), i.wait_until <= now()))
        .order_by(i.first_seen, i.feed, i.position))
    held = set(connection.execute(select(feed_hosts.c.host).where(feed_hosts.c.wait_until > now())).scalars())
    return [row for row in rows if host_of(row.address) not in held]


def count_waiting(connection: Connection, of: Collection[str]) -> int:
    """Return how many reports of some feeds are still to be read, now or later."""
    i = feed_items.c
    return connection.execute(select(func.count()).select_from(feed_items)
                              .where(i.state == "waiting", i.feed.in_(of))).scalar_one()


def note_item(connection: Connection, address: str, state: str, **values: Any) -> None:
    """Keep what became of a report."""
    connection.execute(update(feed_items).where(feed_items.c.address == address)
                       .values({"state": state, "wait_until": None, "reason": None, **values}))


def held_until(connection: Connection, address: str) -> str | None:
    """Return until when the host of an address wants to be left alone; None where it may be asked."""
    return connection.execute(select(feed_hosts.c.wait_until).where(
        feed_hosts.c.host == host_of(address), feed_hosts.c.wait_until > now())).scalar()


def hold(connection: Connection, host: str, until: str) -> None:
    """Keep until when a host wants to be left alone."""
    if connection.execute(update(feed_hosts).where(feed_hosts.c.host == host).values(wait_until=until)).rowcount == 0:
        connection.execute(insert(feed_hosts).values(host=host, wait_until=until))


def host_of(address: str) -> str:
    """Return host and port of an address."""
    return urlsplit(address).netloc.rpartition("@")[2].lower()
