"""What seems to be a personal number, illness or crime is asked about once, and never blocked."""

import pytest
from django.http import HttpResponse

from recruitment.leads.models import Draft, Lead
from tests.make.form import LEAST, Family, make_family

pytestmark = pytest.mark.django_db
TELLING = LEAST["kontakt"] | {"motive": "Min man har haft cancer. Numret är 19121212-1212."}


@pytest.fixture
def family() -> Family:
    family = make_family()
    family.go_to("kontakt")
    return family


def words_of(response: HttpResponse) -> str:
    return response.content.decode()


def test_it_is_asked_about_with_the_text_kept(family: Family) -> None:
    response = family.answer("kontakt", TELLING)
    page = words_of(response)
    assert response.status_code == 200
    assert "<title>Läs igenom: " in page
    assert 'role="alert" tabindex="-1" autofocus' in page
    assert 'href="#id_kontakt-motive"' in page
    assert "personnummer" in page and "sjukdom" in page
    assert "Numret är 19121212-1212." in page
    assert 'class="error' not in page and "aria-invalid" not in page
    assert family.get("granska")["Location"] == family.url("kontakt")


def test_the_same_text_sent_again_goes_through(family: Family) -> None:
    family.answer("kontakt", TELLING)
    assert family.answer("kontakt", TELLING)["Location"] == family.url("granska")
    family.send()
    assert "cancer" in str(Lead.objects.get().answers)


def test_a_text_that_was_cleared_goes_through_at_once(family: Family) -> None:
    family.answer("kontakt", TELLING)
    assert family.answer("kontakt")["Location"] == family.url("granska")


def test_another_such_text_is_asked_about_anew(family: Family) -> None:
    family.answer("kontakt", TELLING)
    assert family.answer("kontakt", TELLING | {"motive": "Vi har en diagnos"}).status_code == 200


def test_each_question_is_asked_about_by_itself(family: Family) -> None:
    family.answer("kontakt", TELLING)
    response = family.answer("kontakt", TELLING | {"questions": "Får man vara sjukskriven?"})
    page = words_of(response)
    assert 'href="#id_kontakt-questions"' in page
    assert 'href="#id_kontakt-motive"' not in page


def test_what_we_asked_about_is_remembered_without_its_words(family: Family) -> None:
    family.answer("kontakt", TELLING)
    assert "cancer" not in str(Draft.objects.get().answers["extra_data"])


def test_a_name_may_sound_like_anything_but_a_personal_number(family: Family) -> None:
    named = LEAST["kontakt"] | {"name": "Kim Cancer"}
    assert family.answer("kontakt", named).status_code == 303
    numbered = LEAST["kontakt"] | {"name": "Kim 121212-1212"}
    assert family.answer("kontakt", numbered).status_code == 200


def test_going_back_is_never_held_up(family: Family) -> None:
    assert family.answer("kontakt", TELLING, back="yes")["Location"] == family.url("vem")
