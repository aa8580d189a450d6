"""What the explorer offers beside the results: names, filters, other spellings."""

import re

import pytest
from browser import follow, listed, search


@pytest.mark.parametrize(("query", "name"), [
    ("män", "Statskontoret"), ("för", "Arbetsförmedlingen")])
def test_letters_with_dots_offer_only_names_that_have_them(show, query, name):
    page = show()
    page.locator("#q").fill(query)
    assert not [link for link in page.locator(".offers a").all_inner_texts() if name in link]
    page.locator("#q").fill("forsakringskassan")
    assert "Försäkringskassan" in page.locator(".offers").inner_text()


MISSPELLINGS = [
    ("statskontret", "statskontoret"), ("kriminalvrden", "kriminalvården"),
    ("förnyelsersa", "förnyelseresa"), ("samvrekan", "samverkan"), ("digitalsering",
    "digitalisering"), ("arbetsförmedlign", "arbetsförmedling"), ("arbetsökande",
    "arbetssökande"), ("regerigen", "regeringen")]


@pytest.mark.parametrize(("typed", "meant"), [
    *MISSPELLINGS[:2], *(pytest.param(*pair, marks=pytest.mark.slow) for pair in MISSPELLINGS[2:])])
def test_a_misspelling_is_put_right(show, typed, meant):
    page = show()
    assert search(page, typed) == []
    offered = page.locator(".did-you-mean a").first
    assert offered.inner_text().lower().startswith(meant)
    follow(page, offered)
    assert listed(page)


def test_every_misspelled_word_and_name_is_put_right(show):
    page = show("#q=kriminalvrden+samvrekan")
    assert page.locator(".did-you-mean a").first.inner_text() == "kriminalvården samverkan"
    page.locator("#q").fill("henrieta stien")
    assert "Henrietta Stein" in page.locator(".did-you-mean").inner_text()
    page.locator("#q").fill("kriminalvården twitter")  # each is found, but not together
    assert page.locator(".did-you-mean a").all_inner_texts() == ["twitter", "kriminalvården"]


@pytest.mark.parametrize(("query", "address"), [
    ("statskontoret 2016", "#org=statskontoret&year=2016"),
    ("samverkan juni 2016", "#q=samverkan&month=2016-06"),
    ("henrietta stein", "#writer=henrietta-stein"),
    ("SKL kommuner", "#q=kommuner&org=sveriges-kommuner-och-landsting")])
def test_names_and_times_in_a_query_are_offered_as_filters(show, query, address):
    page = show()
    page.locator("#q").fill(query)
    chip = page.locator("#filter-instead")
    count = int(re.search(r"(\d+) inlägg", chip.inner_text())[1])
    chip.click()
    assert page.evaluate("location.hash") == address
    assert len(listed(page)) == count > 0
    assert page.evaluate("document.activeElement.id") == "results-heading"


def test_a_filter_that_is_chosen_is_not_offered(show):
    page = show("#q=statskontoret&org=statskontoret")
    assert page.locator("#filter-instead").count() == 0
    page.locator("#q").fill("statskontoret 2016")
    assert page.locator("#filter-instead").inner_text().startswith("År: 2016")
    page.locator("#filter-instead").click()
    assert page.evaluate("location.hash") == "#org=statskontoret&year=2016"
