"""What an editor is asked to look at once more, and is never stopped by."""

import pytest
from django.urls import reverse

from pages.models import ArticlePage
from pages.remarks import SIGNS, found, remarks
from recruitment.staff.roles import Role
from tests.make.pages import public_pages
from tests.make.staff import signed_in
from tests.pages.test_texts import words


@pytest.mark.parametrize(
    "text",
    ["Klicka här.", "Ni får 12 500 kr.", "Ring 070-174 06 05.", "hej@example.se", "Vi tillhandahåller stöd",
     "lorem ipsum", "Välkomna!"],
)  # fmt: skip
def test_each_sign_is_found(text: str) -> None:
    assert found(text, SIGNS)


def test_ordinary_words_and_the_number_everybody_knows_pass() -> None:
    assert found("Ring 112 om någon är i fara. Inom 2 arbetsdagar, år 2026, klockan 18.00.", SIGNS) == []


def test_no_page_the_site_came_with_needs_a_second_look(site: dict[str, int]) -> None:
    assert {page.title: remarks(page) for page in public_pages() if remarks(page)} == {}


def test_whoever_saves_is_told_and_not_stopped(site: dict[str, int]) -> None:
    page = ArticlePage.objects.get(slug="om-oss")
    page.body = [("text", "<p>Ersättningen är 9 000 kr i månaden.</p>")]
    page.save_revision()
    client = signed_in(Role.EDITOR)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = client.get(address).context["form"]
    data = {name: form[name].value() or "" for name in ("title", "slug", "lead", "scene", "comment_text")
            if name in form.fields}  # fmt: skip
    data |= {
        "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "",
        "body-0-value": '{"blocks":[{"key":"a","text":"Ersättningen är 9 000 kr.","type":"unstyled",'
        '"depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}',
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }  # fmt: skip
    answer = client.post(address, data, follow=True)
    text = words(answer.content.decode())
    assert "9 000 kr" in text and "Titta en gång till" in text
    assert page.get_latest_revision().as_object().body[0].value.source.count("9 000 kr") == 1
