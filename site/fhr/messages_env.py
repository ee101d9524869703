"""Reads what the environment says about letters that come back, and about text messages; empty is none."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

ELKS = "46elks"
ELKS_URL = "https://api.46elks.com/a1/sms"
# What a telephone can show as the sender: a word of eleven letters, or a number that can be answered.
SENDER = re.compile(r"[A-Za-z][A-Za-z0-9]{2,10}|\+[1-9][0-9]{6,14}")


@dataclass(frozen=True)
class Sms:
    """How text messages leave; empty means that nobody is sent any."""

    way: str = ""
    url: str = ELKS_URL
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    folder: Path | None = None


@dataclass(frozen=True)
class MailReturns:
    """Where letters come back to: the envelope's address, and the Maildir in which they land."""

    address: str = ""
    folder: Path | None = None


def read_sms(env: environ.Env, *, prefix: str, demo_folder: Path | None) -> Sms:
    """The demo writes files and can never send; a real site sends by a provider or not at all."""
    if demo_folder is not None:
        return Sms(way="file", sender=prefix, folder=demo_folder)
    found = Sms(
        way=env.str("FHR_SMS_WAY", default=""),
        url=env.str("FHR_SMS_URL", default=ELKS_URL),
        user=env.str("FHR_SMS_USER", default=""),
        password=env.str("FHR_SMS_PASSWORD", default=""),
        sender=env.str("FHR_SMS_SENDER", default=""),
    )
    if not found.way:
        return Sms()
    if found.way != ELKS:
        raise ImproperlyConfigured(f"FHR_SMS_WAY is {ELKS}, or empty where no text messages are sent.")
    if not (found.user and found.password):
        raise ImproperlyConfigured("FHR_SMS_WAY needs FHR_SMS_USER and FHR_SMS_PASSWORD.")
    if not SENDER.fullmatch(found.sender):
        raise ImproperlyConfigured("FHR_SMS_SENDER is a word of 3 to 11 letters, or a number as +46….")
    if urlsplit(found.url).scheme != "https":
        raise ImproperlyConfigured("FHR_SMS_URL is an https address.")
    return found


def read_mail_returns(env: environ.Env, *, demo_folder: Path | None) -> MailReturns:
    """Both or neither: letters that come back where nobody looks are worse than none."""
    if demo_folder is not None:
        return MailReturns(folder=demo_folder)
    address, folder = (
        env.str("FHR_MAIL_RETURNS_TO", default=""),
        env.str("FHR_MAIL_RETURNS_FOLDER", default=""),
    )
    if bool(address) != bool(folder):
        raise ImproperlyConfigured("FHR_MAIL_RETURNS_TO and FHR_MAIL_RETURNS_FOLDER are set together or not.")
    if not address:
        return MailReturns()
    try:
        validate_email(address)
    except ValidationError as error:
        raise ImproperlyConfigured("FHR_MAIL_RETURNS_TO is no address as studs@example.se.") from error
    if not Path(folder).is_absolute():
        raise ImproperlyConfigured("FHR_MAIL_RETURNS_FOLDER is not a whole path as /var/lib/fhr-studs.")
    return MailReturns(address, Path(folder))
