"""What kind of bytes a source is, by its first bytes and its content; the file name settles what these leave open."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from communique.errors import SourceError


class Kind(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"


#: First bytes of formats that are often handed in by mistake, and what to say of them.
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file; save it as DOCX without a password"),
    (b"{\\rtf", "an RTF file; save it as DOCX, PDF or plain text"),
    (b"\x89PNG\r\n", "a PNG picture; it has no text layer, run OCR on it first"),
    (b"\xff\xd8\xff", "a JPEG picture; it has no text layer, run OCR on it first"),
    (b"GIF8", "a GIF picture; it has no text layer, run OCR on it first"),
    (b"II*\x00", "a TIFF picture; it has no text layer, run OCR on it first"),
    (b"MM\x00*", "a TIFF picture; it has no text layer, run OCR on it first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive; unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database, not a text"),
)
_ZIP = b"PK\x03\x04"
_OFFICE = {"xl/": "an Excel workbook (XLSX)", "ppt/": "a presentation (PPTX)"}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|h[1-3]|p)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_HEADER = re.compile(
    rb"^(Received|Return-Path|Message-ID|MIME-Version|From|To|Subject|Date|Delivered-To|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
_ONLY_MAIL = {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"}


def detect(data: bytes, *, name: str | None = None, content_type: str | None = None) -> Kind:
    """Return the format of ``data``.

    Args:
        data: The whole source.
        name: Path or URL; its suffix is a hint.
        content_type: Media type from HTTP or mail; a hint.

    Raises:
        SourceError: It is a format that is not read; the message names it.
    """
    for start, what in _REFUSED:
        if data.startswith(start):
            raise SourceError(f"this is {what}")
    hints = f"{(name or '').lower()} {(content_type or '').lower()}"
    head = data[:4096].lstrip(b"\xef\xbb\xbf")
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(_ZIP):
        return _archive(data, hints)
    if _is_mail(head, hints):
        return Kind.MAIL
    flat = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")  # markup in UTF-16 is looked at without its NUL bytes
    if flat.lstrip().startswith(b"<!--") or _HTML.match(_COMMENT.sub(b"", flat)) or ("html" in hints and b"<" in flat):
        return Kind.HTML
    return Kind.TEXT


def _archive(data: bytes, hints: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        if ".docx" in hints or "wordprocessingml" in hints:
            return Kind.DOCX  # its reader says that it is damaged
        raise SourceError("this is a damaged ZIP archive") from None
    if any(member.startswith("word/") for member in names):
        return Kind.DOCX
    for folder, what in _OFFICE.items():
        if any(member.startswith(folder) for member in names):
            raise SourceError(f"this is {what}; give a text, HTML, PDF, DOCX or .eml file")
    raise SourceError("this is a ZIP archive; unpack it first")


def _is_mail(head: bytes, hints: str) -> bool:
    """A mail begins with its headers. A memorandum with "To:" and "From:" lines lacks those that only mail has."""
    first = head.split(b"\r\n\r\n" if b"\r\n\r\n" in head else b"\n\n", 1)[0]
    names = {name.lower() for name in _HEADER.findall(first)}
    starts = bool(re.match(rb"(?:From .*\n)?[A-Za-z][A-Za-z-]*:", head))
    if ".eml" in hints or "message/rfc822" in hints:
        return starts and bool(names)
    return starts and len(names) >= 2 and bool(names & _ONLY_MAIL)
