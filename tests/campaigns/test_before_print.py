"""Before a tag is printed: many at once, a sheet to cut, advice, UTM, and a trial that counts nothing."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from recruitment.campaigns import actions
from recruitment.campaigns.advice import advice
from recruitment.campaigns.links import advertiser_address, utm_of
from recruitment.campaigns.models import Level, Tag
from recruitment.campaigns.use import with_use
from recruitment.plan.models import Activity, Channel
from recruitment.visits import counter
from recruitment.visits.models import EntryDay, FilteredDay, TagDay
from tests.make.campaigns import decide_level, make_tag
from tests.make.plan import make_activity, make_channel
from tests.make.staff import make_staff

TAGS = "/admin/plan/taggar/"
TODAY = date(2026, 11, 22)


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """Signed in as the communicator."""
    client.force_login(make_staff("communicator"))
    return client


def test_twenty_places_get_a_tag_each_and_pasted_again_none_is_doubled(editor: Client, home: Page) -> None:
    activity = make_activity()
    places = "\r\n".join(f"Plats {number}" for number in range(20)) + "\r\n\r\n  plats 3 \r\n"
    facts = {"activity": activity.pk, "places": places, "landing_page": home.pk}
    response = editor.post(f"{TAGS}manga/", facts)
    assert response["Location"] == f"{TAGS}ark/{activity.pk}/"
    tags = Tag.objects.filter(activity=activity)
    assert tags.count() == 20 and all(tag.is_printed and tag.landing_page_id == home.pk for tag in tags)

    again = editor.post(f"{TAGS}manga/", {**facts, "places": f"{places}\nPlats 20"})
    assert again.status_code == 302 and tags.all().count() == 21
    said = editor.get(f"{TAGS}manga/").content.decode()
    assert "1 tagg skapades" in said and "20 platser hade redan en" in said


def test_one_place_that_cannot_stand_stops_them_all_and_is_named_by_its_line(editor: Client) -> None:
    facts = {"activity": make_activity().pk, "places": f"ICA Falun\nFamiljen Ek\n{'x' * 81}"}
    answer = editor.post(f"{TAGS}manga/", facts).content.decode()
    assert "Rad 2:" in answer and "Rad 3: längre än 80 tecken" in answer
    assert "ICA Falun" in answer and not Tag.objects.exists()
    assert editor.post(f"{TAGS}manga/", {**facts, "places": " \n "}).status_code == 200


def test_more_places_than_an_activity_may_have_make_none(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_TAGS", 2)
    facts = {"activity": make_activity().pk, "places": "Ett\nTvå\nTre"}
    assert "redan så många taggar" in editor.post(f"{TAGS}manga/", facts).content.decode()
    assert not Tag.objects.exists()


def test_all_or_none_also_when_the_words_are_refused_at_the_door_of_the_room(db: None) -> None:
    with pytest.raises(ValidationError):
        actions.create_tags(
            activity=make_activity(),
            variants=["ICA Falun", "Familjen Ek"],
            by=make_staff("communicator"),
            at=timezone.now(),
        )
    assert not Tag.objects.exists()


def test_too_many_tags_one_at_a_time_are_refused_in_words(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_TAGS", 0)
    answer = editor.post(f"{TAGS}new/", {"activity": make_activity().pk, "variant": "ICA"})
    assert answer.status_code == 200 and "redan så många taggar" in answer.content.decode()


def test_the_sheet_holds_every_running_tag_with_its_address_and_cut_marks(editor: Client) -> None:
    activity = make_activity()
    tags = [make_tag(activity=activity, variant=f"Plats {number:02}") for number in range(13)]
    old = make_tag(activity=activity, retired_on=TODAY)
    sheet = editor.get(f"{TAGS}ark/{activity.pk}/").content.decode()
    assert all(sheet.count(f"testserver/t/{tag.code}") == 1 for tag in tags)
    assert old.code not in sheet
    assert sheet.count('class="sheet"') == 2 and sheet.count("mark mark-1") == 13


def test_the_qr_code_as_a_pdf_of_its_own(editor: Client) -> None:
    tag = make_tag()
    answer = editor.get(f"{TAGS}{tag.code}/qr.pdf")
    assert answer["Content-Type"] == "application/pdf" and f"{tag.code}.pdf" in answer["Content-Disposition"]
    assert BytesIO(answer.content).read(5) == b"%PDF-"


ADVISED: dict[str, tuple[dict[str, Any], str]] = {
    "no page": ({}, "ingen egen landningssida"),
    "over": ({"ends_on": TODAY - timedelta(days=1)}, "Aktiviteten slutade 21 november 2026"),
    "called off": ({"status": "cancelled"}, "Aktiviteten är inställd"),
    "no utm": ({"channel": {"kind": "paid"}}, "saknar utm_source"),
    "a home": ({"channel": {"kind": "personal"}}, "hemma hos någon"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", ADVISED)
def test_what_to_look_at_before_print(what: str) -> None:
    facts, words = ADVISED[what]
    if "channel" in facts:
        facts = {**facts, "channel": make_channel("Annan", **facts["channel"])}
    tag = make_tag(activity=make_activity(**facts), variant="Träff i Bjursås")
    assert words in " ".join(advice(tag, leads_somewhere=what != "no page", today=TODAY))


@time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC))
def test_advice_is_given_when_a_tag_is_saved_and_forbids_nothing(editor: Client, home: Page) -> None:
    tag = make_tag()
    facts = {"activity": tag.activity_id, "variant": "ICA Falun"}
    saved = editor.post(f"{TAGS}edit/{tag.code}/", facts, follow=True).content.decode()
    assert "Titta på det här innan ni trycker" in saved and "ingen egen landningssida" in saved
    editor.post(f"{TAGS}edit/{tag.code}/", {**facts, "landing_page": home.pk})
    assert "Titta på det här" not in editor.get(f"{TAGS}{tag.code}/").content.decode()


@pytest.mark.django_db
def test_a_tag_in_order_needs_no_advice(home: Page) -> None:
    tag = make_tag(landing_page=home, variant="ICA Falun")
    assert list(advice(tag, leads_somewhere=True, today=TODAY)) == []
    home.live = False
    assert "inte publicerad" in next(advice(tag, leads_somewhere=True, today=TODAY))


def test_the_utm_set_names_the_campaign_by_its_public_words() -> None:
    channel = Channel(name="Sociala medier", utm_source="facebook", utm_medium="paid-social")
    activity = Activity(
        name="FB-retarget-v2", public_label="Annons på Facebook", starts_on=TODAY, channel=channel
    )
    tag = Tag(code="22222B", activity=activity, variant="Bild Å")
    assert utm_of(tag) == {
        "utm_source": "facebook",
        "utm_medium": "paid-social",
        "utm_campaign": "annons-pa-facebook-2026",
        "utm_content": "bild-a",
        "utm_id": "22222B",
    }
    address = urlsplit(advertiser_address(tag))
    assert address.path == "/t/22222B" and parse_qs(address.query)["utm_id"] == ["22222B"]
    channel.utm_medium = ""
    assert utm_of(tag) == {}


@pytest.mark.django_db
def test_what_comes_after_the_end_is_counted_apart() -> None:
    tag = make_tag(activity=make_activity(ends_on=date(2026, 11, 30)), retired_on=date(2026, 11, 10))
    for day, verified in ((10, 4), (11, 2), (12, 1)):
        TagDay.objects.create(day=date(2026, 11, day), tag=tag, verified=verified, unverified=1)
    used = with_use(Tag.objects.all()).get()
    assert (used.hits, used.unverified, used.late) == (7, 3, 3)
    Tag.objects.update(retired_on=None)
    assert with_use(Tag.objects.all()).get().late == 0


@pytest.mark.parametrize(
    ("level", "carries", "says"),
    [
        (Level.DECLARED, True, True),
        (Level.SILENT, True, False),
        (Level.LANDING, False, False),
        (Level.OFF, False, False),
    ],
)
def test_the_trial_shows_what_a_visitor_meets_and_counts_nothing(
    editor: Client, home: Page, level: Level, carries: bool, says: bool
) -> None:
    decide_level(level)
    tag = make_tag(landing_page=home)
    page = editor.get(f"{TAGS}{tag.code}/prov/").content.decode()
    assert "<strong>Start</strong>" in page
    assert (f"<code>{tag.code}." in page) is carries
    assert ("Vi tror att ni hittade oss genom: Affisch i mataffären" in page) is says
    counter.flush()
    assert not TagDay.objects.exists() and not EntryDay.objects.exists() and not FilteredDay.objects.exists()


def test_a_handler_makes_no_tags_and_tries_none(client: Client, db: None) -> None:
    tag = make_tag()
    client.force_login(make_staff("handler"))
    for place in ("manga/", f"ark/{tag.activity_id}/", f"{tag.code}/prov/", f"{tag.code}/qr.pdf"):
        assert client.get(TAGS + place).status_code in (302, 403, 404), place
    for place in ("manga/", f"{tag.code}/ord/"):
        client.post(TAGS + place, {"activity": tag.activity_id, "places": "ICA", "word": "tonar"})
    assert Tag.objects.count() == 1 and not tag.aliases.exists()
