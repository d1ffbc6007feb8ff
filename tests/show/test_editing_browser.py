"""Deciding in a browser: the queue by keyboard alone, words selected in a source, from a paste to a history."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from communique.store import Store
from tests.show.conftest import PASSWORD, REPORT, USER
from tests.show.test_editing import doubting

__all__ = ["doubting"]


@pytest.fixture
def desk(page: Page) -> Page:
    """Return a tab in which `USER` is signed in."""
    page.goto("/sign-in")
    page.fill("#name", USER)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return page


def test_from_a_paste_to_the_history_of_a_correction(desk: Page) -> None:
    desk.goto("/")
    desk.fill("#text", REPORT.replace("Almaty", "Taraz"))
    desk.click("form.reader button.primary")
    desk.get_by_role("button", name="Store it").click()
    card = desk.locator("article.card.engagement").first
    card.get_by_role("link", name="Edit, history").click()
    desk.fill("#f-venue", "Akorda")
    desk.fill("#why", "seen on the photograph")
    desk.get_by_role("button", name="Change it").click()
    history = desk.locator(".history")
    expect(history).to_contain_text("edited by ana")
    expect(history).to_contain_text("Akorda")
    expect(history).to_contain_text("seen on the photograph")
    desk.locator("p.source a").click()
    expect(desk.locator("article.card.engagement").first).to_contain_text("Akorda")


def test_the_queue_by_keyboard_alone(desk: Page, doubting: Store) -> None:
    desk.goto("/review")
    first = desk.locator(".item").first
    expect(first).to_be_focused()
    desk.keyboard.press("?")
    expect(desk.locator("#help")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator("#help")).to_be_hidden()
    first.focus()
    total = int(desk.locator(".kinds [aria-current] .tally").inner_text())
    with desk.expect_response("**/review/pair") as sent:
        desk.keyboard.press("u")
    assert sent.value.status == 204
    if total > 1:
        expect(desk.locator(".item.done")).to_have_count(1)
        expect(desk.locator(".item").nth(1)).to_be_focused()
    else:
        expect(desk.locator(".item")).to_have_count(0)  # the page loads again
    desk.wait_for_load_state("networkidle")
    desk.goto("/review?which=facts")
    count = desk.locator(".item").count()
    if count > 1:
        desk.keyboard.press("j")
        expect(desk.locator(".item").nth(1)).to_be_focused()
        desk.keyboard.press("k")
        expect(desk.locator(".item").first).to_be_focused()
    assert count, "a fact is doubtful"
    with desk.expect_response("**/accept") as accepted:
        desk.keyboard.press("a")
    assert accepted.value.status == 204
    desk.goto("/review?which=facts")
    assert desk.locator(".item").count() == count - 1
    if count > 1:
        desk.keyboard.press("e")
        expect(desk).to_have_url(re.compile("/facts/"))


def test_words_that_are_selected_fill_the_form(desk: Page) -> None:
    desk.goto("/documents/1/add?kind=statement")
    desk.evaluate("""() => {
        const text = document.querySelector('#plain').firstChild;
        const at = text.data.indexOf('Secretary-General', 300);
        getSelection().setBaseAndExtent(text, at, text, at + 17);
    }""")
    expect(desk.locator("#words")).to_have_value("Secretary-General")
    start = desk.locator("input[name=start]").input_value()
    assert start.isdecimal() and int(start) >= 300
    desk.fill("#f-act", "note")
    desk.fill("#f-about", "who it was")
    desk.get_by_role("button", name="Add it").click()
    expect(desk.locator("mark")).to_have_text("Secretary-General")


def test_deciding_without_a_script(desk: Page, doubting: Store) -> None:
    state = desk.context.storage_state()
    context = desk.context.browser.new_context(  # type: ignore[union-attr]
        java_script_enabled=False, storage_state=state, base_url=desk.url.rpartition("/")[0])
    page = context.new_page()
    page.goto("/review")
    page.get_by_role("button", name="Different", exact=True).first.click()
    expect(page.locator("#judged")).to_be_visible()
    page.goto("/visits/1")
    page.get_by_role("button", name="Accept").first.click()
    page.get_by_role("link", name="Edit, history").first.click()
    expect(page.locator(".history")).to_contain_text("accepted")
    context.close()
