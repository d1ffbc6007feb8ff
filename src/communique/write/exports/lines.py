"""Records from files: JSON lines, or the JSON of one record or of several, as `communique read` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from pydantic import ValidationError

from communique.errors import ExportError
from communique.record import Record


def records_in(source: TextIO, name: str) -> Iterator[Record]:
    """Yield the records of a file, line by line where it has a record a line.

    Raises:
        ExportError: A line, or the whole, is no record; the message says which and why.
    """
    first = source.readline()
    if first.strip() and _is_whole(first):
        yield _record(first, f"{name}, line 1")
        for number, line in enumerate(source, 2):
            if line.strip():
                yield _record(line, f"{name}, line {number}")
        return
    text = first + source.read()
    if not text.strip():
        return
    try:
        content: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise ExportError(f"{name}: this is neither JSON nor JSON lines: {error.msg} in line {error.lineno}; give what "
                          "`communique read --format jsonl` writes") from None
    for one in content if isinstance(content, list) else [content]:
        yield _record(json.dumps(one), name)


def _is_whole(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except json.JSONDecodeError:
        return False


def _record(text: str, where: str) -> Record:
    try:
        return Record.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ExportError(f"{where}: this is no record: {field + ': ' if field else ''}{first['msg']}; give what "
                          "`communique read --format jsonl` writes") from None
