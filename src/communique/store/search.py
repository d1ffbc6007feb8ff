"""Full-text search: words and phrases in the current version of every document, with a snippet of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, column, select, text

from communique.errors import StoreError
from communique.store.words import tokens

#: Words of a snippet before the first that was found, and all in all.
_BEFORE, _WORDS = 12, 36

#: When a document was published, or else the year that it tells of.
_DATE = "coalesce(d.published, CAST(d.year AS TEXT))"

_PART = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query: the stems of a word or phrase, whether it is to be absent, and whether more may follow."""

    stems: tuple[str, ...]
    absent: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A document in which a query was found.

    Attributes:
        document_id: The document.
        hash: Its hash.
        symbol: Its symbol.
        title: Its title.
        published: When it was published, or the year that it tells of.
        source: Path or address.
        snippet: Words around the first that was found, cut from the text.
        start: Offset of the snippet in the text.
        found: Start and end, within the snippet, of what was found.
    """

    document_id: int
    hash: str
    symbol: str | None
    title: str | None
    published: str | None
    source: str | None
    snippet: str
    start: int
    found: tuple[tuple[int, int], ...]


def parse(query: str) -> list[Term]:
    """Return the parts of a query: words, "phrases", -absent ones, and begin* of words.

    Raises:
        StoreError: There is no word in it that can be looked for.
    """
    terms = []
    for match in _PART.finditer(query):
        written = match[2] if match[2] is not None else match[4]
        prefix = match[2] is None and written.endswith("*")
        stems = tuple(stemmed for _, _, stemmed in tokens(written))
        if stems:
            terms.append(Term(stems, bool(match[1] or match[3]), prefix))
    if not any(not term.absent for term in terms):
        raise StoreError(f"there is no word to look for in {query!r}: give words, \"phrases\" or begin*")
    return terms


def search(connection: Connection, query: str, *, limit: int = 20) -> tuple[list[Hit], int]:
    """Return the newest documents in which all of ``query`` is found, at most ``limit``, and how many there are."""
    terms = parse(query)
    key, match = ("document_id", "words @@ to_tsquery('simple', :match)") \
        if connection.dialect.name == "postgresql" else ("rowid", "words MATCH :match")
    wanted = {"match": _tsquery(terms) if connection.dialect.name == "postgresql" else _fts(terms), "limit": limit}
    total = connection.execute(text(f"SELECT count(*) FROM document_words WHERE {match}"), wanted).scalar_one()  # noqa: S608
    newest = (f"SELECT d.id FROM document_words w JOIN documents d ON d.id = w.{key} WHERE w.{match} "  # noqa: S608
              f"ORDER BY {_DATE} DESC NULLS LAST, d.id DESC LIMIT :limit")
    rows = connection.execute(text(
        f"SELECT d.id, d.hash, d.symbol, d.title, {_DATE} AS published, d.source, d.text FROM documents d "  # noqa: S608
        f"WHERE d.id IN ({newest}) ORDER BY {_DATE} DESC NULLS LAST, d.id DESC"), wanted).all()
    return [Hit(row.id, row.hash, row.symbol, row.title, row.published, row.source,
                *_snippet(row.text or row.title or "", row.title, terms)) for row in rows], int(total)


def matching(connection: Connection, terms: Sequence[Term]) -> Select[Any]:
    """Return a query for the numbers of the documents in which all terms are found, to be part of another."""
    if connection.dialect.name == "postgresql":
        found = text("SELECT document_id FROM document_words WHERE words @@ to_tsquery('simple', :match)").bindparams(
            match=_tsquery(terms))
    else:
        found = text("SELECT rowid AS document_id FROM document_words WHERE words MATCH :match").bindparams(
            match=_fts(terms))
    rows = found.columns(column("document_id", Integer)).subquery()
    return select(rows.c.document_id)


def snippets_of(connection: Connection, ids: Sequence[int], terms: Sequence[Term]) -> list[Hit]:
    """Return documents in the order of ``ids``, each with words around what was looked for, or from its beginning."""
    rows = connection.execute(text(
        f"SELECT d.id, d.hash, d.symbol, d.title, {_DATE} AS published, d.source, d.text FROM documents d "  # noqa: S608
        "WHERE d.id IN :ids").bindparams(bindparam("ids", expanding=True)), {"ids": list(ids)})
    found = {row.id: Hit(row.id, row.hash, row.symbol, row.title, row.published, row.source,
                         *_snippet(row.text or row.title or "", row.title, terms)) for row in rows}
    return [found[number] for number in ids]


def _fts(terms: Sequence[Term]) -> str:
    wanted = " AND ".join(_phrase(term) for term in terms if not term.absent)
    return wanted + "".join(f" NOT {_phrase(term)}" for term in terms if term.absent)


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.stems)}"{" *" if term.prefix else ""}'


def _tsquery(terms: Sequence[Term]) -> str:
    return " & ".join(
        f"{'!' if term.absent else ''}({' <-> '.join(_lexemes(term))})" for term in terms)


def _lexemes(term: Term) -> list[str]:
    return [f"'{one}'{':*' if term.prefix and at == len(term.stems) - 1 else ''}" for at, one in enumerate(term.stems)]


def _snippet(content: str, title: str | None, terms: Sequence[Term]) -> tuple[str, int, tuple[tuple[int, int], ...]]:
    """Return words around the first that was found, where they begin, and what was found in them."""
    words = list(tokens(content))
    marks = _marks(words, [term for term in terms if not term.absent])
    if not marks and title and title != content:
        return _snippet(title, None, terms)
    first = max(0, (min(marks) if marks else 0) - _BEFORE)
    window = range(first, min(len(words), first + _WORDS))
    if not window:
        return content, 0, ()
    start, end = words[window[0]][0], words[window[-1]][1]
    found = tuple((words[at][0] - start, words[at][1] - start) for at in window if at in marks)
    return content[start:end], start, found


def _marks(words: Sequence[tuple[int, int, str]], terms: Sequence[Term]) -> set[int]:
    """Return which words of a text belong to what was looked for."""
    stems = [word[2] for word in words]
    marks: set[int] = set()
    for term in terms:
        size = len(term.stems)
        for at in range(len(stems) - size + 1):
            last = stems[at + size - 1]
            same = tuple(stems[at:at + size - 1]) == term.stems[:-1]
            if same and (last == term.stems[-1] or (term.prefix and last.startswith(term.stems[-1]))):
                marks.update(range(at, at + size))
    return marks
