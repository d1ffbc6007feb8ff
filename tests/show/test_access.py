"""The door: signing in and out, sessions, forms, names under which pages are asked for, and where they may be shown."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from communique import Reader
from communique.errors import AccessError
from communique.show.access.binding import is_loopback, require_users
from communique.show.access.returning import safe
from communique.show.app import create_app
from communique.show.settings import Settings
from communique.store import Store
from communique.store.access import attempts, users
from tests.show.conftest import PASSWORD, USER, Visitor

COOKIE = "communique_session"


@pytest.fixture
def closed(filled: Path, tmp_path: Path, reader: Reader) -> Iterator[Visitor]:
    """Return a visitor of pages that only users may read."""
    copy = tmp_path / "closed.db"
    shutil.copy(filled, copy)
    made = create_app(Settings(database=str(copy), open=False))
    made.state.site.readings.use(reader)
    with Visitor(made, raise_server_exceptions=False) as found:
        yield found


def token_in(page: str) -> str:
    """Return the token of a page's forms."""
    found = re.search(r'name="form_token" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


def test_a_visitor_reads_and_changes_nothing(client: Visitor) -> None:
    page = client.get("/visits/1").text
    assert "Sign in" in page
    assert "/accept" not in page
    fact = re.search(r"/facts/([0-9a-f]{16})", page)
    assert fact
    for what in ("accept", "reject", "edit"):
        assert client.post(f"/facts/{fact[1]}/{what}").status_code == 403
    assert client.get("/documents/1/add").status_code == 403
    assert client.post("/documents/1/add", data={"fact": "engagement", "words": "met"}).status_code == 403
    assert client.post("/review/withdraw", data={"judgement": "0" * 16}).status_code == 403
    assert client.get("/account", follow_redirects=False).headers["location"] == "/sign-in?next=/account"


def test_signing_in_leads_back_and_the_cookie_is_out_of_reach(client: Visitor) -> None:
    answer = client.post("/sign-in", data={"name": USER.upper(), "password": PASSWORD, "next": "/visits/1"},
                         follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/visits/1")
    (cookie,) = [one for one in answer.headers.get_list("set-cookie")
                 if one.startswith(f"{COOKIE}=") and "Max-Age=0" not in one]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    page = client.get("/visits/1").text
    assert "Sign out" in page
    assert "/accept" in page


def test_over_https_cookies_are_secure_and_of_this_host(app: FastAPI) -> None:
    with Visitor(app, base_url="https://testserver") as client:
        answer = client.sign_in()
        made = [one for one in answer.headers.get_list("set-cookie") if f"__Host-{COOKIE}=" in one]
        assert made and all("Secure" in one for one in made)
        assert client.get("/account").status_code == 200


def test_signing_out_ends_the_session_for_good(editor: Visitor) -> None:
    secret = editor.cookies[COOKIE]
    assert editor.post("/sign-out", follow_redirects=False).status_code == 303
    editor.cookies.set(COOKIE, secret)
    assert editor.get("/account", follow_redirects=False).status_code == 303


def test_a_session_that_was_planted_is_not_taken_over(client: Visitor) -> None:
    client.cookies.set(COOKIE, "planted-by-somebody-else")
    assert "Sign out" not in client.get("/").text
    assert client.sign_in().status_code == 303
    assert client.cookies.get(COOKIE, domain="testserver.local") not in (None, "planted-by-somebody-else")
    other = Visitor(client.app)
    other.cookies.set(COOKIE, "planted-by-somebody-else")
    assert "Sign out" not in other.get("/").text


def test_signing_in_again_ends_the_session_before(editor: Visitor) -> None:
    before = editor.cookies[COOKIE]
    assert editor.sign_in().status_code == 303
    other = Visitor(editor.app)
    other.cookies.set(COOKIE, before)
    assert "Sign out" not in other.get("/").text
    assert "Sign out" in editor.get("/").text


def test_a_refusal_is_the_same_for_all_and_ends_in_waiting(client: Visitor) -> None:
    told = [client.post("/sign-in", data={"name": name, "password": "wrong password"})
            for name in (USER, "nobody") for _ in range(attempts.EACH)]
    assert {answer.status_code for answer in told} == {403}
    shown = {re.sub(r'value="[^"]*"', "", answer.text) for answer in told}
    assert len(shown) == 1
    for name in (USER, "nobody"):
        late = client.post("/sign-in", data={"name": name, "password": PASSWORD})
        assert late.status_code == 429
        assert int(late.headers["retry-after"]) > 0


@pytest.mark.parametrize("target", [
    "https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example", "javascript:alert(1)", "evil",
    "/%0d%0aSet-Cookie:x=y\r\nX: y", "\\\\evil.example", "http:evil.example", ""])
def test_signing_in_leads_nowhere_else(client: Visitor, target: str) -> None:
    answer = client.post("/sign-in", data={"name": USER, "password": PASSWORD, "next": target}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "x" not in answer.cookies


@pytest.mark.parametrize("target", ["/visits/1", "/search?q=a+b&page=2", "/review#item-3", "/people/x%2Fy"])
def test_pages_of_ours_are_led_back_to(target: str) -> None:
    assert safe(target) == target


@pytest.mark.parametrize("fields", [{}, {"form_token": ""}, {"form_token": "0" * 64}, {"form_token": "ü" * 64}])
def test_a_forged_form_is_refused(editor: Visitor, fields: dict[str, str]) -> None:
    answer = editor.post("/account/tokens", data={"scope": "write", **fields}, forged=True)
    assert answer.status_code == 403
    assert "cmq_" not in answer.text
    assert editor.post("/sign-out", data=fields, forged=True).status_code == 403
    assert editor.get("/account").status_code == 200


def test_a_form_of_another_session_is_refused(editor: Visitor) -> None:
    stranger = Visitor(editor.app)
    given = token_in(stranger.get("/").text)
    assert editor.post("/account/tokens", data={"scope": "read", "form_token": given}, forged=True).status_code == 403


@pytest.mark.parametrize("headers", [
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"}])
def test_a_form_from_another_site_is_refused_even_with_a_token(editor: Visitor, headers: dict[str, str]) -> None:
    assert editor.post("/account/tokens", data={"scope": "read"}, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example"])
def test_a_name_that_is_not_ours_is_refused(client: Visitor, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400
    assert client.get("/api/v1/coverage", headers={"Host": host}).status_code == 400


def test_pages_for_users_alone_lead_to_signing_in(closed: Visitor) -> None:
    answer = closed.get("/visits/1?x=1", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fvisits%2F1%3Fx%3D1")
    assert "Kazakhstan" not in answer.text
    given = token_in(closed.get("/sign-in").text)
    assert closed.post("/read", data={"text": "x", "form_token": given}, forged=True).status_code == 401
    assert closed.get("/api/v1/coverage").status_code == 401
    assert closed.get("/api/v1/coverage").headers["www-authenticate"].startswith("Bearer")
    signed = closed.post("/sign-in", forged=True, data={
        "name": USER, "password": PASSWORD, "next": "/visits/1", "form_token": given})
    assert signed.status_code == 200
    assert "Kazakhstan" in signed.text
    assert closed.get("/api/v1/coverage").status_code == 200


def test_what_belongs_to_a_user(editor: Visitor) -> None:
    elsewhere = Visitor(editor.app)
    elsewhere.sign_in()
    page = editor.get("/account").text
    (session,) = re.findall(r'name="session" value="(\w+)"', page)
    editor.post("/account/sessions", data={"session": session})
    assert "Sign out" not in elsewhere.get("/").text
    made = editor.post("/account/tokens", data={"scope": "read", "label": "<b>nightly</b>"})
    secret = re.search(r"cmq_\w{10}_[\w-]{43}", made.text)
    assert secret and "<b>" not in made.text
    assert made.headers["cache-control"] == "no-store"
    assert secret[0] not in editor.get("/account").text
    headers = {"Authorization": f"Bearer {secret[0]}"}
    assert editor.get("/api/v1/coverage", headers=headers).status_code == 200
    editor.post("/account/tokens/revoke", data={"token": secret[0][4:14]})
    assert editor.get("/api/v1/coverage", headers=headers).status_code == 401
    assert "revoked token" in editor.get("/account").text


def test_nobody_revokes_the_token_of_another(editor: Visitor, app: FastAPI) -> None:
    made = editor.post("/account/tokens", data={"scope": "read"})
    secret = re.search(r"cmq_(\w{10})_[\w-]{43}", made.text)
    assert secret
    store: Store = app.state.site.store
    with store.writing() as connection:
        users.add_user(connection, "bo", PASSWORD)
    bo = Visitor(app)
    bo.sign_in("bo")
    assert bo.post("/account/tokens/revoke", data={"token": secret[1]}).status_code == 404
    assert editor.get("/api/v1/coverage", headers={"Authorization": f"Bearer {secret[0]}"}).status_code == 200


def test_a_new_password_ends_all_other_sessions(editor: Visitor) -> None:
    elsewhere = Visitor(editor.app)
    elsewhere.sign_in()
    wrong = editor.post("/account/password", data={"password": "not it", "new": "x" * 12, "again": "x" * 12})
    assert wrong.status_code == 422
    new = "another four words"
    done = editor.post("/account/password", data={"password": PASSWORD, "new": new, "again": new})
    assert done.status_code == 200
    assert "Sign out" in editor.get("/").text
    assert "Sign out" not in elsewhere.get("/").text
    assert elsewhere.sign_in().status_code == 403
    assert elsewhere.sign_in(password=new).status_code == 303


@pytest.mark.parametrize(("host", "local"), [
    ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("[::1]", True), ("localhost", True), ("0.0.0.0", False),
    ("::", False), ("192.168.0.7", False), ("meetings.example.org", False), ("localhost.example.org", False)])
def test_what_only_this_machine_reaches(host: str, local: bool) -> None:
    assert is_loopback(host) is local


def test_others_reach_the_pages_only_where_there_are_users(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db") as store:
        require_users(store, "127.0.0.1", "localhost")
        with pytest.raises(AccessError, match="communique user add"):
            require_users(store, "127.0.0.1", "meetings.example.org")
        with store.writing() as connection:
            users.add_user(connection, USER, PASSWORD)
        require_users(store, "0.0.0.0")
        with store.writing() as connection:
            users.disable(connection, USER)
        with pytest.raises(AccessError, match=re.escape("0.0.0.0")):
            require_users(store, "0.0.0.0")
