"""Who is who across the documents of a store: appearances, judgements, what is doubtful, and finding by name."""

from __future__ import annotations

from communique.store.identity.deciding import Question, Signature, questions
from communique.store.identity.describing import Dossier, describe
from communique.store.identity.finding import Candidate, find, find_one, most_named, namesakes, the_one
from communique.store.identity.judging import Decisions
from communique.store.identity.resolving import Resolved, resolve_store

__all__ = [
    "Candidate", "Decisions", "Dossier", "Question", "Resolved", "Signature", "describe", "find", "find_one",
    "most_named", "namesakes", "questions", "resolve_store",
    "the_one",
]
