"""The unit manager keeps the register in the editor, and confirms it press by press."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from recruitment.municipalities import needs
from recruitment.municipalities.models import Municipality, Need
from tests.make.needs import make_place
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db

REGISTER = "/admin/behov/"


@pytest.fixture
def manager() -> Client:
    return signed_in("unit_manager")


@pytest.fixture
def need() -> Need:
    """Stated long enough ago to be asked about again."""
    then = timezone.now() - timedelta(days=70)
    facts = {"age_band": "13-17", "count": 2, "valid_until": timezone.localdate() + timedelta(days=30)}
    return needs.state(Need(municipality=make_place("2080"), **facts), by=make_staff("unit_manager"), at=then)


def facts(**changed: object) -> dict[str, object]:
    return {
        "municipality": "2080", "age_band": "13-17", "home_type": "familjehem", "count": "2",
        "language": "", "urgency": "now",
        "valid_until": (timezone.localdate() + timedelta(days=30)).isoformat(),
        **changed,
    }  # fmt: skip


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def pressed(page: str, address: str) -> str:
    """What the form that leads to an address says has been read."""
    form = page.split(f'action="{address}"')[1].split("</form>")[0]
    return form.split('name="changes" value="')[1].split('"')[0]


def test_one_press_confirms_one_need(manager: Client, need: Need) -> None:
    page = text_of(manager, REGISTER)
    assert page.count("fråga igen") == 2
    address = f"{REGISTER}{need.pk}/star-kvar/"
    answer = manager.post(address, {"changes": pressed(page, address)})
    assert answer["Location"] == REGISTER
    need.refresh_from_db()
    assert need.last_confirmed_on == timezone.localdate()
    page = text_of(manager, REGISTER)
    assert "fråga igen" not in page and address not in page


def test_one_press_confirms_a_municipality_and_keeps_the_filter(manager: Client, need: Need) -> None:
    page = text_of(manager, f"{REGISTER}?urgency=soon")
    address = f"{REGISTER}allt-stammer/2080/?urgency=soon"
    answer = manager.post(address, {"changes": pressed(page, address)})
    assert answer["Location"] == f"{REGISTER}?urgency=soon"
    need.refresh_from_db()
    assert need.last_confirmed_on == timezone.localdate()
    assert "Falun: 1 behov är bekräftat i dag" in text_of(manager, REGISTER)


@pytest.mark.parametrize("seen", ["", "0", "nonsense", "9" * 40])
def test_a_press_from_an_old_page_is_told_to_read_again(manager: Client, need: Need, seen: str) -> None:
    for address in (f"{REGISTER}{need.pk}/star-kvar/", f"{REGISTER}allt-stammer/2080/"):
        answer = manager.post(address, {"changes": seen}, follow=True)
        assert "Läs igen" in answer.content.decode()
    need.refresh_from_db()
    assert need.last_confirmed_on < timezone.localdate()


def test_a_need_that_ran_out_while_the_page_was_open_is_not_confirmed(manager: Client, need: Need) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        client = signed_in("unit_manager")
        answer = client.post(f"{REGISTER}{need.pk}/star-kvar/", {"changes": "1"}, follow=True)
        assert "har gått ut" in answer.content.decode()
        assert "gäller inte längre" in text_of(client, f"{REGISTER}{need.pk}/")


def test_the_page_of_a_need_tells_its_history_and_ends_it(manager: Client, need: Need) -> None:
    manager.post(f"{REGISTER}edit/{need.pk}/", facts(count="4", language="finska"))
    page = text_of(manager, f"{REGISTER}{need.pk}/")
    for words in ("antal hem: 4, förut: 2", "hur bråttom: nu, förut: inom tre månader", "finska", "inlagt"):
        assert words in page
    manager.post(f"{REGISTER}{need.pk}/avsluta/")
    page = text_of(manager, f"{REGISTER}{need.pk}/")
    assert "avslutat" in page and "Avsluta behovet" not in page


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"language": "Kim Andersson"}, "utelämna namn"),
        ({"language": "19121212-1212"}, "Utelämna siffror"),
        ({"language": "pojke"}, "inte om ett barn"),
        ({"valid_until": "2020-01-01"}, "redan passerat"),
        ({"municipality": "2085"}, "giltigt"),
        ({"count": "0"}, "1"),
    ],
)
def test_what_may_not_stand_there_is_told_in_words(
    manager: Client, changed: dict[str, object], words: str
) -> None:
    make_place("2080")
    Municipality.objects.create(code="2085", name="Ludvika", is_member=False)
    answer = manager.post(f"{REGISTER}new/", facts(**changed))
    assert answer.status_code == 200 and words in answer.content.decode()
    assert not Need.objects.exists()


def test_the_source_of_a_figure_is_no_place_for_people(manager: Client) -> None:
    make_place("2080")
    told = {"code": "2080", "name": "Falun", "area": "mellersta", "children": "100", "is_member": "on"}
    for source, accepted in (("SCB, december 2024", True), ("Kim, 070-174 06 05", False), ("a@b.se", False)):
        answer = manager.post("/admin/kommuner/edit/2080/", {**told, "children_source": source})
        assert (answer.status_code == 302) is accepted, source


def test_a_need_is_never_deleted(manager: Client, need: Need) -> None:
    manager.post(f"{REGISTER}delete/{need.pk}/")
    assert Need.objects.filter(pk=need.pk).exists()


def test_nobody_else_confirms_or_ends(need: Need) -> None:
    for role in ("communicator", "editor", "handler", "system_administrator"):
        client = signed_in(role)
        for deed in (f"{need.pk}/star-kvar/", f"{need.pk}/avsluta/", "allt-stammer/2080/"):
            client.post(f"{REGISTER}{deed}", {"changes": "1"})
    assert [event.kind for event in need.events.all()] == ["stated"]
