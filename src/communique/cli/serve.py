"""`communique serve`: the store as web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Db, Pipeline, Quiet, Vocab

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

_MISSING = "the web pages need libraries that are not installed ({name}); pip install 'communique[web]'"


def serve(
    db: Db = None,
    host: Annotated[str, typer.Option(
        "--host", metavar="ADDRESS", envvar="COMMUNIQUE_HOST", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(
        "--port", "-p", min=0, max=65535, metavar="PORT", envvar="COMMUNIQUE_PORT",
        help="Port to listen at; 0 for any that is free.")] = 8000,
    names: Annotated[list[str] | None, typer.Option(
        "--name", metavar="HOST", envvar="COMMUNIQUE_NAMES", show_default=False,
        help="A name under which readers see the pages, where a proxy stands before them; may be repeated.")] = None,
    anyone: Annotated[bool, typer.Option(
        "--anyone", help="Let anybody read, even where the pages can be reached from other machines.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the pages in the browser.")] = False,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
    quiet: Quiet = False,
) -> None:
    """Show the store as web pages until Ctrl-C; one that is missing is made, empty."""
    from communique.errors import CommuniqueError

    try:
        import uvicorn

        from communique.show.access.binding import is_loopback, require_users
        from communique.show.app import create_app
        from communique.show.settings import Settings
    except ModuleNotFoundError as error:
        raise CommuniqueError(_MISSING.format(name=error.name)) from None

    listening = _listen(host, port)
    seen = [*(names or ()), str(listening.getsockname()[0])]
    local = all(is_loopback(name) for name in seen)
    app = create_app(Settings(
        database=db, hosts=_hosts(host, names or ()), open=local or anyone, vocab=str(vocab) if vocab else None,
        pipeline=pipeline, warm=True))
    require_users(app.state.site.store, *seen)
    listening.listen(128)
    address = _address(host, listening.getsockname()[1])
    if not quiet:
        readers = "anybody reads, users edit" if local or anyone else "users read and edit"
        typer.echo(f"communique: {app.state.site.store.name} at {address}: {readers} (Ctrl-C to stop)", err=True)
        if not local and not names:
            typer.echo("communique: note: other machines can reach this without encryption, passwords too; put a proxy "
                       "with TLS before it (docs/web.md)", err=True)
    if open_:
        import webbrowser

        webbrowser.open(address)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False,
                                           timeout_graceful_shutdown=3))
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket at a port, so that one that is taken is told before anything is loaded; it does not listen."""
    import socket

    from communique.errors import CommuniqueError

    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(place)
    except OSError as error:
        raise CommuniqueError(f"cannot listen at {host}, port {port}: {error.strerror}; name another with --port or "
                              "--host") from None
    return found


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _hosts(host: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names under which the pages may be asked for: a page elsewhere cannot make up one of its own."""
    import socket

    own = ["127.0.0.1", "localhost", "[::1]", *names]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - every address of the machine is asked for
        mine = socket.gethostname()
        try:
            found = {str(row[4][0]) for row in socket.getaddrinfo(mine, None)}
        except OSError:
            found = set()
        own += [mine, socket.getfqdn(), *sorted(found)]
    else:
        own.append(host)
    return tuple(dict.fromkeys(f"[{name}]" if ":" in name and not name.startswith("[") else name for name in own))
