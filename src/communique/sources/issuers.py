"""Who issued a source, by the tables in `data/publishers.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from communique.sources.cleaning import plain

_SLUG = re.compile(r"/([a-z]{2,8})(\d{1,6})(?:\.[a-z0-9.]+)?/?$")
_END = " .:;|,-–—"


@dataclass(frozen=True)
class Tables:
    """The tables of `data/publishers.yml`, ready to be looked up."""

    hosts: dict[str, str]
    names: dict[str, str]
    lines: dict[str, str]
    symbols: dict[str, str]
    slugs: dict[str, str]
    letterhead: frozenset[str]
    speakers: frozenset[str]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Load the tables; once in a process."""
    import yaml

    data = yaml.safe_load(files("communique.sources").joinpath("data/publishers.yml").read_text(encoding="utf-8"))
    publishers = data["publishers"]
    return Tables(
        hosts={host.lower(): row["issuer"] for row in publishers for host in row["hosts"]},
        names={key(name): row["issuer"] for row in publishers for name in row["names"]},
        lines={key(line): row["issuer"] for row in publishers for line in row["lines"]},
        symbols={row["prefix"]: row["issuer"] for row in data["symbols"]},
        slugs={row["slug"]: row["prefix"] for row in data["symbols"] if "slug" in row},
        letterhead=frozenset(key(line) for line in data["letterhead"]),
        speakers=frozenset(word.casefold() for word in data["speakers"]),
    )


def key(line: str) -> str:
    """Return what of ``line`` counts in a comparison."""
    return plain(line).strip(_END).casefold()


def by_host(host: str | None) -> str | None:
    """Return the issuer whose host is ``host`` or a domain above it; the longest one."""
    labels = (host or "").lower().strip(".").split(".")
    for first in range(len(labels)):
        issuer = tables().hosts.get(".".join(labels[first:]))
        if issuer:
            return issuer
    return None


def by_name(name: str | None) -> str | None:
    """Return the issuer that calls its site, or signs its mail, ``name``."""
    return tables().names.get(key(name or ""))


def by_line(line: str) -> str | None:
    """Return the issuer whose letterhead ``line`` is."""
    return tables().lines.get(key(line))


def by_symbol(symbol: str | None) -> str | None:
    """Return whose documents carry ``symbol``."""
    fitting = [prefix for prefix in tables().symbols if (symbol or "").startswith(prefix)]
    return tables().symbols[max(fitting, key=len)] if fitting else None


def is_letterhead(line: str) -> bool:
    """Tell whether ``line`` is a line of a letterhead that names nobody, or nothing at all."""
    return key(line) in tables().letterhead or not key(line)


def by_url(address: str | None) -> str | None:
    """Return the issuer on whose site ``address`` is."""
    return by_host(host_of(address))


def by_sender(sender: str | None) -> str | None:
    """Return the issuer of a mail by its `From`: by the domain, or by the name that goes with the address."""
    name, address = parseaddr(sender or "")
    return by_host(address.rpartition("@")[2]) or by_name(name) or by_line(name)


def host_of(address: str | None) -> str:
    """Return the host of a URL in lower case; empty where there is none."""
    try:
        return (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return ""


def is_byline(line: str) -> bool:
    """Tell whether ``line`` names a speaker and the office: `Jane A. Doe, Secretary of State`."""
    name, _, office = line.partition(", ")
    words = [set(re.findall(r"[^\W\d_]+", part.casefold())) for part in (name, office)]
    return len(name.split()) <= 5 and not words[0] & tables().speakers and bool(words[1] & tables().speakers)


def symbol_of_url(address: str | None) -> str | None:
    """Return the symbol that an address of press.un.org spells: `/en/2024/sgt3394.doc.htm` is SG/T/3394."""
    if host_of(address) != "press.un.org":
        return None
    slug = _SLUG.search(urlsplit(address or "").path)
    prefix = tables().slugs.get(slug[1]) if slug else None
    return f"{prefix}{slug[2]}" if slug and prefix else None
