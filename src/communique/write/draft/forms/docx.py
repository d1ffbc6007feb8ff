"""A draft as a DOCX file: letterhead, symbol and date, title, paragraphs, page numbers."""

from __future__ import annotations

import io
from typing import Any

from communique.write.draft.parts import Draft, Paragraph

_STYLES = {"text": "Normal", "bullet": "List Bullet", "detail": "List Bullet 2", "heading": "Heading 2"}
_FONT = "Times New Roman"


def make(draft: Draft) -> bytes:
    """Return the file's bytes."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.15
    document.core_properties.title = draft.title
    document.core_properties.author = draft.letterhead[0] if draft.letterhead else ""
    document.core_properties.subject = draft.symbol or ""
    _letterhead(document, draft)
    for paragraph in draft.paragraphs:
        _paragraph(document, paragraph)
    _page_numbers(section, draft)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _letterhead(document: Any, draft: Draft) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm, Pt

    for line in draft.letterhead:
        run = document.add_paragraph().add_run(line)
        run.bold, run.font.size, run.font.all_caps = True, Pt(13), True
    about = document.add_paragraph()
    about.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
    about.add_run(f"{draft.symbol or ''}\t{draft.dateline or ''}")
    _rule_below(about)
    title = document.add_paragraph().add_run(draft.title)
    title.bold, title.font.size = True, Pt(16)


def _paragraph(document: Any, paragraph: Paragraph) -> None:
    made = document.add_paragraph(paragraph.text, style=_STYLES[paragraph.kind])
    if paragraph.kind == "text":
        made.paragraph_format.widow_control = True


def _rule_below(paragraph: Any) -> None:
    """Draw a double line below a paragraph; python-docx has no call for it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "double"), ("sz", "6"), ("space", "4"), ("color", "1B1B1B")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def _page_numbers(section: Any, draft: Draft) -> None:
    """Put the symbol and the number of the page at the foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = foot.add_run(f"{draft.symbol} — " if draft.symbol else "")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run = foot.add_run()
        run._r.append(element)
