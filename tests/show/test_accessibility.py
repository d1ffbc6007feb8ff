"""axe-core on every type of page, light and dark; and nothing moves when pictures arrive late."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.show.conftest import REPORT

PAGES = {
    "home": "/", "visits": "/visits", "visit": "/visits/1", "document": "/documents/1", "people": "/people",
    "person": "/people/antonio-guterres", "countries": "/countries", "country": "/countries/KZ",
    "organizations": "/organizations", "topics": "/topics", "topic": "/topics/disarmament-and-arms-control",
    "search": "/search?q=President", "year": "/calendar/2024", "month": "/calendar/2024/07", "network": "/network",
    "briefing": "/briefing?who=country:KZ", "coverage": "/coverage", "missing": "/people/nobody", "review": "/review",
    "sign in": "/sign-in",
}
GRAVE = ("serious", "critical")


def faults(page: Page) -> list[str]:
    """Return what axe-core finds that is serious or worse, with the first place of each."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:120]})" for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_no_type_of_page_keeps_anybody_out(browser: Browser, served: str, look: str) -> None:
    context = browser.new_context(base_url=served, color_scheme=look)  # type: ignore[arg-type]
    page = context.new_page()
    wrong = {}
    for name, path in PAGES.items():
        page.goto(path)
        if there := faults(page):
            wrong[name] = there
    context.close()
    assert wrong == {}


def test_a_report_that_was_pasted_is_open_to_all(page: Page) -> None:
    page.goto("/")
    page.fill("textarea", REPORT)
    page.click("button.primary")
    page.wait_for_url("**/read/**")
    assert faults(page) == []


@pytest.mark.parametrize("path", [PAGES["visit"], PAGES["person"], PAGES["network"]])
def test_late_pictures_move_nothing(page: Page, path: str) -> None:
    page.add_init_script("""
        window.moved = 0;
        new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value; })
            .observe({type: 'layout-shift', buffered: true});
    """)
    page.goto(path)
    page.evaluate("for (const image of document.images) image.loading = 'eager'")
    for _ in range(100):
        if page.evaluate("[...document.images].every(image => image.complete)"):
            break
        page.wait_for_timeout(50)
    page.wait_for_timeout(200)
    assert page.evaluate("window.moved") < 0.02
