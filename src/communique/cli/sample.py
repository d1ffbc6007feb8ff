"""`communique sample`: invented journeys, with their programmes, records and annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def sample(
    documents: Annotated[int, typer.Option("--documents", "-n", min=1, max=1_000_000, help="How many.")] = 10,
    seed: Annotated[int, typer.Option("--seed", help="Another number gives other journeys.")] = 1,
    style: Annotated[str, typer.Option("--style", help="Style of the reports: un, readout, note.")] = "un",
    output: Annotated[Path | None, typer.Option(
        "--output", "-o", help="Folder for the files; without it, JSON lines go to standard output.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
) -> None:
    """Make invented journeys: reports to test and to measure with, each with the annotation of what it says.

    All people are invented. The same number and seed give the same journeys.
    """
    from communique.cli.progress import Bar
    from communique.sample import samples

    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
    with Bar(documents, quiet=quiet or output is None, doing="inventing") as bar:
        for made in samples(documents, seed, style):
            if output is None:
                typer.echo(json.dumps({"name": made.name, "text": made.text, "gold": made.gold,
                                       "programme": made.programme}, ensure_ascii=False))
                continue
            for suffix, text in ((".txt", made.text), (".yaml", made.programme),
                                 (".json", json.dumps(made.gold, ensure_ascii=False, indent=1) + "\n"),
                                 (".record.json", made.record.to_json() + "\n")):
                (output / f"{made.name}{suffix}").write_text(text, encoding="utf-8")
            bar.advance()
    if output is not None and not quiet:
        typer.echo(f"{documents} journeys in {output}; `communique evaluate {output}` reads their reports", err=True)
