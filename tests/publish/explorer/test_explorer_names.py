"""Organisations and people in the explorer."""

import re
from collections import defaultdict

from browser import back, follow

from sjoberg_bloggar.language.text import sentences


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
        shown, facts, links = page.evaluate("""id => {
            go({view: "organisation", id});
            const all = (selector) => [...document.querySelectorAll(`.item-page ${selector}`)];
            return [all(".sentence mark").map(mark => [
                        mark.closest("li").querySelector("[data-post]").dataset.post,
                        mark.closest("q").textContent, mark.textContent]),
                    document.querySelector(".item-page").textContent,
                    all("a[href^='https://www.wikidata.org']").map(a => a.href)];
        }""", row["organisation_id"])
        assert sorted(map(tuple, shown)) == sorted(expected[row["organisation_id"]])
        for column in ("name", "name_en", "organisation_number", "wikidata_id", "note",
                       "first_mentioned", "last_mentioned"):
            assert row[column] in facts
        assert links == (
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


def test_the_mentions_in_somebodys_words_are_made_when_wanted(show):
    page = show("#author=thomas-ericson")
    details = page.locator("details[data-organisation=statskontoret]")
    assert details.locator("mark").count() == 0
    details.locator("summary").click()
    details.locator("mark").first.wait_for()
    assert details.locator("mark").all_inner_texts() == ["Statskontoret"]


def test_the_lists_are_searched_and_ordered(show, tables):
    page = show("#view=organisations")
    assert page.locator(".table-page tbody tr").count() == len(tables["organisations"])
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


def test_who_names_the_media(show, tables):
    """Kinds are chosen in the overview, and stay chosen on the way to who names whom and back."""
    kinds = {row["organisation_id"]: row["kind"] for row in tables["organisations"]}
    page = show("#view=organisations")
    page.locator("summary").click()
    for kind in ("Tidning", "Medieföretag"):
        page.get_by_role("checkbox", name=re.compile(f"^{kind}")).check()
    media = {row for row, kind in kinds.items() if kind in ("newspaper", "media company")}
    rows = "all => all.map(a => a.hash.match(/organisation=([^&]+)/)[1])"
    assert set(page.eval_on_selector_all("tbody th a", rows)) == media
    assert page.locator("summary").inner_text() == "Typ av organisation tidning, medieföretag"
    follow(page, page.get_by_role("link", name="Vem nämner vem"))
    assert set(page.eval_on_selector_all(".naming tbody th a", rows)) == {
        row["organisation_id"] for row in tables["mentions"]
        if row["organisation_id"] in media and row["field"] == "text"}
    names = {row["author_id"]: row["name"] for row in tables["authors"]}
    passages = {(row["post_id"], row["passage_number"]): row for row in tables["passages"]}
    named_in = [passages[row["post_id"], row["passage_number"]] for row in tables["mentions"]
                if row["organisation_id"] in media and row["field"] == "text"]
    who = {row["speaker"] or names[row["author_id"]] for row in named_in}
    heads = page.locator(".naming thead th span:first-child").all_inner_texts()
    assert set(heads) == {*who, "Summa"} and len(who) > 1
    follow(page, page.get_by_role("link", name="Visa inläggen i listan"))
    assert page.evaluate("location.hash") == "#kind=newspaper&kind=media+company"
    back(page)
    follow(page, page.locator(".place .back"))
    assert set(page.eval_on_selector_all("tbody th a", rows)) == media


def test_charts_stand_on_the_line_of_their_row(show):
    """Bars are in the middle of the text beside them, strips stand on its line; heads are above."""
    page = show("#view=organisations")
    lines = page.eval_on_selector_all(".table-page tbody tr", """rows => rows.map(row => {
        const middle = (element) => {
            const {top, bottom} = element.getBoundingClientRect();
            return (top + bottom) / 2;
        };
        const text = (element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return range.getClientRects()[0];
        };
        const {top, bottom} = text(row.querySelector("th a"));
        const number = text(row.querySelector(".number")), bar = row.querySelector(".bar");
        const strip = row.querySelector(".months .floor");
        return [(number.top + number.bottom - top - bottom) / 2,
                bar ? middle(bar) - (top + bottom) / 2 : 0,
                strip ? strip.getBoundingClientRect().top - bottom : -3];
    })""")
    for number, bar, strip in lines:
        assert abs(number) <= 1 and abs(bar) <= 2 and -6 <= strip <= 0
    heads = page.evaluate("""() => ["thead th:nth-child(3) .fixed", "tbody tr .bar"].map(selector =>
        document.querySelector(selector).getBoundingClientRect().left)""")
    assert abs(heads[0] - heads[1]) <= 1
    page = show("#view=organisations", width=390)
    tops = page.eval_on_selector_all("thead tr > :nth-child(-n+4) :is(button, .fixed)", """all =>
        all.map(head => Math.round(head.getBoundingClientRect().top))""")
    assert len(tops) == 4 and len(set(tops)) == 1
    rows = page.eval_on_selector_all("tbody tr:has(.bar)", """rows => rows.map(row => {
        const box = (name) => row.querySelector(name).getBoundingClientRect();
        const texts = [...row.querySelectorAll("th, td:not(.wide)")].map(
            cell => cell.getBoundingClientRect().bottom);
        const [bar, strip] = [box(".bar"), box(".months")];
        return [Math.max(...texts) <= bar.top + 2, bar.right < strip.left,
                Math.abs(bar.bottom - strip.bottom) < 8];
    })""")
    assert set(map(tuple, rows)) == {(True, True, True)}
