"""Defects of how CSV files are written."""

import re

from check.broken.draft import (
    FIRST,
    raw,
    written,
)

POSTS = "dataset/posts.csv"
MENTIONS = "dataset/mentions.csv"
AUTHORS = "dataset/authors.csv"


def swap_columns(data: bytes) -> bytes:
    """Exchange the first two columns of the names of organisations, names and cells."""
    return re.sub(rb'^("[^"]*"),("[^"]*"),', rb"\2,\1,", data, flags=re.MULTILINE)


CSV = [
    raw("csv-encoding", "byte order mark", POSTS, lambda data: b"\xef\xbb\xbf" + data, "line 1"),
    raw("csv-encoding", "Latin-1", AUTHORS, lambda data: data.decode().encode("latin-1"),
        "annika-sunden"),
    raw("csv-encoding", "one byte that is not UTF-8", POSTS,
        lambda data: data.replace(b"\xc3\xb6", b"\xf6", 1), FIRST),
    raw("csv-encoding", "a byte that is not UTF-8 beside a number", AUTHORS,
        lambda data: data.replace(b'"FALSE",1', b'"FALSE",\xff1', 1), "anders-persson"),
    raw("csv-encoding", "nothing but a byte that is not UTF-8", AUTHORS, lambda data: b"\xff",
        "line 1"),
    raw("csv-line-ends", "CRLF", AUTHORS, lambda data: data.replace(b"\n", b"\r\n"), "line 1"),
    raw("csv-line-ends", "CR", AUTHORS, lambda data: data.replace(b"\n", b"\r"), "line 1"),
    raw("csv-line-ends", "CRLF in a text", POSTS,
        lambda data: data.replace(b"\n\n", b"\r\n\r\n", 1), FIRST),
    raw("csv-line-ends", "CR in a text", "dataset/passages.csv",
        lambda data: data.replace(b" att ", b"\ratt ", 1), FIRST),
    raw("csv-line-ends", "none at the end", MENTIONS, lambda data: data[:-1], "2018-09-05-"),
    raw("csv-line-ends", "cut in the last cell", POSTS, lambda data: data[:-200], "2018-09-05-"),
    raw("csv-columns", "another name", MENTIONS,
        lambda data: data.replace(b'"surface"', b'"name"', 1)),
    raw("csv-columns", "two swapped", "dataset/organisation_names.csv", swap_columns),
    raw("csv-columns", "names swapped, cells not", "dataset/organisation_names.csv",
        lambda data: data.replace(b'"organisation_id","name"', b'"name","organisation_id"', 1)),
    raw("csv-columns", "one less", "dataset/organisation_names.csv",
        lambda data: b"".join(line.rpartition(b",")[0] + b"\n" for line in data.splitlines())),
    raw("csv-columns", "one more", "dataset/organisation_names.csv",
        lambda data: b"".join(line + (b',"x"\n') for line in data.splitlines())),
    raw("csv-columns", "no header", AUTHORS, lambda data: data.partition(b"\n")[2]),
    raw("csv-columns", "a name twice", AUTHORS,
        lambda data: data.replace(b'"family_name"', b'"given_name"', 1)),
    raw("csv-columns", "an empty file", AUTHORS, lambda data: b""),
    raw("csv-columns", "a hundred thousand columns more", AUTHORS,
        lambda data: data.replace(b"\n", b"".join(b',"x%d"' % i for i in range(100_000)) + b"\n", 1)),
    raw("csv-columns", "semicolons", "dataset/organisation_names.csv",
        lambda data: data.replace(b",", b";")),
    raw("csv-quoting", "a header without quotes", AUTHORS,
        lambda data: data.replace(b'"name"', b"name", 1), "line 1"),
    raw("csv-quoting", "a stray quote", POSTS, lambda data: data.replace(b" att ", b' "att ', 1),
        FIRST),
    raw("csv-quoting", "cut inside the last cell", "dataset/organisation_names.csv",
        lambda data: data[:-4] + b"\n", "youtube"),
    raw("csv-quoting", "cut inside the last row", MENTIONS,
        lambda data: data[:data.rindex(b",")] + b"\n", "2018-09-05-"),
    raw("csv-quoting", "an empty line", AUTHORS, lambda data: data.replace(b"\n", b"\n\n", 1),
        "line 2"),
    raw("csv-quoting", "a blank after the comma", AUTHORS,
        lambda data: data.replace(b'"Anders Persson",', b'"Anders Persson", ', 1),
        "anders-persson"),
    raw("csv-quoting", "one cell more", AUTHORS,
        lambda data: data.replace(b"2017-01-25\n", b"2017-01-25,\n", 1), "anders-persson"),
    raw("csv-quoting", "single quotes", AUTHORS,
        lambda data: data.replace(b'"Anders"', b"'Anders'", 1), "anders-persson"),
    written("csv-quoting", "text without quotes", "authors", "name", "Anders Persson"),
    written("csv-quoting", "a number in quotes", "authors", "post_count", '"1"'),
    written("csv-quoting", "a missing value in quotes", "authors", "name_variants", '""'),
    written("csv-quoting", "a truth value without quotes", "authors", "is_host", "FALSE"),
    written("csv-quoting", "a quote that is not doubled", "posts", "title", '"Varför "jag"?"'),
    written("cell-type", "a day without zeros", "posts", "published", "2015-9-1"),
    written("cell-type", "the 30th of February", "authors", "first_published", "2017-02-30"),
    written("cell-type", "a day with a time", "authors", "first_published", "2017-01-25T00:00:00"),
    written("cell-type", "a day the Swedish way", "authors", "first_published", "25/1 2017"),
    written("cell-type", "a blank before a number", "posts", "word_count", " 89"),
    written("cell-type", "a blank after a number", "posts", "word_count", "89 "),
    written("cell-type", "a decimal", "posts", "word_count", "89.0"),
    written("cell-type", "leading zeros", "posts", "word_count", "089"),
    written("cell-type", "a plus", "posts", "word_count", "+89"),
    written("cell-type", "a number of many digits", "posts", "word_count", "8" * 30),
    written("cell-type", "a number in words", "posts", "word_count", "many"),
    written("cell-type", "NaN", "posts", "word_count", "nan"),
    written("cell-type", "True", "posts", "is_guest_post", '"True"'),
    written("cell-type", "true", "posts", "is_guest_post", '"true"'),
    written("cell-type", "1 for truth", "posts", "is_guest_post", '"1"'),
    written("cell-type", "yes", "posts", "is_guest_post", '"yes"'),
]

CASES = CSV
