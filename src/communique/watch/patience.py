"""How long to wait: after an error, where a server says so, and between two requests to one host."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

#: Wait after the first failure; each further one doubles it, up to the longest.
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(days=1)
#: The longest wait that a server may ask for; one who asks for more is asked again after this.
LONGEST_ASKED = timedelta(days=30)
#: The longest pause between two requests that a robots.txt may ask for, in seconds.
LONGEST_PAUSE = 60.0


def until(failures: int, retry_after: str | None, at: datetime | None = None) -> str:
    """Return when to ask again, as it is stored.

    Args:
        failures: How often in a row it failed, this time included.
        retry_after: The header of this name (RFC 9110, section 10.2.3), seconds or a date, if there is one.
        at: The time now.
    """
    at = at or datetime.now(UTC)
    doubled = FIRST_WAIT * (1 << min(max(failures - 1, 0), 16))
    wait = max(min(doubled, LONGEST_WAIT), min(asked_wait(retry_after, at), LONGEST_ASKED))
    return (at + wait).strftime("%Y-%m-%dT%H:%M:%SZ")


def asked_wait(retry_after: str | None, at: datetime) -> timedelta:
    """Return the wait that a server asks for; none where it does not, or not in a form that can be understood."""
    value = (retry_after or "").strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:12]), LONGEST_ASKED.total_seconds()))
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return timedelta()
    return max(moment.replace(tzinfo=moment.tzinfo or UTC) - at, timedelta())


class Pauses:
    """Keeps a pause between two requests to one host."""

    def __init__(self, seconds: float, sleep: Callable[[float], None] = time.sleep) -> None:
        """Keep pauses of ``seconds`` at least."""
        self._seconds = seconds
        self._sleep = sleep
        self._last: dict[str, float] = {}

    def keep(self, host: str, crawl_delay: float = 0) -> None:
        """Wait until ``host`` may be asked again, and take it as asked now."""
        pause = max(self._seconds, min(crawl_delay, LONGEST_PAUSE))
        left = self._last.get(host, -pause) + pause - time.monotonic() if host in self._last else 0
        if left > 0:
            self._sleep(left)
        self._last[host] = time.monotonic()
