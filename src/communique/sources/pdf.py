"""PDF to text, by PDFium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.errors import SourceError
from communique.sources.cleaning import fold, strip
from communique.sources.content import Content, assemble
from communique.sources.layout import Line, paragraphs, without_running_heads
from communique.sources.limits import MAX_CHARS, MAX_PDF_PAGES

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

#: PDFium is not thread-safe: two threads must not be in it at once, not even in two documents.
_PDFIUM = threading.Lock()


def read_pdf(data: bytes) -> Content:
    """Read the text layer of a PDF.

    Raises:
        SourceError: The file is encrypted or damaged, has no text layer, or is over the limits.
    """
    with _PDFIUM:
        lines = _lines(data)
    if not lines:
        raise SourceError("the PDF has no text layer (a scan?); run OCR on it first")
    body, heads = without_running_heads(lines)
    text, alignment = assemble(strip(fold(part)) for part in paragraphs(body))
    return Content(text=text, alignment=alignment, header=heads)


def _lines(data: bytes) -> list[Line]:
    import pypdfium2
    import pypdfium2.raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY):
            raise SourceError("the PDF is encrypted; save a copy without a password") from None
        raise SourceError("the PDF is damaged and cannot be opened") from None
    try:
        return _document_lines(document)
    except pypdfium2.PdfiumError:
        raise SourceError("the PDF is damaged; a page of it cannot be read") from None
    finally:
        document.close()


def _document_lines(document: PdfDocument) -> list[Line]:
    if len(document) > MAX_PDF_PAGES:
        raise SourceError(f"the PDF has {len(document):,} pages; at most {MAX_PDF_PAGES:,} are read, split it")
    lines: list[Line] = []
    characters = 0
    for number in range(len(document)):
        for line in _page_lines(document[number], number):
            characters += len(line.text)
            lines.append(line)
        if characters > MAX_CHARS:
            raise SourceError(f"the PDF has more than {MAX_CHARS:,} characters of text; split it")
    return lines


def _page_lines(page: PdfPage, number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order of the file, which is the order of reading in all but odd cases."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    at = 0
    for text in textpage.get_text_range().split("\r\n"):
        line = text.strip()
        if line:
            first = raw.FPDFText_GetCharIndexFromTextIndex(textpage, at + text.index(line[0]))
            last = raw.FPDFText_GetCharIndexFromTextIndex(textpage, at + len(text.rstrip()) - 1)
            left, bottom, _, top = textpage.get_charbox(max(0, first), loose=True)
            _, last_bottom, right, _ = textpage.get_charbox(max(0, last), loose=True)
            size = raw.FPDFText_GetFontSize(textpage, max(0, first)) or top - bottom or 10.0
            yield Line(line, number, left, right, top, min(bottom, last_bottom), max(size, 1.0))
        at += len(text) + 2
    textpage.close()
    page.close()
