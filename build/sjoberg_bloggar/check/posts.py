"""Rules on posts: their keys and addresses, and that their passages are their text."""

from collections.abc import Iterator

from ..language.text import post_id_of, slug
from .csv_files import true_rows
from .tables import Tables
from .texts import check_column
from .violation import Violation, difference, row_key, shown

RULES = {
    "post-id": "A post_id is the day of publication and the slug of the title, 'untitled' where "
               "that has no letter or digit.",
    "post-url": "The last part of a post's address is its day and title: its slug is the post_id.",
    "word-count": "word_count is the number of words of the text: stretches between white space "
                  "that hold a letter or a digit.",
    "passage-number": "The passages of a post are numbered 1, 2, 3 and so on.",
    "passage-text": "A passage's text is what stands in posts.text from its start to its end.",
    "passage-tiling": "The passages of a post are its whole text: the first starts at 0, exactly "
                      "one blank line (two line feeds) stands between one and the next, and "
                      "the last ends where the text ends.",
}

POSTS = 2_000  # to compare at once
PLAIN_TITLE = "^[ -~åäöéÅÄÖÉ–—“”’…]*[a-zA-Z0-9åäöéÅÄÖÉ][ -~åäöéÅÄÖÉ–—“”’…]*$"


def check_posts(tables: Tables) -> Iterator[Violation]:
    """Check post_id and url."""
    from pyarrow import compute

    tables.columns("posts")
    posts = tables.arrow["posts"]
    unsure = compute.or_(compute.invert(have_plain_ids(posts)), compute.is_valid(posts["url"]))
    columns = posts.select(["post_id", "published", "title", "url"]).filter(unsure).to_pydict()
    for post_id, published, title, url in zip(*columns.values()):
        expected = post_id_of(published, title)
        if post_id != expected:
            yield Violation("post-id", "posts", row_key(post_id),
                            f"expected {shown(expected)}, by published and title")
        if url is not None:
            last = url.rsplit("/", 1)[-1].removesuffix(".html")
            if slug(last) != post_id:
                yield Violation("post-url", "posts", row_key(post_id),
                                f"the address ends in {shown(last)}, which is another day or title")


def have_plain_ids(posts):
    """Return, for each post, whether its title has common signs alone, of which columns can be
    made slugs as of single titles (in a tenth of the time), and post_id is what they ask."""
    import pyarrow as pa
    from pyarrow import compute

    slugs = compute.utf8_lower(posts["title"])
    for letters, letter in (("[åä]", "a"), ("ö", "o"), ("é", "e"), ("[^a-z0-9]+", "-")):
        slugs = compute.replace_substring_regex(slugs, letters, letter)
    slugs = compute.utf8_trim(slugs, "-")
    expected = compute.binary_join_element_wise(posts["published"].cast(pa.string()), slugs, "-")
    return compute.and_(compute.match_substring_regex(posts["title"], PLAIN_TITLE),
                        compute.equal(posts["post_id"], expected))


def check_word_counts(tables: Tables) -> Iterator[Violation]:
    from pyarrow import compute

    tables.columns("posts")
    posts = tables.arrow["posts"]
    for row in true_rows(compute.not_equal(posts["word_count"], quick_counts(posts["text"]))):
        post_id, count, text = (posts[name][row].as_py()
                                for name in ("post_id", "word_count", "text"))
        if count != (counted := word_count(text)):
            yield Violation("word-count", "posts", row_key(post_id),
                            f"word_count is {count}, the text has {counted} words")


def word_count(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def quick_counts(texts):
    """Return, as an Arrow array, the numbers of words of texts with a space or two line feeds
    between their words: these blanks and one, less the signs that stand alone, such as a dash.
    (Counting all words one by one takes ten times as long.)
    """
    import pyarrow as pa
    from pyarrow import compute

    # Arrow takes half as long again to count them.
    blanks = pa.array([text.count(b" ") + text.count(b"\n\n")
                       for at in range(0, len(texts), POSTS)
                       for text in texts.slice(at, POSTS).cast(pa.binary()).to_pylist()],
                      pa.int64())
    # Behind a match RE2 goes on as if a text began there: of two signs in a row it finds both.
    alone = compute.count_substring_regex(texts, r"(?:^|[ \n])[^\pL\pN \n]+(?:[ \n]|$)")
    return compute.subtract(compute.add(blanks, 1), alone)


def check_passages(tables: Tables) -> Iterator[Violation]:
    """Check numbers and offsets of passages, and the signs of posts.text.

    Where the texts are the passages, these have been checked, and there is no more to do.
    """
    tables.columns("posts")
    posts, passages = tables.arrow["posts"], tables.arrow.get("passages")
    if passages is None or not are_texts(posts, passages):
        yield from check_column("posts", posts, "text", {"primaryKey": ["post_id"]})
        yield from misplaced_passages(tables)


def are_texts(posts, passages) -> bool:
    """Say whether passages, joined by blank lines, are the texts of posts, and their numbers
    and offsets say just that."""
    from pyarrow import compute

    runs = compute.run_end_encode(passages["post_id"].combine_chunks())
    if not len(runs.values) or not runs.values.equals(posts["post_id"].combine_chunks()):
        return False
    first = 0
    for at in range(0, posts.num_rows, POSTS):  # the joined texts are as much memory again
        some = posts.slice(at, POSTS)
        ends = runs.run_ends.slice(at, POSTS)
        last = ends[-1].as_py()
        if not are_texts_of(some, passages.slice(first, last - first),
                            compute.subtract(ends, first)):
            return False
        first = last
    return True


def are_texts_of(posts, passages, ends) -> bool:
    """Do as are_texts; ends are the rows of passages where those of each post end."""
    import pyarrow as pa
    from pyarrow import compute

    text, number, start, end = (passages[name].combine_chunks()
                                for name in ("text", "passage_number", "start", "end"))
    by_post = pa.ListArray.from_arrays(pa.concat_arrays([
        pa.array([0], pa.int32()), ends.cast(pa.int32())]), text)
    above, below = slice(0, -1), slice(1, None)
    same_post = compute.equal(passages["post_id"][above], passages["post_id"][below])

    def follows(column, value) -> bool:
        """Say whether value is what each row but the first has in column."""
        return column[below].equals(value.combine_chunks())

    return (number[0].as_py(), start[0].as_py()) == (1, 0) and follows(
        number, compute.if_else(same_post, compute.add(number[above], 1), 1)) and follows(
        start, compute.if_else(same_post, compute.add(end[above], 2), 0)) and end.equals(
        compute.add(start, compute.utf8_length(text))) and compute.binary_join(
        by_post, "\n\n").equals(posts["text"].combine_chunks())


def misplaced_passages(tables: Tables) -> Iterator[Violation]:
    """Report the passages that are not where the one above ends, or not in the text."""
    texts = dict(tables.rows("posts", "post_id", "text"))
    ends, numbers = {}, {}
    for post_id, number, start, end, passage in tables.rows(
            "passages", "post_id", "passage_number", "start", "end", "text"):
        text = texts.get(post_id)
        if text is None:
            continue
        last = numbers.get(post_id)
        if number != (last or 0) + 1:
            yield Violation("passage-number", "passages", row_key(post_id, number),
                            "is the first of its post" if last is None
                            else f"follows number {last}")
        if text[start:end] != passage or start < 0:
            yield Violation("passage-text", "passages", row_key(post_id, number),
                            f"text is not posts.text from {start} to {end}: "
                            + difference(passage, text[max(start, 0):end]))
        before = ends.get(post_id)
        if before is None and start != 0:
            yield Violation("passage-tiling", "passages", row_key(post_id, number),
                            f"is the first passage but starts at {start}: before it stands "
                            f"{shown(text[:max(start, 0)])}")
        elif before is not None and (start != before + 2 or text[before:start] != "\n\n"):
            yield Violation("passage-tiling", "passages", row_key(post_id, number),
                            f"starts at {start}, the passage above ends at {before}; expected "
                            f"two line feeds between them, found {shown(text[before:start])}")
        ends[post_id], numbers[post_id] = end, number
    for post_id, text in texts.items():
        if post_id not in ends:
            yield Violation("passage-tiling", "posts", row_key(post_id), "has no passages")
        elif ends[post_id] != len(text):
            yield Violation("passage-tiling", "posts", row_key(post_id),
                            f"the last passage ends at {ends[post_id]}, the text at {len(text)}; "
                            f"after the passage stands {shown(text[ends[post_id]:])}")
