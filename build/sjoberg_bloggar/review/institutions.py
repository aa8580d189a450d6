"""Nouns by which institutions and other organisations are known."""

import re

from ..language.lexicon import is_in_dictionary, words_in

INSTITUTION = re.compile(
    r"(?:regering|riksdag)(?:en)?s?|(?:\w+(?:verket|styrelsen|inspektionen|myndigheten|kansliet|"
    r"departementet|domstolen|ombudsmannen|kassan|kommissionen|(?<!om)rådet|nämnden|förbundet|"
    r"facket|partiet|universitetet|högskolan|tinget|banken|polisen|makten)|"
    r"(?:tings|hov|kammar|förvaltnings|läns)rätten)s?|(?:polisen|kronofogden|facket|tullen)s?")
# Ordinary words that end like one
NO_INSTITUTION = words_in("""
    databanken elevrådet elverket folkhögskolan förrådet hantverket idébanken internetbanken
    kommunalrådet konstverket kraftverket kunskapsbanken kärnkraftverket köpmakten läroverket
    matkassan mästerverket nätverket oppositionspartiet ordförrådet platsbanken ramverket
    regelverket regeringspartiet reningsverket snabbkassan statskassan statsmakten statsrådet
    stormakten sågverket underverket vanmakten vattenkraftverket vattenverket världsmakten
    övermakten
""")
# Ends of compounds that name organisations, in lower case too if the dictionary lacks the compound
ORGANISATION_ENDING = re.compile(
    r"\w{3,}(?:akademie?n|alliansen|bladet|bolaget|demokraterna|fonden|förmedlingen|främjandet|"
    r"institutet|kammaren|kollegiet|kompaniet|korset|kuriren|lotteriet|missionen|museet|samfundet|"
    r"spararna|stiftelsen|sällskapet|teatern|trafiken|unionen)s?")
# Further ones, where a sentence begins
ORGANISATION_IN_OPENING = re.compile(
    r"\w{3,}(?:arbetarna|armén|bevakningen|bolagen|byrån|centralen|entreprenörerna|föreningen|"
    r"företagen|företagarna|förbunden|givarna|grossisten|handeln|industrierna|ingenjörerna|jouren|"
    r"koncernen|kontoret|kyrkan|kåren|leverantörerna|läkarna|magasinet|männen|mästarna|nytt|operan|"
    r"organisationen|posten|radion|revisionen|rörelsen|svenskan|tidningen|värnet|ägarna)s?")
LIKE_ORGANISATION = words_in("""
    aktieägarna arbetsgivarna detaljhandeln dotterbolaget fackföreningen huvudkontoret
    hälsocentralen långivarna medarbetarna moderbolaget rådgivarna småföretagen uppdragsgivarna
    vårdcentralen
""")
# Common nouns that the name of a place makes an institution of ("Lunds universitet")
OF_A_PLACE = (r"universitet|högskola|kommun|stad|landsting|region|tingsrätt|hovrätt|museum|"
              r"sjukhus|församling|stift|teater|bibliotek")
# What the last word of an institution's name may be, after a name or an adjective
INSTITUTION_NOUN = (
    r"\w*(?:universitet(?:et)?|högskolan?|bank(?:en)?|kammare(?:n)?|förbund(?:et)?|"
    r"parti(?:et)?|kommission(?:en)?|styrelsen?|verk(?:et)?|(?<!om)råd(?:et)?|institut(?:et)?|"
    r"muse(?:um|et)|bibliotek(?:et)?|kyrkan?|domstol(?:en)?|akademi(?:e?n)?|sjukhus(?:et)?|"
    r"landsting(?:et)?|kommun|region|stad|operan?|teatern?|kommittén?|rörelsen?|kår(?:en)?|"
    r"orkestern?|symfoniker|förening(?:en)?|sällskap(?:et)?|huset|inspektion(?:en)?|"
    r"myndighet(?:en)?|nämnd(?:en)?|byrån?|fond(?:en)?|församling|rätt|anstalt|laboratorium|"
    r"armén?|flottan?|flygvapen|flygvapnet|försvar(?:et)?|parlament(?:et)?|senat(?:en)?|"
    r"kongress(?:en)?|centralorganisation|kansli(?:et)?|polis(?:en)?|regering|"
    r"departement(?:et)?|centrum|center|gymnasium|arkiv|a-kassa)s?")
OF_A_STATE = "armé|flotta|flygvapen|försvar|regering|parlament|senat|kongress|centralbank"


def is_institution(word: str) -> bool:
    """Return whether a lower-case word may be the name of an authority or another institution.

    >>> [is_institution(word) for word in ("skolverkets", "nätverket", "området")]
    [True, False, False]
    """
    return bool(INSTITUTION.fullmatch(word)) and word.removesuffix("s") not in NO_INSTITUTION


def may_be_organisation(word: str) -> bool:
    """Return whether a compound that the dictionary lacks ends like an organisation's name.

    >>> [may_be_organisation(word) for word in ("golffrämjandet", "golfbolaget", "golfresan")]
    [True, True, False]
    """
    return bool(ORGANISATION_ENDING.fullmatch(word)) and not is_in_dictionary(word)


def may_be_organisation_in_opening(word: str) -> bool:
    """Return whether a word that begins a sentence ends like an organisation's name.

    >>> [may_be_organisation_in_opening(word) for word in ("byggföretagen", "arbetsgivarna")]
    [True, False]
    """
    ends_so = ORGANISATION_IN_OPENING.fullmatch(word) or ORGANISATION_ENDING.fullmatch(word)
    return bool(ends_so) and word.removesuffix("s") not in LIKE_ORGANISATION
