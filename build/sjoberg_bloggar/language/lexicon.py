"""Swedish words: function words, ordinary words, and words that are names as well."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LETTERS = re.compile(r"[^\W\d_]+")


def words_in(text: str) -> frozenset[str]:
    """Return the words of a list, which white space separates."""
    return frozenset(text.split())


# Words of the closed classes. With a capital, such a word begins a sentence.
FUNCTION_WORDS = words_in("""
    aldrig all alla allt alltid andra annan annat antingen att av bara bland båda både de den
    denna deras dess dessa dessutom det detta dig din dit ditt dock du där däremot därför då
    efter eftersom egen eget egna eller elva en endast enligt er ett fast fastän fem fler flera
    från fyra få för förr förut genast genom han hans har hela hem hemma hennes hit hon hos
    hundra hur hurdan här i ibland idag igår imorgon inga ingen inget innan inne inom inte jag
    ju just kan kanske man med medan mellan men mig min mitt mot mycket många nej ni nio nog
    noll nu nyss när nästa någon något några och också ofta om oss på redan samma samt samtidigt
    sedan sen sex sju ska som somliga strax så sådan sådana sådant sådär såhär såväl till tio
    tolv tre trots tusen två under upp ur utan ute utifrån vad var varför varifrån varje varken
    vars vart vem vems vi via vid vilka vilkas vilken vilket vissa väl vår våra vårt än är även
    åt åtta över
""")

# Ordinary words that are also names of well-known organisations. At the beginning of a sentence a
# capital does not tell which of the two they are.
ALSO_NAMES = words_in("""
    akademien apollo arbetet armén arsenal attention blocket bris byggnads centern chef city
    dagen ekot elektrikerna expressen fastighets filter fjällräven fokus friends granngården
    handels hem humana indiska institutet karolinska kollega kommunal kongressen konsum kronan
    kyrkan ledarna livs lo max metro musikerna män målarna pappers partiet posten pressbyrån pro
    publikt region resumé rusta rädda sas senaten taxi telefonen timbro transport unga unionen
    ur vision ving
""")

# Abbreviations of ordinary words.
SHORT_FORMS = words_in("""
    ang bl ca dvs etc ev ex exkl forts fr inkl jfr kl kr mfl mkr mkt mm mnkr nr obs osv pga resp st
    tel tex tkr tom tv
""")


@cache
def ordinary_words() -> frozenset[str]:
    """Return the ordinary words of Swedish in lower case; the list names its sources."""
    path = Path(__file__).with_name("ordinary_words.txt")
    return frozenset(line for line in path.read_text("utf-8").splitlines()
                     if not line.startswith("#"))


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the distinct words of texts, as written, without those in addresses.

    >>> sorted(vocabulary(["Läs mer på www.af.se", "Läs 3 sidor"]))
    ['Läs', 'mer', 'på', 'sidor']
    """
    tokens = {token for text in texts for token in text.split()}
    return frozenset(word for token in tokens
                     if "@" not in token and "//" not in token and "www." not in token
                     for word in LETTERS.findall(token))
