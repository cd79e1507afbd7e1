"""How pages write a name: composed or not, in capitals, without marks, in old code pages."""

import re
import unicodedata
from functools import lru_cache
from html.entities import codepoint2name
from itertools import product

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_EARLY = re.compile(rf"([ou])([{_TONES}])([aey])(?![a-z\u0300-\u036f])", re.IGNORECASE)
_LATE = re.compile(rf"([ou])([aey])([{_TONES}])(?![a-z\u0300-\u036f])", re.IGNORECASE)
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_STROKES = str.maketrans("đĐðÐ", "dddd")
_SCRIPTS = (
    (re.compile("[\u4e00-\u9fff]"), ("gb18030", "big5", "cp932", "euc_jp", "cp949")),
    (re.compile("[\u3040-\u30ff]"), ("cp932", "euc_jp")),
    (re.compile("[\uac00-\ud7af]"), ("cp949",)),
    (re.compile("[\u0400-\u04ff]"), ("cp1251", "koi8_r")),
    (re.compile("[\u0e00-\u0e7f]"), ("cp874",)),
    (re.compile("[\u00c0-\u024f\u1e00-\u1eff]"), ("cp1258", "cp1252")),
)
_FEW_WORDS = 3  # names of more words are not tried with marks on some of them only


def fold(text: str) -> str:
    """Small letters without marks, spaces and unseen signs, to compare by; đ and ð are d."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=8192)
def _folded(letter: str) -> str:
    parted = unicodedata.normalize("NFD", letter)
    plain = "".join(part for part in parted if unicodedata.category(part) != "Mn")
    return _UNSEEN.sub("", plain).translate(_STROKES).lower()


def without_marks(text: str) -> str:
    """The same letters without tones and strokes, capitals kept."""
    marked = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in marked if not "\u0300" <= letter <= "\u036f")
    return unicodedata.normalize("NFC", plain.replace("đ", "d").replace("Đ", "D"))


def spellings(name: str) -> tuple[str, ...]:
    """Every form in which a page may print the name; words parted by one space."""
    composed = " ".join(unicodedata.normalize("NFC", name).split())
    words = composed.split(" ")
    marked = {composed, *_tones_moved(composed)}
    if len(words) <= _FEW_WORDS:
        both = product(*({word, without_marks(word)} for word in words))
        marked |= {" ".join(chosen) for chosen in both}
    marked.add(without_marks(composed))
    cased = {form for text in marked for form in (text, text.upper(), _first_only(text))}
    cased |= {text.lower() for text in marked}
    cased |= {form.replace("Đ", "\u00d0") for form in cased if "Đ" in form}
    decomposed = {unicodedata.normalize("NFD", form) for form in cased}
    return tuple(sorted(cased | decomposed))


def _first_only(text: str) -> str:
    return text[:1] + text[1:].lower()


def _tones_moved(text: str) -> set[str]:
    """ "Hòa" is also "Hoà", "Thủy" also "Thuỷ"."""
    parted = unicodedata.normalize("NFD", text)
    moved = (_EARLY.sub(r"\1\3\2", parted), _LATE.sub(r"\1\3\2", parted))
    return {unicodedata.normalize("NFC", form) for form in moved}


def encoded(form: str) -> dict[bytes, str]:
    """The bytes of a spelling, each with the codec that reads them."""
    found = {form.encode("utf-8", "ignore"): "utf-8"}
    for script, codecs in _SCRIPTS:
        if not form.isascii() and script.search(form):
            for codec in codecs:
                for text in _as_typed(form) if codec == "cp1258" else (form,):
                    try:
                        found.setdefault(text.encode(codec), codec)
                    except UnicodeEncodeError:
                        continue
    return found


def _as_typed(form: str) -> tuple[str, str]:
    """Windows-1258 parts tones from letters, always or only where it has no whole letter."""
    always, seldom = [], []
    for letter in unicodedata.normalize("NFC", form):
        base = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in base if mark in _TONES)
        rest = "".join(mark for mark in base if mark not in _TONES)
        parted = unicodedata.normalize("NFC", rest) + tone
        always.append(parted)
        seldom.append(letter if _is_whole(letter) else parted)
    return "".join(always), "".join(seldom)


def _is_whole(letter: str) -> bool:
    try:
        return bool(letter.encode("cp1258"))
    except UnicodeEncodeError:
        return False


def as_references(letter: str) -> tuple[str, ...]:
    """A letter as references begin to write it: decimal, hexadecimal, padded, by name, in JSON.

    What ends in ";" is whole; of the others the rest is still to be read.
    """
    code = ord(letter)
    small, large = f"{code:x}", f"{code:X}"
    forms = {f"&#{code};", *(f"&#{x}{digits};" for x in "xX" for digits in (small, large))}
    forms |= {"&#0", "&#x0", "&#X0"}
    if code in codepoint2name:
        forms.add(f"&{codepoint2name[code]};")
    if code > 127:
        forms |= {f"\\u{code:04x}", f"\\u{code:04X}"}
    return tuple(sorted(forms))
