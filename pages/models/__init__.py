"""The kinds of page an editor can make, one a file."""

from pages.models.accessibility import AccessibilityStatementPage
from pages.models.approval import PageApproval
from pages.models.article import ArticlePage
from pages.models.compensation import CompensationPage
from pages.models.contact import ContactPage
from pages.models.faq import FaqPage
from pages.models.home import HomePage
from pages.models.landing import LandingPage
from pages.models.municipality import MunicipalityPage
from pages.models.municipality_index import MunicipalityIndexPage
from pages.models.news import NewsIndexPage, NewsPage
from pages.models.privacy import PrivacyNoticePage
from pages.models.process import ProcessPage
from pages.models.requirements import RequirementsPage
from pages.models.self_test import SelfTestPage
from pages.models.story import StoryPage, StoryRelease

__all__ = [
    "AccessibilityStatementPage",
    "ArticlePage",
    "CompensationPage",
    "ContactPage",
    "FaqPage",
    "HomePage",
    "LandingPage",
    "MunicipalityIndexPage",
    "MunicipalityPage",
    "NewsIndexPage",
    "NewsPage",
    "PageApproval",
    "PrivacyNoticePage",
    "ProcessPage",
    "RequirementsPage",
    "SelfTestPage",
    "StoryPage",
    "StoryRelease",
]
