"""`communique reconcile`: identities and their entries in Wikidata, or in another authority file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.merge import settle
from communique.cli.options import By, Db, Quiet, signer
from communique.cli.who import Kind

if TYPE_CHECKING:
    from communique.store import Store
    from communique.store.identity import Candidate
    from communique.store.identity.linking import Proposal

_SHOWN = 5  # entries to choose from
_WIKIDATA = "https://wikidata.reconci.link/en/api"


def reconcile(
    names: Annotated[list[str] | None, typer.Argument(
        metavar="[NAME]...", show_default=False,
        help="Who to look up, by name or id; those whom most documents name by default.")] = None,
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="What to look up.")] = Kind.person,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many.")] = 50,
    service: Annotated[str, typer.Option(
        "--service", metavar="URL", envvar="COMMUNIQUE_SERVICE",
        help="A service that speaks the W3C Reconciliation API.")] = _WIKIDATA,
    ask: Annotated[bool, typer.Option("--ask/--no-ask", help="Ask where it is not certain.")] = True,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask the service again what it answered before.")] = False,
    unlink: Annotated[bool, typer.Option("--unlink", help="Take the links of the named away instead.")] = False,
    by: By = None,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Look identities up in Wikidata and keep id and label. Names go to the service, and nothing else does."""
    from communique.authority.reconcile import Service
    from communique.errors import UnknownNameError
    from communique.store import Store
    from communique.store.identity import find_one, most_named
    from communique.store.identity.linking import propose, unlinked

    url = service.rstrip("/")
    with Store.open(db, create=False) as store:
        with store.reading() as connection:
            wanted = [find_one(connection, name, kinds=[kind.value]) for name in names or ()]
            if not names and not unlink:
                wanted = most_named(connection, kind.value, limit)
        if unlink:
            if not wanted:
                raise UnknownNameError("name those whose links are to go: communique reconcile --unlink NAME")
            _unlink(store, url, wanted, quiet=quiet)
            return
        wanted = unlinked(store, url, wanted)
        linked = 0
        try:
            with Service(url) as asked:
                for proposal in propose(store, asked, wanted, refresh=refresh):
                    chosen = _choose(store, url, proposal, signer(by), ask=ask)
                    linked += chosen is True
                    if chosen is None:
                        break
        finally:  # an interrupt loses no link
            if not quiet:
                typer.echo(f"communique: {linked} of {len(wanted)} linked", err=True)
            if linked:
                settle(store, [], quiet=quiet)


def _unlink(store: Store, url: str, wanted: list[Candidate], *, quiet: bool) -> None:
    from communique.store.identity.linking import unlink

    gone = sum(unlink(store, url, candidate) for candidate in wanted)
    if not quiet:
        typer.echo(f"communique: {gone} link{'' if gone == 1 else 's'} taken away", err=True)
    settle(store, [], quiet=quiet)


def _choose(store: Store, url: str, proposal: Proposal, by: str, *, ask: bool) -> bool | None:
    """Link the certain entry, or the one that is chosen; return None to stop."""
    from communique.store.identity.linking import link

    candidate, certain = proposal.candidate, proposal.certain
    if certain is not None:
        link(store, url, candidate, certain, f"{by}, certain match")
        typer.echo(f"{candidate.identity}  =  {certain.entry.id}  {certain.entry.name}")
        return True
    if not ask or not proposal.matches:
        return False
    shown = proposal.matches[:_SHOWN]
    typer.echo(f"\n{candidate.label}")
    for number, match in enumerate(shown, 1):
        told = ", ".join(filter(None, [match.entry.name, match.entry.description]))
        typer.echo(f"  {number}  {match.entry.id}  {told} · {match.tie}")
    answer = _answer(len(shown))
    if answer is None:
        return None
    if answer == 0:
        return False
    link(store, url, candidate, shown[answer - 1], by)
    return True


def _answer(count: int) -> int | None:
    """Return the number that was chosen, 0 for none of them, None to quit."""
    while True:
        typer.echo(f"  [1{f'-{count}' if count > 1 else ''}], [n]one of them, [q]uit? ", nl=False)
        line = sys.stdin.readline()
        answer = line.strip().lower()
        if not line or answer[:1] == "q":
            return None
        if answer[:1] == "n":
            return 0
        if answer.isdecimal() and 1 <= int(answer) <= count:
            return int(answer)
