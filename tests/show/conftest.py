"""What tests of the pages share: a store with a few reports, a client, a server, and one browser for the session."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from httpx import Response
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from communique import Reader
from communique.show.app import create_app
from communique.show.settings import Settings
from communique.store import Store
from communique.store.access import users
from communique.store.identity import resolve_store
from tests.scripted import make_record

USER, PASSWORD = "ana", "four plain words here"
ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))

#: One address of each type of page.
PAGES = [
    "/", "/visits", "/visits/1", "/documents/1", "/people", "/people/antonio-guterres", "/countries", "/countries/KZ",
    "/organizations", "/organizations/un-country-team", "/topics", "/topics/disarmament", "/search?q=president",
    "/calendar/2024", "/calendar/2024/07", "/briefing", "/briefing?who=Mongolia", "/coverage", "/network",
    "/nowhere"]

REPORT = (ROOT / "examples" / "almaty-astana.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """Return a store with the examples, read by the real reader, and one record written by hand."""
    path = tmp_path_factory.mktemp("show") / "filled.db"
    with Store.open(path) as store:
        for example in EXAMPLES:
            store.add_record(reader.read(example))
        store.add_record(make_record())
        resolve_store(store)
        with store.writing() as connection:
            users.add_user(connection, USER, PASSWORD)
    return path


@pytest.fixture
def app(filled: Path, tmp_path: Path, reader: Reader) -> Iterator[FastAPI]:
    """Return an application over a copy of `filled`, with the reader that is loaded already."""
    copy = tmp_path / "store.db"
    shutil.copy(filled, copy)
    made = create_app(Settings(database=str(copy)))
    made.state.site.readings.use(reader)
    yield made
    made.state.site.store.close()


class Visitor(TestClient):
    """A browser: a form that it sends holds the token that a page gave it, unless it is `forged`."""

    def form_token(self) -> str:
        """Return the token of the forms on the first page."""
        found = re.search(r'name="form_token" value="([0-9a-f]{64})"', self.get("/").text)
        assert found, "the first page has a form"
        return found[1]

    def post(self, url: Any, *, data: Any = None, forged: bool = False, **more: Any) -> Response:
        """Send a form as a browser does, or as another site would."""
        if not forged and not str(url).startswith("/api/"):
            data = {"form_token": self.form_token(), **(data or {})}
        return super().post(url, data=data, **more)

    def sign_in(self, name: str = USER, password: str = PASSWORD) -> Response:
        """Sign in."""
        return self.post("/sign-in", data={"name": name, "password": password}, follow_redirects=False)


@pytest.fixture
def client(app: FastAPI) -> Iterator[Visitor]:
    """Return a visitor of `app`."""
    with Visitor(app, raise_server_exceptions=False) as found:
        yield found


@pytest.fixture
def editor(client: Visitor) -> Visitor:
    """Return a visitor who is signed in as `USER`."""
    assert client.sign_in().status_code == 303
    return client


@pytest.fixture
def empty(tmp_path: Path, reader: Reader) -> Iterator[TestClient]:
    """Return a client of an application over an empty store."""
    made = create_app(Settings(database=str(tmp_path / "empty.db")))
    made.state.site.readings.use(reader)
    with Visitor(made, raise_server_exceptions=False) as found:
        yield found


@pytest.fixture
def served(app: FastAPI) -> Iterator[str]:
    """Serve `app` at a port of this machine; return its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """Return a tab of a new visitor; relative addresses are those of `served`."""
    context = browser.new_context(base_url=served, viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context.new_page()
    context.close()
