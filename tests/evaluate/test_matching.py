"""When names, texts and places count as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.evaluate.matching import assign, find_quote, normalize, overlap, same_name, word_f1


@pytest.mark.parametrize(("one", "other", "same"), [
    ("António Guterres", "Antonio GUTERRES", True), ("Xi Jinping", "Xi", True), ("Ana Maria Prado", "Prado", False),
    ("UN country team", "the UN country team", True), ("", "", False), (None, "x", False), ("of the", "of the", False)])
def test_same_name(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(("one", "other", "value"), [
    ("fisheries", "fisheries", 1.0), ("the high seas", "high seas treaty", 0.8), ("", "", 1.0), ("the", "", 1.0),
    ("a b", "c d", 0.0), (None, "x", 0.0)])
def test_word_f1(one: str | None, other: str | None, value: float) -> None:
    assert word_f1(one, other) == pytest.approx(value)


def test_find_quote_passes_over_white_space() -> None:
    assert find_quote("He met\n with  Ms. Rivas.", "met with Ms. Rivas") == (3, 23)
    assert find_quote("He met her", "met him") is None


def test_overlap_is_a_share_of_the_target() -> None:
    assert overlap([(0, 5)], (0, 10)) == 0.5
    assert overlap([(0, 50), (2, 9)], (0, 10)) == 1.0
    assert overlap([(20, 30)], (0, 10)) == 0.0
    assert overlap([(0, 5)], None) == 0.0


def test_assign_takes_the_best_first() -> None:
    assert assign([(0.5, 0, 0), (0.9, 0, 1), (0.8, 1, 1), (0.1, 1, 0), (0.0, 2, 2)]) == [(0, 1), (1, 0)]


@given(st.text(), st.text())
def test_likeness_is_symmetric(one: str, other: str) -> None:
    assert word_f1(one, other) == word_f1(other, one)
    assert same_name(one, other) == same_name(other, one)
    assert normalize(normalize(one)) == normalize(one)
