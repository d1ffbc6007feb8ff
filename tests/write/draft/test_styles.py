"""Styles: what an office can change without Python, and what it is told where a file is not right."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import StyleError
from communique.record import Record
from communique.write.draft import draft, load_style


def folder(path: Path, name: str, text: str) -> Path:
    (path / name).write_text(text, encoding="utf-8")
    return path


def test_a_pattern_of_an_office_replaces_the_shipped_one(record: Record, tmp_path: Path) -> None:
    text = 'engagements: {meeting: ["[{when}, ]{who} <conferred|confer> with {with}[ {where}]"]}\n'
    styles = folder(tmp_path, "un.yml", text)
    body = draft(record, "un", styles=styles).body
    assert "conferred with the President of Portugal" in body
    assert "on the margins of the Ocean Forum" in body, "what the pattern has no place for stands behind it"
    assert "attended a dinner" in body, "the other patterns stay"


def test_a_file_of_a_new_name_is_a_new_style(record: Record, tmp_path: Path) -> None:
    styles = folder(tmp_path, "embassy.yml", 'about: ours\nlayout: bullets\n')
    assert draft(record, "embassy", styles=styles).paragraphs[0].kind == "bullet"


@pytest.mark.parametrize(("name", "text", "told"), [
    ("un.yml", "engagements: [", "un.yml: line 2 is not valid YAML"),
    ("un.yml", "engagments: {}\n", "engagments"),
    ("un.yml", 'engagements: {meeting: ["{who} met {whom}"]}\n', r"engagements\.meeting.*unknown name \{whom\}"),
    ("un.yml", 'engagements: {meeting: ["[{who} met"]}\n', "opens a bracket that it does not close"),
    ("un.yml", "- a list\n", "expected a table"),
    ("words.yml", "past: 3\n", "past"),
])
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(StyleError, match=told):
        load_style("un", folder(tmp_path, name, text))


def test_an_unknown_style_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match="known are note, readout, un"):
        load_style("nato")
    with pytest.raises(StyleError, match="no such folder"):
        load_style("un", tmp_path / "nowhere")
    with pytest.raises(StyleError, match="no style file in it"):
        load_style("un", tmp_path)
