"""Brings telephone numbers, e-mail addresses and names into one form, however they were typed."""

import re
import unicodedata

import phonenumbers

from recruitment.privacy.encryption import blind_index

HOME_REGION = "SE"
# "ring 070-ABC" would otherwise be read as the letters on a telephone's keys.
_LABEL = re.compile(r"^\s*[^\W\d_]+\.?\s*:")
_LETTER = re.compile(r"[^\W\d_]")


def clean(text: str) -> str:
    """Text as we keep it: composed letters (NFC), no NUL or other invisible controls, trimmed."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        symbol for symbol in composed if symbol in "\n\t" or unicodedata.category(symbol) not in {"Cc", "Cs"}
    ).strip()


def normalise_phone(text: str) -> str | None:
    """A number as +46701740605, from any usual spelling; None when no telephone could ring."""
    written = _LABEL.sub("", clean(text))
    if _LETTER.search(written):
        return None
    try:
        number = phonenumbers.parse(written, HOME_REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def readable_phone(text: str) -> str:
    """A stored number as people here write it: 070-174 06 05, or with country code from abroad."""
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        return text
    styles = phonenumbers.PhoneNumberFormat
    at_home = phonenumbers.region_code_for_number(number) == HOME_REGION
    return phonenumbers.format_number(number, styles.NATIONAL if at_home else styles.INTERNATIONAL)


def is_mobile(text: str) -> bool:
    """Whether a text message gets to this number: some countries’ numbers do not tell, and are tried."""
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        return False
    kinds = phonenumbers.PhoneNumberType
    return phonenumbers.number_type(number) in {kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE}


def normalise_email(text: str) -> str:
    """An address for comparing; upper and lower case never made two people."""
    return clean(text).lower()


def phone_index(text: str) -> str:
    """The fingerprint to look a number up by; empty for what is no number."""
    number = normalise_phone(text)
    return blind_index("phone", number) if number else ""


def email_index(text: str) -> str:
    """The fingerprint to look an address up by; empty for an empty address."""
    address = normalise_email(text)
    return blind_index("email", address) if address else ""
