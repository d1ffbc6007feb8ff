"""Options that more than one verb has. Each can be set by an environment variable, too."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Vocab = Annotated[
    Path | None,
    typer.Option("--vocab", metavar="DIR", envvar="COMMUNIQUE_VOCAB", exists=True, file_okay=False,
                 help="Folder with vocabulary files that add to communique's own."),
]
Pipeline = Annotated[
    str | None,
    typer.Option("--pipeline", metavar="NAME", envvar="COMMUNIQUE_PIPELINE",
                 help="spaCy pipeline to parse with, by name or path; the bundled English one by default."),
]
Db = Annotated[
    str | None,
    typer.Option("--db", metavar="PATH|URL", envvar="COMMUNIQUE_DB", show_default=False,
                 help="The store: a SQLite file, or postgresql://user@host/name; yours in the data folder by default."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="COMMUNIQUE_USER", show_default=False,
                 help="Who decides; the name of your account by default.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why, kept with the decision.")]


def signer(by: str | None) -> str:
    """Return who signs a decision."""
    import getpass

    return by or getpass.getuser()
