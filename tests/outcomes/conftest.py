"""A family that was handed over, and who enters what comes back."""

import pytest

from recruitment.leads.models import Lead
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.staff import make_staff
from tests.make.triage import make_handed_over
from tests.outcomes.days import HANDED_OVER


@pytest.fixture
def lead() -> Lead:
    return make_handed_over(at=HANDED_OVER).lead


@pytest.fixture
def ivar() -> User:
    return make_staff(Role.INVESTIGATOR, first_name="Ivar", last_name="Holm")
