"""Locks personal data field by field, so that a stolen database tells nothing.

AES-GCM with a random 96-bit nonce; the key id travels with the text, and the text is bound to its
model, field and row: a ciphertext moved to another row does not open.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

VERSION = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32
KEY_ID = re.compile(r"[A-Za-z0-9_.-]{1,32}")
URL_SAFE = str.maketrans("-_", "+/")


class CannotDecrypt(Exception):
    """The text was moved, damaged, or locked with a key that this site does not hold."""


def encrypt(plaintext: str, *, context: str) -> bytes:
    """Locks `plaintext`; `context` names model, field and row and must be given again to open it."""
    key_id, key = primary_key()
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, plaintext.encode("utf-8"), context.encode("utf-8"))
    label = key_id.encode("ascii")
    return VERSION + bytes([len(label)]) + label + nonce + sealed


def decrypt(sealed: bytes, *, context: str) -> str:
    """Opens what `encrypt` locked; raises CannotDecrypt and never returns the ciphertext."""
    key_id, rest = _split(sealed)
    key = keys().get(key_id)
    if key is None:
        raise CannotDecrypt(f"no key with id {key_id!r}")
    nonce, body = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, body, context.encode("utf-8")).decode("utf-8")
    except (InvalidTag, ValueError) as error:
        raise CannotDecrypt(f"{context}: wrong row, wrong key or damaged") from error


def key_id_of(sealed: bytes) -> str:
    """Which key locked this text; the rotation command asks."""
    return _split(sealed)[0]


def blind_index(kind: str, value: str) -> str:
    """A keyed fingerprint for exact look-ups: same kind and value, same 32 hex symbols."""
    message = f"{kind}:{value}".encode()
    return hmac.new(_index_key(), message, hashlib.sha256).hexdigest()[:32]


def primary_key() -> tuple[str, bytes]:
    """The key that locks new text."""
    return next(iter(keys().items()))


def keys() -> dict[str, bytes]:
    """All keys this site holds, by id; the first one locks."""
    return _parse_keys(settings.FIELD_KEYS)


@lru_cache(maxsize=8)
def _parse_keys(text: str) -> dict[str, bytes]:
    parsed: dict[str, bytes] = {}
    for part in text.split(","):
        key_id, _, encoded = part.strip().partition(":")
        try:
            key = base64.b64decode(encoded.translate(URL_SAFE), validate=True)
        except binascii.Error as error:
            raise ImproperlyConfigured("FHR_FIELD_KEYS holds a key that is not base64.") from error
        if not KEY_ID.fullmatch(key_id) or len(key) != KEY_BYTES:
            raise ImproperlyConfigured("FHR_FIELD_KEYS must be id:base64 pairs of 32-byte keys.")
        if key_id in parsed:
            raise ImproperlyConfigured(f"FHR_FIELD_KEYS names the key {key_id} twice.")
        parsed[key_id] = key
    return parsed


def _index_key() -> bytes:
    return hashlib.sha256(b"blind-index:" + settings.BLIND_INDEX_KEY.encode()).digest()


def _split(sealed: bytes) -> tuple[str, bytes]:
    label_end = 2 + sealed[1] if len(sealed) > 1 else 0
    label = sealed[2:label_end]
    if sealed[:1] != VERSION or len(sealed) < label_end + NONCE_BYTES or not label.isascii():
        raise CannotDecrypt("not in the format of this site")
    return label.decode("ascii"), sealed[label_end:]
