"""In which role, and for whom, an author of a post works."""

import re
from itertools import pairwise

from ..language.addresses import WHOLE_MAIL
from ..language.text import lower_first, slug, squeeze
from ..model import Authorship, Doubt
from .endings import is_role
from .roles import stated_role
from .signoffs import sign_off
from .witnesses import Witnesses

LONGEST_CONTEXT = 200  # characters of an introduction that are quoted


def role_of(name: str, witnesses: Witnesses, employer: str) -> str | None:
    """Return the role in the introduction, else in the signature, else in the caption, or None."""
    role = (introduced_role(name, witnesses) or signed_role(name, witnesses)
            or captioned_role(name, witnesses))
    return without_employer(role, employer) if role else None


def introduced_role(name: str, witnesses: Witnesses) -> str | None:
    """Return the role in which the introduction presents a name, or None."""
    if witnesses.introduction:
        for presented, role in zip(witnesses.introduction.names, witnesses.introduction.roles,
                                   strict=True):
            if role and slug(presented) == slug(name):
                return role
    return None


def signed_role(name: str, witnesses: Witnesses) -> str | None:
    """Return the role beside or below a name in the signatures, or None."""
    for text, below in pairwise([*witnesses.of_kind("signature"), ""]):
        if name in text:
            signed = sign_off(text)
            beside = signed.beside if signed else ""
            for role in (beside, below):
                if is_role(role) and not WHOLE_MAIL.search(role):
                    return lower_first(role)
    return None


def captioned_role(name: str, witnesses: Witnesses) -> str | None:
    """Return the role that the caption gives a name, or None."""
    caption = squeeze(witnesses.caption)
    return stated_role(name, caption, "") if name in caption else None


def without_employer(role: str, employer: str) -> str:
    """Return a role without the employer's name, if it reads well without it.

    >>> without_employer("regionchef på Skatteverket", "Skatteverket")
    'regionchef'
    >>> without_employer("chef för Skatteverket i Lund", "Skatteverket")
    'chef för Skatteverket i Lund'
    """
    shorter = re.sub(rf"\s+(?:på|vid|inom|i)\s+{re.escape(employer)}$", "", role)
    return role if shorter == "chef" else shorter


def role_doubts(authorships: tuple[Authorship, ...], intro: str) -> list[Doubt]:
    """Return the doubts about guests without a role."""
    return [Doubt("role", "text", 0, authorship.author.name, "", context=intro[:LONGEST_CONTEXT])
            for authorship in authorships
            if not (authorship.author.is_host or authorship.role)]
