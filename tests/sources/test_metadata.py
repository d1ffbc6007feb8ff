"""What the top of a text states; and what it does not."""

from __future__ import annotations

import pytest

from communique.sources import load_bytes
from communique.sources.dates import iso_date
from communique.sources.metadata import date_line, dateline, stated, symbol_line

BODY = "\n\nThe Secretary-General met with the President of Ruritania, Rudolf Elphberg. They spoke about the harbour."


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("SG/T/3394", "SG/T/3394"),
        ("Press Release SG/SM/22300", "SG/SM/22300"),
        ("SG/SM/22300-SC/15100", "SG/SM/22300"),
        ("DSG/SM/1 | 5 July 2024", "DSG/SM/1"),
        ("SC/15100", "SC/15100"),
        ("A/RES/78/1", "A/RES/78/1"),
        ("S/2024/1", "S/2024/1"),
        ("A/C.3/78/L.41", "A/C.3/78/L.41"),
        ("ENV/DEV/1849", "ENV/DEV/1849"),
        ("As said in SG/T/3394", None),
        ("24/7", None),
    ],
)
def test_symbol_lines(line: str, symbol: str | None) -> None:
    assert symbol_line(line) == symbol


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("5 July 2024", "2024-07-05"),
        ("For immediate release, March 3, 2022", "2022-03-03"),
        ("Press Release | 3 May 2021", "2021-05-03"),
        ("Washington, D.C., March 3, 2022", "2022-03-03"),
        ("Friday, 5 July 2024, 14:30 GMT", "2024-07-05"),
        ("Published: 05.07.2024", "2024-07-05"),
        ("Office of the Spokesperson - March 3, 2022", "2022-03-03"),
        ("Activities in Ruritania, 3-4 July 2024", None),
        ("Visit to Zenda, 5 July 2024", None),
        ("He arrived on 5 July 2024", None),
        ("31 June 2024", None),
        ("05/07/2024", None),
        ("5 July", None),
    ],
)
def test_date_lines(line: str, date: str | None) -> None:
    assert date_line(line) == date


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ("STRELSAU, 4 July 2024 — The", "2024-07-04"),
        ("Strelsau, Ruritania, July 4, 2024 (RPA) – The", "2024-07-04"),
        ("Washington (March 3, 2022) – The", "2022-03-03"),
        ("STRELSAU, 4 July — The", None),
        ("4 July 2024 – Met with", None),
        ("On 4 July 2024, the President", None),
        ("The President came to Zenda on 4 July 2024 - his first visit", None),
    ],
)
def test_datelines(start: str, date: str | None) -> None:
    assert dateline(start) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-07-05T12:00:00Z", "2024-07-05"),
        ("Wed, 03 Aug 2022 00:20:31 +0000", "2022-08-03"),
        ("5 Sept. 2024", "2024-09-05"),
        ("July 5th, 2024", "2024-07-05"),
        ("2024-13-05", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_iso_date(value: str | None, date: str | None) -> None:
    assert iso_date(value) == date


def test_letterhead() -> None:
    top = stated(
        "Office of the Spokesperson\n\nFor Immediate Release\n\nMarch 3, 2022\n\nSecretary Doe’s Visit to Zenda" + BODY
    )
    assert (top.issuer, top.published, top.title) == (
        "US Department of State",
        "2022-03-03",
        "Secretary Doe’s Visit to Zenda",
    )
    assert not top.title_in_text


def test_title_at_the_start_stays_in_the_text() -> None:
    text = "Secretary-General’s Activities in Ruritania, 3-4 July" + BODY
    document = load_bytes(text.encode())
    assert document.text == text
    assert (document.title, document.title_in_text) == ("Secretary-General’s Activities in Ruritania, 3-4 July", True)


def test_issuer_by_symbol() -> None:
    document = load_bytes(("SG/T/9999\n\n5 July 2024\n\nSecretary-General in Ruritania" + BODY).encode())
    assert (document.symbol, document.issuer) == ("SG/T/9999", "United Nations Secretary-General")
    assert document.published == "2024-07-05"


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary-General arrived in Strelsau on 3 July 2024 and met with the President. He left the next day.",
        "3 July 2024\n\nMet with the President of Ruritania.\n\n4 July 2024\n\nLeft for Zenda.",
        "Met with President Elphberg\n\nAttended the summit of the League",
        "The President held a regular meeting on the harbour" + BODY,
        "Jane A. Doe, Secretary of State" + BODY,
        "In Strelsau, 5 July 2024 was the first day of the talks that the President led. They went well.",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    document = load_bytes(text.encode())
    assert (document.title, document.issuer, document.published, document.symbol) == (None, None, None, None)
    assert not document.title_in_text


@pytest.mark.parametrize(
    ("url", "issuer", "symbol"),
    [
        ("https://press.un.org/en/2024/sgt9999.doc.htm", "United Nations Secretary-General", "SG/T/9999"),
        ("https://press.un.org/en/2024/dsgsm1234.doc.htm", "United Nations Deputy Secretary-General", "DSG/SM/1234"),
        ("https://www.state.gov/visit/", "US Department of State", None),
        ("https://history.state.gov/visit", "Office of the Historian", None),
        ("https://nostate.gov/sc100", None, None),
        ("https://www.gov.uk/government/news/visit", "UK Government", None),
        ("http://[broken/", None, None),
    ],
)
def test_issuer_by_address(url: str, issuer: str | None, symbol: str | None) -> None:
    document = load_bytes(BODY.encode(), name=url)
    assert (document.issuer, document.symbol) == (issuer, symbol)
