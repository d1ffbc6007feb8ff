"""What `Reader.read` takes for a text, and what for the name of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import Reader
from communique.errors import SourceError

SENTENCE = "The President of Norway, Marta Arden, met with the President of Chile, Elena Rivas, in Oslo. "


@pytest.mark.parametrize("times", [1, 3, 4, 50])  # one line, shorter and longer than a file's name can be
def test_a_text_in_one_line(reader: Reader, times: int) -> None:
    assert reader.read(SENTENCE * times).engagements


def test_a_file_with_a_space_in_its_name(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "visit to Oslo.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    assert reader.read(str(path)).engagements == reader.read(path).engagements


def test_no_such_file(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"missing\.txt"):
        reader.read(str(tmp_path / "missing.txt"))


def test_many(reader: Reader) -> None:
    records = list(reader.read_many([SENTENCE] * 20, published="2024"))
    assert len(records) == 20
    assert {record.dating.year for record in records} == {2024}
