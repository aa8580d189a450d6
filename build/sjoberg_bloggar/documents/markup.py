"""Patterns of markup: a document is the text of a page, not its source."""

import re

TAGS = ("a abbr article aside b blockquote body br button center cite code div dl dt dd em figcaption "
        "figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input label li "
        "link main meta nav noscript ol option p picture pre q s script section select small source "
        "span strong style sub sup svg table tbody td textarea tfoot th thead title tr u ul "
        "video").split()
HTML_TAG = re.compile(rf"</?(?:{'|'.join(TAGS)})(?:\s[^<>]{{0,500}})?/?>|<!--|<!doctype\b", re.IGNORECASE)
HTML_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});|&(?:nbsp|amp|lt|gt|quot)\b",
                         re.IGNORECASE)
LINK = r"\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)"
BOLD = r"\*(?<![\w*].)\*\w[^*\n]{0,200}\*\*|_(?<!\w.)_[^\W_][^_\n]{0,200}__(?!\w)"
FEW_WORDS = r"(?:[^\W_]+ ){0,4}[^\W_]+[.!?]?"
ITALIC = rf"\*(?<![\w*].){FEW_WORDS}\*(?![\w*])|_(?<!\w.){FEW_WORDS}_(?!\w)"
CODE = r"`[^`\n]{1,200}`|```"
# Each alternative begins with the mark, not with what may be before it, so that re skips to marks.
MARKDOWN = re.compile(f"{LINK}|!{LINK}|{BOLD}|{ITALIC}|{CODE}")
# A heading, a rule, a quotation
MARKDOWN_LINE = re.compile(r"^[ \t]*(?:#{1,6} (?=\S)|-{3,}[ \t]*$|>[ \t]+(?=\S))", re.MULTILINE)
