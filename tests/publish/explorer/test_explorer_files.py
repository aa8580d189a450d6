"""What one takes from the explorer: files and paper."""

import csv
import io
import re

import pytest
from browser import KRIMINALVARDEN, back, follow, go_to


def download(page, name: str) -> bytes:
    return downloaded(page, name)[1]


def downloaded(page, name: str) -> tuple[str, bytes]:
    """Press a button; return the name of the file and its bytes."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).first.click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


@pytest.mark.parametrize(("address", "button", "table"), [
    ("", "Ladda ner inläggen", "posts"), ("", "Ladda ner omnämnandena", "mentions"),
    ("#view=organisations", "Ladda ner tabellen", "organisations"),
    ("#view=authors", "Ladda ner tabellen", "authors")])
def test_all_that_is_shown_downloads_as_the_published_table(show, built, address, button, table):
    assert download(show(address), button) == (built / f"dataset/{table}.csv").read_bytes()


def test_a_selection_downloads_its_lines_of_the_table(show, built):
    page = show("#org=statskontoret&year=2016")
    head, *lines = (built / "dataset/mentions.csv").read_text("utf-8").splitlines()
    wanted = [line for line in lines if line.startswith('"2016-') and ',"statskontoret",' in line]
    assert download(page, "Ladda ner omnämnandena").decode().splitlines() == [head, *wanted]
    page = show(f"#post={KRIMINALVARDEN}")
    wanted = [line for line in lines if line.startswith(f'"{KRIMINALVARDEN}"')]
    assert download(page, "Ladda ner omnämnandena").decode().splitlines() == [head, *wanted]


@pytest.mark.parametrize(("address", "button", "name"), [
    ("", "Ladda ner inläggen", "posts"),
    ("#q=försäkring&year=2016&by=host", "Ladda ner inläggen", "posts-forsakring-host-2016"),
    ("#org=statskontoret", "Ladda ner omnämnandena", "mentions-statskontoret"),
    ("#q=kommun&lines=after", "Ladda ner raderna", "lines-kommun"),
    ("#view=organisations&kind=newspaper", "Ladda ner tabellen", "organisations-newspaper"),
    ("#organisation=statskontoret&who=mikael-sjoberg", "Ladda ner omnämnandena",
     "mentions-statskontoret-mikael-sjoberg")])
def test_a_file_is_named_after_version_and_selection(show, descriptor, address, button, name):
    assert downloaded(show(address), button)[0] == (
        f"sjoberg-bloggar-{descriptor['version']}-{name}.csv")


def test_a_file_for_excel(show, tables):
    name, content = downloaded(show("#year=2016"), "för Excel – Ladda ner inläggen")
    assert name.endswith("-posts-2016-excel.csv") and content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""),
                               delimiter=";"))
    expected = [row for row in tables["posts"] if row["published"][:4] == "2016"]
    assert [row["post_id"] for row in rows] == [row["post_id"] for row in expected]
    assert {row["is_guest_post"] for row in rows} == {"SANT", "FALSKT"}
    # Excel would calculate what begins with one of these.
    assert not [value for row in rows for value in row.values() if re.match(r"[=+@-]", value)]


def test_lines_as_a_file(show, tables):
    content = download(show("#q=förnyelseresa&lines=after"), "Ladda ner raderna").decode()
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    posts = {row["post_id"]: row for row in tables["posts"]}
    assert len(rows) > 80
    for row in rows:
        assert posts[row["post_id"]][row["field"]][int(row["start"]):int(row["end"])] == row["hit"]


def test_print_leaves_out_what_cannot_be_used_on_paper(show):
    page = show(f"#post={KRIMINALVARDEN}&q=arbete")
    page.emulate_media(media="print")
    assert page.locator(".body").is_visible()
    for selector in ("nav", "button", ".neighbours", ".hit-bar", ".wayback", "footer ul"):
        assert not any(element.is_visible() for element in page.locator(selector).all())


def test_a_printed_table_has_its_heads_and_no_fields(show):
    page = show("#view=organisations&q=s&kind=public+authority")
    page.emulate_media(media="print")
    heads = page.locator(".table-page thead th")
    assert all(head.is_visible() and head.inner_text().strip() for head in heads.all())
    assert all(button.is_visible() for button in page.locator(".table-page thead button").all())
    assert not page.locator(".tools").is_visible() and not page.locator(".see-also").is_visible()
    assert page.locator(".printed:visible").inner_text() == (
        "Sökning: s · Typ av organisation: Myndighet")


def test_a_printed_timeline_fits_the_paper(show):
    page = show("#organisation=statskontoret", width=390)
    page.emulate_media(media="print")
    assert page.locator(".item-page .axis").is_visible()
    left, right = page.locator(".item-page .timeline svg").evaluate(
        "svg => [svg.getBoundingClientRect().left, svg.getBoundingClientRect().right]")
    assert 0 <= left < right <= 390


def test_long_lists_come_in_portions_and_whole_on_paper(show):
    page = show("#q=och&lines=date")
    lines, more = page.locator(".lines tbody tr"), page.locator("button.more")
    total = int(re.search(r"\d+", page.locator(".line-count").inner_text())[0])
    assert lines.count() == 200 and total > 400
    more.click()
    assert lines.count() == 400
    assert lines.nth(200).locator("a").evaluate("link => link === document.activeElement")
    page.locator("#status", has_text=f"400 av {total} visas").wait_for(state="attached")
    assert more.inner_text() == f"Visa {min(200, total - 400)} till"
    link = lines.nth(300).locator("a")
    opened = link.get_attribute("data-post")
    follow(page, link)
    back(page)
    assert page.evaluate("document.activeElement.dataset.post") == opened
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert lines.count() == total and not more.is_visible()


def test_a_printed_search_says_what_was_searched(show):
    page = show("#q=kommun&year=2016&org=forsakringskassan")
    assert not page.locator(".printed").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".printed:visible").inner_text() == (
        "Sökning: kommun · Organisation: Försäkringskassan · År: 2016")
    assert not page.locator("#q").is_visible() and not page.locator("#sort").is_visible()
    go_to(page, "#view=naming&kind=newspaper&kind=media+company")
    assert page.locator(".printed:visible").inner_text() == (
        "Typ av organisation: Tidning, Medieföretag")
