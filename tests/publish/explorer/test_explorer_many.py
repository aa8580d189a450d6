"""The explorer with five thousand posts: typing must not stutter."""

import datetime
import random
import statistics

import pytest
from browser import listed, opened
from conftest import PROJECT

from sjoberg_bloggar.publish.about import read_metadata
from sjoberg_bloggar.publish.explorer.page import write_explorer

pytestmark = pytest.mark.long

POSTS = 5000
LONGEST = 100  # milliseconds from a key to the next painting, in the middle of all keys
QUERIES = ("kommunal samverkan", "forsakring", '"med kunderna"', "arbetsmarknaden")
# What the browser itself measures (Event Timing): from the key to what is painted after it.
OBSERVE = """() => { window.times = []; new PerformanceObserver(list => times.push(
    ...list.getEntries().filter(entry => entry.name === "keydown").map(entry => entry.duration)))
    .observe({type: "event", durationThreshold: 16}); }"""


def many_posts(built) -> dict:
    """Return the published tables with the posts again and again, on other days; a part of
    their words get another ending, since more posts also have more words."""
    import pyarrow as pa
    from pyarrow import parquet

    tables = {path.stem: parquet.read_table(path) for path in (built / "dataset").glob("*.parquet")}
    copies = -(-POSTS // tables["posts"].num_rows)
    for name in ("posts", "passages", "authorships", "mentions", "post_sources"):
        rows = [again(row, copy) for copy in range(copies) for row in tables[name].to_pylist()]
        rows.sort(key=lambda row: row["post_id"])
        tables[name] = pa.Table.from_pylist(rows, tables[name].schema)
    return tables


def again(row: dict, copy: int) -> dict:
    day = datetime.date.fromisoformat(row["post_id"][:10]) - datetime.timedelta(days=41 * copy)
    row = {**row, "post_id": f"{day}-{copy:03}{row['post_id'][10:]}"}
    if "title" in row:
        row |= {"published": day, "url": None, "text": altered(row["text"], copy)}
    return row


def altered(text: str, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(word if len(word) < 5 or chance.random() > 0.02
                    else word[:-1] + chance.choice("abcdefghij") for word in text.split(" "))


@pytest.mark.long
def test_typing_does_not_stutter_with_thousands_of_posts(chromium, built, tmp_path):
    tables = many_posts(built)
    write_explorer(tmp_path / "explorer.html", tables,
                   read_metadata(PROJECT / "build/metadata.toml"), {"posts": [], "periods": []}, [])
    with opened(chromium, tmp_path / "explorer.html") as page:
        assert page.evaluate("posts.length") >= POSTS
        page.wait_for_function("() => index.sequences.length === posts.length", timeout=60_000)
        page.evaluate(OBSERVE)
        page.locator("#q").focus()
        keys = [key for query in QUERIES for key in (*query, *["Backspace"] * len(query))]
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(100)
        times = page.evaluate("times")
        assert times, "the browser measures nothing"
        times += [0] * (len(keys) - len(times))  # under 16 ms it tells nothing
        print(f"{len(keys)} keys: median {statistics.median(times):.0f} ms, "
              f"longest {max(times):.0f} ms")
        assert statistics.median(times) <= LONGEST and max(times) <= 4 * LONGEST
        page.locator("#q").fill("arbetsförmedlingen")
        assert len(listed(page)) == page.evaluate("PAGE")
        page.get_by_role("button", name="till").click()
        assert len(listed(page)) == 2 * page.evaluate("PAGE")
