"""What a reader sees or hears of a page: its words, labels and alternative texts, scripts left out."""

from html.parser import HTMLParser

SPOKEN = {"aria-label", "title", "placeholder", "alt"}
UNSEEN = {"script", "style", "template", "svg", "code", "textarea"}
VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
}  # fmt: skip


class VisibleText(HTMLParser):
    """Collects pieces of text; what is marked as another language is that language's business."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        language = known.get("lang")
        is_foreign = tag != "html" and bool(language) and not str(language).startswith("sv")
        is_hidden = tag in UNSEEN or is_foreign or self._hidden()
        if not is_hidden:
            self.pieces += [value for name, value in attrs if name in SPOKEN and value]
            if tag == "input" and known.get("type") in {"submit", "button"}:
                self.pieces.append(known.get("value") or "")
        if tag not in VOID:
            self._open.append((tag, is_hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._hidden():
            self.pieces.append(" ".join(data.split()))

    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def visible_text(html: str) -> list[str]:
    reader = VisibleText()
    reader.feed(html)
    return reader.pieces
