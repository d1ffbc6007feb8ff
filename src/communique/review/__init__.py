"""People decide about facts: accept, edit, reject, add; and what became of each fact over time."""

from __future__ import annotations

from communique.review.deciding import Decided, accept, add, edit, reject, withdraw
from communique.review.finding import Fact, find_document, find_fact, waiting
from communique.review.history import Event, history

__all__ = ["Decided", "Event", "Fact", "accept", "add", "edit", "find_document", "find_fact", "history", "reject",
           "waiting", "withdraw"]
