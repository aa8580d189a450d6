"""Captions above and below a text, and what else the last line of a page may be."""

import pytest
from made_up_pages import FURNITURE, PRESENTATION, TEXT, asked, byline, pages, topics


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
    assert asked(read("3 maj 2031\n\nNy väg\n\nMikael Sjöberg filmas av fotografen.\n\n"
                       "Vi är klara. Det är bra.\n\n/Mikael\n")) == ["whether this line is a caption"]


def test_a_caption_of_two_where_one_is_presented_is_asked_about(read):
    assert "authors" in asked(read("""3 maj 2031

Ny väg

Petra Ek och Sven Ås

Idag skriver Petra Ek på bloggen, tillsammans med Sven Åhs. Trevlig läsning!

Vi är klara.

/Petra Ek
"""))


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


@pytest.mark.parametrize("line", ["• Lyssna mer", "→ Lyssna mer", "✓ Lyssna mer", "– Lyssna mer"])
def test_the_item_of_a_list_is_no_caption(read, line):
    [post] = read(f"3 maj 2031\n\nNy väg\n\n{line}\n\nVi är klara. Det är bra.\n\n/Mikael\n").posts
    assert "caption" not in post.texts and post.texts["text"].startswith(line)
