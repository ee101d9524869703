"""Moves everything that is locked to the newest key, batch by batch, while the site runs.

A row is replaced only if its column still holds what was read: whoever saved in between wins, and
has locked with the newest key already. Running again picks up what an interrupted run left.
"""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models

from recruitment.privacy import sign_in_secrets
from recruitment.privacy.encryption import key_id_of, primary_key
from recruitment.privacy.fields import EncryptedTextField
from recruitment.privacy.register import locked_fields

CHUNK = 500


def rotate() -> int:
    """Relocks every field of every model and every sign-in secret; returns how many were moved."""
    newest, _key = primary_key()
    moved = sum(
        _rotate_field(model, field, newest) for model in apps.get_models() for field in locked_fields(model)
    )
    return moved + _rotate_sign_in_secrets(newest)


def left_behind() -> int:
    """How many locked values still need an older key; that key may go when the answer is 0."""
    newest, _key = primary_key()
    fields = [(model, field) for model in apps.get_models() for field in locked_fields(model)]
    count = sum(1 for model, field in fields for _row in _under_older_keys(model, field, newest))
    return count + sum(1 for _row in _secrets_under_older_keys(newest))


def _rotate_field(model: type[models.Model], field: EncryptedTextField, newest: str) -> int:
    moved = 0
    for key, locked in _under_older_keys(model, field, newest):
        moved += (
            model._default_manager.filter(pk=key, **{field.attname: locked})
            .order_by()
            .update(**{field.attname: field.relocked(locked, key)})
        )
    return moved


def _under_older_keys(
    model: type[models.Model], field: EncryptedTextField, newest: str
) -> Iterator[tuple[Any, Any]]:
    # Read in slices by key, so that no long transaction stands while the site works.
    last = None
    while True:
        rows = model._default_manager.exclude(**{f"{field.attname}__isnull": True}).order_by("pk")
        if last is not None:
            rows = rows.filter(pk__gt=last)
        chunk = list(rows.values_list("pk", field.attname)[:CHUNK])
        yield from ((key, locked) for key, locked in chunk if key_id_of(locked) != newest)
        if len(chunk) < CHUNK:
            return
        last = chunk[-1][0]


def _rotate_sign_in_secrets(newest: str) -> int:
    moved = 0
    for authenticator in _secrets_under_older_keys(newest):
        data = sign_in_secrets.relocked(authenticator.data, key_id=newest)
        moved += Authenticator.objects.filter(pk=authenticator.pk, data=authenticator.data).update(data=data)
    return moved


def _secrets_under_older_keys(newest: str) -> Iterator[Authenticator]:
    for authenticator in Authenticator.objects.order_by("pk"):
        if sign_in_secrets.relocked(authenticator.data, key_id=newest) != authenticator.data:
            yield authenticator
