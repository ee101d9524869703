"""Locks the secrets behind sign-in codes like any personal data.

They lie inside a JSON column of allauth's, so they are locked piece by piece instead of by a field.
"""

from typing import Any

from recruitment.privacy.encryption import decrypt, encrypt, key_id_of

CONTEXT = "mfa.authenticator"
SECRET_KEYS = ("secret", "seed")


def lock(text: str) -> str:
    return encrypt(text, context=CONTEXT).hex()


def unlock(locked: str) -> str:
    return decrypt(bytes.fromhex(locked), context=CONTEXT)


def relocked(data: dict[str, Any], *, key_id: str) -> dict[str, Any]:
    """The same authenticator data with every secret under the key `key_id`; unchanged ones stay."""
    return {
        name: lock(unlock(value))
        if name in SECRET_KEYS and key_id_of(bytes.fromhex(value)) != key_id
        else value
        for name, value in data.items()
    }
