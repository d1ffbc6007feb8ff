"""Any source to a `Document`: the one place where the readers of all formats are put together."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

from communique.errors import SourceError
from communique.record import Document
from communique.sources import issuers
from communique.sources.content import Content
from communique.sources.detect import Kind, detect
from communique.sources.encoding import decode
from communique.sources.folders import SUFFIXES, expand, scheme
from communique.sources.language import require_english
from communique.sources.limits import MAX_BYTES, MAX_CHARS
from communique.sources.metadata import stated
from communique.sources.text import read_text


def load(source: str | Path, *, allow_private: bool = False, encoding: str | None = None) -> Document:
    """Read a file, a URL or standard input.

    Args:
        source: A path, an http or https URL, or `-` for the bytes of standard input.
        allow_private: Also fetch from private and loopback addresses.
        encoding: Encoding of the text, where it is known; it is told from the bytes otherwise.

    Raises:
        SourceError: It cannot be read; the message is one line that names the source and says what to do.
        FetchError: It could not be fetched, or may not be.
    """
    name = str(source)
    kind = scheme(name) if isinstance(source, str) else None
    address = content_type = None
    with _naming(name):
        if kind in ("http", "https"):
            from communique.sources.web import fetch

            fetched = fetch(name, allow_private=allow_private)
            data, address, content_type = fetched.data, fetched.url, fetched.content_type
        elif kind:
            raise SourceError(f"addresses with {kind}:// are not read; give an http or https address, or a path")
        else:
            data = _bytes(source)
    return _document(data, name, content_type=content_type, encoding=encoding, address=address)


def load_bytes(data: bytes, *, name: str | None = None, content_type: str | None = None,
               encoding: str | None = None, address: str | None = None) -> Document:
    """Read bytes that are at hand already.

    Args:
        data: The source, in any of the formats.
        name: Path or URL that it came from; named in errors and kept as `Document.source`.
        content_type: Media type, with the charset if one is known, as in HTTP.
        encoding: Encoding of the text, where it is known.
        address: URL that they came from in the end, where ``name`` is one that was redirected.

    Raises:
        SourceError: It cannot be read.
    """
    address = address or name if name and scheme(name) in ("http", "https") else None
    return _document(data, name, content_type=content_type, encoding=encoding, address=address)


def _document(data: bytes, name: str | None, *, content_type: str | None, encoding: str | None,
              address: str | None) -> Document:
    with _naming(name):
        if len(data) > MAX_BYTES:
            raise SourceError(f"it has more than {MAX_BYTES:,} bytes, the most that are read; split it")
        if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
            raise SourceError("it is empty" if not data else "there is nothing in it but white space")
        content = _content(data, address or name, content_type, encoding, address)
        if not content.text:
            raise SourceError("there is nothing in it that can be read as text")
        if len(content.text) > MAX_CHARS:
            raise SourceError(f"the text has {len(content.text):,} characters; at most {MAX_CHARS:,} are read")
        language = require_english(content.text)
    return _with_metadata(content, data, name, language, address)


def _content(data: bytes, name: str | None, content_type: str | None, encoding: str | None,
             address: str | None) -> Content:
    """Hand the bytes to the reader of their format."""
    kind = detect(data, name=name, content_type=content_type)
    reader = _READERS.get(kind)
    if reader is not None:
        return reader(data)
    declared = _charset(content_type)
    if kind is Kind.HTML:
        from communique.sources.html import declared_charset, read_html

        return read_html(decode(data, encoding=encoding, declared=declared or declared_charset(data)), address=address)
    return read_text(decode(data, encoding=encoding, declared=declared))


def _pdf(data: bytes) -> Content:
    from communique.sources.pdf import read_pdf

    return read_pdf(data)


def _docx(data: bytes) -> Content:
    from communique.sources.docx import read_docx

    return read_docx(data)


def _mail(data: bytes) -> Content:
    from communique.sources.mail import read_mail

    return read_mail(data)


_READERS: dict[Kind, Callable[[bytes], Content]] = {Kind.PDF: _pdf, Kind.DOCX: _docx, Kind.MAIL: _mail}


def _with_metadata(content: Content, data: bytes, name: str | None, language: str, address: str | None) -> Document:
    """Add what the text says of itself to what the format says. The format goes first: it was made for this."""
    top = stated(content.text, content.header)
    address = address or content.address
    symbol = content.symbol or top.symbol or issuers.symbol_of_url(address)
    title = content.title or top.title
    first = content.text.partition("\n\n")[0]
    issuer = (issuers.by_symbol(symbol) or content.issuer or issuers.by_url(address) or top.issuer
              or issuers.by_sender(content.sender))
    return Document(
        text=content.text, digest=hashlib.sha256(data).hexdigest(), symbol=symbol, title=title, issuer=issuer,
        published=content.published or top.published, language=language, source=None if name == "-" else name,
        title_in_text=title is not None and issuers.key(title) == issuers.key(first) and content.text != first,
        raw=content.raw, alignment=content.alignment,
    )


def _charset(content_type: str | None) -> str | None:
    message = Message()
    message["content-type"] = " ".join((content_type or "").split())
    return message.get_content_charset()


def _bytes(source: str | Path) -> bytes:
    """Read a file or standard input, and no more of it than may be read."""
    if source == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceError(_about_folder(str(path)))
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(f"the file has {path.stat().st_size:,} bytes; at most {MAX_BYTES:,} are read, split it")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError("there is no such file; check the path") from None
    except PermissionError:
        raise SourceError("there is no permission to read it") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"it cannot be opened ({getattr(error, 'strerror', None) or 'no valid path'})") from None


def _about_folder(path: str) -> str:
    if any(found != path for found in expand([path])):
        return "this is a folder; name the files in it"
    return f"the folder has no file that can be read ({', '.join(sorted(SUFFIXES))})"


@contextmanager
def _naming(name: str | None) -> Iterator[None]:
    """Put the name of the source before the message of an error, in one line."""
    try:
        yield
    except SourceError as error:
        label = "standard input" if name == "-" else name or "the text"
        shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in label)
        raise type(error)(" ".join(f"{shown}: {error}".split())) from None
