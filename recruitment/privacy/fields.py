"""Model fields whose column holds only locked text."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from recruitment.privacy.encryption import decrypt, encrypt


class _Locked(bytes):
    """A value as it came from the database, not yet opened."""


class _Opener:
    """Opens the value at first use, so that a list that shows no names decrypts none."""

    def __init__(self, field: EncryptedTextField) -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            # A deferred field: fetch it like Django's own DeferredAttribute does.
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if isinstance(value, _Locked):
            value = self.field.opened(bytes(value), instance)
            instance.__dict__[name] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.BinaryField):
    """Text that is plain on the instance and locked in the column.

    The row's primary key must be known before the first save (a UUID made by us), since the text is
    bound to it. Cannot be searched or updated in bulk; keep a blind index beside it for look-ups.
    """

    # For the type checker: what instances hold is text, whatever the column holds.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        # Where null is allowed, an absent text is null: a migration could lock nothing for rows unread.
        kwargs.setdefault("default", None if kwargs.get("null") else self.empty)
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    @staticmethod
    def empty() -> Any:
        return ""

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        kwargs.pop("editable", None)
        return name, path, args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opener(self))

    def context(self, key: Any) -> str:
        """What the locked text of the row with primary key `key` is bound to."""
        return f"{self.model._meta.label_lower}.{self.attname}:{key}"

    def opened(self, locked: bytes, instance: models.Model) -> Any:
        return self.from_text(decrypt(locked, context=self.context(instance.pk)))

    def relocked(self, locked: bytes, key: Any) -> _Locked:
        """The same text under the newest key, for the row with primary key `key`."""
        context = self.context(key)
        return _Locked(encrypt(decrypt(bytes(locked), context=context), context=context))

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, text: str) -> Any:
        return text

    def to_python(self, value: Any) -> Any:
        """Validation sees the text itself; the base class would take it for base64."""
        return value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> _Locked | None:
        return None if value is None else _Locked(bytes(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, _Locked) or value is None:
            return value
        if model_instance.pk is None:
            raise FieldError(f"{self.model.__name__}.{self.attname} needs a primary key made before saving.")
        return _Locked(encrypt(self.to_text(value), context=self.context(model_instance.pk)))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None and not isinstance(value, _Locked):
            raise FieldError(f"{self.attname} is encrypted: save the instance, never update in bulk.")
        return super().get_db_prep_value(None if value is None else bytes(value), connection, prepared)

    def value_to_string(self, obj: models.Model) -> str:
        """Serialisers (dumpdata, revisions) meet a mark, never the text."""
        return ""


class EncryptedJSONField(EncryptedTextField):
    """Lists and dictionaries, locked like text."""

    @staticmethod
    def empty() -> Any:
        return {}

    def to_text(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    def from_text(self, text: str) -> Any:
        return json.loads(text)
