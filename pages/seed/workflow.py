"""The way from draft to public: one step, read by somebody who may publish or release."""

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from pages.models.approval import PageApproval

# Shown to staff in the editor, so the names are Swedish data.
NAME = "Granskning före publicering"
TASK_NAME = "Läs och godkänn"


def plant_workflow(home: Page) -> Workflow:
    """The unit's workflow on the whole tree; what somebody has changed in it since is left alone."""
    workflow, is_new = Workflow.objects.get_or_create(name=NAME)
    if is_new:
        task = PageApproval.objects.create(name=TASK_NAME)
        task.groups.set(_readers())
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
        # Wagtail's own workflow stands on the root; a page has one workflow, the nearest above it.
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    return workflow


def _readers() -> list[Group]:
    may_publish = Q(page_permissions__permission__codename="publish_page")
    may_release = Q(permissions__codename="release_storypage")
    return list(Group.objects.filter(may_publish | may_release).distinct())
