"""Names are asked about where nothing witnesses that they are ordinary words, and only there."""

import pytest
from conftest import CURATION, SOURCES
from reading import read_documents

PAGE = "1 juni 2017\n\nOm det nya\n\nHär är vi nu. {} Det är bra.\n\nMikael Sjöberg\n"


def asked_about(read, text: str) -> list[str]:
    return [question.surface for question in read(PAGE.format(text)).questions]


@pytest.mark.parametrize("text, names", [
    # In lower case somewhere else, and yet names
    ("Moderaterna vill mer. Det säger moderaterna själva.", ["Moderaterna", "moderaterna"]),
    ("Spotify växer. Vi finns på spotify.", ["Spotify", "spotify"]),
    ("Samhall hjälper oss. Utan samhall går det inte.", ["Samhall", "samhall"]),
    ("Klarna växer. Himlen klarnar.", ["Klarna"]),
    ("Hemköp i Arboga växer.", ["Hemköp"]),
    # In lower case only
    ("Hon arbetar på volvo i dag.", ["volvo"]),
    ("Vi mötte telia och outokumpu.", ["telia", "outokumpu"]),
    ("Vi var hos kommunal och facket unionen.", ["kommunal", "facket unionen"]),
    ("Vännerna på st är kritiska, med 3 st frågor.", ["st"]),
    ("Vi ringde lantmäteriet och tele2.", ["lantmäteriet", "tele2"]),
    ("Det sa röda korset i går.", ["röda korset"]),
    ("De är starka. basta ägs av alla.", ["basta"]),
    ("Alla har ett google-konto.", ["google"]),
    ("Vi mötte göteborgs stad och transports ombud.", ["göteborgs", "transports"]),
    # Of ordinary words
    ("Hotell- och restaurangfacket ringde.", ["Hotell- och restaurangfacket"]),
    ("Myndigheten för kompetensfrågor svarar.", ["Myndigheten för kompetensfrågor"]),
    ("Svensk handel ringde.", ["Svensk handel"]),
    ("Västtrafik satte in bussar.", ["Västtrafik"]),
    ("Skogsägarna och Golffrämjandet var med.", ["Skogsägarna", "Golffrämjandet"]),
    ("Byggmästarna ringde. Jobbfabriken säger nej.", ["Byggmästarna", "Jobbfabriken"]),
    ("Maskrosbarn kom hit. Motiv, Skansen och Lernia var med.",
     ["Maskrosbarn", "Motiv", "Skansen", "Lernia"]),
    ("Vi mötte USA:s armé i går.", ["USA:s armé"]),
    ("Samernas utbildningscentrum ringde.", ["Samernas utbildningscentrum"]),
    ("Där fanns Totalförsvarets plikt- och prövningsverk.",
     ["Totalförsvarets plikt- och prövningsverk"]),
    # Called so by the words around them
    ("Han är vd för Mikael i Boden.", ["Mikael"]),
    ("Vi mötte företaget Mikael i Boden.", ["Mikael"]),
    # Parties
    ("Fredrik Malm (L), Eva Ek (s) och V-ledaren kom.", ["L", "s", "V"]),
])
def test_names_are_asked_about(read, text, names):
    assert asked_about(read, text) == names


@pytest.mark.parametrize("text", [
    "Skillnaden är stor. Robotarna tar uppgifterna. Tålamodet är slut. Lastbilarna går.",
    "Medarbetarundersökningen visar mer. Kompetensbristen ökar. Självklart. Samverkan är bra.",
    "Vi har ett arbete på några timmar. Alla talar svenska. Framåt! Bra möte med alla.",
    "P.S. Mer om B-körkort, plan B, vitamin D och A-kassan. D.S.",
    "Debatter är viktiga. Böcker ska läsas. Uthållighet är bra. Öppna gärna dörren.",
    "Vi var i Kiruna, Ystad och Borås, till Danmark och från Oslo.",
    "Generaldirektör Eva Strand kom. Anna Berg, som är chef, var med. Anna log åt Eva.",
    "De accentuerade målen individualiseras, med långtidsarbetslösheten och självservicetjänster.",
    "Vi väntar på hälso- och sjukvården, m.fl. och t.ex. den.",
    "Mikael skriver mer. Ett museum är en arbetsplats. Varje kommun är med.",
])
def test_ordinary_words_places_and_people_with_a_witness_are_not(read, text):
    assert asked_about(read, text) == []


SIGNED = "2 juni 2017\n\nOm annat\n\nHär är mer.\n\nThomas Ericson\n"


@pytest.mark.parametrize("text, name", [
    ("Ericsson varslar igen.", "Ericsson"),
    ("Vi mötte Ericson i går.", "Ericson"),
    ("Thomas är en bra by.", "Thomas"),
])
def test_parts_of_the_names_of_people_are_ambiguous(read, text, name):
    blog = read(PAGE.format(text), SIGNED)
    assert name in [q.surface for q in blog.questions if q.post_id == "2017-06-01-om-det-nya"]


def test_a_first_name_beside_the_full_name_is_the_person(read):
    blog = read(PAGE.format("Thomas Ericson log. Thomas är här."), SIGNED)
    assert [q for q in blog.questions if q.post_id == "2017-06-01-om-det-nya"] == []


@pytest.mark.parametrize("text, name", [
    ("Hans Af Ugglas log.", "Af"),
    ("Af Ugglas log.", "Af"),
    ("Vi mötte Eva Almega i går.", "Almega"),
    ("Kriminalvården i Norge är bra.", "Kriminalvården"),
    ("Vi såg Försvarsmakten (Finland) i går.", "Försvarsmakten"),
    ("Danmarks Försäkringskassan finns inte.", "Försäkringskassan"),
    ("I går sprack Alliansen mellan Renault och Nissan.", "Alliansen"),
])
def test_names_that_may_be_of_others_are_asked_about_and_no_mentions(read, text, name):
    blog = read(PAGE.format(text))
    assert name not in [mention["surface"] for post in blog.posts for mention in post.mentions]
    assert ("occurrence", name) in [(q.topic, q.surface) for q in blog.questions]


@pytest.mark.parametrize("text, name", [
    ("Hos Af Gävle är det lugnt.", "Af"),
    ("Vi mötte NAV i Norge.", "NAV"),
    ("Vi mötte Kriminalvården i Gävle.", "Kriminalvården"),
    ("Google i USA växer.", "Google"),
])
def test_names_at_home_are_mentions(read, text, name):
    [post] = read(PAGE.format(text)).posts
    assert name in [mention["surface"] for mention in post.mentions]


@pytest.mark.parametrize("text, name", [
    ("Nu har jag mött Eva\n\nAlmega är med. Det är bra.", "Almega"),
    ("Vi lär av Norges\n\nKriminalvården är bra.", "Kriminalvården"),
])
def test_what_the_heading_above_ends_with_is_not_part_of_a_name(read, text, name):
    [post] = read(PAGE.format(f"\n\n{text}")).posts
    assert name in [mention["surface"] for mention in post.mentions]


def test_a_new_document_asks_nothing_about_old_posts(tmp_path):
    for path in SOURCES.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "new.txt").write_text(
        "1 juni 2018\n\nOm Arbete och Forum\n\nMyndigheten för kompetensfrågor och Nordic Labour "
        "håller Forum för Arbete. Vi mötte Digitala Norden, Svenska Framåt och Vision.\n\n"
        "Magnus Arbete\n", "utf-8")
    blog = read_documents(tmp_path, CURATION)
    assert {question.post_id for question in blog.questions} == {"2018-06-01-om-arbete-och-forum"}
