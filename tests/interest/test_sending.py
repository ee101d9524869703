"""Sending: one lead and one receipt, however often and however many at once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core import mail
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from formtools.wizard.views import NamedUrlWizardView

from recruitment.interest.storage import DraftStorage
from recruitment.interest.wizard import InterestForm
from recruitment.leads.drafts import remove_expired
from recruitment.leads.models import Draft, Lead
from recruitment.outbox.models import OutboxMessage
from recruitment.visits import counter
from recruitment.visits.models import FunnelDay
from tests.make.form import LEAST, make_family

CANARY = "Kanariefågeln Qvistberg"


@pytest.mark.django_db(transaction=True)
def test_twenty_sendings_at_once_make_one_lead() -> None:
    family = make_family()
    family.go_to("granska")
    sent, cookies = family.sent("granska"), family.client.cookies

    def send(_number: int) -> str:
        client = Client(enforce_csrf_checks=True)
        client.cookies = cookies
        try:
            return client.post(family.url("granska"), sent)["Location"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as hands:
        places = set(hands.map(send, range(20)))
    assert places == {family.url("klart")}
    assert Lead.objects.count() == 1
    assert OutboxMessage.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sending_makes_one_commit() -> None:
    family = make_family()
    family.go_to("granska")
    with CaptureQueriesContext(connection) as asked:
        assert family.send().status_code == 303
    commits = [query["sql"] for query in asked if query["sql"].upper().startswith("COMMIT")]
    assert len(commits) == 1
    writes = [
        number
        for number, query in enumerate(asked)
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    begin, commit = (
        next(number for number, query in enumerate(asked) if query["sql"].upper().startswith(word))
        for word in ("BEGIN", "COMMIT")
    )
    assert all(begin < number < commit for number in writes)


@pytest.mark.django_db
def test_after_sending_every_step_leads_to_the_receipt() -> None:
    family = make_family()
    family.register()
    reference = Lead.objects.get().reference
    for key in LEAST:
        for response in (family.get(key), family.answer(key)):
            assert (response.status_code, response["Location"]) == (303, family.url("klart"))
    for _reload in range(3):
        page = family.get("klart").content.decode()
        assert reference in page
        assert "Vi ringer er" in page
    assert Lead.objects.count() == 1


@pytest.mark.django_db
def test_steps_are_never_kept_by_the_browser_so_that_back_leads_to_the_receipt() -> None:
    family = make_family()
    assert "no-store" in family.get("uppdrag")["Cache-Control"]
    family.register()
    assert "no-store" in family.get("klart")["Cache-Control"]


@pytest.mark.django_db
def test_two_applicants_both_stand_in_the_lead() -> None:
    two = LEAST["kontakt"] | {"name_2": "Åsa Öqvist", "phone_2": "+46 70 174 06 06", "email_2": ""}
    make_family().register(hushall={"applicants": "two"}, kontakt=two)
    applicants = Lead.objects.get().applicants.all()
    assert [(a.name, a.phone) for a in applicants] == [
        ("Kim Exempelsson", "+46701740605"),
        ("Åsa Öqvist", "+46701740606"),
    ]


@pytest.mark.django_db
def test_whoever_lives_elsewhere_is_told_kindly_and_still_counted() -> None:
    for code, name in (("2062", "Mora"), ("other", None)):
        family = make_family()
        family.go_to("granska", uppdrag={"home_types": ["familjehem"], "municipality": code})
        page = family.get("granska").content.decode()
        assert "Ni bor utanför våra kommuner" in page
        assert name is None or name in page
        family.send()
    assert sorted(lead.municipality_id or "" for lead in Lead.objects.all()) == ["", "2062"]
    family = make_family()
    family.go_to("granska")
    assert "utanför våra kommuner" not in family.get("granska").content.decode()


@pytest.mark.django_db
def test_the_answers_can_be_read_without_the_form() -> None:
    make_family().register(grundkrav={"agreed": ["room"]})
    steps = Lead.objects.get().answers["steps"]
    assert steps[0] == {
        "key": "uppdrag",
        "title": "Uppdrag och kommun",
        "answers": [
            {"field": "home_types", "label": "Vad är ni intresserade av?", "value": "Familjehem"},
            {"field": "municipality", "label": "Vilken kommun bor ni i?", "value": "Ludvika"},
        ],
    }
    fits, to_talk_about = steps[1]["answers"]
    assert fits["value"] == "Barnet kan få ett eget rum."
    assert "Ni har ordnad ekonomi." in to_talk_about["value"]


@pytest.mark.django_db
def test_not_knowing_yet_is_no_word_of_the_need_register() -> None:
    make_family().register(
        uppdrag={"home_types": ["unsure"], "municipality": "2085"},
        vem={"age_bands": ["unsure", "0-6"], "siblings": "yes"},
    )
    lead = Lead.objects.get()
    assert (lead.home_types, lead.age_bands, lead.siblings) == ([], ["0-6"], "yes")


@pytest.mark.django_db
def test_what_was_written_is_locked_in_every_row() -> None:
    family = make_family()
    contact = LEAST["kontakt"] | {"name": CANARY, "motive": CANARY}
    family.go_to("granska", kontakt=contact, bostad=LEAST["bostad"] | {"locality": CANARY})
    assert CANARY in str(Draft.objects.get().answers)
    assert not rows_that_hold(CANARY)
    family.send()
    assert Lead.objects.get().applicants.get().name == CANARY
    assert not rows_that_hold(CANARY)
    assert CANARY not in str(Draft.objects.get().answers)


def rows_that_hold(text: str) -> list[str]:
    """The tables where a text stands in plain sight, also as bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                columns = [
                    bytes(cell) if isinstance(cell, memoryview) else str(cell).encode() for cell in row
                ]
                if any(text.encode() in column for column in columns):
                    found.append(table)
    return found


@pytest.mark.django_db
def test_the_search_for_plain_text_finds_what_stands_in_plain_sight() -> None:
    make_family().register()
    assert rows_that_hold("FHR-")


@pytest.mark.django_db
def test_each_step_is_counted_once_a_run(django_capture_on_commit_callbacks: Any) -> None:
    family = make_family()
    with django_capture_on_commit_callbacks(execute=True):
        family.answer("uppdrag", {})
        family.answer("uppdrag", {})
        family.answer("uppdrag")
        family.answer("grundkrav", back="yes")
        family.answer("uppdrag")
        family.register()
    counter.flush()
    counts = {(row.step, row.event): row.count for row in FunnelDay.objects.all()}
    assert counts.pop(("start", "started")) == 1
    assert counts.pop(("uppdrag", "error")) == 1
    assert counts.pop(("grundkrav", "back")) == 1
    assert counts.pop(("granska", "submitted")) == 1
    assert counts == {(key, "shown"): 1 for key in LEAST} | {
        (key, "passed"): 1 for key in LEAST if key != "granska"
    }


@pytest.mark.django_db
def test_formtools_leads_and_our_own_storage_holds() -> None:
    assert issubclass(InterestForm, NamedUrlWizardView)
    family = make_family()
    response = family.get("uppdrag")
    assert isinstance(response.context["view"], InterestForm)
    assert type(response.context["view"].storage) is DraftStorage
    assert list(response.context["wizard"]["steps"].all) == list(LEAST)


@pytest.mark.django_db
def test_forms_whose_time_is_over_are_removed_and_others_left() -> None:
    sent, unsent = make_family(), make_family()
    sent.register()
    Draft.objects.filter(pk=unsent.run).update(expires_at=timezone.now())
    assert remove_expired(timezone.now()) == "1 formulär"
    assert str(Draft.objects.get().pk) == sent.run
    assert remove_expired(timezone.now()) == ""
    assert Lead.objects.count() == 1


@pytest.mark.django_db
def test_the_mail_waits_in_the_outbox_and_the_page_does_not_wait_for_it() -> None:
    make_family().register()
    assert mail.outbox == []
    assert OutboxMessage.objects.get().kind == "mail.receipt"


@pytest.mark.django_db
def test_who_gave_no_address_is_told_that_the_page_is_the_receipt() -> None:
    family = make_family()
    family.register(kontakt={"name": "Kim", "phone": "0701740605"})
    assert "den här sidan är er bekräftelse" in family.get("klart").content.decode()
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prefix", "promise", "other"),
    [
        ("", "vi skriver till er e-post <strong>senast", "Vi ringer"),
        ("/en", "we write to you by e-mail <strong>no later than", "We call"),
    ],
)
def test_who_gave_no_number_is_promised_a_letter(prefix: str, promise: str, other: str) -> None:
    family = make_family()
    family.register(kontakt={"name": "Kim", "email": "kim@example.se"})
    page = family.client.get(prefix + family.url("klart")).content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    assert promise in main
    assert other not in main
