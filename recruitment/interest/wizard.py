"""Leads a family through the form, step by step; formtools holds the thread, the run's row the answers."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.datastructures import MultiValueDict
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from formtools.wizard.forms import ManagementForm
from formtools.wizard.views import NamedUrlWizardView

from recruitment.campaigns.ways import last_code
from recruitment.floods.gate import refusal
from recruitment.floods.limits import SEND, STEP
from recruitment.interest import runs
from recruitment.interest.answers import RunFacts
from recruitment.interest.review import sections
from recruitment.interest.sensitive_text import Asked, asked_about
from recruitment.interest.spans import span_of
from recruitment.interest.steps import FIRST, LAST, form_of, newest
from recruitment.interest.steps.assignment import knows_the_child
from recruitment.interest.steps.base import Form, Step, StepForm
from recruitment.interest.storage import DraftStorage
from recruitment.interest.submission import send
from recruitment.interest.tokens import has_token
from recruitment.leads.models import Draft
from recruitment.visits.counter import count_form, count_step
from recruitment.words.queries import edition

# A step opened from the review page returns to it.
CHANGING = "andra"


class FormRequest(HttpRequest):
    """A request whose run has been found."""

    draft: Draft


def _applies(step: Step, wizard: "InterestForm") -> bool:
    return step.applies_when(wizard.storage.answers)


@method_decorator(csrf_exempt, name="dispatch")
class InterestForm(NamedUrlWizardView):
    """The steps of a run. The step stands in the address, the run in the address and in the session.

    The token is checked by the steps themselves (`tokens`), which then keep what was typed.
    """

    storage_name = "recruitment.interest.storage.DraftStorage"
    # formtools wants to know a form before there is a run; each run then has its own.
    form_list: Any = [(step.key, step.form) for step in newest().steps]
    template_name = "interest/step.html"
    request: FormRequest
    storage: DraftStorage
    begun_with: Form

    def dispatch(self, request: FormRequest, *args: Any, run: UUID, step: str) -> HttpResponse:
        if asked_to_wait := refusal(request, SEND if step == LAST.key else STEP):
            return asked_to_wait
        if request.method == "POST":
            # The row is held until the answer is saved: a second press waits, and meets the receipt.
            with transaction.atomic():
                response = self._dispatch_in_run(request, run, step, for_writing=True)
        else:
            response = self._dispatch_in_run(request, run, step)
        # Going back must ask again: after sending, the answers are gone and the receipt stands there.
        patch_cache_control(response, no_store=True, private=True)
        return response

    def _dispatch_in_run(
        self, request: FormRequest, run: UUID, step: str, *, for_writing: bool = False
    ) -> HttpResponse:
        if not runs.belongs_to(request.session, run):
            return not_in_this_browser(request)
        draft = runs.find(run, at=timezone.now(), for_writing=for_writing)
        if draft is None:
            return expired(request)
        if draft.finished_at is not None:
            return _see(reverse("interest:receipt", kwargs={"run": run}))
        request.draft = draft
        self._ask_as_begun(form_of(draft.form_version))
        response: HttpResponse = super().dispatch(request, run=run, step=step)
        return response

    def _ask_as_begun(self, form: Form) -> None:
        """Whatever has come since, this run goes through the questions it was begun with."""
        self.begun_with = form
        self.form_list = {step.key: step.form for step in form.steps}
        self.condition_dict = {step.key: partial(_applies, step) for step in form.steps}

    # What formtools asks -------------------------------------------------------------------------

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return f"run-{kwargs['run']}"

    def get_step_url(self, step: str) -> str:
        return reverse(self.url_name, kwargs={"run": self.request.draft.pk, "step": step})

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        return {"run": self.facts}

    def get_form_initial(self, step: str) -> dict[str, Any]:
        """What was typed and left, right or not, read by each question's own control."""
        stored = self.storage.get_step_data(step)
        if stored is None:
            return {}
        fields = self.form_list[step].base_fields
        return {
            name: field.widget.value_from_datadict(stored, MultiValueDict(), f"{step}-{name}")
            for name, field in fields.items()
            if f"{step}-{name}" in stored
        }

    @property
    def facts(self) -> RunFacts:
        draft = self.request.draft
        return RunFacts(
            self.storage.answers,
            draft.arrivals,
            is_known=draft.deepens_id is not None,
            edition=edition(draft.text_version),
        )

    # Showing a step ------------------------------------------------------------------------------

    def get(self, request: FormRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        step = kwargs["step"]
        if not self._is_open(step):
            return _see(self.get_step_url(self._furthest()))
        self.storage.current_step = step
        # A step that was right when it was left shows at once if it no longer is.
        data = self.storage.get_step_data(step) if step in self.storage.passed else None
        return self._drawn(self.get_form(step, data=data))

    def get_context_data(self, form: StepForm, **kwargs: Any) -> dict[str, Any]:
        keys = self.steps.all
        place = keys.index(self.steps.current)
        context: dict[str, Any] = super().get_context_data(form=form, **kwargs)
        context |= {
            "step": self.begun_with.step(self.steps.current),
            "words": form.words,
            "edition": form.run.edition,
            "number": place + 1,
            "count": len(keys),
            "minutes_left": sum(self.begun_with.step(key).minutes for key in keys[place:]),
            "is_first": place == 0,
            "is_last": self.steps.current == LAST.key,
            "is_changing": CHANGING in self.request.GET,
        }
        if context["is_last"]:
            context |= self._review()
        return context

    def _review(self) -> dict[str, Any]:
        forms = {key: self._stored_form(key) for key in self.get_form_list()}
        valid = {key: form for key, form in forms.items() if form.is_valid()}
        municipality = self.facts.municipality
        return {
            "sections": [
                (section, self.get_step_url(section.step.key))
                for section in sections(valid, self.begun_with.steps)
            ],
            "changing": CHANGING,
            "is_referred": self.facts.is_outside,
            "municipality": municipality,
        }

    # Answering a step ----------------------------------------------------------------------------

    def post(self, request: FormRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        step = kwargs["step"]
        if not self._is_open(step):
            return _see(self.get_step_url(self._furthest()))
        self.storage.current_step = step
        typed = self.begun_with.step(step).typed(request.POST)
        form = self.get_form(step, data=MultiValueDict(typed))
        if not has_token(request) or not self._is_whole(step):
            return self._shown_again(form)
        is_right = form.is_valid()
        self.storage.set_step_data(step, typed)
        self._forget_conditions()
        if "back" in request.POST:
            return self._went_back(step, is_right)
        if "save" in request.POST:
            return self._goes_to_save(step, is_right)
        if "language" in request.POST:
            return self._stayed(step, is_right)
        if step == FIRST.key and knows_the_child(self.storage.answers):
            return self._sent_to_the_childs_municipality(step)
        if not is_right:
            self.storage.mark(step, is_passed=False)
            self._count_errors(step, form)
            return self._drawn(form)
        if asked := self._asks_first(step, form):
            self.storage.mark(step, is_passed=False)
            self._count(step, "asked")
            return self._drawn(form, asked=asked)
        if step == LAST.key:
            # formtools would send on to a page of its own, which a mere GET could open.
            response: HttpResponse = self.render_done(form, step=self.done_step_name)
            return response
        return self._went_on(step)

    def _shown_again(self, form: StepForm) -> HttpResponse:
        """Nothing is saved from a form we cannot trust; what was typed stands there to be sent again."""
        response = self._drawn(form, was_not_received=True)
        response.status_code = 403
        return response

    def _drawn(self, form: StepForm, **context: Any) -> HttpResponse:
        response: HttpResponse = self.render(form, **context)
        return response

    def _is_whole(self, step: str) -> bool:
        """Whether the form came complete, and is the one its address says."""
        management = ManagementForm(self.request.POST, prefix=self.prefix)
        return bool(management.is_valid() and management.cleaned_data["current_step"] == step)

    def _went_on(self, step: str) -> HttpResponse:
        self.storage.mark(step, is_passed=True)
        self._count(step, "passed")
        following = self._furthest() if CHANGING in self.request.GET else self.get_next_step(step)
        self.request.draft.step = following
        self._count(following, "shown")
        if step == FIRST.key and self.facts.is_outside and self._count(step, "outside"):
            return _see(reverse("interest:outside", kwargs={"run": self.request.draft.pk}))
        return _see(self.get_step_url(following))

    def _sent_to_the_childs_municipality(self, step: str) -> HttpResponse:
        """Nothing more is asked; going back, they can choose something else."""
        self.storage.mark(step, is_passed=False)
        self._count(step, "known_child")
        return _see(reverse("interest:known_child"))

    def _went_back(self, step: str, is_right: bool) -> HttpResponse:
        self.storage.mark(step, is_passed=is_right and step != LAST.key)
        self._count(step, "back")
        if CHANGING in self.request.GET:
            return _see(self.get_step_url(self._furthest()))
        return _see(self.get_step_url(self.get_prev_step(step) or step))

    def _goes_to_save(self, step: str, is_right: bool) -> HttpResponse:
        """What was typed is kept as it is, right or not, and waits for them."""
        self.storage.mark(step, is_passed=is_right and step in self.storage.passed)
        return _see(reverse("interest:save", kwargs={"run": self.request.draft.pk}))

    def _asks_first(self, step: str, form: StepForm) -> list[Asked]:
        """What seems to stand in the texts and has not been asked about yet; a second post of it goes on."""
        return [
            asked
            for asked in asked_about(form)
            if self.storage.asks_first(step, asked.name, form.cleaned_data[asked.name])
        ]

    def _stayed(self, step: str, is_right: bool) -> HttpResponse:
        """Came over from the page in another language, with what was typed there so far."""
        if step in self.storage.passed:
            self.storage.mark(step, is_passed=is_right)
        return _see(self.request.get_full_path())

    # Sending -------------------------------------------------------------------------------------

    def done(self, form_list: list[StepForm], form_dict: dict[str, StepForm], **kwargs: Any) -> HttpResponse:
        """Every step has just been judged again."""
        draft = self.request.draft
        at = timezone.now()
        self._count(LAST.key, "submitted")
        self._count("", "time", span_of(at - draft.started_at))
        # They may have changed language on the way; the receipt follows them.
        draft.language = get_language() or draft.language
        send(draft, form_dict, self.facts, at=at)
        return _see(reverse("interest:receipt", kwargs={"run": draft.pk}))

    # Where the run stands ------------------------------------------------------------------------

    def _is_open(self, step: str) -> bool:
        keys = list(self.get_form_list())
        return step in keys and keys.index(step) <= keys.index(self._furthest())

    def _furthest(self) -> str:
        """The first step that has not been passed; the review when all have."""
        passed = self.storage.passed
        return next((key for key in self.get_form_list() if key not in passed), LAST.key)

    def _stored_form(self, step: str) -> StepForm:
        data = self.storage.get_step_data(step)
        form: StepForm = self.get_form(step, data=MultiValueDict() if data is None else data)
        return form

    def _forget_conditions(self) -> None:
        """An answer may change which steps apply; formtools remembers the list for a whole request."""
        self.__dict__.pop("_resolved_form_list", None)

    def _count(self, step: str, event: str, detail: str = "") -> bool:
        """Once a run and step, and only if what was done is kept; whether it was the first time."""
        if not self.storage.counts_first(step, f"{event}:{detail}" if detail else event):
            return False
        draft = self.request.draft
        transaction.on_commit(partial(count_form, draft.form_version, step, event, detail))
        if not detail:
            transaction.on_commit(partial(count_step, step, event, last_code(draft.arrivals)))
        return True

    def _count_errors(self, step: str, form: StepForm) -> None:
        """By question and kind of error; what was typed is not looked at."""
        self._count(step, "error")
        for name, errors in form.errors.as_data().items():
            for error in errors:
                self._count(step, "error", f"{name}:{error.code or 'other'}")


def not_in_this_browser(request: HttpRequest) -> HttpResponse:
    """Another browser, blocked cookies or a session that ended: a way on, and never anybody's answers."""
    return render(request, "interest/not_here.html", status=404)


def expired(request: HttpRequest) -> HttpResponse:
    """This browser's own run, whose time is over."""
    return render(request, "interest/expired.html", status=410)


def _see(address: str) -> HttpResponse:
    response: HttpResponse = redirect(address)
    response.status_code = 303
    return response
