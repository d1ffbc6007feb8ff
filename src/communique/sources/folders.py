"""Folders to the files in them that can be read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Suffixes of files that are taken from a folder. A file that is named itself is read whatever it is called.
SUFFIXES = frozenset({".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".pdf", ".docx", ".eml", ".mht", ".mhtml"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def scheme(source: str) -> str | None:
    """Return the scheme where ``source`` is a URL of any kind, in lower case. A drive letter is none."""
    found = _SCHEME.match(source)
    return found[1].lower() if found else None


def expand(sources: Iterable[str]) -> list[str]:
    """Replace each folder by the files in it that can be read.

    Files come sorted by path, those of subfolders included; hidden files and folders are skipped, and links to folders
    are not followed. Everything else is passed on: URLs, `-`, files of any name, paths that do not exist. So are
    folders without a file that can be read and folders that may not be opened: `load` says what is wrong with each, and
    the others are read all the same.
    """
    expanded: list[str] = []
    for source in sources:
        if source != "-" and not scheme(source) and os.path.isdir(source):
            expanded.extend(_files(source) or [source])
        else:
            expanded.append(source)
    return expanded


def _files(folder: str) -> list[str]:
    return sorted(_walk(folder), key=lambda path: Path(path).parts)


def _walk(folder: str) -> Iterator[str]:
    closed: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in SUFFIXES:
                yield os.path.join(parent, name)
    yield from closed
