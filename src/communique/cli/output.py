"""Where a command writes: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from communique.errors import CommuniqueError


def require_folder(path: Path | None) -> None:
    """Raise at once, and not after an hour's reading, where ``path`` cannot be written."""
    if path is not None and not path.parent.is_dir():
        raise CommuniqueError(f"cannot write {path}: there is no folder {path.parent}; make it first")
    if path is not None and path.is_dir():
        raise CommuniqueError(f"cannot write {path}: it is a folder; name a file in it")


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Open ``path`` for writing, or standard output where it is None or ``-``.

    A file is written beside its place and moved there at the end, so that an error or an interrupt leaves what was
    there before. A device or pipe is written directly.
    """
    if path is None or str(path) == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
    elif path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            yield out
    else:
        with _replacing(path) as out:
            yield out


def write_bytes(path: Path | None, data: bytes) -> None:
    """Write ``data`` to ``path``, as whole as `opened` does, or to standard output where it is None or ``-``."""
    if path is None or str(path) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    elif path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        with _replaced(path) as handle, open(handle, "wb") as out:
            out.write(data)


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    with _replaced(path) as handle, open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        yield out


@contextmanager
def _replaced(path: Path) -> Iterator[int]:
    """Yield the handle of a new file, which takes the place of ``path`` when all has gone well."""
    target = Path(os.path.realpath(path))  # a link stays a link
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        yield handle
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
