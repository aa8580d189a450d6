"""The explorer: what the build writes, without a browser."""

import base64
import hashlib
import json
import re
import shutil
from html import unescape

import pytest
from conftest import PROJECT, read_csv

from sjoberg_bloggar.publish.explorer.page import SCRIPTS, json_in_html

MODULES = sorted(SCRIPTS.glob("*.js"))



LARGEST = 500_000


@pytest.fixture(scope="session")
def html(built) -> str:
    return (built / "dataset/explorer.html").read_bytes().decode("utf-8")


def inline(html: str, element: str) -> str:
    return re.search(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)[1]


def data_of(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>',
                                html, re.DOTALL)[1])


def test_the_page_is_small(built):
    assert (built / "dataset/explorer.html").stat().st_size <= LARGEST


def test_the_policy_allows_this_style_and_script_and_nothing_else(html):
    policy = unescape(re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">',
                                html)[1])
    allowed = dict(rule.split(" ", 1) for rule in policy.split("; "))
    for directive, element in (("style-src", "style"), ("script-src", "script")):
        digest = hashlib.sha256(inline(html, element).encode()).digest()
        assert allowed.pop(directive) == f"'sha256-{base64.b64encode(digest).decode()}'"
    assert allowed == {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'",
                       "form-action": "'none'", "require-trusted-types-for": "'script'",
                       "trusted-types": "'none'"}


def test_the_policy_comes_before_all_that_it_is_about(html):
    assert html.index("Content-Security-Policy") < html.index("<title>") < html.index("<style>")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_text_never_becomes_markup(path):
    code = path.read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser"
                         r"|createContextualFragment|\beval\b|new Function", code)


def test_nothing_is_loaded(html):
    """Addresses are either links that a reader follows, or data in the page."""
    head_and_frame = html.replace(inline(html, "script"), "")
    assert re.findall(r'\b(?:src|srcset|data|poster)="', head_and_frame) == []
    assert re.findall(r"@import|url\(", inline(html, "style")) == []
    assert not re.search(r"\bfetch\b|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(",
                         inline(html, "script"))
    # Without an icon of its own a browser would ask the server for one.
    assert re.findall(r'<link rel="(\w+)" href="(\w+):', html) == [("icon", "data")]
    assert html.count("<link") == 1


def test_every_module_is_in_the_page_once_and_short(html):
    """All modules share one scope there, so no name may be declared twice."""
    names = []
    for path in MODULES:
        code = path.read_text("utf-8")
        assert len(code.splitlines()) < 250, path
        first_line = code.splitlines()[0]
        assert html.count(first_line) == 1, path
        names += re.findall(r"^(?:export )?(?:async )?(?:function|const|let) (\w+)", code,
                            re.MULTILINE)
    assert len(names) == len(set(names))
    assert not re.search(r"^(?:import|export) ", inline(html, "script"), re.MULTILINE)


def test_data_cannot_end_their_script_element():
    text = "</script><!--<script>alert(1)</script>-->\u2028\"'&amp;"
    written = json_in_html({"text": text})
    assert "<" not in written
    assert json.loads(written) == {"text": text}


@pytest.mark.parametrize("table", ["posts", "organisations", "authors"])
def test_the_page_has_the_published_rows(built, html, table):
    def as_csv(value):
        if isinstance(value, bool):
            return str(value).upper()
        return "" if value is None else str(value)

    rows = read_csv(built / f"dataset/{table}.csv")
    shown = [{column: as_csv(row[column]) for column in rows[0]} for row in data_of(html)[table]]
    assert shown == rows


def test_the_page_has_every_passage_and_mention(built, html):
    data = data_of(html)
    shown = [[post["post_id"], kind, author or "", str(start), str(end)]
             for post in data["posts"] for kind, author, start, end, *_ in post["passages"]]
    assert shown == [[row[c] for c in ("post_id", "kind", "author_id", "start", "end")]
                     for row in read_csv(built / "dataset/passages.csv")]
    shown = [[post["post_id"], field, str(start), str(end), organisation]
             for post in data["posts"] for field, start, end, organisation in post["mentions"]]
    assert shown == [[row[c] for c in ("post_id", "field", "start", "end", "organisation_id")]
                     for row in read_csv(built / "dataset/mentions.csv")]


def test_every_kind_has_a_name_in_both_languages():
    def kinds(table):
        fields = json.loads((PROJECT / f"schema/{table}.json").read_text("utf-8"))["fields"]
        return next(f for f in fields if f["name"] == "kind")["constraints"]["enum"]

    swedish = (SCRIPTS / "swedish.js").read_text("utf-8")
    english = (SCRIPTS / "english.js").read_text("utf-8")
    for kind in (*kinds("passages"), *kinds("organisation_names")):
        assert re.search(rf"\b{kind}: \"", swedish) and re.search(rf"\b{kind}: \"", english), kind
    for kind in kinds("organisations"):  # in English they are named as in the table
        assert re.search(rf"[\s\"]{kind}\"?: \"", swedish), kind


def test_the_descriptor_lists_the_page(built):
    descriptor = json.loads((built / "datapackage.json").read_text("utf-8"))
    resource = next(r for r in descriptor["resources"] if r["name"] == "explorer")
    content = (built / "dataset/explorer.html").read_bytes()
    assert (resource["path"], resource["format"], resource["mediatype"]) == (
        "dataset/explorer.html", "html", "text/html")
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_frictionless_checks_the_page_and_finds_the_package_valid(built, tmp_path):
    from frictionless import Package

    folder = shutil.copytree(built, tmp_path / "package")
    assert Package(str(folder / "datapackage.json")).validate().valid
    page = folder / "dataset/explorer.html"
    page.write_bytes(page.read_bytes().replace(b"</html>", b"</htmL>"))
    report = Package(str(folder / "datapackage.json")).validate()
    assert [task.name for task in report.tasks if not task.valid] == ["explorer"]
