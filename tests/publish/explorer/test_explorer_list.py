"""The explorer's list of posts: cards, filters, the address and the way back."""

import re
from collections import Counter, defaultdict

import pytest
from browser import KOMMUNAL, KRIMINALVARDEN, back, choose, go_to, listed, settle


def counts(page, facet: str) -> dict[str, int]:
    """Return the numbers of a filter by the values of its boxes."""
    return dict(page.eval_on_selector_all(f"input[name=filter-{facet}]", """all => all.map(input =>
        [input.value, Number(input.closest("label").querySelector(".count").textContent)])"""))


def mentioned(tables) -> dict[str, set[str]]:
    posts = defaultdict(set)
    for row in tables["mentions"]:
        posts[row["post_id"]].add(row["organisation_id"])
    return posts


def test_the_list_has_every_post_newest_first(show, tables):
    page = show()
    posts = tables["posts"][::-1]
    assert listed(page) == [row["post_id"] for row in posts]
    cards = page.eval_on_selector_all(".list .card", "all => all.map(card => card.textContent)")
    for row, card in zip(posts, cards):
        assert row["title"] in card
        assert f"{int(row['published'][8:])} " in card and row["published"][:4] in card
        assert row["byline"].replace("; ", ", ") in card
        assert ("Gäst" in card) == (row["is_guest_post"] == "TRUE")


def test_a_card_begins_with_the_text_not_with_the_introduction(show):
    card = show().locator(f"[data-post='{KRIMINALVARDEN}']").locator("xpath=ancestor::li")
    assert "För att bidra till att göra Sverige rikare" in card.text_content()


def test_filters_combine_and_count(show, tables):
    page = show()
    names = mentioned(tables)
    choose(page, "År", "2016")
    in_2016 = {row["post_id"] for row in tables["posts"] if row["published"][:4] == "2016"}
    assert set(listed(page)) == in_2016
    choose(page, "Organisation", "Statskontoret")
    both = {post for post in in_2016 if "statskontoret" in names[post]}
    assert set(listed(page)) == both and len(both) == 3  # March, May and June
    assert page.locator("#results-heading").inner_text() == "3 av 57 inlägg"
    # Among these: how many mention each further organisation, and each year with Statskontoret.
    expected = Counter(name for post in both for name in names[post])
    assert counts(page, "org") == {org: expected[org] for org in counts(page, "org")}
    assert page.title() == "Statskontoret, 2016 – Sjöberg bloggar"
    years = Counter(post[:4] for post in names if "statskontoret" in names[post])
    assert counts(page, "year") == {year: years[year] for year in ("2015", "2016", "2017", "2018")}


def test_several_organisations_must_all_be_mentioned_but_any_year_will_do(show, tables):
    names = mentioned(tables)
    page = show("#org=statskontoret&org=europeiska-kommissionen&year=2016&year=2017")
    assert set(listed(page)) == {post for post, orgs in names.items() if post[:4] in (
        "2016", "2017") and {"statskontoret", "europeiska-kommissionen"} <= orgs} != set()


def test_guests_and_hosts(show, tables):
    page = show()
    assert counts(page, "by") == {"": 57, "host": 34, "guest": 23}
    page.get_by_label(re.compile("^Gäster")).check()
    assert set(listed(page)) == {row["post_id"] for row in tables["posts"]
                                 if row["is_guest_post"] == "TRUE"}
    choose(page, "Skribent", "Thomas Ericson")
    assert set(listed(page)) == {row["post_id"] for row in tables["authorships"]
                                 if row["author_id"] == "thomas-ericson"}


def test_of_several_kinds_of_organisations_any_will_do(show, tables):
    kinds = {row["organisation_id"]: row["kind"] for row in tables["organisations"]}
    page = show("#kind=newspaper&kind=media+company")
    media = {post for post, orgs in mentioned(tables).items()
             if {"newspaper", "media company"} & {kinds[org] for org in orgs}}
    assert set(listed(page)) == media
    assert counts(page, "by")[""] == len(media)


def test_a_chosen_organisation_is_quoted(show):
    page = show("#org=statskontoret&year=2016")
    for card in page.locator(".card").all():
        assert card.locator("mark").all_text_contents() == ["Statskontoret"]


def test_the_back_button_takes_back_one_choice_at_a_time(show):
    page = show()
    choose(page, "År", "2016")
    choose(page, "Organisation", "Statskontoret")
    assert page.evaluate("location.hash") == "#org=statskontoret&year=2016"
    back(page)
    assert len(listed(page)) == 22
    assert not page.get_by_label(re.compile("^Statskontoret")).is_checked()
    back(page)
    assert len(listed(page)) == 57
    page.go_forward()
    settle(page)
    assert len(listed(page)) == 22


def test_what_is_typed_at_a_stretch_is_one_step_back(show):
    page = show("#year=2016")
    page.locator("#q").press_sequentially("statskontoret")
    settle(page)
    assert len(listed(page)) == 3 and page.evaluate("location.hash") == "#q=statskontoret&year=2016"
    back(page)
    assert page.evaluate("location.hash") == "#year=2016" and len(listed(page)) == 22
    assert page.locator("#q").input_value() == ""


def test_who_goes_back_at_once_finds_all_that_was_typed_when_going_forward(show):
    """The address is written after the typing; until then it is shorter."""
    page = show("#year=2016")
    page.evaluate("""() => {
        const later = window.setTimeout;
        window.setTimeout = () => 0;  // to go back may take longer than the address waits
        for (const q of ["s", "st", "statskontoret"]) {
            list.input.value = q;
            list.input.dispatchEvent(new Event("input"));
        }
        window.setTimeout = later;
        history.back();
    }""")
    page.wait_for_function("() => location.hash === '#year=2016' && !current.q")
    page.go_forward()
    page.wait_for_function("() => current.q === 'statskontoret'")
    assert page.evaluate("location.hash") == "#q=statskontoret&year=2016"
    assert page.locator("#q").input_value() == "statskontoret" and len(listed(page)) == 3


def test_what_stays_in_the_list_stays_in_its_place(show):
    """While one types, cards and bars change; they are not made anew."""
    page = show("#q=samverk")
    page.evaluate("""() => document.querySelectorAll(".results .card, .list .month")
        .forEach(element => { element.isKept = true; })""")
    before = listed(page)
    page.locator("#q").fill("samverkan")
    kept = page.eval_on_selector_all(".results .card", """all => all.filter(card => card.isKept)
        .map(card => card.querySelector("a").dataset.post)""")
    assert set(kept) == set(before) & set(listed(page)) != set()
    assert page.eval_on_selector_all(".list .month", "all => all.every(bar => bar.isKept)")
    links = page.eval_on_selector_all(".results h3 a, .list .month", "all => all.map(a => "
                                      "a.getAttribute('href'))")
    assert all("q=samverkan" in link for link in links)
    page.locator("#q").fill("arbete")
    page.wait_for_function("""() => [...document.querySelectorAll(".results .snippet mark")]
        .every(mark => /arbet/i.test(mark.textContent))""")


def test_a_shared_address_shows_the_same(show):
    page = show("#q=almega", fresh=True)
    assert page.locator("#q").input_value() == "almega"
    assert listed(page) == ["2015-09-02-idag-besokte-jag-almega-och-traffade-vd-n-anna-karin-hatt"]
    assert "Matchande namn" in page.locator(".offers").inner_text()


def test_chips_take_filters_away(show):
    page = show("#org=statskontoret&year=2016")
    page.get_by_role("button", name="Ta bort Statskontoret").click()
    assert len(listed(page)) == 22
    page.get_by_role("button", name="Rensa allt").click()
    assert len(listed(page)) == 57
    assert page.evaluate("document.activeElement.id") == "results-heading"


def test_no_address_breaks_the_page(show):
    page = show()
    for address in ("#post=nope", "#organisation=x", "#author=%E0%A4%A", "#view=nope", "#q=%",
                    "#org=nope&year=x&sort=?", "##&&===", "#view=organisations&sort=x",
                    "#month=2016-99&month=x&by=x&writer=%22", "#q=kommun&lines=x&hit=9",
                    f"#post={KOMMUNAL}&q=kommunal&hit=99&p=99", "#organisation=nav&who=x"):
        go_to(page, address)
        assert page.locator("main h1:visible").count() == 1, address


@pytest.mark.parametrize("name", [
    "constructor", "__proto__",
    *(pytest.param(name, marks=pytest.mark.slow) for name in ("toString", "hasOwnProperty"))])
def test_names_that_every_javascript_object_has_are_no_values(show, name):
    page = show(f"#lang={name}")
    assert page.locator("html").get_attribute("lang") == "sv" and len(listed(page)) == 57
    for key in ("org", "kind", "year", "month", "writer", "by"):
        go_to(page, f"#{key}={name}")
        assert page.locator(".chip").first.inner_text().lower().split() == [
            "ta", "bort", name.lower()]
    for key in ("view", "sort", "lines", "who", "hit", "p", "passages"):
        go_to(page, f"#{key}={name}&q=kommun")
        assert len(listed(page)) == 14 or key == "passages", key
    for key in ("post", "organisation", "author", "speaker"):
        go_to(page, f"#{key}={name}")
        assert page.locator("h1:visible").inner_text() == "Den sidan finns inte"
    go_to(page, f"#q={name}")
    assert page.locator("#results-heading").inner_text() == (
        "1 av 57 inlägg" if name == "__proto__" else "0 av 57 inlägg")  # prototyp
