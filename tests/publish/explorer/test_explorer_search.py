"""The explorer's search: what a Swedish reader finds, and in which order."""

import re

import pytest
from browser import KOMMUNAL, follow, listed, search


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
    marks = page.locator(".card mark").all_text_contents()
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


def test_words_that_only_look_alike_are_not_found(show):
    pairs = [("stat", "kostat"), ("kund", "kunde"), ("red", "redan"), ("sed", "sedan")]
    page = show("#q=stat")  # a search makes the index
    found = page.evaluate("""pairs => pairs.map(([query, word]) =>
        matchWord(index, query)[index.numbers.get(word)] !== NOT)""", pairs)
    assert found == [False] * 4
    assert page.evaluate("matchWord(index, 'stat')[index.numbers.get('staten')] !== NOT")


def test_a_hyphenated_word_is_found_in_its_forms(show, tables):
    page = show()
    expected = posts_with(tables, "it-investering(?:en|ar|arna)?|itinvestering(?:en|ar)?")
    assert set(search(page, "it-investering")) == expected != set()
    assert set(search(page, "it-satsning")) == posts_with(tables, r"it-satsning\w*") != set()
    assert set(search(page, "anna-karin hatt")) == posts_with(tables, "Anna-Karin Hatt") != set()


def test_posts_are_ordered_by_number_of_hits(show):
    page = show("#q=arbete&sort=hits")
    counts = [re.search(r"(\d+) träff(?:ar)?\b(?! i liknande)", text) for text in
              page.locator(".card .hits").all_text_contents()]
    numbers = [int(count[1]) if count else 0 for count in counts]
    assert numbers == sorted(numbers, reverse=True) and numbers[0] > 3


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
