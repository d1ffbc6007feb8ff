"""`communique sample` as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "communique", "sample", *arguments], capture_output=True, text=True,
                          check=False)


def test_a_folder_of_journeys(tmp_path: Path) -> None:
    done = run("-n", "2", "--seed", "4", "--output", str(tmp_path / "new" / "samples"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "communique evaluate" in done.stderr
    names = sorted(path.name for path in (tmp_path / "new" / "samples").iterdir())
    assert names == [f"4-000{n}{suffix}" for n in (1, 2) for suffix in (".json", ".record.json", ".txt", ".yaml")]


def test_json_lines_on_standard_output() -> None:
    done = run("-n", "2", "--style", "note")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["name"] for line in lines] == ["1-0001", "1-0002"]
    assert all(line["text"] and line["gold"]["engagements"] and line["programme"] for line in lines)


def test_an_unknown_style_or_number_is_one_line() -> None:
    for arguments in (("--style", "baroque"), ("-n", "0")):
        done = run(*arguments)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "Traceback" not in done.stderr
