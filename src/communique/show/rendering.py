"""Templates to pages."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique import __version__
from communique.show import addresses
from communique.show.access import forms
from communique.show.locales import COOKIE, languages, names_of, translations
from communique.show.page import Page

STATIC = Path(__file__).parent / "static"


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Return a page made of a template, in the language of whoever asks."""
    page = Page(request)
    body = environment(page.language).get_template(template).render(page=page, request=request, **context)
    response = HTMLResponse(body, status)
    forms.remember(request, response)
    response.headers["Vary"] = "Accept-Language, Cookie"
    response.headers["Content-Language"] = page.language
    if request.query_params.get("lang") in languages():
        response.set_cookie(COOKIE, page.language, max_age=31_536_000, samesite="lax", httponly=True)
    return response


@lru_cache(maxsize=8)
def environment(language: str) -> Environment:
    """Return the templates of a language."""
    found = Environment(
        loader=PackageLoader("communique.show"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"], cache_size=-1)
    found.policies["ext.i18n.trimmed"] = True
    found.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    found.globals |= {"to": addresses, "static": static, "version": __version__, "languages": names_of(languages())}
    return found


@lru_cache(maxsize=256)
def static(name: str) -> str:
    """Return the address of a file that never changes under it: its name and a digest of its content."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def phrase(status: int) -> str:
    """Return what a status of HTTP is called."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
