"""The editor's part about words: every place of the form and every letter, in every language."""

from recruitment.words.editor.wordings import WordingViewSet

__all__ = ["WordingViewSet"]
