"""Write docs/record.md from the types in src/communique/record.

    python scripts/build_record_reference.py           # write it
    python scripts/build_record_reference.py --check   # exit with code 1 where it is not what would be written
"""

from __future__ import annotations

import inspect
import re
import sys
import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from communique.record import facts
from communique.record.document import DocumentInfo
from communique.record.entities import Authority, Event, Office, Organization, Person, Place
from communique.record.record import Dating, ReaderInfo, Record
from communique.record.span import Span

TARGET = Path(__file__).resolve().parent.parent / "docs" / "record.md"

#: Chapters and their types, in the order of the record.
CHAPTERS: dict[str, tuple[type[BaseModel], ...]] = {
    "The record": (Record, ReaderInfo, DocumentInfo, Dating, Span),
    "Who and where": (Person, Office, Authority, Organization, Place, Event),
    "What happened": (facts.Visit, facts.Movement, facts.Engagement, facts.Participant, facts.Topic, facts.Statement),
    "What else the text gives": (facts.Reference, facts.Agreement, facts.Upcoming, facts.Unread),
}

HEAD = """\
# The record

<!-- Made by scripts/build_record_reference.py from the types in src/communique/record. Do not edit by hand. -->

`communique read FILE --format json` prints one JSON object of this shape, `Record`; `communique schema` prints its
JSON schema. Offsets are Python string offsets (code points) into `document.text`; `end` is exclusive. Dates are ISO
dates, or a month or year where no more is known. Countries are ISO 3166-1 alpha-2 codes. Facts refer to entities by
their `id`.

Rules that keep it honest:

- **Nothing without evidence.** Every fact has at least one span, and the words there support it. The name of a value
  that the text does not state but its context gives is in `inferred`.
- **Nothing dropped in silence.** A clause with a finite verb that gave no fact is in `unread`, with the reason.
- **Deterministic.** The same bytes, options and version give the same bytes.
- **`status`** tells what was held from what was planned, cancelled or declined.
- **Ambiguity is an answer.** Where two people, places or years fit, `candidates` says so.
"""


_TABLE = "| name | type | default | meaning |\n|---|---|---|---|\n"


def build() -> str:
    """Return the text of docs/record.md."""
    parts = [HEAD]
    for chapter, models in CHAPTERS.items():
        parts.append(f"\n## {chapter}\n")
        parts.extend(_section(model) for model in models)
    return "".join(parts)


def _section(model: type[BaseModel]) -> str:
    about = inspect.cleandoc((model.__doc__ or "").partition("Attributes:")[0]).strip()
    lines = [f"\n### {model.__name__}\n\n{about.replace('``', '`')}\n\n", _TABLE]
    attributes = _attributes(model)
    for name, field in model.model_fields.items():
        meaning = field.description or attributes.get(name, "")
        default = "required" if field.is_required() else f"`{_default(field)}`"
        lines.append(f"| `{field.alias or name}` | {_type(field.annotation)} | {default} | {_cell(meaning)} |\n")
    return "".join(lines)


def _attributes(model: type[BaseModel]) -> dict[str, str]:
    """Return what the docstrings of a type and its bases say of their attributes."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        _, _, listed = (base.__doc__ or "").partition("Attributes:\n") if issubclass(base, BaseModel) else ("", "", "")
        for entry in re.finditer(r"^ {4,8}(\w+): (.+(?:\n {10,}.+)*)", listed, re.MULTILINE):
            found[entry[1]] = " ".join(entry[2].split())
    return found


def _type(annotation: Any) -> str:
    """Return a type as JSON knows it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " · ".join(f"`{value}`" for value in arguments)
    if origin in (Union, types.UnionType):
        return " or ".join(_type(argument) for argument in arguments)
    if origin is tuple:
        return f"list of {_type(arguments[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return {str: "string", int: "integer", float: "number", bool: "true or false", type(None): "null"}[annotation]


def _default(field: FieldInfo) -> str:
    default = field.get_default(call_default_factory=True)
    if isinstance(default, BaseModel):
        return "{}"
    if isinstance(default, tuple):
        return "[]"
    return {None: "null", True: "true", False: "false"}.get(default, str(default))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("``", "`").replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the file, or with ``--check`` compare it."""
    text = build()
    if "--check" not in arguments:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(f"{TARGET.name} is not what the types give; run scripts/build_record_reference.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
