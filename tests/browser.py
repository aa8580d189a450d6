"""A browser for the tests of the explorer: Debian's Chromium, steered by Playwright."""

import csv
import os
import re
import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

KRIMINALVARDEN = "2016-12-28-goda-resultat-tillsammans-med-kriminalvarden"
KOMMUNAL = "2015-09-03-bra-mote-med-kommunal-om-vart-samarbete-inte-minst-lokalt"
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
def opened(browser, page_file: Path, address: str = "", **options):
    """Open the page at an address such as "#q=almega" in a context of its own."""
    context = browser.new_context(**context_options(**options))
    with watched(context.new_page(), page_file) as page:
        page.goto(page_file.as_uri() + address)
        yield page
    context.close()


def context_options(width: int = 1280, **options) -> dict:
    return {"locale": "sv-SE", "viewport": {"width": width, "height": 850}, **options}


@contextmanager
def watched(page, page_file: Path):
    """At the end, check that the page asked for nothing but itself, and that its console has no
    message; the policy would complain there."""
    requests, complaints = [], []
    listeners = {"request": lambda request: requests.append(request.url),
                 "console": lambda message: complaints.append(message.text),
                 "pageerror": lambda error: complaints.append(str(error))}
    for event, listener in listeners.items():
        page.on(event, listener)
    page.set_default_timeout(5000)
    yield page
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    own = (page_file.as_uri(), "data:", "blob:", "about:blank")
    assert [url for url in requests if not url.startswith(own)] == []
    assert complaints == []


@pytest.fixture(scope="session")
def tables(built) -> dict[str, list[dict[str, str]]]:
    """The rows of the published tables, by name."""
    return {path.stem: list(csv.DictReader(path.open(encoding="utf-8", newline="")))
            for path in (built / "dataset").glob("*.csv")}


@pytest.fixture(scope="session")
def pages(chromium):
    """The open pages by their options: a new one for every test would be slow."""
    open_pages = {}
    yield open_pages
    for page in open_pages.values():
        page.context.close()


@pytest.fixture
def show(chromium, built, pages):
    """Open the explorer: show(address, **options) -> a page that is watched.

    A page that another test has opened with the same options goes to the address, as if one followed
    a link; fresh=True loads it, as if one opened the file.
    """
    page_file = built / "dataset/explorer.html"
    with ExitStack() as stack:
        def show(address: str = "", fresh: bool = False, **options):
            key = repr(sorted(options.items()))
            is_new = key not in pages
            if is_new:
                pages[key] = chromium.new_context(**context_options(**options)).new_page()
            page = stack.enter_context(watched(pages[key], page_file))
            page.emulate_media(media="screen")
            if is_new or fresh:
                page.goto("about:blank")  # else only the part behind # would change
                page.goto(page_file.as_uri() + address)
            else:
                page.evaluate("document.activeElement.blur()")
                go_to(page, address or "#")
            return page

        yield show


def listed(page) -> list[str]:
    """Return the posts in the list, as shown from top to bottom.

    For the words of cards, take their text content: what is not on the screen has no inner text.
    """
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


def search(page, query: str) -> list[str]:
    page.locator("#q").fill(query)
    return listed(page)


def choose(page, facet: str, label: str) -> None:
    """Tick a filter, shown or not, by what it is called."""
    group = page.locator("fieldset", has=page.locator("legend", has_text=re.compile(f"^{facet}")))
    more = group.locator("button")
    if more.is_visible() and more.get_attribute("aria-expanded") == "false":
        more.click()
    group.get_by_label(re.compile(f"^{re.escape(label)}")).first.click()


def numbers(text: str) -> list[int]:
    """Return the numbers in a text; a no-break space stands between thousands."""
    return [int(re.sub(r"\s", "", found)) for found in re.findall(r"\d+(?:\xa0\d{3})*", text)]


def bars(page) -> dict[str, int]:
    """Return the numbers of the timeline by month, which the names of its links say as well."""
    shown = page.eval_on_selector_all(
        "main > :not([hidden]) .timeline .month",
        """all => all.map(a => [a.dataset.month, Number(a.nextElementSibling.textContent),
                                a.ariaLabel, a.querySelector("title").textContent])""")
    for _, number, label, title in shown:
        assert label == title and numbers(label.split(": ")[1])[0] == number
    return {month: number for month, number, *_ in shown}
