"""Plain text out of what feeds write into titles and summaries."""

import re
import unicodedata
from html.entities import html5

LONGEST_SUMMARY = 1_000  # characters
LONGEST_SOURCE = 200_000  # characters of markup that a summary is taken from
_FIRST_TRIED = 3_000  # characters of markup; then four times as many and so on

_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big br center cite code del dfn em font h1 h2 h3 h4 h5 h6 hr i "
        "img ins kbd mark nobr p q rb rp rt ruby s samp small span strike strong sub sup tt u wbr",
    )
)
_KNOWN = _INLINE | frozenset(
    re.findall(
        r"\w+",
        "address article aside audio blockquote body button canvas caption col colgroup dd "
        "details div dl dt embed fieldset figcaption figure footer form frame head header hgroup "
        "html iframe input label legend li link main map menu meta nav noscript object ol "
        "optgroup option output param picture pre progress section select source summary svg "
        "table tbody td template textarea tfoot th thead time title tr track ul var video",
    )
)
_JOINING = _INLINE - {"br", "hr", "p", "h1", "h2", "h3", "h4", "h5", "h6", "center", "img"}
_GAPS = {name: "" if name in _JOINING else " " for name in _KNOWN}
_ALONE = frozenset({"br", "hr", "img"})
_ATTRIBUTES = r"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>"""
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9]*+)(?=[\s/>])({_ATTRIBUTES}|[^<>]*+>)")
_UNSEEN = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style)\b(?:.*?</\1\s*>|.*)|<!\[CDATA\[|\]\]>",
    re.DOTALL | re.IGNORECASE,
)
_CUT_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*+)[^<>]*\Z")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\xad\ufeff\ufffe\uffff\ud800-\udfff]"  # no text has these
)
# Lao, Khmer and their neighbours part words with it; among other letters it is a leftover.
_NO_WIDTH = re.compile(
    "(?<![\u0e00-\u109f\u1780-\u17ff])[\u200b\u2060\u200e\u200f]|(?<=[ -\u024f\u1e00-\u1eff])\u200c"
)
_PICTURE = re.compile(
    r"""<img\b[^<>]*?\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.I
)


def plain(text: str, *, is_title: bool = False) -> str:
    """One line of text in NFC: no markup, entities resolved even if escaped twice, no controls.

    In a title an unknown or unpaired <word> that markup has no use for stays as it was written.
    """
    text = text[:LONGEST_SOURCE]
    if "<" in text or "&" in text:
        text = _without_markup(text, is_title)
    if "\x85" in text:  # a blank to Python, dots on Windows
        text = text.replace("\x85", "…")
    line = " ".join(text.split())
    if not line.isprintable():
        line = " ".join(_NO_WIDTH.sub("", _CONTROLS.sub(_control, line)).split())
    return unicodedata.normalize("NFC", line)


def summary_of(text: str) -> str:
    """As `plain`, cut between words after `LONGEST_SUMMARY` characters with "…"."""
    line, tried = plain(text[:_FIRST_TRIED]), _FIRST_TRIED
    while len(line) <= LONGEST_SUMMARY and tried < min(len(text), LONGEST_SOURCE):
        tried *= 4
        line = plain(text[:tried])
    if len(line) <= LONGEST_SUMMARY:
        return line
    return line[:LONGEST_SUMMARY].rpartition(" ")[0] + "…"


def picture_in(markup: str) -> str:
    """The address of the first picture in a piece of markup, or nothing."""
    if "<" not in markup and "&lt;" in markup:
        markup = resolve(markup[:LONGEST_SOURCE])
    for found in _PICTURE.finditer(markup[:LONGEST_SOURCE]):
        address = found[1] or found[2] or found[3] or ""
        if address and not address.startswith("data:"):
            return address
    return ""


def resolve(text: str) -> str:
    """Entities as signs. Only those that end with a semicolon: R&copy is no sign."""
    return _ENTITY.sub(_sign, text)


def _without_markup(text: str, is_title: bool) -> str:
    lone = _INLINE if is_title else _KNOWN  # what is markup even without its other half
    for _ in range(3):
        if "<" in text:
            text = _without_tags(text, lone)
        resolved = resolve(text) if "&" in text else text
        if resolved == text:
            break
        text, lone = resolved, frozenset()
    cut = None if is_title else _CUT_TAG.search(text)
    return text[: cut.start()] if cut and cut[1].lower() in _KNOWN else text


def _without_tags(text: str, lone: frozenset[str]) -> str:
    small = text.lower()
    if any(start in small for start in ("<!", "]]>", "<script", "<style")):
        text = _UNSEEN.sub(" ", text)
    if lone is _KNOWN:
        return _TAG.sub(_gap, text)
    closed = {found[2].lower() for found in _TAG.finditer(text) if found[1]}

    def instead(found: re.Match[str]) -> str:
        name = found[2].lower()
        is_sure = name in closed or "=" in found[3] or name in _ALONE
        return _gap(found) if is_sure or name in lone else found[0]

    return _TAG.sub(instead, text)


def _gap(found: re.Match[str]) -> str:
    """What a tag leaves: nothing inside a line, a blank between blocks, itself if it is none."""
    gap = _GAPS.get(found[2])
    return _GAPS.get(found[2].lower(), found[0]) if gap is None else gap


def _sign(found: re.Match[str]) -> str:
    if name := found[3]:
        return html5.get(f"{name};", found[0])
    number = int(found[1]) if found[1] else int(found[2], 16)
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return ""
    return chr(number)


def _control(found: re.Match[str]) -> str:
    """Signs of Windows that stand for controls, as they were meant; others leave nothing."""
    sign = found[0]
    if "\x80" <= sign <= "\x9f":
        return bytes((ord(sign),)).decode("windows-1252", "ignore")
    return ""
