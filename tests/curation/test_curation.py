"""What curators decide holds, and a decision that matches nothing is an error that names it."""

import csv

import pytest
from conftest import CURATION, SOURCES
from reading import read_documents

from sjoberg_bloggar.cli import main
from sjoberg_bloggar.errors import InputError


def add_row(path, *cells):
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)
    return sum(1 for _ in path.open(encoding="utf-8"))


POST = "2017-02-23-80-miljarder-arbetsmarknadspolitik-kostar"


@pytest.mark.parametrize("name, row, message", [
    ("paragraph_evidence", ("2017-02-23", "80 miljarder - arbetsmarknadspolitik kostar",
                            "det fanns en gång", "en helt annan text", "yes", "https://x.se"),
     "appears 0 times"),
    ("paragraph_evidence", ("2017-02-24", "80 miljarder", "a", "b", "yes", "https://x.se"),
     "no document has the post 2017-02-24-80-miljarder"),
    ("paragraph_decisions", (POST, "Arbetsförmedlingen", "", "yes", "because"), "times in its post"),
    ("paragraph_decisions", ("2015-09-03-bra-mote-med-kommunal-om-vart-samarbete-inte-minst-lokalt",
                             "tar vara på den inviten.", "", "yes", "because"), "ends its post"),
    ("paragraph_decisions", (POST, "Min bedömning är", "att den höga", "maybe", "because"),
     "write yes or no"),
    ("passage_kinds", (POST, "Det fanns en gång", "heading", "because"), "no passages"),
    ("authorships", ("2017-02-24-x", "1", "Karin Ek", "", "arbetsformedlingen", "because"),
     "no document has the post"),
    ("occurrences", (POST, "text", "helt", "annat", "här", "", "because"), "appears 0 times"),
    ("other_names", ("Norrlandia", "place", "always", "because"), "is in no post"),
    ("other_names", ("Almega", "place", "always", "because"), "a second time"),
    ("organisation_names", ("almega", "Almegan", "variant", "always", "no", "because"),
     "is in no post"),
    ("authors", ("karin-ek", "Karin Ek", "Karin", "Ek", "", "no", "almega", "because"),
     "is in no post"),
    ("other_names", ("Norrlandia", "place", "always", ""), "no reason"),
    ("post_urls", ("2017-02-24", "https://x.se/2017-02-24-Nytt.html", "yes", "seen"),
     "in_sources"),
    ("paragraph_decisions", ("2017-04-07-utbildning-och-samverkan-nyckel-till-svensk-arbetsmarknad",
                             "163 000 personer.", "Arbetsförmedlingen är", "yes", "because"),
     "this place is decided a second time, first in paragraph_evidence.csv, line 2"),
    ("speakers", ("2015-11-19-konkurrent-i-bloggosfaren", "Under de kommande", "Mia Wester", "because"),
     "this passage is decided a second time, first in line 2"),
    ("occurrences", ("2015-09-02-idag-besokte-jag-almega-och-traffade-vd-n-anna-karin-hatt", "text",
                     "och effektiv", "arbetsförmedling", ". Almega", "arbetsformedlingen", "because"),
     "this place is decided a second time, first in line 2"),
    ("other_names", ("Big Data", "title", "always", "because"),
     "'Big Data' is given a second time, first in line 2"),
    ("authors", ("eva-ek", "Eva Ek", "Eva", "Eka", "", "no", "almega", "because"),
     "name is 'Eva Ek', but its parts are 'Eva' and 'Eka'"),
    ("authors", ("eva-ek", "Eva Ek", "Eva", "Ek", "Mikael Sjöberg", "no", "almega", "because"),
     "the name 'Mikael Sjöberg' is given a second time, first in line 2"),
    ("post_urls", ("2015-09-02", "https://x.se/2015-09-02-Vad-har-hant-sedan-jag-tilltradde-i-mars-"
                                 "forra-aret.html", "yes", "seen"), "a second time, first in line 2"),
    ("post_urls", ("2017-02-24", 'https://x.se/"2017-02-24-Nytt.html', "no", "seen"), "url is"),
    ("removals", ("a.txt", "name", "1", "9" * 5000, "2026-01-01", "because"), "write a whole number"),
])
def test_a_row_that_matches_nothing_is_an_error_with_its_file_and_line(
        curation, tmp_path, capsys, name, row, message):
    line = add_row(curation / f"{name}.csv", *row)
    assert main(["build", "--curation", str(curation), "--output", str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert f"{name}.csv:{line}: " in error
    assert message in error
    assert not (tmp_path / "out").exists()


def test_a_speaker_whom_the_post_does_not_name_is_an_error(curation):
    path = curation / "speakers.csv"
    path.write_text(path.read_text("utf-8").replace("Mia Wester", "Mia West"), "utf-8")
    with pytest.raises(InputError, match="the post does not name 'Mia West'"):
        read_documents(SOURCES, curation)


def test_a_column_given_twice_is_an_error(curation):
    path = curation / "speakers.csv"
    path.write_text(path.read_text("utf-8").replace("\n", ",x\n").replace("reason,x", "reason,begins"), "utf-8")
    with pytest.raises(InputError, match="two columns have the same name"):
        read_documents(SOURCES, curation)


def test_evidence_that_there_is_no_break_joins_what_runs_together(curation):
    add_row(curation / "paragraph_decisions.csv", POST,
            "både allmänhet och beslutsfattare riskerar få bristande beslutsunderlag.",
            "Ett exempel är debatten", "no", "to see that it holds")
    posts = {post.post_id: post for post in read_documents(SOURCES, curation).posts}
    assert any("beslutsunderlag.Ett exempel" in passage.text
               for passage in posts[POST].passages)


def test_without_its_evidence_a_hidden_break_is_not_found(curation):
    path = curation / "paragraph_evidence.csv"
    rows = [line for line in path.read_text("utf-8").splitlines(keepends=True)
            if "internets utveckling." not in line]
    path.write_text("".join(rows), "utf-8")
    with pytest.raises(InputError, match="no passages"):
        read_documents(SOURCES, curation)


def test_the_projects_curation_may_be_borrowed_for_other_documents(tmp_path):
    (tmp_path / "a.txt").write_text("1 juni 2018\n\nOm det nya\n\nHär är vi nu.\n", "utf-8")
    assert len(read_documents(tmp_path, CURATION).posts) == 1


def test_a_curator_may_say_that_a_line_is_a_caption_or_none(curation, tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(
        "1 juni 2018\n\nOm det nya\n\nVåra bästa vänner\n\nHär är vi nu. Det är bra.\n", "utf-8")
    [post] = read_documents(sources, curation).posts
    assert "caption" not in post.texts
    add_row(curation / "passage_kinds.csv", "2018-06-01-om-det-nya", "Våra bästa vänner",
            "caption", "It stands below the picture")
    [post] = read_documents(sources, curation).posts
    assert post.texts["caption"] == "Våra bästa vänner"


def test_a_build_says_that_the_decisions_are_for_other_documents(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("2 maj 2019\n\nEtt steg framåt\n\nVi ses i dag.\n", "utf-8")
    assert main(["build", "--sources", str(tmp_path / "in"), "--output", str(tmp_path / "out")]) == 0
    assert "Needs a look: the decisions are about posts most of which" in capsys.readouterr().out
    assert main(["build", "--output", str(tmp_path / "own")]) == 0
    assert "the decisions are about" not in capsys.readouterr().out
