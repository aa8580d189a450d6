"""Hits in the explorer: what is marked and quoted, the lines, and from hit to hit in a post."""

import re
from collections import Counter

import pytest
from browser import follow, go_to, search, settle


def marks(page) -> tuple[set[str], set[str]]:
    """Return what is marked as what was typed, and what is marked as a longer word."""
    def texts(selector):
        return {text.lower() for text in page.locator(selector).all_text_contents()}

    return texts(".card mark:not(.longer)"), texts(".card mark.longer")


def test_the_best_hit_is_quoted_and_longer_words_are_marked_otherwise(show, tables):
    page = show()
    search(page, "arbete")
    page.locator(".card .snippet").nth(30).wait_for()
    good, longer = marks(page)
    assert good and all(re.fullmatch(r"arbet(e|et|en|ets|a|ar|ade|as|at|ande|s)?", word)
                        for word in good)
    assert "arbetsförmedlingen" in longer
    first = page.locator(".card").first.text_content()
    assert "Arbete och kontemplation" in first and "1 träff och 10 i liknande ord" in first
    for card in page.locator(".group + .cards").first.locator(".card").all()[:10]:
        assert card.locator("mark:not(.longer)").count() > 0


def test_a_quotation_is_cut_between_words_and_keeps_the_hit(show):
    cut = show().evaluate("""() => {
        const words = "ord ".repeat(200) + "träff " + "ord ".repeat(200), at = words.indexOf("träff");
        const endless = "x".repeat(1000);
        return [[words, {start: at, end: at + 5}], [words, undefined], [endless, undefined],
                [endless, {start: 0, end: 1000}]].map(([text, mark]) => {
            const {start, end} = shortened(text, {start: 0, end: text.length}, mark, 220);
            return text.slice(start, end);
        });
    }""")
    assert re.fullmatch(r"(ord )+träff( ord)+", cut[0]) and re.fullmatch(r"ord( ord)+", cut[1])
    assert all(150 < len(quoted) <= 230 for quoted in cut[:3])
    assert cut[3] == "x" * 1000


def test_lines_show_every_hit_aligned_in_context(show, tables):
    page = show("#q=samverkan&lines=date")
    lines = page.eval_on_selector_all(".lines tr:has(td)", """all => all.map(row =>
        [row.querySelector("a").textContent.slice(0, 10),
         row.querySelector(".before").textContent, row.querySelector("mark").textContent,
         row.querySelector(".after").textContent,
         Math.round(row.querySelector("mark").getBoundingClientRect().left)])""")
    words = re.compile(r"\w*samverk\w*", re.IGNORECASE)
    expected = [(row["published"], found[0]) for row in tables["posts"]
                for field in ("title", "caption", "text") for found in words.finditer(row[field])]
    assert sorted((day, hit) for day, _, hit, *_ in lines) == sorted(expected)
    assert len({left for *_, left in lines}) == 1
    texts = " ".join(" ".join((r["title"], r["caption"], r["text"])).replace("\n", " ")
                     for r in tables["posts"])
    texts = re.sub(r"\s+", " ", texts)
    for _, before, hit, after, _ in lines:
        assert (before + after)[-80:].strip() in texts and hit in after


FREQUENCIES = """all => all.map(p => [...p.querySelectorAll("span:has(a)")].map(span =>
    [span.querySelector("a").textContent, span.querySelector(".count").textContent]))"""


def test_hits_are_counted_by_form_and_by_year(show, tables):
    """The years also in relation to the words of their posts; every number leads to its lines."""
    hits = [(row["published"][:4], form, field) for row in tables["posts"]
            for field in ("title", "caption", "text")
            for form in re.findall(r"\w*samverk\w*", row[field].lower())]
    page = show("#q=samverkan&lines=date")
    forms, years = page.eval_on_selector_all(".frequency", FREQUENCIES)
    expected = Counter(form for _, form, _ in hits)
    assert {form: int(n) for form, n in forms} == expected and len(expected) > 3
    assert [int(n) for _, n in forms] == sorted(expected.values(), reverse=True)
    expected, words = Counter(year for year, _, _ in hits), Counter()
    in_texts = Counter(year for year, _, field in hits if field == "text")
    assert in_texts != expected
    for row in tables["posts"]:
        words[row["published"][:4]] += int(row["word_count"])
    assert dict(years) == {year: f"{expected[year]} ({in_texts[year] / n * 10_000:.1f})"
                           .replace(".0)", ")").replace(".", ",") for year, n in words.items()}
    follow(page, page.locator(".frequency a", has_text="2015"))
    assert page.evaluate("location.hash") == "#q=samverkan&lines=date&year=2015"
    assert page.locator(".lines tbody tr").count() == expected["2015"]
    assert page.locator(".frequency").count() == 1  # one year is not compared
    go_to(page, "#q=samverkan&lines=date")
    follow(page, page.locator(".frequency a").nth(1))
    assert page.locator("#q").input_value() == f'"{forms[1][0]}"'
    assert page.locator(".lines tbody tr").count() == int(forms[1][1])


@pytest.mark.parametrize("order", ["after", "before"])
def test_lines_are_ordered_by_the_words_beside_the_hit(show, order):
    page = show("#q=samverkan")
    page.get_by_role("link", name="Rader").click()
    page.locator("#sort").select_option(order)
    assert page.evaluate("location.hash") == f"#q=samverkan&lines={order}"
    words = page.evaluate("""order => linesOf(current, select(current).posts)
        .map(({post, field, start, end}) => order === "after"
            ? post[field].slice(end).split("\\n")[0].match(WORD)?.[0] ?? ""
            : post[field].slice(0, start).split("\\n").at(-1).match(WORD)?.at(-1) ?? "")""", order)
    in_order = page.evaluate("words => [...words].sort(new Intl.Collator('sv').compare)", words)
    assert [word.lower() for word in words] == [word.lower() for word in in_order]


def test_a_post_opens_at_the_hit_and_goes_from_hit_to_hit(show):
    page = show("#q=arbete")
    follow(page, page.locator(".card a").first)
    current = page.locator("mark.current")
    assert current.inner_text().lower() == "arbete" and in_view(current)
    assert page.evaluate("document.activeElement.contains(document.querySelector('.current'))")
    shown = re.search(r"Träff (\d+) av (\d+)", page.locator(".hit-bar").inner_text())
    following = page.get_by_role("button", name="Nästa")
    following.click()
    settle(page)
    assert f"Träff {int(shown[1]) + 1} av {shown[2]}" in page.locator(".hit-bar").inner_text()
    assert in_view(page.locator("mark.current"))
    assert page.evaluate("document.activeElement.id") == "hit-next"
    go_to(page, "#q=arbete&lines=after")
    line = page.locator(".lines tr:has(td)").nth(7)
    text = line.locator("mark").inner_text()
    follow(page, line.locator("a"))
    assert page.locator("mark.current").inner_text() == text and in_view(
        page.locator("mark.current"))


def in_view(element) -> bool:
    return element.evaluate("""e => { const {top, bottom} = e.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight; }""")


def test_the_beginning_of_a_text_ends_with_a_word(show, tables):
    texts = {row["post_id"]: row["text"].split() for row in tables["posts"]}
    page = show("#")
    page.wait_for_function("() => document.querySelectorAll('.card .snippet').length === 57")
    for post, shown in page.eval_on_selector_all(".card", """all => all.map(card => [
            card.querySelector("a").dataset.post, card.querySelector(".snippet").textContent])"""):
        assert shown.removesuffix(" …").split()[-1] in texts[post]
        assert len(shown) <= 162
