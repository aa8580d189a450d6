"""The explorer for everyone: keyboard, screen reader, small windows, both themes."""

import base64
import re

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from browser import KRIMINALVARDEN as POST
from browser import back, go_to, listed, opened, settle

VIEWS = {
    "list": "", "search": "#q=kommun", "lines": "#q=kommun&lines=after",
    "offers": "#q=statskontoret+2016", "spelling": "#q=statskontret", "without dots": "#q=forsakring",
    "filters": "#org=statskontoret&year=2016&month=2016-06", "nothing found": "#q=xyzzy",
    "post": f"#post={POST}", "passages": f"#post={POST}&passages=1&q=arbete&org=kriminalvarden",
    "hit": f"#post={POST}&q=arbete&hit=2", "naming": "#view=naming",
    "organisations": "#view=organisations", "organisation": "#organisation=statskontoret",
    "mentions by": "#organisation=statskontoret&who=mikael-sjoberg&passages=1",
    "authors": "#view=authors", "author": "#author=thomas-ericson", "help": "#view=help",
    "kinds": "#view=naming&kind=newspaper&kind=media+company", "English": "#lang=en",
    "English help": "#view=help&lang=en", "not found": "#post=none",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The last rule is no part of these sets yet.
OPTIONS = {"resultTypes": ["violations"], "runOnly": RULES,
           "rules": {"label-content-name-mismatch": {"enabled": True}}}
SOME_VIEWS = ("search", "lines", "filters", "hit", "organisations", "naming", "organisation")


def audit(page) -> list[tuple[str, str]]:
    """Return the violations that axe finds: rule and first element."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
    return page.evaluate("""async options => (await axe.run(document, options)).violations
        .map(({id, nodes}) => [id, nodes[0].html])""", OPTIONS)


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "width", "views"), [
    ("light", 1280, VIEWS), ("dark", 390, SOME_VIEWS),
    pytest.param("dark", 1280, VIEWS, marks=pytest.mark.long),
    pytest.param("light", 390, VIEWS, marks=pytest.mark.long)])
def test_an_audit_finds_nothing_in_any_view(show, theme, width, views):
    page = show(color_scheme=theme, width=width)
    for view in views:
        go_to(page, VIEWS[view])
        if view == "filters" and width < 500:
            page.get_by_role("button", name="Filter (3)").click()
        if view in ("author", "kinds"):
            page.locator("summary").first.click()
        assert [(view, *violation) for violation in audit(page)] == []


@pytest.mark.slow
def test_the_audit_can_find_something(chromium, built):
    with opened(chromium, built / "dataset/explorer.html") as page:
        page.evaluate("document.getElementById('q').previousElementSibling.remove()")
        assert "label" in {rule for rule, _ in audit(page)}


@pytest.mark.parametrize("width", [pytest.param(320, marks=pytest.mark.slow), 390])
def test_a_phone_has_room_for_every_view(show, width):
    """Nothing needs scrolling sideways, and controls are large enough to touch: 24 pixels, except
    links within a line of text (WCAG 2.2, 2.5.8)."""
    page = show(width=width, has_touch=True)
    within_text = ("p a:not(.back, .button, .brand a, .language a), h1 a, .passage a, "
                   ".help-page li a, .long")
    for view, address in VIEWS.items():
        go_to(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
        small = page.eval_on_selector_all(
            f":is(a, button, input, select, summary):not({within_text})",
            """all => all.filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 90),
                (e.closest("label") ?? e).getBoundingClientRect()])
                .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)""")
        assert small == [], view


def tab_to(page, wanted: str, most: int = 60) -> None:
    """Press the tab key until what matches the selector has the focus, which can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            outline = page.evaluate("""() => { const e = document.activeElement;
                const style = getComputedStyle(e.querySelector(".area") ?? e);
                return style.outlineStyle !== "none" && style.outlineWidth !== "0px"
                    || style.stroke !== "none"; }""")
            assert outline, wanted
            return
    raise AssertionError(f"no tab leads to {wanted}")


def test_everything_about_statskontoret_in_2016_by_keyboard_on_a_phone(show, tables):
    page = show(fresh=True, width=390)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results-heading"
    tab_to(page, ".filter-button")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "filter-by"
    tab_to(page, "[name=filter-year][value='2016']")
    page.keyboard.press("Space")
    tab_to(page, "[name=filter-org][value=statskontoret]")
    page.keyboard.press("Space")
    expected = sorted({row["post_id"] for row in tables["mentions"] if row["organisation_id"] ==
                       "statskontoret" and row["post_id"].startswith("2016")}, reverse=True)
    assert listed(page) == expected
    page.wait_for_function(
        "() => document.getElementById('status').textContent === '3 av 57 inlägg'")
    tab_to(page, ".close-filters")
    page.keyboard.press("Enter")
    tab_to(page, ".card a")
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("document.activeElement.textContent") == next(
        row["title"] for row in tables["posts"] if row["post_id"] == expected[0])
    assert page.title().startswith(page.locator("h1:visible").inner_text())
    tab_to(page, ".mention.chosen")
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("document.activeElement.textContent") == "Statskontoret"
    for _ in range(2):
        back(page)
    assert page.evaluate("document.activeElement.dataset.post") == expected[0]


def test_typing_keeps_the_focus_and_escape_empties(show):
    page = show()
    tab_to(page, "#q")
    page.keyboard.type("almega")
    assert page.evaluate("document.activeElement.id") == "q" and len(listed(page)) == 1
    page.keyboard.press("Escape")
    assert len(listed(page)) == 57


def test_the_result_is_announced_once_the_typing_stops(show):
    page = show()
    page.evaluate("""() => { window.said = []; new MutationObserver(() => said.push(
        document.getElementById("status").textContent)).observe(
        document.getElementById("status"), {childList: true}); }""")
    page.wait_for_timeout(700)
    page.locator("#q").press_sequentially("almega", delay=60)
    page.wait_for_function("() => said.includes('1 av 57 inlägg')")
    assert len(page.evaluate("said")) <= 2


def test_a_page_has_one_main_heading_and_its_landmarks(show):
    page = show()
    for view, address in VIEWS.items():
        go_to(page, address)
        assert page.evaluate("""() => ["h1", "body > header", "nav", "main", "body > footer"].map(
            name => [...document.querySelectorAll(name)].filter(e => e.checkVisibility()).length > 0)
            """) == [True] * 5, view
        assert page.evaluate("""() => [...document.querySelectorAll("h1")]
            .filter(e => e.checkVisibility()).length""") == 1, view


def test_words_of_another_language_say_so(show):
    page = show(f"#post={POST}&lang=en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate("""() => [...document.querySelectorAll("[data-field]")]
        .every(area => area.lang === "sv")""")
    go_to(page, "#organisation=statskontoret&lang=sv")
    assert page.locator("dd [lang=en]").count() == 2  # the English name and the note


def stops(page, to: str, most: int = 80) -> int:
    """Return how often one presses the tab key until the focus is on what a selector matches."""
    for count in range(1, most):
        page.keyboard.press("Tab")
        if page.evaluate("to => document.activeElement.matches(to)", to):
            return count
    raise AssertionError(f"no tab leads to {to}")


def test_the_results_are_near_the_search_field(show):
    page = show()
    page.locator("#q").press_sequentially("samverkan")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results-heading"
    assert stops(page, ".card a") <= 4
    page.locator("#q").focus()
    assert stops(page, ".card a") <= 8


def test_the_skip_link_leads_to_the_results(show):
    page = show("#q=samverkan", fresh=True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till resultaten"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results-heading"


def test_few_stops_lead_through_a_post(show):
    page = show("#post=2018-09-05-arbetsformedlingens-fornyelseresa-en-summering-sa-har-langt")
    page.evaluate("document.querySelector('main h1').focus()")
    assert stops(page, ".neighbour") <= 25


def test_forced_colours_keep_what_colour_says(show):
    page = show("#view=organisations", forced_colors="active")
    borders = page.eval_on_selector_all("#menu a", """all => all.map(a => [
        a.hasAttribute("aria-current"),
        getComputedStyle(a).borderBottomColor !== getComputedStyle(document.body).backgroundColor])
        """)
    assert [is_current for is_current, _ in borders].count(True) == 1
    assert all(is_current == is_seen for is_current, is_seen in borders)
    go_to(page, "#q=kommun")
    looks = page.eval_on_selector_all(".legend .key", """all => all.map(key => {
        const style = getComputedStyle(key);
        return `${style.backgroundColor} ${style.borderTopStyle} ${style.borderTopColor}`; })""")
    assert len(set(looks)) == 2
    assert page.evaluate("""() => getComputedStyle(document.querySelector(".timeline .legend")).color
        === getComputedStyle(document.querySelector("h1")).color""")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for look in looks:  # a key is filled, or has an edge
        assert not look.startswith(paper) or "solid" in look and not look.endswith(paper)


COLOURS = """async png => {
    const bytes = Uint8Array.from(atob(png), character => character.charCodeAt());
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const {data} = context.getImageData(4, 4, image.width - 8, image.height - 12);
    return new Set(new Uint32Array(data.buffer)).size;
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marked_words_can_be_read_in_forced_colours(show, chromium, theme):
    """In what is painted: the colours that the system forces are in no computed style."""
    page = show(f"#post={POST}&q=samarbete", forced_colors="active", color_scheme=theme)
    empty = chromium.new_page()
    marks = page.locator("article.post mark").all()
    assert len(marks) == 5
    for mark in marks:
        mark.scroll_into_view_if_needed()
        picture = base64.b64encode(mark.screenshot()).decode()
        assert empty.evaluate(COLOURS, picture) > 4, mark.inner_text()  # letters have soft edges
    empty.close()


def luminance(colour: str) -> float:
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
              for c in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_drawn_can_be_told_from_its_ground(show, theme):
    """WCAG 2.1, 1.4.11: 3 to 1 between what is drawn, or its edge, and what it is drawn on."""
    page = show("#q=kommun", color_scheme=theme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    edges = page.evaluate("""() => [".timeline .all", ".timeline .hollow"].map(selector =>
        getComputedStyle(document.querySelector(selector)).stroke)""")
    go_to(page, "#view=organisations")
    fills = page.evaluate("""() => [".bar .host", ".bar .guest", ".bar .title", ".months .selected"]
        .map(selector => getComputedStyle(document.querySelector(selector)).fill)""")
    for colour in (*edges, *fills):
        assert contrast(colour, paper) >= 3, colour


def test_the_table_of_who_names_whom_by_keyboard(show):
    page = show("#view=naming")
    assert page.locator(".naming [tabindex='0']").count() == 1
    page.locator(".naming [tabindex='0']").focus()
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == "Kriminalvården"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "1 Mikael Sjöberg, Kriminalvården: 1 omnämnande"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused).startswith("8 Mikael Sjöberg, Arbeids- og velferdsetaten")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    assert page.evaluate(focused) == "Kriminalvården"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate(focused) == "Omnämnanden: Mikael Sjöberg"
    assert page.locator(".sentence mark").count() == 1


def test_the_focus_is_not_behind_the_bar_of_hits(show):
    """WCAG 2.2, 2.4.11."""
    page = show(f"#post={POST}&q=arbete")
    page.evaluate("document.querySelector('main h1').focus()")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("""() => {
            const focused = document.activeElement, bar = document.querySelector(".hit-bar");
            return bar.contains(focused) || !document.querySelector("article").contains(focused)
                || focused.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top; }""")
