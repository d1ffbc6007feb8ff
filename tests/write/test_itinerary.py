"""The itinerary in a terminal."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.cells import cell_len

from communique.record import Record
from communique.write import Options, writer
from tests.scripted import make_record


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(*records: Record, out: io.StringIO | None = None, **options: Any) -> str:
    """Return what the itinerary of ``records`` looks like."""
    out = out or io.StringIO()
    writer("table")(records, out, Options(**{"width": 80, **options}))
    return out.getvalue()


def changed(record: Record, engagement: int, **changes: Any) -> Record:
    """Return ``record`` with one engagement changed."""
    engagements = [e.model_dump(by_alias=True) for e in record.engagements]
    engagements[engagement] |= changes
    return make_record(engagements=engagements)


def test_whole(record: Record) -> None:
    assert shown(record) == """\
FM/113 · The Minister in Lisbon
Foreign Ministry of Chile · lisbon.txt
Elena Rivas (Foreign Minister, Chile) · Portugal, 6–7 May 2025

Tuesday 6 May 2025
  morning   Arrival in Lisbon, Portugal, from Madrid
  ~         Meeting with Rui Falcão (President, Portugal)
            Belém Palace, Lisbon~, Portugal~
            Occasion: Ocean Forum
            Discussed: fisheries; the protection of the high seas
            – thank: his hospitality
            – Rui Falcão · say: “Chile is a close friend”
  evening~  Meal hosted by Ana Prado (Prime Minister, Portugal)
            Lisbon~, Portugal~

Wednesday 7 May 2025
            Departure from Lisbon~, Portugal~, for Rome

Cancelled
            Meeting with trade unions

Upcoming: Ocean Forum, Italy, 2026
See also: FM/114

~ not stated there: inferred from the context
! The year 2025 was found from weekdays+offices; the calendar alone also fits
  2014.
! The day of the departure is told without a date.
! 1 clause gave no fact; --explain lists the reasons.
"""


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 132])
def test_no_line_is_wider_than_the_terminal(record: Record, width: int) -> None:
    long = changed(record, 0, venue="Palácio " + "da Assembleia e do Governo " * 6 + "X" * 90)
    lines = shown(long, width=width, explain=True).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert all(line == line.rstrip() for line in lines)


def test_narrow_terminals_have_the_time_above(record: Record) -> None:
    lines = shown(record, width=40).splitlines()
    assert lines[lines.index("  morning") + 1] == "  Arrival in Lisbon, Portugal, from"


def test_colour_only_on_a_terminal_and_not_with_no_color(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in shown(record, out=_Terminal())
    assert "\x1b" not in shown(record)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown(record, out=_Terminal())


def test_words_of_the_document_cannot_steer_the_terminal(record: Record) -> None:
    odd = changed(record, 0, venue="\x1b[31mPalace\x07\u202e of\nBelém [bold]now[/bold] :smile:")
    out = shown(odd, explain=True)
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[31mPalace of Belém [bold]now[/bold] :smile:" in out


def test_place_is_told_once_until_it_changes(record: Record) -> None:
    same = changed(record, 1, inferred=["city", "country"], venue="Belém Palace", evidence=[{"start": 400, "end": 410}])
    assert shown(same).count("Belém Palace") == 1


def test_what_is_stated_after_an_inferred_place_is_told_again(record: Record) -> None:
    stated = changed(record, 1, inferred=[], venue="Belém Palace")
    assert "Belém Palace, Lisbon, Portugal\n" in shown(stated)


def test_office_is_told_once(record: Record) -> None:
    again = changed(record, 1, participants=record.engagements[0].model_dump()["participants"])
    assert shown(again).count("(President, Portugal)") == 1


def test_day_is_marked_where_no_fact_states_it(record: Record) -> None:
    movements = [m.model_dump(by_alias=True) | {"inferred": ["date"]} for m in record.movements]
    assert "Wednesday 7 May 2025~\n" in shown(make_record(movements=movements))


def test_undated_facts_and_loose_statements_stand_apart(record: Record) -> None:
    engagements = [e.model_dump(by_alias=True) | {"date": None, "inferred": []} for e in record.engagements]
    statements = [s.model_dump() | {"engagement": None} for s in record.statements]
    out = shown(make_record(engagements=engagements, statements=statements))
    assert "Date not known\n" in out
    assert "Said elsewhere\n" in out
    assert "– thank (to Rui Falcão): his hospitality" in out


def test_joint_statements_name_all_who_made_them(record: Record) -> None:
    changes = {"act": "agree", "joint_with": ["person:rui-falcao"], "addressee": None}
    joint = [record.statements[0].model_dump() | changes]
    assert "– Elena Rivas and Rui Falcão · agree: his hospitality" in shown(make_record(statements=joint))


def test_record_without_facts() -> None:
    nothing: dict[str, Any] = dict.fromkeys(("movements", "engagements", "statements", "visits", "unread"), ())
    out = shown(make_record(**nothing, references=(), upcoming=(), warnings=(), dating={}))
    assert out.endswith("\nNo engagements, movements or statements were found.\n")


def test_contradictions_are_warned_of_once() -> None:
    told = "6 May 2024 was a Monday"
    out = shown(make_record(dating={"year": 2024, "contradictions": [told]}, warnings=[told, "no more"]))
    assert f"! {told}\n! no more\n" in out
    assert out.count(told) == 1


def test_a_year_that_is_known_from_publication_is_no_warning() -> None:
    dating = {"year": 2025, "how": "published+weekdays", "candidates": [2014, 2025]}
    assert "The year" not in shown(make_record(dating=dating))


def test_records_are_set_apart(record: Record) -> None:
    assert shown(record, record, many=True).count("─" * 80) == 1
