"""Put together what the program cannot decide, with the place where a curator answers."""

from ..passages.authors import Attributed, Authorship
from ..errors import Question
from .guesses import guess
from ..mentions.find import Hit, Names, find_names
from ..language.patterns import END_OF_ROLE
from ..passages.parse import Parsed
from .candidates import Candidate, sentence_at


def structure_questions(post_id: str, parsed: Parsed, text: str,
                        attributed: Attributed, is_decided: bool) -> list[Question]:
    """Return the questions on breaks, headings and the end of an intro.

    is_decided says whether a curator decided on kinds of the post's passages.
    """
    doubts = list(parsed.doubts)
    if attributed.is_curated and not is_decided and all(start for start, _ in doubts):
        guests = any(not authorship.author.is_host for authorship in attributed.authorships)
        has_intro = any(passage.kind == "intro" for passage in parsed.passages)
        is_own_column = parsed.presentation and parsed.presentation.is_own_column
        if guests and not has_intro:
            doubts.append((0, "whether the host introduces this guest's text"))
        elif has_intro and not guests and not is_own_column:
            doubts.append((0, "whether this is an introduction, although the host wrote the post"))
    return [Question("passage", text[start:start + 40].split("\n")[0], post_id, "text", start,
                     sentence_at(text, start), topic,
                     "paragraph_decisions.csv or passage_kinds.csv")
            for start, topic in doubts]


def author_questions(post_id: str, attributed: Attributed, parsed: Parsed) -> list[Question]:
    """Return the questions on who wrote a post, and in which role."""
    who = "; ".join(authorship.author.name for authorship in attributed.authorships)
    questions = []
    if attributed.doubt:
        questions.append(Question("authors", who, post_id, "text", 0, attributed.doubt, who,
                                  "authorships.csv"))
    intro = " ".join(p.text for p in parsed.passages if p.kind == "intro")
    guests = [a for a in attributed.authorships if not (a.author.is_host or a.role)]
    if guests and not attributed.is_curated and END_OF_ROLE.search(intro):
        questions += [Question("role", guest.author.name, post_id, "text", 0, intro[:200], "",
                               "authorships.csv") for guest in guests]
    return questions


def employer_questions(post_id: str, authorships: list[Authorship], names: Names) -> list[Question]:
    """Return the questions on whom the authors of a post worked for, where their roles name
    another organisation."""
    found = ((a, hit, names.known[hit.surface].organisation_id)
             for a in authorships for hit in find_names(a.role, names))
    return [Question("employer", hit.surface, post_id, "text", 0, f"{a.author.name}, {a.role}",
                     organisation_id, "authorships.csv")
            for a, hit, organisation_id in found if organisation_id not in (None, a.organisation_id)]


def occurrence_questions(post_id: str, texts: dict[str, str], undecided: list[tuple[str, Hit]],
                         names: Names) -> list[Question]:
    """Return the questions on known names that are decided at each occurrence."""
    return [Question("occurrence", hit.surface, post_id, field, hit.start,
                     sentence_at(texts[field], hit.start),
                     names.known[hit.surface].organisation_id, "occurrences.csv")
            for field, hit in undecided]


def name_questions(post_id: str, texts: dict[str, str],
                   candidates: list[Candidate]) -> list[Question]:
    """Return the questions on words that nobody has decided."""
    return [Question("name", surface, post_id, field, start, sentence_at(texts[field], start),
                     guess(texts[field], start, surface),
                     "organisation_names.csv or other_names.csv")
            for field, start, surface in candidates]
