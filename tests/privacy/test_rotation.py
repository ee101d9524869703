"""Keys change while the site runs, and nothing is lost however often the command runs."""

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management import call_command

from recruitment.leads.models import Applicant, Lead
from recruitment.privacy import rotation
from recruitment.privacy.encryption import key_id_of
from recruitment.privacy.register import locked_fields
from recruitment.staff.roles import Role
from tests.make.leads import make_lead
from tests.make.staff import SECRET, make_staff

pytestmark = pytest.mark.django_db

OLD = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
NEW = "k2:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU="


@pytest.fixture(autouse=True)
def old_key(settings) -> None:
    settings.FIELD_KEYS = OLD


def key_ids() -> set[str]:
    return {
        key_id_of(bytes(locked))
        for model in apps.get_models()
        for field in locked_fields(model)
        for locked in model._default_manager.values_list(field.attname, flat=True)
        if locked is not None
    }


def test_everything_moves_and_the_old_key_can_go(settings, capsys) -> None:
    for number in range(3):
        make_lead(name=f"Kim {number}", answers={"steps": [number]})
    person = make_staff(Role.HANDLER)
    settings.FIELD_KEYS = f"{NEW},{OLD}"
    call_command("rotate_keys")
    said = capsys.readouterr().out
    assert "; 0 left behind" in said
    assert "No longer needed, once every process has restarted: k1" in said
    assert key_ids() == {"k2"}
    settings.FIELD_KEYS = NEW
    assert sorted(row.name for row in Applicant.objects.all()) == ["Kim 0", "Kim 1", "Kim 2"]
    assert sorted(lead.answers["steps"][0] for lead in Lead.objects.all()) == [0, 1, 2]
    from allauth.mfa.utils import decrypt

    assert decrypt(Authenticator.objects.get(user=person).data["secret"]) == SECRET


def test_a_second_run_moves_nothing(settings) -> None:
    make_lead()
    settings.FIELD_KEYS = f"{NEW},{OLD}"
    assert rotation.rotate() > 0
    assert rotation.rotate() == 0
    assert rotation.left_behind() == 0


def test_small_slices_reach_every_row(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        make_lead(name=f"Kim {number}")
    monkeypatch.setattr(rotation, "CHUNK", 2)
    settings.FIELD_KEYS = f"{NEW},{OLD}"
    rotation.rotate()
    assert rotation.left_behind() == 0


def test_whoever_saves_in_between_wins(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    make_lead(name="Kim Före")
    settings.FIELD_KEYS = f"{NEW},{OLD}"
    relocked = rotation.EncryptedTextField.relocked

    def and_somebody_saves(field, locked, key):
        if field.attname == "name":
            person = Applicant.objects.get(pk=key)
            person.name = "Kim Efter"
            person.save(update_fields=["name"])
        return relocked(field, locked, key)

    monkeypatch.setattr(rotation.EncryptedTextField, "relocked", and_somebody_saves)
    rotation.rotate()
    assert Applicant.objects.get().name == "Kim Efter"
    assert rotation.left_behind() == 0
