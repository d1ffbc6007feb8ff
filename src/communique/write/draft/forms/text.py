"""A draft as plain text."""

from __future__ import annotations

from communique.write.draft.parts import Draft


def make(draft: Draft) -> bytes:
    """Return the draft in UTF-8."""
    return draft.text.encode()
