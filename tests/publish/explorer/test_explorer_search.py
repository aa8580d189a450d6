"""The explorer's search: what a Swedish reader finds, and in which order."""

import csv
import re

import pyarrow as pa
import pytest
from browser import follow, go_to, listed, opened, settle
from conftest import PROJECT
from pyarrow import parquet

from sjoberg_bloggar.cli import main
from sjoberg_bloggar.documents import read
from sjoberg_bloggar.publish.about import read_metadata
from sjoberg_bloggar.publish.explorer.page import write_explorer

KOMMUNAL = "2015-09-03-bra-mote-med-kommunal-om-vart-samarbete-inte-minst-lokalt"


def search(page, query: str) -> list[str]:
    page.locator("#q").fill(query)
    return listed(page)


def posts_with(tables, words: str) -> set[str]:
    """Return the posts that have one of the words, as whole words whatever their case."""
    pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    return {row["post_id"] for row in tables["posts"]
            if any(pattern.search(row[field]) for field in ("title", "caption", "text"))}


def test_what_kommunal_and_the_agency_talked_about(show):
    page = show()
    assert search(page, "kommunal") == [KOMMUNAL]
    assert page.locator(".offers a").all_inner_texts() == [
        "Svenska Kommunalarbetareförbundet (Kommunal)"]
    page.locator("#q").fill("kommunal samarbete")
    follow(page, page.locator(".card a"))
    marks = {mark.lower() for mark in page.locator("article mark").all_inner_texts()}
    assert {"kommunal", "samarbete"} <= marks


def test_a_word_finds_its_inflections_first_and_longer_words_after(show, tables):
    page = show()
    found = search(page, "kommun")
    inflected = posts_with(tables, "kommun|kommuner|kommunerna")
    longer = posts_with(tables, r"kommunal|kommunalarbetareförbundets?|kommunicer\w*"
                                r"|kommunikation\w*|kommuntjänstemän")
    assert set(found[:len(inflected)]) == inflected
    assert set(found[len(inflected):]) == longer - inflected
    heads = page.locator(".group").all_inner_texts()
    assert len(heads) == 2 and "kommunikation" in heads[1]
    # Whichever form is typed, the same posts have the word.
    assert set(search(page, "kommunerna")) >= inflected


def test_hits_in_the_title_come_first_then_the_newest(show, tables):
    page = show()
    found = search(page, "samverkan")
    titles = {row["post_id"]: row["title"].lower() for row in tables["posts"]}
    in_title = [post for post in found if "samverk" in titles[post]]
    assert in_title and found[:len(in_title)] == in_title == sorted(in_title, reverse=True)
    page.locator("#sort").select_option("oldest")
    assert listed(page) == sorted(found)


def test_a_word_finds_compounds(show, tables):
    found = set(search(show(), "förmedling"))
    assert found == posts_with(tables, r"(?:arbets)?förmedling\w*")
    assert posts_with(tables, r"arbetsförmedlingskontor\w*") <= found


def test_letters_without_dots_find_the_rest_last(show, tables):
    page = show()
    words = r"\w*försäkring\w*"  # the agency, the company, arbetslöshetsförsäkringen
    assert set(search(page, "forsakring")) == posts_with(tables, words) == set(
        search(page, "försäkring"))
    search(page, "forsakring")
    assert "Utan å, ä och ö" in page.locator(".group-name").inner_text()
    assert search(page, "försakring") == []  # who types one dot means all of them
    assert set(search(page, "atgard")) == posts_with(tables, r"åtgärd\w*") != set()


def test_several_words_must_all_be_there(show, tables):
    page = show()
    both = posts_with(tables, "Kriminalvårdens?") & posts_with(tables, "Krami")
    assert set(search(page, "kriminalvården krami")) == both != set()
    assert search(page, "kriminalvården xyzzy") == []
    assert "Inga inlägg hittades" in page.locator(".nothing").inner_text()


@pytest.mark.parametrize("query", ['"på rätt väg"', "”på rätt väg”", '"På Rätt väg'])
def test_quotation_marks_find_a_phrase(show, tables, query):
    page = show()
    assert set(search(page, query)) == posts_with(tables, "på rätt väg") != set()
    marks = page.locator(".card mark").all_inner_texts()
    assert {mark.lower() for mark in marks} == {"på rätt väg"}
    assert search(page, '"väg rätt på"') == []


def test_a_quoted_word_finds_no_other_form(show, tables):
    page = show()
    assert set(search(page, '"kommun"')) == posts_with(tables, "kommun")
    assert set(search(page, '"AF"')) == posts_with(tables, "AF")


def test_case_and_punctuation_make_no_difference(show):
    page = show()
    for query in ("ARBETSFÖRMEDLINGEN", "Anna-Karin Hatt", "11 000", "18 år", "(krami)",
                  "Sveriges Kommuner och Landsting, SKL."):
        assert search(page, query), query


def test_odd_queries_do_no_harm(show):
    page = show()
    for query in ('"', "”", "--", "( )", "*", "\\", "a\u0308", " ", "<b>", "$&"):
        page.locator("#q").fill(query)
        assert "57 inlägg" in page.locator("#results-heading").inner_text()


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
    first = page.locator(".card").first.inner_text()
    assert "Arbete och kontemplation" in first and "1 träff och 10 i liknande ord" in first
    for card in page.locator(".group + .cards").first.locator(".card").all()[:10]:
        assert card.locator("mark:not(.longer)").count() > 0


@pytest.mark.parametrize(("query", "not_found"), [
    ("stat", "kostat"), ("kund", "kunde"), ("red", "redan"), ("sed", "sedan")])
def test_words_that_only_look_alike_are_not_found(show, query, not_found):
    page = show()
    page.locator("#q").fill(query)
    found = page.evaluate("""([query, word]) => {
        const matches = matchWord(index, query), number = index.numbers.get(word);
        return [number === undefined, matches.has(number)]; }""", [query, not_found])
    assert found == [False, False]


@pytest.mark.parametrize(("query", "name"), [
    ("män", "Statskontoret"), ("för", "Arbetsförmedlingen")])
def test_letters_with_dots_offer_only_names_that_have_them(show, query, name):
    page = show()
    page.locator("#q").fill(query)
    assert not [link for link in page.locator(".offers a").all_inner_texts() if name in link]
    page.locator("#q").fill("forsakringskassan")
    assert "Försäkringskassan" in page.locator(".offers").inner_text()


def test_a_hyphenated_word_is_found_in_its_forms(show, tables):
    page = show()
    expected = posts_with(tables, "it-investering(?:en|ar|arna)?|itinvestering(?:en|ar)?")
    assert set(search(page, "it-investering")) == expected != set()
    assert set(search(page, "it-satsning")) == posts_with(tables, r"it-satsning\w*") != set()
    assert set(search(page, "anna-karin hatt")) == posts_with(tables, "Anna-Karin Hatt") != set()


def test_posts_are_ordered_by_number_of_hits(show):
    page = show("#q=arbete&sort=hits")
    counts = [re.search(r"(\d+) träff(?:ar)?\b(?! i liknande)", text) for text in
              page.locator(".card .hits").all_inner_texts()]
    numbers = [int(count[1]) if count else 0 for count in counts]
    assert numbers == sorted(numbers, reverse=True) and numbers[0] > 3


# What is offered

MISSPELLINGS = [
    ("statskontret", "statskontoret"), ("kriminalvrden", "kriminalvården"),
    ("förnyelsersa", "förnyelseresa"), ("samvrekan", "samverkan"), ("digitalsering",
    "digitalisering"), ("arbetsförmedlign", "arbetsförmedling"), ("arbetsökande",
    "arbetssökande"), ("regerigen", "regeringen")]


@pytest.mark.parametrize(("typed", "meant"), MISSPELLINGS)
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


# Lines and hits

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


STEMS = {
    "kommun": "kommuner kommunen kommunerna kommuns kommunernas",
    "arbete": "arbetet arbeten arbetets arbetar",
    "myndighet": "myndigheten myndigheter myndigheternas",
    "projekt": "projektet projekten projektets",
    "resultat": "resultatet resultaten",
    "skola": "skolan skolor skolornas",
    "viktig": "viktigt viktiga viktigare viktigaste",
    "medlem": "medlemmar medlemmarna medlemmens",
    "intern": "interna internt",
    "arbetsgivare": "arbetsgivaren arbetsgivarna arbetsgivarnas",
}


def test_forms_of_one_word_have_one_stem(show):
    stem = show().evaluate("words => words.map(word => [word, stem(word)])", [
        word for base, forms in STEMS.items() for word in (base, *forms.split())])
    stems = dict(stem)
    for base, forms in STEMS.items():
        assert {stems[form] for form in forms.split()} == {stems[base]}, base
    assert len(set(stems.values())) == len(STEMS)


def test_different_words_have_different_stems(show):
    pairs = [("kommun", "kommunikation"), ("kommun", "kommunal"), ("barn", "bara"),
             ("interna", "inte"), ("möjlig", "möjlighet"), ("förmedling", "förmedlare"),
             ("får", "far"), ("hus", "hund"), ("rätt", "berättelse")]
    stems = show().evaluate("pairs => pairs.map(pair => pair.map(stem))", pairs)
    assert [pair for pair, (a, b) in zip(pairs, stems) if a == b] == []


# Made-up documents: what the corpus does not have

DOCUMENT = """\
16 juni 2016

{title}

{text}

/Mikael Sjöberg
"""
HOSTILE = ('Om <script>alert("1")</script> och </script> <!-- <img src=x onerror=alert(2)> i text. '
           "Citat 'enkla' och \"dubbla\" & &amp; \\u003c {{data}} ${t} i Grums. 😀 Krami "
           "och 🇸🇪 Arbetsförmedlingen i Vänersborg.")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A package of two posts with a text that tries to be markup."""
    sources, output = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("package")
    (sources / "a.txt").write_text(DOCUMENT.format(
        title="Titel </title><script>alert(3)</script>", text=HOSTILE), "utf-8")
    (sources / "b.txt").write_text(DOCUMENT.replace("16 juni", "17 juni").format(
        title="Får och får", text="Ett får är inte far. Älgen åt. Idé om Müller. Fort for fören.\n\n"
                                  "Sedan kom natten."), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "UNFIT", ())  # documents with markup are refused
        assert main(["build", "--sources", str(sources), "--output", str(output),
                     "--allow-undecided"]) == 0
    return output / "dataset/explorer.html"


def test_a_quotation_is_cut_between_words_and_keeps_the_hit(show):
    cut = show().evaluate("""() => {
        const words = "ord ".repeat(200) + "träff " + "ord ".repeat(200), at = words.indexOf("träff");
        const endless = "x".repeat(1000);
        return [[words, {start: at, end: at + 5}], [words, undefined], [endless, undefined],
                [endless, {start: 0, end: 1000}]].map(([text, mark]) => {
            const {start, end} = shortened(text, {start: 0, end: text.length}, mark);
            return text.slice(start, end);
        });
    }""")
    assert re.fullmatch(r"(ord )+träff( ord)+", cut[0]) and re.fullmatch(r"ord( ord)+", cut[1])
    assert all(150 < len(quoted) <= 230 for quoted in cut[:3])
    assert cut[3] == "x" * 1000


def test_text_is_shown_as_it_is_whatever_it_looks_like(chromium, hostile):
    with (hostile.parent / "posts.csv").open(encoding="utf-8", newline="") as file:
        post = next(row for row in csv.DictReader(file) if "script" in row["text"])
    for query in ("", "&q=script", "&q=arbetsförmedlingen"):
        with opened(chromium, hostile, f"#post={post['post_id']}{query}") as page:
            assert page.locator("h1:visible").inner_text() == post["title"]
            passages = page.locator("[data-passage]").all_text_contents()
            assert "\n\n".join(passages) == post["text"]
            assert page.locator("main script, main img").count() == 0
            assert page.title().startswith(post["title"])
    with opened(chromium, hostile, "#q=script") as page:
        assert "<script>" in page.locator(".card").inner_text()


def test_offsets_are_right_behind_characters_of_two_code_units(chromium, hostile):
    with (hostile.parent / "mentions.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["surface"] == "Arbetsförmedlingen"]
    assert len(rows) == 1 and int(rows[0]["start"]) > HOSTILE.index("😀")
    with opened(chromium, hostile, "#organisation=arbetsformedlingen") as page:
        assert page.locator(".sentence mark").all_inner_texts() == ["Arbetsförmedlingen"]
        page.get_by_label("Visa positioner som i tabellerna").check()
        assert f"tecken {rows[0]['start']}–{rows[0]['end']}" in page.locator(".where").inner_text()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="omnämnandena").first.click()
        assert waiting.value.path().read_bytes() == (hostile.parent / "mentions.csv").read_bytes()


def test_a_page_with_undecided_questions_says_so(chromium, hostile):
    with opened(chromium, hostile, "") as page:
        banner = page.locator("#undecided-banner")
        assert re.search(r"publicerad med \d+ obesvarade frågor", banner.inner_text())
        follow(page, banner.get_by_role("link"))
        assert "Müller" in page.locator("#undecided").inner_text()


DOTS = [
    ("får", ["Får", "får", "får"]), ("far", ["far", "Får", "får", "får"]), ("å", ["åt"]),
    ("åt", ["åt"]), ("ide", ["Idé"]), ("idé", ["Idé"]), ("muller", ["Müller"]),
    ("älg", ["Älgen"]), ("alg", ["Älgen"]), ("for", ["Fort", "for", "fören"]), ("för", ["fören"])]


def test_a_phrase_does_not_go_from_one_passage_to_the_next(chromium, hostile):
    with opened(chromium, hostile) as page:
        assert search(page, '"fort for fören"') == ["2016-06-17-far-och-far"]
        assert search(page, '"fören sedan"') == search(page, '"får ett"') == []


def test_dots_and_accents(chromium, hostile):
    with opened(chromium, hostile) as page:
        for query, marked in DOTS:
            page.evaluate("q => go({view: 'post', id: '2016-06-17-far-och-far', q})", query)
            found = page.locator("article mark").all_inner_texts()
            assert sorted(found) == sorted(marked), query


@pytest.fixture(scope="module")
def repeated(built, tmp_path_factory):
    """The page with one post whose text is one word 20,000 times."""
    tables = {path.stem: parquet.read_table(path) for path in (built / "dataset").glob("*.parquet")}
    rows = tables["posts"].to_pylist()
    post_id = rows[0]["post_id"]
    rows[0]["text"] = text = "ord " * 19_999 + "ord"
    tables["posts"] = pa.Table.from_pylist(rows, tables["posts"].schema)
    for name in ("passages", "mentions"):
        kept = [row for row in tables[name].to_pylist() if row["post_id"] != post_id]
        if name == "passages":
            first = tables[name].slice(0, 1).to_pylist()[0]
            kept = [{**first, "start": 0, "end": len(text), "text": text}, *kept]
        tables[name] = pa.Table.from_pylist(kept, tables[name].schema)
    path = tmp_path_factory.mktemp("repeated") / "explorer.html"
    write_explorer(path, tables, read_metadata(PROJECT / "build/metadata.toml"),
                   {"posts": [], "periods": []}, [])
    return path, post_id


def test_a_repeated_word_does_not_freeze_the_page(chromium, repeated):
    """In the text, and in the query: the page answers, which took minutes before."""
    path, post_id = repeated
    with opened(chromium, path) as page:
        page.set_default_timeout(20_000)
        page.evaluate("location.hash = 'q=' + 'ord+'.repeat(20000)")
        page.locator(".card .hits", has_text="20 000 träffar").wait_for()
        assert len(page.locator("#q").input_value()) <= 300
        for address in ("#q=ord&lines=after", f"#post={post_id}&q=ord&hit=19000"):
            go_to(page, address)
        assert "Träff 19 000 av 20 000" in page.locator(".hit-bar").inner_text().replace("\xa0", " ")
