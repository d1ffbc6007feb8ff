"""`communique watch`: what feeds and listing pages tell that is new, into the store."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.add import Format, Told
from communique.cli.options import Db, Pipeline, Quiet, Vocab

if TYPE_CHECKING:
    from communique.watch import Told as RoundTold
    from communique.watch import Watching


def watch(
    feeds: Annotated[list[str], typer.Argument(
        metavar="URL|OPML...", show_default=False,
        help="Addresses of feeds (RSS, Atom) and of pages that list reports, and OPML files with feeds.")],
    db: Db = None,
    once: Annotated[bool, typer.Option("--once", help="Ask once and end; this is the default.")] = False,
    every: Annotated[float | None, typer.Option(
        "--every", min=1, metavar="MINUTES", show_default=False, help="Ask again and again, so often.")] = None,
    limit: Annotated[int | None, typer.Option(
        "--limit", "-n", min=0, metavar="N", show_default=False,
        help="At most so many reports a round; the others wait for the next.")] = None,
    match: Annotated[list[str] | None, typer.Option(
        "--match", metavar="PATTERN", show_default=False,
        help="Take only addresses that fit, such as '*/press/2025/*'; can be given more than once.")] = None,
    pause: Annotated[float, typer.Option(
        "--pause", min=0, metavar="SECONDS", help="Between two requests to one host; more where robots.txt says so.",
    )] = 1.0,
    principal: Annotated[str | None, typer.Option(
        metavar="NAME", help="Whose activities the reports are about, where they do not tell.")] = None,
    form: Told = Format.table,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
    allow_private: Annotated[bool, typer.Option(
        "--allow-private", help="Also ask private and loopback addresses.")] = False,
    quiet: Quiet = False,
) -> None:
    """Ask feeds and listing pages for what is new and read it into the store; run it again at any time."""
    if once and every is not None:
        raise typer.BadParameter("give --once or --every, not both")
    from communique.bulk import Settings
    from communique.store import Store
    from communique.watch import Watching
    from communique.watch.patience import Pauses

    addresses = _addresses(feeds)
    settings = Settings(vocab, pipeline, principal=principal, allow_private=allow_private)
    with Store.open(db) as store:
        watching = Watching(store, addresses, settings, tuple(match or ()), Pauses(pause))
        while True:
            begun = time.monotonic()
            try:
                _round(watching, limit, quiet=quiet)
            finally:
                if sys.exception() is None or watching.told.summary.added:
                    _tell(watching.told, store.name, form, len(addresses), quiet=quiet)
            if every is None:
                break
            time.sleep(max(0.0, begun + every * 60 - time.monotonic()))
    if watching.told.summary.failures:
        raise typer.Exit(2)


def _addresses(feeds: list[str]) -> list[str]:
    """Return the addresses given, with those that OPML files hold, each once."""
    from communique.errors import SourceError
    from communique.sources.folders import scheme
    from communique.sources.opml import feeds_of

    found: list[str] = []
    for feed in feeds:
        found += [feed] if scheme(feed) else feeds_of(feed)
    for address in found:
        if scheme(address) not in ("http", "https"):
            raise SourceError(f"{address}: this is no http or https address")
    return list(dict.fromkeys(found))


def _round(watching: Watching, limit: int | None, *, quiet: bool) -> None:
    from contextlib import ExitStack

    from communique.cli.progress import Bar

    with ExitStack() as stack:  # how many reports there are is known when all feeds were asked
        watching.round(limit, lambda count: stack.enter_context(Bar(count, quiet=quiet)).advance)


def _tell(told: RoundTold, name: str, form: Format, feeds: int, *, quiet: bool) -> None:
    summary = told.summary
    if form is Format.json:
        import json

        failed = [{"source": source, "reason": reason} for source, reason in summary.failures]
        put_off = [{"source": source, "until": until} for source, until in told.put_off]
        typer.echo(json.dumps({
            "store": name, "feeds": feeds, "unchanged": told.unchanged, "put_off": put_off, "new": told.found,
            "added": summary.added, "known": summary.known, "superseding": summary.superseded, "failed": failed,
            "waiting": told.waiting}, ensure_ascii=False))
        return
    for _, reason in summary.failures:
        typer.echo(f"communique: error: {reason}", err=True)
    if not quiet:
        typer.echo(f"communique: {_line(told, feeds)} ({name})", err=True)


def _line(told: RoundTold, feeds: int) -> str:
    parts = [f"{feeds} feed{'s'[:feeds != 1]}", f"{told.found} new"]
    parts += [f"{count} {what}" for count, what in (
        (told.unchanged, "unchanged"), (len(told.put_off), f"put off until {_first(told)}")) if count]
    summary = told.summary
    parts.append(f"{len(summary.added)} document{'s'[:len(summary.added) != 1]} added")
    parts += [f"{count} {what}" for count, what in (
        (summary.superseded, "of them in the place of an earlier version"), (summary.known, "known already"),
        (len(summary.failures), "could not be read"), (told.waiting, "waiting for a later round")) if count]
    return ", ".join(parts)


def _first(told: RoundTold) -> str:
    return min((until for _, until in told.put_off), default="")
