"""Where pages may be shown: on this machine to whoever sits at it, elsewhere only where users are told apart."""

from __future__ import annotations

import ipaddress

from communique.errors import AccessError
from communique.store import Store
from communique.store.access import any_users

#: What stands for every address of a machine.
_LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})


def is_loopback(host: str) -> bool:
    """Tell whether an address, or a name, can be reached from this machine alone."""
    plain = host.strip("[]").casefold()
    if plain in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(plain.partition("%")[0]).is_loopback
    except ValueError:
        return False


def require_users(store: Store, *names: str) -> None:
    """Raise where pages would be shown to others while nobody can sign in.

    Args:
        store: The store that is shown.
        names: The address that is bound, and the names under which readers see the pages.

    Raises:
        AccessError: One of them is not of this machine alone, and there are no users.
    """
    public = [name for name in names if not is_loopback(name)]
    if not public:
        return
    with store.reading() as connection:
        if not any_users(connection):
            raise AccessError(
                f"{public[0]} can be reached from other machines, and nobody could be told apart: add a user first "
                "(communique user add NAME), or stay on this machine with --host 127.0.0.1")
