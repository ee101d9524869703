"""Turns every link between pages on one page into addresses with a single query."""

from django import template
from django.db.models import Q
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text.rewriters import LinkRewriter

register = template.Library()

GONE = "<a>"
GONE_WITH_ITS_TITLE = "<a hidden>"


@register.tag("page_links")
def page_links(parser: Parser, token: Token) -> "PageLinksNode":
    """`{% page_links %}…{% end_page_links %}` around everything that links to a page by its number.

    Inside, `<a linktype="page" id="7">words</a>` gets its address; with `titled="yes"` the page's own
    title is put in as well, and `path` may stand for `id`. A link to a page that is gone stays as
    plain words, or leaves.
    """
    nodes = parser.parse(("end_page_links",))
    parser.delete_first_token()
    return PageLinksNode(nodes)


class PageLinksNode(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        request = context["request"]
        rewrite = LinkRewriter(bulk_rules={"page": lambda links: _opening_tags(links, request)})
        return mark_safe(rewrite(self.nodelist.render(context)))  # noqa: S308 - escaped by its templates


def _opening_tags(links: list[dict[str, str]], request: HttpRequest) -> list[str]:
    numbers = {int(link["id"]) for link in links if link.get("id", "").isdigit()}
    places = {link["path"] for link in links if "path" in link}
    pages = list(Page.objects.live().filter(Q(pk__in=numbers) | Q(path__in=places)))
    found = {str(page.pk): page for page in pages} | {f"at {page.path}": page for page in pages}
    keys = [f"at {link['path']}" if "path" in link else link.get("id", "") for link in links]
    return [_opening_tag(link, found.get(key), request) for link, key in zip(links, keys, strict=True)]


def _opening_tag(link: dict[str, str], page: Page | None, request: HttpRequest) -> str:
    is_titled = "titled" in link
    url = page.get_url(request) if page else None
    if page is None or not url:
        return GONE_WITH_ITS_TITLE if is_titled else GONE
    css = format_html(' class="{}"', link["class"]) if "class" in link else ""
    return format_html('<a{} href="{}">{}', css, url, page.title if is_titled else "")
