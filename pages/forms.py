"""The editor's form for a page: it says in words why a page may not be published yet."""

from wagtail.admin.forms import WagtailAdminPageForm


class PublicPageForm(WagtailAdminPageForm):
    """A draft may be saved in any state; publishing asks the page itself what stands in the way."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if "action-publish" in self.data:
            for words in self.instance.hindrances():
                self.add_error(None, words)
