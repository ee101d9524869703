"""Questions that fold out their answer, without any script."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.page_link import PageLinkBlock
from pages.blocks.text import SHORT_FEATURES


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        max_length=140, label=_("Question"), help_text=_("In the words of the one who asks.")
    )
    answer = blocks.RichTextBlock(features=SHORT_FEATURES, label=_("Answer"))


class QuestionsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    questions = blocks.ListBlock(QuestionBlock(), min_num=1, label=_("Questions"))
    page = PageLinkBlock(required=False, label=_("Page with more questions"))

    class Meta:
        template = "blocks/questions.html"
        icon = "help"
        label = _("Questions and answers")
