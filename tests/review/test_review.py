"""The review lists every name that nobody has decided."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from conftest import CURATION, SOURCES, read_csv

from sjoberg_bloggar.build import read_blog
from sjoberg_bloggar.cli import main
from sjoberg_bloggar.curation.model import Curation
from sjoberg_bloggar.mentions.matching import find_mentions
from sjoberg_bloggar.mentions.names import compile_names
from sjoberg_bloggar.review.questions import questions_about

ORGANISATIONS = [row["organisation_id"] for row in read_csv(CURATION / "organisations.csv")]


@pytest.fixture(scope="module")
def parsed():
    """The project's blog, its posts without names."""
    blog = read_blog(SOURCES, CURATION)
    return blog, [replace(post, names=(), doubts=()) for post in blog.posts]


def test_nothing_is_open_on_the_projects_own_documents(blog, capsys):
    assert blog.questions == []
    assert main(["review"]) == 0
    assert capsys.readouterr().out == "Nothing is open.\n"


@pytest.mark.parametrize("organisation_id", ORGANISATIONS)
def test_every_mention_of_an_organisation_that_is_taken_out_is_listed(blog, parsed,
                                                                      organisation_id):
    known, posts = parsed
    tables = {name: [row for row in rows if row.values.get("organisation_id") != organisation_id]
              for name, rows in known.curation.tables.items()}
    names = compile_names(Curation(tables), known.people)
    naming = {post.post_id for post in known.posts
              for name in post.mentions if name.organisation_id == organisation_id}
    posts = [find_mentions(post, names) for post in posts if post.post_id in naming]
    questions = [question for post in posts for question in questions_about(post, names)]
    listed = [(q.post_id, q.field, q.start, q.start + len(q.surface)) for q in questions]
    mentions = [(post.post_id, m["field"], m["start"], m["end"])
                for post in blog.posts for m in post.mentions
                if m["organisation_id"] == organisation_id]
    assert mentions
    missed = [mention for mention in mentions if not any(
        (post_id, field) == mention[:2] and start < mention[3] and mention[2] < end
        for post_id, field, start, end in listed)]
    assert missed == []


@pytest.mark.parametrize("sentence, name", [
    ("Vi träffade Norrlandia i går.", "Norrlandia"),
    ("Vi träffade Svenska Skogsrådet i går.", "Skogsrådet"),
    ("Vi träffade Föreningen Ung i Norr i går.", "Föreningen Ung"),
    ("Vi träffade SKX i går.", "SKX"),
    ("Det är Norrlandias förslag.", "Norrlandias"),
    ("Det är SKX:s förslag.", "SKX"),
    ("Vi läste Norrlandiarapporten i går.", "Norrlandiarapporten"),
    ("Vi läste SKX-rapporten i går.", "SKX"),
    ("Norrlandia vill mer.", "Norrlandia"),
    ("SKX vill mer.", "SKX"),
    ("Unionen vill mer.", "Unionen"),
    ("Vision kräver mer.", "Vision"),
    ("Skogsverket har bestämt sig.", "Skogsverket"),
    ("NORRLANDIA vill mer.", "NORRLANDIA"),
    ("Vi mötte 4You och Grupp8 i går.", "4You"),
    ("Vi mötte 4You och Grupp8 i går.", "Grupp8"),
    ("Vi mötte B&O i går.", "B&O"),
    ("Vi mötte Arbeitsagentur Nord i går.", "Arbeitsagentur"),
    ("Vi mötte l’Oréal i går.", "l’Oréal"),
    ("Vi mötte ”Norrlandia” i går.", "Norrlandia"),
    ("Vi mötte nya-Norrlandia i går.", "Norrlandia"),
    ("Vi mötte eBolaget i går.", "eBolaget"),
    ("Det säger skogsverket i dag.", "skogsverket"),
    ("Det är skogsstyrelsens sak.", "skogsstyrelsens"),
    ("Det är Bodens kommun som beslutar.", "kommun"),
    ("Han sade: ”Norrlandia är bäst.”", "Norrlandia"),
    ("Facebookgruppen är ny. Vi är med i Facebookgruppen nu.", "Facebookgruppen"),
    ("Läs mer hos Norrlandia.Vi ses.", "Norrlandia"),
    ("Sveriges riksbank höjer räntan.", "riksbank"),
    ("Högsta domstolen säger nej.", "domstolen"),
    ("Luleå tekniska universitet växer.", "universitet"),
    ("Örebro läns museum har stängt.", "museum"),
    ("Kungliga biblioteket har öppet.", "biblioteket"),
    ("Vi besökte Stockholms hamnar i går.", "hamnar"),
    ("Vi besökte Statens geologiska arkiv i går.", "arkiv"),
    ("Franska skolan har öppet.", "skolan"),
    ("Handels, som har många medlemmar, vill mer.", "Handels"),
    ("Metro skrev om det.", "Metro"),
    ("Posten är sen.", "Posten"),
    ("Vision i Lund vill mer.", "Vision"),
    ("Vi läste ”Vi” i går.", "”Vi”"),
    ("Vi handlar på ica i dag.", "ica"),
    ("Det säger tingsrätten i dag.", "tingsrätten"),
    ("Timbro föreslår det.", "Timbro"),
    ("Regeringen i Oslo har sagt nej till regeringen.", "regeringen"),
    ("Där finns norska Kriminalvården i dag.", "Kriminalvården"),
    ("Vi mötte flera ST-läkare och SD i dag.", "ST"),
    ("Vi mötte flera ST-läkare och SD i dag.", "SD"),
    ("I dag ser vi att Alliansfria länder möts.", "Allians"),
])
def test_invented_organisations_of_every_form_are_listed(read, sentence, name):
    blog = read(f"1 juni 2017\n\nOm det nya\n\nHär är vi nu. {sentence} Det är bra.\n")
    [post] = blog.posts
    text = post.texts["text"]
    start = text.index(name, text.index(sentence[:9]))
    assert any(q.field == "text" and q.start < start + len(name)
               and start < q.start + len(q.surface) for q in blog.questions)


@pytest.mark.parametrize("sentence", [
    "Självklart är det bra. Många vill ha mer. Ibland går det fort.",
    "Vi ses på https://www.Norrlandia.se/Om-Oss eller info@norrlandia.se i dag.",
    "Det är en av Sveriges största myndigheter, och det är den första gången.",
    "Den svenska regeringen, EU och Statskontoret är överens, t.ex. om vägen, osv.",
    "Arbetsförmedlingens vision är tydlig, säger Mikael Sjöberg i Stockholm.",
])
def test_ordinary_words_addresses_and_decided_names_are_not_listed(read, sentence):
    assert read(f"1 juni 2017\n\nOm det nya\n\n{sentence}\n").questions == []


def test_new_documents_beside_the_known_list_only_what_is_new(tmp_path, capsys):
    for path in SOURCES.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "new.txt").write_text("1 juni 2018\n\nOm det nya\n\nVi mötte Norrlandia i går.\n",
                                      "utf-8")
    assert main(["review", "--sources", str(tmp_path), "--format", "json"]) == 1
    [entry] = json.loads(capsys.readouterr().out)
    assert entry["surface"] == "Norrlandia"
    assert entry["post_id"] == "2018-06-01-om-det-nya"
    assert (entry["field"], entry["start"]) == ("text", 9)
    assert entry["sentence"] == "Vi mötte Norrlandia i går."
    assert "guess" in entry

    assert main(["review", "--sources", str(tmp_path), "--format", "csv"]) == 1
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["surface"] == "Norrlandia"


def test_build_refuses_what_is_undecided_unless_allowed_and_then_says_so(tmp_path, capsys):
    sources, output = tmp_path / "sources", tmp_path / "output"
    sources.mkdir()
    (sources / "new.txt").write_text("1 juni 2018\n\nOm det nya\n\nVi mötte Norrlandia i går.\n",
                                     "utf-8")
    arguments = ["build", "--sources", str(sources), "--output", str(output)]
    assert main(arguments) == 1
    assert not output.exists()
    assert main([*arguments, "--allow-undecided"]) == 0
    descriptor = json.loads((output / "datapackage.json").read_text("utf-8"))
    assert [entry["surface"] for entry in descriptor["undecided"]] == ["Norrlandia"]


def test_the_report_has_one_entry_per_name_and_likely_organisations_first(tmp_path, capsys):
    (tmp_path / "new.txt").write_text(
        "1 juni 2018\n\nOm det nya\n\nVi mötte Beata Ohlsson. Vi fick fisk, sa företaget Skogsvik. Med "
        "Beata Ohlsson talar företaget Skogsvik.\n", "utf-8")
    assert main(["review", "--sources", str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(" | decide")[0] for line in lines if line.startswith("name: ")] == [
        "name: Skogsvik (2 places) | guess: organisation",
        "name: Beata Ohlsson (2 places) | guess: person"]
    at = next(at for at, line in enumerate(lines) if line.startswith("name: Skogsvik"))
    assert lines[at + 1:at + 5] == ["    2018-06-01-om-det-nya, text 51",
                                    "        Vi fick fisk, sa företaget Skogsvik.",
                                    "    2018-06-01-om-det-nya, text 95",
                                    "        Med Beata Ohlsson talar företaget Skogsvik."]
    assert re.fullmatch(r"\d open, in \d places\.", lines[-1])


def test_only_what_is_new_is_listed(built, tmp_path, capsys):
    """A copy of a published document is not new, also by another name; a changed one is."""
    for number, path in enumerate(SOURCES.iterdir()):
        (tmp_path / f"{number}.txt").write_bytes(path.read_bytes())
    arguments = ["review", "--new", "--package", str(built), "--sources", str(tmp_path)]
    assert main(arguments) == 0
    assert capsys.readouterr().out == (
        "No document is new: the published package has them all.\nNothing is open.\n")
    (tmp_path / "new.txt").write_text("1 juni 2018\n\nOm det nya\n\nVi mötte Norrlandia i går.\n",
                                      "utf-8")
    assert main(arguments) == 1
    out = capsys.readouterr().out
    assert out.startswith("New: new.txt (2018-06-01-om-det-nya)\nname: Norrlandia |")
    assert main([*arguments, "--format", "json"]) == 1
    out, error = capsys.readouterr()
    assert [entry["surface"] for entry in json.loads(out)] == ["Norrlandia"]
    assert error == "New: new.txt (2018-06-01-om-det-nya)\n"

    (built / "datapackage.json").rename(built / "away")  # nothing is published yet: all is new
    try:
        assert main(arguments) == 1
        assert capsys.readouterr().out.count("New: ") == 6
        (built / "datapackage.json").write_text("{}")
        assert main(arguments) == 2
        assert "is not a descriptor that can be read" in capsys.readouterr().err
    finally:
        (built / "away").rename(built / "datapackage.json")
