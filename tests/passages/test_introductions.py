"""How the host introduces a guest's text, or a column of his own."""

import shutil

import pytest
from conftest import CURATION
from made_up_pages import FURNITURE, TEXT, asked, byline, passages, posts_in_both_shapes, writers


def test_own_column_has_an_intro_and_is_the_hosts(read):
    [post] = read("1 juni 2017\n\nKrönika\n\nHej!\n\nIdag delar jag den krönika som jag skrev till "
                  "tidningen.\n\nTrevlig läsning!\nMikael\n\n\"Det går framåt.\n\nVi ser det.\"\n"
                  ).posts
    assert [kind for kind, _ in passages(post)] == ["intro"] * 4 + ["paragraph"] * 2
    assert byline(post) == "Mikael Sjöberg"


def test_an_own_text_that_mentions_a_column_is_no_introduction(read):
    [post] = read(FURNITURE + " • 3 maj 2031\n\n  Ny väg  Min krönika i tidningen väckte debatt. "
                            "Jag vill svara.Vi är klara med allt. Det är bra./Mikael\n").posts
    assert [kind for kind, _ in passages(post)] == ["paragraph", "paragraph", "signature"]


@pytest.mark.parametrize("closing", ["Vänliga hälsningar Mikael", "Mvh Mikael", "Kram Mikael",
                                     "Väl mött, Mikael", "/Mikael", "Mikael Sjöberg"])
def test_the_host_signs_off_with_a_greeting(read, closing):
    presentation = ("Idag skriver Petra Ek, enhetschef i Mora, på bloggen. Trevlig läsning! "
                    + closing)
    [post] = read(FURNITURE + f" • 3 maj 2031\n\n  Ny väg  {presentation} Klockan är tio.Det är "
                              "bra.Petra Ek\n").posts
    assert passages(post)[0] == ("intro", presentation)


def test_the_host_signs_above_a_text_that_is_run_together_with_his_name(read):
    [post] = read(FURNITURE + " • 3 maj 2031\n\n  Ny väg  Petra Ek har prövat något nytt./Mikael"
                              f"{TEXT}Petra Ek\n").posts
    assert passages(post)[:2] == [("intro", "Petra Ek har prövat något nytt."), ("intro", "/Mikael")]
    assert byline(post) == "Petra Ek"


@pytest.mark.parametrize("blank", [" ", "\u00a0", "  ", "\t"])
def test_a_presentation_with_any_white_space(read, blank):
    [post] = read("3 maj 2031\n\nNy väg\n\n"
                  f"Det är vår. Först ut{blank}är Petra Lindkvist, chef. Trevlig läsning!\n\n"
                  "”Vi är klara med allt arbete. Det är bra.”\n\nPetra Lindkvist\n").posts
    assert byline(post) == "Petra Lindkvist"
    assert writers(post)[0] == "Mikael Sjöberg"


@pytest.mark.parametrize("top", [
    "God läsning önskar vi alla när Petra har ordet.",
    "Dagens inlägg handlar om Mora, där Petra Lindkvist är chef.",
    "I dag lånar Petra Lindkvist bloggen."])
def test_what_may_be_an_introduction_in_other_words_is_asked_about(read, top):
    assert asked(read(f"3 maj 2031\n\nNy väg\n\n{top}\n\n{TEXT}\n\n/Mikael\n"))


def test_a_guest_with_a_given_name_alone_is_asked_about(read):
    blog = read("3 maj 2031\n\nNy väg\n\nRegionchef Petra skriver om sitt arbete här på bloggen.\n\n"
                f"{TEXT}\n\n/Mikael\n")
    assert "authors" in asked(blog)


def test_authors_decided_by_hand_still_need_an_introduction(tmp_path, read):
    """Who wrote it is decided, but not where the host's words end; a row on kinds settles that."""
    curation = tmp_path / "curation"
    shutil.copytree(CURATION, curation)
    text = (f"3 maj 2031\n\nNy väg\n\nI dag möter ni Petra Lindkvist.\n\n{TEXT}\n\n/Petra Lindkvist\n")
    post_id = "2031-05-03-ny-vag"
    assert "authors" in asked(read(text))
    with (curation / "authorships.csv").open("a", encoding="utf-8") as file:
        file.write(f"{post_id},1,Petra Lindkvist,,arbetsformedlingen,She signs\n")
    assert asked(read(text, curation=curation)) == ["whether the host introduces this guest's text"]
    with (curation / "passage_kinds.csv").open("a", encoding="utf-8") as file:
        file.write(f"{post_id},I dag möter ni Petra Lindkvist.,intro,The host's words\n")
    blog = read(text, curation=curation)
    assert asked(blog) == []
    assert writers(blog.posts[0]) == ["Mikael Sjöberg", "Petra Lindkvist", "Petra Lindkvist"]


@pytest.mark.parametrize("above", ["Vi har haft en bra vecka.", TEXT * 5])
def test_a_sign_off_in_the_middle_does_not_turn_the_rest_into_a_note(read, above):
    """It is asked about: whose words are below it, or who wrote the post."""
    for post, questions in posts_in_both_shapes(
            read, [f"{above} Trevlig helg! Mikael Sjöberg {TEXT}"],
            [f"{above} Trevlig helg! Mikael Sjöberg\n\n{TEXT}\n\nDet är bra."]):
        assert "note" not in {passage.kind for passage in post.passages}
        assert questions
