"""Records to what people and programs read: one module a format.

Each format is a function ``write(records, out, options)`` that takes the records as they come and keeps none of them,
so that a corpus of any size streams through. `writer` finds it by the name that `communique read --format` uses.
"""

from __future__ import annotations

from importlib import import_module

from communique.write.options import Options, Writer

#: Name of a format, and the module and function that write it. Modules load when their format is asked for.
_WRITERS = {
    "table": ("itinerary", "write_table"),
    "markdown": ("markdown", "write_markdown"),
    "csv": ("tables", "write_csv"),
    "json": ("structured", "write_json"),
    "jsonl": ("structured", "write_jsonl"),
}
FORMATS = tuple(_WRITERS)

__all__ = ["FORMATS", "Options", "Writer", "writer"]


def writer(name: str) -> Writer:
    """Return the function that writes the format ``name`` (one of `FORMATS`)."""
    module, function = _WRITERS[name]
    found: Writer = getattr(import_module(f"communique.write.{module}"), function)
    return found
