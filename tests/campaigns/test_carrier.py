"""The label in a link says how a visit began, and can neither be forged nor break anything."""

import random
from datetime import date, timedelta

from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from recruitment.campaigns.carrier import Arrival, complete, join, read, write
from recruitment.campaigns.codes import new_code

TODAY = date(2026, 11, 22)


def test_what_is_written_can_be_read() -> None:
    arrival = Arrival(new_code(), 1234, TODAY)
    text = write([arrival])
    assert read(text, on=TODAY) == [arrival]
    assert len(text) <= 20


def test_everyone_who_came_the_same_way_that_day_has_the_same_label() -> None:
    code = new_code()
    assert write([Arrival(code, 7, TODAY)]) == write([Arrival(code, 7, TODAY)])


def test_a_class_of_source_takes_the_place_of_the_code() -> None:
    arrival = Arrival("~s", 3, TODAY)
    assert read(write([arrival]), on=TODAY) == [arrival]
    assert arrival.code is None


def test_a_bare_code_is_an_arrival_of_today_whose_page_is_filled_in() -> None:
    code = new_code()
    (arrival,) = read(code.lower() + ".", on=TODAY)
    assert arrival == Arrival(code, None, TODAY)
    assert complete([arrival], 9) == [Arrival(code, 9, TODAY)]


def test_first_and_last_are_kept_in_order_and_a_third_says_there_were_more() -> None:
    first, second, third = (Arrival(new_code(), page, TODAY) for page in (1, 2, 3))
    two = join([first], [second])
    assert read(write(two), on=TODAY) == [first, second]
    three = read(write(join(two, [third])), on=TODAY)
    assert three == [first, Arrival(third.label, 3, TODAY, more=True)]
    assert join(three, [first]) == three
    assert len(write(three)) <= 48


def test_classes_and_codes_can_be_joined_either_way() -> None:
    tag, search = Arrival(new_code(), 1, TODAY), Arrival("~s", 2, TODAY)
    assert read(write([search, tag]), on=TODAY) == [search, tag]
    assert read(write([tag, search]), on=TODAY) == [tag, search]


def test_a_label_older_than_a_day_is_stale() -> None:
    arrival = Arrival(new_code(), 1, TODAY)
    assert not arrival.is_stale(TODAY + timedelta(days=1))
    assert arrival.is_stale(TODAY + timedelta(days=2))


def test_a_label_from_the_future_is_not_ours() -> None:
    assert read(write([Arrival(new_code(), 1, TODAY + timedelta(days=1))]), on=TODAY) == []


def test_no_part_can_be_changed() -> None:
    text = write([Arrival(new_code(), 41, TODAY)])
    code, page, day, check = text.split(".")
    for forged in (
        f"{new_code()}.{page}.{day}.{check}",
        f"{code}.2.{day}.{check}",
        f"{code}.{page}.1a1.{check}",
        f"{code}.{page}.{day}",
        f"{code}.{page}.{day}.",
        text + text,
        f"{text}~",
        f"{text}~{text}~{text}",
        f"~{text}",
        "~s",
        "~m",
    ):
        assert read(forged, on=TODAY) == [], forged


def test_a_label_survives_a_change_of_the_secret_key() -> None:
    arrival = Arrival(new_code(), 1, TODAY)
    text = write([arrival])
    with override_settings(SECRET_KEY="another-key" * 5, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert read(text, on=TODAY) == [arrival]
    with override_settings(SECRET_KEY="another-key" * 5):
        assert read(text, on=TODAY) == []


def test_noise_is_never_an_arrival(is_long: bool) -> None:
    dice = random.Random(9)
    real = write([Arrival(new_code(), 1, timezone.localdate())])
    for _ in range(10_000 if is_long else 500):
        letters = list(real + "~" + real)
        for _ in range(dice.randint(1, 4)):
            letters[dice.randrange(len(letters))] = chr(dice.choice([0, 37, 228, 0xDC00, 0x1F600]))
        assert read("".join(letters)) == []
