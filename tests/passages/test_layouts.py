"""Both shapes of documents and all their layouts, on documents made by hand.

The names, dates and subjects are not the blog's: the rules must hold without curation.
"""

import json
import shutil

import pytest
from conftest import CURATION

from sjoberg_bloggar.cli import main


def passages(post) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in post.passages]


def authors(post) -> list[str]:
    return [passage.author for passage in post.passages]


def byline(post) -> list[str]:
    return [author.name for author in post.authors]


ARCHIVE = """Arbetsförmedlingen
 • Kontakt

Sjöberg bloggar

Välkommen!
"""


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
    assert authors(post) == ["Mikael Sjöberg"] + ["Karin Ek"] * 9
    assert post.authors[0].role == "regiondirektör Nord"


def test_archive_page_with_lost_breaks_and_glued_signature(read):
    [post] = read(ARCHIVE + """ • 12 juni 2017

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
    [post] = read(ARCHIVE + """ • 10 juni 2017

  Två frågor


  Mikael Sjöberg och Lena Hök på mässan
  Idag mötte jag Lena Hök. Jag passade på att fråga: - Hur mår du?Bra, tack!– Vad gör ni nu?Vi jobbar.Trevlig helg!/Mikael
""").posts
    assert post.texts["caption"] == "Mikael Sjöberg och Lena Hök på mässan"
    assert [text for _, text in passages(post)] == [
        "Idag mötte jag Lena Hök. Jag passade på att fråga:", "- Hur mår du?", "Bra, tack!",
        "– Vad gör ni nu?", "Vi jobbar.", "Trevlig helg!", "/Mikael"]
    assert byline(post) == ["Mikael Sjöberg"]


@pytest.mark.parametrize("word", ["iPhone", "BankID", "LinkedIn", "iPad", "WhatsApp", "McDonalds"])
def test_names_with_a_capital_inside_are_no_breaks(read, word):
    [post] = read(f"1 juni 2017\n\nTeknik\n\nVi använder {word} varje dag. Det är bra.\n").posts
    assert passages(post) == [("paragraph", f"Vi använder {word} varje dag. Det är bra.")]


@pytest.mark.parametrize("text", [
    "Vi har t.ex. bl.a. 3.5 procent, kl. 10.30 den 16/9 m.m. och så vidare.",
    "Vi var på etapp 1. Sedan kom etapp 2. Nu är vi klara.",
    "Kunderna – och vi - är nöjda; så är det: bra.",
    "Det gäller NAV:s och SKL:s arbete, i norr/söder.",
    "Arbetet\u00a0går vidare.\u00a0Det är bra. \u00a0Mycket bra.",
    "Erik G. Berg och J.P. Ek var med.",
])
def test_signs_inside_running_text_are_no_breaks(read, text):
    [post] = read(f"1 juni 2017\n\nOm arbetet\n\n{text}\n\nSlut här.\n").posts
    assert passages(post)[0] == ("paragraph", " ".join(text.split()))


@pytest.mark.parametrize("joined, left, right", [
    ("på bloggen.Trevlig dag.", "på bloggen.", "Trevlig dag."),
    ("är det så?Ja, det är det.", "är det så?", "Ja, det är det."),
    ("fråga:- Hur går det?", "fråga:", "- Hur går det?"),
    ("(se nedan)Nu går vi vidare.", "(se nedan)", "Nu går vi vidare."),
    ("uppe i.Sedan gick vi.", "uppe i.", "Sedan gick vi."),
    ("år 2021.Här är vi nu.", "år 2021.", "Här är vi nu."),
    ("han sade ”Hej då”.Sedan gick han.", "han sade ”Hej då”.", "Sedan gick han."),
    ("dag.”Allt är bra” sade hon.", "dag.", "”Allt är bra” sade hon."),
    ("han sade ”ja”Nu är det klart.", "han sade ”ja”", "Nu är det klart."),
    ("och så…Nu är det klart.", "och så…", "Nu är det klart."),
    ("mer:https://www.arbetsformedlingen.se/a.html", "mer:",
     "https://www.arbetsformedlingen.se/a.html"),
    ("skäl:1. Det går.2. Det räcker.", "skäl:", "1. Det går."),
    ("skäl:• Det går.• Det räcker.", "skäl:", "• Det går."),
])
def test_words_run_together_are_a_break(read, joined, left, right):
    [post] = read(ARCHIVE + f" • 1 juni 2017\n\n  Om arbetet  Vi skriver {joined}\n").posts
    assert [text for _, text in passages(post)][:2] == [f"Vi skriver {left}", right]


def test_caption_at_the_end_with_two_names_is_no_signature(read):
    [post] = read("1 juni 2017\n\nEtt möte\n\nVi talade om jobben i dag.\n\n/Mikael\n\n"
                  "Lena Hök och Per Ås\n").posts
    assert post.texts["caption"] == "Lena Hök och Per Ås"
    assert passages(post) == [("paragraph", "Vi talade om jobben i dag."),
                              ("signature", "/Mikael")]


def test_role_below_a_signature_is_no_caption(read):
    [post] = read("1 juni 2017\n\nEtt möte\n\nIdag skriver Lena Hök på bloggen.\n\n"
                  "Vi talade om jobben i dag.\n\nLena Hök\n\nOrganisationschef\n").posts
    assert "caption" not in post.texts
    assert post.authors[0].role == "organisationschef"


def test_two_guests_who_sign_have_no_single_author_for_the_text(read):
    [post] = read(ARCHIVE + """ • 1 juni 2017

  Upphandling


  Per Ås och Lena Hök
  Jag har bjudit in Lena Hök, vår inköpschef och Per Ås – som är chef för enheten Avtal – att blogga om hur det går: Trevlig helg! Mikael Sjöberg "Vi har gjort mycket.Det går bra."Lena Hök, inköpschefPer Ås, chef för enheten Avtal
""").posts
    assert byline(post) == ["Lena Hök", "Per Ås"]
    assert [a.role for a in post.authors] == ["inköpschef", "chef för enheten Avtal"]
    assert authors(post) == ["Mikael Sjöberg", None, None, "Lena Hök", "Per Ås"]


def test_own_column_has_an_intro_and_is_the_hosts(read):
    [post] = read("1 juni 2017\n\nKrönika\n\nHej!\n\nIdag delar jag den krönika som jag skrev till "
                  "tidningen.\n\nTrevlig läsning!\nMikael\n\n\"Det går framåt.\n\nVi ser det.\"\n"
                  ).posts
    assert [kind for kind, _ in passages(post)] == ["intro"] * 4 + ["paragraph"] * 2
    assert byline(post) == ["Mikael Sjöberg"]


def test_title_alone_may_hold_two_spaces(read):
    [post] = read(ARCHIVE + " • 1 juni 2017\n\n  Ett  möte\n\n\n  Vi talade om jobben. Det var "
                            "bra.\n").posts
    assert post.texts["title"] == "Ett möte"
    assert passages(post) == [("paragraph", "Vi talade om jobben. Det var bra.")]


def test_same_post_in_both_shapes_is_one_and_the_post_page_is_published(read):
    blog = read("1 juni 2017\n\nEtt MÖTE\n\nVi talade länge.\n\nDet var bra.\n",
                ARCHIVE + " • 1 juni 2017\n\n  Ett möte  Vi talade länge. Det var bra.\n")
    [post] = blog.posts
    assert [text for _, text in passages(post)] == ["Vi talade länge.", "Det var bra."]
    assert post.sources == ["000.txt", "001.txt"]
    assert blog.notices == []


def test_two_posts_on_one_day_stay_apart(read):
    posts = read(ARCHIVE + " • 1 juni 2017\n\n  Först  Vi talade.\n • 1 juni 2017\n\n"
                           "  Sedan  Vi gick.\n").posts
    assert [post.post_id for post in posts] == ["2017-06-01-forst", "2017-06-01-sedan"]


def test_lines_of_a_post_page_without_full_stops_are_passages_of_their_own(read):
    [post] = read("1 juni 2017\n\nEn lista\n\nVi ser tre saker i dag. De är bra.\n\n"
                  "  Lyssna på kunden\n  Lära av andra\n  Leda med mod\n\nDet är bra.\n").posts
    assert [text for _, text in passages(post)] == [
        "Vi ser tre saker i dag. De är bra.", "Lyssna på kunden", "Lära av andra",
        "Leda med mod", "Det är bra."]


@pytest.mark.parametrize("text, address", [
    ("Läs mer på https://www.arbetsformedlingen.se/Kontakt", "/Kontakt"),
    ("Läs mer på https://www.arbetsformedlingen.se/Om-oss/Kontakt om du vill.", "/Om-oss/Kontakt"),
])
def test_an_address_keeps_its_last_word(read, text, address):
    [post] = read(ARCHIVE + f" • 1 juni 2017\n\n  Om arbetet  {text}\n").posts
    assert [p for _, p in passages(post)] == [text]


BODY = "Vi har arbetat hela våren med det nya kontoret i Mora. Nu är det snart klart. " * 9


def topics(blog) -> list[str]:
    return [question.guess if question.topic == "passage" else question.topic
            for question in blog.questions if question.topic in ("passage", "authors", "role")]


@pytest.mark.parametrize("name", ["Cornelia van der Berg", "Anne O’Connor", "Ayşe Yılmaz",
                                  "Per-Ola McDowell", "Jan ten Boom"])
def test_names_of_many_kinds(read, name):
    [post] = read(ARCHIVE + f""" • 3 maj 2031

  Ny väg  Idag skriver {name}, enhetschef i Mora, på bloggen. Trevlig läsning! /Mikael Vi är klara.Det är bra.{name}
""").posts
    assert byline(post) == [name]
    assert [kind for kind, _ in passages(post)] == [
        "intro", "paragraph", "paragraph", "signature"]


@pytest.mark.parametrize("signature", ["Petra Lindkvist, enhetschef i Mora", "/Petra", "Petra Lindkvist"])
def test_a_signature_of_someone_whom_nobody_presented_is_no_matter_of_course(read, signature):
    blog = read(ARCHIVE + f" • 3 maj 2031\n\n  Ny väg  Vi är klara med allt arbete. Det är bra.{signature}\n")
    assert topics(blog)


@pytest.mark.parametrize("top", [
    "God läsning önskar vi alla när Petra har ordet.",
    "Dagens inlägg handlar om Mora, där Petra Lindkvist är chef.",
    "I dag lånar Petra Lindkvist bloggen."])
def test_what_may_be_an_introduction_in_other_words_is_asked_about(read, top):
    assert topics(read(f"3 maj 2031\n\nNy väg\n\n{top}\n\n{BODY}\n\n/Mikael\n"))


def test_authors_decided_by_hand_still_need_an_introduction(tmp_path, read):
    """Who wrote it is decided, but not where the host's words end; a row on kinds settles that."""
    curation = tmp_path / "curation"
    shutil.copytree(CURATION, curation)
    text = (f"3 maj 2031\n\nNy väg\n\nI dag möter ni Petra Lindkvist.\n\n{BODY}\n\n/Petra Lindkvist\n")
    post_id = "2031-05-03-ny-vag"
    assert "authors" in topics(read(text))
    with (curation / "authorships.csv").open("a", encoding="utf-8") as file:
        file.write(f"{post_id},1,Petra Lindkvist,,arbetsformedlingen,She signs\n")
    assert topics(read(text, curation=curation)) == ["whether the host introduces this guest's text"]
    with (curation / "passage_kinds.csv").open("a", encoding="utf-8") as file:
        file.write(f"{post_id},I dag möter ni Petra Lindkvist.,intro,The host's words\n")
    blog = read(text, curation=curation)
    assert topics(blog) == []
    assert authors(blog.posts[0]) == ["Mikael Sjöberg", "Petra Lindkvist", "Petra Lindkvist"]


def test_an_own_text_that_mentions_a_column_is_no_introduction(read):
    [post] = read(ARCHIVE + " • 3 maj 2031\n\n  Ny väg  Min krönika i tidningen väckte debatt. "
                            "Jag vill svara.Vi är klara med allt. Det är bra./Mikael\n").posts
    assert [kind for kind, _ in passages(post)] == ["paragraph", "paragraph", "signature"]


@pytest.mark.parametrize("end, caption", [
    ("Petra Ek\n\nPetra Ek, regiondirektör Syd", "Petra Ek, regiondirektör Syd"),
    ("/Mikael\n\nArbetsförmedlare och arbetssökande", "Arbetsförmedlare och arbetssökande"),
    ("Nu är det bra.\n\nBild på Petra Ek och Mikael Sjöberg", "Bild på Petra Ek och Mikael Sjöberg"),
    ("Petra Ek\n\nRegiondirektör Syd", ""),
])
def test_a_caption_below_the_signature(read, end, caption):
    [post] = read("3 maj 2031\n\nNy väg\n\nIdag skriver Petra Ek, regiondirektör Syd, på bloggen.\n\n"
                  f"Trevlig läsning!\n\nVi är klara.\n\n{end}\n").posts
    assert post.texts.get("caption", "") == caption


def test_a_line_that_may_be_a_caption_is_asked_about(read):
    assert topics(read("3 maj 2031\n\nNy väg\n\nMikael Sjöberg filmas av fotografen.\n\n"
                       "Vi är klara. Det är bra.\n\n/Mikael\n")) == ["whether this line is a caption"]


def test_a_caption_of_two_where_one_is_presented_is_asked_about(read):
    assert "authors" in topics(read("""3 maj 2031

Ny väg

Petra Ek och Sven Ås

Idag skriver Petra Ek på bloggen, tillsammans med Sven Åhs. Trevlig läsning!

Vi är klara.

/Petra Ek
"""))


@pytest.mark.parametrize("joined, left, right", [
    ("Det är fantastiskt!14 000 kom. Bra.", "Det är fantastiskt!", "14 000 kom. Bra."),
    ("Vi ökar med 30 %Det är bra.", "Vi ökar med 30 %", "Det är bra."),
    ("Vi mötte SKLDet var bra.", "Vi mötte SKL", "Det var bra."),
    ("Läs mer: https://www.af.se/b.htmlJobbspåret är bra.", "Läs mer: https://www.af.se/b.html",
     "Jobbspåret är bra."),
])
def test_more_that_is_run_together_is_a_break(read, joined, left, right):
    [post] = read(ARCHIVE + f" • 3 maj 2031\n\n  Ny väg  {joined}/Mikael\n").posts
    assert [text for _, text in passages(post)] == [left, right, "/Mikael"]


@pytest.mark.parametrize("text", ["Det gäller bl.a.Skatteverket och fler.", "Läs t.ex.Boken om Mora.",
                                  "Det steg till 2.5 procent i år.", "Vi ses kl.17.30 på torsdag."])
def test_abbreviations_and_numbers_run_together_are_no_break(read, text):
    [post] = read(ARCHIVE + f" • 3 maj 2031\n\n  Ny väg  {text}/Mikael\n").posts
    assert [kind for kind, _ in passages(post)] == ["paragraph", "signature"]


@pytest.mark.parametrize("joined", ["Det var lärorikt.2017 blev ett bra år.",
                                    "Det är bra.iPhone används ofta.", "Möte med NRKDet var bra."])
def test_what_may_be_a_break_is_asked_about(read, joined):
    assert "whether a paragraph begins here" in topics(
        read(ARCHIVE + f" • 3 maj 2031\n\n  Ny väg  {joined} Det är klart./Mikael\n"))


@pytest.mark.parametrize("sign", ["-", "–", "*"])
def test_dashes_after_a_colon_are_a_list_and_questions_are_not(read, sign):
    [post] = read(f"3 maj 2031\n\nNy väg\n\nVi har två mål:\n\n{sign} fler jobb\n\n{sign} färre köer\n\n"
                  "Det är bra.\n\n/Mikael\n").posts
    assert [kind for kind, _ in passages(post)] == [
        "paragraph", "list_item", "list_item", "paragraph", "signature"]
    [post] = read(f"3 maj 2031\n\nNy väg\n\nJag frågade:\n\n{sign} Hur då?\n\n{sign} Varför det?\n\n"
                  "Det är bra.\n\n/Mikael\n").posts
    assert "list_item" not in [kind for kind, _ in passages(post)]


def test_numbers_run_on_after_letters(read):
    [post] = read(ARCHIVE + " • 3 maj 2031\n\n  Ny väg  Tre mål:1. Fler jobb2. Färre köer3. Snabbare "
                            "svar./Mikael\n").posts
    assert passages(post) == [("paragraph", "Tre mål:"), ("list_item", "1. Fler jobb"),
                              ("list_item", "2. Färre köer"), ("list_item", "3. Snabbare svar."),
                              ("signature", "/Mikael")]


def test_the_host_signs_off_with_a_greeting(read):
    [post] = read(ARCHIVE + """ • 3 maj 2031

  Ny väg  Idag skriver Petra Ek, enhetschef i Mora, på bloggen. Trevlig läsning! Vänliga hälsningar Mikael Klockan är tio.Det är bra.Petra Ek
""").posts
    assert passages(post)[0] == ("intro", "Idag skriver Petra Ek, enhetschef i Mora, på bloggen. "
                                          "Trevlig läsning! Vänliga hälsningar Mikael")


@pytest.mark.parametrize("blank", [" ", "\u00a0", "  ", "\t"])
def test_a_presentation_with_any_white_space(read, blank):
    [post] = read("3 maj 2031\n\nNy väg\n\n"
                  f"Det är vår. Först ut{blank}är Petra Lindkvist, chef. Trevlig läsning!\n\n"
                  "”Vi är klara med allt arbete. Det är bra.”\n\nPetra Lindkvist\n").posts
    assert byline(post) == ["Petra Lindkvist"]
    assert authors(post)[0] == "Mikael Sjöberg"


def test_of_spellings_that_differ_by_accents_the_last_holds(read):
    posts = read(*(f"{day} maj 2031\n\nNy väg\n\nIdag skriver {name}, chef, på bloggen. Trevlig läsning!\n\n"
                   f"”Vi är klara med allt. Det är bra.”\n\n{name}\n"
                   for day, name in ((3, "Rene Ek"), (4, "René Ek"), (5, "Rene Ek")))).posts
    assert {byline(post)[0] for post in posts} == {"Rene Ek"}


def test_the_same_post_on_two_pages_has_one_title(read, tmp_path):
    pages = [f"3 maj 2031\n\n{title}\n\nVi är klara med allt. Det är bra.\n"
             for title in ("Arbets marknaden", "Arbetsmarknaden")]
    read(*pages)
    assert main(["build", "--sources", str(tmp_path / "sources"), "--output", str(tmp_path / "out"),
                 "--allow-undecided"]) == 0
    sources = json.loads((tmp_path / "out/datapackage.json").read_text("utf-8"))["sources"]
    assert [source["title"] for source in sources] == [
        "Post page of 2031-05-03: Arbets marknaden"] * 2


def test_a_guest_with_a_given_name_alone_is_asked_about(read):
    blog = read("3 maj 2031\n\nNy väg\n\nRegionchef Petra skriver om sitt arbete här på bloggen.\n\n"
                f"{BODY}\n\n/Mikael\n")
    assert "authors" in topics(blog)
