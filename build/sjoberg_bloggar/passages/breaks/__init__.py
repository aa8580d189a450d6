"""Breaks: where passages begin inside the body of a post.

The archive page has lost its paragraph breaks: the next paragraph often follows the last character
without any space. White space alone proves nothing. See "The source documents" in
docs/guidelines.md.
"""

from . import headings, lists, sentences, words

# In this order: of several rules that break at one place, the first counts.
BREAK_RULES = (
    sentences.line_breaks,
    sentences.text_joined_to_addresses,
    sentences.joined_sentences,
    sentences.sentences_joined_to_numbers,
    sentences.footnotes,
    words.signatures_joined_to_words,
    words.postscripts,
    words.words_joined_to_people,
    words.names_joined_to_words,
    words.joined_words,
    words.joined_capitalised_words,
    words.joined_abbreviations,
    lists.bulleted_items,
    lists.numbered_items,
    lists.lettered_items,
    lists.symbol_items,
    lists.interview_questions,
    lists.dashed_items,
    headings.headings_joined_by_spaces,
    headings.headings_before_joined_words,
)
