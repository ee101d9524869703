"""Links to the yearly survey of the municipalities, made by the manager: shown once and kept nowhere."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.fields import day_field, told_when_empty
from recruitment.municipalities.queries import members
from recruitment.satisfaction.actions import MOST_LINKS, make_links_for_municipalities
from recruitment.satisfaction.invitations import PARAMETER
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import Role

OPEN_FOR = timedelta(days=42)


class SurveyLinksForm(forms.Form):
    use_required_attribute = False

    count = forms.IntegerField(
        label=_("How many links?"),
        min_value=1,
        max_value=MOST_LINKS,
        help_text=_("One for each person who is to answer."),
        error_messages=told_when_empty(_("Write how many links.")),
    )
    last_day = day_field(_("Last day to answer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["count"].initial = members().count
        self.fields["last_day"].initial = lambda: timezone.localdate() + OPEN_FOR


@only_for({Role.UNIT_MANAGER})
@require_http_methods(["GET", "HEAD", "POST"])
def survey_links(request: StaffRequest) -> HttpResponse:
    form = SurveyLinksForm(request.POST if request.method == "POST" else None)
    links: list[str] = []
    if form.is_valid():
        tokens = make_links_for_municipalities(
            form.cleaned_data["count"],
            last_day=form.cleaned_data["last_day"],
            by=request.user,
            at=timezone.now(),
        )
        address = f"{settings.BASE_URL}{reverse('survey:survey')}?{PARAMETER}="
        links = [address + token for token in tokens]
    return render(request, "desk/survey_links.html", {"form": form, "links": links})
