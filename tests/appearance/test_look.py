"""A unit's logo and colours: from its file or its editor, checked when saved, kept for ever by browsers."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from fhr.appearance.models import Appearance
from fhr.unit_file import read_unit
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db

COMPLETE = read_unit(Path(__file__).parents[1] / "units" / "complete.toml")
PAGE = "/intresse/"


@pytest.fixture
def unit_with_colours(settings) -> None:
    settings.UNIT = COMPLETE


def choose(**fields: object) -> Appearance:
    site = Site.objects.get(is_default_site=True)
    Appearance.objects.filter(site=site).delete()
    chosen = Appearance(site=site, **fields)
    chosen.full_clean()
    chosen.save()
    return chosen


def own_style_sheet(client: Client) -> str:
    """The address of the unit's own style sheet on a page; empty when there is none."""
    found = re.search(r"/utseende/[0-9a-f]+\.css", client.get(PAGE).content.decode())
    return found.group() if found else ""


def test_a_unit_without_colours_of_its_own_adds_nothing(client: Client) -> None:
    assert own_style_sheet(client) == ""
    assert "logo.svg" in client.get(PAGE).content.decode()


def test_the_unit_files_colours_and_logo_stand_on_the_page(unit_with_colours: None, client: Client) -> None:
    sheet = client.get(own_style_sheet(client))
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet["Cache-Control"] and not sheet.cookies
    assert f"--primary:{COMPLETE.appearance.primary}" in sheet.content.decode()
    html = client.get(PAGE).content.decode()
    logo = client.get(re.search(r"/utseende/[0-9a-f]+/logo", html).group())
    assert logo["Content-Type"] == "image/svg+xml" and b"<svg" in logo.content
    assert "immutable" in logo["Cache-Control"]
    assert "<style" not in html and " style=" not in html


def test_the_editors_choice_wins_and_gets_a_new_name(unit_with_colours: None, client: Client) -> None:
    before = own_style_sheet(client)
    choose(primary="#4a1a5c")
    after = own_style_sheet(client)
    assert after not in {"", before}
    sheet = client.get(after).content.decode()
    assert "--primary:#4a1a5c" in sheet
    assert f"--frame:{COMPLETE.appearance.frame}" in sheet


def test_an_old_name_answers_with_the_new_look_and_is_not_kept(
    unit_with_colours: None, client: Client
) -> None:
    old = own_style_sheet(client)
    choose(primary="#4a1a5c")
    answer = client.get(old)
    assert "--primary:#4a1a5c" in answer.content.decode()
    assert answer["Cache-Control"] == "no-cache"


def test_nothing_is_served_where_there_is_nothing(client: Client) -> None:
    assert client.get("/utseende/0123456789ab.css").status_code == 404
    assert client.get("/utseende/0123456789ab/logo").status_code == 404


def test_a_picture_from_the_editor_is_the_logo(client: Client) -> None:
    picture = Image.objects.create(title="Märke", file=get_test_image_file())
    choose(logo=picture)
    html = client.get(PAGE).content.decode()
    assert picture.get_rendition("fill-96x96").url in html
    assert "logo.svg" not in html


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"primary": "#e39a1f"}, "för svag|För svag"),
        ({"frame": "#7fb3a8"}, "för svag|För svag"),
        ({"primary": "röd"}, "#8f2d23"),
        ({"primary": "#fff"}, "#8f2d23"),
    ],
)
def test_colours_that_cannot_be_read_are_refused_in_words(fields: dict[str, str], words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        choose(**fields)
    assert all(re.search(words, text) for text in refused.value.messages), refused.value.messages


def test_the_shipped_and_the_invented_unit_have_colours_that_can_be_read(settings) -> None:
    for unit in (settings.UNIT, COMPLETE):
        choose(primary=unit.appearance.primary, frame=unit.appearance.frame)


def test_the_communicator_changes_it_in_the_editor_and_sees_why_not() -> None:
    site = Site.objects.get(is_default_site=True)
    address = f"/admin/settings/appearance/appearance/{site.pk}/"
    communicator = signed_in("communicator")
    answer = communicator.post(address, {"primary": "#E39A1F", "frame": "", "logo": ""})
    assert "För svag kontrast" in answer.content.decode()
    assert communicator.post(address, {"primary": "#4A1A5C", "frame": "", "logo": ""}).status_code == 302
    assert Appearance.objects.get(site=site).primary == "#4a1a5c"
    assert signed_in("editor").get(address).status_code == 302


def test_a_logo_beside_the_unit_file_is_a_picture_and_nothing_else(settings, client: Client) -> None:
    settings.UNIT = replace(COMPLETE, appearance=replace(COMPLETE.appearance, logo="complete.toml"))
    html = client.get(PAGE).content.decode()
    assert client.get(re.search(r"/utseende/[0-9a-f]+/logo", html).group()).status_code == 404
