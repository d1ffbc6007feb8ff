"""Sources: bytes to `communique.record.Document`.

    >>> from communique.sources import expand, load
    >>> documents = [load(source) for source in expand(["reports/", "release.pdf"])]  # doctest: +SKIP

Text, HTML, PDF, DOCX and mail are read from files, standard input and URLs; `docs/sources.md` tells what is taken from
each. The libraries for a format are loaded when a source of that format is read.
"""

from __future__ import annotations

from communique.sources.folders import SUFFIXES, expand
from communique.sources.limits import MAX_BYTES, MAX_CHARS
from communique.sources.loading import load, load_bytes

__all__ = ["MAX_BYTES", "MAX_CHARS", "SUFFIXES", "expand", "load", "load_bytes"]
