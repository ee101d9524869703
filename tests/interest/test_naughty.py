"""Whatever is sent to the form, it answers with a page: it never breaks or stores what is not text."""

import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django import forms
from django.http import HttpResponse
from django.test import Client

from recruitment.interest.steps import STEPS
from recruitment.interest.steps.base import LONGEST_VALUE
from recruitment.leads.models import Draft, Lead
from recruitment.privacy.contact import clean
from tests.interest.naughty import DATA, STRINGS, strings
from tests.make.form import LEAST, Family, make_family

pytestmark = pytest.mark.django_db
SAMPLE = 6


def together(form: type[forms.Form]) -> Iterator[tuple[str, ...]]:
    """A form's questions: what is typed each by itself, what is chosen from lists at once.

    No refused list hides another: a form looks at all its answers before it says anything.
    """
    questions = form.base_fields
    typed = [name for name, field in questions.items() if isinstance(field, forms.CharField)]
    yield from ((name,) for name in typed)
    if lists := tuple(name for name in questions if name not in typed):
        yield lists


PLACES = [(step.key, names) for step in STEPS for names in together(step.form)]


def chosen(is_long: bool, seed: str) -> list[str]:
    return strings() if is_long else random.Random(seed).sample(strings(), SAMPLE)


def sent_as(text: str) -> str:
    """As a browser or robot would encode it; lone surrogates become broken bytes."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def body_of(fields: dict[str, str]) -> str:
    return "&".join(f"{quote(name)}={sent_as(value)}" for name, value in fields.items())


def sent_to(family: Family, address: str, fields: dict[str, str]) -> HttpResponse:
    """Sends a form whose values no client library would let through, and reads what it is answered with."""
    response = family.client.post(
        address,
        body_of(fields),
        content_type="application/x-www-form-urlencoded",
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert response.status_code < 500, (address, fields)
    assert_escaped(response)
    return response


def assert_escaped(response: HttpResponse) -> None:
    """Nothing that was sent has become a part of the page."""
    page = response.content.decode()
    for live in ("<script>alert", "<img src=x onerror", "<svg onload", "<IMG SRC", "<iframe src="):
        assert live not in page


def post(family: Family, key: str, fields: dict[str, str]) -> int:
    return sent_to(family, family.url(key), fields).status_code


def test_the_list_is_long_enough() -> None:
    assert len(set(STRINGS)) >= 60
    if (DATA / "naughty-strings.json").exists():
        assert len(strings()) >= len(STRINGS) + 500


@pytest.mark.parametrize(("key", "names"), PLACES, ids=["-".join((key, *names)) for key, names in PLACES])
def test_every_question_takes_any_string(key: str, names: tuple[str, ...], is_long: bool) -> None:
    family = make_family()
    family.go_to(key, hushall={"applicants": "two"}, kontakt=LEAST["kontakt"] | {"name_2": "Åsa"})
    fields = flat(family.sent(key))
    for text in chosen(is_long, "-".join((key, *names))):
        status = post(family, key, fields | {f"{key}-{name}": text for name in names})
        assert status in (200, 303, 400)
        answers = Draft.objects.get().answers["step_data"].get(key, {})
        assert not [value for values in answers.values() for value in values if "\x00" in value]
        if status == 303:  # What was kept is shown again; what was refused has just been shown.
            page = family.get(key)
            assert page.status_code == 200
            assert_escaped(page)


def flat(fields: dict[str, Any]) -> dict[str, str]:
    return {name: value[0] if isinstance(value, list) else value for name, value in fields.items()}


def test_a_text_is_kept_as_it_was_typed_but_for_its_edges_and_its_composing(is_long: bool) -> None:
    family = make_family()
    family.go_to("kontakt")
    name = "kontakt-motive"
    for text in chosen(is_long, "motive"):
        if any("\ud800" <= symbol <= "\udfff" for symbol in text):
            continue  # A lone surrogate is no text: no browser can send it.
        post(family, "kontakt", flat(family.sent("kontakt")) | {name: text})
        stored = Draft.objects.get().answers["step_data"]["kontakt"][name]
        assert stored == [clean(text[:LONGEST_VALUE])]


def test_saving_going_on_and_changing_the_time_take_any_string(is_long: bool) -> None:
    family = make_family()
    token = family.token()
    for text in chosen(is_long, "saving"):
        saved = {"csrfmiddlewaretoken": token, "email": text, "reminder": text}
        assert sent_to(family, family.url("spara"), saved).status_code in (200, 303, 400)
        assert sent_to(family, "/intresse/fortsatt/", {"lank": text, "remove": text}).status_code in (
            400,
            410,
        )
        assert sent_to(family, family.url("tid"), {"times": text}).status_code in (303, 400)
        # In a browser of its own each: a browser remembers its last ten runs.
        assert sent_to(Family(), "/intresse/start/", {"k": text}).status_code in (303, 400)
    assert not Lead.objects.exists()


@pytest.mark.parametrize(
    "where", ["csrfmiddlewaretoken", "management", "back", "save", "language", "wizard_goto_step", "unknown"]
)
def test_the_hidden_parts_take_any_string(where: str, is_long: bool) -> None:
    family = make_family()
    for text in chosen(is_long, where):
        name = f"run-{family.run}-current_step" if where == "management" else where
        assert post(family, "uppdrag", flat(family.sent("uppdrag")) | {name: text}) in (200, 303, 400, 403)
    assert not Lead.objects.exists()


def test_addresses_queries_cookies_and_headers_take_any_string(is_long: bool) -> None:
    family = make_family()
    for text in chosen(is_long, "addresses"):
        encoded = sent_as(text)
        for address in (
            f"/intresse/{family.run}/{encoded}/",
            f"/intresse/{encoded}/uppdrag/",
            f"/intresse/?k={encoded}",
            f"/intresse/{family.run}/uppdrag/?andra={encoded}&{encoded}=1",
            f"/intresse/fortsatt/?lank={encoded}",
            f"/intresse/{encoded}/spara/",
            f"/intresse/barn-ni-kanner/?{encoded}",
            f"/en/intresse/{encoded}/klart/",
        ):
            assert family.client.get(address).status_code < 500, address
        plain = (
            text.encode("ascii", "ignore").decode().replace("\r", "").replace("\n", "").replace("\x00", "")
        )
        stranger = Client()
        stranger.cookies["session"] = plain
        assert stranger.get(family.url("uppdrag")).status_code == 404
        headers = dict.fromkeys(
            ("Sec-Fetch-Site", "Origin", "Referer", "User-Agent", "Accept-Language", "Accept", "Range"), plain
        )
        assert (
            stranger.post(
                "/intresse/start/", {"k": text.encode("utf-8", "replace")}, headers=headers
            ).status_code
            == 403
        )


def test_names_in_any_script_are_kept_as_they_were_written(is_long: bool) -> None:
    names = ["Åsa Öqvist", "محمد", "Ирина", "李小龙", "ስላም", "O’Brien-Ågren", "Zoë 👨‍👩‍👧‍👦"]
    for name in names if is_long else names[:3]:
        make_family().register(kontakt=LEAST["kontakt"] | {"name": name})
        assert Lead.objects.latest("received_at").applicants.get().name == name


def test_a_letter_in_two_parts_becomes_one_and_invisible_signs_go() -> None:
    make_family().register(kontakt=LEAST["kontakt"] | {"name": " A\u030asa\x00 "})
    assert Lead.objects.get().applicants.get().name == "Åsa"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\ntrasig", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (b"a=1&" * 3_000, "application/x-www-form-urlencoded"),
    ],
)
def test_bodies_that_are_no_form_get_a_page(body: bytes, kind: str) -> None:
    family = make_family()
    for address in (family.url("uppdrag"), family.url("granska"), "/intresse/start/"):
        response = family.client.post(
            address, body, content_type=kind, headers={"Sec-Fetch-Site": "same-origin"}
        )
        assert response.status_code < 500, address
    assert not Lead.objects.exists()


def test_three_megabytes_are_refused_with_a_page() -> None:
    family = make_family()
    response = family.client.post(family.url("uppdrag"), {"uppdrag-home_types": "x" * 3_000_000})
    assert response.status_code == 413
    assert Draft.objects.get().answers == {}
