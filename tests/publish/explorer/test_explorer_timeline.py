"""The explorer's timeline."""

import re
from collections import Counter

import pytest
from browser import choose, follow, go_to, listed, settle


def test_the_timeline_filters_by_month(show, tables):
    page = show()
    months = Counter(row["published"][:7] for row in tables["posts"])
    labels = page.eval_on_selector_all(".list .month", "all => all.map(a => [a.dataset.month, "
                                       "a.getAttribute('aria-label')])")
    assert [(month, int(re.search(r": (\d+) inlägg", label)[1])) for month, label in labels] == (
        sorted(months.items()))
    follow(page, page.locator("[data-month='2016-06']"))
    assert {post[:7] for post in listed(page)} == {"2016-06"}
    assert page.locator("[data-month='2016-06']").get_attribute("aria-current") == "true"
    follow(page, page.locator("[data-month='2016-06']"))
    assert len(listed(page)) == 57


def test_a_year_and_a_month_do_not_exclude_each_other(show):
    page = show("#year=2015")
    follow(page, page.locator("[data-month='2016-06']"))
    assert page.evaluate("location.hash") == "#month=2016-06"
    choose(page, "År", "2017")
    assert page.evaluate("location.hash") == "#year=2017"


def test_the_timeline_shows_the_selection(show):
    page = show("#org=statskontoret&year=2016")
    labels = [bar.get_attribute("aria-label") for bar in page.locator(".list .month").all()]
    assert [label for label in labels if ": 0 av" not in label] == [
        "mars 2016: 1 av 2 inlägg", "maj 2016: 1 av 2 inlägg", "juni 2016: 1 av 3 inlägg"]
    heights = page.locator(".list svg .selected").evaluate_all(
        "all => all.map(bar => Number(bar.getAttribute('height')))")
    assert [bool(height) for height in heights] == [": 0 av" not in label for label in labels]


def test_the_timeline_by_keyboard(show):
    page = show()
    page.locator("[data-month='2018-09']").focus()
    page.keyboard.press("ArrowLeft")  # to the months of which the sources have nothing
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    settle(page)
    assert {post[:7] for post in listed(page)} == {"2017-04"}
    assert page.evaluate("document.activeElement.dataset.month") == "2017-04"
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.dataset.month") == "2015-09"


def test_the_timeline_has_every_year_and_says_its_unit(show):
    page = show()
    years = page.locator(".list .timeline .year").all_text_contents()
    assert years == ["2015", "2016", "2017", "2018"]
    assert page.locator("#timeline-heading").inner_text() == "Antal inlägg per månad"
    go_to(page, "#organisation=statskontoret")
    assert page.locator(".axis:visible").inner_text() == "Antal omnämnanden per månad"
    label = page.locator(".item-page .month").last.get_attribute("aria-label")
    assert label == "februari 2017: 2 omnämnanden"
    go_to(page, "#author=thomas-ericson")
    assert page.locator(".axis:visible").inner_text() == "Antal inlägg per månad"


def test_what_is_missing_is_in_the_timeline_and_leads_to_its_explanation(show, descriptor):
    page = show()
    gaps = page.locator(".list .gap")
    assert page.locator(".list .gap .hollow").count() == len(descriptor["missing"]["posts"])
    label = gaps.first.locator("a").get_attribute("aria-label")
    assert label == "Källor saknas maj 2017 – aug. 2018; 3 saknade inlägg är kända"
    follow(page, gaps.first.locator("a"))
    assert page.locator(":focus").inner_text().startswith("Det som saknas")


@pytest.mark.parametrize("address", ["", "#organisation=arbetsformedlingen"])
def test_on_a_phone_the_timeline_opens_at_its_highest_bar(show, address):
    page = show(address, fresh=True, width=360)
    seen = page.evaluate("""() => {
        const strip = document.querySelector("main > :not([hidden]) .strip");
        const bars = [...strip.querySelectorAll(".selected")];
        const height = bar => Number(bar.getAttribute("height"));
        const highest = bars.reduce((a, b) => height(b) > height(a) ? b : a);
        const bar = highest.getBoundingClientRect(), box = strip.getBoundingClientRect();
        return bar.left >= box.left && bar.right <= box.right; }""")
    assert seen
