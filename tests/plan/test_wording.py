"""Words for the public never point at a person, a home or a small place."""

import pytest
from django.core.exceptions import ValidationError

from recruitment.plan.models import ChannelKind
from recruitment.plan.wording import names_host_or_village, names_somebody
from tests.make.plan import make_activity, make_channel

PLACES = {"Falun", "Leksand", "Dalarna"}


@pytest.mark.parametrize(
    "text", ["hos familjen Berg", "Fam. Ek", "maja@example.se", "Ring 070-174 06 05", "19850101-1234"]
)
def test_what_names_somebody(text: str) -> None:
    assert names_somebody(text)


@pytest.mark.parametrize("text", ["Annons på Facebook i höst", "Affisch, ICA Falun", "Radio P4 2026", ""])
def test_what_names_nobody(text: str) -> None:
    assert not names_somebody(text)


@pytest.mark.parametrize("text", ["Hemmakväll i Bjursås", "Hemmakväll hos Anna", "Träff hos Lena i Falun"])
def test_a_home_party_may_not_tell_whose_home(text: str) -> None:
    assert names_host_or_village(text, PLACES)


@pytest.mark.parametrize("text", ["Hemmakväll", "Hemmakväll i Leksand", "Hemmakväll i Leksands kommun", ""])
def test_a_whole_municipality_is_large_enough(text: str) -> None:
    assert not names_host_or_village(text, PLACES)


@pytest.mark.django_db
def test_the_activity_itself_refuses_such_words() -> None:
    party = make_channel("Hemmakväll", kind=ChannelKind.PERSONAL)
    make_activity(public_label="Affisch i Bjursås").full_clean()
    with pytest.raises(ValidationError) as refused:
        make_activity(channel=party, public_label="Hemmakväll i Bjursås").full_clean()
    assert set(refused.value.message_dict) == {"public_label"}
