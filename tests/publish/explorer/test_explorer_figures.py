"""The explorer's figures in the list and the posts: they equal what pandas counts in the tables."""

import json
import re
from collections import Counter

import pandas as pd
from browser import bars, go_to, numbers


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
    go_to(page, "#q=thomas")
    written = frames["authorships"].merge(frames["authors"], on="author_id")["name"].value_counts()
    offered = page.eval_on_selector_all(".offers p:first-child > span:has(a)", """all =>
        all.map(span => [span.querySelector("a").textContent, span.lastChild.textContent])""")
    assert len(offered) == 2
    assert all(numbers(count) == [written[name]] for name, count in offered)
    go_to(page, "#q=statskontret")  # misspelled
    offered = page.locator(".did-you-mean .count").all_inner_texts()
    assert numbers(" ".join(offered)) == [mentioning["post_id"].nunique(), len(mentioning)]
    go_to(page, "#org=statskontoret&year=2016&by=host")
    assert numbers(page.locator(".filter-button").text_content()) == [3]


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



def test_the_page_of_every_post(show, frames, named):
    page = show()
    posts = frames["posts"].sort_values("post_id")
    kinds = {"intro": "inledning", "heading": "mellanrubrik", "paragraph": "stycke",
             "list_item": "listpunkt", "signature": "underskrift", "note": "anmärkning"}
    for place, row in enumerate(reversed(list(posts.itertuples())), 1):
        hint, facts, counted, labels, listed = page.evaluate("""id => {
            go({view: "post", id, passages: "1"});
            const all = (selector) => [...document.querySelectorAll(`.post-page ${selector}`)];
            return [
                all(".place .hint")[0].textContent,
                all("dd").map(dd => dd.textContent),
                all(".counted li").map(li => [
                    li.querySelector("a").hash.replace("#organisation=", ""),
                    Number(li.querySelector(".count").textContent)]),
                all(".passage-label").map(label => label.textContent),
                all("dd .plain li").map(li => [
                    li.firstChild.textContent, li.childNodes[1].textContent])];
        }""", row.post_id)
        assert numbers(hint) == [place, len(posts)]
        length = next(fact for fact in facts if re.fullmatch(r"[\d\s]+ ord", fact))
        assert numbers(length) == [row.word_count]
        own = named[named["post_id"] == row.post_id]
        assert dict(counted) == Counter(own["organisation_id"])
        passages = frames["passages"].query("post_id == @row.post_id").itertuples()
        assert [label.partition(" · länk")[0] for label in labels] == [
            f"{p.passage_number} · {kinds[p.kind]} · tecken {p.start}–{p.end}" for p in passages]
        sources = frames["post_sources"].query("post_id == @row.post_id").itertuples()
        lines = [(s.source, list(dict.fromkeys([s.first_line, s.last_line]))) for s in sources]
        assert [(source, numbers(said)) for source, said in listed] == lines


def test_hits_as_typed_and_in_longer_words(show, frames):
    """In cards, in the bar of a post, and above the lines."""
    forms = occurrences(frames["posts"], "kommun(?:er(?:na)?)?")
    longer = occurrences(frames["posts"], r"(?:kommunal|kommunalarbetareförbundets?"
                                          r"|kommunicer\w*|kommunikation\w*|kommuntjänstemän)")
    page = show("#q=kommun")
    shown = dict(page.eval_on_selector_all(".results .card", """all => all.map(card => [
        card.querySelector("h3 a").dataset.post, card.querySelector(".hits").textContent])"""))
    for post in {*forms, *longer}:
        expected = [n for n in (forms.get(post, 0), longer.get(post, 0)) if n]
        assert numbers(shown[post]) == expected
        go_to(page, f"#post={post}&q=kommun")
        assert numbers(page.locator(".hit-bar .hint").inner_text()) == expected
        assert numbers(page.locator(".hit-bar").inner_text())[1] == sum(expected)
        places = page.locator("article.post mark").evaluate_all("all => all.map(e => e.dataset.hit)")
        assert set(places) == {str(n + 1) for n in range(sum(expected))}
    assert set(shown) == {*forms, *longer}
    go_to(page, "#q=kommun&lines=after")
    assert numbers(page.locator(".line-count").inner_text()) == [
        sum(forms.values()), sum(longer.values())]
    assert page.locator(".lines tbody tr").count() == sum((*forms.values(), *longer.values()))


def test_two_terms_that_match_one_word_make_one_hit(show, frames):
    """The card counts as the post does."""
    expected = occurrences(frames["posts"], "kommunerna")
    page = show('#q="kommunerna" kommunerna')
    for card in page.locator(".results .card").all():
        post = card.locator("h3 a").get_attribute("data-post")
        said = numbers(card.locator(".hits").text_content())
        marked = occurrences(frames["posts"].query("post_id == @post"), "kommun(?:er(?:na)?)?")
        assert post in expected and said[0] == marked[post]
