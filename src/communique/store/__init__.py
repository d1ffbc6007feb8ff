"""The store: documents, the claims read from them, and the tables that questions use.

    >>> from communique.store import Store, derived
    >>> store = Store.open("meetings.db")  # doctest: +SKIP

`docs/store.md` tells of tables and columns. `communique.store.kept` has the tables that are kept,
`communique.store.derived` those that are made from them.
"""

from __future__ import annotations

from communique.store.store import Store
from communique.store.writing import Added, Entry

__all__ = ["Added", "Entry", "Store"]
