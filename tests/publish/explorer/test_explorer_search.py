"""The explorer's search: what a Swedish reader finds, and in which order."""

import csv
import re

import pytest
from browser import follow, listed, opened

from sjoberg_bloggar.cli import main



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
    assert "Inga inlägg stämmer" in page.locator(".nothing").inner_text()


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
        page.get_by_label("Visa lägen som i tabellerna").check()
        assert f"tecken {rows[0]['start']}–{rows[0]['end']}" in page.locator(".where").inner_text()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="omnämnandena").first.click()
        assert waiting.value.path().read_bytes() == (hostile.parent / "mentions.csv").read_bytes()


def test_a_page_with_undecided_questions_says_so(chromium, hostile):
    with opened(chromium, hostile, "") as page:
        banner = page.locator("#undecided-banner")
        assert re.search(r"publicerad med \d+ obesvarade frågor", banner.inner_text())
        follow(page, banner.get_by_role("link"))
        assert "Grums" in page.locator("#undecided").inner_text()


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
