"""What the words around a name say of it."""

import re

BEFORE, BEHIND = 60, 30  # characters around a name that are looked at
NOUN_BEFORE = re.compile(
    r"(?:myndigheten|verket|företaget|bolaget|koncernen|kedjan|organisationen|föreningen|förbundet|"
    r"facket|partiet|tidningen|stiftelsen|banken|universitetet|byrån|klubben|arbetsgivaren|"
    r"institutet|kommunen|gruppen|leverantören|aktören)\s[”\"]?$", re.IGNORECASE)
LED_BEFORE = re.compile(
    r"\w*(?:vd|vd:n|gd|ordförande|chef|talesperson|sekreterare|direktör|ägare|grundare|"
    r"medarbetare|ledamot)(?:n|en)?\s(?:för|på|i|vid|hos|från)\s[”\"]?$", re.IGNORECASE)
WORK_BEFORE = re.compile(
    r"\b(?:arbeta[rt]?|arbetade|jobba[rt]?|jobbade|anställ\w*|praktik\w*|tjänst|jobb(?:et)?|"
    r"börja[rt]?|började|slutade|kunder?|kollegor(?:na)?|samarbete[rt]?|studerar|"
    r"sam(?:arbetar|verkar)|avtal)\s(?:på|hos|vid|åt|med)\s[”\"]?$", re.IGNORECASE)
COMPANY_BEHIND = re.compile(
    r"\s+(?:AB|HB|KB|Inc|Ltd|A/S|ASA|Oy|GmbH|Group|Sverige AB)\b|"
    r"(?::?s)?\s+(?:vd|styrelse|ordförande|talesperson|huvudkontor|personalchef|hr-chef|ägare|"
    r"fabrik|butik|kunder|anställda|koncern|ombud|förhandlare)\w*|"
    r"-(?:koncern|chef|anställd|grupp|butik|fabrik)\w*|"
    r"\s+(?:varslar|varslade|omsätter|lanserar|lanserade|rekryterar|rekryterade|anställer)\b")


def is_called_organisation(text: str, start: int, end: int) -> bool:
    """Return whether the words around a name call it an organisation.

    >>> is_called_organisation("hos fackförbundet Kraft", 18, 23)
    True
    >>> is_called_organisation("Hon är vd för Stein i dag", 14, 19)
    True
    >>> is_called_organisation("Igår kom Stein hit", 9, 14)
    False
    """
    before = text[max(0, start - BEFORE):start]
    return bool(NOUN_BEFORE.search(before) or LED_BEFORE.search(before)
                or WORK_BEFORE.search(before) or COMPANY_BEHIND.match(text, end))
