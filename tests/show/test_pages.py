"""What each type of page shows."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from sqlalchemy import select
from starlette.testclient import TestClient

from communique.store.derived import people


def text_of(client: TestClient, path: str) -> str:
    """Return the words of a page."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return " ".join(HTMLParser(answer.text).body.text().split())  # type: ignore[union-attr]


def test_a_person_has_offices_encounters_and_words(client: TestClient) -> None:
    page = text_of(client, "/people/kassym-jomart-tokayev")
    assert "President, Kazakhstan" in page
    assert "António Guterres" in page
    assert "his commitment to nuclear disarmament" in page
    assert "Wednesday" not in page.split("Encounters")[0]


def test_a_country_has_visits_counterparts_and_topics(client: TestClient) -> None:
    page = text_of(client, "/countries/KZ")
    assert "Visits received" in page and "Almaty" in page
    assert "Counterparts" in page and "António Guterres" in page
    assert "Disarmament" in page
    assert client.get("/countries/kz", follow_redirects=False).headers["location"] == "/countries/KZ"


def test_a_topic_has_voices_and_stance(client: TestClient) -> None:
    page = text_of(client, "/topics/disarmament")
    assert "Stance over time" in page and "2024" in page
    assert "Who raised it António Guterres" in page


def test_a_search_is_narrowed_by_what_documents_tell_of(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "president"})
    tree = HTMLParser(answer.text)
    links = [node.attributes["href"] or "" for node in tree.css(".facets a")]
    assert {re.findall(r"[?&](person|country|kind|year|topic|issuer)=", link)[-1] for link in links} >= {
        "person", "country", "kind", "year", "topic"}
    (told,) = [node for node in tree.css(".facets li") if node.text().startswith("Kazakhstan")]
    tree = HTMLParser(client.get(told.css_first("a").attributes["href"] or "").text)  # type: ignore[union-attr]
    assert len(tree.css(".hits > li")) == int(told.css_first(".count").text()) == 1  # type: ignore[union-attr]
    assert tree.css(".snippet mark")
    assert "q=president" in (tree.css_first(".chosen a").attributes["href"] or "")  # type: ignore[union-attr]


@pytest.mark.parametrize("words", [
    "'; DROP TABLE documents; --", '"" OR 1=1', "<script>alert(1)</script>", "%_\\", "-"])
def test_hostile_words_in_a_search_are_words(client: TestClient, words: str) -> None:
    answer = client.get("/search", params={"q": words, "person": words, "issuer": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert client.get("/search", params={"q": "president"}).text.count("<li><h2>") >= 1


def test_the_calendar_leads_from_year_to_day(client: TestClient) -> None:
    year = client.get("/calendar/2024")
    assert "/calendar/2024/07#d3" in year.text
    page = text_of(client, "/calendar/2024/07")
    assert "Kassym-Jomart Tokayev" in page and "Kazakhstan" in page
    assert client.get("/calendar/2024/13").status_code == 404
    assert client.get("/calendar/9999").status_code == 404


def test_a_briefing_note_is_written_for_a_name_or_a_country(client: TestClient) -> None:
    page = text_of(client, "/briefing?who=Mongolia")
    assert "Khurelsukh Ukhnaa" in page and "its contribution to peacekeeping" in page
    before = text_of(client, "/briefing?who=Mongolia&before=2020")
    assert "0 encounters held" in before and "Khurelsukh" not in before
    answer = client.get("/briefing?who=Nobody+Atall")
    assert answer.status_code == 404
    assert "Nobody Atall" in answer.text
    assert client.get("/briefing?who=Mongolia&before=soon").status_code == 422


def test_the_coverage_tells_what_there_is(client: TestClient) -> None:
    page = text_of(client, "/coverage")
    assert "does not mean that there was none" in page
    assert re.search(r"documents\s*4\D", page)


def test_directories_find_by_any_spelling(client: TestClient) -> None:
    assert "Kassym-Jomart Tokayev" in text_of(client, "/people?q=tokaev")
    assert "Lukashenko" not in text_of(client, "/people?q=tokaev")
    assert "country team" in text_of(client, "/organizations")


def test_empty_states_explain_themselves(empty: TestClient) -> None:
    for path in ("/visits", "/people", "/countries", "/organizations", "/topics", "/search", "/calendar/2024",
                 "/calendar/2024/07", "/coverage", "/countries/KZ", "/topics/disarmament"):
        answer = empty.get(path)
        assert answer.status_code == 200, path
        assert HTMLParser(answer.text).css(".empty"), path


@pytest.mark.parametrize("path", [
    "/visits/0", "/visits/-1",
    "/people/nobody", "/organizations/none", "/countries/XX", "/topics/gossip", "/documents/99999999999999999999",
    "/people/..%2f..%2fetc%2fpasswd", "/documents/1/../../etc/passwd"])
def test_what_is_not_there_is_a_page_that_says_so(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 422)


@pytest.mark.parametrize("number", ["0", "-5", "99999999999999999999"])
def test_a_page_of_a_list_that_cannot_be_is_one_that_can(client: TestClient, number: str) -> None:
    for path in ("/visits", "/people", "/search", "/people/antonio-guterres"):
        assert client.get(path, params={"page": number}).status_code == 200


def test_downloads_are_those_of_the_document(client: TestClient) -> None:
    text = client.get("/documents/1/text")
    record = client.get("/documents/1/record").json()
    assert text.text == record["document"]["text"]
    assert text.headers["content-disposition"].startswith("attachment")


def test_somebody_merged_is_found_at_the_old_address(client: TestClient) -> None:
    store = client.app.state.site.store  # type: ignore[attr-defined]
    with store.reading() as connection:
        told = connection.execute(select(people.c.document_id).where(people.c.entity == "person:rui-falcao")).scalars()
        named = {(document, "person:rui-falcao"): "person:r-falcao-of-lisbon" for document in told}
    store.identify(named)
    answer = client.get("/people/rui-falcao", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "/people/r-falcao-of-lisbon")
    assert "Rui Falcão" in text_of(client, "/people/rui-falcao")
