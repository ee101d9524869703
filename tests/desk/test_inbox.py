"""The inbox as staff meet it: what it shows, whom, at what cost, and what it writes down."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from recruitment.desk import tabs
from recruitment.leads.intake import ApplicantDetails, TouchFacts, receive
from recruitment.leads.models import EntryChannel, TouchKind
from recruitment.leads.wishes import CallWishes
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions, queries
from recruitment.triage.longer import move_promise
from recruitment.triage.models import PromiseEvent
from recruitment.triage.queries import Tab
from tests.make.campaigns import make_tag
from tests.make.leads import make_lead, make_municipality
from tests.make.staff import make_staff
from tests.make.triage import call, make_assigned, make_handed_over, make_handler, tomorrow

pytestmark = pytest.mark.django_db
INBOX = reverse("desk:inbox")


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Nyberg")


@pytest.fixture
def desk(anna: User) -> Client:
    client = Client()
    client.force_login(anna)
    client.get(INBOX)  # the first request of a session also writes when it was last seen
    return client


def rows_of(response: HttpResponse) -> str:
    """The rows of the list alone: the page around it names every channel and municipality."""
    return response.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]


def logged() -> AccessLogEntry:
    entry = AccessLogEntry.objects.order_by("-pk").first()
    assert entry is not None
    return entry


def test_a_row_shows_who_what_where_and_how(desk: Client) -> None:
    tag = make_tag()
    lead = make_lead(name="Åsa Öberg", touches=[TouchFacts(kind=TouchKind.TAG, tag=tag)])
    page = desk.get(INBOX).content.decode()
    for words in ("Åsa Öberg", lead.reference, "13–17 år", "Ludvika", tag.activity.name, "Första samtalet"):
        assert words in page
    assert f'href="{reverse("desk:lead", args=[lead.reference])}"' in page
    assert 'href="tel:+46701740605"' in page


def test_a_row_shows_what_was_asked_of_the_call(desk: Client) -> None:
    make_lead()
    assert " · " not in rows_of(desk.get(INBOX))
    wishes = CallWishes(times=["morning"], language="ar")
    make_lead(entry_channel=EntryChannel.CALL_ME, call_wishes=wishes)
    assert "Ring mig · förmiddag · arabiska" in rows_of(desk.get(INBOX))


def test_a_row_says_calmly_what_the_family_has_been_told(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    assert "familjen" not in rows_of(desk.get(INBOX))
    to = lead.promised_by + timedelta(days=7)
    move_promise(lead, to=to, by=anna, at=timezone.now())
    day = date_format(timezone.localtime(to), "j b")
    rows = rows_of(desk.get(INBOX))
    assert "familjen vet: vi ringer senast" in rows and day in rows
    # The chip still goes by the first promise.
    assert "lovat första samtal" in rows
    call(lead)
    assert "familjen vet" not in rows_of(desk.get(INBOX))


@pytest.mark.parametrize(("was_told", "days", "said"), [(False, 3, ""), (True, -1, "familjen fick beskedet")])
def test_a_broken_promise_says_only_what_was_told(
    desk: Client, anna: User, was_told: bool, days: int, said: str
) -> None:
    now = timezone.now()
    lead = make_assigned(owner=anna, at=now - timedelta(days=20))
    PromiseEvent.objects.create(
        lead=lead, mark="broken", at=now, new_promise=now + timedelta(days=days), was_told=was_told
    )
    rows = rows_of(desk.get(INBOX))
    assert (said in rows) if said else ("familjen" not in rows)


def test_names_are_text_and_never_markup(desk: Client) -> None:
    make_lead(name="<script>alert(1)</script>\"'&")
    page = desk.get(INBOX).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;" in page


@pytest.mark.parametrize("tab", list(Tab))
def test_every_tab_opens_empty_and_filled(tab: Tab, desk: Client) -> None:
    for _time in range(2):
        response = desk.get(INBOX, {"flik": tab.value})
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"
        make_lead()
        make_handed_over()


def test_a_tab_nobody_made_is_not_found(desk: Client) -> None:
    assert desk.get(INBOX, {"flik": "allt"}).status_code == 404


def test_the_list_can_be_seen_by_municipality(desk: Client) -> None:
    here = make_lead()
    there = make_lead(municipality=make_municipality("2034", "Orsa"))
    page = desk.get(INBOX, {"kommun": "2034"}).content.decode()
    assert there.reference in page
    assert here.reference not in page


@pytest.mark.parametrize(
    "place", ["", "x", "2026-01-01~x~y", "~~", "2026-01-01~2026-01-01T10:00:00~" + "0" * 32]
)
def test_a_place_nobody_wrote_is_the_beginning(place: str, desk: Client) -> None:
    lead = make_lead()
    assert lead.reference in desk.get(INBOX, {"efter": place}).content.decode()


def test_the_next_page_begins_where_this_one_ended(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE_SIZE", 2)
    monkeypatch.setattr("recruitment.desk.views.inbox.PAGE_SIZE", 2)
    leads = [make_lead(at=timezone.now()) for _number in range(3)]
    first = desk.get(INBOX)
    second = desk.get(INBOX, {"efter": first.context["next_place"]})
    shown = [row.lead.pk for page in (first, second) for row in page.context["rows"]]
    assert shown == [lead.pk for lead in leads]
    assert second.context["next_place"] == ""


def test_a_page_writes_one_row_that_names_its_cases(desk: Client, anna: User) -> None:
    leads = [make_lead(), make_assigned()]
    make_handed_over()
    before = AccessLogEntry.objects.count()
    desk.get(INBOX)
    assert AccessLogEntry.objects.count() == before + 1
    entry = logged()
    assert (entry.action, entry.door, entry.actor) == ("list", "desk:inbox", anna)
    assert entry.cases == sorted(lead.reference for lead in leads)


def test_a_page_costs_eight_questions_however_long(desk: Client) -> None:
    """Session, person, roles, leads with names, counts, saved views, the row of the log, and the look.

    The needs are asked for every few seconds only, and the fixture's own page has just done so.
    """
    costs = []
    for number in (1, 12):
        for _lead in range(number):
            make_assigned(touches=[TouchFacts(kind=TouchKind.TAG, tag=make_tag())])
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert desk.get(INBOX).status_code == 200
        costs.append([row["sql"] for row in asked if "SAVEPOINT" not in row["sql"]])
    assert [len(cost) for cost in costs] == [8, 8], "\n".join(costs[-1])


def test_a_protected_family_is_nowhere_for_a_stranger(desk: Client, anna: User) -> None:
    manager = make_staff(Role.UNIT_MANAGER)
    lead = make_lead(name="Siv Dold")
    actions.protect(lead, by=manager, at=timezone.now())
    page = reverse("desk:lead", args=[lead.reference])
    assert "Siv Dold" not in desk.get(INBOX).content.decode()
    assert desk.get(page).status_code == 404
    for text in (lead.reference, "070-174 06 05", "kim@example.se"):
        assert "Siv Dold" not in desk.post(reverse("desk:search"), {"sok": text}).content.decode()
    actions.assign(
        lead,
        owner=anna,
        partner=None,
        next_action="first_call",
        next_action_on=tomorrow(timezone.now()),
        by=manager,
        at=timezone.now(),
    )
    assert "Siv Dold" in desk.get(INBOX).content.decode()
    assert desk.get(page).status_code == 200


SPELLINGS = [
    "070-174 06 05",
    "0701740605",
    "+46 70 174 06 05",
    "0046701740605",
    "(070) 174-0605",
    "KIM@Example.SE",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_family_is_found_by_number_or_address_in_any_spelling(text: str, desk: Client) -> None:
    lead = make_lead()
    make_lead(phone="070-174 06 99", email="other@example.se")
    response = desk.post(reverse("desk:search"), {"sok": text})
    assert response.headers["Location"] == reverse("desk:lead", args=[lead.reference])
    entry = logged()
    assert (entry.action, entry.door, entry.cases) == ("search", "desk:search", [lead.reference])


def test_a_family_is_found_by_reference_as_it_is_read_aloud(desk: Client) -> None:
    lead = make_lead()
    for text in (lead.reference, lead.reference.lower(), lead.reference.replace("-", " ")[4:]):
        response = desk.post(reverse("desk:search"), {"sok": text})
        assert response.headers["Location"] == reverse("desk:lead", args=[lead.reference])


def test_two_registrations_of_one_number_are_both_listed(desk: Client) -> None:
    leads = [make_lead(), make_lead()]
    page = desk.post(reverse("desk:search"), {"sok": "0701740605"}).content.decode()
    assert all(lead.reference in page for lead in leads)


@pytest.mark.parametrize("text", ["", " ", "Kims", "%", "07", "x" * 5000, "' OR 1=1 --", "@"])
def test_a_search_without_an_exact_hit_finds_nothing_and_is_logged(text: str, desk: Client) -> None:
    make_lead()
    response = desk.post(reverse("desk:search"), {"sok": text})
    assert (response.status_code, response.context["rows"]) == (200, [])
    assert (logged().action, logged().cases) == ("search", [])


def test_what_was_searched_never_stands_in_an_address(desk: Client) -> None:
    make_lead()
    response = desk.get(reverse("desk:search"), {"sok": "0701740605"})
    assert response.headers["Location"] == INBOX


@pytest.mark.parametrize("text", ["åsa", "ASA", "oberg", "Öberg Åsa", "asa, öberg", "Åsa Lind"])
def test_a_family_is_found_by_whole_words_of_its_names(text: str, desk: Client) -> None:
    lead = receive(
        applicants=[ApplicantDetails("Åsa Öberg", "070-174 06 05"), ApplicantDetails("Bo Lind")],
        answers={"steps": []},
        municipality=make_municipality(),
        at=timezone.now(),
    )
    make_lead(name="Karin Ek")
    response = desk.post(reverse("desk:search"), {"sok": text})
    assert response.headers["Location"] == reverse("desk:lead", args=[lead.reference])


@pytest.mark.parametrize("text", ["ås", "Åsa Ek", "Öbergsson"])
def test_a_piece_of_a_name_or_a_word_of_another_family_finds_nobody(text: str, desk: Client) -> None:
    make_lead(name="Åsa Öberg")
    make_lead(name="Karin Ek")
    assert desk.post(reverse("desk:search"), {"sok": text}).context["rows"] == []


def test_a_protected_family_is_not_found_by_name(desk: Client) -> None:
    lead = make_lead(name="Siv Dold")
    actions.protect(lead, by=make_staff(Role.UNIT_MANAGER), at=timezone.now())
    assert desk.post(reverse("desk:search"), {"sok": "Siv Dold"}).context["rows"] == []


def test_a_filter_stands_in_the_address_and_stays_from_tab_to_tab(desk: Client) -> None:
    orsa = make_municipality("2034", "Orsa")
    wanted = make_lead(municipality=orsa, age_bands=["0-6"])
    make_lead(municipality=orsa), make_lead(age_bands=["0-6"])
    page = desk.get(INBOX, {"kommun": ["2034", "9999"], "alder": "0-6", "hem": "slott", "nar": "nyss"})
    assert [row.lead for row in page.context["rows"]] == [wanted]
    assert page.context["narrowed_to"] == ["Orsa", "0–6 år"]
    assert page.context["here"] == "flik=att-gora&kommun=2034&alder=0-6"
    assert all(link.url.endswith("&kommun=2034&alder=0-6") for link in page.context["tabs"])


def test_figures_stop_at_ninety_nine(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (queries, tabs):
        monkeypatch.setattr(module, "MOST_COUNTED", 3)
    for _number in range(4):
        make_lead()
    page = desk.get(INBOX)
    assert page.context["tabs"][0].count == "2+"
    assert page.context["tiles"][3].figure == "2+"


def test_a_view_is_saved_shown_to_colleagues_and_taken_away(desk: Client) -> None:
    desk.post(
        reverse("desk:save_filter"),
        {"namn": "Små barn", "delas": "on", "tillbaka": "flik=mina&alder=0-6&efter=x&ond=1"},
    )
    colleague = Client()
    colleague.force_login(make_handler())
    (link,) = colleague.get(INBOX).context["saved"]
    assert link.url == f"{INBOX}?flik=mina&alder=0-6"
    remove = reverse("desk:remove_filter", args=[link.filter.pk])
    colleague.post(remove)
    assert "Små barn" in colleague.get(INBOX).content.decode()
    desk.post(remove)
    assert "Små barn" not in colleague.get(INBOX).content.decode()


def test_somebody_elses_own_view_is_not_there(desk: Client) -> None:
    desk.post(reverse("desk:save_filter"), {"namn": "Min", "tillbaka": "flik=mina"})
    saved = desk.get(INBOX).context["saved"][0].filter
    colleague = Client()
    colleague.force_login(make_handler())
    assert colleague.post(reverse("desk:remove_filter", args=[saved.pk])).status_code == 404
    assert colleague.get(INBOX).context["saved"] == []
