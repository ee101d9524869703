"""“Förfrågningar” as the desk meets them: entered, answered and ended in plain forms."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.requests.models import MunicipalRequest
from recruitment.staff.roles import Role
from tests.make.leads import make_municipality
from tests.make.requests import make_offer, make_request
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return signed_in(Role.INVESTIGATOR)


def sent(client: Client, name: str, *args: Any, **fields: Any) -> str:
    return client.post(reverse(f"desk:{name}", args=args), fields, follow=True).content.decode()


def test_from_the_request_to_its_end(browser: Client) -> None:
    place, today = make_municipality(), timezone.localdate().isoformat()
    page = sent(
        browser, "requests", municipality=place.pk, received_on=today, age_band="13-17", siblings="on",
        home_type="familjehem", homes=2, token=uuid4(),
    )  # fmt: skip
    assert "2 hem, 13–17 år, familjehem, syskon tillsammans" in page
    asked = MunicipalRequest.objects.get()
    sent(browser, "offer", asked.pk, offered_on=today, homes=1, token=uuid4())
    offer = asked.offers.get()
    answer = {f"{offer.pk}-answer": "accepted", f"{offer.pk}-answered_on": today}
    assert "Kommunen vill gå vidare" in sent(browser, "answer_offer", asked.pk, offer.pk, **answer)
    page = sent(browser, "close_request", asked.pk, closing="our_home", closed_on=today)
    assert "Ett hem från oss" in page
    assert "Ludvika" not in browser.get(reverse("desk:requests")).content.decode().split("<tbody>")[-1][:200]
    assert "Ett hem från oss" in browser.get(reverse("desk:requests") + "?visa=avslutade").content.decode()


def test_a_refusal_is_shown_where_it_arose(browser: Client) -> None:
    asked = make_request()
    offer = make_offer(asked)
    page = sent(browser, "answer_offer", asked.pk, offer.pk, **{f"{offer.pk}-answer": "accepted"})
    assert "Välj en dag." in page
    page = sent(browser, "offer", asked.pk, offered_on="2001-01-01", homes=1, token=uuid4())
    assert "före det som det svarar på" in page
    assert asked.offers.count() == 1
