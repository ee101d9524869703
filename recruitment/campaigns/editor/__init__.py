"""The editor's part about tags: the tags themselves, codes tried in vain, and how far a tag may follow."""

from recruitment.campaigns.editor.levels import TrackingLevelViewSet
from recruitment.campaigns.editor.orphans import OrphanViewSet
from recruitment.campaigns.editor.tags import TagViewSet

__all__ = ["OrphanViewSet", "TagViewSet", "TrackingLevelViewSet"]
