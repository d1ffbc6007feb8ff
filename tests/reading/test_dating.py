"""The year of a report from weekdays, offices, written years, its address and its publication; and days from that."""

from __future__ import annotations

import datetime as dt

import pytest

from communique.reading.cast import Member
from communique.reading.dating import Solution, parse_published, resolve, solve
from communique.reading.mentions import OfficeRef
from communique.reading.mentions.times import TimeGrammar
from communique.vocab import load_vocabulary

GRAMMAR = TimeGrammar(load_vocabulary())
CLINTON = ("Bill Clinton", "President", "US")
TOKAYEV = ("Kassym-Jomart Tokayev", "President", "KZ")
UKHNAA = ("Ukhnaa Khurelsukh", "President", "MN")


def dated(
    text: str, *people: tuple[str, str, str], published: str | None = None, source: str | None = None, today: int = 2025
) -> Solution:
    """Solve the dates of ``text`` with ``people`` as (name, title, country)."""
    members = [
        Member(f"person:{name}", "person", name, offices=[OfficeRef(title, title.lower(), country)], country=country)
        for name, title, country in people
    ]
    times = GRAMMAR.find(text, 0, len(text))
    return solve(times, members, published=published, source=source, text=text, today=today)


def test_a_weekday_alone_leaves_several_years() -> None:
    solution = dated("on Wednesday, 3 July")
    assert solution.year is None
    assert solution.candidates[-3:] == (2013, 2019, 2024)
    assert solution.reasons[-1].startswith("left open: ")


def test_an_office_decides() -> None:
    solution = dated("on Wednesday, 3 July", CLINTON)
    assert (solution.year, solution.how) == (1996, ["weekdays", "offices"])
    assert solution.reasons[-1] == "Bill Clinton as President from 1993-01-20 to 2001-01-20"


def test_offices_decide_together() -> None:
    assert dated("on Wednesday, 3 July", TOKAYEV).year is None
    assert dated("on Wednesday, 3 July", TOKAYEV, UKHNAA).year == 2024


def test_two_years_that_are_left_stay_open() -> None:
    solution = dated("on Wednesday, 3 July", TOKAYEV)
    assert solution.year is None
    assert solution.reasons[-1] == "left open: 2019, 2024"
    assert solution.contradictions == []


def test_offices_never_held_at_one_time_are_a_contradiction() -> None:
    solution = dated("on Wednesday, 3 July", CLINTON, TOKAYEV)
    assert solution.year is None
    (said,) = solution.contradictions
    assert "Bill Clinton as President" in said
    assert "Kassym-Jomart Tokayev as President" in said


def test_weekdays_that_fit_no_year_are_a_contradiction() -> None:
    solution = dated("on Wednesday, 3 July and Thursday, 5 July")
    assert solution.year is None
    assert solution.contradictions == ["the weekdays and dates written fit no single year"]


def test_later_years_than_the_last_are_not_considered() -> None:
    assert dated("on Wednesday, 3 July", today=2018).candidates[-1] == 2013


def test_a_leap_day() -> None:
    assert dated("on Thursday, 29 February").candidates == (1968, 1996, 2024)


@pytest.mark.parametrize(
    ("text", "published", "year", "how"),
    [
        ("on Wednesday, 3 July", "2024-07-05", 2024, ["published", "weekdays"]),
        ("on 3 July", "2019", 2019, ["published"]),
        ("on Monday, 30 December", "2025-01-03", 2024, ["published", "weekdays"]),
    ],
)
def test_publication(text: str, published: str, year: int, how: list[str]) -> None:
    solution = dated(text, published=published)
    assert (solution.year, solution.how, solution.contradictions) == (year, how, [])


def test_publication_against_the_weekdays_is_a_contradiction() -> None:
    solution = dated("on Wednesday, 3 July", published="2023")
    assert solution.year == 2023
    assert solution.contradictions == ["published 2023, but the weekdays written fit 2013, 2019, 2024"]


def test_a_written_year() -> None:
    assert (dated("on 3 July 2019").year, dated("on 3 July 2019").how) == (2019, ["years"])


def test_a_year_in_the_address_breaks_the_tie() -> None:
    solution = dated("on Wednesday, 3 July", source="https://example.org/2013/visit.htm")
    assert (solution.year, solution.how) == (2013, ["weekdays", "source"])


def test_nothing_to_go_by() -> None:
    solution = dated("He left.")
    assert (solution.year, solution.candidates, solution.contradictions) == (None, (), [])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-07-05", (dt.date(2024, 7, 5), 2024)),
        ("2024-07", (None, 2024)),
        ("2024", (None, 2024)),
        ("Fri, 05 Jul 2024 10:00:00 +0000", (dt.date(2024, 7, 5), 2024)),
        ("in July 2024", (None, 2024)),
        ("2024-13-45", (None, 2024)),
        ("soon", (None, None)),
        (None, (None, None)),
    ],
)
def test_publication_as_written(written: str | None, expected: tuple[dt.date | None, int | None]) -> None:
    assert parse_published(written) == expected


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on 5 July", "2024-07-05"),
        ("on the 7th,", "2024-07-07"),
        ("on Thursday", "2024-07-04"),
        ("on Wednesday", "2024-07-03"),
        ("last Monday", "2024-07-01"),
        ("the next day", "2024-07-04"),
        ("two days later", "2024-07-05"),
        ("the previous evening", "2024-07-02"),
        ("shortly after midnight", "2024-07-04"),
        ("yesterday", "2024-07-09"),
        ("today", "2024-07-10"),
    ],
)
def test_a_day_from_the_day_reached(words: str, day: str) -> None:
    """The text has reached Wednesday, 3 July 2024; it was published on the tenth."""
    (value,) = GRAMMAR.find(words, 0, len(words))
    reached, published = dt.date(2024, 7, 3), dt.date(2024, 7, 10)
    assert resolve(value, year=2024, current=reached, published=published) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("on 30 December", "2025-01-03", "2024-12-30"),
        ("on Monday", "2024-07-10", "2024-07-08"),
        ("next Monday", "2024-07-10", "2024-07-15"),
    ],
)
def test_a_day_from_publication_alone(words: str, published: str, day: str) -> None:
    (value,) = GRAMMAR.find(words, 0, len(words))
    when = dt.date.fromisoformat(published)
    assert resolve(value, year=when.year, current=None, published=when) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("words", ["on 31 June", "on 3 July", "the next day", "last week"])
def test_a_day_that_cannot_be_told(words: str) -> None:
    (value,) = GRAMMAR.find(words, 0, len(words))
    year = 2024 if "31" in words else None
    assert resolve(value, year=year, current=None, published=None) is None
