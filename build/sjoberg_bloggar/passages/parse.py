"""Parse a post: caption, passages with their kinds and authors, and what is doubtful."""

import re
from dataclasses import replace

from ..curation.model import PostDecisions
from ..documents.frame import MAY_BE_END_OF_PAGE
from ..documents.ledger import require_all
from ..errors import InputError
from ..language.text import bare
from ..model import BLANK_LINE, Doubt, Post, RawPost
from .authors import attribute, passages_by
from .captions import LINE_BELOW, MAY_BE_CAPTION, Caption, find_caption
from .context import ParsingContext
from .division import divide
from .doubts import passage_doubts

LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def parse_post(raw: RawPost, context: ParsingContext) -> Post:
    """Return a post with its passages, authors and doubts, but without names.

    Raises:
        InputError: The post has no text, or a curator's decision does not fit it.
    """
    decisions = context.curation.about(raw.post_id)
    caption = find_caption(raw, decisions["passage_kinds"])
    if not LETTER_OR_DIGIT.search(caption.body):
        raise InputError(raw.document, raw.title_line, f"the text of '{raw.title}' has no word",
                         "add the text of the post or remove its date and title")
    divided = divide(raw.title, caption, decisions, context)
    texts = [piece.text for piece in divided.pieces]
    require_all(texts, caption.body, raw.source.document, raw.source.first_line)
    attribution = attribute(divided, decisions["authorships"], context)

    frame = [placed(doubt, caption.text, BLANK_LINE.join(texts)) for doubt in raw.doubts]
    about_caption = [Doubt("passage", "caption", 0, caption.text, MAY_BE_CAPTION)] \
        if caption.rule == LINE_BELOW else []
    about_passages = passage_doubts(
        divided, decisions, context.host.name, is_post_page=raw.source.is_post_page,
        has_guests=any(not each.author.is_host for each in attribution.authorships))
    return Post(
        raw.post_id, raw.published, raw.title, caption.text or None,
        passages_by(divided, attribution.authorships, decisions["speakers"], context.host),
        attribution.authorships,
        caption_rule=caption.rule,
        introduction_rule=divided.introduction.rule,
        author_rule=attribution.rule,
        sources=tuple(sorted(copy.source for copy in (raw, *raw.copies))),
        doubts=(*frame, *about_caption, *above_end_of_page(about_passages, frame),
                *attribution.doubts),
        notices=tuple(wording_notices(raw, caption, decisions)))


def placed(doubt: Doubt, caption: str, text: str) -> Doubt:
    """Return a doubt about a line of the document with the field that has the line, and where."""
    if doubt.field == "title":
        return doubt
    if doubt.surface in caption:
        return replace(doubt, field="caption")
    find = text.rfind if doubt.guess == MAY_BE_END_OF_PAGE else text.find
    return replace(doubt, start=max(0, find(doubt.surface)))


def above_end_of_page(doubts: list[Doubt], frame: list[Doubt]) -> list[Doubt]:
    """Return the doubts about passages above what may be the end of the page.

    A curator who says that the page goes on there has answered the others.
    """
    ends = [doubt.start for doubt in frame
            if doubt.guess == MAY_BE_END_OF_PAGE and doubt.field == "text"]
    return [doubt for doubt in doubts if not ends or doubt.start < min(ends)]


def wording_notices(raw: RawPost, published: Caption, decisions: PostDecisions) -> list[str]:
    """Return a notice for each copy of a post whose caption or body is worded differently."""
    copies = sorted((copy.source, find_caption(copy, decisions["passage_kinds"]))
                    for copy in raw.copies)
    return [f"{source.document}, line {source.first_line}: the post {raw.post_id} is worded "
            f"differently than in {raw.source.document}, which is published"
            for source, found in copies if (bare(found.text), bare(found.body))
            != (bare(published.text), bare(published.body))]
