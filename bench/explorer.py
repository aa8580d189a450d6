"""Measure the explorer with about as many posts as it may have.

    make bench-page

Builds a corpus of distinct posts and opens its explorer in Chromium. A key is measured from its
event until the list is in the document, and until it is painted; a view, from its address until it
is painted. Writes the table in docs/scale.md.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import PROJECT, write_corpus
from playwright.sync_api import Page, sync_playwright

from sjoberg_bloggar.docs.markdown import replace_block

sys.path.append(str(PROJECT / "tests"))
from browser import NAMES

LENGTH = 88  # times the archive page: 4,928 posts
ROUNDS = 3
QUERIES = ("statskontoret", "arbete 2016", '"med kunderna"')
VIEWS = {
    "posts, no search": "#",
    "posts with *att*": "#q=att",
    "lines with *att*, by date": "#q=att&lines=date",
    "lines with *att*, by what follows": "#q=att&lines=after",
    "the host's page": "#author=mikael-sjoberg",
    "the agency's page": "#organisation=arbetsformedlingen",
}
OBSERVE = """() => {
  window.keys = [];
  const painted = (then) => requestAnimationFrame(() => setTimeout(then));
  addEventListener("input", ({ timeStamp }) => {
    const listed = performance.now() - timeStamp;
    painted(() => keys.push([listed, performance.now() - timeStamp]));
  });
  window.timed = (address) => new Promise((done) => {
    const start = performance.now();
    location.hash = address;
    addEventListener("hashchange", () => painted(() => done(performance.now() - start)),
                     { once: true });
  });
}"""


def measure(page: Page) -> dict[str, list[float]]:
    """Return the milliseconds of each kind of action on the page."""
    page.wait_for_function("() => index.sequences.length === posts.length", timeout=120_000)
    page.evaluate(OBSERVE)
    times = {"key, until listed": [], "key, until painted": []}
    for query in QUERIES * ROUNDS:
        page.locator("#q").focus()
        for key in (*query, *["Backspace"] * len(query)):
            page.keyboard.press(key)
            page.wait_for_timeout(150)
    for listed, painted in page.evaluate("keys"):
        times["key, until listed"].append(listed)
        times["key, until painted"].append(painted)
    for name, address in list(VIEWS.items()) * ROUNDS:
        page.evaluate("timed('#view=help')")
        page.wait_for_timeout(300)
        times.setdefault(name, []).append(page.evaluate("address => timed(address)", address))
    return times


def table(times: dict[str, list[float]], posts: int, lines: int) -> str:
    """Return the times as a Markdown table."""
    rows = [f"{posts:,} posts; {lines:,} lines have *att*.", "",
            "| action | median, ms | longest, ms |", "| --- | ---: | ---: |"]
    return "\n".join(rows + [f"| {name} | {statistics.median(some):.0f} | {max(some):.0f} |"
                             for name, some in times.items()])


def main() -> None:
    """Build the corpus, measure its explorer and write the table."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sources, package = Path(folder, "sources"), Path(folder, "package")
        write_corpus("distinct", LENGTH, sources)
        subprocess.run([sys.executable, "-m", "sjoberg_bloggar", "build", "--sources", sources,
                        "--output", package, "--allow-undecided"], check=True)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 850})
        page.goto((package / "dataset/explorer.html").as_uri())
        times = measure(page)
        lines = page.evaluate("linesOf(readAddress('#q=att&lines=date'), posts).length")
        block = table(times, page.evaluate("posts.length"), lines)
        browser.close()
    print(block)
    document = PROJECT / "docs/scale.md"
    document.write_text(replace_block(document.read_text("utf-8"), "page", block), "utf-8")


if __name__ == "__main__":
    main()
