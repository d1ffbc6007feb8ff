"""What is found in a programme, and what is not."""

from __future__ import annotations

import pytest

from communique.programme import check
from tests.programme.plans import plan


def found(*changes: tuple[str, str]) -> list[tuple[int, str]]:
    return [(finding.line, finding.kind) for finding in check(plan(*changes))]


def test_a_good_programme_has_nothing_wrong() -> None:
    assert check(plan()) == []


ENTRY = "  - {when: 2026-12-02 10:00, what: meeting, with: team, city: \"Porto, Portugal\"}\n"


@pytest.mark.parametrize(("entry", "line", "kind"), [
    ('{when: 2026-12-01 11:30-12:00, what: interview, with: team}', 24, "clash"),
    ('{when: 2026-12-01 12:15, what: meeting, with: team, city: "Madrid, Spain"}', 0, ""),
    ('{when: 2026-12-01 12:15, what: meeting, with: team, city: "Tokyo, Japan"}', 24, "travel"),
    ('{when: 2026-12-02 10:30, what: meeting, with: team, city: "Lisbon, Portugal"}', 24, "travel"),
    ('{when: 2026-12-01 14:00, what: meeting, with: {name: Bruno Lima}}', 24, "office"),
    ('{when: 2026-12-01 14:00, what: meeting, with: {name: Ruy Falcao, office: President}}', 24, "name"),
    ('{when: 2026-12-01 14:00, what: meeting, with: falcoa}', 24, "name"),
    ('{when: 2026-12-01 14:00, what: meeting, with: team, city: Utopia Springs}', 24, "place"),
    ('{when: 2026-12-01 14:00, what: meeting, with: team, city: San Pedro}', 24, "place"),
    ('{when: 2026-12-03, what: meeting, with: team}', 24, "date"),
    ('{what: meeting, with: team}', 24, "date"),
    ('{when: 2026-12-01 14:00, what: meeting}', 24, "entry"),
])
def test_each_kind_of_mistake_is_found_in_its_line(entry: str, line: int, kind: str) -> None:
    assert found((ENTRY, f"{ENTRY}  - {entry}\n")) == ([(line, kind)] if kind else [])


def test_what_was_cancelled_clashes_with_nothing() -> None:
    entry = "  - {when: 2026-12-01 11:30-12:00, what: interview, with: team, status: cancelled}\n"
    assert found((ENTRY, ENTRY + entry)) == []


def test_a_travel_finding_names_distance_and_assumption() -> None:
    entry = '  - {when: 2026-12-02 10:30, what: meeting, with: team, city: "Lisbon, Portugal"}\n'
    (finding,) = check(plan((ENTRY, ENTRY + entry)))
    assert "273 km in 30 min; it takes 1 h 50 min at 800 km/h by air with 1 h 30 min on the ground" in finding.text


def test_a_country_that_there_is_not_is_told() -> None:
    assert [finding.text for finding in check(plan(("country: Chile}", "country: Chili}")))] == [
        "Chili: no such country (of Elena Rivas)"]
