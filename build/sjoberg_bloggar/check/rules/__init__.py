"""The rules between tables, one module per subject; importing them registers the rules."""

from . import authors, mentions, organisations, passages, posts, sources

# The sections of docs/rules.md, in its order.
SECTIONS = {
    "Posts and passages": (posts, passages),
    "Authors": (authors,),
    "Organisations and mentions": (organisations, mentions),
    "Sources and coverage": (sources,),
}
