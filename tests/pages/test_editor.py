"""The editor shows what waits for a review, and hides what nobody uses."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pages.models import ArticlePage, HomePage, LandingPage
from recruitment.staff.roles import Role
from tests.make.staff import make_staff, signed_in


@pytest.fixture
def editor(site: dict[str, int], client: Client) -> Client:
    client.force_login(make_staff(Role.EDITOR))
    return client


@pytest.fixture
def communicator(site: dict[str, int]) -> Client:
    return signed_in(Role.COMMUNICATOR)


def test_the_first_screen_lists_the_pages_to_review(editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "31 sidor väntar på att läsas och godkännas" in html
    ArticlePage.objects.filter(slug="om-oss").update(needs_review=False)
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "30 sidor väntar" in html


def test_the_menu_is_short(editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailimages:index") in html, "stories have photographs"
    assert reverse("wagtaildocs:index") not in html


@pytest.mark.parametrize(
    "slug",
    [
        "start",
        "om-oss",
        "fragor-och-svar",
        "tonaring",
        "kommuner",
        "avesta",
        "sa-gar-det-till",
        "vad-kravs",
        "ersattning-och-stod",
        "sjalvtest",
        "nyheter",
        "ny-webbplats",
        "kontakt",
        "personuppgifter",
        "tillganglighet",
    ],
)
def test_every_kind_of_page_can_be_edited_and_previewed(editor: Client, slug: str) -> None:
    page = Page.objects.get(slug=slug)
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    preview = page.specific.make_preview_request(original_request=response.wsgi_request)
    html = preview.render().content.decode() if hasattr(preview, "render") else preview.content.decode()
    assert "wagtail-userbar" in html, "the checks for accessibility come with the preview's bar"


def test_a_preview_may_be_shown_inside_the_editor_and_nowhere_else(editor: Client) -> None:
    page = Page.objects.get(slug="om-oss")
    drawn = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert drawn.status_code == 200
    assert "frame-ancestors 'self'" in drawn["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in editor.get(page.url)["Content-Security-Policy"]


def landing_form(onward: list[int]) -> dict[str, str]:
    return nested_form_data(
        {
            "title": "En ny sida",
            "slug": "en-ny-sida",
            "lead": "",
            "scene": "table",
            "need": rich_text("<p>Hem behövs.</p>"),
            "body": streamfield([]),
            "onward": streamfield([("page", key) for key in onward]),
            "activity": "",
            "comments": inline_formset([]),
            "action-publish": "yes",
        }
    )


def test_a_communicator_makes_a_landing_page_with_three_ways_onward(
    communicator: Client, client: Client
) -> None:
    home = HomePage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["pages", "landingpage", home.pk])
    targets = list(
        Page.objects.filter(slug__in=["vad-kravs", "om-oss", "kontakt"]).values_list("pk", flat=True)
    )

    refused = communicator.post(address, landing_form(targets[:2]))
    assert refused.status_code == 200
    assert not LandingPage.objects.filter(slug="en-ny-sida").exists()

    communicator.post(address, landing_form(targets))
    page = LandingPage.objects.get(slug="en-ny-sida")
    assert page.live and not page.needs_review
    assert [block.value.pk for block in page.onward] == targets
    again = communicator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Om oss" in again and "Kontakt" in again, "the editor shows the chosen pages by their titles"
    html = client.get("/en-ny-sida/").content.decode()
    for slug in ("vad-kravs", "om-oss", "kontakt"):
        assert f'href="/{slug}/"' in html


def test_help_texts_are_swedish(editor: Client) -> None:
    page = LandingPage.objects.get(slug="tonaring")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Minst tre: så går det till, vad som krävs, frågor och svar." in html
    assert "At least three" not in html


def test_pages_grow_only_where_they_belong(site: dict[str, int]) -> None:
    home = HomePage.objects.get()
    assert not HomePage.can_create_at(Page.get_first_root_node()), "one start page"
    assert LandingPage.can_create_at(home)
    assert not LandingPage.can_create_at(ArticlePage.objects.get(slug="om-oss"))


def test_the_top_of_the_tree_cannot_be_moved_and_other_pages_can(communicator: Client) -> None:
    root, page = Page.get_first_root_node(), Page.objects.get(slug="om-oss")
    assert communicator.post(f"/admin/pages/{root.pk}/set_position/?position=0").status_code == 404
    for position in ("0", "-1", "9999", "mitten"):
        address = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
        assert communicator.post(address, query_params={"position": position}).status_code == 200
