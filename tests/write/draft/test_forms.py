"""Drafts as files, opened by the programs that their users have."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from communique.errors import CommuniqueError
from communique.record import Record
from communique.write.draft import Draft, draft
from communique.write.draft.forms import form
from communique.write.draft.forms.paper import Paper


def flat(text: str) -> str:
    """Return the words of a text without the breaks that a page puts between them."""
    return " ".join(text.replace("\u00ad", "").split()).replace("- ", "-")


@pytest.fixture
def made(record: Record) -> Draft:
    return draft(record)


def test_pdf_has_every_sentence_letterhead_and_page_numbers(made: Draft, tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(form("pdf")(made))
    text = flat(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout)
    assert all(flat(sentence.text) in text for sentence in made.sentences)
    assert text.startswith("FOREIGN MINISTRY OF CHILE FM/113")
    assert "1 / 1" in text


def test_docx_opens_in_libreoffice_with_every_sentence(made: Draft, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(form("docx")(made))
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "txt",
                    "--outdir", tmp_path, path], capture_output=True, check=True, timeout=120)
    text = flat((tmp_path / "draft.txt").read_text(encoding="utf-8-sig"))
    assert all(flat(sentence.text) in text for sentence in made.sentences)
    assert "FM/113" in text


def test_html_escapes_what_a_document_says(record: Record) -> None:
    evil = record.people[1].model_copy(update={"name": "<script>alert(1)</script>"})
    changed = record.model_copy(update={"people": (record.people[0], evil, record.people[2])})
    tree = LexborHTMLParser(form("html")(draft(changed)).decode())
    assert tree.css_first("script") is None
    assert "<script>alert(1)</script>" in tree.body.text()  # type: ignore[union-attr]
    assert tree.css_first("main span").attributes["data-facts"] == "m1"  # type: ignore[union-attr]


def test_text_is_the_draft_itself(made: Draft) -> None:
    assert form("text")(made).decode() == made.text


def test_pdf_sets_names_in_greek_and_cyrillic(tmp_path: Path) -> None:
    paper = Paper("Names")
    paper.needs("Ελένη Ріва Ђорђе ŞŁŐ")
    paper.line("Ελένη Ріва Ђорђе ŞŁŐ")
    path = tmp_path / "names.pdf"
    path.write_bytes(paper.bytes())
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "Ελένη Ріва Ђорђе ŞŁŐ" in text


def test_a_letter_that_no_font_has_is_named() -> None:
    with pytest.raises(CommuniqueError, match="no font on this system has the letter"):
        Paper("Names").needs("\U0001f9ff")
