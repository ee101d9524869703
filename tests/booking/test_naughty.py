"""Whatever is sent to the booking form, it answers with a page and stores nothing that is not text."""

import random
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client

from recruitment.meetings.models import Booking
from tests.interest.naughty import STRINGS
from tests.make.meetings import make_home_party, make_meeting

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
SAMPLE = 8
LEAST = {"name": "Kim", "email": "kim@example.se", "phone": "", "seats": "1", "token": "t" * 22, "k": ""}


def chosen(is_long: bool, seed: str) -> list[str]:
    return list(STRINGS) if is_long else random.Random(seed).sample(STRINGS, SAMPLE)


def post(client: Client, address: str, fields: dict[str, str]) -> int:
    body = "&".join(
        f"{name}={quote(value.encode('utf-8', 'surrogatepass'), safe='')}" for name, value in fields.items()
    )
    answer = client.post(address, body, content_type="application/x-www-form-urlencoded", headers=HERE)
    assert "<script>alert" not in answer.content.decode()
    return answer.status_code


@pytest.mark.parametrize("field", sorted(LEAST))
def test_every_field_takes_any_string(client: Client, field: str, is_long: bool) -> None:
    meeting = make_meeting(capacity=1_000)
    for number, text in enumerate(chosen(is_long, field)):
        fields = LEAST | {"token": f"{number:022}"} | {field: text}
        assert post(client, f"/traffar/{meeting.slug}/", fields) in (200, 303, 400), text
    for booking in Booking.objects.all():
        assert "\x00" not in booking.name + booking.phone + booking.email


def test_codes_keys_and_addresses_take_any_string(client: Client, is_long: bool) -> None:
    make_home_party()
    for text in chosen(is_long, "codes"):
        cache.clear()
        assert post(client, "/traffar/inbjudan/", {"code": text}) in (200, 400)
        encoded = quote(text.encode("utf-8", "surrogatepass"), safe="")
        for address in (f"/traffar/{encoded}/", f"/traffar/bokning/{encoded}/"):
            assert client.get(address).status_code < 500, address
