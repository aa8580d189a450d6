"""Who wrote a post, in which role and for whom: by rule where it is certain, else a question.

Nothing here is taken from the blog; the tables were written by reading, in both shapes.
"""

import shutil

import pytest
from conftest import CURATION, read_csv

FURNITURE = "Arbetsförmedlingen\n • Kontakt\n\nSjöberg bloggar\n\nVälkommen!\n"
TEXT = "Vi har arbetat hela våren med det nya kontoret. Nu är det snart klart. " * 9
PRESENTATION = "Idag skriver Yasmin Ekblad, HR-direktör, på bloggen."


def archive(*bodies: str) -> str:
    """Return an archive page with posts, one a year."""
    return FURNITURE + "".join(f" • 3 maj {year}\n\n  Ny väg  {body}\n"
                               for year, body in enumerate(bodies, 2001))


def pages(*bodies: str) -> list[str]:
    """Return a post page for each body, one a year."""
    return [f"3 maj {year}\n\nNy väg\n\n{body}\n" for year, body in enumerate(bodies, 2001)]


def posts_in_both_shapes(read, in_archive: list[str], on_pages: list[str]):
    """Yield (post, its topics and questions that are not about names), archive first."""
    for documents in ([archive(*in_archive)], pages(*on_pages)):
        blog = read(*documents)
        for post in blog.posts:
            yield post, [question for question in blog.questions
                         if question.post_id == post.post_id and question.topic != "name"]


def topics(questions) -> set[str]:
    return {question.topic for question in questions}


def byline(post) -> str:
    return "; ".join(author.name for author in post.authors)


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


@pytest.mark.parametrize("caption, is_asked", [
    ("Yasmin Ekblad, enhetschef", True), ("Yasmin Ekblad", True), ("Mikael Hvinlund", True),
    ("Yasmin Ekblad och Mikael Sjöberg", False), ("Bild på Yasmin Ekblad", False),
    ("Kontoret i Mora", False),
])
def test_the_name_in_a_caption_is_asked_about_unless_it_is_a_picture_of_the_host(
        read, caption, is_asked):
    blog = read(FURNITURE + f" • 3 maj 2031\n\n  Ny väg\n\n\n  {caption}\n  {TEXT}\n")
    assert ("authors" in topics(blog.questions)) == is_asked


# The last line of a page, below a signature; its kind, or "caption"; whether it is asked about
LAST_LINES = [
    ("HR-direktör", "signature", False), ("F.d. generaldirektör", "signature", False),
    ("Tf. enhetschef", "signature", False), ("Bitr. enhetschef", "signature", False),
    ("Sjuksköterska, Malmö", "signature", False), ("Rektor, Moraskolan", "signature", False),
    ("Forsknings- och utvecklingschef", "signature", False),
    ("Jurister, Malmö", "signature", False), ("Senior strateg", "signature", False),
    ("Chef för HR och inköp", "signature", False),
    ("Projektledare och utredare", "signature", False),
    ("Kontakt: yasmin@example.se, 070-1234567", "signature", False),
    ("Tel 010-123 45 67", "signature", False), ("Mobil: 070-1234567", "signature", False),
    ("yasmin@example.se", "signature", False), ("Twitter: @yasmin", "signature", False),
    ("Rättelse: siffran var fel.", "note", False), ("Uppdaterad 4 maj", "note", False),
    ("PS. Glöm inte kaffet", "note", False), ("Foto: Erik Holm", "note", False),
    ("Bild på kontoret i Mora", "caption", False), ("Publiken på mässan", "caption", False),
    ("Yasmin Ekblad framför kontoret", "caption", False),
    ("Pia Ros och Erik Holm", "caption", False),
    ("Kontoret i Mora", "signature", True), ("Översatt från engelska", "caption", True),
    ("Avdelningen för analys", "caption", True),
    ("Läs även om flytten", "caption", True), ("Två glada kollegor", "caption", True),
]


@pytest.mark.parametrize("line, kind, is_asked", LAST_LINES)
def test_a_last_line_below_the_signature_is_a_caption_only_for_a_reason(read, line, kind, is_asked):
    blog = read(*pages(f"{PRESENTATION}\n\nTrevlig läsning!\n\n{TEXT}\n\nDet är bra.\n\n"
                       f"Yasmin Ekblad\n\n{line}"))
    [post] = blog.posts
    found = "caption" if post.texts.get("caption") == line else post.passages[-1].kind
    asked = [q for q in blog.questions if q.topic == "passage" and q.surface == line]
    assert (found, bool(asked)) == (kind, is_asked)


def test_two_names_at_the_end_of_an_unsigned_page_sign(read):
    blog = read(*pages(f"{TEXT}\n\nDet är bra.\n\nYasmin Ekblad & Erik Holm",
                       f"{TEXT}\n\nDet är bra.\n\n/Mikael\n\nYasmin Ekblad & Erik Holm"))
    first, second = blog.posts
    assert (byline(first), first.texts.get("caption")) == ("Yasmin Ekblad; Erik Holm", None)
    assert second.texts["caption"] == "Yasmin Ekblad & Erik Holm"
    assert {q.post_id for q in blog.questions if q.topic == "authors"} == {first.post_id}


@pytest.mark.parametrize("above", ["Vi har haft en bra vecka.", TEXT * 5])
def test_a_sign_off_in_the_middle_does_not_turn_the_rest_into_a_note(read, above):
    """It is asked about: whose words are below it, or who wrote the post."""
    for post, asked in posts_in_both_shapes(
            read, [f"{above} Trevlig helg! Mikael Sjöberg {TEXT}"],
            [f"{above} Trevlig helg! Mikael Sjöberg\n\n{TEXT}\n\nDet är bra."]):
        assert "note" not in {passage.kind for passage in post.passages}
        assert asked


# How the host presents someone; the role
ROLES = [
    ("Yasmin Ekblad, HR-direktör, på bloggen.", "HR-direktör"),
    ("vår HR-direktör Yasmin Ekblad på bloggen.", "HR-direktör"),
    ("IT-chefen Yasmin Ekblad.", "IT-chef"), ("enhetschefen Yasmin Ekblad.", "enhetschef"),
    ("Yasmin Ekblad, forsknings- och utvecklingschef.", "forsknings- och utvecklingschef"),
    ("vår forsknings- och utvecklingschef Yasmin Ekblad.", "forsknings- och utvecklingschef"),
    ("Yasmin Ekblad, tf. enhetschef i Mora, på bloggen.", "tf. enhetschef i Mora"),
    ("tf. enhetschefen Yasmin Ekblad.", "tf. enhetschef"),
    ("biträdande IT-direktören Yasmin Ekblad.", "biträdande IT-direktör"),
    ("Yasmin Ekblad, f.d. generaldirektör.", "f.d. generaldirektör"),
    ("Kriminalvårdens GD Yasmin Ekblad.", "GD"), ("vd:n Yasmin Ekblad.", "vd"),
    ("Yasmin Ekblad, rektor på Moraskolan.", "rektor på Moraskolan"),
    ("kommunikatören Yasmin Ekblad.", "kommunikatör"), ("ordföranden Yasmin Ekblad.", "ordförande"),
    ("landshövdingen Yasmin Ekblad.", "landshövding"),
    ("handläggaren Yasmin Ekblad.", "handläggare"),
    ("Yasmin Ekblad, chef för HR och inköp, på bloggen.", "chef för HR och inköp"),
    ("Yasmin Ekblad, chef för HR, IT och inköp.", "chef för HR, IT och inköp"),
    ("Yasmin Ekblad. Hon arbetar som jurist hos oss.", "jurist hos oss"),
    ("Yasmin Ekblad. Hon är ny IT-chef.", "IT-chef"),
]


@pytest.mark.parametrize("presentation, role", ROLES)
def test_a_role_is_the_whole_phrase(read, presentation, role):
    [post] = read(*pages(f"Idag skriver {presentation}\n\nTrevlig läsning!\n\n{TEXT}\n\n"
                         "Yasmin Ekblad")).posts
    assert [(author.name, author.role) for author in post.authors] == [("Yasmin Ekblad", role)]


# How the host presents someone; what is asked about it, and the words of the question
EMPLOYERS = [
    ("Yasmin Ekblad, enhetschef i Mora, på bloggen.", {}),
    ("Yasmin Ekblad, chef för Ledningsstaben, på bloggen.", {}),
    ("Yasmin Ekblad, jurist på Arbetsförmedlingen i Mora.", {}),
    ("Yasmin Ekblad på bloggen.", {"role": "Yasmin Ekblad"}),
    ("Yasmin Ekblad från Försäkringskassan på bloggen.",
     {"role": "Yasmin Ekblad", "employer": "Försäkringskassan"}),
    ("Yasmin Ekblad. Hon arbetar med unga på Kriminalvården.",
     {"role": "Yasmin Ekblad", "employer": "Kriminalvården"}),
    ("Försäkringskassans it-chef Yasmin Ekblad.", {"employer": "Försäkringskassan"}),
    ("Yasmin Ekblad, it-chef på Zetabolaget.", {"employer": "Zetabolaget"}),
    ("Zetas it-chef Yasmin Ekblad.", {"employer": "Zeta"}),
    ("Yasmin Ekblad, jurist vid Uppsala universitet.", {"employer": "Uppsala universitet"}),
    ("Yasmin Ekblad, vd för Företagarna.", {"employer": "Företagarna"}),
    ("landshövding Yasmin Ekblad.", {"employer": "Yasmin Ekblad"}),
]


def test_an_employer_below_the_name_is_asked_about(read):
    blog = read(*pages(f"Idag skriver Yasmin Ekblad på bloggen.\n\nTrevlig läsning!\n\n{TEXT}\n\n"
                       "Yasmin Ekblad\n\nIT-chef\n\nFörsäkringskassan"))
    assert [q.guess for q in blog.questions if q.topic == "employer"] == ["forsakringskassan"]


@pytest.mark.parametrize("presentation, asked", EMPLOYERS)
def test_another_employer_or_no_role_is_asked_about(read, presentation, asked):
    blog = read(*pages(f"Idag skriver {presentation}\n\nTrevlig läsning!\n\n{TEXT}\n\n"
                       "Yasmin Ekblad"))
    assert {q.topic: q.surface for q in blog.questions
            if q.topic in ("authors", "role", "employer")} == asked


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
