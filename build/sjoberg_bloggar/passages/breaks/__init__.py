"""Breaks: where passages begin inside the body of a post.

The archive page has lost its paragraph breaks: the next paragraph often follows the last character
without any space. White space alone proves nothing. See "The source documents" in
docs/guidelines.md.
"""

from .body import Body, apply_rules
from .headings import headings_before_joined_words, headings_joined_by_spaces
from .lists import (
    bulleted_items,
    dashed_items,
    interview_questions,
    lettered_items,
    numbered_items,
    symbol_items,
)
from .sentences import (
    footnotes,
    joined_sentences,
    line_breaks,
    sentences_joined_to_numbers,
    text_joined_to_addresses,
)
from .words import (
    joined_abbreviations,
    joined_capitalised_words,
    joined_words,
    names_joined_to_notes,
    names_joined_to_words,
    postscripts,
    signatures_joined_to_words,
    words_joined_to_people,
)

# In this order: of several rules that break at one place, the first counts.
RULES = (
    line_breaks,
    text_joined_to_addresses,
    joined_sentences,
    sentences_joined_to_numbers,
    footnotes,
    names_joined_to_notes,
    postscripts,
    words_joined_to_people,
    names_joined_to_words,
    signatures_joined_to_words,
    joined_words,
    joined_capitalised_words,
    joined_abbreviations,
    bulleted_items,
    numbered_items,
    lettered_items,
    symbol_items,
    interview_questions,
    dashed_items,
    headings_joined_by_spaces,
    headings_before_joined_words,
)


def find_breaks(body: Body) -> tuple[dict[int, str], dict[int, str]]:
    """Return the breaks and the doubts of a body; see apply_rules."""
    return apply_rules(RULES, body)
