"""A browser for the tests of the explorer: Debian's Chromium, steered by Playwright."""

import csv
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium():
    """A running browser. Tests that need it are skipped, and say so, where there is none."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.skip("THE EXPLORER IS NOT TESTED: there is no browser. Install one "
                    "(apt-get install chromium) or name it in the variable CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(browser, page_file: Path, address: str = "", width: int = 1280, **options):
    """Open the page at an address like '#q=almega' and give it. At the end: it has asked for
    nothing but itself, and its console has no message (the policy would complain there)."""
    options = {"locale": "sv-SE", "viewport": {"width": width, "height": 850}, **options}
    context = browser.new_context(**options)
    requests, complaints = [], []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(5000)
    page.goto(page_file.as_uri() + address)
    yield page
    assert [url for url in requests if not url.startswith((page_file.as_uri(), "data:", "blob:"))
            ] == []
    assert complaints == []
    context.close()


@pytest.fixture(scope="session")
def tables(built) -> dict[str, list[dict[str, str]]]:
    """The rows of the published tables, by name."""
    return {path.stem: list(csv.DictReader(path.open(encoding="utf-8", newline="")))
            for path in (built / "dataset").glob("*.csv")}


@pytest.fixture
def show(chromium, built):
    """Open the explorer: show(address, **options) -> a page that is watched."""
    contexts = []

    def show(address: str = "", **options):
        context = opened(chromium, built / "dataset/explorer.html", address, **options)
        contexts.append(context)
        return context.__enter__()

    yield show
    for context in contexts:
        context.__exit__(None, None, None)


def listed(page) -> list[str]:
    """Return the posts in the list, as shown from top to bottom."""
    return page.eval_on_selector_all(".list .card h3 a", "all => all.map(a => a.dataset.post)")


def settle(page) -> None:
    """Wait until the page shows what its address says, which it does after an event."""
    page.wait_for_function("() => address(current) === address(readAddress(location.hash))")


def go_to(page, address: str) -> None:
    page.evaluate("address => { location.hash = address; }", address)
    settle(page)


def follow(page, link) -> None:
    link.click()
    settle(page)


def back(page) -> None:
    page.go_back()
    settle(page)
