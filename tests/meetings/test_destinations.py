"""A tag of a meeting leads to it, and when there is nothing to come to, to something that helps."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from recruitment.campaigns.models import Tag
from recruitment.meetings import scheduling
from recruitment.meetings.models import Meeting
from recruitment.plan.models import Activity
from recruitment.staff.models import User
from tests.booking.test_home_party import CANARY
from tests.campaigns.conftest import home  # noqa: F401
from tests.campaigns.test_arrive import PHONE, carried
from tests.make.campaigns import make_tag
from tests.make.meetings import make_booking, make_home_party, make_meeting
from tests.make.plan import make_activity
from tests.make.staff import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def activity() -> Activity:
    return make_activity(public_label="Informationskväll")


def target(client: Client, tag: Tag) -> str:
    return urlsplit(client.get(f"/t/{tag.code}", headers=PHONE)["Location"]).path


def helps(client: Client, meeting: Meeting) -> str:
    """The page the meeting's own tag leads to, which must hold ways onward."""
    answer = client.get(client.get(f"/t/{meeting.tag_id}", headers=PHONE)["Location"])
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "/intresse/" in html and 'href="/traffar/?k=' in html
    return html


def test_a_meetings_own_tag_leads_to_the_meeting_and_keeps_its_label(
    client: Client, activity: Activity
) -> None:
    meeting = make_meeting(activity=activity)
    location = client.get(f"/t/{meeting.tag_id}", headers=PHONE)["Location"]
    assert urlsplit(location).path == f"/traffar/{meeting.slug}/"
    ((arrival),) = carried(location)
    assert (arrival.label, arrival.entry_page) == (meeting.tag_id, 0)
    assert client.get(location, headers=PHONE).status_code == 200


def test_another_tag_of_the_activity_leads_to_the_next_meeting(client: Client, activity: Activity) -> None:
    make_meeting(activity=activity, starts_at=timezone.now() + timedelta(days=30))
    soonest = make_meeting(activity=activity, starts_at=timezone.now() + timedelta(days=3))
    make_meeting(activity=activity, starts_at=timezone.now() - timedelta(days=3))
    assert target(client, make_tag(activity=activity)) == f"/traffar/{soonest.slug}/"


def test_a_tag_that_has_nothing_to_do_with_meetings_leads_to_the_start_page(
    client: Client, activity: Activity
) -> None:
    make_meeting(activity=activity)
    assert target(client, make_tag()) == "/"


def test_a_landing_page_goes_before_a_meeting_while_it_can_be_seen(
    client: Client, activity: Activity
) -> None:
    meeting = make_meeting(activity=activity)
    page = Page.objects.get(slug="om-oss")
    tag = make_tag(activity=activity, landing_page=page)
    assert target(client, tag) == "/om-oss/"
    page.specific.unpublish()
    assert target(client, tag) == f"/traffar/{meeting.slug}/"


def test_an_english_meeting_is_met_in_english(client: Client, activity: Activity) -> None:
    meeting = make_meeting(activity=activity, language="en")
    assert target(client, meeting.tag) == f"/en/traffar/{meeting.slug}/"


def test_a_full_meeting_offers_its_waiting_list(client: Client, activity: Activity) -> None:
    meeting = make_meeting(activity=activity, capacity=1)
    make_booking(meeting)
    assert "väntelista" in helps(client, meeting).lower()


def test_a_full_meeting_without_waiting_list_is_no_dead_end(client: Client, activity: Activity) -> None:
    meeting = make_meeting(activity=activity, capacity=1, has_waiting_list=False)
    make_booking(meeting)
    assert "Träffen är full" in helps(client, meeting)


def test_a_meeting_that_is_over_says_so_and_leads_on(client: Client, activity: Activity) -> None:
    past = make_meeting(activity=activity, starts_at=timezone.now() - timedelta(days=2))
    assert "Den här träffen har varit" in helps(client, past)
    assert target(client, make_tag(activity=activity)) == "/traffar/"


def test_a_meeting_that_is_called_off_says_so_and_leads_on(client: Client, activity: Activity) -> None:
    meeting = make_meeting(activity=activity)
    scheduling.call_off(meeting, by=User.objects.system(), at=timezone.now())
    assert "Träffen är inställd" in helps(client, meeting)


@pytest.mark.parametrize("days", [(1, 20), (-20, -1)])
def test_a_meeting_that_is_not_shown_sends_to_the_calendar(
    client: Client, activity: Activity, days: tuple[int, int]
) -> None:
    shown, hidden = (timezone.now() + timedelta(days=number) for number in days)
    meeting = make_meeting(activity=activity, published_from=shown, published_until=hidden)
    assert target(client, meeting.tag) == "/traffar/"


def test_a_home_party_is_nobodys_target(client: Client, activity: Activity) -> None:
    party = make_home_party(activity=activity)
    location = client.get(f"/t/{party.tag_id}", headers=PHONE)["Location"]
    assert urlsplit(location).path == "/traffar/inbjudan/"
    page = client.get(location).content.decode()
    assert not CANARY.search(page) and party.title not in page
    assert target(client, make_tag(activity=activity)) == "/"


def test_the_editor_is_told_where_a_tag_leads(activity: Activity) -> None:
    communicator = signed_in("communicator")
    meeting = make_meeting(activity=activity)
    tag_page = communicator.get(f"/admin/plan/taggar/{meeting.tag_id}/").content.decode()
    assert f"<dd>{meeting}</dd>" in tag_page
    assert "<dd>Startsidan</dd>" in communicator.get(f"/admin/plan/taggar/{make_tag().pk}/").content.decode()
    meeting_page = communicator.get(f"/admin/traffar/{meeting.pk}/").content.decode()
    assert f"/t/{meeting.tag_id}" in meeting_page
    party = make_home_party(activity=activity)
    assert f"/t/{party.tag_id}" not in communicator.get(f"/admin/traffar/{party.pk}/").content.decode()
