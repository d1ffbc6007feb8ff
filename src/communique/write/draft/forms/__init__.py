"""A draft to a file: plain text, HTML, DOCX or PDF. Each form is a function of the draft that returns its bytes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from communique.write.draft.parts import Draft

#: Name of a form, and the module that makes it; a module loads when its form is asked for.
FORMS = ("text", "html", "docx", "pdf")
#: Forms that are no text: they go to a file, not to a terminal.
BINARY = frozenset({"docx", "pdf"})


def form(name: str) -> Callable[[Draft], bytes]:
    """Return the function that makes the form ``name`` (one of `FORMS`)."""
    made: Callable[[Draft], bytes] = import_module(f"communique.write.draft.forms.{name}").make
    return made
