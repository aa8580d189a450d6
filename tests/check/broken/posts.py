"""Defects of posts, passages and authors."""

from datetime import date, timedelta

from check.broken.draft import (
    FIRST,
    LUND,
    TWO_AUTHORS,
    at_post,
    cell,
    cells,
    find,
    plus,
    replaced,
    rows,
)


def without_passage(number: int):
    return lambda rows: rows.remove(find(rows, {"post_id": LUND, "passage_number": number}))


def renumber(rows: list[dict]) -> None:
    for row in rows:
        if row["post_id"] == LUND:
            row["passage_number"] += 1


def longer_gap(tables: dict) -> None:
    """Put a third line feed between the first two passages of FIRST, offsets kept right."""
    post = find(tables["posts"], {"post_id": FIRST})
    passage = find(tables["passages"], {"post_id": FIRST, "passage_number": 2})
    post["text"] = post["text"].replace("\n\n", "\n\n\n")
    passage["start"] += 1
    passage["end"] += 1


def shorter_gap(tables: dict) -> None:
    post = find(tables["posts"], {"post_id": FIRST})
    passage = find(tables["passages"], {"post_id": FIRST, "passage_number": 2})
    post["text"] = post["text"].replace("\n\n", "\n")
    passage["start"] -= 1
    passage["end"] -= 1


def blank_in_gap(tables: dict) -> None:
    post = find(tables["posts"], {"post_id": FIRST})
    post["text"] = post["text"].replace("\n\n", " \n")


def move_offsets(tables: dict) -> None:
    """Let both passages of FIRST claim one code point more or less than they have."""
    one, two = (row for row in tables["passages"] if row["post_id"] == FIRST)
    one["end"] += 1
    two["start"] += 1


POSTS = [
    cell("post-id", "another title", "posts", {"post_id": FIRST},
         title="Varför jag vill blogga?"),
    cell("post-id", "another day", "posts", {"post_id": FIRST}, published=date(2015, 9, 2)),
    cell("post-id", "without transliteration", "posts", {"post_id": FIRST},
         title="Varfór vill jåg bloggäs"),
    cell("post-url", "that of another post", "posts", {"post_id": FIRST},
         url="https://www.arbetsformedlingen.se/2015-09-02-Varfor-vill-jag-blogga.html"),
    cell("post-url", "that of the blog", "posts", {"post_id": FIRST},
         url="https://www.arbetsformedlingen.se/Sjoberg-bloggar.html"),
    cell("word-count", "one more", "posts", {"post_id": FIRST}, word_count=plus("word_count", 1)),
    cell("word-count", "one more in a passage", "passages", {"post_id": FIRST},
         word_count=plus("word_count", 1)),
    cell("word-count", "one less", "posts", {"post_id": FIRST}, word_count=plus("word_count", -1)),
    cell("word-count", "dashes counted", "posts", lambda row: " – " in row["text"],
         word_count=lambda row: len(row["text"].split())),
    rows("passage-number", "one is left out", "passages", without_passage(3),
         ("passages", f"{LUND}, 4")),
    rows("passage-number", "from 2", "passages", renumber, ("passages", f"{LUND}, 2")),
    cell("passage-text", "a letter", "passages", {"post_id": FIRST},
         text=replaced("text", "tror", "tter")),
    cell("passage-text", "a letter of the post", "posts", {"post_id": FIRST}, ("csv", "parquet"),
         at_post("passages"), text=replaced("text", "tror", "tter")),
    cell("passage-text", "an end one too far", "passages", {"post_id": FIRST},
         end=plus("end", 1)),
    cell("passage-text", "a start one too far", "passages", {"post_id": FIRST},
         start=plus("start", 1)),
    cell("passage-text", "offsets of UTF-8 bytes", "passages",
         {"post_id": FIRST, "passage_number": 2}, start=plus("start", 11), end=plus("end", 12)),
    cells("passage-text", "a code point moved to the next", move_offsets, ("passages", FIRST)),
    rows("passage-tiling", "the last is left out", "passages", without_passage(8),
         ("posts", LUND)),
    rows("passage-tiling", "the first is left out", "passages", without_passage(1),
         ("passages", f"{LUND}, 2")),
    rows("passage-tiling", "all are left out", "passages",
         lambda rows: [rows.remove(row) for row in list(rows) if row["post_id"] == FIRST],
         ("posts", FIRST)),
    cells("passage-tiling", "three line feeds between two", longer_gap, ("passages", FIRST)),
    cells("passage-tiling", "one line feed between two", shorter_gap, ("passages", FIRST)),
    cells("passage-tiling", "a blank between two", blank_in_gap, ("passages", f"{FIRST}, 2")),
    cell("passage-tiling", "a text that goes on", "posts", {"post_id": FIRST},
         text=lambda row: row["text"] + "\n\nPS."),
]


def swap_positions(rows: list[dict]) -> None:
    one, two = (row for row in rows if row["post_id"] == TWO_AUTHORS)
    one["position"], two["position"] = 2, 1
    rows.sort(key=lambda row: (row["post_id"], row["position"]))


AUTHORS = [
    cell("one-host", "none", "authors", {"is_host": True}, ("csv", "parquet"),
         lambda row: ("authors", ""), is_host=False),
    cell("one-host", "two", "authors", {"author_id": "tina-grahn"}, is_host=True),
    cell("author-id", "of another name", "authors", {"author_id": "tina-grahn"},
         name="Tina Gran", family_name="Gran"),
    cell("author-name", "family name misspelt", "authors", {"author_id": "tina-grahn"},
         family_name="Gran"),
    cell("author-name", "in catalogue order", "authors", {"author_id": "tina-grahn"},
         name="Grahn, Tina"),
    cell("name-variants", "the name itself", "authors", {"author_id": "gunther-marder"},
         name_variants="Günther Mårder"),
    cell("name-variants", "one twice", "authors", {"author_id": "gunther-marder"},
         name_variants="Günter Mårder; Günter Mårder"),
    cell("name-variants", "joined by a comma's cousin", "authors", {"author_id": "gunther-marder"},
         name_variants="Günter Mårder;Gunther Mårder;"),
    rows("author-unused", "who wrote nothing", "authors",
         lambda rows: rows.append(dict(rows[-1], author_id="ulla-zander", name="Ulla Zander",
                                       given_name="Ulla", family_name="Zander", post_count=0,
                                       first_published=None, last_published=None))
         or "ulla-zander"),
    cell("author-counts", "a post more", "authors", {"author_id": "annika-sunden"},
         post_count=plus("post_count", 1)),
    cell("author-counts", "a later first post", "authors", {"author_id": "annika-sunden"},
         first_published=lambda row: row["first_published"] + timedelta(1)),
    cell("author-counts", "no last post", "authors", {"author_id": "annika-sunden"},
         last_published=None),
    cell("author-position", "from 2", "authorships", {"post_id": FIRST}, ("csv", "parquet"),
         at_post("authorships"), position=2),
    cell("author-position", "both first", "authorships",
         {"post_id": TWO_AUTHORS, "position": 2}, ("csv", "parquet"), at_post("authorships"),
         position=1),
    cell("byline", "a variant", "posts", {"byline": "Günther Mårder"}, byline="Günter Mårder"),
    cell("byline", "joined by a comma", "posts", {"post_id": TWO_AUTHORS},
         byline=replaced("byline", "; ", ", ")),
    cell("byline", "one of two", "posts", {"post_id": TWO_AUTHORS},
         byline=lambda row: row["byline"].split("; ")[0]),
    rows("byline", "the other order", "authorships", swap_positions, ("posts", TWO_AUTHORS)),
    rows("byline", "nobody wrote the post", "authorships",
         lambda rows: rows.remove(find(rows, {"post_id": FIRST})), ("posts", FIRST)),
    cell("guest-post", "of the host", "posts", {"post_id": FIRST}, is_guest_post=True),
    cell("guest-post", "not of a guest", "posts", {"post_id": LUND}, is_guest_post=False),
    cell("passage-author", "an intro by the guest", "passages",
         {"post_id": LUND, "kind": "intro"}, author_id="carina-friis"),
    cell("passage-author", "a guest's paragraph by the host", "passages",
         {"post_id": LUND, "kind": "paragraph"}, author_id="mikael-sjoberg"),
    cell("passage-author", "a paragraph by another guest", "passages",
         {"post_id": TWO_AUTHORS, "kind": "paragraph"}, author_id="tina-grahn"),
    cell("passage-author", "the only author is missing", "passages",
         {"post_id": FIRST}, author_id=None),
    cell("passage-author", "nobody's intro", "passages",
         {"post_id": TWO_AUTHORS, "kind": "intro"}, author_id=None),
    cell("passage-speaker", "the author", "passages", {"post_id": FIRST},
         speaker="Mikael Sjöberg"),
]

CASES = [*POSTS, *AUTHORS]
