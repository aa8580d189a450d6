"""Who wrote a post: by rule where it is certain, else a question.

Nothing here is taken from the blog; the tables were written by reading, in both shapes.
"""

import shutil

import pytest
from conftest import CURATION, read_csv
from made_up_pages import (
    FURNITURE,
    PRESENTATION,
    TEXT,
    archive,
    byline,
    pages,
    passages,
    posts_in_both_shapes,
    topics,
    writers,
)

# How someone signs; the last two are no signatures by rule, but are asked about.
SIGN_OFFS = [
    "Yasmin Ekblad", "/Yasmin Ekblad", "//Yasmin Ekblad", "– Yasmin Ekblad", "(Yasmin Ekblad)",
    "Text: Yasmin Ekblad", "Text och foto: Yasmin Ekblad", "Vid pennan: Yasmin Ekblad",
    "Av Yasmin Ekblad", "Skrivet av Yasmin Ekblad", "Signerat: Yasmin Ekblad",
    "Hälsningar,Yasmin Ekblad", "Hälsningar, Yasmin Ekblad", "Hälsar Yasmin Ekblad",
    "Med vänliga hälsningar Yasmin Ekblad", "Varma hälsningar från Yasmin Ekblad",
    "Mvh Yasmin Ekblad", "Mvh/Yasmin Ekblad", "Er Yasmin Ekblad", "Allt gott, Yasmin Ekblad",
    "Tack för mig! Yasmin Ekblad", "YASMIN EKBLAD", "Vi hörs! /Yasmin", "Kram Yasmin", "– Yasmin",
    "(Yasmin)", "Yasmin Ekblad, HR-direktör", "Yasmin Ekblad / HR-direktör",
    "Yasmin Ekblad – HR-direktör", "Yasmin Ekblad (HR-direktör)",
    "Yasmin Ekblad, tel 070-123 45 67", "Yasmin Ekblad HR-direktör",
    "/ Yasmin Ekblad, tf. HR-direktör i Mora",
]
# Ways to sign by several, or that a curator must read
OTHER_SIGN_OFFS = [
    "Yasmin Ekblad & Erik Holm", "Yasmin Ekblad och Erik Holm",
    "Yasmin Ekblad, Erik Holm och Pia Ros", "Vi hörs! /Yasmin och Erik", "Yasmin Ekblad, Erik Holm",
    "Yasmin Ekblad, chef, och Erik Holm, jurist", "/YE", "//Y", "Yasmin Ekblad.",
    "yasmin.ekblad@example.se", "Yasmin på kontoret",
    "Hälsningar från Yasmin Ekblad och alla på kontoret!", "Yasmin Ekblad är chef i Mora.",
    "Om skribenten: Yasmin Ekblad är chef.", "Trevlig sommar önskar Yasmin på kontoret!",
    "Jag som skrivit detta är Yasmin Ekblad, chef i Mora.", "Fotnot: Texten är av Yasmin Ekblad.",
    "Fotnot: Yasmin Ekblad är chef på kontoret i Mora.",
    "Hör av er till oss, Yasmin Ekblad på HR-enheten.", "Yasmin Ekblad@yasmin",
    "[/Yasmin]", "Yasmin :)", "mvh yasmin ekblad", "Hälsningar HR-avdelningen",
    "Yasmin Ekblad är chef i Mora. Hon har två barn. Hon åker gärna skidor.",
]


def called(name: str, texts: list[str]) -> list[str]:
    """Return texts about Yasmin Ekblad with another name."""
    given, family = name.split()
    for old, new in (("Yasmin", given), ("Ekblad", family)):
        texts = [text.replace(old, new).replace(old.upper(), new.upper()) for text in texts]
    return texts


NAMES = ["Yasmin Ekblad", "Björn Sten"]  # the words of the second are in the dictionary


@pytest.mark.parametrize("joint", ["", " "])
@pytest.mark.parametrize("name", NAMES)
def test_whoever_signs_unpresented_is_asked_about(read, name, joint):
    """No way to sign leaves the post to the host without a question."""
    signs = called(name, [*SIGN_OFFS, *OTHER_SIGN_OFFS])
    silent = [post.texts["text"][-60:] for post, questions in posts_in_both_shapes(
        read, [f"{TEXT}Det är bra.{joint}{sign}" for sign in signs],
        [f"{TEXT}\n\nDet är bra.\n\n{sign}" for sign in signs])
        if "authors" not in topics(questions)]
    assert silent == []


def test_whoever_is_presented_and_signs_in_any_way_is_the_author(read):
    found = {(post.passages[-1].text, post.passages[-1].kind, byline(post),
              "authors" in topics(asked)) for post, asked in posts_in_both_shapes(
                 read, [f"{PRESENTATION} Trevlig läsning! {TEXT}Det är bra. {sign}"
                        for sign in SIGN_OFFS],
                 [f"{PRESENTATION}\n\nTrevlig läsning!\n\n{TEXT}\n\nDet är bra.\n\n{sign}"
                  for sign in SIGN_OFFS])}
    signatures = {sign.split("! ")[-1] for sign in SIGN_OFFS}
    assert found == {(sign, "signature", "Yasmin Ekblad", False) for sign in signatures}


def test_a_second_one_who_signs_is_not_forgotten(read):
    for post, asked in posts_in_both_shapes(
            read, [f"{PRESENTATION} Trevlig läsning! {TEXT}Vi ses! // Yasmin & Erik"],
            [f"{PRESENTATION}\n\nTrevlig läsning!\n\n{TEXT}\n\nYasmin Ekblad & Erik Holm"]):
        assert "authors" in topics(asked), byline(post)


def test_two_guests_who_sign_have_no_single_author_for_the_text(read):
    [post] = read(FURNITURE + """ • 1 juni 2017

  Upphandling


  Per Ås och Lena Hök
  Jag har bjudit in Lena Hök, vår inköpschef och Per Ås – som är chef för enheten Avtal – att blogga om hur det går: Trevlig helg! Mikael Sjöberg "Vi har gjort mycket.Det går bra."Lena Hök, inköpschefPer Ås, chef för enheten Avtal
""").posts
    assert byline(post) == "Lena Hök; Per Ås"
    assert [a.role for a in post.authors] == ["inköpschef", "chef för enheten Avtal"]
    assert writers(post) == ["Mikael Sjöberg", None, None, "Lena Hök", "Per Ås"]


@pytest.mark.parametrize("name", ["Cornelia van der Berg", "Anne O’Connor", "Ayşe Yılmaz",
                                  "Per-Ola McDowell", "Jan ten Boom"])
def test_names_of_many_kinds(read, name):
    [post] = read(FURNITURE + f""" • 3 maj 2031

  Ny väg  Idag skriver {name}, enhetschef i Mora, på bloggen. Trevlig läsning! /Mikael Vi är klara.Det är bra.{name}
""").posts
    assert byline(post) == name
    assert [kind for kind, _ in passages(post)] == [
        "intro", "paragraph", "paragraph", "signature"]


def test_of_spellings_that_differ_by_accents_the_last_holds(read):
    posts = read(*(f"{day} maj 2031\n\nNy väg\n\nIdag skriver {name}, chef, på bloggen. Trevlig läsning!\n\n"
                   f"”Vi är klara med allt. Det är bra.”\n\n{name}\n"
                   for day, name in ((3, "Rene Ek"), (4, "René Ek"), (5, "Rene Ek")))).posts
    assert {byline(post) for post in posts} == {"Rene Ek"}


INTRODUCTIONS = [
    "I dag är det Yasmin Ekblad som har ordet.", "Så här skriver Yasmin Ekblad:",
    "Välkommen till bloggen Yasmin Ekblad!", "Välkommen till bloggen, Yasmin!",
    "Idag får Yasmin Ekblad låna min blogg.", "Av Yasmin Ekblad", "Text: Yasmin Ekblad",
    "Gästskribent: Yasmin Ekblad", "Krönika av Yasmin Ekblad", "Över till Yasmin Ekblad!",
    "Varsågod, Yasmin Ekblad!", "Här kommer Yasmin Ekblad:", "Yasmin Ekblad är dagens gäst.",
    "Möt Yasmin Ekblad, enhetschef i Mora.", "Idag tar Yasmin Ekblad över.",
    "Jag heter Yasmin Ekblad och är ny enhetschef.", "Hej! Yasmin Ekblad heter jag.",
    "Yasmin heter jag och är ny här.", "Stafettpinnen går till Yasmin Ekblad.",
    "Min kollega Yasmin Ekblad berättar om sitt jobb.", "Scenen är din, Yasmin Ekblad.",
    "Jag släpper in Yasmin Ekblad här idag.", "I dag är det Yasmins tur.", "Yasmin Ekblad:",
    "Yasmin Ekblad har ordet", "YASMIN EKBLAD", "Idag är det Yasmin Ekblad.",
    "Nu kommer Yasmin Ekblads betraktelse.", "Jag bad Yasmin Ekblad om några rader.",
    "I förra veckan kom Yasmin Ekblad med ett förslag som ni ska få ta del av:",
    "Yasmin Ekblad vikarierar för mig.", "Jag, Yasmin Ekblad, har jobbat i tio år.",
    "Våren är här. Äntligen! Då är det dags att höra någon annan. Det blir Yasmin Ekblad.",
    "I går fick jag besök av Yasmin Ekblad, som nu får fortsätta här.",
    "Yasmin Ekblad har jobbat hos oss i tio år. Det här är hennes historia.",
    "Yasmin Ekblad leder arbetet med unga. Varsågod Yasmin!",
    "Yasmin Ekblad började i våras. Så här upplevde hon sin första tid.",
    "Igår talade jag med Yasmin Ekblad. Hon ville gärna säga något till er alla.",
    "Det sa Yasmin Ekblad när jag bad henne om en text.", "Yasmin Ekblad hoppar in.",
]


@pytest.mark.parametrize("name", NAMES)
def test_whoever_is_presented_in_any_words_is_asked_about(read, name):
    tops = called(name, INTRODUCTIONS)
    silent = [(byline(post), post.texts) for post, asked in posts_in_both_shapes(
        read, [f"{top} {TEXT}" for top in tops],
        [f"{top}\n\n{TEXT}\n\nDet är bra." for top in tops])
        if "authors" not in topics(asked)]
    assert silent == []


def test_that_a_name_is_decided_as_a_person_does_not_silence_the_question(read, tmp_path):
    curation = tmp_path / "curation"
    shutil.copytree(CURATION, curation)
    with (curation / "other_names.csv").open("a", encoding="utf-8") as file:
        file.write("Yasmin Ekblad,person,always,She is named elsewhere\n")
    page = pages(f"Yasmin Ekblad\n\n{TEXT}\n\nDet är bra.")
    blog = read(*page, curation=curation)
    [post] = blog.posts
    assert "authors" in topics(blog.questions)
    with (curation / "authorships.csv").open("a", encoding="utf-8") as file:
        file.write(f"{post.post_id},1,Mikael Sjöberg,,arbetsformedlingen,She is pictured\n")
    blog = read(*page, curation=curation)
    assert topics(blog.questions) - {"name"} == set()


HOSTS_OWN = [
    f"Igår mötte jag Yasmin Ekblad på kontoret. {TEXT}",
    f"I går berättade ministern Yasmin Ekblad om sin resa. {TEXT}",
    f"Ministern Yasmin Ekblad föreslår nya regler. {TEXT}",
    f"Yasmin Ekblad är en fantastisk chef. {TEXT}Det säger alla om Yasmin. Vi fortsätter.",
    f"{TEXT}Tack Yasmin Ekblad och alla andra!", f"{TEXT}– Det går bra, säger Yasmin Ekblad.",
    f"{TEXT}Jag ser fram emot att träffa Yasmin Ekblad igen.", f"{TEXT}Vi ses i Almedalen!",
    f"{TEXT}Frågor? Mejla yasmin.ekblad@example.se", f"{TEXT}God jul och gott nytt år!",
    f"{TEXT}Läs mer på www.example.se/Kontakt", f"{TEXT}Vänliga hälsningar Mikael",
    f"{TEXT}Mikael Sjöberg, generaldirektör", f"{TEXT}/Mikael",
]


def test_whoever_is_only_written_about_is_not_asked_about(read):
    asked = [post.texts for post, questions in posts_in_both_shapes(
        read, HOSTS_OWN, [body.replace(TEXT, f"\n\n{TEXT}\n\n") for body in HOSTS_OWN])
        if "authors" in topics(questions) or byline(post) != "Mikael Sjöberg"]
    assert asked == []


@pytest.mark.parametrize("title, is_asked", [
    ("Gästblogg: Så gör vi", True), ("Yasmin Ekblad: Så gör vi", True), ("Möt Yasmin Ekblad", True),
    ("Idag besökte jag Yasmin Ekblad", False), ("Välkommen till Mora", False),
])
def test_a_title_that_announces_someone_is_asked_about(read, title, is_asked):
    blog = read(f"3 maj 2031\n\n{title}\n\n{TEXT}\n\nDet är bra.\n")
    assert ("authors" in topics(blog.questions)) == is_asked


def test_a_text_that_the_host_signs_is_not_a_guests_without_a_question(read):
    blog = read(FURNITURE + " • 3 maj 2031\n\n  Ny väg\n\n\n  Yasmin Ekblad\n  Idag skriver Yasmin "
                            f"Ekblad i tidningen om bloggen. Läs det! {TEXT}/Mikael\n")
    assert "authors" in topics(blog.questions)


@pytest.fixture
def other_blog(tmp_path):
    """A curation of another agency's blog that has nothing but its host."""
    folder = tmp_path / "curation"
    folder.mkdir()
    for path in CURATION.glob("*.csv"):
        rows = read_csv(path)
        (folder / path.name).write_text(path.read_text("utf-8").split("\n")[0] + "\n", "utf-8")
        if path.name == "organisations.csv":
            row = rows[0] | {"organisation_id": "zetaverket", "name": "Zetaverket"}
            line = ",".join(f'"{value.replace(chr(34), chr(34) * 2)}"' for value in row.values())
            with (folder / path.name).open("a", encoding="utf-8") as file:
                file.write(line + "\n")
    with (folder / "authors.csv").open("a", encoding="utf-8") as file:
        file.write("eva-hammar,Eva Hammar,Eva,Hammar,,yes,zetaverket,The host\n")
    return folder


def test_another_blog_with_nothing_decided(read, other_blog):
    own = f"I går besökte jag Bengt Wallin. {TEXT}Ha en fin helg!/Eva"
    guests = f"I dag är det HR-direktör Karin Åsbrink som har ordet.Välkommen!{TEXT}Karin Åsbrink"
    unsigned = f"{TEXT}Hälsningar,Jonas Frycklund-Berg"
    blog = read(archive(own, guests, unsigned), curation=other_blog)
    first, second, third = blog.posts
    assert (byline(first), byline(second)) == ("Eva Hammar", "Karin Åsbrink")
    assert second.authors[0].role == "HR-direktör"
    assert {q.post_id for q in blog.questions if q.topic == "authors"} == {third.post_id}
