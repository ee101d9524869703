"""A story leaves the house only with the unit manager's yes to these very words, and for a time."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pages.child_words import remarks
from pages.models import HomePage, StoryPage, StoryRelease
from pages.seed.sources import page_texts
from recruitment.outbox.housekeeping import publish_scheduled_pages
from recruitment.staff.roles import Role
from tests.make.pages import PLANTED_AT
from tests.make.staff import make_staff, signed_in

LAST_DAY = "2030-12-31 18:00"


def story_form(**other: Any) -> dict[str, str]:
    return nested_form_data(
        {
            "title": "Middag klockan fem",
            "slug": "middag-klockan-fem",
            "lead": "En vanlig tisdag hos oss.",
            "scene": "",
            "told_by": "En familj i länet",
            "body": streamfield([("text", rich_text("<p>Vi lagar mat tillsammans.</p>"))]),
            "expire_at": LAST_DAY,
            "go_live_at": "",
            "comments": inline_formset([]),
            **other,
        }
    )


@pytest.fixture
def story(site: dict[str, int]) -> StoryPage:
    """A draft as a communicator has saved it."""
    home = HomePage.objects.get(locale__language_code="sv")
    signed_in(Role.COMMUNICATOR).post(
        reverse("wagtailadmin_pages:add", args=["pages", "storypage", home.pk]), story_form()
    )
    return StoryPage.objects.get()


def publish(story: StoryPage, **other: Any) -> str:
    """What the editor says when a communicator presses publish."""
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    form = story_form(**other) | {"action-publish": "yes"}
    return signed_in(Role.COMMUNICATOR).post(address, form, follow=True).content.decode()


def release(story: StoryPage) -> None:
    address = reverse("pages_release_story", args=[story.pk])
    manager = signed_in(Role.UNIT_MANAGER)
    fingerprint = manager.get(address).context["fingerprint"]
    assert manager.post(address, {"fingerprint": fingerprint}).status_code == 302


def test_no_story_comes_with_the_site(site: dict[str, int]) -> None:
    assert not StoryPage.objects.exists()
    assert "story" not in {text["kind"] for text in page_texts(at=PLANTED_AT)}


def test_publishing_without_a_release_is_refused_in_words(story: StoryPage) -> None:
    assert "Enhetschefen har inte släppt den här texten än." in publish(story)
    story.refresh_from_db()
    assert not story.live


def test_publishing_without_a_last_day_is_refused_in_words(story: StoryPage) -> None:
    release(story)
    assert "En berättelse behöver en sista dag." in publish(story, expire_at="")
    story.refresh_from_db()
    assert not story.live


def test_a_released_story_is_published_and_read(story: StoryPage, client: Client) -> None:
    release(story)
    publish(story)
    html = client.get("/middag-klockan-fem/").content.decode()
    assert "Vi lagar mat tillsammans." in html and "En familj i länet" in html


def test_a_changed_word_needs_a_new_release(story: StoryPage) -> None:
    release(story)
    changed = {"body": streamfield([("text", rich_text("<p>Pojken är tolv år.</p>"))])}
    assert "Enhetschefen har inte släppt den här texten än." in publish(story, **changed)


def test_no_code_publishes_past_the_release(story: StoryPage) -> None:
    with pytest.raises(ValidationError):
        story.get_latest_revision().publish()


def test_many_at_once_are_held_back_too(story: StoryPage) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    told = signed_in(Role.COMMUNICATOR).post(f"{address}?id={story.pk}", follow=True).content.decode()
    assert "Enhetschefen har inte släppt" in told
    story.refresh_from_db()
    assert not story.live


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.UNIT_MANAGER}))
def test_only_the_unit_manager_releases(story: StoryPage, role: Role) -> None:
    address = reverse("pages_release_story", args=[story.pk])
    fingerprint = story.get_latest_revision_as_object().fingerprint()
    client = signed_in(role)
    assert client.get(address).status_code == 404
    assert client.post(address, {"fingerprint": fingerprint}).status_code == 404
    assert not StoryRelease.objects.exists()


def test_a_story_that_changed_while_it_was_read_is_not_released(story: StoryPage) -> None:
    address = reverse("pages_release_story", args=[story.pk])
    told = signed_in(Role.UNIT_MANAGER).post(address, {"fingerprint": "0" * 64}, follow=True).content.decode()
    assert "Berättelsen ändrades medan du läste." in told
    assert not StoryRelease.objects.exists()


def test_releasing_twice_is_one_release(story: StoryPage) -> None:
    release(story)
    release(story)
    assert StoryRelease.objects.count() == 1


def test_the_manager_finds_what_waits(story: StoryPage) -> None:
    manager = signed_in(Role.UNIT_MANAGER)
    address = reverse("pages_release_story", args=[story.pk])
    assert address in manager.get(reverse("wagtailadmin_home")).content.decode()
    release(story)
    assert address not in manager.get(reverse("wagtailadmin_home")).content.decode()


def test_a_story_leaves_the_site_by_itself_and_leaves_a_kind_word(story: StoryPage, client: Client) -> None:
    release(story)
    publish(story)
    StoryPage.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    # The worker has not been by yet, and still nobody reads it.
    assert client.get("/middag-klockan-fem/").status_code == 410
    publish_scheduled_pages(timezone.now())
    story.refresh_from_db()
    assert not story.live
    response = client.get("/middag-klockan-fem/")
    html = response.content.decode()
    assert response.status_code == 410
    assert "Berättelsen är inte kvar" in html and 'href="/intresse/"' in html
    assert "Vi lagar mat" not in html


def test_a_draft_that_never_was_published_does_not_exist(story: StoryPage, client: Client) -> None:
    assert client.get("/middag-klockan-fem/").status_code == 404


def test_words_that_may_tell_about_a_child_are_pointed_out() -> None:
    text = "Vår 14-åring kom till oss 2019. Pojken är född i Falun."
    assert {remark.words for remark in remarks(text)} == {
        "14-åring",
        "2019",
        "kom till oss",
        "Pojken",
        "född i",
    }
    assert remarks("Vi lagar mat tillsammans, och ibland blir det bråk om disken.") == []


def test_the_manager_is_shown_them(story: StoryPage) -> None:
    told = {"body": streamfield([("text", rich_text("<p>En tolvåring bor hos oss.</p>"))])}
    signed_in(Role.COMMUNICATOR).post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]), story_form(**told), follow=True
    )
    html = signed_in(Role.UNIT_MANAGER).get(reverse("pages_release_story", args=[story.pk])).content.decode()
    assert "tolvåring" in html.split("Titta en gång till", 1)[1].split("</ul>", 1)[0]


def test_the_release_is_kept_with_who_and_when(story: StoryPage) -> None:
    release(story)
    kept = StoryRelease.objects.get()
    assert kept.by.email and kept.at <= timezone.now()
    assert make_staff(Role.UNIT_MANAGER).has_perm("pages.release_storypage")
    assert not make_staff(Role.COMMUNICATOR).has_perm("pages.release_storypage")
