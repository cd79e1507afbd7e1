"""Bytes of a page as text: marks of order, then what the bytes are, then what was declared."""

import codecs
import re
import unicodedata

from resiliparse.parse.encoding import detect_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels that the web gives to wider code pages (WHATWG Encoding, section 4.2).
_WIDER = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "iso-8859-9": "cp1254",
    "big5": "big5hkscs",
    "x-euc-jp": "euc_jp",
    "windows-31j": "cp932",
    "x-windows-1258": "cp1258",
    "windows-874": "cp874",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "unicode": "utf-8",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_HEAD = 4096
_LOOKED_AT = 65536  # bytes that a guess reads
_FEW = 0.1  # of the bytes above ASCII may be broken in a page that still is UTF-8


def decode(body: bytes, content_type: str = "") -> str:
    """The page as text, composed (NFC) if its code page parts letters from their tones.

    Never fails: bytes that mean nothing become U+FFFD, NUL goes. `content_type` is the header as
    it came.
    """
    text = _plain_utf8(body)
    charset, marks = ("utf-8", 0) if text else charset_of(body, content_type)
    text = text or body[marks:].decode(charset, "replace")
    if "\x00" in text:
        text = text.replace("\x00", "")
    return unicodedata.normalize("NFC", text) if charset == "cp1258" else text


def _plain_utf8(body: bytes) -> str:
    """The text if nothing speaks against whole UTF-8, else ""."""
    if body[:1] in (b"\xef", b"\x00") or b"\x00" in body[:200] or b"\x1b$" in body[:_HEAD]:
        return ""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if text.isascii() and "\x1b$" in text else text


def charset_of(body: bytes, content_type: str = "") -> tuple[str, int]:
    """The codec to read a page with, and how many bytes of marks stand before it.

    A page that is whole UTF-8 is UTF-8 whatever it says of itself: by chance that does not happen.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return codec, len(mark)
    wide = _wide(body)
    if wide:
        return wide, 0
    if _is_utf8(body):
        return ("iso2022_jp" if body.isascii() and b"\x1b$" in body else "utf-8"), 0
    for told in _told(body, content_type):
        if _fits(body, told):
            return told, 0
    if _mostly_utf8(body):
        return "utf-8", 0
    return _known(detect_encoding(body[:_LOOKED_AT]) or "") or "cp1252", 0


def _told(body: bytes, content_type: str) -> list[str]:
    declared = _DECLARED.findall(content_type.encode("latin-1", "replace"))
    declared += _DECLARED.findall(body[:_HEAD])
    known = [_known(label.decode("ascii")) for label in declared]
    return [codec for codec in dict.fromkeys(known) if codec and codec != "utf-8"]


def _known(label: str) -> str:
    label = label.strip().lower()
    try:
        codec = codecs.lookup(_WIDER.get(label, label))
    except LookupError:
        return ""
    return codec.name if getattr(codec, "_is_text_encoding", True) else ""


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: every other byte of the beginning, where markup stands, is NUL."""
    head = body[:64]
    if len(head) < 4 or head.count(0) < len(head) * 0.3:
        head = body[:200]
    if len(head) < 4 or head.count(0) < len(head) * 0.3:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd > even * 2 else "utf-16-be" if even > odd * 2 else ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as broken:
        return broken.start >= len(body) - 3 and broken.reason == "unexpected end of data"
    return True


def _fits(body: bytes, codec: str) -> bool:
    try:
        text = body[:_LOOKED_AT].decode(codec, "replace")
    except (LookupError, UnicodeError):
        return False
    return text.count("\ufffd") <= max(3, len(text) // 200)


def _mostly_utf8(body: bytes) -> bool:
    text = body.decode("utf-8", "replace")
    above = sum(1 for letter in text[:_LOOKED_AT] if letter > "\x7f")
    return text[:_LOOKED_AT].count("\ufffd") <= above * _FEW
