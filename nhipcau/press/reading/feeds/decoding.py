"""The letters of a feed, whatever is said about how they are written."""

import codecs
import re
import zlib

LARGEST_UNPACKED = 50_000_000  # bytes; what sitemaps.org allows a sitemap
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that web pages use; Python knows others (punycode, base64) that would only do harm.
_LETTERS = re.compile(
    r"utf-(?:8|16|32)|ascii|iso8859|iso2022|cp\d|gb|big5|euc|shift|koi8|mac-|tis|hz|johab"
)
_MOSTLY = 0.7  # so much of the letters beyond ASCII must be UTF-8 for the rest to be damage


def unpacked(body: bytes) -> bytes | None:
    """What a gzip file holds, the bytes themselves if it is none; None if it is too large.

    A file that ends early gives what there is.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body
    opener = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        made = opener.decompress(body, LARGEST_UNPACKED)
    except zlib.error:
        return b""
    return None if opener.unconsumed_tail else made


def is_read_as_declared(body: bytes) -> bool:
    """Whether an XML reader that trusts the declaration gets the right letters.

    False for UTF-8 that calls itself something else, for UTF-16 (whose text a search for bytes
    cannot look into) and for names of encodings that nobody knows.
    """
    if b"\x00" in body[:4] or body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    declared = _DECLARED.match(body[:300].lstrip(codecs.BOM_UTF8).lstrip())
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name in ("utf-8", "us-ascii"):
        return True
    if body.isascii():
        return name.startswith(("iso-8859", "windows-125"))
    return _codec(name)[:6] not in ("", "utf-8", "utf-16", "utf-32") and not _is_utf8(body)


def decode(body: bytes, content_type: str) -> tuple[str, bool]:
    """The text, and whether signs were lost. Order: byte order mark, UTF-8 if
    it holds for most letters, what the XML declares, what HTTP says, windows-1252.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            text = body.decode(name, "replace")
            return text, "\ufffd" in text
    if wide := _without_mark(body):
        text = body.decode(wide, "replace")
        return text, "\ufffd" in text
    declared = _DECLARED.search(body[:300])
    said = _CHARSET.search(content_type)
    names = (declared[1].decode("ascii") if declared else "", said[1] if said else "")
    may_be_utf8 = not any(_codec(name).startswith(("iso2022", "hz")) for name in names)
    if may_be_utf8:
        text = body.decode("utf-8", "replace")
        lost = text.count("\ufffd")
        if lost <= (1 - _MOSTLY) * sum(sign > "\x7f" for sign in text):
            return text, lost > 0
    for name in names:
        try:
            return body.decode(_codec(name) or "undefined"), False
        except (UnicodeError, LookupError):
            continue
    text = body.decode("windows-1252", "replace")
    return text, "\ufffd" in text


def _without_mark(body: bytes) -> str:
    """UTF-16 known by its first "<" and the zero beside it."""
    if body.startswith(b"<\x00") and body[3:4] == b"\x00":
        return "utf-16-le"
    return "utf-16-be" if body.startswith(b"\x00<\x00") else ""


def _codec(name: str) -> str:
    """Python's name of a text encoding, nothing for one that it does not know."""
    try:
        found = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return ""
    return found.name if found and _LETTERS.match(found.name) else ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
