"""Plants the words to begin with once; what an editor has reworded since is never touched."""

from datetime import datetime
from uuid import uuid4

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import GroupApprovalTask, Locale, Workflow, WorkflowContentType, WorkflowTask

from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role
from recruitment.words.models import Published, Wording, WordsVersion
from recruitment.words.start_texts import start_texts

# Shown to staff in the editor, so the names are Swedish data.
WORKFLOW, TASK = "Granskning av formulärets texter", "Läs och godkänn texten"
READERS = (Role.COMMUNICATOR, Role.UNIT_MANAGER)


@transaction.atomic
def plant_words(*, at: datetime) -> int:
    """Makes what is missing of places and languages, as one version; how many were made."""
    known = dict(Wording.objects.values_list("place", "translation_key"))
    standing = set(Wording.objects.values_list("place", "locale__language_code"))
    wordings: list[Wording] = []
    version: dict[str, dict[str, dict[str, str]]] = {}
    for language, places in start_texts().items():
        locale, _is_new = Locale.objects.get_or_create(language_code=language)
        for place, texts in places.items():
            if (place, language) in standing:
                continue
            key = known.setdefault(place, uuid4())
            said = {name: text for name, text in texts.items() if text}
            wordings.append(Wording(place=place, locale=locale, translation_key=key, texts=said))
            version.setdefault(language, {})[place] = said
    if wordings:
        _plant(wordings, version, at=at)
    _plant_workflow()
    return len(wordings)


def _plant(wordings: list[Wording], version: Published, *, at: datetime) -> None:
    for wording in wordings:
        wording.first_published_at = wording.last_published_at = at
    Wording.objects.bulk_create(wordings)
    WordsVersion.objects.add(version, by=User.objects.system(), at=at)


def _plant_workflow() -> None:
    """A draft is read by somebody who may publish; what the unit has changed in this since is left alone."""
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    if not is_new:
        return
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.set(Group.objects.filter(name__in=[GROUP_NAMES[role] for role in READERS]))
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    kind = ContentType.objects.get_for_model(Wording)
    WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
