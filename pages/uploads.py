"""What happens to a photograph on its way in: smaller, upright, and without where and when it was taken."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps
from wagtail.images.forms import BaseImageForm

# The widest a page shows is 1 200 pixels; twice that leaves room to choose what is in the picture.
LONGEST_SIDE = 2400
QUALITY = 88
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}


class PhotographForm(BaseImageForm):
    """A telephone writes the place into every picture; a foster home's place must never get out."""

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if "file" in self.changed_data and file:
            return without_traces(file)
        return file


def without_traces(file: Any) -> SimpleUploadedFile:
    """The picture drawn anew: nothing but its pixels comes along."""
    file.seek(0)
    with Image.open(file) as opened:
        kind = opened.format if opened.format in FORMATS else "JPEG"
        picture = ImageOps.exif_transpose(opened)
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        clean = Image.new(picture.mode, picture.size)
        clean.paste(picture)
        if kind == "JPEG" and clean.mode not in {"RGB", "L"}:
            clean = clean.convert("RGB")
        data = BytesIO()
        clean.save(data, kind, quality=QUALITY)
    cleaned = SimpleUploadedFile(file.name, data.getvalue(), content_type=FORMATS[kind])
    cleaned.image = clean
    return cleaned
