"""The way of the data, from documents and decisions to all that the tables are made of.

    read -> split -> merge -> passages -> authors -> mentions -> (tables -> publish -> check)
"""

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .authors import Attributed, attribute, curated_authors
from .curation import Row, read_curation, require_posts, rows_by_post
from .errors import Question
from .ledger import Account, account, account_text
from .lexicon import ordinary_words, vocabulary
from .mentions import FIELDS, Mention, compile_names, decide_mentions
from .markers import removals
from .merge import MergedPost, Source, merge, sources_of, wording_differs
from .names import Known
from .parallel import each
from .passages import Parsed, find_passages
from .questions import (author_questions, name_questions, occurrence_questions,
                        structure_questions)
from .read import read_document, source_files
from .review import find_candidates
from .split import split
from .text import squeeze

NO_ROWS = defaultdict(list)  # the curated rows of a post about which nothing was decided


class Post(NamedTuple):
    """A post with all that is known of it. texts has its title, caption and text, as far as
    it has them; the text is its passages, joined by one blank line."""

    post_id: str
    published: date
    sources: list[Source]
    parsed: Parsed
    texts: dict[str, str]
    attributed: Attributed
    mentions: list[Mention] = []


class Blog(NamedTuple):
    """All that the tables are made of, what is undecided, and what needs a look.

    is_own says whether the curation was made for these documents; accounts are by the names
    of the documents, and so are the removals from them."""

    documents: list[Path]
    posts: list[Post]
    curated: dict[str, list[Row]]
    is_own: bool
    accounts: dict[str, Account]
    removed: dict[str, list[dict]]
    questions: list[Question]
    notices: list[str]


def read_blog(sources: Path, curation: Path, progress=lambda posts, total: posts) -> Blog:
    """Return the blog that the documents in sources and the curation make.

    progress(posts, their number) wraps the posts while they are worked on. Raises InputError
    for bad input, and for curation that matches nothing: unless these are not the documents
    that it was made for, of whose posts it knows most.
    """
    curated = read_curation(curation)
    paths, other_files = source_files(sources)
    merged, words, accounts = read_posts(paths, curated)
    decided, post_ids = rows_by_post(curated), {post.post_id for post in merged}
    is_own = 2 * len(post_ids & decided.keys()) > len(decided)
    if is_own:
        require_posts(decided, post_ids)
    notices = [f"{path.name} is no document (*.txt) and was left out" for path in other_files]
    notices += [f"{raw.source}, line {raw.first_line}: the post {post.post_id} is worded "
                f"differently than in {post.primary.source}, which is published"
                for post in merged for raw in wording_differs(post)]
    posts = parse_posts(merged, words, curated, decided, progress)
    del merged  # the posts as the documents have them are as much text again
    posts, questions, names_seen = name_organisations(posts, words, curated, decided)
    if is_own:
        require_used(curated, posts, names_seen, questions)
    removed = removals({name: account.markers for name, account in accounts.items()},
                       curated["removals"], is_own)
    return Blog(paths, posts, curated, is_own, accounts, removed, questions, notices)


def read_posts(paths: list[Path], curated: dict[str, list[Row]]
               ) -> tuple[list[MergedPost], set[str], dict[str, Account]]:
    """Return the distinct posts of the documents, all words of these, as written, and
    the documents' accounts.

    Every character of a document is accounted for.
    """
    line_kinds = {(row["post_id"], squeeze(row["begins"])): row["kind"]
                  for row in curated["passage_kinds"]}
    raw_posts, words, accounts = [], set(), {}
    for path in paths:
        document = read_document(path)
        found, around = split(document, line_kinds)
        accounts[document.name] = account(document, found, around)
        raw_posts += found
        words |= vocabulary([document.text])
    return merge(raw_posts), words, accounts


def parse_posts(merged: list[MergedPost], words: set[str], curated: dict[str, list[Row]],
                decided: dict[str, dict[str, list[Row]]],
                progress=lambda posts, total: posts) -> list[Post]:
    """Return the posts with their passages and authors."""
    host, employer, authors = curated_authors(curated["authors"])
    names = {*compile_names(curated, []).known, *authors}
    known = Known(list(authors), names, {word for name in names for word in name.split()},
                  lambda word: word.lower() in words or word.lower() in ordinary_words())

    def parse(post: MergedPost) -> Post:
        rows = decided.get(post.post_id, NO_ROWS)
        parsed = find_passages(post.primary, host.name, known, rows)
        account_text(post.primary, parsed.passages)
        texts = {"title": post.primary.title, "caption": post.primary.caption,
                 "text": "\n\n".join(passage.text for passage in parsed.passages)}
        attributed = attribute(texts["caption"], parsed, authors, host, rows["authorships"],
                               employer)
        return Post(post.post_id, post.primary.published, sources_of(post), parsed,
                    {field: texts[field] for field in FIELDS if texts[field]}, attributed)

    return each(parse, merged, progress)


def name_organisations(posts: list[Post], words: set[str], curated: dict[str, list[Row]],
                       decided: dict[str, dict[str, list[Row]]]
                       ) -> tuple[list[Post], list[Question], set[str]]:
    """Return the posts with their mentions, all that a curator must decide, and the names
    that were seen."""
    people = {form for post in posts for author in post.attributed.people
              for form in (author.name, *author.variants)}
    names = compile_names(curated, sorted(people))
    found = each(lambda post: decide_mentions(
        post.texts, names, decided.get(post.post_id, NO_ROWS)["occurrences"]), posts)
    candidates = find_candidates([post.texts for post in posts],
                                 [f.settled for f in found], words, names)
    questions = []
    for post, decisions, open_words in zip(posts, found, candidates):
        kinds_decided = bool(decided.get(post.post_id, NO_ROWS)["passage_kinds"])
        questions += [*structure_questions(post.post_id, post.parsed, post.texts["text"],
                                           post.attributed, kinds_decided),
                      *author_questions(post.post_id, post.attributed, names, post.parsed),
                      *occurrence_questions(post.post_id, post.texts, decisions.undecided, names),
                      *name_questions(post.post_id, open_words)]
    return ([post._replace(mentions=f.mentions) for post, f in zip(posts, found)], questions,
            set().union(*(f.seen for f in found)))


def require_used(curated: dict[str, list[Row]], posts: list[Post], names_seen: set[str],
                 questions: list[Question]) -> None:
    """Raise InputError for a curated name, organisation or author that no post has (any more).

    Official names need not stand in the posts. An organisation about which there is a question
    may be used.
    """
    text = "\n".join(text for post in posts for text in post.texts.values())
    mentioned = {mention.organisation_id for post in posts for mention in post.mentions}
    mentioned |= {question.guess for question in questions if question.topic == "occurrence"}
    employers = {a.organisation_id for post in posts for a in post.attributed.authorships}
    authors = {author.author_id for post in posts for author in post.attributed.people}
    known = {row["organisation_id"] for row in curated["organisations"]}
    unused = [row for row in curated["organisations"]
              if row["organisation_id"] not in mentioned | employers]
    unused += [row for row in curated["organisation_names"]
               if row["kind"] != "official" and row["organisation_id"] in known
               and row["name"] not in names_seen]
    unused += [row for row in curated["other_names"] if row["name"] not in names_seen
               and not (row["holds"] == "opening" and row["name"] in text)]
    unused += [row for row in curated["authors"] if row["author_id"] not in authors or not all(
        variant.strip() in text for variant in row["name_variants"].split(";"))]
    if unused:
        raise unused[0].error("what this row is about is in no post", "correct it or remove it")
