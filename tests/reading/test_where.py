"""Where engagements take place and how the principal got there: small reports with all their places."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Record

LEAD = "Foreign Minister Ana Duarte arrived in Lima, Peru, on Monday, 3 June 2013. "


def read(reader: Reader, text: str) -> Record:
    return reader.read(Document.from_text(text), published="2013-06-07")


def cities(record: Record) -> list[str | None]:
    return [record.name_of(e.city) for e in record.engagements if e.status == "held"]


def legs(record: Record) -> list[tuple[str, str | None, str | None]]:
    return [(m.kind, record.name_of(m.place), m.date) for m in record.movements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an excursion ends with its paragraph, or with the day
        (
            LEAD + "\n\nOn Tuesday she visited a school in Huacho.\n\nShe then met with President Ollanta Humala.",
            ["Huacho", "Lima"],
        ),
        (
            LEAD + "\n\nShe toured a market in Huacho. On Tuesday she met with President Ollanta Humala.",
            ["Huacho", "Lima"],
        ),
        (LEAD + "\n\nShe toured a market in Huacho. She met with the Mayor, Rosa Paz.", ["Huacho", "Huacho"]),
        # a village that no gazetteer has
        (
            LEAD + "\n\nIn the village of Quipalla, she inspected a mill.\n\nShe met with President Ollanta Humala.",
            ["Quipalla", "Lima"],
        ),
        # stays without a journey
        ("Minister Ana Duarte visited Quito, Ecuador, today, where she met with President Correa.", ["Quito"]),
        (
            "Minister Ana Duarte paid an official visit to Quito on 4 June 2013. She met with President Correa.",
            ["Quito"],
        ),
        (
            "Minister Ana Duarte opened her tour on 4 June 2013 in Quito. She met with President Correa.",
            ["Quito"],
        ),
        ("While in Quito Ms. Duarte met with President Rafael Correa on 4 June 2013.", ["Quito"]),
        ("In Quito Foreign Minister Ana Duarte was received by President Rafael Correa on 4 June 2013.", ["Quito"]),
        ("Foreign Minister Ana Duarte convened business leaders in Quito, Ecuador, on 4 June 2013.", ["Quito"]),
        # of two towns visited, the one that the report does not go on to
        (
            (
                "Minister Ana Duarte paid a visit to Quito and Guayaquil from 3 to 5 June 2013. "
                "She met with the President.\n\n"
                "On 5 June, she travelled to Guayaquil, where she met with the Mayor, Jaime Nebot."
            ),
            ["Quito", "Guayaquil"],
        ),
        # headlines
        (
            (
                "Minister Ana Duarte in Quito: “we will build this bridge”\n\n"
                "Minister Ana Duarte met with President Rafael Correa on 4 June 2013."
            ),
            ["Quito"],
        ),
        # the venue of the event on whose margins they met
        (
            "On the margins of the session of the Assembly in Strasbourg, Minister Duarte met with President Correa.",
            ["Strasbourg"],
        ),
        # a host whose guest is on a visit
        (
            "President Ollanta Humala met with the German President, Joachim Gauck, who is on a visit to Lima.",
            ["Lima"],
        ),
        # the object of a visit; nobody stays at an airport; what is done from afar
        (
            LEAD + "\n\nShe visited Quipalla, a village of weavers.\n\nShe met with President Humala.",
            ["Quipalla", "Lima"],
        ),
        (
            (
                "Minister Ana Duarte landed at Keflavík airport on 4 June 2013, where Minister Jon Berg welcomed her. "
                "She met with Prime Minister Sigurd Berg in Akureyri.\n\nShe also met with the Speaker, Einar Holm."
            ),
            ["Keflavík", "Akureyri", "Akureyri"],
        ),
        (
            LEAD + "The Director of the Institute in Huacho joined her. Ms. Duarte then met with President Humala.",
            ["Lima"],
        ),
        (
            "President Ollanta Humala met with German President Joachim Gauck, who has come to Peru on a visit.",
            [None],
        ),
        # what is planned, said, or of somebody else moves nobody
        (LEAD + "She will visit Quito on Friday. She met with President Ollanta Humala.", ["Lima"]),
        (LEAD + "She spoke of her visit to Quito in May. She met with President Ollanta Humala.", ["Lima"]),
        (
            (
                LEAD
                + "President Humala, who had prepared the talks when he came to Quito in May, thanked the Minister. "
                "Ms. Duarte then met with Foreign Minister Rafael Roncagliolo."
            ),
            ["Lima"],
        ),
    ],
)
def test_city(reader: Reader, text: str, expected: list[str | None]) -> None:
    assert cities(read(reader, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Tuesday she flew to Cusco, where she met with the Mayor. She flew back to Lima on Wednesday.",
            [
                ("departure", "Lima", "2013-06-04"),
                ("arrival", "Cusco", "2013-06-04"),
                ("departure", "Cusco", "2013-06-05"),
                ("arrival", "Lima", "2013-06-05"),
            ],
        ),
        (
            "On Tuesday she boarded a military aircraft for Cusco.",
            [("departure", "Lima", "2013-06-04"), ("arrival", "Cusco", "2013-06-04")],
        ),
        (
            "On Tuesday she left Lima and by noon was in Cusco.",
            [("departure", "Lima", "2013-06-04"), ("arrival", "Cusco", "2013-06-04")],
        ),
        (
            "On Tuesday she flew to Quipalla to open a school.",
            [("departure", "Lima", "2013-06-04"), ("arrival", "Quipalla", "2013-06-04")],
        ),
        ("On Tuesday she briefed reporters before flying back to Quito.", [("departure", "Lima", "2013-06-04")]),
        ("On Tuesday she flew out of Lima.", [("departure", "Lima", "2013-06-04")]),
        (
            "On Tuesday she left Lima shortly before midnight. She landed in Quito, Ecuador, at 2.10 a.m.",
            [("departure", "Lima", "2013-06-04"), ("arrival", "Quito", "2013-06-05")],
        ),
        ("Upon her arrival in Cusco on Tuesday, she was met by the Mayor.", [("arrival", "Cusco", "2013-06-04")]),
        ("On the arrival of President Humala in Cusco on Tuesday, she met with the Mayor.", []),
        ("The next stop was Bogotá, where she arrived on Tuesday.", [("arrival", "Bogotá", "2013-06-04")]),
        ("She left the country on Friday.", [("departure", "Lima", "2013-06-07")]),
        (
            "On Tuesday she made her way to Cusco.",
            [("departure", "Lima", "2013-06-04"), ("arrival", "Cusco", "2013-06-04")],
        ),
        ("She returns to Quito on Friday.", []),
        ("She is travelling to Quito this week.", []),
        ("She did not, as announced before, travel to Cusco.", []),
        ("President Humala, who met her, had come to Lima from Cusco in the morning.", []),
    ],
)
def test_legs(reader: Reader, text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert legs(read(reader, LEAD + text)) == [("arrival", "Lima", "2013-06-03"), *expected]


def test_date_line_is_no_part_of_the_sentence(reader: Reader) -> None:
    text = "LIMA/GENEVA, 6 June 2013 – Minister Ana Duarte today met with President Ollanta Humala."
    record = read(reader, text)
    assert cities(record) == ["LIMA"]
    assert record.engagements[0].date == "2013-06-06"
    assert record.principal == "person:ana-duarte"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (LEAD + "She met with the Deputy Minister of Mines, Rosa Paz.", "Rosa Paz", "PE"),
        (LEAD + "She met with President Ollanta Humala and with the Minister of Mines, Rosa Paz.", "Rosa Paz", "PE"),
        (LEAD + "She attended a dinner given by the Minister of Mines, Rosa Paz.", "Rosa Paz", "PE"),
        (LEAD + "She met with the Special Representative of the Secretary-General, Rosa Paz.", "Rosa Paz", None),
        ("Mary Bell, Director-General of UNESCO, met with the Mayor of Cusco, Rosa Paz.", "Rosa Paz", "PE"),
        ("Minister Ana Duarte met with former Peruvian Ambassador Rosa Paz.", "Rosa Paz", "PE"),
        ("Minister Ana Duarte met on 4 June 2013 with Rosa Paz, a Peruvian author.", "Rosa Paz", "PE"),
        ("Minister Ana Duarte met on 4 June 2013 with Rosa Paz, Minister of Mines, Peru.", "Rosa Paz", "PE"),
        (
            "Ana Duarte held talks on 4 June 2013. On the Peruvian side were Minister of Mines Rosa Paz and others.",
            "Rosa Paz",
            "PE",
        ),
        (
            "Peruvian President Ollanta Humala came with his Minister of Mines, Rosa Paz, to meet Ana Duarte.",
            "Rosa Paz",
            "PE",
        ),
        (LEAD + "She was accompanied by the Minister of Mines, Rosa Paz.", "Rosa Paz", None),
        ("Minister Ana Duarte visited Peru. She returns to Ecuador on Friday.", "Ana Duarte", "EC"),
    ],
)  # fmt: skip
def test_country_of_a_person(reader: Reader, text: str, name: str, country: str | None) -> None:
    assert {p.name: p.country for p in read(reader, text).people}[name] == country


def test_two_towns_in_one_journey(reader: Reader) -> None:
    text = (
        "Minister Ana Duarte travelled to Lima and Cusco on 4 June 2013. She met with the Minister of Mines, Rosa Paz."
    )
    record = read(reader, text)
    assert legs(record) == [("arrival", "Lima", "2013-06-04"), ("arrival", "Cusco", "2013-06-04")]
    assert [(e.city, e.country) for e in record.engagements] == [(None, "PE")]


def test_the_host_of_a_guest_is_in_the_country(reader: Reader) -> None:
    text = "President Ollanta Humala met with German President Joachim Gauck, who has come to Peru on a visit."
    assert [e.country for e in read(reader, text).engagements] == ["PE"]


def test_a_planned_leg_to_a_place_that_no_gazetteer_has(reader: Reader) -> None:
    text = "Minister Ida Moss will travel to the Blue Hills, where she will meet farmers."
    record = reader.read(Document.from_text(text))
    assert all(e.country is None for e in record.engagements)


def test_each_planned_leg_has_its_own_place(reader: Reader) -> None:
    text = (
        "Minister Ida Moss will travel to Maputo, Mozambique, on 18 July. She will meet with teachers there. "
        "She will then travel to Windhoek, Namibia, where she will meet with officials. "
        "During her stay, she will also meet with students."
    )
    record = reader.read(Document.from_text(text), published="2022-07-10")
    assert [e.country for e in record.engagements] == ["MZ", "NA", "NA"]
