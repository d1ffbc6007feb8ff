"""The pages in a browser: with and without scripts, on a phone, and asking nobody else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

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


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(browser: Browser, served: str, path: str) -> None:
    context = browser.new_context(base_url=served, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()
