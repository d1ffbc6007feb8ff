"""Loads styles: those shipped here, and an office's own folder on top."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from communique.errors import StyleError
from communique.write.draft.style import Style, Words

#: Styles that are shipped.
STYLES = ("un", "readout", "note")
_WORDS, _BASE = "words", "base"
_Model = TypeVar("_Model", Style, Words)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Loaded:
    """A style with the words that it is written with."""

    name: str
    style: Style
    words: Words


def load_style(name: str = "un", folder: Path | None = None) -> Loaded:
    """Return a style by its name.

    Args:
        name: `un`, `readout`, `note`, or the name of a file in ``folder``.
        folder: A folder with `NAME.yml` for styles and `words.yml`: what stands there is laid over the shipped files,
            tables name by name, lists as a whole. A file of a new name makes a new style on top of `base.yml`.

    Raises:
        StyleError: There is no such style, a file is not YAML, has an unknown name, or a pattern cannot be read.
    """
    return _load(name, None if folder is None else str(folder))


@lru_cache(maxsize=16)
def _load(name: str, folder: str | None) -> Loaded:
    own = _own(Path(folder)) if folder is not None else {}
    known = sorted({*STYLES, *own} - {_WORDS, _BASE})
    if name not in known:
        raise StyleError(f"no style {name!r}; known are {', '.join(known)}; make another with --styles DIR")
    style = _shipped(_BASE)
    for part in (own.get(_BASE), _shipped(name) if name in STYLES else None, own.get(name)):
        style = _merge(style, part or {})
    words = _merge(_shipped(_WORDS), own.get(_WORDS, {}))
    where = f"{folder}/{name}.yml" if name in own else f"{name}.yml"
    return Loaded(name, _built(Style, style, where), _built(Words, words, f"{folder or ''}/{_WORDS}.yml".lstrip("/")))


def _own(folder: Path) -> dict[str, dict[str, Any]]:
    if not folder.is_dir():
        raise StyleError(f"{folder}: no such folder of styles; make it, with files such as un.yml in it")
    paths = sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
    if not paths:
        raise StyleError(f"{folder}: no style file in it; put un.yml, words.yml or NAME.yml there")
    return {path.stem: _parsed(_text(path), str(path)) for path in paths}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise StyleError(f"{path}: line {line} is not UTF-8; save the file as UTF-8 in your editor") from None
    except OSError as error:
        raise StyleError(f"{path}: cannot be read ({error.strerror})") from None


@lru_cache(maxsize=8)
def _shipped(name: str) -> dict[str, Any]:
    path = resources.files("communique.write.draft") / "data" / f"{name}.yml"
    return _parsed(path.read_text(encoding="utf-8"), f"{name}.yml")


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise StyleError(f"{name}: line {line} is not valid YAML ({error.problem})") from None
    except (yaml.YAMLError, ValueError) as error:
        raise StyleError(f"{name}: not valid YAML ({' '.join(str(error).split())})") from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise StyleError(f"{name}: expected a table of sections such as `engagements:`")
    return data


def _built(model: type[_Model], data: dict[str, Any], where: str) -> _Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        raise StyleError(f"{where}: {f'{place}: ' if place else ''}{said}") from None


def _merge(base: Any, extra: Any) -> Any:
    if isinstance(base, dict) and isinstance(extra, dict):
        return {**base, **{key: _merge(base[key], value) if key in base else value for key, value in extra.items()}}
    return extra
