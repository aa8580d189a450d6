"""Defects of the descriptor."""


from check.broken.draft import (
    described,
    raw,
    resource,
    schema,
)

POSTS = "dataset/posts.csv"
AUTHORS = "dataset/authors.csv"


def drop(name: str):
    def edit(descriptor: dict) -> None:
        kept = [r for r in descriptor["resources"] if r["name"] != name]
        assert len(kept) == len(descriptor["resources"]) - 1
        descriptor["resources"] = kept
    return edit


def add(**resource_):
    return lambda descriptor: descriptor["resources"].append(resource_)


def put(*path):
    """Return an edit that puts the last of path where the others lead."""
    *keys, last, value = path

    def edit(descriptor: dict) -> None:
        for key in keys:
            descriptor = descriptor[key]
        assert descriptor.get(last) != value
        descriptor[last] = value
    return edit


def rename_first(descriptor: dict) -> None:
    del descriptor["resources"][0]["name"]


DESCRIPTOR = [
    described("resources", "a table's CSV is not listed", drop("posts"), "posts"),
    described("resources", "a table's Parquet is not listed", drop("mentions-parquet"),
              "mentions-parquet"),
    described("resources", "the explorer is not listed", drop("explorer"), "explorer"),
    described("resources", "one more resource", add(name="comments", path="dataset/comments.csv"),
              "comments"),
    described("resources", "a resource twice",
              lambda d: d["resources"].append(d["resources"][3]), "authorships"),
    described("resources", "a resource without a name", rename_first),
    described("resources", "a resource that is only a word",
              lambda d: d["resources"].append("dataset/posts.csv")),
    resource("resources", "a resource with a wrong name", "authors", name="writers"),
    resource("resource-path", "path to a file that is not there", "posts",
             path="dataset/post.csv"),
    resource("resource-path", "path to another table", "authors", path="dataset/authorships.csv"),
    resource("resource-path", "path out of the package", "posts", path="../dataset/posts.csv"),
    resource("resource-path", "absolute path", "posts-parquet", path="/dataset/posts.parquet"),
    resource("resource-path", "a list of paths", "posts", path=[POSTS]),
    resource("resource-schema", "a path", "authors", schema="schema/authors.json"),
    resource("resource-schema", "another key", "authors-parquet",
             schema=lambda schema: {**schema, "primaryKey": ["name"]}),
    resource("resource-schema", "a column less", "posts",
             schema=lambda schema: {**schema, "fields": schema["fields"][1:]}),
    resource("resource-schema", "no schema", "mentions", schema=None),
    resource("resource-properties", "wrong encoding", "posts", encoding="iso-8859-1"),
    resource("resource-properties", "wrong delimiter", "posts", dialect={"delimiter": ";"}),
    resource("resource-properties", "no dialect", "posts", dialect=None),
    resource("resource-properties", "wrong format", "authors", format="xlsx"),
    resource("resource-properties", "wrong media type", "authors", mediatype="text/plain"),
    resource("resource-properties", "no profile", "mentions", profile=None),
    resource("resource-properties", "a plain file", "mentions", type="file"),
    resource("resource-properties", "Parquet as a table", "posts-parquet", format="parquet"),
    resource("resource-description", "another title", "posts", title="Entries"),
    resource("resource-description", "no description", "posts", description=None),
    schema("resource-description", "another title in the schema", "mentions",
           lambda s, _: s.update(title="Organisations' names"), "mentions", "datapackage.json"),
    resource("bytes", "one byte more", "posts", at=POSTS, bytes=lambda n: n + 1),
    resource("bytes", "as text", "posts", at=POSTS, bytes=str),
    resource("bytes", "not given", "authors-parquet", at="dataset/authors.parquet", bytes=None),
    resource("hash", "another digit", "posts", at=POSTS,
             hash=lambda h: h[:-1] + ("0" if h[-1] != "0" else "1")),
    resource("hash", "of no bytes", "posts-parquet", at="dataset/posts.parquet",
             hash="sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    raw("hash", "an explorer of other colours", "dataset/explorer.html",
        lambda data: data.replace(b"color", b"colour", 1), seal=False),
    raw("hash", "a file with one more line", AUTHORS, lambda data: data + b"\n", seal=False),
    resource("hash-form", "upper-case digits", "posts", at=POSTS,
             hash=lambda h: "sha256:" + h[7:].upper()),
    resource("hash-form", "upper-case name", "posts", at=POSTS, hash=lambda h: "SHA256:" + h[7:]),
    resource("hash-form", "digits alone", "posts", at=POSTS, hash=lambda h: h[7:]),
    resource("hash-form", "MD5", "posts", at=POSTS, hash="md5:d41d8cd98f00b204e9800998ecf8427e"),
    resource("hash-form", "not given", "posts-parquet", at="dataset/posts.parquet", hash=None),
    described("source-documents", "a document less", lambda d: d["sources"].pop(0), "000_"),
    described("source-documents", "a document more",
              lambda d: d["sources"].append({"title": "?", "document": "005.txt",
                                             "hash": d["sources"][0]["hash"]})),
    described("source-documents", "a document twice",
              lambda d: d["sources"].append(d["sources"][0]), "000_"),
    described("source-documents", "a hash in upper case",
              lambda d: d["sources"][0].update(hash=d["sources"][0]["hash"].upper()), "000_"),
    described("source-documents", "no list", lambda d: d.update(sources="build/sources"), "000_"),
    described("temporal-coverage", "a day late",
              lambda d: d["temporal"].update(start="2015-09-02")),
    described("temporal-coverage", "not given", lambda d: d.pop("temporal")),
    described("missing-periods", "one that ends before it begins",
              lambda d: d["missing"]["periods"][0].update(start="2018-09-05"), "missing.periods"),
    described("missing-addresses", "another day than in the address",
              lambda d: d["missing"]["posts"][0].update(published="2017-06-03"), "missing.posts"),
    described("frictionless", "a licence that is only a word",
              lambda d: d.update(licenses=["CC-BY-4.0"])),
    described("frictionless", "contributors that are no list",
              lambda d: d.update(contributors="the authors")),
]

FORM = [
    described("descriptor-form", name, put(*path), ".".join(map(str, path[:-1])))
    for name, *path in [
        ("a version of two numbers", "version", "1.0"),
        ("a version that is a number", "version", 1.1),
        ("a version with leading zeros", "version", "01.0.0"),
        ("a day that does not exist", "released", "2026-02-30"),
        ("a day with its month in words", "released", "21 November 2026"),
        ("a name with spaces", "name", "Sjöberg bloggar"),
        ("a name with a line feed", "name", "sjoberg-bloggar\n"),
        ("another profile", "$schema", "https://example.org/profile.json"),
        ("another language", "languages", ["en"]),
        ("a language by name", "languages", ["Swedish"]),
        ("a theme of no list", "themes", ["http://publications.europa.eu/resource/authority/"
                                          "data-theme/BLOG"]),
        ("an empty title", "title", ""),
        ("a title of spaces", "translations", "sv", "title", "  "),
        ("no words for the rights", "rights", "texts", ""),
        ("nothing missing", "missing", None),
        ("periods that are no list", "missing", "periods", {}),
        ("a missing post without a day", "missing", "posts", 0, "published", ""),
        ("a negative count", "sources", 0, "characters", "published", -1),
        ("a count that is a text", "sources", 0, "characters", "published", "1715"),
        ("an address that is none", "sources", 0, "path", "the blog"),
        ("no keywords", "keywords", []),
        ("a licence that is only a word", "licenses", ["CC-BY-4.0"]),
        ("no contributors", "contributors", []),
        ("a country by name", "spatial", "path", "Sweden"),
    ]
] + [
    described("descriptor-form", "a property more", put("citation", "?")),
    described("descriptor-form", "a profile of the first version",
              put("profile", "tabular-data-package")),
    described("descriptor-form", "no title", lambda d: d.pop("title")),
    described("descriptor-form", "no rights for the texts", lambda d: d["rights"].pop("texts"),
              "rights"),
    described("descriptor-repetition", "a keyword twice",
              lambda d: d["keywords"].append(d["keywords"][0]), "keywords"),
    described("descriptor-repetition", "a missing post twice",
              lambda d: d["missing"]["posts"].append(d["missing"]["posts"][0]), "missing.posts"),
    described("descriptor-repetition", "a Swedish keyword twice",
              lambda d: d["translations"]["sv"]["keywords"].append(
                  d["translations"]["sv"]["keywords"][0]), "translations.sv.keywords"),
    described("descriptor-form", "nobody who made the dataset",
              lambda d: d["contributors"].pop(), "contributors"),
    described("descriptor-texts", "a garbled title",
              lambda d: d.update(title=d["title"].encode().decode("latin-1")), "title"),
    described("descriptor-texts", "a soft hyphen in a keyword",
              lambda d: d["keywords"].append("blog\u00adging"), "keywords."),
    described("descriptor-texts", "NFD in the note on a period",
              lambda d: d["missing"]["periods"][0].update(note="fo\u0308re"),
              "missing.periods.0.note"),
    raw("json-keys", "the title twice", "datapackage.json",
        lambda data: data.replace(b'"title"', b'"title": "?",\n  "title"', 1), "title", seal=False),
    raw("json-keys", "a constraint twice", "schema/posts.json",
        lambda data: data.replace(b'"required": true', b'"required": false, "required": true', 1),
        "required", seal=False),
    resource("resource-properties", "an explorer that is no page", "explorer", format="txt"),
    resource("resource-properties", "an explorer of another media type", "explorer",
             mediatype="text/plain"),
    resource("resource-properties", "no encoding of the explorer", "explorer", encoding=None),
    described("resource-properties", "a compression",
              lambda d: d["resources"][0].update(compression="gz"), "posts"),
    described("resource-properties", "Parquet with a profile",
              lambda d: d["resources"][8].update(profile="tabular-data-resource"),
              "posts-parquet"),
    resource("resource-description", "no description of Parquet", "posts-parquet",
             description=None),
    resource("resource-description", "an empty title of the explorer", "explorer", title=""),
    described("resource-schema", "another description, of Parquet",
              lambda d: d["resources"][8]["schema"]["fields"][0].update(description="?"),
              "posts-parquet"),
    described("resource-schema", "the schema of another table",
              lambda d: d["resources"][0].update(schema=d["resources"][2]["schema"]), "posts"),
]

CASES = [*DESCRIPTOR, *FORM]
