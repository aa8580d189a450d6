"""Both shapes of documents, on documents made by hand.

The names, dates and subjects are not the blog's: the rules must hold without curation.
"""

import json

from made_up_pages import FURNITURE, TEXT, asked, byline, passages, writers

from sjoberg_bloggar.cli import main


def test_post_page_with_intro_list_heading_signature_and_note(read):
    [post] = read("""3 maj 2017

Vi möter framtiden


Idag skriver Karin Ek, regiondirektör Nord, på bloggen. Trevlig läsning!

Det händer mycket just nu. Tre saker är viktiga:

  1. Vi ska lyssna.
  2. Vi ska följa upp.

Framåt

Nu går vi vidare tillsammans.

Karin Ek

Områdeschef

karin.ek@arbetsformedlingen.se

P.S. Skriv gärna till mig. D.S.
""").posts
    assert passages(post) == [
        ("intro", "Idag skriver Karin Ek, regiondirektör Nord, på bloggen. Trevlig läsning!"),
        ("paragraph", "Det händer mycket just nu. Tre saker är viktiga:"),
        ("list_item", "1. Vi ska lyssna."),
        ("list_item", "2. Vi ska följa upp."),
        ("heading", "Framåt"),
        ("paragraph", "Nu går vi vidare tillsammans."),
        ("signature", "Karin Ek"),
        ("signature", "Områdeschef"),
        ("signature", "karin.ek@arbetsformedlingen.se"),
        ("note", "P.S. Skriv gärna till mig. D.S."),
    ]
    assert writers(post) == ["Mikael Sjöberg"] + ["Karin Ek"] * 9
    assert post.authors[0].role == "regiondirektör Nord"


def test_archive_page_with_lost_breaks_and_glued_signature(read):
    [post] = read(FURNITURE + """ • 12 juni 2017

  En dag i juni  Veckans gästbloggare är Anna von Berg, chef för Kundtjänst. Trevlig läsning! /Mikael Jag har jobbat i tio år.Det har varit lärorikt!Hur blev det såNär jag började fanns inget.Läs mer på https://www.arbetsformedlingen.se/Om-oss.htmlVi ses!Anna von BergEnhetschefanna.von.berg@arbetsformedlingen.sePs: Glöm inte kaffet.
""").posts
    assert post.texts["title"] == "En dag i juni"
    assert passages(post) == [
        ("intro", "Veckans gästbloggare är Anna von Berg, chef för Kundtjänst. Trevlig läsning! "
                  "/Mikael"),
        ("paragraph", "Jag har jobbat i tio år."),
        ("paragraph", "Det har varit lärorikt!"),
        ("heading", "Hur blev det så"),
        ("paragraph", "När jag började fanns inget."),
        ("paragraph", "Läs mer på https://www.arbetsformedlingen.se/Om-oss.html"),
        ("paragraph", "Vi ses!"),
        ("signature", "Anna von Berg"),
        ("signature", "Enhetschef"),
        ("signature", "anna.von.berg@arbetsformedlingen.se"),
        ("note", "Ps: Glöm inte kaffet."),
    ]
    author = post.authors[0]
    assert (author.author_id, author.given_name, author.family_name) == (
        "anna-von-berg", "Anna", "von Berg")


def test_interview_has_a_passage_for_every_question_and_answer_and_its_host_as_author(read):
    [post] = read(FURNITURE + """ • 10 juni 2017

  Två frågor


  Mikael Sjöberg och Lena Hök på mässan
  Idag mötte jag Lena Hök. Jag passade på att fråga: - Hur mår du?Bra, tack!– Vad gör ni nu?Vi jobbar.Trevlig helg!/Mikael
""").posts
    assert post.texts["caption"] == "Mikael Sjöberg och Lena Hök på mässan"
    assert [text for _, text in passages(post)] == [
        "Idag mötte jag Lena Hök. Jag passade på att fråga:", "- Hur mår du?", "Bra, tack!",
        "– Vad gör ni nu?", "Vi jobbar.", "Trevlig helg!", "/Mikael"]
    assert byline(post) == "Mikael Sjöberg"


def test_title_alone_may_hold_two_spaces(read):
    [post] = read(FURNITURE + " • 1 juni 2017\n\n  Ett  möte\n\n\n  Vi talade om jobben. Det var "
                            "bra.\n").posts
    assert post.texts["title"] == "Ett möte"
    assert passages(post) == [("paragraph", "Vi talade om jobben. Det var bra.")]


def test_same_post_in_both_shapes_is_one_and_the_post_page_is_published(read):
    blog = read("1 juni 2017\n\nEtt MÖTE\n\nVi talade länge.\n\nDet var bra.\n",
                FURNITURE + " • 1 juni 2017\n\n  Ett möte  Vi talade länge. Det var bra.\n")
    [post] = blog.posts
    assert [text for _, text in passages(post)] == ["Vi talade länge.", "Det var bra."]
    assert post.sources == ["000.txt", "001.txt"]
    assert blog.notices == []


def test_two_posts_on_one_day_stay_apart(read):
    posts = read(FURNITURE + " • 1 juni 2017\n\n  Först  Vi talade.\n • 1 juni 2017\n\n"
                           "  Sedan  Vi gick.\n").posts
    assert [post.post_id for post in posts] == ["2017-06-01-forst", "2017-06-01-sedan"]


def test_lines_of_a_post_page_without_full_stops_are_passages_of_their_own(read):
    [post] = read("1 juni 2017\n\nEn lista\n\nVi ser tre saker i dag. De är bra.\n\n"
                  "  Lyssna på kunden\n  Lära av andra\n  Leda med mod\n\nDet är bra.\n").posts
    assert [text for _, text in passages(post)] == [
        "Vi ser tre saker i dag. De är bra.", "Lyssna på kunden", "Lära av andra",
        "Leda med mod", "Det är bra."]


def test_the_same_post_on_two_pages_has_one_title(read, tmp_path):
    pages = [f"3 maj 2031\n\n{title}\n\nVi är klara med allt. Det är bra.\n"
             for title in ("Arbets marknaden", "Arbetsmarknaden")]
    read(*pages)
    assert main(["build", "--sources", str(tmp_path / "sources"), "--output", str(tmp_path / "out"),
                 "--allow-undecided"]) == 0
    sources = json.loads((tmp_path / "out/datapackage.json").read_text("utf-8"))["sources"]
    assert [source["title"] for source in sources] == [
        "Post page of 2031-05-03: Arbets marknaden"] * 2


def test_what_may_be_a_name_above_a_role_is_asked_about(read):
    blog = read(f"3 maj 2017\n\nNy väg\n\n{TEXT}\n\nMaria ek Alm\n\nChef för HR\n")
    assert "whether this is a signature" in asked(blog)
