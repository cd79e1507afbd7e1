"""Boxes beside an article: menus, lists of other news, teasers side by side, comments."""

from selectolax.lexbor import LexborNode

from nhipcau.press.reading.extracting.blocks import ancestors
from nhipcau.press.reading.extracting.boilerplate import boilerplate

_LINKED = 0.6  # share of link text from which a block is a list of links
_CARD = 900  # letters in the longest teaser
_CARDS = 3  # of one kind side by side make a list
_CARD_DEPTH = 6
_LABEL = 40  # letters in the longest heading of a list


def boxes_of(block: LexborNode, seen: dict[int, bool] | None = None) -> list[LexborNode]:
    """The boxes that `block` is part of, so that it is no article; none if it may be.

    `seen` remembers between blocks of one tree, not changed meanwhile, which nodes are boxes.
    """
    line, known = list(ancestors(block)), {} if seen is None else seen
    for node in line:
        if node.mem_id not in known:
            known[node.mem_id] = _is_box(node)
        if known[node.mem_id]:
            return [node]
    if _is_linked(block) or _is_labelled(block):
        return [block]
    for node in line[:_CARD_DEPTH]:
        if len(node.text()) > _CARD:
            break
        cards = _cards(node)
        if cards:
            return cards
    return [node for node in line if _follows_label(node)][:1]


def _is_box(node: LexborNode) -> bool:
    told = boilerplate()
    if node.tag in told.tags:
        return not _holds_article(node)
    attributes = node.attributes
    words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(words.strip()) and told.names_a_box(words) and not _holds_article(node)


def _holds_article(node: LexborNode) -> bool:
    if node.tag in ("main", "h1") or (node.attributes.get("itemprop") == "articleBody"):
        return True
    return node.css_first("h1, [itemprop=articleBody]") is not None


def _is_linked(block: LexborNode) -> bool:
    letters = len(block.text().strip())
    linked = sum(len(link.text().strip()) for link in block.css("a[href]"))
    return letters > 0 and linked >= letters * _LINKED and block.tag != "h1"


def _is_labelled(block: LexborNode) -> bool:
    text = block.text().strip()
    return len(text) <= _CARD and bool(
        boilerplate().labels.match(text) and block.css_first("a[href]")
    )


def _follows_label(node: LexborNode) -> bool:
    """Does a short heading such as "Tin liên quan" stand right before, and links within?"""
    before = node.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    if before is None or before.tag in ("-comment", "h1"):
        return False
    words = (before.text_content or "").strip() if before.tag == "-text" else before.text().strip()
    return (
        0 < len(words) <= _LABEL
        and bool(boilerplate().labels.match(words))
        and node.css_first("a[href]") is not None
        and not _holds_article(node)
    )


def _cards(node: LexborNode) -> list[LexborNode]:
    """The teasers that `node` is one of: of one kind, side by side, each led by a link."""
    parent = node.parent
    if parent is None or not _is_led_by_link(node):
        return []
    kind = node.attributes.get("class") or ""
    alike = [
        child
        for child in parent.iter()
        if child.tag == node.tag and (child.attributes.get("class") or "") == kind
    ]
    if len(alike) < _CARDS:
        return []
    cards = [child for child in alike if len(child.text()) <= _CARD and _is_led_by_link(child)]
    return cards if len(cards) >= max(_CARDS, len(alike) * 0.6) else []


def _is_led_by_link(node: LexborNode) -> bool:
    """Does the text begin with that of a link, or do a picture and its link come first?"""
    text = node.text().strip()
    for link in node.css("a[href]"):
        words = link.text().strip()
        if words:
            return text.startswith(words)
    return False
