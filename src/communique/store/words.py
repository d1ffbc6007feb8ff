"""Full text: the words of a document as they are indexed, and the same for what is searched.

Words are folded (case, marks) and stemmed here and not by the database, so that SQLite (FTS5) and PostgreSQL (tsvector)
find the same, and so that a snippet can mark the words that were found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer
from sqlalchemy import Connection, text

_WORD = re.compile(r"[^\W_]+")
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what ``word`` is indexed as: lower case, without marks, and without its ending."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalnum())
    return str(_stemmer.stemWord(plain)) or word


def tokens(content: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and stem of every word."""
    for match in _WORD.finditer(content):
        yield match.start(), match.end(), stem(match[0])


def index_text(title: str | None, content: str | None) -> str:
    """Return the stems of a document, separated by spaces. A title that begins the text counts once."""
    whole = content or ""
    if title and not whole.startswith(title):
        whole = f"{title}\n{whole}"
    return " ".join(stemmed for _, _, stemmed in tokens(whole))


def add_words(connection: Connection, document: int, words: str) -> None:
    """Index ``words`` for a document that is not in the index."""
    if connection.dialect.name == "postgresql":
        statement = "INSERT INTO document_words (document_id, words) VALUES (:id, to_tsvector('simple', :words))"
    else:
        statement = "INSERT INTO document_words (rowid, words) VALUES (:id, :words)"
    connection.execute(text(statement), {"id": document, "words": words})


def drop_words(connection: Connection, document: int, words: str) -> None:
    """Take a document out of the index; ``words`` are those that it was indexed by."""
    if connection.dialect.name == "postgresql":
        statement = "DELETE FROM document_words WHERE document_id = :id"
    else:
        statement = "INSERT INTO document_words (document_words, rowid, words) VALUES ('delete', :id, :words)"
    connection.execute(text(statement), {"id": document, "words": words})
