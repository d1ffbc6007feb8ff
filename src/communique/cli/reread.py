"""`communique reread`: stored documents, read again by the reader at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique import __version__
from communique.cli.add import Format, Told
from communique.cli.options import Db, Pipeline, Quiet, Vocab

if TYPE_CHECKING:
    from communique.store import Store
    from communique.store.rereading import Changes

#: Changes of one document that the table names.
_SHOWN = 8


def reread(
    db: Db = None,
    everything: Annotated[bool, typer.Option(
        "--all", help="Also documents that this version has read, as after a change of vocabulary.")] = False,
    workers: Annotated[int | None, typer.Option(
        "--workers", "-j", min=1, metavar="N", show_default=False,
        help="Processes that read; as many as pay on this machine by default.")] = None,
    form: Told = Format.table,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
    quiet: Quiet = False,
) -> None:
    """Read stored documents again where another version read them last, and tell what changed.

    What is no longer read is kept as withdrawn; what people wrote or decided is left as it is.
    """
    from communique.bulk import Settings
    from communique.cli.progress import Bar
    from communique.store import Store
    from communique.store.rereading import outdated
    from communique.store.rereading import reread as run

    failures: list[str] = []
    with Store.open(db, create=False) as store:
        ids = outdated(store, __version__, everything=everything)
        with Bar(len(ids), quiet=quiet) as bar:
            changed = list(run(store, ids, Settings(vocab, pipeline), workers=workers, failed=failures.append,
                               advance=bar.advance))
        if form is Format.json:
            _print_json(changed, len(ids), failures)
        else:
            for changes in changed:
                _print(changes)
            for reason in failures:
                typer.echo(f"communique: error: document {reason}", err=True)
            if not quiet:
                typer.echo(f"communique: {len(ids)} document{'s'[:len(ids) != 1]} read again, {len(changed)} changed "
                           f"({store.name})", err=True)
                _tell_waiting(store)
    if failures:
        raise typer.Exit(2)


def _tell_waiting(store: Store) -> None:
    """Tell of decisions about facts that are now read otherwise."""
    from communique.review import waiting

    with store.reading() as connection:
        count = len(waiting(connection))
    if count:
        typer.echo(f"communique: {count} decision{'s'[:count != 1]} about facts that are now read otherwise: "
                   "`communique facts --waiting`", err=True)


def _print(changes: Changes) -> None:
    lines = [f"  + {kind}: {words}" for kind, words in changes.added]
    lines += [f"  - {kind}: {words}" for kind, words in changes.withdrawn]
    lines += [f"  ~ {kind}: {words} ({', '.join(fields)})" for kind, words, fields in changes.altered]
    typer.echo(changes.name)
    for line in lines[:_SHOWN]:
        typer.echo(" ".join(line.split()) if "\n" in line else line)
    if len(lines) > _SHOWN:
        typer.echo(f"  and {len(lines) - _SHOWN} more changes (--format json tells all)")


def _print_json(changed: list[Changes], total: int, failures: list[str]) -> None:
    import json
    from dataclasses import asdict

    typer.echo(json.dumps({"read": total, "changed": [asdict(changes) for changes in changed], "failed": failures},
                          ensure_ascii=False, indent=2))
