"""Names of persons taken apart and compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.authority.alignment import Tie
from communique.authority.name_match import compare_names
from communique.authority.person_names import Role, Script, read_name

PAIRS = [line.split("\t") for line in (Path(__file__).parent / "name_pairs.tsv").read_text("utf-8").splitlines()
         if not line.startswith("#")]


def words(name: str) -> list[str]:
    return [part.text for part in read_name(name).parts]


@pytest.mark.parametrize(("written", "parts"), [
    ("His Excellency Mr. António Guterres", ["antonio", "guterres"]),
    ("Prime Minister Keir Starmer", ["keir", "starmer"]),
    ("Lavrov, Sergey V.", ["sergey", "v", "lavrov"]),
    ("Abdel Fattah el-Sisi", ["abdulfattah", "sisi"]),
    ("'Abd al-Rahman Muhammad", ["abdulrahman", "muhammad"]),
    ("Ursula von der Leyen", ["ursula", "leyen"]),
    ("A.P.J. Abdul Kalam", ["a", "p", "j", "abdulkalam"]),
    ("JC Juncker", ["j", "c", "juncker"]),
    ("习近平", ["xi", "jinping"]),
    ("欧阳娜娜", ["ouyang", "nana"]),
    ("Нурсултан Назарбаев", ["nursultan", "nazarbaev"]),
    ("Sergey Sergey Shoigu", ["sergey", "shoigu"]),
    ("Ig0r Sech1n", ["igor", "sechin"]),
    ("(Mr.) “Lula” da Silva", ["lula", "silva"]),
    ("Pope Francis", ["francis"]),
    ("President", ["president"]),
    ("... – 。", []),
    ("", []),
])
def test_a_name_is_taken_apart(written: str, parts: list[str]) -> None:
    assert words(written) == parts


@pytest.mark.parametrize(("written", "number"), [
    ("King Abdullah II", 2), ("Mohammed VI", 6), ("MOHAMMED VI", None), ("Queen Elizabeth II", 2),
    ("Joseph R. Biden Jr.", 102), ("Joseph R. Biden, Jr.", 102), ("Jinping Xi", None), ("Xi", None),
])
def test_numbers_are_no_words(written: str, number: int | None) -> None:
    assert read_name(written).ordinal == number


def test_roles_and_scripts_are_told() -> None:
    lavrov = read_name("Сергей Викторович Лавров")
    assert [part.role for part in lavrov.parts] == [Role.NAME, Role.PATRONYMIC, Role.NAME]
    assert [part.role for part in read_name("Roman Abramovich").parts] == [Role.NAME, Role.NAME]
    assert read_name("George W. Bush").parts[1].role is Role.INITIAL
    assert [read_name(n).script for n in ("Лавров", "السيسي", "习近平", "김정은", "バラク・オバマ")] == [
        Script.LETTERS, Script.ROUGH, Script.SIGNS, Script.SIGNS, Script.ROUGH]


def test_pairs_of_leaders_are_told_apart() -> None:
    """Every pair is looked at here; the independent measure is benchmarks/name_pairs.py."""
    wrong = [row for row in PAIRS if (compare_names(row[1], row[2]).score >= 0.5) is not (row[0] == "same")]
    assert len(PAIRS) == 100
    assert wrong == []


def test_reasons_add_up_and_name_the_words() -> None:
    compared = compare_names("Bill J. Clinton", "William Clinton")
    log_odds = sum(feature.effect for feature in compared.features)
    assert compared.score == pytest.approx(1 / (1 + 2.718281828459045 ** -log_odds))
    assert {a.tie for a in compared.alignments} == {Tie.EQUAL, Tie.VARIANT, Tie.EXTRA}
    (variant,) = [a for a in compared.alignments if a.tie is Tie.VARIANT]
    assert (variant.mine, variant.theirs) == ("bill", "william")
    clash = {f.name: f for f in compare_names("Raúl Castro", "Fidel Castro").features}["another word"]
    assert clash.value == 1
    assert clash.weight < 0
    assert clash.detail in ("raul / fidel", "fidel / raul")


def test_nothing_is_no_name() -> None:
    assert compare_names("", "Xi Jinping").score == 0
    assert compare_names("—", "…").score == 0


NAMES = st.sampled_from(sorted({name for row in PAIRS for name in row[1:3]}))


@given(NAMES, NAMES)
def test_order_of_arguments_does_not_matter(first: str, second: str) -> None:
    forth, back = compare_names(first, second), compare_names(second, first)
    assert forth.score == back.score
    assert {(a.mine, a.theirs) for a in forth.alignments} == {(a.theirs, a.mine) for a in back.alignments}


@given(NAMES)
def test_a_name_is_itself_whatever_its_case_and_order(name: str) -> None:
    assert compare_names(name, name.upper()).score > 0.5 or read_name(name).ordinal
    assert compare_names(name, f"Mr. {name}").score > 0.5


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(first: str, second: str) -> None:
    assert 0 <= compare_names(first, second).score <= 1
