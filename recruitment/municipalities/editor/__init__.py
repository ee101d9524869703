"""The editor's part about needs: the municipalities and their register, and words about it for the public."""

from recruitment.municipalities.editor.register import MunicipalityViewSet, NeedViewSet
from recruitment.municipalities.editor.statements import NeedStatementViewSet

__all__ = ["MunicipalityViewSet", "NeedStatementViewSet", "NeedViewSet"]
