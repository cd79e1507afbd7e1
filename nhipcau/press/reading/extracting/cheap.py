"""Is a name in the article or only beside it? Told from the few blocks that hold one."""

from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from nhipcau.press.reading.extracting.blocks import BLOCKS, ancestors, parsed, text_of
from nhipcau.press.reading.extracting.boxes import boxes_of
from nhipcau.press.reading.extracting.prefilter import Prefilter

_MOST_BLOCKS = 5000


@dataclass(frozen=True, slots=True)
class Cheap:
    """The text of blocks that hold a name and may be the article, and the tree of the page
    without the boxes beside it that hold one.
    """

    text: str
    tree: LexborHTMLParser


def cheap_text(markup: str, prefilter: Prefilter) -> Cheap:
    """Look at the blocks that hold a name; take out the boxes among them.

    An empty text says that no name stands in what may be the article.
    """
    tree = parsed(markup)

    def holds_name(text: str) -> bool:
        return bool(text) and prefilter.may_mention(text.encode("utf-8", "ignore"))

    return Cheap("\n".join(without_boxes(tree, holds_name)), tree)


def without_boxes(tree: LexborHTMLParser, holds: Callable[[str], bool]) -> list[str]:
    """Take the boxes out of a tree, asking only blocks whose text `holds`; the text of the rest."""
    if tree.body is None:
        return []
    kept: list[str] = []
    boxes: dict[int, LexborNode] = {}
    seen: dict[int, bool] = {}
    for block in _smallest_blocks(tree.body, holds):
        if any(node.mem_id in boxes for node in ancestors(block)):
            continue
        beside = boxes_of(block, seen)
        boxes.update((box.mem_id, box) for box in beside)
        if not beside:
            kept.append(text_of(block))
    _take_out(boxes)
    return kept


def _smallest_blocks(body: LexborNode, holds: Callable[[str], bool]) -> list[LexborNode]:
    """The smallest blocks under `body` whose text holds it, in their order."""
    found: list[LexborNode] = []
    waiting = [body]
    while waiting and len(found) < _MOST_BLOCKS:
        node = waiting.pop()
        own, inner = [], []
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                own.append(child.text_content or "")
            elif _holds_block(child):
                inner.append(child)
            else:
                own.append(child.text())
        if holds("".join(own)):
            found.append(node)
        waiting += [child for child in reversed(inner) if holds(child.text())]
    return found


def _holds_block(node: LexborNode) -> bool:
    return node.tag in BLOCKS or any(child.tag in BLOCKS for child in node.iter())


def _take_out(boxes: dict[int, LexborNode]) -> None:
    """Outer boxes only: what they hold goes with them."""
    outer = [
        box
        for box in boxes.values()
        if not any(node.mem_id in boxes for node in list(ancestors(box))[1:])
    ]
    for box in outer:
        box.decompose()
