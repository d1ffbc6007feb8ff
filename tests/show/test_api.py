"""The API: what it answers, in which form, to whom, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from fastapi import FastAPI

from communique.record import Record
from communique.show.api.answering import weight
from communique.show.api.records import LONGEST
from communique.show.middleware import MAX_BODY
from communique.store import Store
from communique.store.access import tokens, trail
from tests.scripted import REPORT
from tests.show.conftest import USER, Visitor
from tests.show.test_reports import GERMAN

API = "/api/v1"


def get(client: Visitor, path: str, **more: Any) -> Any:
    """Return the JSON of an answer."""
    answer = client.get(f"{API}{path}", **more)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def rows(client: Visitor, path: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    answer = client.get(f"{API}{path}", headers={"Accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def token(app: FastAPI, scope: str) -> dict[str, str]:
    """Return the header with a new token."""
    store: Store = app.state.site.store
    with store.writing() as connection:
        return {"Authorization": f"Bearer {tokens.new_token(connection, USER, scope)[1]}"}  # type: ignore[arg-type]


def test_a_record_is_as_in_the_contract(client: Visitor, app: FastAPI) -> None:
    listed = get(client, "/records")
    assert listed["total"] == len(listed["items"]) > 3
    number = next(one["id"] for one in listed["items"] if one["symbol"] == "FM/113")
    whole = get(client, f"/records/{number}")
    assert Record.model_validate(whole) == app.state.site.store.record(number)
    assert whole["movements"][0]["from"] == "place:madrid-es"
    assert get(client, f"/records/{whole['document']['id']}") == whole
    assert get(client, f"/records/{number}?text=false")["document"]["text"] is None
    table = rows(client, f"/records/{number}")
    assert [row["kind"] for row in table] == ["meeting", "meal", "meeting"]


def test_engagements_are_narrowed(client: Visitor) -> None:
    everything = get(client, "/engagements")
    held = get(client, "/engagements?status=held&kind=meeting&country=Kazakhstan&since=2024&until=2024")
    assert 0 < held["total"] < everything["total"]
    assert {(one["kind"], one["status"], one["country"]) for one in held["items"]} == {("meeting", "held", "KZ")}
    met = get(client, "/engagements?who=Rivas")
    assert all("Elena Rivas" in [party["name"] for party in one["parties"]] for one in met["items"]) and met["items"]
    one = get(client, f"/engagements/{met['items'][0]['id']}")
    assert one == met["items"][0]
    assert one["source"]["sentence"]
    assert len(rows(client, "/engagements")) == everything["total"]
    assert get(client, "/engagements?issuer=Foreign+Ministry+of+Chile")["total"] == 3


def test_questions_are_answered_as_on_the_command_line(client: Visitor) -> None:
    told = get(client, "/timeline?who=Kazakhstan")
    assert told["question"] == "timeline"
    assert told["total"] == len(told["entries"]) > 0
    assert told["coverage"]["caveat"]
    met = get(client, "/met?left=Elena+Rivas&right=PT")
    assert [one["kind"] for one in met["encounters"]] == ["meeting", "meal"]
    assert get(client, "/brief?who=PT")["subject"]["id"] == "PT"
    assert "his hospitality" in [one["about"] for one in get(client, "/said?who=Elena+Rivas&act=thank")["statements"]]
    assert get(client, "/visits?country=PT")["visits"][0]["country"] == "PT"
    assert get(client, "/never?who=Elena+Rivas")["of"] == "countries"
    assert get(client, "/search?q=fisheries")["hits"]
    assert dict(get(client, "/coverage")["totals"])["documents"] == get(client, "/records")["total"]
    assert rows(client, "/said?who=Elena+Rivas")[0]["kind"] == "thank"
    assert rows(client, "/brief?who=PT") and rows(client, "/search?q=fisheries") and rows(client, "/coverage")


def test_people_are_found_in_any_spelling(client: Visitor) -> None:
    found = get(client, "/people?q=tokaev")["items"]
    assert found[0]["identity"] == "person:kassym-jomart-tokayev"
    dossier = get(client, "/entities/person:kassym-jomart-tokayev")
    assert dossier["held"][0]["title"] == "President"
    assert get(client, "/organizations")["items"][0]["kind"] == "organization"
    assert get(client, "/places?q=astana")["items"][0]["country"] == "KZ"
    assert get(client, "/events")["total"] > 0
    assert rows(client, "/people")[0]["identity"].startswith("person:")


def test_a_list_is_gone_through_by_its_links(client: Visitor) -> None:
    whole = [one["id"] for one in get(client, "/engagements")["items"]]
    seen, path = [], f"{API}/engagements?limit=4"
    while path:
        answer = client.get(path)
        seen += [one["id"] for one in answer.json()["items"]]
        assert answer.headers["x-total-count"] == str(len(whole))
        links = dict(reversed(part.strip().split("; ")) for part in answer.headers["link"].split(","))
        path = links.get('rel="next"', "").strip("<>")
    assert seen == whole


@pytest.mark.parametrize(("path", "part"), [
    ("/timeline?who=KZ", "entries"), ("/met?left=Guterres&right=KZ", "encounters"), ("/visits?country=KZ", "visits"),
    ("/said?who=Elena+Rivas", "statements"), ("/never?who=Elena+Rivas", "missing"), ("/search?q=meeting", "hits")])
def test_pages_of_an_answer_are_the_answer(client: Visitor, path: str, part: str) -> None:
    facts = get(client, f"{path}&limit=1000")[part]
    assert facts
    size = len(facts) // 3 + 1
    pages = [get(client, f"{path}&limit={size}&offset={at}")[part] for at in range(0, len(facts), size)]
    assert sorted(json.dumps(one) for page in pages for one in page) == sorted(map(json.dumps, facts))
    assert get(client, f"{path}&limit={size}&offset={len(facts)}")[part] == []


def test_what_has_not_changed_is_not_sent_again(client: Visitor, app: FastAPI) -> None:
    first = client.get(f"{API}/records")
    again = client.get(f"{API}/records", headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    table = client.get(f"{API}/records?format=csv", headers={"If-None-Match": first.headers["etag"]})
    assert table.status_code == 200
    store: Store = app.state.site.store
    store.remove([first.json()["items"][0]["id"]])
    assert client.get(f"{API}/records", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize(("accept", "got"), [
    ("*/*", "application/json"), ("text/csv", "text/csv"), ("text/*", "text/csv"),
    ("application/*", "application/json"),
    ("text/csv;q=0.4, application/json;q=0.5", "application/json"), ("application/json;q=0, */*", "text/csv"),
    ("text/html, */*;q=0.1", "application/json")])
def test_the_form_is_the_one_that_is_liked_best(client: Visitor, accept: str, got: str) -> None:
    assert client.get(f"{API}/people", headers={"Accept": accept}).headers["content-type"].startswith(got)


def test_a_form_that_there_is_not(client: Visitor) -> None:
    refused = client.get(f"{API}/people", headers={"Accept": "image/png"})
    assert refused.status_code == 406
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.get(f"{API}/people?format=xml").status_code == 422
    assert weight("text/csv;q=nonsense", "text/csv") == 0.0


@pytest.mark.parametrize(("path", "status", "told"), [
    ("/timeline?who=Nobody+Atall", 404, "called"), ("/records/99", 404, "no document"),
    ("/engagements/999999", 404, "999999"), ("/entities/person:nobody", 404, "nobody"), ("/nowhere", 404, "openapi"),
    ("/timeline", 422, "query.who"), ("/visits?country=Atlantis", 404, "Atlantis"), ("/people?limit=0", 422, "limit"),
    ("/timeline?who=KZ&since=2024-02-31", 422, "no date"), ("/search?q=%22%22", 422, "no word"),
    ("/people?q=%00", 422, "q"), ("/visits?since=2025&until=2024", 422, "before it begins")])
def test_problems_say_what_is_wrong(client: Visitor, path: str, status: int, told: str) -> None:
    answer = client.get(f"{API}{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert told in problem["detail"]
    assert problem["instance"].startswith(API)
    assert "Traceback" not in answer.text


def test_reading_stores_nothing(client: Visitor) -> None:
    before = get(client, "/coverage")
    answer = client.post(f"{API}/read", json={"text": REPORT, "published": "2025-05-08"})
    assert answer.status_code == 200
    record = Record.model_validate(answer.json())
    assert "Elena Rivas" in [person.name for person in record.people]
    assert record.document.published == "2025-05-08"
    assert get(client, "/coverage") == before


def test_adding_takes_a_token_that_may_write(client: Visitor, app: FastAPI) -> None:
    new = REPORT.replace("Lisbon", "Porto")
    sent = {"text": new, "published": "2025-05-08", "source": "https://example.org/114", "title": "In Porto"}
    assert client.post(f"{API}/records", json=sent).status_code == 401
    assert client.post(f"{API}/records", json=sent, headers={"Authorization": "Basic YTpi"}).status_code == 401
    refused = client.post(f"{API}/records", json=sent, headers=token(app, "read"))
    assert refused.status_code == 403
    assert 'error="insufficient_scope"' in refused.headers["www-authenticate"]
    client.sign_in()
    assert client.post(f"{API}/records", json=sent).status_code == 401  # a browser's session is not enough
    added = client.post(f"{API}/records", json=sent, headers=token(app, "write"))
    assert added.status_code == 201, added.text
    assert added.headers["location"] == added.json()["record"]
    record = client.get(added.headers["location"]).json()
    assert (record["document"]["title"], record["document"]["source"]) == ("In Porto", "https://example.org/114")
    again = client.post(f"{API}/records", json=sent, headers=token(app, "write"))
    assert (again.status_code, again.json()["outcome"]) == (200, "known")
    with app.state.site.store.reading() as connection:
        did = trail(connection, USER, 1)[0]
    assert (did.action, did.about) == ("added document", record["document"]["id"])
    assert did.through.startswith("token ")


def test_what_is_too_much_or_no_json_is_refused(client: Visitor) -> None:
    for text in ("x" * (LONGEST + 1), "x " * MAX_BODY):
        assert client.post(f"{API}/read", json={"text": text}).status_code in (413, 422)
    assert client.post(f"{API}/read", content=b'{"text": ' + b"[" * 100_000).status_code == 422
    bad = client.post(f"{API}/read", content=b'{"text": "\xff\xfe"}', headers={"Content-Type": "application/json"})
    assert bad.status_code in (400, 422)
    assert bad.headers["content-type"] == "application/problem+json"
    assert client.post(f"{API}/read", content=b'{"text": "\\ud800 met"}').status_code == 422
    assert client.post(f"{API}/read", json={"text": "He met her.", "colour": "red"}).status_code == 422
    assert "English" in client.post(f"{API}/read", json={"text": GERMAN}).json()["detail"]
    plain = client.post(f"{API}/read", content=json.dumps({"text": REPORT}), headers={"Content-Type": "text/plain"})
    assert plain.status_code == 422  # what another site can send without asking first is no JSON


def test_programs_in_a_browser_may_ask_from_this_machine_alone(client: Visitor) -> None:
    here, there = "http://127.0.0.1:3333", "https://evil.example"
    assert client.get(f"{API}/reconcile", headers={"Origin": here}).headers["access-control-allow-origin"] == here
    assert "access-control-allow-origin" not in client.get(f"{API}/reconcile", headers={"Origin": there}).headers
    asked = {"Origin": there, "Access-Control-Request-Method": "POST"}
    assert "access-control-allow-origin" not in client.options(f"{API}/read", headers=asked).headers


def test_the_description_is_read_by_people_too(client: Visitor) -> None:
    described = get(client, "/openapi.json")
    operations = [one for path in described["paths"].values() for one in path.values()]
    assert all(one["operationId"] and one["summary"] and one["description"] for one in operations)
    assert len({one["operationId"] for one in operations}) == len(operations)
    fields = described["components"]["schemas"]["Encounter"]["properties"]
    assert fields["dated_by"]["description"].startswith("What tells the days")
    page = client.get(f"{API}/")
    assert page.status_code == 200
    assert all(one["operationId"] in page.text for one in operations)
    assert "://cdn" not in page.text
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
