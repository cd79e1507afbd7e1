"""Small changes in a part of someone else's file, every other byte left as it came."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element
from xml.parsers import expat

_TAG = re.compile(rb"""<[^\s/>]+(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_NAME = re.compile(rb"<([^\s/>]+)")
_DECLARED = re.compile(r"""^<\?xml[^>]*\?>""")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of an element: `inside` is where its content begins, `closing` where it ends.

    Both are `end` for an element written as one empty tag.
    """

    start: int
    inside: int
    closing: int
    end: int

    @property
    def is_empty_tag(self) -> bool:
        return self.inside == self.closing == self.end


@dataclass(slots=True)
class Splicer:
    """Changes to one part; `root` is the part as read, so that elements can be pointed at."""

    content: bytes
    root: Element
    edits: list[tuple[int, int, bytes]] = field(default_factory=list)
    spans: dict[Element, Span] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.content = _in_one_byte_letters(self.content)
        self.spans = dict(zip(self.root.iter(), _spans(self.content), strict=True))

    def remove(self, element: Element) -> None:
        span = self.spans[element]
        self.edits.append((span.start, span.end, b""))

    def replace(self, element: Element, words: str) -> None:
        span = self.spans[element]
        self.edits.append((span.start, span.end, _ascii(words)))

    def before(self, element: Element, words: str) -> None:
        start = self.spans[element].start
        self.edits.append((start, start, _ascii(words)))

    def after(self, element: Element, words: str) -> None:
        end = self.spans[element].end
        self.edits.append((end, end, _ascii(words)))

    def within(self, element: Element, *, first: str = "", last: str = "") -> None:
        """Put words at the beginning and at the end of an element's content."""
        span = self.spans[element]
        if span.is_empty_tag:
            tag = self.content[span.start : span.end]
            name = _name(tag)
            opened = re.sub(rb"\s*/>$", b">", tag)
            whole = opened + _ascii(first + last) + b"</" + name + b">"
            self.edits.append((span.start, span.end, whole))
            return
        if first:
            self.edits.append((span.inside, span.inside, _ascii(first)))
        if last:
            self.edits.append((span.closing, span.closing, _ascii(last)))

    def result(self) -> bytes:
        """The part with all changes; of two at one place the earlier stands first."""
        pieces, done = [], 0
        for start, end, words in sorted(self.edits, key=lambda edit: edit[:2]):
            pieces += [self.content[done:start], words]
            done = max(done, end)
        return b"".join([*pieces, self.content[done:]])


def _spans(content: bytes) -> Iterable[Span]:
    """The spans of all elements in the order of their beginnings."""
    found: list[Span | None] = []
    open_: list[tuple[int, int]] = []
    parser = expat.ParserCreate()

    def begin(_name: str, _attributes: object) -> None:
        open_.append((len(found), parser.CurrentByteIndex))
        found.append(None)

    def end(_name: str) -> None:
        number, start = open_.pop()
        at = parser.CurrentByteIndex
        tag_end = _tag_end(content, start)
        if content.endswith(b"/>", start, tag_end):
            found[number] = Span(start, tag_end, tag_end, tag_end)
        else:
            found[number] = Span(start, tag_end, at, content.index(b">", at) + 1)

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(content, True)
    return [span for span in found if span is not None]


def _tag_end(content: bytes, start: int) -> int:
    found = _TAG.match(content, start)
    return found.end() if found else start


def _name(tag: bytes) -> bytes:
    found = _NAME.match(tag)
    return found[1] if found else b""


def _ascii(words: str) -> bytes:
    return words.encode("ascii", "xmlcharrefreplace")


def _in_one_byte_letters(content: bytes) -> bytes:
    """UTF-16 as UTF-8: what is put in is ASCII, which any other encoding of a part can hold."""
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return content
    text = _DECLARED.sub('<?xml version="1.0" encoding="UTF-8"?>', content.decode("utf-16"))
    return text.encode()
