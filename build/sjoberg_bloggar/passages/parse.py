"""Parse a post: caption, passages with their kinds and authors, and what is doubtful."""

import re

from ..curation.model import PostDecisions
from ..documents.ledger import require_all
from ..errors import InputError
from ..language.text import bare, squeeze
from ..model import Doubt, Passage, Post, PostSource, RawPost
from .captions import Caption, find_caption
from .context import ParsingContext
from .decisions import speakers_of
from .division import Division, as_doubts, divide
from .frame_doubts import above_end_of_page, placed
from .people import Attribution, attribute, passage_authors
from .witnesses import witnesses_of

WORD = re.compile(r"[^\W_]")


def parse_post(raw: RawPost, context: ParsingContext) -> Post:
    """Return a post with its passages, authors and doubts, but without names.

    Raises:
        InputError: The post has no text, or a curator's decision does not fit it.
    """
    decisions = context.curation.about(raw.post_id)
    caption = find_caption(raw, decisions.kinds)
    require_words(raw, caption.body)
    division = divide(caption.body, caption.text, decisions, raw.is_post_page, context)
    require_all(division.texts, caption.body, raw.document.name, raw.first_line)

    witnesses = witnesses_of(raw.title, caption.text, division, context)
    attribution = attribute(witnesses, decisions.authorships, context)
    extra = authorship_doubts(division, attribution, decisions)
    frame = placed(raw.doubts, caption.text, "\n\n".join(division.texts))
    return Post(
        raw.post_id, raw.published, raw.title, caption.text or None,
        passages(division, attribution, decisions, context), attribution.authorships,
        caption_rule=caption.rule,
        introduction_rule=division.introduction.rule if division.introduction else "",
        author_rule=attribution.rule,
        sources=post_sources(raw),
        doubts=(*frame, *caption_doubts(caption),
                *above_end_of_page(as_doubts(division, extra), frame), *attribution.doubts),
        notices=tuple(wording_notices(raw, decisions)))


def caption_doubts(caption: Caption) -> list[Doubt]:
    """Return the doubt about a caption, if there is one."""
    return [Doubt("passage", "caption", 0, caption.text, caption.doubt)] if caption.doubt else []


def require_words(raw: RawPost, body: str) -> None:
    """Raise InputError if a body has no letter and no digit."""
    if not WORD.search(body):
        raise InputError(raw.document, raw.title_line,
                         f"the text of '{squeeze(raw.title)}' has no word",
                         "add the text of the post or remove its date and title")


def passages(division: Division, attribution: Attribution, decisions: PostDecisions,
             context: ParsingContext) -> tuple[Passage, ...]:
    """Return the passages of a post with their authors and speakers."""
    kinds = [kind for kind, _ in division.kinds]
    authors = passage_authors(kinds, division.texts, attribution.authorships, context.host)
    speakers = speakers_of(decisions.speakers, division.texts)
    return tuple(
        Passage(kind, text, author, speaker, break_rule, kind_rule, author_rule)
        for text, (kind, kind_rule), break_rule, (author, author_rule), speaker
        in zip(division.texts, division.kinds, division.break_rules, authors, speakers,
               strict=True))


def authorship_doubts(division: Division, attribution: Attribution,
                      decisions: PostDecisions) -> list[tuple[int, str]]:
    """Return the doubts about an introduction that does not go with the decided authors."""
    if not decisions.authorships or decisions.kinds \
            or any(start == 0 for start, _ in division.doubts):
        return []
    has_guests = any(not each.author.is_host for each in attribution.authorships)
    has_intro = bool(division.of_kind("intro"))
    is_own_column = division.introduction and division.introduction.is_own_column
    if has_guests and not has_intro:
        return [(0, "whether the host introduces this guest's text")]
    if has_intro and not has_guests and not is_own_column:
        return [(0, "whether this is an introduction, although the host wrote the post")]
    return []


def post_sources(raw: RawPost) -> tuple[PostSource, ...]:
    """Return the documents that have a post, by file name."""
    return tuple(PostSource(copy.document.name, copy.first_line, copy.last_line, copy is raw,
                            copy.is_post_page, copy.characters)
                 for copy in sorted((raw, *raw.copies), key=lambda copy: copy.document.name))


def wording_notices(raw: RawPost, decisions: PostDecisions) -> list[str]:
    """Return a notice for each copy of a post that is worded differently."""
    def wording(copy: RawPost) -> tuple[str, str]:
        caption = find_caption(copy, decisions.kinds)
        return bare(caption.text), bare(caption.body)

    copies = sorted(raw.copies, key=lambda copy: copy.document.name)
    published = wording(raw) if copies else None
    return [f"{copy.document.name}, line {copy.first_line}: the post {raw.post_id} is worded "
            f"differently than in {raw.document.name}, which is published"
            for copy in copies if wording(copy) != published]
