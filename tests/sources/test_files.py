"""PDF, DOCX and mail, made here and read back."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from fpdf import FPDF

from communique.errors import SourceError
from communique.sources import load_bytes
from communique.sources.limits import MAX_DOCX_MEMBERS
from tests.sources.samples import REPORT, Sheet, copied_runs_are_equal, mail, pdf, word

PARAGRAPH = (
    "The President met with the Prime Minister of Grauburg, Anna Zed, on {day} July 2024. They spoke about regional "
    "cooperation and the long-term support of the Government, and about a building for the mission in Strelsau."
)


def test_pdf_paragraphs_are_whole_and_running_heads_gone() -> None:
    parts = [PARAGRAPH.format(day=day) for day in range(1, 31)]
    title = "Visit of the President to Grauburg, with a title so long that it takes up the better part of two lines"
    document = load_bytes(pdf(*parts, title=title, sheet=Sheet()), name="visit.pdf")
    assert document.text.split("\n\n") == [title, *parts]
    assert (document.title, document.title_in_text, document.raw) == (title, True, None)
    assert document.alignment.to_raw(3, 9) == (3, 9)


def test_pdf_paragraphs_without_gaps() -> None:
    parts = [PARAGRAPH.format(day=1), PARAGRAPH.format(day=2), "- the harbour", "- trade"]
    assert load_bytes(pdf(*parts, gap=0)).text.split("\n\n") == parts


def test_pdf_words_broken_at_the_end_of_a_line_are_mended() -> None:
    text = (
        "The President and the Prime Minister spoke about the coop-\neration of the two countries, about the long-\n"
        "term plan for the harbour, and with the Secretary-\nGeneral of the League."
    )
    assert load_bytes(pdf(text, align="L")).text == (
        "The President and the Prime Minister spoke about the cooperation of the two countries, about the "
        "long-term plan for the harbour, and with the Secretary-General of the League."
    )


def test_encrypted_pdf_is_refused() -> None:
    sheet = FPDF()
    sheet.set_encryption(owner_password="owner", user_password="user")
    with pytest.raises(SourceError, match="encrypted"):
        load_bytes(pdf("The President met with nobody.", sheet=sheet))


def test_scan_is_refused() -> None:
    sheet = FPDF()
    sheet.add_page()
    sheet.rect(10, 10, 50, 50)
    with pytest.raises(SourceError, match="no text layer"):
        load_bytes(bytes(sheet.output()))


@pytest.mark.parametrize("data", [b"%PDF-1.7\ngarbage", b"%PDF-1.4\n%%EOF"])
def test_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="damaged"):
        load_bytes(data)


def test_docx_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("Visit of the President to Grauburg", style="Title")
    document.add_paragraph("The President met with the\u00a0Prime Minister of Grauburg, Anna Zed.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "10:00", "Meeting with Karl Zed"
    document.add_paragraph("He then left for Zenda.")
    document.sections[0].header.paragraphs[0].text = "Press Release | 3 May 2021"
    buffer = io.BytesIO()
    document.save(buffer)
    read = load_bytes(buffer.getvalue())
    assert read.text.split("\n\n") == [
        "Visit of the President to Grauburg",
        "The President met with the Prime Minister of Grauburg, Anna Zed.",
        "10:00 | Meeting with Karl Zed",
        "He then left for Zenda.",
    ]
    assert (read.title, read.title_in_text, read.published) == (
        "Visit of the President to Grauburg",
        True,
        "2021-05-03",
    )


def test_docx_tracked_changes() -> None:
    data = word("The President met with MARK.")
    source = zipfile.ZipFile(io.BytesIO(data))
    body = source.read("word/document.xml").decode()
    changed = body.replace(
        "MARK.</w:t></w:r>",
        'Karl</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t xml:space="preserve"> Zed.'
        '</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>nobody</w:delText></w:r></w:del>',
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, changed if name == "word/document.xml" else source.read(name))
    assert load_bytes(buffer.getvalue()).text == "The President met with Karl Zed."


def test_damaged_docx_is_refused() -> None:
    data = word("The President met with Karl Zed.")
    for broken in (data[: len(data) // 2], b"PK\x03\x04 nothing"):
        with pytest.raises(SourceError, match="damaged"):
            load_bytes(broken, name="visit.docx")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(SourceError, match="damaged"):
        load_bytes(buffer.getvalue())


def test_docx_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_, **__: pytest.fail("a member was unpacked"))
    with pytest.raises(SourceError, match="more than is safe"):
        load_bytes(buffer.getvalue(), name="visit.docx")


def test_docx_with_too_many_parts_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(MAX_DOCX_MEMBERS + 1):
            archive.writestr(f"word/{number}", b"")
    with pytest.raises(SourceError, match="parts"):
        load_bytes(buffer.getvalue())


def test_mail_plain_text_is_preferred() -> None:
    document = load_bytes(
        mail(REPORT + " Señor Peña came.\n-- \nPress Office", "<p>Not this one.</p>").as_bytes(), name="visit.eml"
    )
    assert document.text == REPORT + " Señor Peña came."
    assert (document.title, document.published) == ("Visit to Zenda – José Müller", "2022-03-03")
    assert document.issuer == "US Department of State"
    copied_runs_are_equal(document)


def test_mail_html() -> None:
    document = load_bytes(
        mail(None, f"<html><body><p>{REPORT}</p></body></html>", From="Jane <jane@example.org>").as_bytes()
    )
    assert document.text.startswith("The President of Ruritania, Rudolf Elphberg, arrived")
    assert document.issuer is None


def test_mail_without_text_is_refused() -> None:
    message = mail(None)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="visit.pdf")
    with pytest.raises(SourceError, match="attachments"):
        load_bytes(message.as_bytes(), name="visit.eml")


def test_a_memorandum_is_no_mail() -> None:
    text = "To: The Minister\n\nFrom: The Protocol Office\n\nThe President of Ruritania met with Karl Zed."
    assert load_bytes(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Office"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"PK\x03\x04junk", "ZIP"),
    ],
)
def test_other_formats_are_named(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        load_bytes(data)


def test_other_office_files_are_named() -> None:
    for member, what in (("xl/workbook.xml", "XLSX"), ("ppt/presentation.xml", "PPTX"), ("a.txt", "unpack")):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(member, "x")
        with pytest.raises(SourceError, match=what):
            load_bytes(buffer.getvalue())
