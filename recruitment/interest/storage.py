"""Where the wizard keeps its answers: in the run's own locked row, read once and written once a request."""

import copy
from hashlib import sha256
from typing import Any

from django.http import HttpResponseBase
from formtools.wizard.storage.base import BaseStorage

from recruitment.interest.answers import Answers


class DraftStorage(BaseStorage):
    """formtools' storage on a Draft row. The current step stands in the address, never in the row."""

    def __init__(self, prefix: str, request: Any = None, file_storage: Any = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.draft = request.draft
        self.init_data()
        self.data.update(copy.deepcopy(self.draft.answers))
        self._step: str | None = None
        self._before = (copy.deepcopy(self.data), self.draft.step)

    def _get_current_step(self) -> str | None:
        return self._step

    def _set_current_step(self, step: str | None) -> None:
        self._step = step

    @property
    def answers(self) -> Answers:
        return Answers(self.data[self.step_data_key])

    @property
    def passed(self) -> list[str]:
        """The steps whose answers were right when they were last sent."""
        return list(self.extra_data.get("passed", []))

    def mark(self, step: str, *, is_passed: bool) -> None:
        others = [key for key in self.passed if key != step]
        self.extra_data["passed"] = [*others, step] if is_passed else others

    def counts_first(self, step: str, event: str) -> bool:
        """Whether this run meets an event of a step for the first time; from now on it has."""
        name = f"{step}:{event}"
        met = self.extra_data.setdefault("met", [])
        if name in met:
            return False
        met.append(name)
        return True

    def asks_first(self, step: str, name: str, text: str) -> bool:
        """Whether a text is asked about for the first time; from now on it has been.

        Only a fingerprint is remembered: the text itself stands among the answers already.
        """
        asked = self.extra_data.setdefault("asked_about", {})
        place, fingerprint = f"{step}-{name}", sha256(text.encode()).hexdigest()
        is_first = bool(asked.get(place) != fingerprint)
        asked[place] = fingerprint
        return is_first

    def update_response(self, response: HttpResponseBase) -> None:
        super().update_response(response)
        is_same = self._before == (self.data, self.draft.step)
        if is_same or self.draft.finished_at is not None:
            return
        self.draft.answers = self.data
        self.draft.save(update_fields=["answers", "step"])
