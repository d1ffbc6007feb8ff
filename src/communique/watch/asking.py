"""Asking a server: politely, and what its answer means for when to ask again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.errors import FetchError, PrivateAddressError, RobotsError
from communique.sources.web import Fetched, Rules, ask, crawl_delay
from communique.store import Store
from communique.store.watched import held_until, hold, host_of
from communique.watch.patience import Pauses, until

#: Statuses of 400 to 499 that may be another the next time (a feed may be ahead of its pages); the others last.
_PASSING = {404, 408, 421, 425, 429}
#: Statuses by which a host asks to be left alone, whatever the address.
_TOO_MUCH = {429, 503}


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no answer to use.

    Attributes:
        reason: For people, in one line.
        lasting: Whether asking again would be of no use.
        retry_after: What the server says of when to ask again.
        asked: Whether there was anybody to ask; where not, there is none to be spared.
    """

    reason: str
    lasting: bool = False
    retry_after: str | None = None
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Held:
    """The host was not asked: it wants to be left alone until a time."""

    until: str


@dataclass
class Asking:
    """The requests of one round: what is known of each host's robots.txt, and pauses between them."""

    store: Store
    pauses: Pauses
    allow_private: bool = False
    rules: Rules = field(default_factory=dict)

    def ask(self, address: str, headers: Mapping[str, str] | None = None) -> Fetched | Failed | Held:
        """Ask for ``address``, unless its host wants to be left alone."""
        with self.store.reading() as connection:
            held = held_until(connection, address)
        if held:
            return Held(held)
        try:
            self.pauses.keep(host_of(address), crawl_delay(address, self.rules))
            fetched = ask(address, headers=headers, rules=self.rules, allow_private=self.allow_private)
        except PrivateAddressError as error:
            return Failed(str(error), lasting=True, asked=False)
        except RobotsError as error:
            return Failed(str(error), lasting=True)
        except FetchError as error:
            return Failed(str(error))
        if fetched.status < 400:
            return fetched
        retry_after = fetched.headers.get("retry-after")
        if fetched.status in _TOO_MUCH and (retry_after or fetched.status == 429):
            with self.store.writing() as connection:
                for host in {host_of(address), host_of(fetched.url)}:
                    hold(connection, host, until(1, retry_after))
        lasting = fetched.status < 500 and fetched.status not in _PASSING
        return Failed(f"the server answers with HTTP status {fetched.status}", lasting, retry_after)
