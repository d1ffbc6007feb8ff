"""The pages in a browser: with and without scripts, on a phone, and asking nobody else."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from communique.record import Record
from tests.scripted import make_record
from tests.show.conftest import PAGES, REPORT


def test_paste_a_report_and_see_the_words_of_a_fact(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto("/")
    page.get_by_label("Its text").fill(REPORT)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/read/*")
    card = page.locator("article.card", has_text="Khurelsukh").first
    card.hover()
    lit = page.locator(".source-text .lit").first
    expect(lit).to_contain_text("met with the President of Mongolia")
    page.locator(".source-text a", has_text="toured an exhibition").first.focus()
    expect(page.locator("article.card.lit")).to_contain_text("Site visit")
    page.locator(".source-text a", has_text="leaving for Astana").first.click()
    expect(page.locator("article.card:focus")).to_contain_text("Departure")
    origin = page.url.split("/read")[0]
    assert all(url.startswith(origin) for url in asked)
    assert problems == []
    page.go_back()
    expect(page.get_by_label("Its text")).to_be_visible()


def test_without_scripts(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Read this one").click()
    expect(page.locator("h1")).to_be_visible()
    card = page.locator("article.card", has_text="Khurelsukh").first
    card.locator("a.to-words").first.click()
    target = page.locator(".source-text :target")
    expect(target).to_contain_text("met with the President of Mongolia")
    assert target.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.locator(".source-text a", has_text="leaving for Astana").first.click()
    expect(page.locator("article.card:target")).to_contain_text("Departure")
    context.close()


def hostile_record() -> Record:
    """Return a record with markup, names without an end, and names from right to left."""
    given = make_record().model_dump(by_alias=True)
    endless = "Minister-for-Interministerial-Coordination-without-a-single-space-" * 4
    given["document"] |= {"id": f"sha256:{'e' * 64}", "symbol": "A/<i>1", "issuer": '<b onclick="alert(1)">Office</b>',
                          "title": f"<script>document.title = 'taken'</script> زيارة إلى لشبونة {endless}"}
    for person in given["people"]:
        person["name"] = {"person:elena-rivas": endless, "person:rui-falcao": "محمد بن سلمان"}.get(
            person["id"], person["name"])
    return Record.model_validate(given)


def test_hostile_and_endless_words_stay_words_and_stay_inside(app: FastAPI, browser: Browser, served: str) -> None:
    number = app.state.site.store.add_record(hostile_record()).document_id
    context = browser.new_context(base_url=served, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in (f"/visits/{number}", f"/documents/{number}", "/people/elena-rivas", "/people/rui-falcao",
                 "/countries/PT", "/search?q=lisbon", "/calendar/2025/05", "/briefing?who=country:PT", "/visits"):
        page.goto(path)
        assert page.title() != "taken"
        assert page.locator("main script, main [onclick]").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
    page.goto(f"/visits/{number}")
    name = page.locator("article.card bdi", has_text="محمد").first
    assert name.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(browser: Browser, served: str, path: str) -> None:
    context = browser.new_context(base_url=served, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()
