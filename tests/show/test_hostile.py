"""Hostile input is refused, or shown as text."""

from __future__ import annotations

import json

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from communique.store import Store
from communique.store.access import tokens, users
from communique.store.kept import documents
from tests.scripted import make_record
from tests.show.conftest import PASSWORD, USER, Visitor

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
INJECTIONS = ["'; DROP TABLE documents; --", "\" OR 1=1", "x') UNION SELECT password FROM users --", "a* NEAR/1 b",
              "%_\\", "{{7*7}}", "${7*7}", "document_words MATCH 1"]


@pytest.fixture
def scripted(app: FastAPI) -> int:
    """Return the number of a document with scripts in title, source, names, topics and reasons."""
    record = make_record()
    document = record.document.model_copy(update={
        "id": "sha256:" + "e" * 64, "title": f"Visit {SCRIPT}", "source": f"javascript:alert(1)//{IMAGE}",
        "issuer": IMAGE, "symbol": f"X/{SCRIPT}"})
    people = tuple(one.model_copy(update={"name": f"{one.name} {SCRIPT}", "honorific": IMAGE}) for one in record.people)
    engagements = tuple(one.model_copy(update={"venue": f"{IMAGE}", "confidence": 0.5}) for one in record.engagements)
    unread = tuple(one.model_copy(update={"why": IMAGE}) for one in record.unread)
    store: Store = app.state.site.store
    return store.add_record(record.model_copy(update={
        "document": document, "people": people, "engagements": engagements, "unread": unread, "warnings": (SCRIPT,),
    })).document_id


def test_scripts_in_a_report_are_shown_as_text(editor: Visitor, scripted: int) -> None:
    editor.post("/account/tokens", data={"scope": "read", "label": SCRIPT})
    paths = ["/", f"/visits/{scripted}", f"/documents/{scripted}", f"/documents/{scripted}/add", "/review?which=facts",
             "/people/elena-rivas", "/people", "/search?q=fisheries", f"/search?q={SCRIPT}", "/network", "/coverage",
             "/account", "/briefing?who=person:elena-rivas", f"/sign-in?next=/{SCRIPT}", f"/{SCRIPT}",
             "/api/v1/reconcile/preview?identity=person:elena-rivas", f"/documents/{scripted}/add?words={IMAGE}"]
    shown = 0
    for path in paths:
        page = editor.get(path)
        assert page.status_code < 500, path
        assert SCRIPT not in page.text, path
        assert "<img src=x" not in page.text, path
        assert 'href="javascript:' not in page.text, path
        assert "script-src 'self'" in page.headers["content-security-policy"], path
        shown += "&lt;script&gt;" in page.text
    assert shown > 5, "the names are there, as text"


def test_a_script_in_json_stays_json(client: Visitor, scripted: int) -> None:
    answer = client.get(f"/api/v1/records/{scripted}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    table = client.get("/api/v1/engagements?format=csv")
    assert table.headers["content-disposition"] == 'attachment; filename="engagements.csv"'


@pytest.mark.parametrize("words", INJECTIONS)
def test_sql_in_a_question_is_words(client: Visitor, app: FastAPI, words: str) -> None:
    store: Store = app.state.site.store
    with store.reading() as connection:
        before = connection.execute(select(func.count()).select_from(documents)).scalar_one()
    for path, name in (("/search", "q"), ("/briefing", "who"), ("/people", "q"), ("/api/v1/search", "q"),
                       ("/api/v1/people", "q"), ("/api/v1/timeline", "who"), ("/api/v1/said", "who"),
                       ("/api/v1/reconcile/suggest/entity", "prefix"), ("/api/v1/records", "issuer")):
        answer = client.get(path, params={name: words})
        assert answer.status_code in (200, 404, 422), (path, answer.text)
        assert "argon2" not in answer.text
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(documents)).scalar_one() == before
        assert users.any_users(connection)


@pytest.mark.parametrize("path", [
    "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/errors.py", "/static//etc/passwd",
    "/static/..\\app.py", "/documents/../../../etc/passwd", "/documents/..%2f..%2fetc%2fpasswd/text",
    "/documents/1%00/text", "/api/v1/records/..%2f..%2fetc%2fpasswd", "/people/..%2f..%2fetc"])
def test_no_path_leads_out(client: Visitor, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404, 422), answer.text[:200]
    assert "root:" not in answer.text and "from __future__" not in answer.text


def test_five_megabytes_are_refused(client: Visitor) -> None:
    text = "The Minister met the President. " * (5 * 1024 * 1024 // 32)
    for answer in (client.post("/read", data={"text": text}), client.post("/api/v1/read", json={"text": text}),
                   client.post("/api/v1/read", content=b"[" * 6_000_000)):
        assert answer.status_code in (413, 422)
    form = client.post("/sign-in", data={"name": "x" * 6_000_000, "password": "y"})
    assert form.status_code == 413


def test_many_fields_and_deep_json_are_refused(editor: Visitor) -> None:
    assert editor.post("/sign-out", data={f"f{at}": "x" for at in range(5000)}).status_code in (400, 413)
    for body in (b"[" * 200_000 + b"]" * 200_000, b'{"text":' * 50_000, json.dumps({"text": {"text": "x"}}).encode()):
        answer = editor.post("/api/v1/read", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422)
        assert answer.headers["content-type"] == "application/problem+json"
    deep = '{"q0": ' + "[" * 50_000 + "]" * 50_000 + "}"
    assert editor.post("/api/v1/reconcile", data={"queries": deep}).status_code == 422


def test_bytes_that_are_no_utf8(client: Visitor) -> None:
    for path in ("/search?q=%ff%fe", "/api/v1/search?q=%ff%fe", "/people/%ff", "/api/v1/records/%ff", "/%ff"):
        assert client.get(path).status_code in (200, 400, 404, 422), path
    given = client.form_token()
    answer = client.post("/read", forged=True, content=f"form_token={given}&text=".encode() + b"%ff%fe met %00",
                         headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code in (200, 422)
    signed = client.post("/sign-in", forged=True, content=f"form_token={given}&name=%00%ff&password=%ff".encode(),
                         headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert signed.status_code == 403


@pytest.mark.parametrize("value", ["x\r\nSet-Cookie: a=b", "x\nX-Injected: yes", "%0d%0aX-Injected:%20yes"])
def test_no_header_is_injected(client: Visitor, value: str) -> None:
    for answer in (client.get("/sign-in", params={"next": f"/{value}"}),
                   client.get("/", params={"lang": value}),
                   client.get("/api/v1/records", params={"issuer": value}),
                   client.get("/api/v1/reconcile/view", params={"identity": value}, follow_redirects=False),
                   client.post("/sign-in", data={"name": USER, "password": PASSWORD, "next": f"/{value}"},
                               follow_redirects=False)):
        assert "x-injected" not in answer.headers
        assert "a" not in answer.cookies
        assert "\n" not in "".join(answer.headers.values())


def test_a_token_is_good_for_what_it_was_made_for_alone(client: Visitor, app: FastAPI) -> None:
    store: Store = app.state.site.store
    with store.writing() as connection:
        made, secret = tokens.new_token(connection, USER, "write")
    bearer = {"Authorization": f"Bearer {secret}"}
    assert client.get("/account", headers=bearer, follow_redirects=False).status_code == 303
    client.cookies.set("communique_session", secret)
    assert "Sign out" not in client.get("/").text
    for wrong in (secret[:-1], secret + "x", f"cmq_{made.id}_" + "A" * 43, "cmq_", "x" * 5000, "ü"):
        answer = client.get("/api/v1/coverage", headers={"Authorization": f"Bearer {wrong}".encode()})
        assert answer.status_code == 401
    with store.writing() as connection:
        users.disable(connection, USER)
    assert client.get("/api/v1/coverage", headers=bearer).status_code == 401


def test_methods_that_there_are_not(client: Visitor) -> None:
    for path in ("/", "/visits/1", "/sign-in", "/facts/0000"):
        assert client.request("DELETE", path).status_code in (403, 405)
        assert client.request("PUT", path).status_code in (403, 405)
    assert client.delete("/api/v1/records/1").status_code == 405
