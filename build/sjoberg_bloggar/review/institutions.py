"""Words by which institutions are known, although they are common nouns or in lower case."""

import re

from ..language.lexicon import is_in_dictionary, words_in

INSTITUTION = re.compile(
    r"(?:regering|riksdag)(?:en)?s?|(?:\w+(?:verket|styrelsen|inspektionen|myndigheten|kansliet|"
    r"departementet|domstolen|ombudsmannen|kassan|kommissionen|(?<!om)rådet|nämnden|förbundet|"
    r"facket|partiet|universitetet|högskolan|tinget|banken|polisen|makten)|"
    r"(?:tings|hov|kammar|förvaltnings|läns)rätten)s?|polisen|kronofogden|facket|tullens?")
# Ordinary words that end like one
NO_INSTITUTION = words_in("""
    databanken elevrådet elverket folkhögskolan förrådet hantverket idébanken internetbanken
    kommunalrådet konstverket kraftverket kunskapsbanken kärnkraftverket köpmakten läroverket
    matkassan mästerverket nätverket oppositionspartiet ordförrådet platsbanken ramverket
    regelverket regeringspartiet reningsverket snabbkassan statskassan statsmakten statsrådet
    stormakten sågverket underverket vanmakten vattenkraftverket vattenverket världsmakten
    övermakten
""")
# Compounds that the dictionary lacks and that may name an organisation where a sentence begins
ORGANISATION = re.compile(
    r"\w{3,}(?:akademi[en]n|alliansen|arbetarna|armén|bevakningen|bladet|bolagen|bolaget|byrån|"
    r"centralen|demokraterna|fonden|främjandet|föreningen|företagen|företagarna|givarna|handeln|"
    r"ingenjörerna|institutet|jouren|kollegiet|koncernen|kontoret|korset|kuriren|kyrkan|kåren|"
    r"leverantörerna|lotteriet|läkarna|magasinet|missionen|museet|männen|mästarna|nytt|operan|"
    r"posten|radion|revisionen|rörelsen|samfundet|spararna|stiftelsen|sällskapet|svenskan|teatern|"
    r"tidningen|trafiken|unionen|vården|värnet|ägarna)s?")
# Common nouns that the name of a place makes an institution of ("Lunds universitet")
OF_A_PLACE = re.compile(r"(?:universitet|högskola|kommun|stad|landsting|region|tingsrätt|"
                        r"hovrätt|museum|sjukhus|församling|stift|teater|bibliotek)s?\b")


def is_institution(word: str) -> bool:
    """Return whether a lower-case word may be the name of an authority or another institution.

    >>> [is_institution(word) for word in ("skolverkets", "nätverket", "området")]
    [True, False, False]
    """
    return bool(INSTITUTION.fullmatch(word)) and word.removesuffix("s") not in NO_INSTITUTION


def may_be_organisation(word: str) -> bool:
    """Return whether a compound that the dictionary lacks ends like an organisation's name.

    >>> [may_be_organisation(word) for word in ("golfmästarna", "bensinbolaget", "golfresan")]
    [True, True, False]
    """
    return bool(ORGANISATION.fullmatch(word)) and not is_in_dictionary(word)
