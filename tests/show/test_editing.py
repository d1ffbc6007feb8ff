"""Deciding about facts on pages, and the queue as plain forms."""

from __future__ import annotations

import html
import re

import pytest
from fastapi import FastAPI
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from sqlalchemy import select

from communique.store import Store
from communique.store.access import trail
from communique.store.corrections.table import corrections
from communique.store.identity.tables import doubts, judgements
from tests.scripted import make_record
from tests.show.conftest import USER, Visitor
from tests.store.people import meeting


@pytest.fixture
def number(app: FastAPI) -> int:
    """Return the number of the record written by hand."""
    store: Store = app.state.site.store
    with store.reading() as connection:
        from communique.review import find_document

        return int(find_document(connection, "FM/113")["id"])


def facts(client: Visitor, number: int) -> dict[str, str]:
    """Return the addresses of the facts on the page of a journey, by what stands on their cards."""
    page = HTMLParser(client.get(f"/visits/{number}").text)
    found = {}
    for decide in page.css(".decide"):
        link = decide.css_first("a")
        assert link is not None and decide.parent is not None
        found[decide.parent.attributes["data-fact"] or ""] = (link.attributes["href"] or "").partition("#")[0]
    return found


def form_of(client: Visitor, path: str, action: str) -> dict[str, str | list[str]]:
    """Return what the form with that action on a page says if nothing is changed."""
    page = HTMLParser(client.get(path).text)
    (form,) = [one for one in page.css("form") if (one.attributes.get("action") or "").endswith(action)]
    said: dict[str, str | list[str]] = {}
    for one in form.css("input, textarea, select"):
        name, kind = one.attributes.get("name") or "", one.attributes.get("type")
        if kind == "checkbox" and "checked" not in one.attributes:
            continue
        if one.tag == "select":
            chosen = [option.attributes.get("value") or "" for option in one.css("option[selected]")]
            first = one.css("option")[0].attributes["value"] or ""
            values = chosen if "multiple" in one.attributes else chosen or [first]
        else:
            values = [one.text() if one.tag == "textarea" else one.attributes.get("value") or ""]
        before = said.get(name)
        said[name] = values if "multiple" in one.attributes else values[0] if before is None else [
            *(before if isinstance(before, list) else [before]), *values]
    return said


def said_of(app: FastAPI, number: int) -> list[str]:
    """Return the decisions about a document."""
    store: Store = app.state.site.store
    with store.reading() as connection:
        return list(connection.execute(select(corrections.c.verdict).order_by(corrections.c.decided_at)).scalars())


def test_a_fact_is_accepted_and_its_history_says_who(editor: Visitor, app: FastAPI, number: int) -> None:
    fact = facts(editor, number)["e1"]
    answer = editor.post(f"{fact}/accept", data={"why": "I was <b>there</b>", "next": f"/visits/{number}#e1"},
                         follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/visits/{number}#e1")
    page = editor.get(fact).text
    assert "accepted" in page and USER in page
    assert "I was &lt;b&gt;there&lt;/b&gt;" in page
    store: Store = app.state.site.store
    assert store.record(number).engagements[0].confidence == 1.0
    with store.reading() as connection:
        did = trail(connection, USER, 1)[0]
        decided = connection.execute(select(corrections)).one()
    assert (did.action, did.through, did.about) == ("accepted engagement", "page", decided.id)
    assert decided.decided_by == USER


def test_a_rejected_fact_leaves_the_record_and_comes_back(editor: Visitor, app: FastAPI, number: int) -> None:
    fact = facts(editor, number)["e2"]
    editor.post(f"{fact}/reject")
    assert [one.kind for one in app.state.site.store.record(number).engagements] == ["meeting", "meeting"]
    page = editor.get(fact).text
    assert "was rejected" in page
    decision = re.search(r'name="decision" value="(\w+)"', page)
    assert decision
    editor.post(f"{fact}/withdraw", data={"decision": decision[1]})
    assert [one.kind for one in app.state.site.store.record(number).engagements] == ["meeting", "meal", "meeting"]
    assert "taken back" in editor.get(fact).text


def test_a_form_sent_as_it_is_changes_nothing(editor: Visitor, number: int) -> None:
    for key, fact in facts(editor, number).items():
        answer = editor.post(f"{fact}/edit", data=form_of(editor, fact, "/edit"))
        assert answer.status_code == 422, key
        assert "nothing is to be changed" in answer.text


def test_fields_are_changed_by_a_form(editor: Visitor, app: FastAPI, number: int) -> None:
    fact = facts(editor, number)["e1"]
    form = form_of(editor, fact, "/edit")
    assert form["entity"] == ["person:elena-rivas", "person:rui-falcao", "", ""]
    form |= {"venue": "Ajuda Palace", "date": "2025-05-07", "why": "the programme", "kind": "call",
             "entity": ["person:elena-rivas", "person:rui-falcao", "person:ana-prado", ""],
             "topics": "fisheries\nher hospitality in vain"}
    refused = editor.post(f"{fact}/edit", data=form)
    assert refused.status_code == 422
    assert "do not stand in the document" in html.unescape(refused.text)
    form["topics"] = "fisheries\nPresident Falcão"
    assert editor.post(f"{fact}/edit", data=form).status_code == 200
    changed = app.state.site.store.record(number).engagements[0]
    assert (changed.kind, changed.venue, changed.date) == ("call", "Ajuda Palace", "2025-05-07")
    assert [one.entity for one in changed.participants][-1] == "person:ana-prado"
    assert [one.text for one in changed.topics] == ["fisheries", "President Falcão"]
    assert "date" not in changed.inferred
    page = editor.get(fact).text
    assert "Ajuda Palace" in page and "the programme" in page


def test_an_addressee_and_the_engagement_of_a_statement_are_changed(editor: Visitor, app: FastAPI, number: int) -> None:
    fact = facts(editor, number)["s1"]
    form = form_of(editor, fact, "/edit")
    assert form["engagement"]
    editor.post(f"{fact}/edit", data=form | {"addressee": "person:ana-prado", "engagement": "", "quoted": "yes"})
    changed = app.state.site.store.record(number).statements[0]
    assert (changed.addressee, changed.engagement, changed.quoted) == ("person:ana-prado", None, True)


@pytest.mark.parametrize("changes", [{"date": "soon"}, {"country": "Atlantis"}, {"city": "place:nowhere"},
                                     {"kind": "duel"}, {"words": "words that stand nowhere"}, {"participants": "x",
                                      "entity": ["person:nobody"], "role": ["host"]}])
def test_what_a_fact_cannot_be_is_said(editor: Visitor, app: FastAPI, number: int, changes: dict[str, str]) -> None:
    fact = facts(editor, number)["e1"]
    before = app.state.site.store.record(number)
    answer = editor.post(f"{fact}/edit", data=form_of(editor, fact, "/edit") | changes)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert app.state.site.store.record(number) == before


def test_who_decides_meanwhile_is_shown_first(editor: Visitor, app: FastAPI, number: int) -> None:
    fact = facts(editor, number)["e1"]
    form = form_of(editor, fact, "/edit") | {"venue": "Ajuda Palace"}
    editor.post(f"{fact}/accept", data={"seen": str(form["seen"])})
    late = editor.post(f"{fact}/edit", data=form)
    assert late.status_code == 409
    assert "while you were looking" in late.text
    assert said_of(app, number) == ["accepted"]


def test_a_missing_fact_is_added_by_quoting(editor: Visitor, app: FastAPI, number: int) -> None:
    path = f"/documents/{number}/add"
    words = "The harbour lights shimmered"
    form = form_of(editor, f"{path}?kind=statement&words={words}", "/add")
    assert form["words"] == words
    form |= {"act": "note", "about": "the harbour lights", "speaker": "person:elena-rivas"}
    added = editor.post(path, data=form)
    assert added.status_code == 200
    assert "added" in added.text and words in added.text
    statement = app.state.site.store.record(number).statements[-1]
    assert (statement.act, statement.speaker, statement.confidence) == ("note", "person:elena-rivas", 1.0)
    again = editor.post(path, data=form | {"words": "Ocean Forum"})
    assert again.status_code == 422
    assert "stand there" in html.unescape(again.text)
    assert "the harbour lights" in again.text, "what was typed is still there"


def test_words_that_stand_twice_are_told_apart_by_their_offset(editor: Visitor, app: FastAPI, number: int) -> None:
    text = app.state.site.store.record(number).document.text
    second = text.index("Ocean Forum", text.index("Ocean Forum") + 1)
    form = form_of(editor, f"/documents/{number}/add?kind=agreement&words=Ocean+Forum&start={second}", "/add")
    assert form["start"] == str(second)
    assert editor.post(f"/documents/{number}/add", data=form | {"title": "The next forum"}).status_code == 200
    (agreement,) = app.state.site.store.record(number).agreements
    assert agreement.evidence[0].start == second


def test_somebody_who_was_missed_is_added_with_an_office(editor: Visitor, app: FastAPI, number: int) -> None:
    form = form_of(editor, f"/documents/{number}/add?kind=person", "/add")
    form |= {"words": "the trade unions", "name": "Ines Faro", "country": "Portugal", "office_title": ["Chair", ""],
             "office_country": ["PT", ""], "office_organization": ["", ""]}
    assert editor.post(f"/documents/{number}/add", data=form).status_code == 200
    person = app.state.site.store.record(number).people[-1]
    assert (person.name, person.country, person.offices[0].title, person.offices[0].country) == (
        "Ines Faro", "PT", "Chair", "PT")


def test_what_was_typed_is_shown_again_with_what_is_wrong(editor: Visitor, number: int) -> None:
    form = form_of(editor, f"/documents/{number}/add", "/add")
    form |= {"words": "nowhere in it", "topics": "fisheries\nhigh hopes", "concepts": "oceans, trade", "venue": "Ajuda",
             "entity": ["person:elena-rivas", ""], "role": ["host", "guest"], "date": "2025-05-06"}
    answer = editor.post(f"/documents/{number}/add", data=form)
    assert answer.status_code == 422
    again = HTMLParser(answer.text)
    assert "high hopes" in again.css_first("textarea[name=topics]").text()
    assert again.css_first("select[name=role] option[selected]").attributes["value"] == "host"
    assert {again.css_first(f"input[name={name}]").attributes["value"] for name in ("venue", "date", "concepts")
            if again.css_first(f"input[name={name}]")} >= {"Ajuda", "2025-05-06"}
    place = form_of(editor, f"/documents/{number}/add?kind=place", "/add")
    wrong = editor.post(f"/documents/{number}/add", data=place | {"words": "Lisbon", "name": "Lisbon", "lat": "north"})
    assert wrong.status_code == 422
    assert "is no number" in wrong.text and 'value="north"' in wrong.text


@pytest.mark.parametrize("path", ["/facts/0000000000000000", "/facts/zz", "/documents/999999/add",
                                  "/documents/1/add?kind=duel"])
def test_what_there_is_not(editor: Visitor, path: str) -> None:
    assert editor.get(path).status_code in (404, 422)


def test_a_script_is_told_without_a_page(editor: Visitor, number: int) -> None:
    fact = facts(editor, number)["e1"]
    answer = editor.post(f"{fact}/accept", headers={"X-Requested-With": "communique"})
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.fixture
def doubting(app: FastAPI) -> Store:
    """Return a store in which two may be one."""
    from communique.store.identity import resolve_store

    store: Store = app.state.site.store
    for title, country, day in (("President", "BR", "2001-02-03"), ("Minister", "AR", "2003-02-03")):
        store.add_record(meeting("Zola Quentmar", title, country, day))
    resolve_store(store)
    return store


def test_pairs_are_judged_as_plain_forms(editor: Visitor, doubting: Store, app: FastAPI) -> None:
    with doubting.reading() as connection:
        waiting = len(connection.execute(select(doubts)).all())
    assert waiting, "there is something to judge"
    page = HTMLParser(editor.get("/review").text)
    items = page.css(".item")
    assert len(items) == min(waiting, 12)
    form = {one.attributes["name"]: one.attributes.get("value") or "" for one in items[0].css("input")}
    del form["form_token"]
    answer = editor.post("/review/pair", data=form | {"verdict": "different", "why": "two men"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review#item-1")
    assert app.state.site.settling.wait(60)
    with doubting.reading() as connection:
        judged = connection.execute(select(judgements)).one()
    assert (judged.verdict, judged.decided_by, judged.why) == ("different", USER, "two men")
    after = editor.get("/review").text
    assert "two men" in after
    assert len(HTMLParser(after).css(".item")) < len(items) or waiting > 12
    assert editor.post("/review/pair", data=form | {"verdict": "same"}).status_code == 409
    editor.post("/review/withdraw", data={"judgement": judged.id})
    assert app.state.site.settling.wait(60)
    assert len(HTMLParser(editor.get("/review").text).css(".item")) == len(items)


def test_doubtful_facts_wait_until_somebody_decides(editor: Visitor, app: FastAPI) -> None:
    from communique.review.doubtful import doubtful

    low = make_record()
    facts_ = tuple(one.model_copy(update={"confidence": 0.5}) for one in low.engagements)
    document = low.document.model_copy(update={"id": "sha256:" + "d" * 64, "symbol": "FM/200", "source": "low.txt"})
    store: Store = app.state.site.store
    store.add_record(low.model_copy(update={"engagements": facts_, "document": document}))
    with store.reading() as connection:
        waiting = len(doubtful(connection))
    page = HTMLParser(editor.get("/review?which=facts").text)
    assert len(page.css(".item")) == waiting >= 3
    first = page.css_first(".item form")
    assert first is not None and "0.5" in page.css_first(".item").text()
    editor.post(first.attributes["action"] or "")
    assert len(HTMLParser(editor.get("/review?which=facts").text).css(".item")) == waiting - 1


def test_the_queue_is_seen_by_all_and_decided_by_users(client: Visitor, doubting: Store) -> None:
    page = client.get("/review")
    assert "Sign in to decide" in page.text
    assert "/review/pair" not in page.text
    assert client.get("/review?which=again").status_code == 200
    assert client.get("/review?which=nothing").status_code == 422
