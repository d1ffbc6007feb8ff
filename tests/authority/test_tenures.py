"""The table of tenures: its format, dates that are beyond doubt, and what a name finds."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from importlib import resources

import pytest
import yaml

from communique.authority.names import fold
from communique.authority.tenures import Tenure, tenures_of

DATA = resources.files("communique.authority") / "data"
TEXT = (DATA / "tenures.tsv").read_text(encoding="utf-8")
LINES = [line for line in TEXT.splitlines() if line and not line.startswith("#")]
ROWS = [line.split("\t") for line in LINES[1:]]
DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def test_the_table_names_its_columns_sources_and_licences():
    assert LINES[0] == "person\toffice\tcountry\torganization\tstart\tend\tsource"
    head = [line for line in TEXT.splitlines() if line.startswith("#")]
    assert all(any(word in line for line in head) for word in ("REIGN", "MIT", "CC0", "tenures_extra.yml"))
    assert len(ROWS) > 3000


def test_every_row_is_whole():
    for row in ROWS:
        assert len(row) == 7, row
        person, office, country, organization, start, end, source = row
        assert all(field == field.strip() for field in row), row
        assert person and office and source, row
        assert bool(country) != bool(organization), row
        assert DATE.fullmatch(start) and (not end or DATE.fullmatch(end)), row
        for date in filter(None, (start, end)):
            dt.date.fromisoformat(date if len(date) == 10 else f"{date}-01")


def test_no_row_starts_after_its_end_or_ends_before_1945():
    for row in ROWS:
        start, end = row[4], row[5]
        if end:
            shorter = min(len(start), len(end))
            assert start[:shorter] <= end[:shorter], row
            assert end >= "1945", row


def test_no_row_stands_twice_and_rows_are_sorted():
    assert not [key for key, count in Counter(tuple(row[:5]) for row in ROWS).items() if count > 1]
    assert sorted(ROWS) == ROWS


def test_countries_and_organisations_are_those_of_the_other_tables():
    countries = {entry["code"] for entry in yaml.safe_load((DATA / "countries.yml").read_text(encoding="utf-8"))}
    bodies = {entry["name"] for entry in yaml.safe_load((DATA / "organizations.yml").read_text(encoding="utf-8"))}
    assert {row[2] for row in ROWS} - countries == {""}
    assert {row[3] for row in ROWS} - bodies == {""}


def test_a_name_of_one_word_is_neither_short_nor_shared():
    words: dict[str, set[str]] = {}
    for row in ROWS:
        for word in fold(row[0]).split():
            words.setdefault(word, set()).add(fold(row[0]))
    for row in ROWS:
        name = fold(row[0])
        if row[6].startswith("REIGN") and " " not in name:
            assert len(name) > 3 and words[name] == {name}, row


SURE = [
    # person, office, country or organisation, start, end
    ("Ukhnaa Khurelsukh", "President", "MN", "2021-06-25", None),
    ("Kassym-Jomart Tokayev", "President", "KZ", "2019-03-20", None),
    ("Subrahmanyam Jaishankar", "Minister of External Affairs", "IN", "2019-05-30", None),
    ("Xi Jinping", "President", "CN", "2013-03-14", None),
    ("Hu Jintao", "President", "CN", "2003-03-15", "2013-03-14"),
    ("Aleksandr Lukashenko", "President", "BY", "1994-07-20", None),
    ("Vladimir Putin", "President", "RU", "2000-05-07", "2008-05-07"),
    ("Vladimir Putin", "President", "RU", "2012-05-07", None),
    ("Vladimir Putin", "Acting President", "RU", "1999-12-31", "2000-05-07"),
    ("Vladimir Putin", "Prime Minister", "RU", "2008-05-08", "2012-05-07"),
    ("Dmitry Medvedev", "President", "RU", "2008-05-07", "2012-05-07"),
    ("Sergey Lavrov", "Foreign Minister", "RU", "2004-03-09", None),
    ("Volodymyr Zelenskyy", "President", "UA", "2019-05-20", None),
    ("Harry S. Truman", "President", "US", "1945-04-12", "1953-01-20"),
    ("John F. Kennedy", "President", "US", "1961-01-20", "1963-11-22"),
    ("Richard M. Nixon", "President", "US", "1969-01-20", "1974-08-09"),
    ("Barack Obama", "President", "US", "2009-01-20", "2017-01-20"),
    ("Joseph R. Biden", "Vice President", "US", "2009-01-20", "2017-01-20"),
    ("Joseph R. Biden", "President", "US", "2021-01-20", "2025-01-20"),
    ("Henry A. Kissinger", "Secretary of State", "US", "1973-09-22", "1977-01-20"),
    ("Madeleine K. Albright", "Secretary of State", "US", "1997-01-23", "2001-01-20"),
    ("Hillary Rodham Clinton", "Secretary of State", "US", "2009-01-21", "2013-02-01"),
    ("Antony J. Blinken", "Secretary of State", "US", "2021-01-26", "2025-01-20"),
    ("Marco Rubio", "Secretary of State", "US", "2025-01-21", None),
    ("Margaret Thatcher", "Prime Minister", "GB", "1979-05-04", "1990-11-28"),
    ("Tony Blair", "Prime Minister", "GB", "1997-05-02", "2007-06-27"),
    ("Keir Starmer", "Prime Minister", "GB", "2024-07-05", None),
    ("Emmanuel Macron", "President", "FR", "2017-05-14", None),
    ("Angela Merkel", "Chancellor", "DE", "2005-11-22", "2021-12-08"),
    ("Olaf Scholz", "Chancellor", "DE", "2021-12-08", "2025-05-06"),
    ("Shinzo Abe", "Prime Minister", "JP", "2012-12-26", "2020-09-16"),
    ("Fumio Kishida", "Prime Minister", "JP", "2021-10-04", "2024-10-01"),
    ("Narendra Modi", "Prime Minister", "IN", "2014-05-26", None),
    ("Nelson Mandela", "President", "ZA", "1994-05-10", "1999-06"),
    ("Justin Trudeau", "Prime Minister", "CA", "2015-11-04", "2025-03-14"),
    ("Jacinda Ardern", "Prime Minister", "NZ", "2017-10-26", "2023-01-25"),
    ("Recep Tayyip Erdoğan", "President", "TR", "2014-08-28", None),
    ("Claudia Sheinbaum", "President", "MX", "2024-10-01", None),
    ("Javier Milei", "President", "AR", "2023-12-10", None),
    ("William Ruto", "President", "KE", "2022-09-13", None),
    ("Moon Jae-in", "President", "KR", "2017-05-10", "2022-05-10"),
    ("Pope Francis", "Pope", "VA", "2013-03-13", "2025-04-21"),
    ("Dag Hammarskjöld", "Secretary-General", "United Nations", "1953-04-10", "1961-09-18"),
    ("Kofi Annan", "Secretary-General", "United Nations", "1997-01-01", "2006-12-31"),
    ("António Guterres", "Secretary-General", "United Nations", "2017-01-01", "2026-12-31"),
    ("Jens Stoltenberg", "Secretary General", "North Atlantic Treaty Organization", "2014-10-01", "2024-10-01"),
    ("Ursula von der Leyen", "President", "European Commission", "2019-12-01", None),
    ("Donald Tusk", "President", "European Council", "2014-12-01", "2019-11-30"),
    ("Christine Lagarde", "Managing Director", "International Monetary Fund", "2011-07-05", "2019-09-12"),
]


@pytest.mark.parametrize(("person", "office", "of", "start", "end"), SURE)
def test_dates_that_are_beyond_doubt(person: str, office: str, of: str, start: str, end: str | None):
    terms = [(r.start, r.end) for r in tenures_of(person) if r.office == office and of in (r.country, r.organization)]
    assert (start, end) in terms


@pytest.mark.parametrize(
    ("written", "person", "country"),
    [
        ("Khurelsukh Ukhnaa", "Ukhnaa Khurelsukh", "MN"),
        ("Khurelsukh", "Ukhnaa Khurelsukh", "MN"),
        ("Lukashenka", "Alyaksandr Lukashenka", "BY"),
        ("Lukashenko", "Aleksandr Lukashenko", "BY"),
        ("Alexander Lukashenka", "Alexander Lukashenko", "BY"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "UA"),
        ("Sergei Lavrov", "Sergey Lavrov", "RU"),
        ("Kassym-Jomart Tokaev", "Kassym-Jomart Tokayev", "KZ"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "TR"),
        ("Donald Trump", "Donald J. Trump", "US"),
        ("Antony Blinken", "Antony J. Blinken", "US"),
        ("John Forbes Kerry", "John Forbes Kerry", "US"),
        ("Nursultan Nazarbaev", "Nursultan Nazarbayev", "KZ"),
        ("Emomali Rakhmon", "Emomali Rahmon", "TJ"),
        ("S. Jaishankar", "Subrahmanyam Jaishankar", "IN"),
    ],
)
def test_spellings(written: str, person: str, country: str):
    assert any(r.person == person and r.country == country for r in tenures_of(written))


@pytest.mark.parametrize("stranger", ["Andrew Mitchell", "Paul Johnson", "Anna Martin", "Lee Clark", "Maria Fernandez"])
def test_a_stranger_with_a_common_name_gets_no_leader(stranger: str):
    assert not [r for r in tenures_of(stranger) if " " not in r.person]


def test_rows_by_hand_win_over_the_leader_list():
    assert not [r for r in tenures_of("Angela Merkel") + tenures_of("Putin") if r.source.startswith("REIGN")]


def test_a_leader_of_the_list_alone_is_kept():
    rows: list[Tenure] = [r for r in tenures_of("Urho Kekkonen") if r.source.startswith("REIGN")]
    assert [(r.country, r.office) for r in rows] == [("FI", "President")]
