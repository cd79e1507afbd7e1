"""Does a name stand in running text? Judged from the bytes round it, without a parse."""

import re

_BACK = 4000  # bytes within which a tag must have begun
_LINK_BACK = 2000
_LONG_LINK = 1200  # bytes: more than that between <a> and </a> is no line of a list
_SCRIPT_BACK = 200_000
_TAG_BEGINS = re.compile(rb"<[A-Za-z/!?]")
_LINK_BEGINS = re.compile(rb"<a\s[^>]*href", re.IGNORECASE)
_INLINE = rb"(?:b|i|u|em|strong|span|font|small|big|img|sup|sub|mark|picture|source|wbr)"
_INLINE_BEFORE = re.compile(rb"<" + _INLINE + rb"(?:\s[^<>]*)?/?>\Z", re.IGNORECASE)
_INLINE_AFTER = re.compile(rb"(?:\s|&nbsp;|\xc2\xa0|</" + _INLINE + rb"\s*>)*", re.IGNORECASE)
_INLINE_ENDS = re.compile(rb"</" + _INLINE + rb"\s*>\Z", re.IGNORECASE)
_INLINE_BEGINS = re.compile(rb"<" + _INLINE + rb"[\s>]", re.IGNORECASE)
_PARTING = re.compile(rb"(?:\||&gt;|&raquo;|\xc2\xb7|\xe2\x80\xa2|\xc2\xbb|/|-)\Z")
_PARTING_AFTER = re.compile(rb"\||&gt;|&raquo;|\xc2\xb7|\xe2\x80\xa2|\xc2\xbb|/|-")


def stands_in_text(body: bytes, place: int) -> bool:
    """False only for what is surely none: inside a tag, a script, or a link that is a whole block.

    `place` is an offset of Prefilter.found(body).body. Whatever is in doubt is text.
    """
    return not (_in_tag(body, place) or _in_lone_link(body, place) or _in_script(body, place))


def _in_tag(body: bytes, place: int) -> bool:
    opened = body.rfind(b"<", max(0, place - _BACK), place)
    if opened < 0 or not _TAG_BEGINS.match(body, opened):
        return False
    if body.startswith(b"<!--", opened):
        return False
    return body.find(b">", opened, place) < 0


def _in_script(body: bytes, place: int) -> bool:
    """In a script or a style sheet; data that holds the text of an article is text."""
    since = max(0, place - _SCRIPT_BACK)
    for tag in (b"script", b"style"):
        opened = body.rfind(b"<" + tag, since, place)
        if opened < 0 or body.find(b"</" + tag, opened, place) >= 0:
            continue
        end = body.find(b"</" + tag, place)
        return body.find(b'"articleBody"', opened, end if end >= 0 else len(body)) < 0
    return False


def _in_lone_link(body: bytes, place: int) -> bool:
    """In a link that fills its block: a line of a menu, the title of another story."""
    opened = body.rfind(b"<a", max(0, place - _LINK_BACK), place)
    if opened < 0 or not _LINK_BEGINS.match(body, opened):
        return False
    closed = body.find(b"</a", opened, opened + _LONG_LINK + 400)
    if closed < place:
        return False
    after = body.find(b">", closed, closed + 40) + 1
    if not after or closed - body.find(b">", opened, place) > _LONG_LINK:
        return False
    return _ends_block(body, opened) and _begins_block(body, after)


def _ends_block(body: bytes, opened: int) -> bool:
    before = _PARTING.sub(b"", body[max(0, opened - 300) : opened].rstrip()).rstrip()
    while before.endswith(b">"):
        tag = before.rfind(b"<")
        if tag < 0 or not _INLINE_BEFORE.match(before, tag):
            return not _INLINE_ENDS.match(before, tag) if tag >= 0 else False
        before = before[:tag].rstrip()
    return not before


def _begins_block(body: bytes, after: int) -> bool:
    end = _INLINE_AFTER.match(body, after)
    at = end.end() if end else after
    parting = _PARTING_AFTER.match(body, at)
    at = parting.end() if parting else at
    while body[at : at + 1].isspace():
        at += 1
    return at >= len(body) or (body[at : at + 1] == b"<" and not _INLINE_BEGINS.match(body, at))
