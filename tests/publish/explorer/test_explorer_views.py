"""The explorer in a browser: what a reader sees, against the published tables."""

import csv
import io
import json
import re
from collections import Counter, defaultdict
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from browser import back, follow, go_to, listed, settle

from sjoberg_bloggar.language.text import sentences
from sjoberg_bloggar.publish.explorer.page import SCRIPTS

KRIMINALVARDEN = "2016-12-28-goda-resultat-tillsammans-med-kriminalvarden"
KOMMUNAL = "2015-09-03-bra-mote-med-kommunal-om-vart-samarbete-inte-minst-lokalt"


def choose(page, facet: str, label: str) -> None:
    """Tick a filter, shown or not, by what it is called."""
    group = page.locator("fieldset", has=page.locator("legend", has_text=re.compile(f"^{facet}")))
    more = group.locator("button")
    if more.is_visible() and more.get_attribute("aria-expanded") == "false":
        more.click()
    group.get_by_label(re.compile(f"^{re.escape(label)}")).first.click()


def counts(page, facet: str) -> dict[str, int]:
    """Return the numbers of a filter by the values of its boxes."""
    return dict(page.eval_on_selector_all(f"input[name=filter-{facet}]", """all => all.map(input =>
        [input.value, Number(input.closest("label").querySelector(".count").textContent)])"""))


def mentioned(tables) -> dict[str, set[str]]:
    posts = defaultdict(set)
    for row in tables["mentions"]:
        posts[row["post_id"]].add(row["organisation_id"])
    return posts


# The list

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


# Filters and address

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


def test_kinds_of_organisations(show, tables):
    kinds = {row["organisation_id"]: row["kind"] for row in tables["organisations"]}
    page = show("#kind=trade+union")
    assert set(listed(page)) == {post for post, orgs in mentioned(tables).items()
                                 if "trade union" in {kinds[org] for org in orgs}}


def test_a_chosen_organisation_is_quoted(show):
    page = show("#org=statskontoret&year=2016")
    for card in page.locator(".card").all():
        assert card.locator("mark").all_inner_texts() == ["Statskontoret"]


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


def test_a_shared_address_shows_the_same(show):
    page = show("#q=almega")
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


# Timeline

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
    page = show(address, width=360)
    seen = page.evaluate("""() => {
        const strip = document.querySelector("main > :not([hidden]) .strip");
        const bars = [...strip.querySelectorAll(".selected")];
        const height = bar => Number(bar.getAttribute("height"));
        const highest = bars.reduce((a, b) => height(b) > height(a) ? b : a);
        const bar = highest.getBoundingClientRect(), box = strip.getBoundingClientRect();
        return bar.left >= box.left && bar.right <= box.right; }""")
    assert seen


# A post

def test_every_mention_is_marked_where_the_table_says(show, tables):
    """Offsets are measured in what the page shows, in code points, not read from its data."""
    page = show()
    expected = defaultdict(list)
    for row in tables["mentions"]:
        expected[row["post_id"]].append([row["field"], int(row["start"]), int(row["end"]),
                                         row["surface"], row["organisation_id"]])
    for row in tables["posts"]:
        page.evaluate("id => go({view: 'post', id, q: 'arbetsförmedling'})", row["post_id"])
        shown = page.evaluate(MARKED)
        texts = {field: text for field, text, _ in shown}
        assert texts == {f: row[f] for f in ("title", "caption", "text") if row[f]}
        found = [[field, *mention] for field, _, mentions in shown for mention in mentions]
        assert sorted(found) == sorted(expected[row["post_id"]])


MARKED = """() => [...document.querySelectorAll("[data-field]")].map(area => {
    const pieces = area.dataset.field === "text"
        ? [...area.querySelectorAll("[data-passage]")] : [area];
    let before = 0;
    const mentions = [];
    for (const piece of pieces) {
        for (const a of piece.querySelectorAll(".mention")) {
            const range = document.createRange();
            range.setStart(piece, 0);
            range.setEndBefore(a);
            const start = before + [...range.toString()].length;
            const surface = a.textContent;
            mentions.push([start, start + [...surface].length, surface,
                           new URLSearchParams(a.hash.slice(1)).get("organisation")]);
        }
        before += [...piece.textContent].length + 2;
    }
    return [area.dataset.field, pieces.map(piece => piece.textContent).join("\\n\\n"), mentions];
})"""


def test_every_passage_is_shown_as_what_it_is(show, tables):
    page = show()
    expected = defaultdict(list)
    for row in tables["passages"]:
        expected[row["post_id"]].append([row["kind"], row["text"]])
    for post_id, passages in expected.items():
        page.evaluate("id => go({view: 'post', id})", post_id)
        assert page.eval_on_selector_all("[data-passage]", """all => all.map(
            element => [element.className.replace("passage ", ""), element.textContent])
            """) == passages


def test_a_guest_post_says_who_wrote_what(show):
    page = show(f"#post={KRIMINALVARDEN}")
    zones = [zone.get_attribute("aria-label") for zone in page.locator(".zone").all()]
    assert zones == ["Inledning av Mikael Sjöberg", "Text av Henrietta Stein", "Underskrift"]
    assert page.locator(".body h2").all_inner_texts() == ["Men hur kan vi bli ännu bättre?"]
    assert page.locator(".body ul").count() == 2 and page.locator(".body li").count() == 5
    assert page.locator("a[href^='https://www.arbetsformedlingen.se']").is_visible()
    page.get_by_label("Visa styckenas typ, position och länk").check()
    label = page.locator(".passage-label").first
    assert label.inner_text().startswith("1 · inledning · tecken 0–101")
    follow(page, label.get_by_role("link"))
    assert page.locator("[data-passage='1']:focus").is_visible()
    go_to(page, "#post=2016-04-29-upphandling-i-hetluften")  # two authors, two signatures
    zones = [zone.get_attribute("aria-label") for zone in page.locator(".zone").all()]
    assert zones == ["Inledning av Mikael Sjöberg", "Text av Martin Kruse, Björn Elmqvist",
                     "Underskrift"]


def test_a_link_to_a_passage_appears_under_the_pointer(show):
    page = show(f"#post={KRIMINALVARDEN}")
    passage = page.locator("[data-passage='3']")
    text, anchor = passage.text_content(), passage.locator(".passage-anchor")
    assert anchor.evaluate("link => getComputedStyle(link).opacity") == "0"
    passage.hover()
    assert anchor.evaluate("link => getComputedStyle(link).opacity") == "1"
    anchor.click()
    assert page.evaluate("location.hash") == f"#post={KRIMINALVARDEN}&p=3"
    assert page.locator("[data-passage='3']:focus").text_content() == text


def test_older_and_newer_go_through_the_selection(show):
    page = show("#org=statskontoret&year=2016")
    follow(page, page.locator(".card a").first)
    assert "Inlägg 1 av 3 i urvalet" in page.locator(".place").inner_text()
    visited = [page.evaluate("current.id")]
    while page.get_by_role("link", name=re.compile("^Äldre")).count():
        follow(page, page.get_by_role("link", name=re.compile("^Äldre")))
        visited.append(page.evaluate("current.id"))
    follow(page, page.get_by_role("link", name=re.compile("Urvalet, 3 inlägg")))
    assert visited == listed(page)


def test_coming_back_from_a_post_the_focus_is_on_it(show):
    page = show()
    link = page.locator(".card a").nth(20)
    post = link.get_attribute("data-post")
    follow(page, link)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    back(page)
    assert page.evaluate("document.activeElement.dataset.post") == post


# Organisations and authors

def test_every_organisation_has_its_mentions_with_their_sentences(show, tables):
    page = show()
    posts = {row["post_id"]: row for row in tables["posts"]}
    expected = defaultdict(list)
    for row in tables["mentions"]:
        text, start = posts[row["post_id"]][row["field"]], int(row["start"])
        spans = sentences(text) if row["field"] == "text" else [(0, len(text))]
        sentence = next(text[a:b] for a, b in spans if a <= start < b)
        expected[row["organisation_id"]].append((row["post_id"], sentence, row["surface"]))
    for row in tables["organisations"]:
        page.evaluate("id => go({view: 'organisation', id})", row["organisation_id"])
        shown = page.eval_on_selector_all(".sentence mark", """all => all.map(mark =>
            [mark.closest("li").querySelector("[data-post]").dataset.post,
             mark.closest("q").textContent, mark.textContent])""")
        assert sorted(map(tuple, shown)) == sorted(expected[row["organisation_id"]])
        facts = page.locator(".item-page").inner_text()
        for column in ("name", "name_en", "organisation_number", "wikidata_id", "note",
                       "first_mentioned", "last_mentioned"):
            assert row[column] in facts
        wikidata = page.locator("a[href^='https://www.wikidata.org']")
        assert [a.get_attribute("href") for a in wikidata.all()] == (
            [f"https://www.wikidata.org/wiki/{row['wikidata_id']}"] if row["wikidata_id"] else [])


def test_sentences_end_where_the_program_says(show, tables):
    texts = [row["text"] for row in tables["posts"]] + [
        'Han sa: "Bra!" Sedan gick han. bl.a. hit. Varför? Jo… Därför!', "Kl. 8.30 i dag.\nNy rad"]
    found = show().evaluate("""texts => texts.map(text => sentences(text)
        .map(({start, end}) => [start, end]))""", texts)
    assert found == [[list(span) for span in sentences(text)] for text in texts]


def test_a_sentence_leads_to_its_passage(show):
    page = show("#organisation=statskontoret")
    follow(page, page.locator(".sentence .in-context").first)
    passage = page.locator("[data-passage]:focus")
    assert "utvärderats av Statskontoret" in passage.inner_text()
    assert page.locator(".mention.chosen").all_inner_texts() == ["Statskontoret"]


def test_every_author_has_posts_and_roles(show, tables):
    page = show()
    for row in tables["authors"]:
        page.evaluate("id => go({view: 'author', id})", row["author_id"])
        own = [a for a in tables["authorships"] if a["author_id"] == row["author_id"]]
        assert page.eval_on_selector_all("[aria-labelledby=posts-heading] [data-post]", """all =>
            all.map(a => a.dataset.post)""") == [a["post_id"] for a in own][::-1]
        text = page.locator(".item-page").inner_text()
        for value in (row["name"], row["name_variants"], *(a["role"] for a in own)):
            assert value in text


def test_the_organisations_in_an_authors_passages(show, tables):
    """A passage without an author was written by all authors of its post."""
    posts = {row["post_id"] for row in tables["authorships"]
             if row["author_id"] == "thomas-ericson"}
    passages = {(row["post_id"], row["passage_number"]) for row in tables["passages"]
                if row["author_id"] == "thomas-ericson"
                or not row["author_id"] and row["post_id"] in posts}
    own = Counter(row["organisation_id"] for row in tables["mentions"]
                  if (row["post_id"], row["passage_number"]) in passages)
    page = show("#author=thomas-ericson")
    shown = page.locator("summary .count").all_inner_texts()
    assert [int(count.split()[0]) for count in shown] == sorted(own.values(), reverse=True)
    page.locator("summary").first.click()
    page.locator("details[open] mark").first.wait_for()
    assert page.locator("details[open] mark").count() == max(own.values())


def test_the_lists_are_searched_and_ordered(show, tables):
    page = show("#view=organisations")
    assert page.locator("tbody tr").count() == len(tables["organisations"])
    assert page.locator("[aria-sort]").all_inner_texts() == ["Omnämnanden ↓"]
    others = page.locator("tbody").last.locator("th")  # the agency stands apart, before them
    assert page.locator("tbody").first.inner_text().startswith("Arbetsförmedlingen")
    assert others.first.inner_text().startswith("Kriminalvården")
    page.get_by_role("button", name="Omnämnanden").click()
    assert page.locator("[aria-sort=ascending]").all_inner_texts() == ["Omnämnanden ↑"]
    assert others.last.inner_text().startswith("Kriminalvården")
    page.get_by_role("button", name="Namn").click()
    assert others.first.inner_text() == "Alliansen"
    page.get_by_label("Sök på namn").press_sequentially("SKL")
    assert page.locator("tbody th").all_inner_texts() == ["Sveriges Kommuner och Landsting SKL"]
    follow(page, page.get_by_role("link", name="Skribenter"))
    page.get_by_label("Sök på namn").press_sequentially("ericsson")  # a variant of the name
    assert page.locator("tbody th").all_inner_texts() == ["Thomas Ericson"]


# Downloads, languages, other ways to open it

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


def test_the_language_is_the_browsers_until_one_is_chosen(show):
    assert show(locale="sv-FI").locator("html").get_attribute("lang") == "sv"
    page = show("#org=statskontoret", locale="de-DE")
    assert page.locator("html").get_attribute("lang") == "en"
    follow(page, page.get_by_role("link", name="Svenska"))
    assert page.evaluate("location.hash") == "#org=statskontoret&lang=sv"
    assert page.locator("html").get_attribute("lang") == "sv"
    follow(page, page.locator(".card a").first)
    assert page.evaluate("location.hash").endswith("&lang=sv")
    assert page.locator(".body").get_attribute("lang") == "sv"


def test_both_languages_say_the_same_things(show):
    swedish, english = show().evaluate("""() => [SWEDISH, ENGLISH].map(strings =>
        Object.entries(strings).map(([key, value]) => [key, typeof value]).sort())""")
    assert swedish == english


def test_without_javascript_it_leads_to_the_data(show, built):
    page = show(java_script_enabled=False)
    assert_links_to_files(page.locator("main a"), built)
    assert not page.locator("nav").is_visible()


def test_the_links_to_the_data_lead_to_files(show, built):
    assert_links_to_files(show().locator(".files a"), built)


def assert_links_to_files(links, built) -> None:
    """All links lead to files of the package: eight tables in two formats, the descriptor."""
    assert all(link.is_visible() for link in links.all())
    paths = [built / "dataset" / link.get_attribute("href") for link in links.all()]
    assert len(set(paths)) == 17 and all(path.is_file() for path in paths)


def test_a_web_server_need_not_be_special(chromium, built):
    """Any server will do; the page asks it for nothing but itself, not even an icon."""
    asked = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, _, request, *__):
            asked.append(request)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=built)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/dataset/explorer.html#q=almega")
        assert len(listed(page)) == 1
        page.locator(".card a").click()
        page.wait_for_timeout(200)
        page.close()
        server.shutdown()
    assert asked == ["GET /dataset/explorer.html HTTP/1.1"]


def test_what_is_missing_is_said(show, built):
    missing = json.loads((built / "datapackage.json").read_text("utf-8"))["missing"]
    text = show("#view=help").locator(".help-page").inner_text()
    assert all(post["url"] in text for post in missing["posts"])
    assert text.count("Inga inlägg från den här tiden finns i källorna.") == len(
        missing["periods"])
    assert "obesvarad" not in text


def test_print_leaves_out_what_cannot_be_used_on_paper(show):
    page = show(f"#post={KRIMINALVARDEN}&q=arbete")
    page.emulate_media(media="print")
    assert page.locator(".body").is_visible()
    for selector in ("nav", "button", ".neighbours", ".hit-bar"):
        assert not any(element.is_visible() for element in page.locator(selector).all())


def test_a_printed_table_has_its_heads_and_no_fields(show):
    page = show("#view=organisations&q=s&kind=public+authority")
    page.emulate_media(media="print")
    heads = page.locator("thead th")
    assert all(head.is_visible() and head.inner_text().strip() for head in heads.all())
    assert all(button.is_visible() for button in page.locator("thead button").all())
    assert not page.locator(".tools").is_visible()
    assert page.locator(".printed:visible").inner_text() == (
        "Sökning: s · Typ av organisation: Myndighet")


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


# Citing, start

def test_a_post_is_cited(show, descriptor, chromium):
    page = show(f"#post={KRIMINALVARDEN}&q=arbete")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera källhänvisning").click()
    page.locator(".buttons button:first-child", has_text="Kopierat").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".citation").inner_text() == (
        "Stein, Henrietta (28 december 2016). Goda resultat tillsammans med Kriminalvården. "
        "Sjöberg bloggar, Arbetsförmedlingen. https://www.arbetsformedlingen.se/Om-oss/Press/"
        "Sjoberg-bloggar/Arkiv/2016-12-28-Goda-resultat-tillsammans-med-Kriminalvarden.html "
        "(adressen kan ha slutat fungera). Ur datamängden "
        f"{descriptor['translations']['sv']['title']}, version {descriptor['version']}, inlägg "
        f"{KRIMINALVARDEN}.")
    page.get_by_role("button", name="Kopiera länk").click()
    page.locator(".buttons button:last-child", has_text="Kopierat").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(
        f"/explorer.html#post={KRIMINALVARDEN}")


def test_dead_addresses_have_a_way_to_their_copies(show, descriptor):
    page = show(f"#post={KRIMINALVARDEN}")
    address = page.locator("dd a.long").get_attribute("href")
    wayback = page.get_by_role("link", name="Sök i Wayback Machine")
    assert wayback.get_attribute("href") == f"https://web.archive.org/web/*/{address}"
    go_to(page, "#view=help")
    assert page.locator(".wayback").count() == len(descriptor["missing"]["posts"])


def test_the_start_says_what_the_blog_is_and_asks_questions(show, descriptor):
    page = show()
    about = page.locator(".introduction .lead").inner_text()
    assert descriptor["translations"]["sv"]["description"].startswith(about)
    questions = page.locator(".questions a")
    assert questions.count() == 3
    for i in range(3):
        follow(page, questions.nth(i))
        assert page.locator("main mark, main .dot").count() > 3
        back(page)
    page.locator("#q").fill("almega")
    assert not page.locator(".introduction").is_visible()


# The languages

def test_a_swedish_page_has_no_english_but_what_says_so(show, descriptor):
    """Only names in English, and notes of the data, which are written in English."""
    page = show("#organisation=statskontoret")
    footer = page.locator("footer")
    assert "rättigheterna tillhör skribenterna" in footer.inner_text()
    assert descriptor["rights"]["texts"] not in footer.inner_text()
    assert "Anmärkning (på engelska)" in page.locator(".facts").inner_text()
    go_to(page, "#view=help")
    assert descriptor["missing"]["periods"][0]["note"] not in page.locator("main").inner_text()
    go_to(page, "#view=help&lang=en")
    assert descriptor["missing"]["periods"][0]["note"] in page.locator("main").inner_text()
    assert descriptor["rights"]["texts"] in footer.inner_text()
    assert "rättigheterna" not in footer.inner_text()


def test_the_modules_say_what_they_need(chromium, built):
    """As true modules, served by a web server, they do the same: no name comes from elsewhere."""
    html = (built / "dataset/explorer.html").read_text("utf-8")
    body = re.sub(r"<script>.*?</script>", '<script type="module" src="main.js"></script>',
                  re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html),
                  flags=re.DOTALL)

    class Handler(SimpleHTTPRequestHandler):
        extensions_map = {".js": "text/javascript"}

        def log_message(self, *_):
            pass

        def do_GET(self):
            if self.path.endswith(".js"):
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            return self.wfile.write(body.encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=SCRIPTS)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        for address in ("#q=kommun", "#q=kommun&lines=after", "#q=kommnu", "#q=statskontoret+2016",
                        f"#post={KRIMINALVARDEN}&q=arbete&passages=1", "#view=organisations",
                        "#organisation=statskontoret", "#view=naming", "#view=authors",
                        "#author=mikael-sjoberg", "#view=help", "#post=none", "#year=2016"):
            page.evaluate("address => { location.hash = address; }", address)
            page.wait_for_timeout(50)
            assert page.locator("main h1:visible").count() == 1
        page.close()
        server.shutdown()
    assert errors == []
