"""An itinerary as text and on one page of PDF."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from communique.write.programme import make_pdf, make_text, page_of
from tests.programme.plans import plan


def test_text_has_days_hours_and_people_with_offices() -> None:
    text = make_text(page_of(plan()))
    assert "Tuesday 1 December 2026\n  09:30        Arrival in Lisbon, Portugal, from Madrid, Spain\n" in text
    assert "  11:00–11:45  Meeting with Rui Falcão (President, Portugal)\n" in text
    assert "Meal hosted by Rui Falcão (President, Portugal) — cancelled" in text


def test_lines_keep_to_the_width() -> None:
    long = ("topics: [fisheries,", f"topics: [{'the very long topic ' * 12},")
    assert max(map(len, make_text(page_of(plan(long)), 60).splitlines())) <= 60


@pytest.mark.parametrize("entries", [0, 25])
def test_pdf_is_one_page(tmp_path: Path, entries: int) -> None:
    more = "".join(f"  - {{when: 2026-12-02 {10 + at // 6}:{at % 6}5, what: meeting, with: falcao}}\n"
                   for at in range(entries))
    path = tmp_path / "plan.pdf"
    path.write_bytes(make_pdf(page_of(plan(("upcoming:", f"{more}upcoming:")))))
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1\n" in info
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("Meeting with Rui Falcão (President, Portugal)") == 1 + entries
