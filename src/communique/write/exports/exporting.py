"""`export`: records as they come to a file, a folder, a ZIP or a stream, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from communique.errors import ExportError
from communique.write.exports.registry import Format, WritesFolder, WritesOne, format_named
from communique.write.exports.tally import Tally

if TYPE_CHECKING:
    from communique.record import Record

#: The time that files in a ZIP are given, so that the same records give the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def export(records: Iterable[Record], form: Format | str, target: Path | str | BinaryIO) -> Tally:
    """Write ``records`` in a format, taking them as they come.

    Args:
        records: Any iterable; none is kept, where the format streams.
        form: The format, or its name.
        target: A path or a binary stream. Where the format is several files, a path is a folder to be made, or a ZIP
            if it ends in `.zip`; a stream gets a ZIP. A path appears only when all is written.

    Returns:
        Counts of what was written, and of what the format has no place for.

    Raises:
        ExportError: There is no such format, a library is missing, or the target cannot be written.
    """
    form = format_named(form) if isinstance(form, str) else form
    write, tally = form.writer(), Tally()
    counted = _counted(records, tally)
    if form.several:
        _write_folder(cast("WritesFolder", write), counted, Path(target) if isinstance(target, str) else target, tally)
    elif isinstance(target, (str, Path)):
        with _replacing(Path(target)) as out:
            cast("WritesOne", write)(counted, out, tally)
    else:
        cast("WritesOne", write)(counted, target, tally)
    return tally


def _counted(records: Iterable[Record], tally: Tally) -> Iterator[Record]:
    for record in records:
        tally.records += 1
        yield record


def _write_folder(write: WritesFolder, records: Iterable[Record], target: Path | BinaryIO, tally: Tally) -> None:
    if not isinstance(target, Path):
        with tempfile.TemporaryDirectory(prefix="communique-") as made:
            write(records, Path(made), tally)
            _zip(Path(made), target)
    elif target.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory(dir=_parent(target), prefix=f".{target.name}.") as made, \
                _replacing(target) as out:
            write(records, Path(made), tally)
            _zip(Path(made), out)
    else:
        _make_folder(write, records, target, tally)


def _make_folder(write: WritesFolder, records: Iterable[Record], target: Path, tally: Tally) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ExportError(f"{target} is there already; name a new folder, or a file that ends in .zip")
    made = Path(tempfile.mkdtemp(dir=_parent(target), prefix=f".{target.name}."))
    try:
        write(records, made, tally)
        made.chmod(0o777 & ~_mask())
        if target.exists():
            target.rmdir()
        made.rename(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _zip(folder: Path, out: BinaryIO) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as source, archive.open(info, "w") as entry:
                shutil.copyfileobj(source, entry)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside ``path`` that takes its place at the end; a device or pipe is written directly."""
    if path.is_dir():
        raise ExportError(f"{path} is a folder; name a file in it")
    if path.exists() and not path.is_file():
        with path.open("wb") as direct:
            yield direct
        return
    target = Path(os.path.realpath(path))  # a link stays a link
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask()
    handle, name = tempfile.mkstemp(dir=_parent(target), prefix=f".{target.name}.", suffix=".part")
    try:
        with open(handle, "wb") as out:
            yield out
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _parent(path: Path) -> Path:
    if not path.parent.is_dir():
        raise ExportError(f"cannot write {path}: there is no folder {path.parent}; make it first")
    return path.parent


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
