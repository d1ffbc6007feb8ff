"""People decide about facts: accept, edit, reject, add; and what became of each fact over time."""

from __future__ import annotations

from communique.review.deciding import Decided, accept, add, confirm, edit, reject, withdraw
from communique.review.doubtful import doubtful
from communique.review.finding import Fact, find_document, find_fact, find_facts, waiting
from communique.review.history import Event, history

__all__ = [
    "Decided", "Event", "Fact", "accept", "add", "confirm", "doubtful", "edit", "find_document", "find_fact",
    "find_facts", "history", "reject", "waiting", "withdraw",
]
