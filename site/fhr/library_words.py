"""Words of the editor's library that its own Swedish lacks; ours are in the site's catalogue.

Nothing reads these lists: they keep the texts in the catalogue, which is asked before the library's.
`tests/access/test_plain_swedish.py` finds what is missing here.
"""
# ruff: noqa: E501

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

TEXTS = (
    _("%(field_label)s:"),
    _("%(model_name)s '%(object)s' created and published."),
    _("%(model_name)s '%(object)s' created and scheduled for publishing."),
    _("%(model_name)s '%(object)s' created and submitted for moderation."),
    _("%(model_name)s '%(object)s' has been replaced with version from %(timestamp)s."),
    _("%(model_name)s '%(object)s' has been scheduled for publishing."),
    _("%(model_name)s '%(object)s' has been submitted for moderation."),
    _("%(model_name)s '%(object)s' is live and this version has been scheduled for publishing."),
    _("%(model_name)s '%(object)s' updated and published."),
    _("%(parent_pages)s and %(child_pages)s have been deleted"),
    _("%(parent_pages)s and %(child_pages)s have been published"),
    _("%(parent_pages)s and %(child_pages)s have been unpublished"),
    _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s across entire site."),
    _(
        "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s in '<span class=\"w-title-ellipsis\">%(title)s</span>'."
    ),
    _("%(user_name)s has unsaved changes"),
    _("%(user_name)s saved a new version"),
    _("'%(page_title)s' has been moved successfully."),
    _("A network error occurred"),
    _("Actions (footer)"),
    _("Add a concise description for search engines"),
    _("Alternatively, you can view the latest version in a new tab."),
    _("Any"),
    _("Anyone with editing permissions can create schedules"),
    _("App"),
    _("Autosave is <span>paused</span>"),
    _("Autosave is paused"),
    _("Avoid skipping levels"),
    _("But only those with publishing permissions can make them effective."),
    _("Button text is empty"),
    _("Cannot overwrite a revision that is not the latest for this %(model_name)s."),
    _("Cannot overwrite a revision that was not created by the current user."),
    _("Changes requested %(finished_at)s"),
    _("Changing the privacy for this page has been disabled."),
    _("Choose when this %(model_name)s should go live and/or expire"),
    _("Compare"),
    _("Create a new %(model_name)s"),
    _("Currently idle"),
    _("Currently viewing"),
    _("Date updated"),
    _("Disable custom ordering"),
    _("Edit account avatar"),
    _("Empty frame title found"),
    _("Empty heading found"),
    _("Enable custom ordering"),
    _("Expiry:"),
    _("Exploring"),
    _(
        "Focus on the drag button and press up or down arrows to move the item, then press enter to submit the change."
    ),
    _("Go-live:"),
    _("Image alt text has inappropriate pattern"),
    _("Incorrect heading hierarchy"),
    _("Input button text is empty"),
    _("Invalid schedule"),
    _("Keyboard shortcuts are currently disabled; manage your %(account_link)s to enable them."),
    _("Link text is empty"),
    _("Meta description is empty"),
    _("Minimap"),
    _("Misusing paragraphs as headings"),
    _("Once scheduled:"),
    _("One or more references to this %(model_name)s prevent it from being deleted."),
    _("Placeholder title"),
    _("Preview for %(block_label)s (%(block_type)s)"),
    _("Privacy is inherited from the ancestor page - %(ancestor_page)s"),
    _("Proceeding will overwrite the changes made by %(user_name)s."),
    _("Proceeding will overwrite the changes you made in that window."),
    _("Refresh"),
    _("Refreshing…"),
    _("Removed the '%(restriction)s' view restriction. The page is public."),
    _("Saved"),
    _("Saving will overwrite a newer version."),
    _("Show issue"),
    _("Side panel width"),
    _("Side panels"),
    _("Sort item order"),
    _("Table header text is empty"),
    _('The %(model_name)s "%(title)s" has been approved in workflow "%(workflow)s".'),
    _(
        'The %(model_name)s "%(title)s" has been rejected during "%(task)s" in workflow "%(workflow)s" by %(rejector)s.'
    ),
    _('The %(model_name)s "%(title)s" has been rejected during "%(task)s" in workflow "%(workflow)s".'),
    _('The %(model_name)s "%(title)s" has been rejected during "%(task)s".'),
    _('The %(model_name)s "%(title)s" has been rejected during "%(workflow)s".'),
    _('The %(model_name)s "%(title)s" has been submitted for approval in moderation stage "%(task)s"'),
    _('The %(model_name)s "%(title)s" has been submitted for approval in moderation stage "%(task)s".'),
    _('The %(model_name)s "%(title)s" has been submitted for approval to moderation stage "%(task)s".'),
    _(
        'The %(model_name)s "%(title)s" has been submitted for moderation to workflow "%(workflow)s" by %(requester)s.'
    ),
    _('The %(model_name)s "%(title)s" has been submitted for moderation to workflow "%(workflow)s".'),
    _('The %(model_name)s "%(title)s" has been submitted to workflow "%(workflow)s"'),
    _("The %(model_name)s '%(title)s' is not currently awaiting moderation in task '%(task_name)s'."),
    _("The %(model_name)s '%(title)s' is not currently awaiting moderation."),
    _("The %(model_name)s could not be saved as it is locked"),
    _("The filter options you have selected are not valid."),
    _("The page could not be saved as it is locked."),
    _(
        "The slug '%(page_slug)s' is already in use at the selected parent page. Make sure the slug is unique and try again."
    ),
    _("There are no %(model_name)s to display."),
    _('There are no %(model_name)s to display. Why not <a href="%(add_url)s">add one</a>?'),
    _("There are validation errors, click save to highlight them."),
    _("To be created by %(user)s"),
    _(
        "Troubleshoot your connection to the site before proceeding. Open the editor in a separate tab to view the last saved version."
    ),
    _("Use a meaningful title for screen reader users"),
    _("Use meaningful text"),
    _("Use meaningful text for screen reader users"),
    _("Use proper heading tags"),
    _("View latest version"),
    _("Workflow on %(model_name)s '%(object)s' has been cancelled."),
    _("You are viewing a previous version of this %(model_name)s from <b>%(created_at)s</b> by %(user)s"),
    _("You saved a new version in another window"),
    _("account"),
    _("any"),
    _("will unset the reference"),
)
COUNTED = (
    ngettext_lazy("%(num_child_objects)d child page", "%(num_child_objects)d child pages"),
    ngettext_lazy("%(num_parent_objects)d page", "%(num_parent_objects)d pages"),
    ngettext_lazy(
        "%(num_parent_objects)d page has been deleted", "%(num_parent_objects)d pages have been deleted"
    ),
    ngettext_lazy(
        "%(num_parent_objects)d page has been published", "%(num_parent_objects)d pages have been published"
    ),
    ngettext_lazy(
        "%(num_parent_objects)d page has been unpublished",
        "%(num_parent_objects)d pages have been unpublished",
    ),
    ngettext_lazy(
        "Deleting this page will also delete %(translation_count)s translation of this page.",
        "This will also delete %(descendant_count)s more child pages. Deleting this page will also delete %(translation_count)s translations of this page.",
    ),
    ngettext_lazy("One other user is currently viewing", "%(num_user)s other users are currently viewing"),
    ngettext_lazy(
        "This action will delete <b>%(total_pages_formatted)s</b> page in total.",
        "This action will delete <b>%(total_pages_formatted)s</b> pages in total.",
    ),
    ngettext_lazy(
        "This will also move one translation of this page and its child pages",
        "This will also move %(translations_to_move_count)s translations of this page and their child pages",
    ),
    ngettext_lazy(
        "This will also unpublish one translation of the page.",
        "This will also unpublish all %(translation_count)s translations of the page.",
    ),
)
