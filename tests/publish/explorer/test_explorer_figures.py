"""The explorer's figures: every number on every page equals what pandas counts in the tables."""

import json
import re
from collections import Counter

import pandas as pd
import pyarrow as pa
import pytest
from browser import go_to, opened
from conftest import PROJECT
from playwright.sync_api import expect
from pyarrow import parquet

from sjoberg_bloggar.publish.about import read_metadata
from sjoberg_bloggar.publish.explorer.page import write_explorer


@pytest.fixture(scope="module")
def frames(built) -> dict[str, pd.DataFrame]:
    return {path.stem: pd.read_parquet(path) for path in (built / "dataset").glob("*.parquet")}


@pytest.fixture(scope="module")
def named(frames) -> pd.DataFrame:
    return who_names(frames)


def who_names(frames) -> pd.DataFrame:
    """Return the mentions with who (the speaker, else the author, else all authors of the post;
    missing in titles and captions), side (host, guest, title) and month."""
    rows = frames["mentions"].merge(frames["passages"].drop(columns=["start", "end", "text"]),
                                    on=["post_id", "passage_number"], how="left")
    rows = rows.merge(frames["posts"][["post_id", "published", "byline"]], on="post_id")
    authors = frames["authors"].set_index("author_id")
    who = rows["author_id"].map(authors["name"])
    if "speaker" in rows:
        who = rows["speaker"].fillna(who)
    rows["who"] = who.fillna(rows["byline"].str.replace("; ", ", ")).where(
        rows["field"] == "text")
    host = authors.query("is_host")["name"].item()
    rows["side"] = [{host: "host"}.get(name, "guest") if isinstance(name, str) else "title"
                    for name in rows["who"]]
    rows["month"] = rows["published"].astype(str).str[:7]
    return rows


def numbers(text: str) -> list[int]:
    """Return the numbers in a text; a no-break space stands between thousands."""
    return [int(re.sub(r"\s", "", found)) for found in re.findall(r"\d+(?:\xa0\d{3})*", text)]


def bars(page) -> dict[str, int]:
    """Return the numbers of the timeline by month."""
    return dict(page.eval_on_selector_all(
        "main > :not([hidden]) .timeline .month",
        "all => all.map(a => [a.dataset.month, Number(a.nextElementSibling.textContent)])"))


SIDES = {"host": "värden", "guest": "gäster och citerade", "title": "rubriker och bildtexter"}


def sides(text: str) -> dict[str, int]:
    return {side: int(found[1]) for side, name in SIDES.items()
            if (found := re.search(rf"{name} (\d+)", text))}


def test_the_list_and_its_filters(show, frames, named):
    posts = frames["posts"]
    months = Counter(posts["published"].astype(str).str[:7])
    page = show()
    assert numbers(page.locator("#tagline").inner_text()) == [len(posts), 2015, 2018]
    assert page.locator("#results-heading").inner_text() == f"Alla {len(posts)} inlägg"
    assert bars(page) == months
    kinds = frames["organisations"].set_index("organisation_id")["kind"]
    mentioning = named[["post_id", "organisation_id"]].drop_duplicates()
    by_kind = mentioning.assign(kind=mentioning["organisation_id"].map(kinds))
    expected = {
        "by": {"": len(posts), "guest": posts["is_guest_post"].sum(),
               "host": (~posts["is_guest_post"]).sum()},
        "year": Counter(posts["published"].astype(str).str[:4]),
        "org": Counter(mentioning["organisation_id"]),
        "kind": Counter(by_kind[["post_id", "kind"]].drop_duplicates()["kind"]),
        "writer": Counter(frames["authorships"]["author_id"]),
    }
    for facet, counts in expected.items():
        shown = page.eval_on_selector_all(f"input[name=filter-{facet}]", """all => all.map(
            input => [input.value, Number(
                input.closest("label").querySelector(".count").textContent)])""")
        assert dict(shown) == counts, facet


def test_all_organisations(show, frames, named):
    page = show("#view=organisations")
    shown = page.eval_on_selector_all("tbody tr", """all => all.map(row => [
        row.querySelector("a").hash.replace("#organisation=", ""),
        ...[...row.querySelectorAll("td")].map(
            cell => cell.querySelector("svg")?.getAttribute("aria-label") ?? cell.textContent)])""")
    assert len(shown) == len(frames["organisations"])
    for organisation, mentions, split, posts, strip, _ in shown:
        own = named[named["organisation_id"] == organisation]
        assert int(mentions) == len(own)
        assert int(posts) == own["post_id"].nunique()
        assert sides(split) == Counter(own["side"])
        if len(own):
            days = own["published"].astype(str)
            assert numbers(strip)[0] == own["post_id"].nunique()
            assert re.findall(r"\d{4}-\d\d-\d\d", strip) == list(
                dict.fromkeys([days.min(), days.max()]))


def test_the_page_of_every_organisation(show, frames, named):
    page = show()
    for row in frames["organisations"].itertuples():
        own = named[named["organisation_id"] == row.organisation_id]
        go_to(page, f"#organisation={row.organisation_id}")
        if own.empty:
            assert page.locator(".who, .timeline, .mentions").count() == 0
            continue
        lead = page.locator(".item-page .lead").inner_text()
        assert numbers(lead) == [len(own), own["post_id"].nunique()]
        who = page.eval_on_selector_all(".who li", """all => all.map(li =>
            [li.querySelector("a").textContent, li.querySelector(".count").textContent])""")
        assert {name: numbers(count)[0] for name, count in who} == Counter(
            own["who"].fillna("Rubriker och bildtexter"))
        assert bars(page) == Counter(own["month"])
        assert page.locator(".sentence mark").count() == len(own)


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


def test_who_names_whom(show, named):
    others = named.query("organisation_id != 'arbetsformedlingen' and side != 'title'")
    page = show("#view=naming")
    shown = page.eval_on_selector_all(".naming tbody tr", """rows => rows.flatMap(row =>
        [...row.querySelectorAll("td a")].map(a => [
            new URLSearchParams(a.hash.slice(1)).get("organisation"),
            a.title.split(", ")[0], Number(a.firstChild.textContent)]))""")
    expected = others.groupby(["organisation_id", "who"]).size()
    assert {(organisation, who): n for organisation, who, n in shown} == expected.to_dict()
    sums = page.locator(".naming tbody .sum").all_inner_texts()
    assert [int(n) for n in sums] == sorted(
        others["organisation_id"].value_counts(), reverse=True)
    heads = page.locator(".naming thead th[scope=col]:not(.sum)").evaluate_all(
        "all => all.map(th => [th.firstChild.textContent, th.lastChild.textContent])")
    assert {who: numbers(n)[0] for who, n in heads} == Counter(others["who"])


def test_the_page_of_every_author(show, frames, named):
    page = show("#view=authors")
    rows = page.locator("tbody tr").all_inner_texts()
    written = Counter(frames["authorships"]["author_id"])
    intros = frames["passages"].query("kind == 'intro'")
    for row in frames["authors"].itertuples():
        own = named[[row.name in str(who).split(", ") for who in named["who"]]]
        in_list = next(text for text in rows if text.startswith(row.name))
        assert numbers(in_list.replace("\t", " | "))[:2] == [written[row.author_id], len(own)]
        go_to(page, f"#author={row.author_id}")
        own_posts = frames["authorships"].query("author_id == @row.author_id")["post_id"]
        introduced = len(set(intros[intros["author_id"] == row.author_id]["post_id"])
                         - set(own_posts))
        lead = page.locator(".item-page .lead").inner_text()
        assert numbers(lead) == [n for n in (written[row.author_id], introduced) if n]
        shown = page.eval_on_selector_all("details", """all => all.map(e => [
            e.dataset.organisation, e.querySelector(".count").textContent])""")
        assert {key: numbers(n)[0] for key, n in shown} == Counter(own["organisation_id"])
        posts = frames["posts"].merge(
            frames["authorships"].query("author_id == @row.author_id"), on="post_id")
        assert bars(page) == Counter(posts["published"].astype(str).str[:7])
        if len(own):
            passages = own.merge(frames["passages"][["post_id", "passage_number", "kind"]],
                                 on=["post_id", "passage_number"])
            in_intros = (passages["kind_y" if "kind_y" in passages else "kind"] == "intro").sum()
            hint = page.locator("[aria-labelledby=organisations-heading] > .hint").inner_text()
            assert numbers(hint) == [n for n in (len(own), in_intros) if n]


def test_the_page_of_every_post(show, frames, named):
    page = show()
    posts = frames["posts"].sort_values("post_id")
    for place, row in enumerate(reversed(list(posts.itertuples())), 1):
        go_to(page, f"#post={row.post_id}")
        own = named[named["post_id"] == row.post_id]
        assert numbers(page.locator(".place .hint").inner_text()) == [place, len(posts)]
        length = page.locator("dd", has_text=re.compile(r"^[\d\s]+ ord$")).inner_text()
        assert numbers(length) == [row.word_count]
        shown = page.eval_on_selector_all(".counted li", """all => all.map(li => [
            li.querySelector("a").hash.replace("#organisation=", ""),
            Number(li.querySelector(".count").textContent)])""")
        assert dict(shown) == Counter(own["organisation_id"])


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


def occurrences(posts: pd.DataFrame, word: str) -> dict[str, int]:
    """Return how often a word is in title, caption and text of the posts that have it."""
    texts = posts[["title", "caption", "text"]].fillna("").agg("\n".join, axis=1).str.lower()
    found = texts.str.count(rf"(?<!\w){word}(?!\w)")
    return {post: n for post, n in zip(posts["post_id"], found, strict=True) if n}


def test_hits_in_posts_and_lines(show, frames):
    expected = occurrences(frames["posts"], "arbetsförmedlingen")
    page = show('#q="arbetsförmedlingen"')
    cards = page.eval_on_selector_all(".results .card", """all => all.map(card => [
        card.querySelector("h3 a").dataset.post, card.querySelector(".hits").textContent])""")
    assert {post: numbers(hits)[0] for post, hits in cards} == expected
    assert numbers(page.locator("#results-heading").inner_text()) == [
        len(expected), len(frames["posts"])]
    post, most = max(expected.items(), key=lambda item: item[1])
    go_to(page, f'#post={post}&q="arbetsförmedlingen"')
    assert numbers(page.locator(".hit-bar").inner_text())[1] == most
    go_to(page, '#q="arbetsförmedlingen"&lines=date')
    assert numbers(page.locator(".line-count").inner_text()) == [sum(expected.values())]


def test_names_and_filters_that_the_search_offers(show, frames, named):
    page = show("#q=statskontoret 2016")
    mentioning = named.query("organisation_id == 'statskontoret'")
    both = mentioning[mentioning["month"].str.startswith("2016")]["post_id"].nunique()
    offered = page.locator("#filter-instead .count").inner_text()
    assert numbers(offered) == [both]
    go_to(page, "#q=statskontoret")
    assert numbers(page.locator(".offers .count").first.inner_text()) == [len(mentioning)]


def test_how_many_rows_the_tables_have(show, frames):
    for name in ("organisations", "authors"):
        page = show(f"#view={name}")
        said = page.locator(".table-page caption").text_content()
        assert numbers(said)[0] == len(frames[name])
        assert page.locator("tbody tr").count() == len(frames[name])


def test_periods(show, frames, named):
    """The first and the last day on the pages of authors and organisations."""
    page = show()
    days = frames["authorships"].merge(frames["posts"][["post_id", "published"]], on="post_id")
    for view, rows, key in (("author", days, "author_id"),
                            ("organisation", named, "organisation_id")):
        for name, own in rows.groupby(key):
            go_to(page, f"#{view}={name}")
            first, last = own["published"].astype(str).min(), own["published"].astype(str).max()
            shown = page.locator(".facts time").all_inner_texts()
            assert shown == list(dict.fromkeys([first, last])), name


def test_known_posts_that_are_missing(show, built):
    missing = json.loads((built / "datapackage.json").read_text("utf-8"))["missing"]
    known = [post["published"] for post in missing["posts"]]
    periods = [(period["start"], period.get("end") or "9999") for period in missing["periods"]]
    page = show()
    gaps = page.locator(".gap a").evaluate_all("all => all.map(a => a.ariaLabel)")
    said = [int(found[1]) for gap in gaps if (found := re.search(r"(\d+) sakna", gap))]
    assert sum(said) == sum(any(start <= day <= end for start, end in periods) for day in known) > 0
    go_to(page, "#view=help&p=missing")
    assert page.locator("[data-passage=missing] ul").last.locator("li").count() == len(known)
