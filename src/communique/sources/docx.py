"""DOCX to text: paragraphs and tables in their order, insertions of tracked changes in, deletions out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from communique.errors import SourceError
from communique.sources.cleaning import fold, plain, strip
from communique.sources.content import Content, assemble
from communique.sources.limits import MAX_DOCX_BYTES, MAX_DOCX_MEMBERS, MAX_DOCX_XML_BYTES

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _TAB, _BREAKS, _HYPHEN = f"{_W}t", f"{_W}tab", (f"{_W}br", f"{_W}cr"), f"{_W}noBreakHyphen"
#: What in a paragraph is no part of its line: text boxes, text moved away, properties (tab stops look like tabs).
_SKIPPED = (f"{_W}txbxContent", f"{_W}moveFrom", f"{_W}del", f"{_W}pPr", f"{_W}rPr",
            "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


def read_docx(data: bytes) -> Content:
    """Read a Word document.

    Raises:
        SourceError: The file is damaged, or unpacks to more than the limits.
    """
    check_archive(data)
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        paragraphs = [part for element in document.element.body for part in _parts(element)]
        header = tuple(dict.fromkeys(_header_lines(document)))
        title = _title(document)
    except Exception:  # noqa: BLE001  python-docx and lxml raise many kinds on a damaged file, undocumented
        raise SourceError("the DOCX file is damaged and cannot be read") from None
    text, alignment = assemble(strip(fold(part)) for part in paragraphs)
    return Content(text=text, alignment=alignment, title=title, header=header)


def check_archive(data: bytes) -> None:
    """Refuse an archive that unpacks to more than the limits. Nothing is unpacked for this.

    A member that lies about its size is cut off at that size by `zipfile`, so that the sizes stated are the sizes got.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise SourceError("the DOCX file is damaged and cannot be opened") from None
    total = sum(member.file_size for member in members)
    parts = [member.file_size for member in members if member.filename.lower().endswith((".xml", ".rels"))]
    if len(members) > MAX_DOCX_MEMBERS or total > MAX_DOCX_BYTES or max(parts, default=0) > MAX_DOCX_XML_BYTES:
        raise SourceError(f"the DOCX file unpacks to {total:,} bytes in {len(members):,} parts, more than is safe")


def _parts(element: Any) -> Iterator[str]:
    """Yield the paragraphs of a body element; a row of a table is one, its cells separated by bars."""
    if element.tag == f"{_W}p":
        yield from _text(element).split("\n")
    elif element.tag == f"{_W}tbl":
        for row in element.iter(f"{_W}tr"):
            cells = (" ".join(plain(_text(part)) for part in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc"))
            yield " | ".join(cell.strip() for cell in cells if cell.strip())
    elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
        for child in element:
            yield from _parts(child)


def _text(element: Any) -> str:
    """Return the characters of an element and those below it."""
    if element.tag in _SKIPPED:
        return ""
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == _TAB:
        return " "
    if element.tag in _BREAKS:
        return "\n"
    if element.tag == _HYPHEN:
        return "-"
    return "".join(_text(child) for child in element)


def _header_lines(document: WordDocument) -> Iterator[str]:
    for section in document.sections:
        for paragraph in section.header.paragraphs:
            if plain(paragraph.text):
                yield plain(paragraph.text)


def _title(document: WordDocument) -> str | None:
    """Return the paragraph in the style `Title`. The title property is often that of the template, and is not used."""
    for paragraph in document.paragraphs[:20]:
        if paragraph.style is not None and paragraph.style.name == "Title" and plain(paragraph.text):
            return plain(paragraph.text)
    return None
