"""`communique user` and `communique token`, and what `communique serve` refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from communique.store import Store
from communique.store.access import tokens
from tests.cli.conftest import Run

PASSWORD = "four plain words here\n"


@pytest.fixture
def db(run: Run, tmp_path: Path) -> Path:
    """Return a store with one user, made by the command."""
    path = tmp_path / "store.db"
    made = run("user", "add", "Ana", "--db", path, stdin=PASSWORD)
    assert (made.code, made.out) == (0, "")
    assert "ana may sign in" in made.err
    return path


def test_users_are_listed_disabled_and_let_in_again(run: Run, db: Path) -> None:
    (ana,) = json.loads(run("user", "list", "--format", "json", "--db", db).out)
    assert (ana["name"], ana["disabled_at"]) == ("ana", None)
    assert run("user", "disable", "ana", "--db", db).code == 0
    assert "disabled since" in run("user", "list", "--db", db).out
    assert run("user", "password", "ana", "--db", db, stdin="another four words\n").code == 0
    assert "disabled" not in run("user", "list", "--db", db).out
    done = run("user", "trail", "--db", db).out
    assert [line.split("command line")[1].split()[0] for line in done.splitlines()] == ["gave", "disabled", "added"]
    assert json.loads(run("user", "trail", "--format", "json", "--limit", 1, "--db", db).out)[0]["about"] == "ana"


@pytest.mark.parametrize(("arguments", "stdin", "told"), [
    (("user", "add", "ana"), PASSWORD, "already"), (("user", "add", "bo"), "short\n", "12 to 512"),
    (("user", "add", "bo"), "", "no password"), (("user", "add", "two words"), PASSWORD, "one word"),
    (("user", "disable", "bo"), "", "no user"), (("user", "password", "bo"), PASSWORD, "no user"),
    (("token", "new", "bo"), "", "no user"), (("token", "revoke", "0123456789"), "", "no token"),
    (("token", "new", "ana", "--scope", "everything"), "", "everything")])
def test_what_cannot_be_is_said_in_one_line(run: Run, db: Path, arguments: tuple[str, ...], stdin: str,
                                            told: str) -> None:
    answer = run(*arguments, "--db", db, stdin=stdin)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err and answer.err.count("\n") == 1


def test_the_password_is_no_argument(run: Run, db: Path) -> None:
    assert run("user", "add", "bo", "a password of mine", "--db", db).code == 2
    assert run("user", "add", "bo", "--password", "a password of mine", "--db", db).code == 2
    assert len(json.loads(run("user", "list", "-f", "json", "--db", db).out)) == 1


def test_a_token_is_printed_once_and_revoked(run: Run, db: Path) -> None:
    made = run("token", "new", "ana", "--scope", "write", "--label", "nightly", "--days", 30, "--db", db)
    secret = made.out.strip()
    assert re.fullmatch(r"cmq_\w{10}_[\w-]{43}", secret)
    listed = run("token", "list", "ana", "--db", db).out
    assert "nightly" in listed and "never used" in listed and secret not in listed
    with Store.open(db) as store, store.reading() as connection:
        assert tokens.find_token(connection, secret) is not None
    assert run("token", "revoke", secret[4:14], "--db", db).code == 0
    assert json.loads(run("token", "list", "--format", "json", "--db", db).out)[0]["revoked_at"]
    with Store.open(db) as store, store.reading() as connection:
        assert tokens.find_token(connection, secret) is None


def test_help_is_shown_where_nothing_more_is_said(run: Run) -> None:
    for group in ("user", "token"):
        answer = run(group)
        assert answer.code == 0
        assert "Commands" in answer.out


@pytest.mark.parametrize("arguments", [("--host", "0.0.0.0"), ("--name", "meetings.example.org"), ("--host", "::")])
def test_pages_that_others_reach_are_refused_without_users(run: Run, tmp_path: Path,
                                                           arguments: tuple[str, ...]) -> None:
    answer = run("serve", *arguments, "--port", 0, "--db", tmp_path / "store.db")
    assert answer.code == 2
    assert "communique user add" in answer.err or "cannot listen" in answer.err
