"""The pages in a real browser: from search to quote in three clicks, the slider, the editor, the network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: sync_api.Browser, server: str) -> Iterator[sync_api.Page]:
    """A page of a browser that may ask the server alone, and that must not complain."""
    context = browser.new_context(base_url=server)
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    asked: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield tab
    context.close()
    assert [url for url in asked if not url.startswith((f"{server}/", "data:", "blob:"))] == []
    assert complaints == []


def test_from_search_to_quote_in_three_clicks(tab: sync_api.Page) -> None:
    tab.goto("/")
    tab.get_by_label("Person, post or organization").fill("lark")
    tab.get_by_role("button", name="Search").click()
    tab.get_by_role("link", name="Ada Lark").click()
    assert tab.get_by_text("Ada Lark resigned on Saturday.").first.is_visible()
    tab.locator("figcaption a").first.click()
    assert tab.locator("mark").inner_text() == "Ada Lark resigned on Saturday."
    assert tab.locator(".note:target").count() == 1


def test_the_keyboard_is_enough(tab: sync_api.Page) -> None:
    tab.goto("/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to content"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.type("harbour")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/?q=harbour*")
    assert tab.get_by_role("link", name="Harbour Office", exact=True).is_visible()


def test_the_slider_moves_the_day(tab: sync_api.Page) -> None:
    tab.goto("/organization/harbour-office")
    assert "Bo Finch" in tab.locator("#holders").inner_text()
    slider = tab.get_by_label("Slide through time")
    slider.focus()
    tab.keyboard.press("Home")
    tab.locator("#holders:not(:has-text('Bo Finch'))").wait_for()
    assert "Ada Lark" in tab.locator("#holders").inner_text()
    assert tab.get_by_label("On the day").input_value() == "2021-12-01"
    assert tab.url.endswith("?on=2021-12-01")


def test_the_form_does_without_script(browser: sync_api.Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/organization/harbour-office")
    assert not tab.get_by_label("Slide through time").is_visible()
    tab.get_by_label("On the day").fill("2022-06-01")
    tab.get_by_role("button", name="Show").click()
    assert "Ada Lark" in tab.locator("#holders").inner_text()
    tab.goto("/network")
    assert tab.get_by_role("link", name="Ada Lark").is_visible()
    context.close()


def test_the_editor_runs_a_query(tab: sync_api.Page) -> None:
    tab.goto("/editor")
    tab.locator(".yasqe_queryButton").wait_for()
    query = "SELECT ?name { ?person a foaf:Person ; skos:prefLabel ?name FILTER(STRSTARTS(?name, 'Ada')) }"
    tab.evaluate("query => incumbentEditor.getTab().getYasqe().setValue(query)", query)
    tab.locator(".yasqe_queryButton").click()
    tab.locator(".yasr_results td", has_text="Ada Lark").wait_for()


def test_the_editor_completes_names_without_asking_anybody(tab: sync_api.Page) -> None:
    tab.goto("/editor")
    tab.locator(".CodeMirror").click()
    tab.keyboard.press("Control+Home")
    tab.keyboard.type("PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT * { ?someone a foaf:Per")
    tab.keyboard.press("Control+Space")
    tab.keyboard.type(" ; foaf:na")
    tab.keyboard.press("Control+Space")
    tab.wait_for_timeout(300)
    tab.get_by_label("Start from a question").select_option("career")
    assert "?tenure" in tab.locator(".CodeMirror-code").inner_text()


def test_the_network_is_drawn(tab: sync_api.Page) -> None:
    tab.goto("/network")
    tab.locator("#network[data-drawn='4']").wait_for()
    assert tab.locator("#picture canvas").count() > 1
    tab.get_by_label("On the day").focus()
    tab.keyboard.press("Home")
    tab.locator("#network[data-shown='3']").wait_for()


def test_paper_has_the_table_and_no_forms(tab: sync_api.Page) -> None:
    tab.goto("/network")
    tab.locator("#network[data-drawn]").wait_for()
    tab.emulate_media(media="print")
    assert tab.get_by_role("link", name="Ada Lark").is_visible()
    assert not tab.get_by_role("button", name="Show").is_visible()
    tab.goto("/organization/harbour-office")
    assert not tab.get_by_label("Slide through time").is_visible()


def test_markup_in_the_data_is_not_run(tab: sync_api.Page) -> None:
    for path in ("/person/script", "/article/ffffffffffffffffffffffffffffffff", "/?q=script", "/conflicts"):
        tab.goto(path)
        assert tab.evaluate("document.querySelectorAll('script:not([src]), img').length") == 0
