"""Text of a part of a page, a paragraph a line, as a reader sees it."""

import re
import unicodedata
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from nhipcau.press.reading.extracting.boilerplate import boilerplate

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li"),
        *("main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_UNREAD = frozenset(("head", "title", "meta", "link", "map", "area", "input", "figcaption"))
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u3000]+")
_UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0b\x0e-\x1f]")
_MOST_NODES = 100_000  # a page of more is read no further


def parsed(markup: str) -> LexborHTMLParser:
    """The page as a tree without scripts, styles, forms' lists and pictures drawn in place."""
    tree = LexborHTMLParser(markup)
    tree.strip_tags(list(boilerplate().dropped))
    return tree


def text_of(node: LexborNode) -> str:
    """The text under `node`, composed (NFC); blocks and <br> part lines, none of them empty."""
    return tidy("".join(_pieces(node)))


def tidy(text: str) -> str:
    """Each line without outer spaces, single spaces within, no unseen signs, empty lines gone."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(node: LexborNode) -> Iterator[str]:
    unread = _UNREAD | set(boilerplate().dropped)
    waiting: list[tuple[Iterator[LexborNode], str]] = [(node.iter(include_text=True), "")]
    for _ in range(_MOST_NODES):
        children, ending = waiting[-1]
        child = next(children, None)
        if child is None:
            yield ending
            waiting.pop()
            if not waiting:
                return
            continue
        tag = child.tag or ""
        if tag == "-text":
            yield _SPACES.sub(" ", child.text_content or "")
        elif tag == "br":
            yield "\n"
        elif tag not in unread:
            edge = "\n" if tag in BLOCKS else ""
            yield edge
            waiting.append((child.iter(include_text=True), edge))


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The node itself, what holds it, and so on up to <body>."""
    here: LexborNode | None = node
    while here is not None and here.tag not in ("body", "html", "-undef", "-document"):
        yield here
        here = here.parent
