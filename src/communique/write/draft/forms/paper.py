"""A4 pages in an embedded font, by fpdf2. What is set here is a few lines and blocks; there is no markup."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from fpdf import FPDF

_FAMILY = "Source Serif"
_FILES = {"": "SourceSerifPro-Regular.ttf", "B": "SourceSerifPro-Bold.ttf"}
_MARGIN = 25.0  # millimetres
_SIZE = 11.0  # points
#: Where systems keep fonts, for the scripts that the embedded one does not have.
_SYSTEM = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "/Library/Fonts",
           "/System/Library/Fonts/Supplemental", "C:/Windows/Fonts")
#: File names of such fonts, in the order in which they are tried.
_OTHERS = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf",
           "NotoSansGeorgian-Regular.ttf", "NotoSansArmenian-Regular.ttf", "NotoSansDevanagari-Regular.ttf",
           "NotoSansBengali-Regular.ttf", "NotoSansThai-Regular.ttf", "NotoSansKhmer-Regular.ttf",
           "NotoSansEthiopic-Regular.ttf", "arial.ttf", "Arial Unicode.ttf", "NotoSansCJKsc-Regular.otf",
           "DroidSansFallbackFull.ttf", "wqy-microhei.ttc", "msyh.ttc")


class Paper:
    """Pages that are written from top to bottom."""

    def __init__(self, title: str, *, foot: str | None = None) -> None:
        """Begin the first page.

        Raises:
            CommuniqueError: fpdf2 or the font is not installed.
        """
        if find_spec("fpdf") is None or find_spec("font_source_serif_pro") is None:
            raise CommuniqueError("PDF needs fpdf2 and its font; install them with: pip install 'communique[export]'")
        self._pdf = _made(foot)
        self._pdf.set_title(title)
        self._pdf.add_page()

    def needs(self, text: str) -> None:
        """Add fonts of this system for the letters of ``text`` that the embedded font does not have.

        Raises:
            CommuniqueError: No font has some of them; the message names one.
        """
        lacking = {c for c in text if not c.isspace() and unicodedata.category(c) != "Cf" and ord(c) not in _covered()}
        added = []
        for path in _system_fonts() if lacking else ():
            found = lacking & _letters(path)
            if found:
                self._pdf.add_font(path.stem, "", path)
                added.append(path.stem)
                lacking -= found
        if lacking:
            letter = min(lacking)
            named = unicodedata.name(letter, "unnamed")
            raise CommuniqueError(f"no font on this system has the letter {letter} ({named}) for PDF; install a Noto "
                                  "font, or take --format docx or html")
        if added:
            self._pdf.set_fallback_fonts(added, exact_match=False)
            self._pdf.set_text_shaping(find_spec("uharfbuzz") is not None)

    def line(self, text: str, *, size: float = _SIZE, bold: bool = False, after: float = 0.0) -> None:
        """Write one or more lines of their own."""
        self._pdf.set_font(_FAMILY, "B" if bold else "", size)
        self._pdf.multi_cell(0, size * 0.45, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(after)

    def both_sides(self, left: str, right: str) -> None:
        """Write one line with a text at either margin."""
        self._pdf.set_font(_FAMILY, "", _SIZE)
        self._pdf.ln(1.5)
        self._pdf.cell(self._pdf.epw / 2, 6, left)
        self._pdf.cell(0, 6, right, align="R", new_x="LMARGIN", new_y="NEXT")

    def rule(self) -> None:
        """Draw a double line across the page."""
        y = self._pdf.get_y() + 1.5
        for at in (y, y + 0.8):
            self._pdf.line(_MARGIN, at, self._pdf.w - _MARGIN, at)
        self._pdf.set_y(y + 7)

    def block(self, text: str, *, indent: float = 0.0, mark: str = "", bold: bool = False, after: float = 2.2,
              size: float = _SIZE) -> None:
        """Write a paragraph.

        Args:
            text: The paragraph.
            indent: Millimetres from the left margin.
            mark: A sign that stands before it, left of the indent.
            bold: Whether it is in bold letters.
            after: Millimetres of space below.
            size: Points.
        """
        self._pdf.set_font(_FAMILY, "B" if bold else "", size)
        if mark:
            self._pdf.set_x(_MARGIN + indent - 4)
            self._pdf.cell(4, size * 0.5, mark)
        self._pdf.set_x(_MARGIN + indent)
        self._pdf.multi_cell(0, size * 0.5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(after)

    def row(self, left: str, heading: str, lines: Sequence[str], *, size: float = _SIZE) -> None:
        """Write a heading with lines below it, and a short text at its left."""
        height, wide = size * 0.47, size * 2.9
        self._pdf.set_font(_FAMILY, "", size)
        self._pdf.cell(wide, height, left)
        for at, text in enumerate((heading, *lines)):
            self._pdf.set_font(_FAMILY, "B" if at == 0 else "", size if at == 0 else size - 0.5)
            self._pdf.set_x(_MARGIN + wide)
            self._pdf.multi_cell(0, height, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(size * 0.12)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pdf.page_no()

    def bytes(self) -> bytes:
        """Return the file."""
        return bytes(self._pdf.output())


def _made(foot: str | None) -> FPDF:
    from fpdf import FPDF

    class Page(FPDF):
        def footer(self) -> None:
            self.set_y(-17)
            self.set_font(_FAMILY, "", 9)
            self.cell(0, 5, " — ".join(part for part in (foot, f"{self.page_no()} / {{nb}}") if part), align="C")

    pdf = Page(format="A4")
    for style, name in _FILES.items():
        pdf.add_font(_FAMILY, style, Path(str(resources.files("font_source_serif_pro") / "files" / name)))
    pdf.set_margins(_MARGIN, 22, _MARGIN)
    pdf.set_auto_page_break(True, 22)
    pdf.set_creator("communique")
    return pdf


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    path = resources.files("font_source_serif_pro") / "files" / _FILES[""]
    return frozenset(ord(letter) for letter in _letters(Path(str(path))))


@lru_cache(maxsize=32)
def _letters(path: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        return frozenset(chr(code) for code in font.getBestCmap() or ())


@lru_cache(maxsize=1)
def _system_fonts() -> tuple[Path, ...]:
    found: dict[str, Path] = {}
    for folder in _SYSTEM:
        place = Path(folder).expanduser()
        if place.is_dir() and (not folder.startswith("C:") or sys.platform == "win32"):
            for path in sorted(place.rglob("*")):
                if path.name in _OTHERS:
                    found.setdefault(path.name, path)
    return tuple(found[name] for name in _OTHERS if name in found)
