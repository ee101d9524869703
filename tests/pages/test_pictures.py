"""Photographs: described, small, in the format each browser likes, and silent about where they were taken."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from pages.blocks.picture import PictureBlock
from pages.models import ArticlePage
from recruitment.staff.roles import Role
from tests.make.staff import signed_in
from tests.pages.test_economy import queries

GPS = 0x8825


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    settings.MEDIA_ROOT = tmp_path


def photograph(width: int = 1600) -> SimpleUploadedFile:
    """A telephone's picture: it tells where it was taken, and lies on its side."""
    picture = Image.new("RGB", (width, width // 2), "#9c3227")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (60.6, 0.0, 0.0)
    data = BytesIO()
    picture.save(data, "JPEG", exif=exif)
    return SimpleUploadedFile("kok.jpg", data.getvalue(), content_type="image/jpeg")


def upload(width: int = 1600) -> Any:
    signed_in(Role.EDITOR).post(
        reverse("wagtailimages:add"), {"title": "Köket", "file": photograph(width)}, follow=True
    )
    return get_image_model().objects.latest("pk")


def block(image: Any, **other: Any) -> dict[str, Any]:
    picture = {"image": image.pk, "decorative": False, "alt_text": "Ett dukat bord", **other}
    return {"type": "picture", "value": {"picture": picture, "caption": ""}}


def put_on_page(*blocks: dict[str, Any]) -> ArticlePage:
    page = ArticlePage.objects.get(slug="om-oss")
    page.body = json.dumps(list(blocks))
    page.save()
    return page


def test_an_uploaded_picture_loses_its_place_and_stands_upright(site: dict[str, int]) -> None:
    with Image.open(photograph()) as original:
        assert original.getexif().get_ifd(GPS), "the test's own picture must have something to lose"
    with Image.open(upload().file.path) as kept:
        assert not kept.getexif()
        assert kept.size == (800, 1600), "turned the way it was held"


def test_a_large_picture_is_made_smaller(site: dict[str, int]) -> None:
    image = upload(4000)
    assert max(image.width, image.height) == 2400
    with Image.open(image.file.path) as kept:
        assert kept.size == (image.width, image.height)


def test_a_picture_without_words_is_refused(site: dict[str, int]) -> None:
    image = upload()
    picture = PictureBlock().child_blocks["picture"]
    image.contextual_alt_text, image.decorative = "", False
    with pytest.raises(ValidationError):
        picture.clean(image)
    image.decorative = True
    assert picture.clean(image) == image


def test_the_page_offers_small_files_and_the_words(site: dict[str, int], client: Client) -> None:
    put_on_page(block(upload()))
    html = client.get("/om-oss/").content.decode()
    picture = html.split("<picture>", 1)[1].split("</picture>", 1)[0]
    assert 'type="image/avif"' in picture and 'type="image/webp"' in picture
    assert 'alt="Ett dukat bord"' in picture and 'width="' in picture and "sizes=" in picture
    assert "original_images" not in html


def test_a_decorative_picture_is_silent(site: dict[str, int], client: Client) -> None:
    put_on_page(block(upload(), decorative=True, alt_text=""))
    assert 'alt=""' in client.get("/om-oss/").content.decode().split("<picture>", 1)[1]


def test_more_pictures_cost_no_more_queries(
    site: dict[str, int], client: Client, django_assert_max_num_queries: Any
) -> None:
    images = [upload(900) for _ in range(3)]
    put_on_page(block(images[0]))
    before = queries(client, "/om-oss/", django_assert_max_num_queries)
    put_on_page(*(block(image) for image in images), block(images[0]))
    assert queries(client, "/om-oss/", django_assert_max_num_queries) == before


def test_only_sizes_are_handed_out(site: dict[str, int], client: Client) -> None:
    image = upload()
    rendition = image.get_rendition("width-400|format-webp")
    response = client.get(rendition.url)
    assert response.status_code == 200 and "immutable" in response["Cache-Control"]
    assert not response.cookies
    for address in (
        f"/media/{image.file.name}",
        "/media/images/../original_images/kok.jpg",
        "/media/images/",
    ):
        assert client.get(address).status_code == 404, address
