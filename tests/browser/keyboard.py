"""Going somewhere by Tab alone."""

from playwright.sync_api import Page

FOCUS_IS_SEEN = """() => {
    const held = document.activeElement;
    // The calendar in a date field is the browser's own, as is the ring around it.
    if (held.matches('input[type=date]:not(:focus)')) return true;
    // A radio or checkbox may show its focus on the label drawn around it.
    return [held, held.closest('label'), held.labels && held.labels[0], held.parentElement]
        .filter(Boolean).some(element => {
            const style = getComputedStyle(element);
            return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
                || style.boxShadow !== 'none';
        });
}"""


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Presses Tab until something is reached; every stop on the way must be seen to have the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IS_SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 160)")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{most} presses of Tab never reached {selector}")
