"""The reconciliation service: as OpenRefine asks it, and as our own client does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from communique.authority.reconcile import Query, Service
from communique.errors import FetchError
from tests.show.conftest import Visitor
from tests.show.test_access import closed

__all__ = ["closed"]

SERVICE = "/api/v1/reconcile"
TOKAYEV = "person:kassym-jomart-tokayev"


def ask(client: Visitor, **queries: Any) -> dict[str, Any]:
    """Send a batch as the specification has it, and return the results."""
    answer = client.post(SERVICE, data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return {key: one["result"] for key, one in answer.json().items()}


def test_the_manifest_tells_what_the_service_is(client: Visitor) -> None:
    manifest = client.get(SERVICE).json()
    assert manifest["versions"] == ["0.2"]
    assert {one["id"] for one in manifest["defaultTypes"]} == {"person", "organization", "place", "event"}
    assert "authentication" not in manifest
    for url in (manifest["view"]["url"], manifest["preview"]["url"]):
        shown = client.get(url.replace("{{id}}", TOKAYEV.replace(":", "%3A")), follow_redirects=False)
        assert shown.status_code in (200, 303)
    for one in manifest["suggest"].values():
        found = client.get(one["service_url"] + one["service_path"], params={"prefix": "toka"})
        assert found.status_code == 200 and isinstance(found.json()["result"], list)


def test_a_batch_is_answered_query_by_query(client: Visitor) -> None:
    found = ask(client, q0={"query": "Tokaev", "type": "person", "limit": 3}, q1={"query": "Nobody Whatsoever"},
                q2={"query": TOKAYEV}, q3={"query": "Tokaev", "type": ["place"]}, q4={"properties": [
                    {"pid": "country", "v": "KZ"}]})
    best = found["q0"][0]
    assert best["id"] == TOKAYEV
    assert best["type"] == [{"id": "person", "name": "Person"}]
    assert "President" in best["description"]
    assert best["features"][0]["id"] == "name"
    assert not best["match"], "one word, and not as written"
    assert found["q1"] == found["q3"] == found["q4"] == []
    assert found["q2"][0]["id"] == TOKAYEV and found["q2"][0]["match"]


def test_what_is_known_besides_narrows_candidates(client: Visitor) -> None:
    name = "Kassym-Jomart Tokayev"
    found = ask(client, plain={"query": name}, right={"query": name, "properties": [
        {"pid": "country", "v": "Kazakhstan"}, {"pid": "office", "v": ["President"]}]},
        wrong={"query": name, "properties": [{"pid": "country", "v": {"id": "MN"}}]},
        unknown={"query": name, "properties": [{"pid": "country", "v": "Atlantis"}, {"pid": "shoes", "v": 44}]})
    assert found["plain"][0]["match"] and found["right"][0]["match"]
    assert not found["wrong"][0]["match"]
    assert found["wrong"][0]["score"] == found["plain"][0]["score"] - 40
    assert {one["id"]: one["value"] for one in found["right"][0]["features"]} == {
        "name": 100.0, "country": 100.0, "office": 100.0}
    assert found["unknown"][0]["score"] == found["plain"][0]["score"] - 5


def test_a_batch_can_be_asked_by_get(client: Visitor) -> None:
    answer = client.get(SERVICE, params={"queries": json.dumps({"q0": {"query": "Elena Rivas"}})})
    assert answer.json()["q0"]["result"][0]["id"] == "person:elena-rivas"


def test_values_are_fetched(client: Visitor) -> None:
    wanted = {"ids": [TOKAYEV, "person:nobody"], "properties": [{"id": "country"}, {"id": "office"}, {"id": "shoes"}]}
    answer = client.post(SERVICE, data={"extend": json.dumps(wanted)}).json()
    assert [one["id"] for one in answer["meta"]] == ["country", "office"]
    assert answer["rows"][TOKAYEV]["country"] == [{"str": "KZ"}]
    assert answer["rows"][TOKAYEV]["office"][0]["str"].startswith("President")
    assert answer["rows"]["person:nobody"] == {"country": [], "office": []}
    proposed = client.get(f"{SERVICE}/properties", params={"type": "person", "limit": 2}).json()
    assert len(proposed["properties"]) == 2


def test_suggestions(client: Visitor) -> None:
    entities = client.get(f"{SERVICE}/suggest/entity", params={"prefix": "toka"}).json()["result"]
    assert entities[0]["id"] == TOKAYEV and entities[0]["notable"][0]["id"] == "person"
    assert client.get(f"{SERVICE}/suggest/entity", params={"prefix": "toka", "cursor": 50}).json()["result"] == []
    assert client.get(f"{SERVICE}/suggest/type", params={"prefix": "per"}).json()["result"] == [
        {"id": "person", "name": "Person"}]
    (office,) = client.get(f"{SERVICE}/suggest/property", params={"prefix": "off"}).json()["result"]
    assert office["id"] == "office"


def test_the_preview_may_be_framed_by_openrefine_alone(client: Visitor) -> None:
    page = client.get(f"{SERVICE}/preview", params={"identity": TOKAYEV})
    assert "Kassym-Jomart Tokayev" in page.text
    policy = page.headers["content-security-policy"]
    assert "frame-ancestors http://127.0.0.1:3333 http://localhost:3333;" in policy + ";"
    assert client.get(f"{SERVICE}/view", params={"identity": TOKAYEV}, follow_redirects=False).headers[
        "location"].endswith("/people/kassym-jomart-tokayev")
    assert client.get(f"{SERVICE}/preview", params={"identity": "person:nobody"}).status_code == 404


@pytest.mark.parametrize(("sent", "status"), [
    ({}, 400), ({"queries": "no json"}, 422), ({"queries": "[]"}, 422), ({"queries": '{"q0": {"limit": -1}}'}, 422),
    ({"queries": json.dumps({f"q{at}": {"query": "x"} for at in range(51)})}, 413),
    ({"queries": "{}", "extend": "{}"}, 400), ({"extend": '{"ids": "x"}'}, 422),
    ({"queries": '{"q0": {"query": "\\u0000\\ud800"}}'}, 422)])
def test_a_batch_that_is_not_as_it_should_be(client: Visitor, sent: dict[str, str], status: int) -> None:
    answer = client.post(SERVICE, data=sent)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_words_of_control_are_looked_for_as_spaces(client: Visitor) -> None:
    assert ask(client, q0={"query": "Elena\u0000Rivas\n"})["q0"][0]["id"] == "person:elena-rivas"


def test_where_only_users_read_the_manifest_says_so(closed: Visitor) -> None:
    assert closed.get(SERVICE).json()["authentication"] == {"type": "http", "scheme": "bearer"}
    assert closed.post(SERVICE, data={"queries": "{}"}, forged=True).status_code == 401
    assert closed.get(f"{SERVICE}?queries=%7B%7D").status_code == 401
    assert closed.get(f"{SERVICE}/suggest/type").status_code == 401


def test_our_own_client_matches_against_it(served: str) -> None:
    with Service(f"{served}{SERVICE}") as service:
        assert service.manifest["name"].startswith("communique")
        (tokayev, rivas, nobody) = service.candidates([
            Query("Tokaev", "person"), Query("Elena Rivas", "person"), Query("Nobody Whatsoever")])
    assert tokayev[0].id == TOKAYEV and tokayev[0].description
    assert rivas[0].id == "person:elena-rivas" and rivas[0].match
    assert nobody == []


def test_our_own_client_is_told_where_there_is_none(served: str) -> None:
    with Service(f"{served}/nowhere") as service, pytest.raises(FetchError, match="is this its address"):
        service.candidates([Query("Tokaev")])
