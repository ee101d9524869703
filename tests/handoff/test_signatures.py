"""Signatures that any library for Standard Webhooks makes and proves, with two secrets during a change."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.handoff.signatures import ID, SIGNATURE, TIMESTAMP, NotProven, headers, prove

# The example that the reference libraries of Standard Webhooks test themselves by.
SECRET = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
EVENT = "msg_p5jXN8AQM9LWM0D4loKWxJek"
AT = datetime.fromtimestamp(1614265330, UTC)
BODY = b'{"test": 2432232314}'
SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
OLD, NEW, FOREIGN = (bytes([number]) * 24 for number in (1, 2, 3))


def is_proven(made: dict[str, str], body: bytes = BODY, *, secrets: list[bytes], at: datetime = AT) -> bool:
    try:
        prove(made[ID], made[TIMESTAMP], made[SIGNATURE], body, secrets=secrets, at=at)
    except NotProven:
        return False
    return True


def test_the_published_example_comes_out_to_the_letter() -> None:
    assert headers(EVENT, BODY, secrets=[SECRET], at=AT) == {
        ID: EVENT, TIMESTAMP: "1614265330", SIGNATURE: SIGNED,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "believes", "proven"),
    [
        ([OLD], [OLD], True),
        ([OLD, NEW], [OLD], True),
        ([OLD, NEW], [NEW], True),
        ([NEW], [OLD, NEW], True),
        ([OLD], [NEW], False),
        ([FOREIGN], [OLD, NEW], False),
        ([OLD], [], False),
    ],
)
def test_no_moment_of_a_change_of_secret_locks_anybody_out(
    signs: list[bytes], believes: list[bytes], proven: bool
) -> None:
    assert is_proven(headers(EVENT, BODY, secrets=signs, at=AT), secrets=believes) is proven


def test_signatures_of_other_kinds_stand_beside_ours() -> None:
    made = headers(EVENT, BODY, secrets=[OLD], at=AT)
    assert is_proven({**made, SIGNATURE: f"v1a,AAAA {made[SIGNATURE]}"}, secrets=[OLD])
    assert not is_proven({**made, SIGNATURE: made[SIGNATURE].replace("v1,", "v2,")}, secrets=[OLD])
    assert not is_proven({**made, SIGNATURE: "v1,x " * 20 + made[SIGNATURE]}, secrets=[OLD])


@pytest.mark.parametrize(
    ("seconds", "is_late"), [(0, False), (300, False), (-300, False), (301, True), (-301, True)]
)
def test_five_minutes_are_allowed_either_way(seconds: int, is_late: bool) -> None:
    made = headers(EVENT, BODY, secrets=[OLD], at=AT)
    later = AT + timedelta(seconds=seconds)
    assert is_proven(made, secrets=[OLD], at=later) is not is_late
    if is_late:
        with pytest.raises(NotProven, match="late"):
            prove(made[ID], made[TIMESTAMP], made[SIGNATURE], BODY, secrets=[OLD], at=later)


@given(st.sampled_from([ID, TIMESTAMP, SIGNATURE]), st.text(max_size=60))
def test_nothing_that_was_changed_is_believed(header: str, instead: str) -> None:
    made = headers(EVENT, BODY, secrets=[OLD], at=AT)
    if instead != made[header]:
        assert not is_proven({**made, header: instead}, secrets=[OLD])


@given(st.binary(max_size=40))
def test_another_body_is_not_believed(body: bytes) -> None:
    made = headers(EVENT, BODY, secrets=[OLD], at=AT)
    assert is_proven(made, body, secrets=[OLD]) is (body == BODY)


@pytest.mark.parametrize("event_id", ["", "a.b", "å", "a b", "x" * 65])
def test_an_id_cannot_swallow_the_time_after_it(event_id: str) -> None:
    made = headers(event_id, BODY, secrets=[OLD], at=AT)
    assert not is_proven(made, secrets=[OLD])
