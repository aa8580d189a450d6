"""A post in the explorer: its text as in the tables, the way to other posts, its citation."""

import re
from collections import defaultdict

from browser import KRIMINALVARDEN, back, follow, go_to, listed


def test_every_post_is_shown_as_in_the_tables(show, tables):
    """Offsets are measured in what the page shows, in code points, not read from its data."""
    page = show()
    mentions, passages = defaultdict(list), defaultdict(list)
    for row in tables["mentions"]:
        mentions[row["post_id"]].append([row["field"], int(row["start"]), int(row["end"]),
                                         row["surface"], row["organisation_id"]])
    for row in tables["passages"]:
        passages[row["post_id"]].append([row["kind"], row["text"]])
    for row in tables["posts"]:
        post = row["post_id"]
        shown = page.evaluate(SHOWN, post)
        assert shown["texts"] == {f: row[f] for f in ("title", "caption", "text") if row[f]}
        assert sorted(shown["mentions"]) == sorted(mentions[post])
        assert shown["passages"] == passages[post]
        # The tab key stops once at every organisation.
        assert shown["stops"] == len({organisation for *_, organisation in mentions[post]})


SHOWN = """id => {
    go({view: "post", id, q: "arbetsförmedling"});
    const texts = {}, mentions = [];
    for (const area of document.querySelectorAll("[data-field]")) {
        const field = area.dataset.field;
        const pieces = field === "text" ? [...area.querySelectorAll("[data-passage]")] : [area];
        let before = 0;
        for (const piece of pieces) {
            for (const a of piece.querySelectorAll(".mention")) {
                const range = document.createRange();
                range.setStart(piece, 0);
                range.setEndBefore(a);
                const start = before + [...range.toString()].length;
                const surface = a.textContent;
                mentions.push([field, start, start + [...surface].length, surface,
                               new URLSearchParams(a.hash.slice(1)).get("organisation")]);
            }
            before += [...piece.textContent].length + 2;
        }
        texts[field] = pieces.map(piece => piece.textContent).join("\\n\\n");
    }
    const passages = [...document.querySelectorAll("[data-passage]")].map(
        element => [element.className.replace("passage ", ""), element.textContent]);
    const stops = document.querySelectorAll("article.post .mention:not([tabindex])").length;
    return {texts, mentions, passages, stops};
}"""


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
