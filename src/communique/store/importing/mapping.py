"""Which column of a table of meetings says what: a YAML file, checked when it is loaded."""

from __future__ import annotations

import re
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
        column: Name of the column, as in the header.
        value: The value, where no column has it.
        carry: Whether an empty cell means the value above.
        separator: Regular expression that separates several values in one cell.
        formats: For a date: how it is written (`%d/%m/%Y`), tried in order.
        kind: For those met: what they are.
        nothing: For those met: regular expression of what is written where there was nobody.
    """

    column: str | None = None
    value: str | None = None
    carry: bool = False
    separator: str | None = None
    formats: tuple[str, ...] = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%B %Y", "%b-%y", "%Y-%m")
    kind: Literal["organization", "person"] = "organization"
    nothing: str = r"(?i)nil(?: return)?|none|n/?a|-+"

    @field_validator("separator", "nothing")
    @classmethod
    def _is_expression(cls, value: str | None) -> str | None:
        if value is not None:
            re.compile(value)
        return value


class Mapping(_Strict):
    """How a table of meetings is read; docs/store.md has examples."""

    issuer: str
    kind: EngagementKind = "meeting"
    principal: Cell
    office: Cell | None = None
    date: Cell
    with_: Cell = Field(alias="with")
    topics: Cell | None = None
    city: Cell | None = None
    country: Cell | None = None
    venue: Cell | None = None
    organization: Cell | None = None

    def columns(self) -> set[str]:
        """Return the columns that the table must have."""
        cells = (getattr(self, name) for name in type(self).model_fields)
        return {cell.column for cell in cells if isinstance(cell, Cell) and cell.column}


def load_mapping(path: Path) -> Mapping:
    """Load a mapping.

    Raises:
        CommuniqueError: The file is no mapping; the message names the entry.
    """
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
    bare = {"issuer", "kind"}
    return {name: {"column": value} if isinstance(value, str) and name not in bare else value
            for name, value in content.items()}
