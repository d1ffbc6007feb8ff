"""Which network addresses may be asked, and a network backend that asks no other.

A URL in a report or a feed may be written to make the reader's machine fetch what only that machine can reach: a
router, a database on loopback, the metadata service of a cloud. A name is therefore resolved once, every address that
it has is checked, and the connection is made to the checked address itself, so that a second answer of the name
server (DNS rebinding) is never asked for.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from communique.errors import FetchError, PrivateAddressError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Addresses in public ranges that are services of a cloud to its own machines (Azure's WireServer).
_METADATA = {ipaddress.ip_address("168.63.129.16")}
#: IPv6 ranges that carry an IPv4 address in their last 32 bits: NAT64 (RFC 6052, RFC 8215), IPv4-compatible (RFC 4291).
_CARRIERS = tuple(ipaddress.IPv6Network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96"))


def refusal(address: IPAddress) -> str | None:
    """Return why ``address`` may not be asked, None where it may."""
    carried = _carried(address)
    if carried is not None:
        return refusal(carried)
    for what, applies in (
        ("a loopback address", address.is_loopback),
        ("a link-local address", address.is_link_local),
        ("a cloud metadata address", address in _METADATA),
        ("an unspecified address", address.is_unspecified),
        ("a multicast address", address.is_multicast),
        ("a private or reserved address", not address.is_global or address.is_reserved),
    ):
        if applies:
            return what
    return None


def _carried(address: IPAddress) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in carrier for carrier in _CARRIERS) and int(address) > 1:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the addresses of ``host``.

    Raises:
        PrivateAddressError: One of its addresses may not be asked.
        FetchError: The name has no address.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"the host {host!r} is not known; check the spelling and the connection") from None
    addresses = list(dict.fromkeys(str(answer[4][0]).partition("%")[0] for answer in answers))
    for address in addresses:
        why = None if allow_private else refusal(ipaddress.ip_address(address))
        if why:
            raise PrivateAddressError(
                f"refused: {host} is {why} ({address}); private addresses must be allowed explicitly")
    return addresses


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses only, and none of them outlives the deadline."""

    def __init__(self, *, allow_private: bool, deadline: float) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
                    socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        """Connect to the first address of ``host`` that answers."""
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in resolve(host, port, allow_private=self._allow_private):
            try:
                limit = remaining(self._deadline, timeout)
                stream = self._plain.connect_tcp(address, port, limit, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, path: str, timeout: float | None = None,
                            socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        """Refuse: a URL names no socket of this machine."""
        raise httpcore.ConnectError("sockets of this machine are not fetched from")


class _TimedStream(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly the other side sends."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, remaining(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, remaining(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
                  timeout: float | None = None) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, remaining(self._deadline, timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def remaining(deadline: float, timeout: float | None) -> float:
    """Return the seconds that one operation may take, at most ``timeout``.

    Raises:
        httpcore.ReadTimeout: The deadline (of `time.monotonic`) has passed.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the whole fetch took too long")
    return left if timeout is None else min(left, timeout)
