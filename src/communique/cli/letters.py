"""Questions in the terminal that are answered with a letter, and a reason after it."""

from __future__ import annotations

import sys
from collections.abc import Container

import typer


def answer(question: str, letters: Container[str]) -> tuple[str, str | None] | None:
    """Return the letter that was answered and the reason; None for `q`, and at the end of the input."""
    while True:
        line = ask(question)
        if line is None:
            return None
        letter, _, why = line.strip().partition(" ")
        letter = letter[:1].lower()
        if letter == "q":
            return None
        if letter and letter in letters:
            return letter, why.strip() or None


def ask(question: str) -> str | None:
    """Return the line that was answered; None at the end of the input."""
    typer.echo(f"  {question} ", nl=False)
    line = sys.stdin.readline()
    if not line:
        typer.echo("")
        return None
    return line
