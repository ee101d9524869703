"""The form from the first page to the receipt."""

import pytest

from recruitment.leads.models import Draft, Lead
from tests.make.form import Family, make_family

pytestmark = pytest.mark.django_db


def test_a_family_that_answers_only_what_it_must_becomes_a_lead() -> None:
    family = make_family()
    response = family.register()
    assert response.status_code == 303, response.content.decode()
    assert response["Location"] == f"/intresse/{family.run}/klart/"
    lead = Lead.objects.get()
    assert str(lead.run) == family.run
    assert lead.municipality_id == "2085"
    assert (lead.home_types, lead.age_bands, lead.siblings) == (["familjehem"], ["13-17"], "maybe")
    assert [a.name for a in lead.applicants.all()] == ["Kim Exempelsson"]
    receipt = family.get("klart").content.decode()
    assert lead.reference in receipt
    draft = Draft.objects.get()
    assert (draft.lead, draft.answers, draft.arrivals) == (lead, {}, [])


def test_the_first_page_leaves_nothing_and_the_start_exactly_one_cookie() -> None:
    family = Family()
    page = family.client.get("/intresse/")
    assert page.status_code == 200
    assert not page.cookies
    assert "Cookie" not in page.get("Vary", "")
    response = family.start()
    assert response.status_code == 303
    (cookie,) = response.cookies.values()
    assert cookie["httponly"]
    assert not cookie["max-age"]
    assert not cookie["expires"]
    assert not family.get("uppdrag").cookies
