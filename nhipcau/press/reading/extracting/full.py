"""The text of an article where no profile tells it: trafilatura, its fast way first."""

from lxml import etree, html  # type: ignore[import-untyped, unused-ignore] # it ships no types
from trafilatura import bare_extraction

from nhipcau.press.reading.extracting.blocks import parsed, tidy
from nhipcau.press.reading.extracting.cheap import without_boxes

ENOUGH = 200  # letters from which a text is one
FAST, FULL = "fast", "full"


def full_text(markup: str) -> tuple[str, str]:
    """The text, lines being paragraphs, and which way read it; "" if the page has none.

    The slow way is tried when the fast one gives fewer than ENOUGH letters; the longer text wins.
    """
    fast = _read(markup, fast=True)
    if len(fast) >= ENOUGH:
        return fast, FAST
    slow = _read(markup, fast=False)
    return (slow, FULL) if len(slow) > len(fast) else (fast, FAST)


def reference_text(markup: str) -> str:
    """The text that profiles are measured by: boxes beside the article are taken out first."""
    tree = parsed(markup)
    without_boxes(tree, lambda text: bool(text.strip()))
    return full_text(tree.html or "")[0]


def _read(markup: str, *, fast: bool) -> str:
    tree = tree_of(markup)
    if tree is None:
        return ""
    found = bare_extraction(tree, fast=fast, include_comments=False, with_metadata=False)
    return tidy(found.text or "") if found is not None else ""


def tree_of(markup: str) -> html.HtmlElement | None:
    """The page as lxml reads it, or None where there is nothing to read."""
    try:
        return html.document_fromstring(markup.encode("utf-8", "ignore"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _parser() -> html.HTMLParser:
    return html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
