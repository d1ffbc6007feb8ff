"""`communique serve`: the store as web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Db, Pipeline, Quiet, Vocab

if TYPE_CHECKING:
    import socket

_MISSING = "the web pages need libraries that are not installed ({name}); pip install 'communique[web]'"


def serve(
    db: Db = None,
    host: Annotated[str, typer.Option(
        "--host", metavar="ADDRESS", envvar="COMMUNIQUE_HOST", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(
        "--port", "-p", min=0, max=65535, metavar="PORT", envvar="COMMUNIQUE_PORT",
        help="Port to listen at; 0 for any that is free.")] = 8000,
    open_: Annotated[bool, typer.Option("--open", help="Open the pages in the browser.")] = False,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
    quiet: Quiet = False,
) -> None:
    """Show the store as web pages until Ctrl-C; one that is missing is made, empty."""
    from communique.errors import CommuniqueError

    try:
        import uvicorn

        from communique.show.app import create_app
        from communique.show.settings import Settings
    except ModuleNotFoundError as error:
        raise CommuniqueError(_MISSING.format(name=error.name)) from None

    settings = Settings(database=db, hosts=_hosts(host), vocab=str(vocab) if vocab else None, pipeline=pipeline,
                        warm=True)
    app = create_app(settings)
    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])
    if not quiet:
        typer.echo(f"communique: {app.state.site.store.name} at {address} (Ctrl-C to stop)", err=True)
    if open_:
        import webbrowser

        webbrowser.open(address)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False,
                                           timeout_graceful_shutdown=3))
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens, so that a port that is taken is told before anything is loaded."""
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
    found.listen(128)
    return found


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _hosts(host: str) -> tuple[str, ...]:
    """Return the names under which the pages may be asked for: a page elsewhere cannot make up one of its own."""
    own = ("127.0.0.1", "localhost", "[::1]")
    return own if host in ("127.0.0.1", "localhost", "::1") else (*own, host, "*")
