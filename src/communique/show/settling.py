"""Who is who is worked out again beside the requests: after a judgement or a new document, and never twice at once."""

from __future__ import annotations

import logging
from threading import Condition, Thread

from communique.errors import CommuniqueError
from communique.store import Store
from communique.store.identity import resolve_store

_log = logging.getLogger(__name__)


class Settling:
    """Works identities out in a thread of its own; what is asked for meanwhile is done in one further round."""

    def __init__(self, store: Store) -> None:
        """Settle the identities of a store."""
        self._store = store
        self._changed = Condition()
        self._asked = self._running = False

    def soon(self) -> None:
        """Work out again who is who; return at once."""
        with self._changed:
            self._asked = True
            if not self._running:
                self._running = True
                Thread(target=self._run, name="communique-settling", daemon=True).start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until nothing is being worked out; tell whether that came true in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._running, seconds)

    def _run(self) -> None:
        while True:
            with self._changed:
                if not self._asked:
                    self._running = False
                    self._changed.notify_all()
                    return
                self._asked = False
            try:
                resolve_store(self._store)
            except CommuniqueError as error:
                _log.warning("who is who could not be worked out: %s", error)
            except Exception:  # noqa: BLE001 - the thread goes on, whatever is wrong with one round
                _log.exception("who is who could not be worked out")
