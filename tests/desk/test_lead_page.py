"""A registration's page and its deeds, as a person with a browser and no script meets them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.desk.deeds import ALL, OFFERED, Deed
from recruitment.desk.forms.fields import version_of
from recruitment.handoff.models import Handover
from recruitment.leads.intake import TouchFacts
from recruitment.leads.models import EntryChannel, Lead, TouchKind
from recruitment.leads.status import Status
from recruitment.leads.wishes import CallWishes
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES, Role
from recruitment.triage import actions
from tests.make.campaigns import make_tag
from tests.make.leads import make_lead
from tests.make.staff import make_staff, signed_in
from tests.make.triage import brought_to, make_assigned, make_handed_over, make_handler, tomorrow

pytestmark = pytest.mark.django_db
NOW = timezone.now()
ANSWERS = {
    "steps": [
        {
            "key": "hushall",
            "title": "Hushållet",
            "answers": [
                {"label": "Vilka bor hemma?", "value": "<b>Två</b> vuxna"},
                {"label": "Djur", "value": ""},
            ],
        }
    ]
}


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Nyberg")


@pytest.fixture
def desk(anna: User) -> Client:
    client = Client()
    client.force_login(anna)
    return client


def page_of(lead: Lead) -> str:
    return reverse("desk:lead", args=[lead.reference])


def send(client: Client, lead: Lead, deed: str, **fields: Any) -> Any:
    """Sends a deed's form as the page would, with the page's own memory unless it is given."""
    chosen = next(known for known in ALL if known.key == deed)
    fields = {"seen": version_of(Lead.objects.get(pk=lead.pk)), "token": uuid4(), **fields}
    data = {f"{chosen.key}-{name}": value for name, value in fields.items()}
    return client.post(reverse(chosen.url_name, args=[lead.reference]), data)


def step(days: int = 1, next_action: str = "call_again") -> dict[str, Any]:
    return {
        "next_action": next_action,
        "next_action_on": (tomorrow(NOW) + timedelta(days=days - 1)).isoformat(),
    }


def test_the_page_tells_who_what_and_how(desk: Client) -> None:
    tag = make_tag(variant="ICA Ludvika")
    lead = make_lead(name="Åsa <Öberg>", answers=ANSWERS, touches=[TouchFacts(kind=TouchKind.TAG, tag=tag)])
    page = desk.get(page_of(lead)).content.decode()
    for words in (
        "Åsa &lt;Öberg&gt;",
        'href="tel:+46701740605"',
        "070-174 06 05",
        "&lt;b&gt;Två&lt;/b&gt; vuxna",
        "ICA Ludvika",
        "Mottagen",
    ):
        assert words in page
    assert "Djur" not in page


def test_opening_a_page_is_written_down_once(desk: Client, anna: User) -> None:
    lead = make_lead()
    desk.get(page_of(lead))
    entry = AccessLogEntry.objects.get(action="read")
    assert (entry.door, entry.actor, entry.cases) == ("desk:lead", anna, [lead.reference])


@pytest.mark.parametrize("status", list(Status))
def test_the_page_of_every_status_offers_what_can_be_done_there(
    status: Status, desk: Client, anna: User
) -> None:
    lead = brought_to(status) if status == Status.RECEIVED else brought_to(status, owner=anna)
    page = desk.get(page_of(lead)).content.decode()
    # A second registration is worked on in the first: here its joining can be undone, and no more.
    offered = {deed.key for deed in OFFERED[status]} if status != Status.DUPLICATE else set()
    for deed in ALL:
        address = reverse(deed.url_name, args=[lead.reference])
        assert (f'action="{address}"' in page) is (deed.key in offered), deed.key


@pytest.mark.parametrize("deed", ALL, ids=lambda deed: deed.key)
def test_the_address_of_a_form_leads_back_to_its_page(deed: Deed, desk: Client) -> None:
    lead = make_lead()
    client = desk if deed.key not in {"skydda", "visa"} else signed_in(Role.UNIT_MANAGER)
    response = client.get(reverse(deed.url_name, args=[lead.reference]))
    assert response.headers["Location"] == f"{page_of(lead)}#{deed.key}"
    assert client.delete(reverse(deed.url_name, args=[lead.reference])).status_code == 405


@pytest.mark.parametrize("role", sorted(Role))
def test_each_page_opens_for_its_roles_and_is_missing_for_others(role: str) -> None:
    lead = make_lead()
    client = signed_in(role)
    assert client.get(page_of(lead)).status_code == (200 if role in DESK_ROLES else 404)
    for deed in ALL:
        allowed = {Role.UNIT_MANAGER} if deed.key in {"skydda", "visa"} else DESK_ROLES
        address = reverse(deed.url_name, args=[lead.reference])
        assert client.get(address).status_code == (302 if role in allowed else 404), address
        if role not in allowed:
            assert client.post(address).status_code == 404
        assert Client().post(address).headers["Location"].startswith(reverse("account_login"))


def test_a_reference_nobody_has_is_not_found(desk: Client) -> None:
    for reference in ("FHR-2222-2222", "nonsense", "å"):
        assert desk.get(reverse("desk:lead", args=[reference])).status_code == 404
        assert desk.post(reverse("desk:close", args=[reference])).status_code == 404


def test_from_the_inbox_to_the_investigators(desk: Client, anna: User) -> None:
    """A whole life at the desk through the browser's own requests."""
    karin = make_handler()
    lead = make_lead()
    assert send(desk, lead, "tilldela", owner=anna.pk, partner=karin.pk, **step()).status_code == 302
    send(desk, lead, "samtal", way="phone", outcome="no_answer", note="", **step())
    send(desk, lead, "samtal", way="phone", outcome="reached", note="De vill.", **step(next_action="assess"))
    send(desk, lead, "nasta", **step(2, "assess"))
    send(desk, lead, "anteckning", text="Har en hund.")
    send(desk, lead, "grundkrav", j_time="met", j_room="met", j_economy="unclear", r_economy="Frågar igen.")
    send(
        desk,
        lead,
        "bedom",
        recommendation="hand_over",
        summary="Ett lugnt hem.",
        **step(next_action="hand_over"),
    )
    response = send(desk, lead, "lamna-over", adapter="built_in")
    assert response.headers["Location"] == page_of(lead)
    lead.refresh_from_db()
    assert lead.status == Status.HANDED_OVER
    handover = Handover.objects.get()
    assert handover.queue_item is not None
    met = [row["key"] for row in handover.package["assessment"]["requirements_met"]]
    assert met == ["room", "time"]
    page = desk.get(page_of(lead)).content.decode()
    for words in ("Lämnad till", "De vill.", "Har en hund.", "Ett lugnt hem.", "Aktualisering"):
        assert words in page
    doors = [entry.door for entry in AccessLogEntry.objects.filter(action="change").order_by("pk")]
    assert doors == [
        "triage.assign",
        "triage.log_contact",
        "triage.log_contact",
        "triage.set_next_action",
        "triage.add_note",
        "groundwork.judge",
        "triage.assess",
        "outcomes.record",
        "handoff.hand_over",
    ]


def test_from_rest_and_ending_back_to_work(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    send(desk, lead, "vila", until=(tomorrow(NOW) + timedelta(days=30)).isoformat())
    lead.refresh_from_db()
    assert lead.status == Status.DORMANT
    send(desk, lead, "oppna", owner=anna.pk, partner="", **step())
    send(desk, lead, "avsluta", way_out="withdrawn:time")
    lead.refresh_from_db()
    assert (lead.status, lead.reason) == (Status.WITHDRAWN, "time")


def test_the_answer_says_what_was_saved_and_what_comes_next(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    send(desk, lead, "samtal", way="phone", outcome="reached", note="", **step(next_action="assess"))
    page = desk.get(page_of(lead)).content.decode()
    assert "Logga ett samtal: sparat. Nästa steg: gör initial bedömning" in page


@pytest.mark.parametrize(
    ("deed", "fields", "words"),
    [
        ("samtal", {"way": "phone", "outcome": "", "note": "Skrev mycket"}, "Skrev mycket"),
        ("samtal", {"way": "phone", "outcome": "reached", "note": "a" * 5000}, "4000"),
        ("tilldela", {"owner": "", "partner": ""}, "tilldela-owner"),
        ("nasta", {"next_action": "assess", "next_action_on": "igår"}, "nasta-next_action_on"),
        ("nasta", {"next_action": "assess", "next_action_on": "2020-01-01"}, "en dag som har varit"),
        ("vila", {"until": "2020-01-01"}, "efter i dag"),
        ("avsluta", {"way_out": "unreachable:no_answer"}, "3 försök"),
        ("avsluta", {"way_out": "withdrawn:nonsense"}, "avsluta-way_out"),
        ("bedom", {"recommendation": "hand_over", "summary": "Bra"}, "Prata med familjen"),
        ("lamna-over", {"adapter": "built_in"}, "Gör först en bedömning"),
        ("oppna", {"owner": "", "partner": ""}, "oppna-owner"),
        ("anteckning", {"text": ""}, "anteckning-text"),
    ],
)
def test_what_cannot_be_done_is_told_on_the_page_and_nothing_is_lost(
    deed: str, fields: dict[str, Any], words: str, desk: Client, anna: User
) -> None:
    lead = make_assigned(owner=anna)
    before = version_of(lead), lead.next_action_on
    chosen = {**step(), **fields} if deed in {"samtal", "tilldela", "bedom", "oppna"} else fields
    response = send(desk, lead, deed, **chosen)
    page = response.content.decode()
    assert response.status_code == 200
    assert 'class="error-summary"' in page
    assert "<title>Fel:" in page
    assert words in page
    lead.refresh_from_db()
    assert (version_of(lead), lead.next_action_on) == before
    assert not lead.attempts.exists()


def test_a_refused_form_keeps_every_tick(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    judged = {"j_time": "met", "r_time": "", "j_room": "not_met", "r_room": ""}
    form = send(desk, lead, "grundkrav", **judged).context["bound"]
    assert form["j_time"].value() == "met"
    assert form["j_room"].value() == "not_met"
    assert str(form["j_room"]).count(" selected") == 1


def test_a_colleagues_change_is_told_and_looking_again_is_enough(desk: Client, anna: User) -> None:
    karin = make_handler()
    lead = make_lead()
    desk.get(page_of(lead))
    seen = version_of(lead)
    actions.assign(lead, owner=karin, partner=None, **_plan(), by=karin, at=timezone.now())
    refused = send(desk, lead, "tilldela", owner=anna.pk, partner="", **step(), seen=seen)
    assert "En kollega ändrade" in refused.content.decode()
    lead.refresh_from_db()
    assert lead.owner == karin
    # The page that was shown again knows what it shows: the same form is now a choice.
    assert f'value="{version_of(lead)}"' in refused.content.decode()
    send(desk, lead, "tilldela", owner=anna.pk, partner="", **step())
    lead.refresh_from_db()
    assert lead.owner == anna


def test_a_double_click_is_no_colleague(desk: Client, anna: User) -> None:
    lead = make_lead()
    seen, token = version_of(lead), uuid4()
    for _time in range(2):
        assert send(desk, lead, "tilldela", owner=anna.pk, partner="", **step(), seen=seen).status_code == 302
    for _time in range(2):
        again = send(
            desk, lead, "samtal", way="phone", outcome="reached", note="", **step(), seen=seen, token=token
        )
        assert again.status_code == 302
    assert lead.assignments.count() == lead.attempts.count() == 1


def test_only_the_manager_hides_and_shows_a_family(anna: User) -> None:
    lead = make_assigned(owner=anna)
    manager = signed_in(Role.UNIT_MANAGER)
    send(manager, lead, "skydda")
    lead.refresh_from_db()
    assert lead.is_protected
    assert signed_in(Role.HANDLER).get(page_of(lead)).status_code == 404
    send(manager, lead, "visa")
    lead.refresh_from_db()
    assert not lead.is_protected


def test_investigators_see_nothing_of_the_desk() -> None:
    lead = make_handed_over().lead
    client = Client()
    client.force_login(make_staff(Role.INVESTIGATOR))
    assert client.get(page_of(lead)).status_code == 404
    assert client.get(reverse("desk:inbox")).status_code == 404


def _plan() -> dict[str, Any]:
    return {"next_action": "first_call", "next_action_on": tomorrow(NOW)}


def test_what_was_asked_of_the_call_stands_by_the_number(desk: Client) -> None:
    wishes = CallWishes(times=["evening"], language="fi", may_leave_message=True)
    lead = make_lead(entry_channel=EntryChannel.CALL_ME, call_wishes=wishes)
    page = desk.get(page_of(lead)).content.decode()
    contact = page[page.index('id="contact"') :]
    for words in ("Sen eftermiddag", "Finska", "Får lämnas"):
        assert words in contact[: contact.index("</section>")]
    assert "ring mig" in page
    assert "program" not in page


def test_a_registration_a_program_may_have_sent_says_so(desk: Client) -> None:
    lead = make_lead(entry_channel=EntryChannel.CALL_ME, call_wishes=CallWishes(looks_automatic=True))
    assert "Kan vara automatiskt ifylld" in desk.get(page_of(lead)).content.decode()


def test_a_family_that_was_asked_nothing_about_the_call_shows_nothing(desk: Client) -> None:
    assert "Passar bäst" not in desk.get(page_of(make_lead())).content.decode()
