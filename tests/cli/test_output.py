"""`--output`: whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from communique.cli.output import opened
from tests.cli.conftest import Run
from tests.scripted import REPORT


@pytest.mark.usefixtures("scripted")
def test_output_file_holds_what_would_have_been_printed(run: Run, folder: Path, tmp_path: Path) -> None:
    printed = run("read", folder / "a.txt", "-f", "json").out
    result = run("read", folder / "a.txt", "-f", "json", "-o", tmp_path / "out.json")
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == printed


@pytest.mark.usefixtures("scripted")
def test_nothing_is_written_where_nothing_was_read(run: Run, folder: Path) -> None:
    (folder / "bad").write_text("UNREADABLE " + REPORT, encoding="utf-8")
    (folder / "out.json").write_text("before", encoding="utf-8")
    assert run("read", folder / "bad", "-o", folder / "out.json").code == 2
    assert (folder / "out.json").read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt", "bad", "c.txt", "out.json"]


@pytest.mark.usefixtures("scripted")
def test_what_could_be_read_of_many_is_written(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text("UNREADABLE " + REPORT, encoding="utf-8")
    assert run("read", folder, "-f", "json", "-o", tmp_path / "out.json").code == 2
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 2


@pytest.mark.usefixtures("scripted")
def test_folder_is_missing(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt", "-o", folder / "none" / "out.json")
    assert result.code == 2
    assert "make it first" in result.err


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_interrupted_writing_leaves_what_was_there(tmp_path: Path, stop: type[BaseException]) -> None:
    target = tmp_path / "out.json"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(stop), opened(target) as out:  # noqa: PT012 - the error comes after the writing
        out.write("half")
        raise stop
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_are_those_of_a_new_file_or_of_the_one_replaced(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        with opened(tmp_path / "new") as out:
            out.write("x")
        (tmp_path / "old").write_text("x", encoding="utf-8")
        (tmp_path / "old").chmod(0o600)
        with opened(tmp_path / "old") as out:
            out.write("y")
    finally:
        os.umask(mask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with opened(tmp_path / "link") as out:
        out.write("x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"
