"""The explorer's figures of organisations and people: they equal what pandas counts in the tables."""

import re
from collections import Counter

import pyarrow as pa
import pytest
from browser import bars, go_to, numbers, opened
from conftest import PROJECT
from playwright.sync_api import expect
from pyarrow import parquet

from sjoberg_bloggar.publish.about import read_metadata
from sjoberg_bloggar.publish.explorer.page import write_explorer

SIDES = {"host": "värden", "guest": "gäster och citerade", "title": "rubriker och bildtexter"}


# Of every bar: its name, and the width of its parts in per cent.
SPLIT = """bar => [bar.ariaLabel, [...bar.querySelectorAll("rect")].map(part =>
    [part.getAttribute("class"), parseFloat(part.getAttribute("width"))])]"""


def assert_split(bar, own, most: int) -> None:
    """A bar says the numbers of mentions by side, and its parts are as wide as they are many."""
    label, parts = bar
    expected = Counter(own["side"])
    assert sides(label) == expected
    assert dict(parts) == {side: pytest.approx(100 * n / most) for side, n in expected.items()}


def sides(text: str) -> dict[str, int]:
    return {side: int(found[1]) for side, name in SIDES.items()
            if (found := re.search(rf"{name} (\d+)", text))}


def first_and_last(rows) -> list[str]:
    """Return the days of the first and the last post, or one if they are the same."""
    days = rows["published"].astype(str)
    return list(dict.fromkeys([days.min(), days.max()]))


def test_all_organisations(show, frames, named):
    page = show("#view=organisations")
    shown = page.eval_on_selector_all(".table-page tbody tr", f"""all => all.map(row => [
        row.querySelector("a").hash.replace("#organisation=", ""),
        ...[...row.querySelectorAll(".number")].map(cell => Number(cell.textContent)),
        row.querySelector(".bar") && ({SPLIT})(row.querySelector(".bar")),
        row.querySelector(".months")?.ariaLabel])""")
    assert len(shown) == len(frames["organisations"])
    most = named.query("organisation_id != 'arbetsformedlingen'")["organisation_id"].value_counts()
    for organisation, mentions, posts, bar, strip in shown:
        own = named[named["organisation_id"] == organisation]
        assert (mentions, posts) == (len(own), own["post_id"].nunique())
        if len(own):
            is_agency = organisation == "arbetsformedlingen"
            assert_split(bar, own, len(own) if is_agency else most.max())
            assert numbers(strip)[0] == posts
            assert re.findall(r"\d{4}-\d\d-\d\d", strip) == first_and_last(own)


def test_kinds_of_organisations(show, frames, named):
    """The filter counts the organisations that the page may show."""
    kinds = frames["organisations"].set_index("organisation_id")["kind"]
    in_texts = set(named.query("side != 'title'")["organisation_id"]) - {"arbetsformedlingen"}
    for view, expected in (("organisations", kinds), ("naming", kinds[sorted(in_texts)])):
        page = show(f"#view={view}")
        shown = page.eval_on_selector_all(".kinds li", """all => all.map(li => [
            li.querySelector("input").value, Number(li.querySelector(".count").textContent)])""")
        assert dict(shown) == Counter(expected)
    go_to(page, "#view=organisations&kind=newspaper&kind=media+company")
    said = page.locator(".table-page caption").text_content()
    assert numbers(said) == [kinds.isin(["newspaper", "media company"]).sum()]


def test_the_page_of_every_organisation(show, frames, named):
    page = show()
    for row in frames["organisations"].itertuples():
        own = named[named["organisation_id"] == row.organisation_id]
        lead, who, marks, places, times = page.evaluate(f"""id => {{
            go({{view: "organisation", id, passages: "1"}});
            const all = (selector) => [...document.querySelectorAll(`.item-page ${{selector}}`)];
            return [
                all(".lead")[0].textContent,
                all(".who li").map(li => [
                    li.querySelector("a").textContent, li.querySelector(".count").textContent,
                    ({SPLIT})(li.querySelector(".bar"))]),
                all(".sentence mark").length,
                all(".where").map(place => place.textContent),
                all(".facts time").map(time => time.textContent)];
        }}""", row.organisation_id)
        if own.empty:
            assert page.locator(".who, .item-page .timeline, .mentions").count() == 0
            continue
        assert numbers(lead) == [len(own), own["post_id"].nunique()]
        assert times == first_and_last(own)
        counts = Counter(own["who"].fillna("Rubriker och bildtexter"))
        assert {name: numbers(count)[0] for name, count, _ in who} == counts
        for name, _, bar in who:
            theirs = own[own["who"].fillna("Rubriker och bildtexter") == name]
            assert_split(bar, theirs, max(counts.values()))
        assert bars(page) == Counter(own["month"])
        assert marks == len(own)
        assert sorted(re.findall(r"\d+–\d+", " ".join(places))) == sorted(
            f"{start}–{end}" for start, end in zip(own["start"], own["end"], strict=True))


def test_a_persons_mentions_of_an_organisation(show, named):
    """The host's of the agency are in his posts and in his introductions to guests' posts."""
    own = named.query("organisation_id == 'arbetsformedlingen' and who == 'Mikael Sjöberg'")
    page = show("#organisation=arbetsformedlingen")
    page.locator(".who a").first.click()
    expect(page.locator(".sentence mark")).to_have_count(len(own))
    assert len(own) > 100
    assert bars(page) == Counter(own["month"])
    assert set(page.eval_on_selector_all(".mentions [data-post]", "all => all.map("
                                         "a => a.dataset.post)")) == set(own["post_id"])


def test_who_names_whom(show, frames, named):
    others = named.query("organisation_id != 'arbetsformedlingen' and side != 'title'")
    names = frames["organisations"].set_index("organisation_id")["name"]
    page = show("#view=naming")
    shown = page.eval_on_selector_all(".naming tbody tr", """rows => rows.flatMap(row =>
        [...row.querySelectorAll("td a")].map(a => [
            new URLSearchParams(a.hash.slice(1)).get("organisation"), a.title,
            a.querySelector(".spoken").textContent, a.firstChild.textContent, a.className]))""")
    expected = others.groupby(["organisation_id", "who"])["side"].agg(["size", "first"])
    assert len(shown) == len(expected)
    for organisation, title, spoken, number, look in shown:
        who = title.removesuffix(f", {names[organisation]}: {title.rpartition(': ')[2]}")
        n, side = expected.loc[(organisation, who)]
        assert numbers(number) == numbers(title.rpartition(": ")[2]) == [n]
        assert spoken == f" {title}" and side in look.split()
    sums = page.locator(".naming tbody .sum").all_inner_texts()
    assert [int(n) for n in sums] == sorted(
        others["organisation_id"].value_counts(), reverse=True)
    heads = page.locator(".naming thead th[scope=col]:not(.sum)").evaluate_all(
        "all => all.map(th => [th.firstChild.textContent, th.lastChild.textContent])")
    assert {who: numbers(n)[0] for who, n in heads} == Counter(others["who"])


def test_the_page_of_every_author(show, frames, named):
    page = show("#view=authors")
    rows = {name: cells for name, *cells in page.eval_on_selector_all(
        ".table-page tbody tr", """all => all.map(row => [row.querySelector("a").textContent,
            [...row.querySelectorAll(".number")].map(cell => Number(cell.textContent)),
            [...row.querySelectorAll("time")].map(time => time.textContent)])""")}
    assert len(rows) == len(frames["authors"])
    written = Counter(frames["authorships"]["author_id"])
    intros = frames["passages"].query("kind == 'intro'")
    for row in frames["authors"].itertuples():
        own = named[[row.name in str(who).split(", ") for who in named["who"]]]
        posts = frames["posts"].merge(
            frames["authorships"].query("author_id == @row.author_id"), on="post_id")
        assert rows[row.name] == [[written[row.author_id], len(own)], first_and_last(posts)]
        lead, shown, times, hint = page.evaluate("""id => {
            go({view: "author", id});
            const all = (selector) => [...document.querySelectorAll(`.item-page ${selector}`)];
            return [
                all(".lead")[0].textContent,
                all("details").map(e => [
                    e.dataset.organisation, e.querySelector(".count").textContent]),
                all(".facts time").map(time => time.textContent),
                all("[aria-labelledby=organisations-heading] > .hint")[0]?.textContent];
        }""", row.author_id)
        own_posts = frames["authorships"].query("author_id == @row.author_id")["post_id"]
        introduced = len(set(intros[intros["author_id"] == row.author_id]["post_id"])
                         - set(own_posts))
        assert numbers(lead) == [n for n in (written[row.author_id], introduced) if n]
        assert times == first_and_last(posts)
        assert {key: numbers(n)[0] for key, n in shown} == Counter(own["organisation_id"])
        assert bars(page) == Counter(posts["published"].astype(str).str[:7])
        if len(own):
            in_intros = (own["kind"] == "intro").sum()
            assert numbers(hint) == [n for n in (len(own), in_intros) if n]


def test_what_somebody_says_counts_as_theirs(chromium, built, frames, tmp_path):
    """As soon as passages have a speaker, it decides, and no longer the author."""
    tables = {path.stem: parquet.read_table(path) for path in (built / "dataset").glob("*.parquet")}
    mention = frames["mentions"].query("organisation_id == 'bbc'").iloc[0]
    passages = frames["passages"]
    isthat = ((passages["post_id"] == mention["post_id"])
              & (passages["passage_number"] == mention["passage_number"]))
    speakers = pa.array([name if is_said else None for is_said, name in zip(
        isthat, ["Någon Annan"] * len(passages), strict=True)])
    table = tables["passages"]
    if "speaker" in table.column_names:
        table = table.drop_columns("speaker")
    tables["passages"] = table.append_column("speaker", speakers)
    write_explorer(tmp_path / "explorer.html", tables,
                   read_metadata(PROJECT / "build/metadata.toml"), {"posts": [], "periods": []}, [])
    with opened(chromium, tmp_path / "explorer.html", "#organisation=bbc") as page:
        assert page.locator(".who [data-who]").all_inner_texts() == ["Någon Annan"]
        page.locator(".sentence .in-context").first.click()
        assert page.locator(".speaker").all_inner_texts() == ["Någon Annan säger:"]
        go_to(page, "#author=mikael-sjoberg")
        assert page.locator("details[data-organisation=bbc]").count() == 0
        go_to(page, "#speaker=N%C3%A5gon+Annan")
        assert page.locator("details[data-organisation=bbc] .count").inner_text() == "1 omnämnande"


def test_the_page_of_everybody_who_is_quoted_only(show, frames, named):
    quoted = frames["passages"].dropna(subset="speaker")
    quoted = quoted[~quoted["speaker"].isin(frames["authors"]["name"])]
    page = show()
    for name, passages in quoted.groupby("speaker"):
        page.evaluate("id => go({view: 'speaker', id})", name)
        assert page.locator("h1:visible").inner_text() == name
        shown = page.eval_on_selector_all("[aria-labelledby=posts-heading] [data-post]",
                                          "all => all.map(a => a.dataset.post)")
        assert shown == sorted(set(passages["post_id"]), reverse=True)
        own = named[named["who"] == name]
        shown = page.eval_on_selector_all("details", """all => all.map(e => [
            e.dataset.organisation, e.querySelector(".count").textContent])""")
        assert {key: numbers(n)[0] for key, n in shown} == Counter(own["organisation_id"])


def test_how_many_rows_the_tables_have(show, frames):
    for name in ("organisations", "authors"):
        page = show(f"#view={name}")
        said = page.locator(".table-page caption").text_content()
        assert numbers(said)[0] == len(frames[name])
        assert page.locator(".table-page tbody tr").count() == len(frames[name])
