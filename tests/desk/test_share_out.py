"""Sharing out from the list: the page that asks who, and what is said about those a colleague took."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.desk.forms.share_out import tick
from recruitment.leads.models import Lead
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import make_handler, tomorrow

pytestmark = pytest.mark.django_db
SHARE_OUT = reverse("desk:share_out")
NOW = timezone.now()


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Nyberg")


@pytest.fixture
def desk(anna: User) -> Client:
    client = Client()
    client.force_login(anna)
    return client


def take(lead: Lead, by: User) -> None:
    fresh = Lead.objects.get(pk=lead.pk)
    actions.assign(
        fresh, owner=by, partner=None, next_action="assess", next_action_on=tomorrow(NOW), by=by, at=NOW
    )


def test_the_page_names_the_ticked_and_proposes_whoever_asks(desk: Client, anna: User) -> None:
    lead, other = make_lead(name="Åsa Öberg"), make_lead(name="Bo Grind")
    page = desk.post(SHARE_OUT, {"anmalan": tick(lead)})
    assert "Åsa Öberg" in page.content.decode()
    assert "Bo Grind" not in page.content.decode()
    assert page.context["form"].fields["owner"].initial == anna.pk
    entry = AccessLogEntry.objects.order_by("-pk").first()
    assert entry is not None
    assert (entry.door, entry.cases) == ("desk:share_out", [lead.reference])
    assert other.reference not in entry.cases


def test_the_pair_gets_them_and_the_list_is_where_it_was(desk: Client, anna: User) -> None:
    leads = [make_lead(), make_lead()]
    answer = desk.post(
        SHARE_OUT,
        {
            "anmalan": [tick(lead) for lead in leads],
            "owner": anna.pk,
            "partner": "",
            "tillbaka": "flik=utan-ansvarig&kommun=2085",
        },
    )
    assert answer.headers["Location"] == f"{reverse('desk:inbox')}?flik=utan-ansvarig&kommun=2085"
    assert set(Lead.objects.filter(owner=anna)) == set(leads)


def test_who_lost_a_race_is_told_which_and_to_whom(desk: Client, anna: User) -> None:
    karin = make_handler(first_name="Karin", last_name="Ström")
    mine, hers = make_lead(), make_lead()
    ticks = [tick(mine), tick(hers)]
    take(hers, karin)
    answer = desk.post(SHARE_OUT, {"anmalan": ticks, "owner": anna.pk}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert any(hers.reference in words and "Karin Ström" in words for words in said)
    assert not any(mine.reference in words for words in said)
    hers.refresh_from_db()
    assert hers.owner == karin


def test_what_has_changed_since_stands_unticked_with_its_new_owner(desk: Client) -> None:
    lead = make_lead()
    old = tick(lead)
    take(lead, make_handler(first_name="Karin", last_name="Ström"))
    page = desk.post(SHARE_OUT, {"anmalan": old})
    assert [row["has_changed"] for row in page.context["chosen"]] == [True]
    assert "Karin Ström" in page.content.decode()


def test_a_pair_is_two_people_and_nothing_happens_without_one(desk: Client, anna: User) -> None:
    lead = make_lead()
    for answer in ({"owner": ""}, {"owner": anna.pk, "partner": anna.pk}, {"owner": 0}):
        page = desk.post(SHARE_OUT, {"anmalan": tick(lead), **answer})
        assert page.status_code == 200
        assert page.context["form"].errors
    lead.refresh_from_db()
    assert lead.owner is None


def test_nothing_ticked_leads_back_with_a_word(desk: Client) -> None:
    answer = desk.post(SHARE_OUT, {"tillbaka": "flik=mina"}, follow=True)
    assert answer.redirect_chain[0][0].endswith("?flik=mina")
    assert list(answer.context["messages"])


def test_a_protected_family_cannot_be_ticked_by_a_stranger(desk: Client, anna: User) -> None:
    lead = make_lead(name="Siv Dold")
    actions.protect(lead, by=make_staff(Role.UNIT_MANAGER), at=NOW)
    assert "Siv Dold" not in desk.post(SHARE_OUT, {"anmalan": tick(lead)}).content.decode()
    desk.post(SHARE_OUT, {"anmalan": tick(lead), "owner": anna.pk})
    lead.refresh_from_db()
    assert lead.owner is None


@pytest.mark.parametrize("address", ["https://ond.example", "//ond.example", "flik=allt", "\x00", "x" * 9000])
def test_the_way_back_is_always_an_inbox(address: str, desk: Client) -> None:
    answer = desk.post(SHARE_OUT, {"tillbaka": address})
    if answer.status_code == 302:
        assert answer.headers["Location"] == f"{reverse('desk:inbox')}?flik=att-gora"
    else:
        assert answer.status_code == 400
