"""How long is waited."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from communique.watch.patience import Pauses, asked_wait, until

AT = datetime(2025, 5, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(("value", "seconds"), [
    ("120", 120), ("Tue, 06 May 2025 13:00:00 GMT", 3600), ("Tue, 06 May 2025 11:00:00 GMT", 0), ("soon", 0), ("", 0),
    (None, 0), ("-5", 0), ("9" * 40, 30 * 86400)])
def test_what_servers_ask_for(value: str | None, seconds: int) -> None:
    assert asked_wait(value, AT) == timedelta(seconds=seconds)


def test_waits_double_up_to_a_day() -> None:
    assert [until(failures, None, AT) for failures in (1, 2, 3, 500)] == [
        "2025-05-06T12:05:00Z", "2025-05-06T12:10:00Z", "2025-05-06T12:20:00Z", "2025-05-07T12:00:00Z"]


def test_a_server_may_ask_for_longer_but_not_for_ever() -> None:
    assert until(1, "7200", AT) == "2025-05-06T14:00:00Z"
    assert until(1, "60", AT) == "2025-05-06T12:05:00Z"
    assert until(1, "Tue, 06 May 2098 13:00:00 GMT", AT) == "2025-06-05T12:00:00Z"


def test_pauses_are_those_of_a_host() -> None:
    slept: list[float] = []
    pauses = Pauses(5, slept.append)
    pauses.keep("a")
    pauses.keep("b")
    assert slept == []
    pauses.keep("a")
    pauses.keep("b", crawl_delay=20)
    pauses.keep("b", crawl_delay=100_000)
    assert [round(seconds) for seconds in slept] == [5, 20, 60]
