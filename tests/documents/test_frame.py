"""Lines around posts: bylines, menus, tags and comments.

None of them is swallowed by a post or becomes page furniture without a word.
"""

import csv

import pytest

from sjoberg_bloggar.build import read_blog
from sjoberg_bloggar.documents.page_ends import page_ends

TEXT = "Vi har arbetat hela våren med det nya kontoret i Mora."


def archive(*posts: str, below: str = "") -> str:
    return "Myndigheten\n\nBloggen\n" + "".join(posts) + below


def entry(number: int, date: str = "2 maj 2019") -> str:
    return f" • {date}\n\n  Titel nummer {number}\n\n\n  {TEXT}\n"


def frame(blog) -> list[tuple[str, str, str]]:
    return [(question.field, question.surface, question.guess)
            for question in blog.questions if question.topic == "frame"]


TITLE = "whether this line is the title, or part of the page around the post"
ABOVE = "whether this line belongs to the post or to the page around it"
END = "whether the page around the post goes on from here"


@pytest.mark.parametrize("line", ["onsdag", "14:30", "kl. 14.30", "Av Mikael Sjöberg", "Mikael Sjöberg",
                                  "Text: Eva Ek", "Kategori: Ledarskap", "Kommentarer (3)", "Dela",
                                  "Lästid: 3 minuter", "2:a maj", "Vi har öppnat. Det är bra.",
                                  "Foto: Eva Ek", "och sedan", "• lyssna", "***", "www.myndigheten.se"])
def test_what_may_be_no_title_is_asked_about(read, line):
    page = f"2 maj 2019\n\n{line}\n\nEtt steg framåt\n\n{TEXT}\n"
    assert ("title", line, TITLE) in frame(read(page))
    assert ("title", line, TITLE) in frame(read(archive(f" • 2 maj 2019\n\n  {line}\n\n\n  {TEXT}\n")))


@pytest.mark.parametrize("title", ["Ett steg framåt", "Vad gör vi nu?", "Tack Säffle!", "Gott Nytt År",
                                   "Gästblogg: Ensam är inte stark", "Våra första 100 dagar", "En onsdag i maj",
                                   "Sommartider – hej, hej!", "Så blev 2 maj 2019", "Krönika: Modet att fråga",
                                   "80 miljarder - det kostar", "1000 jobb i Mora", "iPhone för alla",
                                   "”Vi kan mer”", "Vi, jobben och AI"])
def test_a_title_is_none_of_these(read, title):
    assert frame(read(f"2 maj 2019\n\n{title}\n\n{TEXT}\n")) == []
    assert frame(read(archive(f" • 2 maj 2019\n\n  {title}  {TEXT}\n"))) == []


@pytest.mark.parametrize("line", ["onsdag", "14:30", "Av Mikael Sjöberg", "Kategori: Ledarskap", "Dela"])
def test_what_is_between_title_and_text_is_asked_about(read, line):
    assert ("text", line, ABOVE) in [("text", *rest) for _, *rest in frame(
        read(f"2 maj 2019\n\nEtt steg framåt\n\n{line}\n\n{TEXT}\n"))]


@pytest.mark.parametrize("lines", [
    ["Dela"], ["Kommentarer (3)", "Bra skrivet!", "Tack. /Kalle"], ["Etiketter: jobb, Mora"], ["• Kontakt"],
    ["• Karriär", "• Upphandling"], ["3 kommentarer"], ["Skriv ut"], ["Facebook | Twitter"],
    ["Äldre inlägg"], ["Lämna en kommentar"], ["Kalle Ek säger:", "Bra!"], ["© 2019 Myndigheten"],
    ["Nästa inlägg: Ett steg till"], ["maj 2019 (3)", "april 2019 (5)"], ["Till toppen"],
    ["Tillbaka till sidan ”Bloggar”"], ["Var informationen på sidan till hjälp?", "Ja  Nej"],
    ["Ansvarig: Kommunikationsavdelningen"], ["Senaste kommentarer", "Anna på En ny anstalt"]])
@pytest.mark.parametrize("signature", ["", "/Mikael"])
def test_what_is_below_the_last_post_is_asked_about(read, lines, signature):
    below = "".join(f"\n\n{line}" for line in [signature, *lines] if line)
    for document in (f"2 maj 2019\n\nTitel\n\n{TEXT}{below}\n",
                     archive(entry(2), entry(1), below=below.replace("\n\n", "\n  ") + "\n")):
        assert [(what, surface) for _, surface, what in frame(read(document))] in (
            [(END, lines[0])], [("whether one more post begins here", line) for line in lines])


def test_lines_below_a_sign_off_are_asked_about(read):
    page = f"2 maj 2019\n\nEtt steg framåt\n\n{TEXT}\n\n/Lena\n\nBra skrivet!\n\nJag håller med.\n"
    assert frame(read(page)) == [("text", "Bra skrivet!", END)]


@pytest.mark.parametrize("lines, ends", [
    (["Det var bra.", "/[namn borttaget]", "Bra skrivet!", "Tack för texten!"], [2, 3]),
    (["Det var bra.", "Eva Ek", "Senior strateg"], [])])
def test_removed_names_and_roles_belong_to_a_sign_off(lines, ends):
    assert page_ends(lines, is_post_page=True) == ends


def test_a_commenter_may_have_a_given_name_alone(read):
    page = f"2 maj 2019\n\nEtt steg framåt\n\n{TEXT}\n\nLena säger:\n\nBra skrivet, {TEXT}\n"
    assert frame(read(page)) == [("text", "Lena säger:", END)]


@pytest.mark.parametrize("end", ["Kommentarer (3)", "Etiketter: jobb, Mora", "Dela", "Lämna en kommentar",
                                 "Dela på Facebook", "3 kommentarer"])
@pytest.mark.parametrize("before", ["", " ", "/Mikael", "/Mikael "])
def test_the_end_of_a_page_may_be_run_together_with_the_text(curation, read, end, before):
    document = archive(entry(2), entry(1).rstrip() + before + end + "\n", below="  Bra!\n")
    assert frame(read(document)) == [("text", end, END)]
    decide(curation, ("", end, "yes"))
    blog = read(document, curation=curation)
    assert frame(blog) == []
    assert blog.posts[0].texts["text"].replace("\n\n", "") == TEXT + before.strip()


@pytest.mark.parametrize("end", [
    "Så säger Eva Ek. Kommentera gärna!", "Det är bra att dela.", "Läs mer.", "Vi ska Dela med oss.",
    "Så här säger Eva Ek:", "Var bor du?", "Fick du svar?",
    "/Mikael", "Mikael Sjöberg", "Trevlig helg!Mikael Sjöberg", "Mikael", "Eva Ek\n  Enhetschef",
    "Eva Ek, enhetschef i Lund", "PS. Läs mer i morgon.", "Fotnot: Antalet är en uppskattning.", "D.S.",
    "Vi ska:\n  • lyssna\n  • förstå", "eva.ek@myndigheten.se", "Läs mer på www.myndigheten.se/jobb",
    "/Eva Ek och Bo Alm", "Eva Ek och Bo Alm"])
def test_the_end_of_a_post_is_none_of_these(read, end):
    assert frame(read(archive(entry(2), entry(1), below=f"  {end}\n"))) == []
    assert frame(read(f"2 maj 2019\n\nTitel\n\n{TEXT}\n\n{end}\n")) == []


def test_a_post_without_its_date_does_not_become_furniture(read):
    [question] = frame(read(archive(f"  En dag  {TEXT}Det snöar i dag.\n", entry(1))))
    assert question[2] == "whether this line above the first post is a post that lacks its date"


def test_a_subject_above_a_title_is_asked_about(read):
    assert frame(read(f"2 maj 2019\n\nLedarskap\n\nEtt steg framåt\n\n{TEXT}\n")) == [
        ("title", "Ledarskap", TITLE)]


def decide(curation, *rows: tuple[str, str, str]) -> None:
    with (curation / "page_furniture.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*row, "because"] for row in rows)


PAGE = f"2 maj 2019\n\nonsdag\n\nEtt steg framåt\n\nAv Mikael Sjöberg\n\n{TEXT}\n\nDela\n\nBra!\n"


def test_lines_that_are_furniture_are_not_published_and_counted_as_furniture(curation, read):
    decide(curation, ("2019-05-02", "onsdag", "yes"), ("", "Av Mikael Sjöberg", "yes"), ("", "Dela", "yes"))
    blog = read(PAGE, curation=curation)
    assert frame(blog) == []
    assert blog.posts[0].texts == {"title": "Ett steg framåt", "text": TEXT}


def test_every_character_of_a_page_with_furniture_is_accounted_for(curation, tmp_path):
    decide(curation, ("2019-05-02", "onsdag", "yes"), ("", "Av Mikael Sjöberg", "yes"), ("", "Dela", "yes"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(PAGE, "utf-8")
    account = read_blog(tmp_path / "in", curation).accounts["a.txt"]
    assert account.furniture == len("onsdagAvMikaelSjöbergDelaBra!")
    assert account.published == len("".join(f"2 maj 2019 Ett steg framåt {TEXT}".split()))
    assert account.published + account.furniture + account.white_space == len(PAGE)


def test_lines_that_are_of_the_post_stay(curation, read):
    decide(curation, ("2019-05-02", "onsdag", "no"), ("", "Av Mikael Sjöberg", "no"), ("", "Dela", "no"),
           ("", "2 maj 2019", "no"))
    blog = read(PAGE + "\n2 maj 2019\n", curation=curation)
    assert frame(blog) == []
    assert blog.posts[0].post_id == "2019-05-02-onsdag"
    assert blog.posts[0].texts["text"].endswith("Dela\n\nBra!\n\n2 maj 2019")


def test_a_subject_above_a_title_may_be_furniture(curation, read):
    decide(curation, ("2019-05-02", "Ledarskap", "yes"))
    [post] = read(f"2 maj 2019\n\nLedarskap\n\nEtt steg framåt\n\n{TEXT}\n", curation=curation).posts
    assert post.post_id == "2019-05-02-ett-steg-framat"


def test_a_date_that_is_furniture_ends_its_post(curation, read):
    decide(curation, ("", "Uppdaterad 3 maj 2019", "yes"))
    [post] = read(archive(entry(1), below="  Uppdaterad 3 maj 2019\n"), curation=curation).posts
    assert post.texts["text"] == TEXT


def test_a_decision_for_all_posts_cuts_no_text_where_nothing_is_doubtful(curation, read):
    decide(curation, ("", TEXT, "yes"), ("2019-05-03", "Ett steg framåt", "yes"))
    [post] = read(f"2 maj 2019\n\nEtt steg framåt\n\nHej!\n\n{TEXT}\n\nSlut.\n", curation=curation).posts
    assert post.texts["text"] == f"Hej!\n\n{TEXT}\n\nSlut."


def test_a_curation_without_the_file_is_read(curation, read):
    (curation / "page_furniture.csv").unlink()
    assert len(read(PAGE, curation=curation).posts) == 1
