"""The way of the data, from documents and decisions to all that the tables are made of.

    read -> split -> merge -> passages -> authors -> mentions -> (tables -> publish -> check)

All cores work on the posts, a batch of them at a time. What must be known of all posts first parts
the steps: their words, their authors, the names that they have.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .passages.authors import Author, attribute, curated_authors
from .blog import Blog, Post, Questions
from .curation.files import Row, read_curation, require_posts, rows_by_post
from .errors import Question
from .hints import having
from .documents.ledger import Account, account, account_text
from .language.lexicon import ordinary_words, vocabulary
from .language.markers import removals
from .mentions.find import FIELDS, compile_names, decide_mentions, hints_of, known_names
from .documents.merge import MergedPost, Source, merge, wording_differs
from .language.patterns import Known
from .parallel import each
from .parts import batches_of_parts
from .passages.parse import find_passages
from .passages.presentation import presentation_hints
from .review.questions import (author_questions, employer_questions, name_questions,
                        occurrence_questions, structure_questions)
from .documents.read import Part, read_part, source_files
from .review.candidates import (find_candidates, find_open_names, lower_case_suspects, phrase_hints,
                     stems_of)
from .publish.schemas import read_schemas
from .passages.signs import Signs, find_signs
from .documents.split import RawPost, split
from .spool import Spool
from .publish.tables import table_of_mentions, tables_of_posts
from .language.text import squeeze
from .curation.unused import require_used

BATCH = 400  # posts; how the rows of Parquet files are stored follows from it
NO_ROWS = defaultdict(list)  # the curated rows of a post about which nothing was decided


class Work(NamedTuple):
    """What the steps work on: batches of posts, all words of the documents, the curation, its
    rows by post, and where the steps put what they make."""

    batches: list[list[MergedPost]]
    words: set[str]
    curated: dict[str, list[Row]]
    decided: dict[str, dict[str, list[Row]]]
    spool: Spool


def read_blog(sources: Path, curation: Path,
              progress: Callable[[int, int], None] = lambda done, total: None,
              meanwhile: Callable[[], None] = lambda: None) -> Blog:
    """Return the blog that the documents in sources and the curation make.

    progress(posts, all posts) is called while the posts are worked on, meanwhile() once, while
    other processes read. Raises InputError
    for bad input, and for curation that matches nothing: unless these are not the documents
    that it was made for, of whose posts it knows most.
    """
    curated = read_curation(curation)
    paths, other_files = source_files(sources)
    work, accounts = read_posts(paths, curated, meanwhile)
    posts = [post for batch in work.batches for post in batch]
    post_ids = {post.post_id for post in posts}
    is_own = 2 * len(post_ids & work.decided.keys()) > len(work.decided)
    if is_own:
        require_posts(work.decided, post_ids)
    people, differing = parse_posts(work, progress)
    questions, names_seen = name_organisations(work, people)
    tables = {name: tables_of_all(work, name)
              for name in ("posts", "passages", "authorships", "mentions", "post_sources")}
    if is_own:
        require_used(curated, tables, people, names_seen, questions)
    removed = removals({name: account.markers for name, account in accounts.items()},
                       curated["removals"], is_own)
    notices = [f"{path.name} is no document (*.txt) and was left out" for path in other_files]
    return Blog(paths, posts, tables, people, curated, is_own, accounts, removed, questions,
                notices + differing)


def read_posts(paths: list[Path], curated: dict[str, list[Row]],
               meanwhile=lambda: None) -> tuple[Work, dict[str, Account]]:
    """Return the distinct posts of the documents, and the documents' accounts: every character
    is accounted for."""
    line_kinds = {(row["post_id"], squeeze(row["begins"])): row["kind"]
                  for row in curated["passage_kinds"]}
    batches = batches_of_parts(paths)
    spool = Spool(in_memory=len(batches) == 1)

    def read(batch: tuple[int, list[Part]]) -> tuple[list[Source], list[tuple], set[str]]:
        number, parts = batch
        raw_posts, sizes, accounts, tokens = [], [], [], set()
        for part in parts:
            document = read_part(part)
            found, around = split(document, line_kinds)
            account_, sizes_ = account(document, found, around)
            raw_posts += found
            sizes += sizes_
            accounts.append((document.name, account_))
            tokens.update(document.text.split())
        places = spool.put_each(f"raw-{number}", [raw._replace(pieces=[]) for raw in raw_posts])
        return ([Source(raw.post_id, raw.published, raw.title, raw.source, raw.first_line,
                        raw.last_line, raw.is_post_page, size, place)
                 for raw, size, place in zip(raw_posts, sizes, places)],
                accounts, tokens)

    sources, tokens, accounts = [], set(), defaultdict(Account)
    results = each(read, list(enumerate(batches)))
    import pyarrow.compute  # noqa: F401  (while the others read, for the next processes)
    import pyarrow.ipc  # noqa: F401
    meanwhile()
    for found, accounts_, tokens_ in results:
        sources += found
        tokens |= tokens_
        for name, account_ in accounts_:
            accounts[name] += account_
    posts = merge(sources)
    size = BATCH if spool.folder else len(posts)
    return Work([posts[first:first + size] for first in range(0, len(posts), size)],
                vocabulary(tokens), curated, rows_by_post(curated), spool), accounts


def parse_posts(work: Work, progress=lambda done, total: None) -> tuple[list[Author], list[str]]:
    """Find the passages and authors of the posts; return all authors as the posts have them, and
    notices of posts that are worded differently in two documents.

    Puts the tables of a batch of posts aside (posts-0, passages-0, ...), and (parsed-0, ...) of
    each post the questions on what was parsed, and the authors with roles that no curator decided.
    """
    host, employer, authors = curated_authors(work.curated["authors"])
    all_names = {*known_names(work.curated), *authors}
    known = Known(list(authors), all_names, {word for name in all_names for word in name.split()},
                  lambda word: word.lower() in work.words or word.lower() in ordinary_words())
    schemas = read_schemas()

    def parse(post: MergedPost, raw: RawPost, signs: Signs, may_present: bool) -> Post:
        rows = work.decided.get(post.post_id, NO_ROWS)
        parsed = find_passages(raw, signs, may_present, host.name, known, rows)
        account_text(raw, parsed.passages)
        texts = {"title": raw.title, "caption": raw.caption,
                 "text": "\n\n".join(passage.text for passage in parsed.passages)}
        attributed = attribute(raw.caption, parsed, authors, host, rows["authorships"], employer)
        return Post(post.post_id, raw.published, post, parsed,
                    {field: texts[field] for field in FIELDS if texts[field]}, attributed)

    def ask(post: Post) -> list:
        rows = work.decided.get(post.post_id, NO_ROWS)
        return [*structure_questions(post.post_id, post.parsed, post.texts["text"],
                                     post.attributed, bool(rows["passage_kinds"])),
                *author_questions(post.post_id, post.attributed, post.parsed)]

    def parse_batch(number: int) -> tuple[list[Author], list[str], int]:
        batch = work.batches[number]
        places = sorted(source.place for post in batch for source in post.sources)
        raws = dict(zip(places, work.spool.get_each(places)))
        published = [raws[post.primary.place] for post in batch]
        bodies = [raw.body for raw in published]
        posts = list(map(parse, batch, published, find_signs(bodies), presentation_hints(bodies)))
        for name, table in tables_of_posts(posts, schemas).items():
            work.spool.put_table(f"{name}-{number}", table)
        work.spool.put(f"parsed-{number}", [
            (ask(post), [] if post.attributed.is_curated else
             [a for a in post.attributed.authorships if a.role]) for post in posts])
        notices = [f"{source.source}, line {source.first_line}: the post {post.post_id} is worded "
                   f"differently than in {post.primary.source}, which is published"
                   for post in batch for source in post.sources if source is not post.primary
                   and wording_differs(raws[post.primary.place], raws[source.place])]
        return (by_last_post(p for post in posts for p in post.attributed.people), notices,
                len(batch))

    people, notices, done = [], [], 0
    for people_, notices_, count in each(parse_batch, list(range(len(work.batches)))):
        people = by_last_post([*people, *people_])
        notices += notices_
        progress(done := done + count, sum(map(len, work.batches)))
    return people, notices


def by_last_post(people: Iterable[Author]) -> list[Author]:
    """Return each author once, in the order in which they are there for the last time."""
    found = {}
    for person in people:
        found.pop(person, None)
        found[person] = None
    return list(found)


def name_organisations(work: Work, people: list[Author]) -> tuple[Questions, set[str]]:
    """Find the names of organisations; return all that a curator must decide, and the names and
    curated words that were seen.

    Puts the tables of mentions aside (mentions-0, ...), and of what the questions are made.
    """
    names = compile_names(work.curated, sorted({form for person in people
                                                for form in (person.name, *person.variants)}))
    schemas = read_schemas()
    numbers = list(range(len(work.batches)))

    def posts_of(number: int) -> list[tuple[str, dict[str, str]]]:
        """Return the post_ids and texts by field of a batch."""
        columns = work.spool.get_table(f"posts-{number}").select(["post_id", *FIELDS]).to_pydict()
        return [(post_id, {field: text for field, text in zip(FIELDS, texts) if text})
                for post_id, *texts in zip(*columns.values())]

    def texts_of(number: int):
        """Return the Arrow column of all texts of each post of a batch, for hints."""
        from pyarrow import compute

        fields = work.spool.get_table(f"posts-{number}").select(FIELDS).columns
        return compute.binary_join_element_wise(*fields, "\n", null_handling="skip")

    def find(number: int) -> tuple[set[str], set[str]]:
        column = texts_of(number)
        mentions, opened, asked, seen = [], [], [], set()
        for (post_id, texts), hints, hints_too, (questions, roles) in zip(
                posts_of(number), hints_of(column, names), phrase_hints(column, names),
                work.spool.get(f"parsed-{number}")):
            found = decide_mentions(texts, names, hints,
                                    work.decided.get(post_id, NO_ROWS)["occurrences"])
            mentions.append((post_id, texts["text"], found.mentions))
            opened.append(find_open_names(texts, found.settled, hints_too, names))
            asked.append([*questions, *employer_questions(post_id, roles, names),
                          *occurrence_questions(post_id, texts, found.undecided, names)])
            seen |= found.seen
        work.spool.put_table(f"mentions-{number}", table_of_mentions(mentions, schemas))
        work.spool.put(f"opened-{number}", opened)
        work.spool.put(f"asked-{number}", asked)
        return stems_of(opened, names), seen

    stems, seen = set(), set()
    for stems_, seen_ in each(find, numbers):
        stems |= stems_
        seen |= seen_
    lower = {word for word in work.words if word.islower()}
    suspects = lower_case_suspects(lower, stems)

    def review(number: int) -> int:
        candidates = [find_candidates(texts, open_names, suspects, there, stems, lower,
                                      names.openings)
                      for (_, texts), open_names, there in zip(
                          posts_of(number), work.spool.get(f"opened-{number}"),
                          having(texts_of(number), suspects.hint))]
        work.spool.put(f"candidates-{number}", candidates)
        return sum(map(len, [*candidates, *work.spool.get(f"asked-{number}")]))

    def questions_of(number: int) -> Iterator[Question]:
        for (post_id, texts), asked, candidates in zip(
                posts_of(number), work.spool.get(f"asked-{number}"),
                work.spool.get(f"candidates-{number}")):
            yield from asked
            yield from name_questions(post_id, texts, candidates)

    return Questions(questions_of, list(each(review, numbers))), seen


def tables_of_all(work: Work, name: str):
    """Return the rows of all batches in a table."""
    import pyarrow as pa

    return pa.concat_tables(work.spool.get_table(f"{name}-{number}")
                            for number in range(len(work.batches)))
