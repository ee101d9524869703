"""A form as one would write it in an hour, planted to see that the rig catches it: its answers lie in the
session, it registers when a page is opened, and what it has done already it does not know."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from formtools.wizard.views import NamedUrlSessionWizardView

from recruitment.leads.intake import ApplicantDetails, receive

PAGE = '<main><form method="post">{management}{form}<button>Vidare</button></form></main>'


class WhoForm(forms.Form):
    name = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}))


@method_decorator(csrf_exempt, name="dispatch")
class NaiveForm(NamedUrlSessionWizardView):
    form_list = [("kontakt", WhoForm), ("granska", forms.Form)]

    def render(self, form: forms.Form | None = None, **kwargs: Any) -> HttpResponse:
        form = form or self.get_form()
        context = self.get_context_data(form=form, **kwargs)
        management = context["wizard"]["management_form"]
        return HttpResponse(PAGE.format(management=management, form=form.as_p()))

    def done(
        self, form_list: list[forms.Form], form_dict: dict[str, forms.Form], **kwargs: Any
    ) -> HttpResponse:
        told = form_dict["kontakt"].cleaned_data
        lead = receive(
            applicants=[ApplicantDetails(told["name"], email=told["email"])],
            answers={},
            municipality=None,
            at=timezone.now(),
        )
        return redirect("naive_receipt", reference=lead.reference)


def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    return HttpResponse(f"<main>{reference}</main>")
