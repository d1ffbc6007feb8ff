"""The description of the API for programs (OpenAPI) and, on a page of our own, for people."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from communique.show.access import visitors
from communique.show.api.answering import answer
from communique.show.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/openapi.json")
def openapi(request: Request) -> Response:
    """Give the description of the API."""
    return answer(request, request.app.openapi())


@router.get("/")
def page(request: Request) -> Response:
    """Show the description of the API."""
    request.state.user = visitors.by_cookie(request)
    described = request.app.openapi()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            groups.setdefault(operation["tags"][0], []).append(
                {"method": method.upper(), "path": f"{described['servers'][0]['url']}{path}", **operation,
                 "answers": _answers(operation), "body": _name(operation.get("requestBody", {}))})
    shapes = {name: _fields(shape) for name, shape in sorted(described["components"]["schemas"].items())
              if shape.get("properties")}
    return render(request, "api.html", described=described, groups=groups, shapes=shapes, marked=marked)


def marked(words: str) -> Markup:
    """Return words as HTML, with what stands between backticks as code."""
    parts = words.split("`")
    return Markup("").join(Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
                           for at, part in enumerate(parts))


def _answers(operation: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(status, told["description"], _name(told)) for status, told in operation["responses"].items()]


def _name(told: dict[str, Any]) -> str:
    """Return what the content of a request or an answer is called."""
    content: dict[str, Any] = next(iter(told.get("content", {}).values()), {})
    return shape_of(content.get("schema", {}))


def shape_of(schema: dict[str, Any]) -> str:
    """Return a short name for the shape of a value."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    either = schema.get("anyOf") or schema.get("oneOf")
    if either:
        return " or ".join(dict.fromkeys(shape_of(one) for one in either))
    if schema.get("type") == "array":
        return f"list of {shape_of(schema.get('items', {})) or 'values'}"
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    return str(schema.get("const") or schema.get("type") or "")


def _fields(shape: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(name, shape_of(told), told.get("description", "")) for name, told in shape["properties"].items()]
