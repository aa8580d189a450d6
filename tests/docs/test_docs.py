"""The documents say what is in the published tables, and their examples run as shown."""

import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from conftest import CURATION, PROJECT, SOURCES, read_csv

from sjoberg_bloggar.docs.__main__ import WITH_EXAMPLES, generated
from sjoberg_bloggar.docs.examples import find_examples, run, runnable
from sjoberg_bloggar.docs.markdown import data_dictionary, entity_diagram, replace_block
from sjoberg_bloggar.docs.svg import COLOURS, DARK, LIGHT
from sjoberg_bloggar.package import Package
from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.package.schemas import read_schemas

SCHEMAS = read_schemas(PROJECT / "schema")
DOCUMENTS = sorted((PROJECT / "docs").glob("*.md"))
PICTURES = sorted((PROJECT / "docs/images").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"


def read(path: str) -> str:
    return (PROJECT / path).read_text("utf-8")


def table(name: str) -> list[dict[str, str]]:
    return read_csv(PROJECT / "dataset" / f"{name}.csv")


@pytest.fixture(scope="module")
def current() -> dict[str, str]:
    return generated(PROJECT)


@pytest.mark.parametrize("path", [
    "README.md", "docs/data-dictionary.md", "docs/rules.md", "docs/images/posts.svg",
    "docs/images/organisations.svg", "docs/images/who-names-whom.svg"])
def test_what_is_generated_is_current(path, current):
    assert set(current) >= {path}
    assert read(path) == current[path], "run make docs"


@pytest.mark.parametrize("path, language", sorted({
    (path, example.language) for path in WITH_EXAMPLES for example in find_examples(read(path))}))
def test_the_examples_print_what_the_document_shows(path, language):
    if not runnable(language):
        pytest.skip("R (Rscript) is not installed")
    examples = [example for example in find_examples(read(path)) if example.language == language]
    assert [example.output for example in examples] == run(
        language, [example.code for example in examples], PROJECT), "run make docs"


def test_every_fenced_block_of_code_is_an_example():
    for path in WITH_EXAMPLES:
        assert len(re.findall(r"^```(?:python|r|sql)$", read(path), re.MULTILINE)) == len(
            find_examples(read(path)))


def test_every_recipe_is_there_in_three_languages_and_prints_something():
    recipes = re.split(r"^## ", read("docs/recipes.md"), flags=re.MULTILINE)[1:]
    assert len(recipes) == 7
    for recipe in recipes:
        examples = find_examples(recipe)
        assert [example.language for example in examples] == ["python", "r", "sql"]
        assert all(example.output for example in examples)


def test_an_example_that_fails_says_why():
    with pytest.raises(RuntimeError, match="no such thing"):
        run("python", ["raise ValueError('no such thing')"], PROJECT)


@pytest.mark.parametrize("name", TABLES)
def test_the_examples_of_a_schema_are_one_published_row(name):
    example = {field["name"]: str(field["example"]) for field in SCHEMAS[name]["fields"]}
    assert example in table(name)


def test_the_dictionary_has_every_table_and_column():
    chapters = re.split(r"^## ", read("docs/data-dictionary.md"), flags=re.MULTILINE)[2:]
    assert [chapter.split("\n")[0] for chapter in chapters] == list(TABLES)
    for name, chapter in zip(TABLES, chapters):
        assert re.findall(r"^\| `(\w+)`", chapter, re.MULTILINE) == list(table(name)[0])


def test_the_dictionary_counts_missing_and_distinct_values():
    schema = {"description": "Rows.", "primaryKey": ["id"], "fields": [
        {"name": "id", "type": "integer", "description": "A|B.", "example": 1,
         "constraints": {"required": True, "minimum": 1, "unique": True}},
        {"name": "kind", "type": "string", "description": "Kind.", "example": "x" * 61,
         "constraints": {"enum": ["a", "b"]}}]}
    rows = [{"id": 1, "kind": "a"}, {"id": 2, "kind": None}, {"id": 3, "kind": "a"}]
    lines = data_dictionary(Package({}, {"things": schema}, {
        "things": pd.DataFrame(rows)})).splitlines()
    assert "| `id` | integer | A\\|B. | key; never missing; at least 1 | `1` | 0 | 3 |" in lines
    assert (f"| `kind` | string | Kind. | may be missing; one of `a`, `b` | `{'x' * 60}…` "
            "| 33% | 1 |") in lines


def test_the_diagram_has_every_key():
    lines = entity_diagram(SCHEMAS).splitlines()
    assert '    posts ||--o{ mentions : "post_id"' in lines
    assert '    authors |o--o{ passages : "author_id"' in lines  # author_id may be missing
    assert "        string organisation_id PK, FK" in lines
    assert '    passages |o--o{ mentions : "post_id, passage_number"' in lines
    assert sum("--o{" in line for line in lines) == 1 + sum(
        len(schema.get("foreignKeys", [])) for schema in SCHEMAS.values())


def test_a_block_is_replaced_between_its_markers_only():
    text = "a\n<!-- t:begin -->\nold\n<!-- t:end -->\nb\n"
    assert replace_block(text, "t", "new") == "a\n<!-- t:begin -->\nnew\n<!-- t:end -->\nb\n"
    assert replace_block(text, "other", "new") == text
    assert "| [posts](" in read("README.md")


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_has_a_text_alternative(path):
    root = ET.parse(path).getroot()
    assert root.get("role") == "img"
    texts = {child.get("id"): child.text for child in root if child.get("id")}
    assert set(root.get("aria-labelledby").split()) == set(texts)
    assert all(texts.values())


def test_the_pictures_show_every_post_and_mention():
    def count(name: str, kind: str) -> int:
        root = ET.parse(PROJECT / "docs/images" / name).getroot()
        return sum(shape.get("class") == kind for shape in root.iter(f"{SVG}rect"))

    guests = sum(row["is_guest_post"] == "TRUE" for row in table("posts"))
    assert count("posts.svg", "guest") == guests
    assert count("posts.svg", "host") == len(table("posts")) - guests
    assert count("posts.svg", "hollow") == sum(
        row["in_sources"] == "no" for row in read_csv(CURATION / "post_urls.csv"))
    others = [row["mention_count"] for row in table("organisations")
              if row["organisation_id"] != "arbetsformedlingen"]
    squares = sum(count("organisations.svg", kind) for kind in ("host", "guest", "neutral"))
    assert squares == sum(int(number) for number in others if number != "1")
    assert f"Named once: {others.count('1')} organisations" in read(
        "docs/images/organisations.svg")


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, after WCAG 2.2."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return sum(weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
               for weight, part in zip((0.2126, 0.7152, 0.0722), parts))


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("front, back", [
    ("ink", "page"), ("muted", "page"), ("host", "page"), ("guest", "page"), ("neutral", "page"),
    ("muted", "band")])
def test_the_words_of_pictures_stand_out(front, back, scheme):
    bright, dim = sorted((luminance(COLOURS[name][scheme]) for name in (front, back)),
                         reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


SENTENCES = re.compile(r"(?<=[.!?…])[”\")]*[ \xa0]*\xa0[ \xa0]*(?=[A-ZÅÄÖ])")


def open_places() -> list[str]:
    """Return the no-break spaces between sentences of a passage at which no evidence says anything.

    Each is given as the words around it, white space left out.
    """
    def words(text: str) -> str:
        return "".join(text.split())

    [archive] = [path.read_text("utf-8") for path in SOURCES.glob("*.txt")
                 if "• 24 april 2017" in path.read_text("utf-8")]
    passages = [row["text"] for row in table("passages")]
    decided = [words(row["before"] + row["after"])
               for name in ("paragraph_evidence", "paragraph_decisions")
               for row in read_csv(CURATION / f"{name}.csv")]
    found = []
    for m in SENTENCES.finditer(archive):
        before, after = archive[m.start() - 12:m.end()], archive[m.end():m.end() + 12]
        shown = " ".join(f"{before} {after}".split())
        if any(shown in text for text in passages) \
                and not any(words(shown) in place or place in words(shown) for place in decided):
            found.append(shown)
    return found


def test_the_datasheet_gives_the_figures_of_the_tables():
    datasheet = " ".join(read("docs/datasheet.md").split())
    posts, organisations = table("posts"), table("organisations")
    authorships, mentions = table("authorships"), table("mentions")
    evidence = read_csv(CURATION / "paragraph_evidence.csv")

    def given(rows: list[dict[str, str]], column: str) -> int:
        return sum(row[column] != "" for row in rows)

    swedish = [row for row in organisations if row["country"] == "SE"]
    assert given(swedish, "organisation_number") == given(organisations, "organisation_number")
    own = sum(row["organisation_id"] == "arbetsformedlingen" for row in mentions)
    guests = sum(row["is_guest_post"] == "TRUE" for row in posts)
    for words in (
            f"{len(posts)} posts with {sum(int(row['word_count']) for row in posts):,} words",
            f"from {posts[0]['published']} to {posts[-1]['published']}",
            f"in {len(table('passages'))} passages",
            f"{len(table('authors'))} authors in {len(authorships)} authorships",
            f"{len(organisations)} organisations under {len(table('organisation_names'))} names",
            f"{len(mentions)} mentions, of which {own} are of Arbetsförmedlingen",
            f"{guests} posts are by guests",
            f"caption ({given(posts, 'caption')} of {len(posts)} posts)",
            f"| public address of a post | {given(posts, 'url')} of {len(posts)} posts |",
            f"| role of an author | {given(authorships, 'role')} of {len(authorships)} author",
            f"| Wikidata item | {given(organisations, 'wikidata_id')} of {len(organisations)} org",
            f"| organisationsnummer | {given(swedish, 'organisation_number')} of {len(swedish)} ",
            f"| name in English | {given(organisations, 'name_en')} of {len(organisations)} org",
            f"| speaker of a passage | {given(table('passages'), 'speaker')} of "
            f"{len(table('passages'))} passages |",
            f"({len(evidence)} places in {len({row['url'] for row in evidence})} posts)",
            f"At {len(open_places())} no-break spaces between two sentences",
            f"| {len(table('passages'))} | 2 | 2 | 0 |", f"| {len(mentions)} | 0 | 0 | 0 |"):
        assert words in datasheet


def test_the_readme_gives_the_figures_of_the_tables():
    readme = " ".join(read("README.md").split())
    evidence = read_csv(CURATION / "paragraph_evidence.csv")
    known = [row for row in read_csv(CURATION / "post_urls.csv") if row["in_sources"] == "no"]
    seen = {row["published"] for row in known if "page was seen" in row["evidence"]}
    assert (len(known), seen) == (5, {"2018-12-05", "2019-03-21"})
    assert sum(row["speaker"] != "" for row in table("passages")) == 8
    for words in (
            f"({', '.join(row['published'] for row in known)})",
            f"{' and of '.join(sorted(seen))} has the beginning",
            f"The breaks of {len({row['url'] for row in evidence})} posts",
            f"At {len(open_places())} no-break spaces between two sentences",
            f"All {len(table('mentions'))} mentions are the same",
            f"the same {len(table('passages')) - 2} passages", "the table has two more",
            "Eight passages have a **speaker**"):
        assert words in readme


@pytest.mark.parametrize("path", [PROJECT / "README.md", *DOCUMENTS], ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    text = path.read_text("utf-8")
    for named in re.findall(r"`((?:docs|build|tests|schema|metadata|bench)/[\w./-]+)`", text):
        assert (PROJECT / named).exists(), named
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", text):
        goal = path.parent / target if target else path
        assert goal.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", goal.read_text("utf-8"), re.MULTILINE)
            assert anchor in {heading.lower().replace(" ", "-") for heading in headings}
