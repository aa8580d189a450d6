"""Words by which institutions are known: what may be one although nothing but common nouns, or
lower case, stands there."""

import re

from ..hints import WORD
from ..language.patterns import CAPITAL

# Lower-case words that may stand for an authority or another institution itself.
INSTITUTION = re.compile(
    r"(?:regering|riksdag)(?:en)?s?|(?:\w+(?:verket|styrelsen|inspektionen|myndigheten|kansliet|"
    r"departementet|domstolen|ombudsmannen|kassan|kommissionen|(?<!om)rådet|nämnden|förbundet|"
    r"universitetet|högskolan|tinget|banken|polisen|makten)|"
    r"(?:tings|hov|kammar|förvaltnings|läns)rätten)s?|polisen|kronofogden|facket|tullens?")
# Common nouns that a place's name makes an institution of ("Lunds universitet").
OF_A_PLACE = re.compile(r"(?:universitet|högskola|kommun|stad|landsting|region|tingsrätt|"
                        r"hovrätt|museum|sjukhus|församling|stift|teater|bibliotek)s?\b")
KIND = (r"\w*(?:universitet(?:et)?|högskolan?|bank(?:en)?|kammare(?:n)?|förbund(?:et)?|"
        r"parti(?:et)?|kommission(?:en)?|styrelsen?|verk(?:et)?|(?<!om)råd(?:et)?|institut(?:et)?|"
        r"muse(?:um|et)|bibliotek(?:et)?|kyrkan?|domstol(?:en)?|akademi(?:e?n)?|sjukhus(?:et)?|"
        r"landsting(?:et)?|kommun|region|stad|operan?|teatern?|kommittén?|rörelsen?|kår(?:en)?|"
        r"orkestern?|symfoniker|förening(?:en)?|sällskap(?:et)?|huset|inspektion(?:en)?|"
        r"myndighet(?:en)?|nämnd(?:en)?|byrån?|fond(?:en)?|församling|rätt|anstalt|laboratorium|"
        r"centralorganisation|kansli(?:et)?|polis(?:en)?|regering|departement(?:et)?|a-kassa)s?")
# "Sveriges riksbank", "Högsta domstolen", "Luleå tekniska universitet", "Örebro läns landsting"
INSTITUTION_PHRASE = re.compile(
    rf"[{CAPITAL}](?<![\w-].)(?:\w*[sae]|\w+(?=\s(?:\w+a|läns)\s))"
    rf"(?:\s(?:läns|(?!(?:och|som|ska|vara|konkreta)\b)\w+[ae]))?\s(?:{KIND})(?![\w-])")
# "Stockholms hamnar", "Statens geologiska institut": the genitive of a place and a noun, but
# "Sveriges största" is none
OF_PLACE = re.compile(rf"[{CAPITAL}](?<![\w-].)[a-zåäöé]+s(?=\s[a-zåäöé-]{{4,}})(?!\s\w+st[ae]\b)"
                      r"(?:\s\w+a(?=\s\w))?\s[\w-]+")
# "Franska skolan", where a sentence begins: an adjective without an article, a noun with its ending
DEFINITE_PHRASE = re.compile(rf"[{CAPITAL}](?<![\w-].)[a-zåäöé]+a(?:\s[a-zåäö]+a)?\s"
                             r"[a-zåäöé-]+(?:en|et|an|na|ån|én)s?(?![\w-])")
# Their hints (hints.py): words are parted by a blank, and of what a word may not be only that
KIND_HINT = KIND.replace("(?<!om)", "").replace(r"\w", r"[^ \n]")
INSTITUTION_HINT = (rf"[{CAPITAL}][^ \n]*(?:[sae]|[sae][ \n][^ \n]+[ae]|[ \n][^ \n]+a|[ \n]läns)"
                    rf"[ \n]{KIND_HINT}(?:$|[^{WORD}-])"
                    # the word with -a may be what it is itself ("Teknisk högskola i Lund")
                    rf"|[{CAPITAL}][^ \n]*[ \n][^ \n]*(?:högskola|kyrka|opera)[ \n]")
DEFINITE_HINT = rf"[{CAPITAL}][^ \n]+a[ \n](?:[^ \n]+a[ \n])?[^ \n]+(?:en|et|an|na|ån|én)"
NO_ADJECTIVE = frozenset("förra första andra hela sista nästa flera alla båda samma".split())
