"""Words in the place of a tag's code: given and closed on the tag's own page."""

from typing import ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from recruitment.campaigns import aliases
from recruitment.campaigns.editor.one_tag import PrintTag, TagView
from recruitment.campaigns.forms import AliasForm
from recruitment.staff.access import StaffRequest


class OpenAlias(PrintTag):
    """Lets a word lead to the tag; a word that cannot comes back on the page with the reason."""

    any_permission_required: ClassVar = ["change"]

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return redirect("tags:print", pk=self.tag.pk)

    def post(self, request: StaffRequest, pk: str) -> HttpResponse:
        form = AliasForm(request.POST)
        if form.is_valid():
            try:
                aliases.open_alias(
                    self.tag, word=form.cleaned_data["word"], by=request.user, at=timezone.now()
                )
            except aliases.WordTaken as taken:
                words = gettext("The tag %(code)s has that word. Close it there first.")
                form.add_error("word", words % {"code": taken.tag.pk})
            except aliases.WordInQuarantine as held:
                words = gettext(
                    "The word has led to another tag, and print lives long: it is free on %(day)s."
                )
                form.add_error("word", words % {"day": date_format(timezone.localdate(held.free_at))})
            else:
                messages.success(request, gettext("The word leads to the tag from now on."))
                return redirect("tags:print", pk=self.tag.pk)
        response: HttpResponse = self.render_to_response(self.get_context_data(alias_form=form))
        return response


class CloseAlias(TagView):
    """Ends what a word stands for; it leads on until another tag has it."""

    any_permission_required: ClassVar = ["change"]

    def post(self, request: StaffRequest, pk: str, alias: int) -> HttpResponse:
        row = get_object_or_404(self.tag.aliases.select_related("tag"), pk=alias)
        aliases.close_alias(row, by=request.user, at=timezone.now())
        messages.success(request, gettext("The word is closed. It leads here until another tag has it."))
        return redirect("tags:print", pk=self.tag.pk)
