"""Put what is undecided about a post to a curator."""

from ..language.lexicon import FUNCTION_WORDS
from ..model import Doubt, Post, Question
from .candidates import ReviewContext, find_candidates, sentence_at
from .guesses import guess

# In this order; the files of the curation in which a curator answers.
ANSWERS = {
    "frame": "page_furniture.csv",
    "passage": "paragraph_decisions.csv or passage_kinds.csv",
    "authors": "authorships.csv",
    "role": "authorships.csv",
    "employer": "authorships.csv",
    "occurrence": "occurrences.csv",
    "name": "organisation_names.csv or other_names.csv",
}


def questions_about(post: Post, context: ReviewContext) -> list[Question]:
    """Return everything about a post that neither a rule nor a curator has decided."""
    texts = post.texts
    passages = {(doubt.field, doubt.start) for doubt in post.doubts if doubt.topic == "passage"}
    names = [Doubt("name", each.field, each.start, each.surface,
                   guess(texts[each.field], each.start, each.surface))
             for each in find_candidates(post, context)
             # Whether a sentence begins there is asked already; if none does, this is asked next.
             if (each.field, each.start) not in passages
             or each.surface.lower() not in FUNCTION_WORDS]
    doubts = sorted([*post.doubts, *names], key=lambda doubt: list(ANSWERS).index(doubt.topic))
    return [Question(doubt.topic, doubt.surface, post.post_id, doubt.field, doubt.start,
                     doubt.context or sentence_at(texts[doubt.field], doubt.start), doubt.guess,
                     ANSWERS[doubt.topic]) for doubt in doubts]
