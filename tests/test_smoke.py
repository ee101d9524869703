import pytest


@pytest.mark.django_db
def test_database_is_there():
    from recruitment.staff.models import User

    assert User.objects.count() == 0
