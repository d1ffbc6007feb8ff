"""Loads a programme: YAML with the line of every mistake, or an iCalendar file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from communique.errors import ProgrammeError
from communique.programme.types import Programme

#: More is no programme of one journey; bytes.
_MOST = 2_000_000


def load_programme(path: Path) -> Programme:
    """Return the programme of a file: ``.ics`` is a calendar, anything else YAML.

    Raises:
        ProgrammeError: The file cannot be read, or is not as it should be; the message names the line.
    """
    text = _text(path)
    if path.suffix == ".ics":
        from communique.programme.calendar import from_calendar

        return from_calendar(text, str(path))
    return from_yaml(text, str(path))


def from_yaml(text: str, source: str) -> Programme:
    """Return the programme of a YAML text; every entry keeps its lines as evidence.

    Raises:
        ProgrammeError: See `load_programme`.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ProgrammeError(f"{source}:{line}: not valid YAML ({error.problem or error.context})") from None
    except yaml.YAMLError as error:
        raise ProgrammeError(f"{source}: not valid YAML ({' '.join(str(error).split())})") from None
    if not isinstance(root, yaml.MappingNode):
        raise ProgrammeError(f"{source}: expected a table with `principal:` and `items:`; `communique programme new` "
                             "writes one to fill in")
    lines: dict[tuple[Any, ...], int] = {}
    data = _plain(root, (), lines, source)
    for entry, node in _entries(root, data):
        # An entry may go on to the start of the next one: what it spans is its own words.
        end = node.end_mark.index
        entry["span"] = (node.start_mark.index, node.start_mark.index + len(text[node.start_mark.index:end].rstrip()))
        entry["line"] = node.start_mark.line + 1
    try:
        return Programme.model_validate({**data, "text": text, "source": source})
    except ValidationError as error:
        raise ProgrammeError(f"{source}:{_where(error, lines)}") from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST:
            raise ProgrammeError(f"{path}: too large for the programme of a journey")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ProgrammeError(f"{path}:{line}: not UTF-8; save the file as UTF-8 in your editor") from None
    except OSError as error:
        raise ProgrammeError(f"{path}: cannot be read ({error.strerror})") from None


def _plain(node: yaml.Node, path: tuple[Any, ...], lines: dict[tuple[Any, ...], int], source: str) -> Any:
    """Return the value of a node, every scalar as a text: a programme's 18:00 is no number of minutes."""
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, at), lines, source) for at, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        table: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in table:
                raise ProgrammeError(f"{source}:{key.start_mark.line + 1}: `{name}` stands here a second time")
            table[name] = _plain(value, (*path, name), lines, source)
            lines[(*path, name)] = key.start_mark.line + 1
        return table
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def _entries(root: yaml.MappingNode, data: dict[str, Any]) -> list[tuple[dict[str, Any], yaml.Node]]:
    for key, value in root.value:
        if key.value == "items" and isinstance(value, yaml.SequenceNode):
            return [(entry, node) for entry, node in zip(data["items"], value.value, strict=True)
                    if isinstance(entry, dict)]
    return []


def _where(error: ValidationError, lines: dict[tuple[Any, ...], int]) -> str:
    """Return line, place and message of the first thing that is wrong."""
    first = error.errors()[0]
    path = tuple(step for step in first["loc"] if step not in ("str", "Who"))
    line = next((lines[path[:length]] for length in range(len(path), -1, -1) if path[:length] in lines), 1)
    said = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        said = "unknown name"
    more = error.error_count() - 1
    return f"{line}: {'.'.join(str(step) for step in path)}: {said}{f' (and {more} more)' if more else ''}"
