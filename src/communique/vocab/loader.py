"""Loads the vocabulary: the files shipped here, then those of a user's folder on top."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from communique.errors import VocabularyError
from communique.vocab.types import Vocabulary

# The field that names an entry in a list of entries; a user's entry with the same name and the same
# shape replaces the shipped one, any other is added.
_KEYS = ("verb", "noun", "adjective", "id")
_SHAPE = ("particle", "requires", "nouns", "object", "passive")

FILES = tuple(Vocabulary.model_fields)


class _RepeatedName(yaml.MarkedYAMLError):
    """A name that stands twice in one table, where YAML by itself would keep only the second."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C one where it is there
    """A safe loader that takes no name twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return the table of ``node``; see the class."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise _RepeatedName(problem=f"`{key.value}` stands here a second time", problem_mark=key.start_mark)
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        table: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return table


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Return the vocabulary, with the files of ``folder`` laid over the shipped ones.

    Args:
        folder: A folder with any of the files that ``communique/vocab/data`` has (``reporting.yml``,
            ``offices.yml`` ...). Lists are extended, tables merged, entries of the same name replaced.

    Raises:
        VocabularyError: A file is not YAML, has an unknown name, or an entry is not as it should be.
    """
    if folder is None:
        return _shipped()
    if not folder.is_dir():
        raise VocabularyError(
            f"{folder}: no such vocabulary folder; give --vocab a folder with files such as reporting.yml"
        )
    data = {name: _read_shipped(name) for name in FILES}
    found = sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
    known = ", ".join(f"{name}.yml" for name in FILES)
    if not found:
        raise VocabularyError(f"{folder}: no vocabulary file in it; put one of {known} there")
    for path in found:
        if path.stem not in data:
            raise VocabularyError(f"{path}: unknown vocabulary file; known are {known}")
        extra = _parse(_text(path), str(path))
        _check(path.stem, extra, str(path))
        data[path.stem] = _merge(data[path.stem], extra)
    return _build(data, str(folder))


@lru_cache(maxsize=1)
def _shipped() -> Vocabulary:
    return _build({name: _read_shipped(name) for name in FILES}, "communique/vocab/data")


def _read_shipped(name: str) -> dict[str, Any]:
    path = resources.files("communique.vocab") / "data" / f"{name}.yml"
    return _parse(path.read_text(encoding="utf-8"), f"{name}.yml")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise VocabularyError(f"{path}: line {line} is not UTF-8; save the file as UTF-8 in your editor") from error
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror})") from error


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from a safe loader
    except _RepeatedName as error:
        raise VocabularyError(f"{name}:{_line(error, text)}: {error.problem}; put both under one name") from error
    except (yaml.YAMLError, ValueError) as error:  # a date that there is not gives a plain ValueError
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        raise VocabularyError(f"{name}:{_line(error, text)} is not valid YAML ({said})") from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise VocabularyError(f"{name}: expected a table of sections such as `verbs:` at the top level")
    return data


def _line(error: Exception, text: str) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark:
        return f" line {mark.line + 1}"
    position = getattr(error, "position", None)  # of a character that YAML does not allow; bytes in the C loader
    return "" if position is None else f" line {text.encode()[:position].count(10) + 1}"


def _check(name: str, data: dict[str, Any], where: str) -> None:
    try:
        type(getattr(Vocabulary(), name)).model_validate(data)
    except ValidationError as error:
        raise VocabularyError(f"{where}: {_explain(error, data)}") from error


def _build(data: dict[str, Any], where: str) -> Vocabulary:
    try:
        return Vocabulary.model_validate(data)
    except ValidationError as error:
        raise VocabularyError(f"{where}: {_explain(error, data)}") from error


def _explain(error: ValidationError, data: dict[str, Any]) -> str:
    first = error.errors()[0]
    path: list[str] = []
    node: Any = data
    for step in first["loc"]:
        if isinstance(node, list):
            node = node[step] if isinstance(step, int) and step < len(node) else None
        else:
            node = node.get(step) if isinstance(node, dict) else None
        named = next((str(node[k]) for k in _KEYS if isinstance(node, dict) and k in node), None)
        path.append(f"{step} ({named})" if named else str(step))
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{' > '.join(path)}: {first['msg']}{more}"


def _merge(base: Any, extra: Any) -> Any:
    if isinstance(base, dict) and isinstance(extra, dict):
        return {**base, **{key: _merge(base[key], value) if key in base else value for key, value in extra.items()}}
    if isinstance(base, list) and isinstance(extra, list):
        replaced = {_identity(entry) for entry in extra} - {None}
        kept = [entry for entry in base if _identity(entry) not in replaced and entry not in extra]
        return [*kept, *extra]
    return extra


def _identity(entry: Any) -> tuple[str, ...] | None:
    if not isinstance(entry, dict):
        return None
    key = next((k for k in _KEYS if k in entry), None)
    return None if key is None else (key, str(entry[key]), *(repr(entry.get(s)) for s in _SHAPE))
