"""Made-up pages, and what the tests ask of a post that was read from one."""

FURNITURE = "Arbetsförmedlingen\n • Kontakt\n\nSjöberg bloggar\n\nVälkommen!\n"
TEXT = "Vi har arbetat hela våren med det nya kontoret. Nu är det snart klart. " * 9
PRESENTATION = "Idag skriver Yasmin Ekblad, HR-direktör, på bloggen."


def archive(*bodies: str) -> str:
    """Return an archive page with posts, one a year."""
    return FURNITURE + "".join(f" • 3 maj {year}\n\n  Ny väg  {body}\n"
                               for year, body in enumerate(bodies, 2001))


def pages(*bodies: str) -> list[str]:
    """Return a post page for each body, one a year."""
    return [f"3 maj {year}\n\nNy väg\n\n{body}\n" for year, body in enumerate(bodies, 2001)]


def posts_in_both_shapes(read, in_archive: list[str], on_pages: list[str]):
    """Yield (post, its topics and questions that are not about names), archive first."""
    for documents in ([archive(*in_archive)], pages(*on_pages)):
        blog = read(*documents)
        for post in blog.posts:
            yield post, [question for question in blog.questions
                         if question.post_id == post.post_id and question.topic != "name"]


def topics(questions) -> set[str]:
    return {question.topic for question in questions}


def byline(post) -> str:
    return "; ".join(author.name for author in post.authors)


def asked(blog) -> list[str]:
    """Return what is asked about passages, authors and roles."""
    return [question.guess if question.topic == "passage" else question.topic
            for question in blog.questions if question.topic in ("passage", "authors", "role")]


def passages(post) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in post.passages]


def writers(post) -> list[str | None]:
    return [passage.author for passage in post.passages]
