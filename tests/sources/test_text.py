"""Plain text: what comes out as it is, what is mended, and the way back."""

from __future__ import annotations

import textwrap

import pytest

from communique.errors import SourceError
from communique.sources import load_bytes
from communique.sources.encoding import decode
from communique.sources.limits import MAX_CHARS
from communique.sources.text import read_text
from tests.sources.samples import copied_runs_are_equal

PROSE = [
    "Visit of the President to Grauburg",
    (
        "The President of Ruritania arrived in Strelsau on Monday, 1 July, and met with the “Council of Elders” — "
        "a group of former ministers — before leaving for the airport and flying on to Zenda, the old capital."
    ),
    "He thanked the Prime Minister for the hospitality of her Government, and for the provision of a building.",
    "They then visited the harbour.",
]


def test_single_line_paragraphs_stay_as_they_are() -> None:
    text = "\n\n".join(PROSE).replace("building.", "building.  Two spaces stay.")
    document = load_bytes((text + " \n").encode())
    assert document.text == text
    assert document.alignment.to_raw(10, 20) == (10, 20)
    copied_runs_are_equal(document)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_joined(width: int, newline: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(part, width) for part in PROSE)
    document = load_bytes(wrapped.replace("\n", newline).encode())
    assert document.text == "\n\n".join(PROSE)
    copied_runs_are_equal(document)


def test_indented_first_lines_begin_paragraphs() -> None:
    wrapped = "\n".join(textwrap.fill(part, 70, initial_indent="    ") for part in PROSE[1:])
    assert read_text(wrapped).text == "\n\n".join(PROSE[1:])


def test_lists_and_short_lines_are_kept_apart() -> None:
    wrapped = textwrap.fill(PROSE[1], 70)
    text = f"Office of the Spokesperson\nFor immediate release\n\n{wrapped}\n- trade and the harbour\n- the climate\n"
    assert read_text(text).text.split("\n\n") == [
        "Office of the Spokesperson",
        "For immediate release",
        PROSE[1],
        "- trade and the harbour",
        "- the climate",
    ]


def test_unwrapped_lines_without_blank_lines_are_paragraphs() -> None:
    assert read_text("\n".join(PROSE)).text == "\n\n".join(PROSE)


def test_a_hyphen_at_the_end_of_a_wrapped_line_joins_without_a_space() -> None:
    text = (
        "The Secretary-General of the Ruritanian League met with the Secretary-\n"
        "General of the Council in the morning, and they spoke about the peace\nof the region."
    )
    assert "the Secretary-General of the Council" in read_text(text).text


def test_invisible_characters_do_not_keep_names_apart() -> None:
    plain = "The President met with Rudolf Elphberg, Minister for Co-operation, in Zenda."
    odd = (
        "The\u00a0President met\u202fwith \u202bRudolf\u202c Elph\u00adberg\u200f, Min\u200bister for "
        "Co\u2011operation, in\u2009Zenda\x07.\ufeff"
    )
    document = load_bytes(odd.encode())
    assert document.text == plain
    copied_runs_are_equal(document)
    start = document.text.index("Elphberg")
    raw_start, raw_end = document.alignment.to_raw(start, start + len("Elphberg"))
    assert odd[raw_start:raw_end] == "Elph\u00adberg"


def test_accents_written_apart_are_composed() -> None:
    assert read_text("Jose\u0301 met A\u0301ngela.").text == "José met Ángela."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "\n\n".join(PROSE) + " José Müller’s team was “very” glad – and thanked Señora Peña."
    assert load_bytes(text.encode(encoding)).text == text


def test_declared_encoding_decides_and_a_wrong_one_does_not() -> None:
    cyrillic = "Встреча с министром в Москве. " * 5
    assert decode(cyrillic.encode("koi8-r"), declared="koi8-r") == cyrillic
    assert decode("naïve – café".encode(), declared="iso-8859-1") == "naïve – café"
    assert decode("naïve café".encode(), declared="hex") == "naïve café"
    assert decode(cyrillic.encode("cp1251"), encoding="cp1251") == cyrillic


@pytest.mark.parametrize("encoding", ["ascii", "no-such-encoding", "hex"])
def test_named_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(SourceError, match="encoding"):
        load_bytes("Müller met Peña.".encode(), encoding=encoding)


def test_binary_is_refused() -> None:
    with pytest.raises(SourceError, match="binary"):
        load_bytes(bytes(range(256)) * 40)
    with pytest.raises(SourceError, match="binary"):
        load_bytes(b"The President met" + b"\x00" * 3 + b" with nobody.")


def test_too_many_characters_are_refused() -> None:
    with pytest.raises(SourceError, match="2,000,000"):
        load_bytes(b"word " * (MAX_CHARS // 5 + 1))
