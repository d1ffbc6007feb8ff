"""Patterns of a style."""

from __future__ import annotations

import pytest

from communique.write.draft.filling import PatternError, fill, fill_first, names_in, parse

PATTERN = "[{when}, ]{who} <met|meet> with {with}[ {where}]"


def test_parts_in_brackets_stand_only_where_they_can_be_filled() -> None:
    filled = fill(PATTERN, {"who": "she", "with": "him", "when": None})
    assert filled is not None
    assert filled.text == "she met with him"
    assert filled.used == {"who", "with"}


def test_a_name_outside_of_brackets_without_a_value_makes_a_pattern_unfit() -> None:
    assert fill(PATTERN, {"who": "she"}) is None
    filled = fill_first([PATTERN, "{who} <held|hold> a meeting"], {"who": "she"})
    assert filled is not None and filled.text == "she held a meeting"


@pytest.mark.parametrize(("pattern", "verb", "told"), [
    ("{who} <met|meet>", "{past}", "she then met"),
    ("{who} <met|meet>", "will {infinitive}", "she will then meet"),
    ("{who} <was received|be received>", "{past}", "she was then received"),
])
def test_an_adverb_finds_its_place_beside_the_verb(pattern: str, verb: str, told: str) -> None:
    filled = fill(pattern, {"who": "she", "then": "then"}, verb=verb)
    assert filled is not None and filled.text == told


def test_names_of_inner_brackets_are_found() -> None:
    assert names_in("[a {one}[ {two}]] {three}") == {"one", "two", "three"}


@pytest.mark.parametrize("pattern", ["[{who}", "{who}]", "{who", "who}", "<met>", "a|b"])
def test_what_is_not_closed_is_told(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"bracket|belongs"):
        parse(pattern)
