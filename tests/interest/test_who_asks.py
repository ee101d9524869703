"""Who is asking: new or returning, one or two, inside or outside, for any child or for one they know."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from recruitment.interest.fields import Postcode
from recruitment.leads.models import Draft, Lead
from recruitment.leads.wishes import wishes_in
from recruitment.visits import counter
from recruitment.visits.models import FormDay, FunnelDay
from tests.make.form import LEAST, make_family
from tests.make.outbox import deliver_all

pytestmark = pytest.mark.django_db
RETURNING = LEAST["uppdrag"] | {"situation": "returning"}
OUTSIDE = LEAST["uppdrag"] | {"municipality": "2062"}


def test_who_has_been_a_foster_home_takes_the_short_way() -> None:
    family = make_family()
    family.go_to("granska", uppdrag=RETURNING)
    for key in ("grundkrav", "bostad"):
        assert family.get(key)["Location"] == family.url("granska")
    assert "Steg 6 av 6" in family.get("granska").content.decode()
    family.send()
    steps = [step["key"] for step in Lead.objects.get().answers["steps"]]
    assert steps == ["uppdrag", "hushall", "erfarenhet", "vem", "kontakt"]


def test_only_who_has_been_one_is_asked_about_a_company() -> None:
    new, returning = make_family(), make_family()
    new.go_to("erfarenhet")
    returning.go_to("erfarenhet", uppdrag=RETURNING)
    assert "erfarenhet-company" not in new.get("erfarenhet").content.decode()
    assert "erfarenhet-company" in returning.get("erfarenhet").content.decode()


def test_a_child_they_know_leads_to_the_childs_municipality_and_asks_nothing() -> None:
    family = make_family()
    response = family.answer("uppdrag", {"situation": "known_child"})
    assert (response.status_code, response["Location"]) == (303, "/intresse/barn-ni-kanner/")
    page = family.client.get(response["Location"]).content.decode()
    assert "socialtjänsten i den kommun där barnet bor" in page
    assert "<input" not in page and "<form" not in page.split("<main", 1)[1].split("</main>", 1)[0]
    assert family.get("grundkrav")["Location"] == family.url("uppdrag")
    assert not Lead.objects.exists()


def test_who_asks_for_a_child_they_know_can_change_their_minds() -> None:
    family = make_family()
    family.answer("uppdrag", {"situation": "known_child"})
    assert family.answer("uppdrag")["Location"] == family.url("grundkrav")


def test_who_asks_for_a_child_they_know_is_counted_once(django_capture_on_commit_callbacks: Any) -> None:
    family = make_family()
    with django_capture_on_commit_callbacks(execute=True):
        family.answer("uppdrag", {"situation": "known_child"})
        family.answer("uppdrag", {"situation": "known_child"})
    counter.flush()
    assert FunnelDay.objects.get(event="known_child").count == 1
    assert FormDay.objects.get(step="uppdrag", event="known_child").count == 1


@pytest.mark.parametrize(("agent", "count"), [("Mozilla/5.0 Firefox/140.0", 1), ("Googlebot/2.1", 0)])
def test_people_who_read_the_page_about_a_known_child_are_counted(agent: str, count: int) -> None:
    headers = {
        "User-Agent": agent, "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "document",
    }  # fmt: skip
    response = Client().get("/intresse/barn-ni-kanner/", headers=headers)
    assert not response.cookies
    counter.flush()
    assert FormDay.objects.filter(event="known_child").count() == count


@pytest.mark.parametrize(
    ("code", "words"), [("2062", "Mora söker sina egna familjehem"), ("other", "Kommunen ni bor i")]
)
def test_who_lives_outside_is_told_kindly_and_may_go_on(code: str, words: str) -> None:
    family = make_family()
    response = family.answer("uppdrag", LEAST["uppdrag"] | {"municipality": code})
    assert response["Location"] == family.url("utanfor")
    page = family.get("utanfor").content.decode()
    assert words in page
    assert f'href="{family.url("granska")}"' in page
    assert family.get("granska")["Location"] == family.url("grundkrav")
    family.go_to("granska", uppdrag=LEAST["uppdrag"] | {"municipality": code})
    assert family.send()["Location"] == family.url("klart")
    assert Lead.objects.count() == 1


def test_who_lives_outside_is_told_once_and_counted_once(django_capture_on_commit_callbacks: Any) -> None:
    family = make_family()
    with django_capture_on_commit_callbacks(execute=True):
        assert family.answer("uppdrag", OUTSIDE)["Location"] == family.url("utanfor")
        assert family.answer("uppdrag", OUTSIDE)["Location"] == family.url("grundkrav")
    counter.flush()
    assert FormDay.objects.get(event="outside").count == 1


def test_who_lives_here_has_no_such_page() -> None:
    family = make_family()
    family.go_to("hushall")
    assert family.get("utanfor").status_code == 302
    assert Client().get(family.url("utanfor")).status_code == 404


def test_both_applicants_get_a_receipt_each() -> None:
    two = LEAST["kontakt"] | {"name_2": "Åsa Öqvist", "email_2": "asa@example.se"}
    make_family().register(hushall={"applicants": "two"}, kontakt=two)
    deliver_all()
    assert {to for letter in mail.outbox for to in letter.to} == {"kim@example.se", "asa@example.se"}


def test_what_they_ask_of_the_call_is_kept_as_wishes_and_only_there() -> None:
    asked = LEAST["kontakt"] | {"when": ["evening"], "language": "fi", "message": "on", "way": "text"}
    make_family().register(kontakt=asked)
    lead = Lead.objects.get()
    wishes = wishes_in(lead.call_wishes)
    assert wishes is not None
    assert (wishes.times, wishes.language, wishes.may_leave_message) == (["evening"], "fi", True)
    kept = {row["field"]: row["value"] for step in lead.answers["steps"] for row in step["answers"]}
    assert kept["way"] == "Skicka sms först"
    assert not {"when", "language", "message"} & set(kept)


def test_nothing_is_left_unless_they_say_so() -> None:
    make_family().register()
    wishes = wishes_in(Lead.objects.get().call_wishes)
    assert wishes is not None
    assert not wishes.may_leave_message


def test_a_recommender_is_a_kind_and_never_a_name() -> None:
    family = make_family()
    family.go_to("kontakt")
    assert family.answer("kontakt", LEAST["kontakt"] | {"recommended": "Åsa Öqvist"}).status_code == 200
    assert family.answer("kontakt", LEAST["kontakt"] | {"recommended": "colleague"}).status_code == 303
    family.send()
    assert "Ja, en kollega" in str(Lead.objects.get().answers)


@pytest.mark.parametrize("address", ["/intresse/", "/ring-mig/"])
def test_who_lives_under_protection_is_asked_to_call(address: str) -> None:
    page = Client().get(address).content.decode()
    assert "skydd" in page


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("771 30", "771 30"), ("77130", "771 30"), ("SE-771 30", "771 30"), ("S-77130", "771 30"),
        ("771-30", "771 30"), ("771 30 Ludvika", "771 30"), ("771 3 0", "771 30"),
        ("77", None), ("Ludvika", None), ("071 30", None), ("771301", None), ("", ""),
    ],
)  # fmt: skip
def test_postcodes_are_read_in_any_spelling(typed: str, read: str | None) -> None:
    field = Postcode(label="Postnummer", required=False)
    if read is None:
        with pytest.raises(ValidationError):
            field.clean(typed)
    else:
        assert field.clean(typed) == read


def test_a_run_stands_where_the_family_stands() -> None:
    family = make_family()
    assert Draft.objects.get().step == "uppdrag"
    family.go_to("bostad")
    assert Draft.objects.get().step == "bostad"
