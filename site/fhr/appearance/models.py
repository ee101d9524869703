"""The logo and two colours that an editor gives the site; the unit file's stand where these are empty."""

from collections.abc import Callable, Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting

from fhr.appearance.contrast import ENOUGH, is_colour
from fhr.appearance.stylesheet import weaknesses_of_frame, weaknesses_of_primary


@register_setting(icon="image")
class Appearance(BaseSiteSetting):
    logo = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("A square picture. It stands beside the name, so it needs no text of its own."),
    )
    primary = models.CharField(
        _("colour of buttons"),
        max_length=7,
        blank=True,
        help_text=_("Written like #8f2d23. Dark enough for white text. The dark version is made by itself."),
    )
    frame = models.CharField(
        _("colour of the frame"),
        max_length=7,
        blank=True,
        help_text=_("The band at the top and the foot of the page. Dark enough for white text."),
    )

    panels = [
        HelpPanel(_("What is left empty follows the unit file, and where that is silent, the software.")),
        FieldPanel("logo"),
        FieldPanel("primary"),
        FieldPanel("frame"),
    ]

    class Meta:
        verbose_name = _("logo and colours")
        default_permissions = ("change",)

    def clean(self) -> None:
        super().clean()
        self.primary, self.frame = self.primary.strip().lower(), self.frame.strip().lower()
        faults = {
            "primary": list(faults_of(self.primary, weaknesses_of_primary)),
            "frame": list(faults_of(self.frame, weaknesses_of_frame)),
        }
        if any(faults.values()):
            raise ValidationError({name: found for name, found in faults.items() if found})


def faults_of(
    colour: str, weaknesses: Callable[[str], Iterator[tuple[str, float]]]
) -> Iterator[ValidationError]:
    """Why a colour cannot be used; an empty one can."""
    if not colour:
        return
    if not is_colour(colour):
        yield ValidationError(_("Write the colour like #8f2d23."))
        return
    for other, contrast in weaknesses(colour):
        yield ValidationError(
            _("Too little contrast against %(other)s: %(contrast)s to 1. It takes at least %(enough)s to 1."),
            params={
                "other": other,
                "contrast": number_format(contrast, 1),
                "enough": number_format(ENOUGH, 1),
            },
        )
