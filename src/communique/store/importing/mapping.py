"""Which column of a table of meetings says what: a YAML file, checked when it is loaded."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from communique.errors import CommuniqueError
from communique.record.facts import EngagementKind


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cell(_Strict):
    """Where a value stands: in a column, or the same in every row.

    Attributes:
        column: Name of the column, as in the header; of several, the first that the table has. Case, marks and signs
            of footnotes do not matter.
        value: The value, where no column has it.
        carry: Whether an empty cell means the value above.
        separator: Regular expression that separates several values in one cell.
        like: Column that must have as many values, separated by the same, or else the cell is one value.
        patterns: For the principal: regular expressions, tried in order, whose groups `name` and `office` say what
            stands where in the cell.
        strip: Regular expression of what is no part of a name ("The Rt Hon", "MP").
        formats: For a date: how it is written (`%d/%m/%Y`), tried in order. Without a year, it is the mapping's own, or
            the only one in the name of the file.
        kind: For those met: what they are.
        nothing: For those met, and for places: regular expression of what is written where there was none.
    """

    column: tuple[str, ...] = ()
    value: str | None = None
    carry: bool = False
    separator: str | None = None
    like: str | None = None
    patterns: tuple[str, ...] = ()
    strip: str | None = None
    formats: tuple[str, ...] = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%B %Y", "%b-%y", "%Y-%m")
    kind: Literal["organization", "person"] = "organization"
    nothing: str = r"(?i)nil(?: return)?|none|n/?a|-+"

    @field_validator("column", mode="before")
    @classmethod
    def _are_names(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("separator", "nothing", "strip", "patterns")
    @classmethod
    def _is_expression(cls, value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        for one in (value,) if isinstance(value, str) else value or ():
            re.compile(one)
        return value


class Mapping(_Strict):
    """How a table of meetings is read; docs/store.md has examples.

    `country` is where they met, `home` the country of the principal's office, by default the same.
    """

    issuer: str
    kind: EngagementKind = "meeting"
    year: int | None = None
    principal: Cell
    office: Cell | None = None
    date: Cell
    with_: Cell = Field(alias="with")
    topics: Cell | None = None
    city: Cell | None = None
    country: Cell | None = None
    home: Cell | None = None
    venue: Cell | None = None
    organization: Cell | None = None

    def cells(self) -> list[Cell]:
        """Return all cells that stand in a column."""
        found = (getattr(self, name) for name in type(self).model_fields)
        return [cell for cell in found if isinstance(cell, Cell) and cell.column]


def supplied() -> dict[str, Path]:
    """Return the mappings that come with communique, by name."""
    folder = Path(str(resources.files("communique.store.importing") / "data"))
    return {path.stem: path for path in sorted(folder.glob("*.yml"))}


def load_mapping(named: str | Path) -> Mapping:
    """Load a mapping: a file, or one of those that come with communique.

    Raises:
        CommuniqueError: There is none, or it is no mapping; the message names the entry.
    """
    path = supplied().get(str(named), Path(named))
    if not path.is_file():
        raise CommuniqueError(f"{named}: there is no such file, and no mapping of this name; there are "
                              f"{', '.join(supplied())}")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Mapping.model_validate(_cells(content))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CommuniqueError(f"{path}: this is no YAML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise CommuniqueError(f"{path}: {where}: {first['msg']}; docs/store.md shows what a mapping holds") from None
    except re.error as error:
        raise CommuniqueError(f"{path}: separator: this is no regular expression: {error}") from None


def _cells(content: object) -> object:
    """Let a bare name stand for a column."""
    if not isinstance(content, dict):
        return content
    bare = {"issuer", "kind", "year"}
    return {name: {"column": value} if isinstance(value, str) and name not in bare else value
            for name, value in content.items()}
