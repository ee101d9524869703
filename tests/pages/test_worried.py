"""Help that is not ours is a step away from every page, and no number is made up."""

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.municipalities.actions import load_unit
from recruitment.municipalities.models import Municipality

PAGE = "/orolig-for-ett-barn/"


@pytest.fixture(autouse=True)
def municipalities(db: None) -> None:
    load_unit(at=timezone.now())


def test_the_page_says_whom_to_call_when_it_is_urgent_and_when_it_is_not(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert 'href="tel:112"' in page
    assert "Ring socialtjänsten i kommunen där barnet bor" in page


def test_a_number_is_shown_where_it_is_known_and_a_member_without_one_is_left_out(client: Client) -> None:
    assert 'id="nummer"' not in client.get(PAGE).content.decode()
    Municipality.objects.filter(pk="2085").update(emergency_phone="0980-319 2001")
    page = client.get(PAGE).content.decode()
    assert 'href="tel:0980-3192001"' in page
    assert "Ludvika" in page
    assert "Orsa" not in page


def test_a_municipality_that_is_no_member_is_not_ours_to_list(client: Client) -> None:
    Municipality.objects.filter(pk="2062").update(emergency_phone="0980-319 2001")
    assert "Mora" not in client.get(PAGE).content.decode()


@pytest.mark.parametrize("address", ["/", "/intresse/", "/ring-mig/", "/sok/", "/finns-inte/", PAGE])
def test_every_page_leads_there_from_its_top(site: dict[str, int], client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    top = page[: page.index("<main")]
    assert f'href="{PAGE}"' in top
    assert f'href="{PAGE}#akut"' in top
    assert f'href="{PAGE}"' in page[page.index("<footer") :]
