"""Which pieces fit on which kind of page."""

from pages.blocks.call_to_action import CallToActionBlock
from pages.blocks.callout import CalloutBlock
from pages.blocks.cards import CardsBlock
from pages.blocks.coming_meetings import ComingMeetingsBlock
from pages.blocks.contact import ContactBlock
from pages.blocks.need_band import NeedBandBlock
from pages.blocks.picture import PictureBlock
from pages.blocks.questions import QuestionsBlock
from pages.blocks.quote import QuoteBlock
from pages.blocks.requirements import RequirementsBlock
from pages.blocks.scene import SceneBlock
from pages.blocks.steps import StepsBlock
from pages.blocks.text import TextBlock
from pages.blocks.timeline import TimelineBlock

HOME_BLOCKS = [
    ("need_band", NeedBandBlock()),
    ("steps", StepsBlock()),
    ("scene", SceneBlock()),
    ("cards", CardsBlock()),
    ("coming_meetings", ComingMeetingsBlock()),
    ("questions", QuestionsBlock()),
    ("text", TextBlock()),
    ("call_to_action", CallToActionBlock()),
]
ARTICLE_BLOCKS = [
    ("text", TextBlock()),
    ("picture", PictureBlock()),
    ("callout", CalloutBlock()),
    ("timeline", TimelineBlock()),
    ("cards", CardsBlock()),
    ("questions", QuestionsBlock()),
    ("requirements", RequirementsBlock()),
    ("coming_meetings", ComingMeetingsBlock()),
    ("contact", ContactBlock()),
]
LANDING_BLOCKS = [
    ("steps", StepsBlock()),
    ("scene", SceneBlock()),
    ("text", TextBlock()),
    ("cards", CardsBlock()),
    ("coming_meetings", ComingMeetingsBlock()),
    ("questions", QuestionsBlock()),
]
STORY_BLOCKS = [
    ("text", TextBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
]
NEWS_BLOCKS = [
    ("text", TextBlock()),
    ("picture", PictureBlock()),
    ("callout", CalloutBlock()),
    ("cards", CardsBlock()),
]
