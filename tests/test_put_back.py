"""The suite's own promise: a test with real transactions leaves the ground as it found it."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from wagtail.models import Page

from tests import put_back


@pytest.mark.django_db(transaction=True)
def test_what_stood_before_stands_again() -> None:
    kept = put_back.remember()
    roots = list(Page.objects.values_list("pk", flat=True))
    groups = set(Group.objects.values_list("name", flat=True))
    types = dict(ContentType.objects.values_list("model", "pk"))
    assert roots
    assert groups

    call_command("flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True)
    assert not Page.objects.exists()
    put_back.put_back(kept)

    assert list(Page.objects.values_list("pk", flat=True)) == roots
    assert set(Group.objects.values_list("name", flat=True)) == groups
    assert dict(ContentType.objects.values_list("model", "pk")) == types
