"""The communicator makes a tag, prints it and sees the first arrival, all in the editor."""

from io import BytesIO

import pytest
import zxingcpp
from django.test import Client
from PIL import Image
from wagtail.models import Page

from recruitment.campaigns.models import Level, OrphanDay, Tag, TrackingLevel
from recruitment.visits import counter
from recruitment.visits.models import TagDay
from tests.campaigns.test_arrive import PHONE
from tests.make.campaigns import make_tag
from tests.make.plan import make_activity
from tests.make.staff import make_staff

TAGS = "/admin/plan/taggar/"


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """Signed in as the communicator."""
    client.force_login(make_staff("communicator"))
    return client


def test_from_a_new_tag_to_the_first_arrival(editor: Client, home: Page) -> None:
    activity = make_activity()
    facts = {"activity": activity.pk, "variant": "ICA Falun", "landing_page": home.pk, "is_printed": "on"}
    response = editor.post(f"{TAGS}new/", facts)
    tag = Tag.objects.get()
    assert response.status_code == 302 and response["Location"] == f"{TAGS}{tag.code}/"

    page = editor.get(f"{TAGS}{tag.code}/").content.decode()
    assert f"testserver/t/{tag.code}" in page and "Affisch i mataffären" in page

    visitor = Client()
    visitor.get(visitor.get(f"/t/{tag.code}", headers=PHONE)["Location"], headers=PHONE)
    counter.flush()
    listing = editor.get(TAGS).content.decode()
    assert tag.code in listing and "ICA Falun" in listing
    assert TagDay.objects.get(tag=tag).verified == 1


def test_the_files_for_print(editor: Client, home: Page) -> None:
    tag = make_tag()
    svg = editor.get(f"{TAGS}{tag.code}/qr.svg")
    assert svg["Content-Type"] == "image/svg+xml" and f"{tag.code}.svg" in svg["Content-Disposition"]
    png = editor.get(f"{TAGS}{tag.code}/qr.png")
    read = zxingcpp.read_barcodes(Image.open(BytesIO(png.content)).convert("L"))
    assert read[0].text == f"HTTP://TESTSERVER/T/{tag.code}"
    sheet = editor.get(f"{TAGS}{tag.code}/affisch/").content.decode()
    assert f"testserver/t/{tag.code}" in sheet and "<svg" in sheet
    assert tag.activity.name not in sheet.split("<aside")[0]


def test_a_used_tag_keeps_its_activity_and_code(editor: Client) -> None:
    tag, other = make_tag(is_printed=True, variant="före"), make_activity(name="Annan")
    response = editor.post(
        f"{TAGS}edit/{tag.code}/",
        {"activity": other.pk, "variant": "efter", "code": "222222", "is_printed": "on"},
    )
    assert response.status_code == 302
    kept = Tag.objects.get()
    assert (kept.code, kept.activity_id, kept.variant) == (tag.code, tag.activity_id, "efter")


def test_a_tag_for_one_person_is_refused_in_words(editor: Client) -> None:
    response = editor.post(f"{TAGS}new/", {"activity": make_activity().pk, "variant": "familjen Ek"})
    assert response.status_code == 200
    assert "aldrig för en enskild person" in response.content.decode()
    assert not Tag.objects.exists()


def test_a_cancelled_activity_gets_no_new_tags(editor: Client) -> None:
    activity = make_activity(status="cancelled")
    assert editor.post(f"{TAGS}new/", {"activity": activity.pk}).status_code == 200
    assert not Tag.objects.exists()


def test_nobody_deletes_a_tag_not_even_a_superuser(client: Client, db: None) -> None:
    tag = make_tag()
    for staff in (make_staff("communicator"), make_staff("communicator", is_superuser=True)):
        client.force_login(staff)
        client.post(f"{TAGS}delete/{tag.code}/")
        assert "delete/" not in client.get(f"{TAGS}edit/{tag.code}/").content.decode()
    assert Tag.objects.exists()


def test_a_tag_is_retired_by_a_press_and_never_by_a_link(editor: Client) -> None:
    tag = make_tag()
    assert editor.get(f"{TAGS}{tag.code}/avsluta/").status_code == 405
    assert Tag.objects.get().retired_on is None
    editor.post(f"{TAGS}{tag.code}/avsluta/")
    assert Tag.objects.get().retired_on is not None
    assert "avsluta/" not in editor.get(f"{TAGS}{tag.code}/").content.decode()


def test_an_unknown_tag_is_not_found(editor: Client) -> None:
    for place in ("", "qr.svg", "affisch/"):
        assert editor.get(f"{TAGS}222222/{place}").status_code == 404


def test_a_handler_has_no_business_here(client: Client, db: None) -> None:
    tag = make_tag()
    client.force_login(make_staff("handler"))
    for place in (TAGS, f"{TAGS}{tag.code}/", f"{TAGS}{tag.code}/qr.svg", f"{TAGS}{tag.code}/affisch/"):
        assert client.get(place).status_code in (302, 403, 404), place


def test_misprints_are_listed_and_can_only_be_seen(editor: Client) -> None:
    row = OrphanDay.objects.create(day="2026-11-22", code="FHR25", count=41)
    listing = editor.get("/admin/plan/okanda-koder/").content.decode()
    assert "FHR25" in listing and "41" in listing
    for place in ("new/", f"edit/{row.pk}/", f"delete/{row.pk}/"):
        assert editor.get(f"/admin/plan/okanda-koder/{place}").status_code in (302, 403, 404)
    assert OrphanDay.objects.exists()


def test_the_unit_manager_decides_the_level_and_no_decision_is_edited(client: Client, db: None) -> None:
    boss = make_staff("unit_manager")
    client.force_login(boss)
    client.post("/admin/plan/sparningsniva/new/", {"level": "landing", "reason": "Dataskyddsombudets beslut"})
    decision = TrackingLevel.objects.get()
    assert (decision.level, decision.decided_by) == (Level.LANDING, boss)
    client.post(f"/admin/plan/sparningsniva/edit/{decision.pk}/", {"level": "silent", "reason": "x"})
    client.post(f"/admin/plan/sparningsniva/delete/{decision.pk}/")
    assert TrackingLevel.objects.get().level == Level.LANDING


@pytest.mark.parametrize("role", ["editor", "unit_manager"])
def test_a_tag_opens_for_the_communicator_alone(role: str, client: Client, db: None) -> None:
    tag = make_tag()
    client.force_login(make_staff(role))
    for address in ("", "qr.svg", "qr.png", "affisch/"):
        answer = client.get(f"{TAGS}{tag.code}/{address}")
        assert answer.status_code == 302 and tag.code not in answer.content.decode(), address
    client.post(f"{TAGS}{tag.code}/avsluta/")
    tag.refresh_from_db()
    assert tag.retired_on is None
