"""The last touches to the description of the API: what docstrings say of fields, and problems by their own type."""

from __future__ import annotations

import inspect
from dataclasses import is_dataclass
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from communique import ask, record
from communique.ask import lists
from communique.authority import judgements
from communique.record import document, entities, facts
from communique.record import record as whole
from communique.show.api import problems
from communique.show.api.shapes import attributes
from communique.store import search
from communique.store.identity import describing, finding

_MODULES: tuple[ModuleType, ...] = (ask, lists, record, document, entities, facts, whole, search, describing, finding,
                                    judgements)


#: Operations that always take a token.
WRITING = frozenset({"addRecord"})


def finished(described: dict[str, Any], *, open_: bool) -> dict[str, Any]:
    """Return the description with what is said of fields, every error as a problem, and tokens where they are needed.

    Args:
        described: What FastAPI makes of the operations; it is changed.
        open_: Whether anybody may read: then only what is stored takes a token.
    """
    known = _documented()
    for name, shape in described["components"]["schemas"].items():
        told = known.get(name.partition("-")[0])
        if told is not None:
            shape["description"] = (inspect.getdoc(told) or "").partition("\n\n")[0]
            for field, words in attributes(told).items():
                shape.get("properties", {}).get(field, {}).setdefault("description", words)
    for operations in described["paths"].values():
        for operation in operations.values():
            if open_ and operation["operationId"] not in WRITING and "security" in operation:
                operation["security"] = [{}, *operation["security"]]
            for status, answer in operation["responses"].items():
                if status.isdigit() and int(status) >= 400 and "content" in answer:
                    answer["content"] = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for gone in ("HTTPValidationError", "ValidationError"):
        described["components"]["schemas"].pop(gone, None)
    return described


def _documented() -> dict[str, type]:
    """Return the types whose docstrings tell of their attributes, by name."""
    return {name: one for module in _MODULES for name, one in vars(module).items()
            if isinstance(one, type) and (is_dataclass(one) or issubclass(one, BaseModel))}
