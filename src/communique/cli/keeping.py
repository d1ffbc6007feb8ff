"""`communique check`, `backup`, `migrate` and `remove`: keeping a store in order."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.add import Format, Told
from communique.cli.options import Db, Quiet
from communique.errors import CommuniqueError, StoreError

if TYPE_CHECKING:
    from sqlalchemy import Row

    from communique.store import Store
    from communique.store.checking import Problem


def check(
    db: Db = None,
    repair: Annotated[bool, typer.Option(
        "--repair", help="Make the tables for questions and the full text again from the claims, where they are wrong.",
    )] = False,
    form: Told = Format.table,
    quiet: Quiet = False,
) -> None:
    """Check the whole store: the file, its indexes, and that every claim's words stand where it says."""
    from communique.store import Store
    from communique.store.identity import resolve_store

    with Store.open(db, create=False) as store:
        problems = _problems(store, quiet=quiet)
        repaired = repair and bool(problems) and all(problem.derived for problem in problems)
        if repaired:
            store.rebuild()
            resolve_store(store, afresh=True)
        if form is Format.json:
            _print_problems(problems, store.name, repaired=repaired)
        else:
            for problem in problems:
                typer.echo(f"{problem.where}: {problem.what}")
            _conclude(problems, store.name, repaired=repaired, quiet=quiet)
    if problems and not repaired:
        raise typer.Exit(1)


def _problems(store: Store, *, quiet: bool) -> list[Problem]:
    from communique.cli.progress import Bar
    from communique.store.checking import Problem, check_store

    try:
        count = len(store.known_hashes())
    except StoreError as error:
        return [Problem("file", str(error))]
    with Bar(count, quiet=quiet, doing="checking") as bar:
        return check_store(store, bar.advance)


def _print_problems(problems: list[Problem], name: str, *, repaired: bool) -> None:
    import json
    from dataclasses import asdict

    found = [asdict(problem) for problem in problems]
    typer.echo(json.dumps({"store": name, "problems": found, "repaired": repaired}, ensure_ascii=False, indent=2))


def _conclude(problems: list[Problem], name: str, *, repaired: bool, quiet: bool) -> None:
    if not problems:
        if not quiet:
            typer.echo(f"communique: all is well ({name})", err=True)
        return
    if repaired:
        advice = "made again from the claims"
    elif all(problem.derived for problem in problems):
        advice = "`communique check --repair` makes these tables again from the claims"
    else:
        advice = "claims or documents are not what was stored; go back to a backup, or remove and add those documents"
    typer.echo(f"communique: {len(problems)} problem{'s'[:len(problems) != 1]} found; {advice} ({name})", err=True)


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="Where the copy is to lie.")],
    db: Db = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it exists.")] = False,
    quiet: Quiet = False,
) -> None:
    """Copy the store while others may be writing; the copy appears only when it is whole."""
    from communique.cli.progress import Bar
    from communique.store import Store
    from communique.store.backing_up import backup as run

    if target.exists() and not force:
        raise CommuniqueError(f"{target} exists; name another file, or replace it with --force")
    with Store.open_any(db) as store:
        with Bar(len(store.known_hashes()), quiet=quiet, doing="copying") as bar:
            run(store, target, bar.advance)
        if not quiet:
            typer.echo(f"communique: {store.name} copied to {target}", err=True)


def restore(
    source: Annotated[Path, typer.Argument(
        metavar="FILE", show_default=False, help="A backup, or any store in a SQLite file.")],
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Put a backup into an empty or new store, in SQLite or PostgreSQL: all of it, or nothing."""
    from communique.cli.progress import Bar
    from communique.store.backing_up import documents_in
    from communique.store.backing_up import restore as run

    with Bar(documents_in(source), quiet=quiet, doing="restoring") as bar:
        name, count = run(source, db, bar.advance)
    if not quiet:
        typer.echo(f"communique: {count:,} document{'s'[:count != 1]} of {source} restored to {name}", err=True)


def migrate(db: Db = None, quiet: Quiet = False) -> None:
    """Bring a store that an older version made to this version's schema: all of it, or nothing."""
    from communique.store import Store

    with Store.open_any(db) as store:
        before, after = store.migrate()
        if not quiet:
            done = "is up to date" if before == after else f"brought from schema {before} to {after}"
            typer.echo(f"communique: {store.name} {done}", err=True)


def remove(
    names: Annotated[list[str], typer.Argument(
        metavar="DOCUMENT...", show_default=False,
        help="Symbol, path, URL, hash (sha256:...) or number of a document.")],
    db: Db = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be removed.")] = False,
    quiet: Quiet = False,
) -> None:
    """Remove documents with all that was read from them; a version that one superseded is current again."""
    from communique.store import Store
    from communique.store.identity import resolve_store

    with Store.open(db, create=False) as store:
        found = {row.id: row for name in names for row in _named(store, name)}
        if not dry_run:
            store.remove(found)
            resolve_store(store)
        for row in found.values():
            typer.echo(f"{row.symbol or row.source or row.hash}: {row.title or 'without a title'}")
        if not quiet:
            done = "would be removed" if dry_run else "removed"
            typer.echo(f"communique: {len(found)} document{'s'[:len(found) != 1]} {done} ({store.name})", err=True)


def _named(store: Store, name: str) -> list[Row[Any]]:
    """Return the documents of a name, all versions of them.

    Raises:
        StoreError: There is none.
    """
    from sqlalchemy import or_, select

    from communique.store.kept import documents as d

    wanted = [d.c.hash == name, d.c.symbol == name, d.c.source == name,
              d.c.series.in_([f"path:{Path(name).resolve()}", f"url:{name}"])]
    if name.isdecimal() and int(name) < sys.maxsize:
        wanted.append(d.c.id == int(name))
    columns: list[Any] = [d.c.id, d.c.hash, d.c.symbol, d.c.source, d.c.title]
    with store.reading() as connection:
        rows = list(connection.execute(select(*columns).where(or_(*wanted))))
    if not rows:
        raise StoreError(f"{store.name} has no document {name!r}: give its symbol, path, URL, hash or number")
    return rows
