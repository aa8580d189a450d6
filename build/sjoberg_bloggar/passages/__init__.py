"""Raw posts to passages with kind, author and speaker, by named rules.

`parse.parse_post` does it for one post: find the caption (`captions`); divide the body (`division`)
by rules for breaks (`breaks`), the introduction (`introductions`, `cues`) and signatures
(`signoffs`); decide the kinds (`kinds`); say who wrote it (`authors`, `host`), in which role
(`roles`) and for whom (`employers`); and list what is doubtful (`doubts`). Decisions of curators
come first (`decisions`).
"""
