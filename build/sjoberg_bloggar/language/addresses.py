"""Patterns of web and e-mail addresses."""

import re

from .markers import REMOVED_MAIL

URL = re.compile(r"(?:https?://|www\.)[^\s\"”<>()]+")
# An e-mail address whose end can be told even if text is run on to it.
MAIL = re.compile(r"(?<![a-z0-9._+-])[a-z0-9._+-]++@[a-z0-9-]+(?:\.[a-z0-9-]+)*?"
                  r"\.(?:se|nu|com|org|net|eu|no|dk|fi)(?![a-z0-9-])|" + re.escape(REMOVED_MAIL))
WHOLE_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|" + re.escape(REMOVED_MAIL))
