"""The documentation tells of everything there is, and of nothing that is not."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import typer.main
from scripts import build_record_reference

from communique import __version__
from communique.cli.app import app
from communique.evaluate import MEASURES
from communique.write import FORMATS

ROOT = Path(__file__).resolve().parent.parent
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
COMMANDS = {
    f"{name} {below}" if below else name: command
    for name, group in typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]
    for below, command in getattr(group, "commands", {"": group}).items()
}


def section(command: str) -> str:
    """Return what docs/command-line.md says of one command."""
    return COMMAND_LINE.partition(f"\n## communique {command}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    text = section(command)
    assert text
    options = {name for parameter in COMMANDS[command].params for name in parameter.opts if name.startswith("-")}
    documented = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", "\n".join(re.findall(r"^\| (`-[^|]*)\|", text, re.M))))
    assert documented == options - {"--help", "-h"}


def test_every_setting_is_documented() -> None:
    names = {str(parameter.envvar) for command in COMMANDS.values() for parameter in command.params if parameter.envvar}
    assert names
    assert all(f"`{name}`" in COMMAND_LINE for name in names)


def test_every_format_and_measure_is_documented() -> None:
    assert all(f"| `{name}` |" in COMMAND_LINE for name in FORMATS)
    assert all(f"`{name}`" in section("evaluate") for name in MEASURES)


def test_record_reference_is_that_of_the_types() -> None:
    assert build_record_reference.TARGET.read_text(encoding="utf-8") == build_record_reference.build()


def test_every_field_of_the_record_has_a_meaning() -> None:
    rows = re.findall(r"^\| `\w+` \|.*$", build_record_reference.build(), re.M)
    assert [row for row in rows if row.endswith("|  |")] == []


@pytest.mark.parametrize("mark", ["set-up", "test"])
def test_readme_lines_are_the_ones_that_ci_runs(mark: str) -> None:
    (block,) = re.findall(rf"^<!-- {mark} -->\n```sh\n(.*?)^```", README, re.M | re.S)
    lines = block.splitlines()
    assert len(lines) == 1, "one line to copy"
    assert "pip install -q --no-deps -r requirements.lock" in lines[0]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    function = script[script.index("readme_block() {"):script.index("\n}\n") + 3]
    ran = subprocess.run(["bash", "-c", f"{function}\nreadme_block {mark}"], cwd=ROOT, capture_output=True, text=True,
                         check=True)
    assert ran.stdout == block


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert ((ROOT / page).parent / target).exists(), target


def test_examples_that_the_readme_reads_exist() -> None:
    assert all((ROOT / path).is_file() for path in re.findall(r"examples/[\w-]+\.txt", README))


def test_lock_file_pins_every_requirement_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+)==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}", lock, re.M)
    assert len(pins) == len(re.findall(r"^[A-Za-z0-9]", lock, re.M))
    assert "://" not in lock
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r'^    "([A-Za-z0-9._-]+)[<>=!~].*",$', project, re.M)
    assert len(wanted) > 20
    assert {re.sub(r"[._-]+", "-", name).lower() for name in wanted} <= set(pins)


def test_changelog_tells_of_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
