"""Rounds of watching, against a server on loopback."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from communique.bulk import Settings
from communique.store import Store
from communique.store.kept import documents
from communique.store.watched import feed_hosts, feed_items, feeds
from communique.watch import Watching
from communique.watch.patience import Pauses
from tests.sources.conftest import Site
from tests.watch.conftest import Press

PAST = "2000-01-01T00:00:00Z"


def watching(store: Store, *addresses: str, match: tuple[str, ...] = ()) -> Watching:
    return Watching(store, addresses, Settings(allow_private=True), match, Pauses(0))


def sources(store: Store, *, superseded: bool = False) -> list[str]:
    return sorted(str(record.document.source).rpartition("/")[2] for record in store.records(superseded=superseded))


def states(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        return {row.address.rpartition("/")[2]: row.state for row in connection.execute(select(feed_items))}


def let_time_pass(store: Store) -> None:
    with store.writing() as connection:
        for table in (feeds, feed_items, feed_hosts):
            connection.execute(update(table).where(table.c.wait_until.is_not(None)).values(wait_until=PAST))


def test_what_is_new_is_added_once(store: Store, press: Press) -> None:
    watch = watching(store, press.feed)
    first = watch.round()
    assert (first.found, len(first.summary.added), first.waiting) == (3, 3, 0)
    assert "if-none-match" not in press.sent[0]
    again = watch.round()
    assert (again.unchanged, again.found, again.summary.added) == (1, 0, [])
    assert press.sent[1]["if-none-match"] and press.sent[1]["if-modified-since"] == "Tue, 06 May 2025 10:00:00 GMT"
    press.tell([4])
    third = watch.round()
    assert (third.unchanged, third.found, len(third.summary.added)) == (0, 1, 1)
    assert press.reports_asked() == ["/1", "/2", "/3", "/4"] and sources(store) == ["1", "2", "3", "4"]
    assert [record.engagements[0].date for record in store.records()] == [f"2025-05-0{day}" for day in (2, 3, 4, 5)]


def test_a_changed_report_takes_the_place_of_the_former(store: Store, press: Press) -> None:
    watch = watching(store, press.feed)
    watch.round()
    press.tell([2], updated="2025-05-07T10:00:00Z", word="rights")
    told = watch.round()
    assert (told.found, told.summary.superseded) == (1, 1)
    assert len(sources(store)) == 3 and len(sources(store, superseded=True)) == 4


def test_a_limit_leaves_the_rest_for_later(store: Store, press: Press) -> None:
    watch = watching(store, press.feed)
    told = watch.round(limit=2)
    assert (len(told.summary.added), told.waiting) == (2, 1)
    told = watch.round(limit=2)
    assert (told.unchanged, len(told.summary.added), told.waiting) == (1, 1, 0)


def test_robots_are_obeyed(store: Store, press: Press, site: Site) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /2\n")
    told = watching(store, press.feed).round()
    assert sources(store) == ["1", "3"] and press.reports_asked() == ["/1", "/3"]
    assert [reason for _, reason in told.summary.failures if "robots.txt" in reason]
    assert states(store)["2"] == "dropped"
    site.routes["/robots.txt"] = (200, {}, b"User-agent: communique\nDisallow: /feed\n")
    refused = watching(store, press.feed).round()
    assert len(press.sent) == 1 and "robots.txt" in refused.summary.failures[0][1]
    assert site.asked.count("/robots.txt") == 2, "asked once a round"


def test_robots_ask_for_a_pause(store: Store, press: Press, site: Site) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    slept: list[float] = []
    Watching(store, [press.feed], Settings(allow_private=True), pauses=Pauses(0, slept.append)).round()
    assert [round(seconds) for seconds in slept] == [7, 7, 7]


def test_a_host_that_asks_to_wait_is_left_alone(store: Store, press: Press, site: Site) -> None:
    page = site.routes["/2"]
    site.routes["/2"] = (429, {"Retry-After": "3600"}, b"")
    told = watching(store, press.feed).round()
    assert press.reports_asked() == ["/1", "/2"] and told.waiting == 2
    site.routes["/2"] = page
    quiet = len(site.asked)
    told = watching(store, press.feed).round()
    assert len(site.asked) == quiet and [feed for feed, _ in told.put_off] == [press.feed]
    with store.reading() as connection:
        (wait,) = connection.execute(select(feed_hosts.c.wait_until)).scalars()
        asked = connection.execute(select(feeds.c.asked_at)).scalar_one()
    assert _minutes(asked, wait) == 60
    let_time_pass(store)
    watching(store, press.feed).round()
    assert sources(store) == ["1", "2", "3"] and press.reports_asked() == ["/1", "/2", "/2", "/3"]


def _minutes(first: str, last: str) -> int:
    return round((datetime.fromisoformat(last) - datetime.fromisoformat(first)).total_seconds() / 60)


def test_a_feed_that_fails_is_asked_less_and_less(store: Store, press: Press, site: Site) -> None:
    answer = site.routes["/feed"]
    site.routes["/feed"] = (500, {}, b"")
    waits = []
    for _ in range(3):
        told = watching(store, press.feed).round()
        assert told.summary.failures == [(press.feed, f"{press.feed}: the server answers with HTTP status 500")]
        assert watching(store, press.feed).round().put_off
        with store.reading() as connection:
            row = connection.execute(select(feeds)).one()
        waits.append(_minutes(row.asked_at, row.wait_until))
        let_time_pass(store)
    assert waits == [5, 10, 20] and site.asked.count("/feed") == 3
    site.routes["/feed"] = answer
    assert len(watching(store, press.feed).round().summary.added) == 3
    with store.reading() as connection:
        assert connection.execute(select(feeds.c.failures)).scalar_one() == 0


def test_one_bad_item_or_feed_stops_nothing(store: Store, press: Press, site: Site) -> None:
    site.routes["/1"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 broken")
    site.routes["/2"] = (503, {}, b"")
    site.routes["/bad"] = (200, {"Content-Type": "application/rss+xml"}, b"\x00\xff<<<")
    watch = watching(store, site.url("/bad"), site.url("/none"), press.feed)
    told = watch.round()
    assert sources(store) == ["3"]
    assert [source.rpartition("/")[2] for source, _ in told.summary.failures] == ["bad", "none", "1", "2"]
    assert all(source in reason for source, reason in told.summary.failures)
    assert states(store) == {"1": "dropped", "2": "waiting", "3": "stored"}
    for _ in range(6):
        let_time_pass(store)
        watch.round()
    assert press.reports_asked().count("/2") == 5 and states(store)["2"] == "dropped"
    assert press.reports_asked().count("/1") == 1


def test_private_addresses_are_refused(store: Store, press: Press, site: Site) -> None:
    told = Watching(store, [press.feed], Settings(), pauses=Pauses(0)).round()
    assert "loopback" in told.summary.failures[0][1] and site.asked == []
    assert len(watching(store, press.feed).round().summary.added) == 3, "allowed now, and not put off"


def test_other_patterns_ask_for_all_again(store: Store, press: Press) -> None:
    assert watching(store, press.feed, match=("*/1",)).round().found == 1
    assert watching(store, press.feed, match=("*/1",)).round().unchanged == 1
    assert watching(store, press.feed).round().found == 2


def test_a_report_in_two_feeds_is_read_once(store: Store, press: Press, site: Site) -> None:
    site.routes["/list"] = (200, {"Content-Type": "text/html"}, (
        b'<!DOCTYPE html><html><body><a href="/1">The Foreign Minister in Lisbon</a><p>'
        b'<a href="/9">The Foreign Minister in Rome</a></body></html>'))
    site.routes["/9"] = (302, {"Location": "/3"}, b"")
    told = watching(store, press.feed, site.url("/list")).round()
    assert told.found == 4 and press.reports_asked() == ["/1", "/2", "/3", "/9", "/3"]
    with store.reading() as connection:
        assert len(connection.execute(select(documents.c.id)).all()) == 3
    assert states(store)["9"] == "stored"
