"""Text as old fonts and PDF tools leave it, mended to plain Unicode with each change told."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from nhipcau.vietnamese.legacy_tables import TCVN3, VNI

# õ for ò: only in words that exist with ò and do not exist with õ. Names and words such as
# Võ, rõ, dõi, ngõ, lõi, võng, lõng, dõng are right as they stand and must not be listed.
_OLD_TILDE = "hõa tõa phõng đõn hõn cõn đõi mõn hõng đõng giõn nõng phõ"

_WORD = re.compile(r"[^\W\d_]+")
_TILDE_WORD = re.compile(rf"\b(?:{'|'.join(_OLD_TILDE.split())})\b", re.IGNORECASE)
_TO_GRAVE = str.maketrans("õÕ", "òÒ")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00\x01\x03-\x08\x0e-\x1f\x7f]")
_BULLETS = re.compile(r"[\uf02d\uf0b7\uf0a7\uf076\uf0d8\uf0fc]")
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|kh|ch|nh|ph|th|tr|qu|[bcdđghklmnpqrstvx])?"
    r"(?:oai|oay|oao|oeo|iêu|yêu|uôi|uya|uyê|uyu|uây|ươi|ươu|"
    r"ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ươ|ưi|ưu|yê|"
    r"[aăâeêioôơuưy])(?:ch|nh|ng|[cmnpt])?"
)
_SMALL = re.compile(r"[a-z]")
# A word of three letters or more with two plain capitals and no plain small letter: "HOạCH".
_HALF_CAPITAL = re.compile(
    r"(?<![^\W\d_])(?=(?:[^\W\d_]*[A-Z]){2})(?:(?![a-z])[^\W\d_]){3,}(?![^\W\d_])"
)
_TONES = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
_VNI = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_ENOUGH = 3  # words with marks before an encoding is guessed
_SURE = 0.8  # share of them that must be Vietnamese once decoded


@dataclass(frozen=True, slots=True)
class Change:
    """One word or sign mended `count` times; `kind` is letter, composed, sign or encoding."""

    kind: str
    before: str
    after: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Repaired:
    """The mended text and everything that differs from the text given."""

    text: str
    changes: tuple[Change, ...] = ()


def repair(text: str, encoding: str = "") -> Repaired:
    """Mend letters of old fonts and signs of PDF tools; right Vietnamese is left as it is.

    ƣ becomes ư always; õ becomes ò only in words of a list. U+0002 (a hyphen at a line end in
    pdfium) becomes "-", a no-break space a space; soft hyphens and other unseen signs go.
    `encoding` ("tcvn3", "vni") is what looks_legacy said of the whole paper; text that holds
    letters beyond Latin-1 is not decoded. Mending twice changes nothing more.
    """
    changes: list[Change] = []
    kind = encoding or looks_legacy(text)
    if kind and not any(sign > "\u00ff" and sign.isalpha() for sign in text):
        decoded = from_tcvn3(text) if kind == "tcvn3" else from_vni(text)
        if decoded != text:
            changes.append(Change("encoding", text.strip()[:60], decoded.strip()[:60]))
        text = decoded
    text = _signs(text, changes)
    text = _by_word(text, "letter", "ƣƢ", changes)
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        changes.append(Change("composed", "Unicode tổ hợp", "Unicode dựng sẵn"))
    mended = _TILDE_WORD.sub(lambda found: found[0].translate(_TO_GRAVE), composed)
    changes += _counted("letter", _TILDE_WORD.findall(composed))
    return Repaired(mended, tuple(changes))


def from_tcvn3(text: str) -> str:
    """Decode TCVN 5712 (ABC fonts, .VnTime).

    The code has no capitals with tone marks: "KÕ HO¹CH" is "KẾ HOẠCH" by the letters beside them.
    """
    decoded = unicodedata.normalize("NFC", text.translate(TCVN3))
    return "\n".join(map(_capitals, decoded.split("\n")))


def _capitals(line: str) -> str:
    """A line whose plain letters are all capitals is one of capitals throughout."""
    if _SMALL.search(line):
        return _HALF_CAPITAL.sub(lambda word: word[0].upper(), line)
    words = _HALF_CAPITAL.findall(line)
    return line.upper() if len(words) > 1 or any(word != word.upper() for word in words) else line


def from_vni(text: str) -> str:
    """Decode VNI-Windows, where a vowel and its mark are two characters."""
    return unicodedata.normalize("NFC", _VNI.sub(lambda found: VNI[found[0]], text))


def looks_legacy(text: str) -> str:
    """ "tcvn3" or "vni" if the text is Vietnamese only once decoded from it, else ""."""
    if not any("\u00a0" < sign <= "\u00ff" for sign in text) or _share(text)[1] > 1 - _SURE:
        return ""
    for kind, decode in (("tcvn3", from_tcvn3), ("vni", from_vni)):
        count, share = _share(decode(text))
        if count >= _ENOUGH and share >= _SURE:
            return kind
    return ""


def _share(text: str) -> tuple[int, float]:
    """How many words bear marks, and the share of them that are Vietnamese syllables."""
    words = [
        word.lower()
        for word in re.findall(r"[^\s\d.,;:!?()\"'/\\-]+", text)
        if any(sign > "\x7f" for sign in word)
    ]
    if not words:
        return 0, 0.0
    right = sum(1 for word in words if _SYLLABLE.fullmatch(_toneless(word)))
    return len(words), right / len(words)


def _toneless(word: str) -> str:
    plain = _TONES.sub("", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", plain)


def _signs(text: str, changes: list[Change]) -> str:
    for before, after, name in (
        (re.compile(r"\x02"), "-", "U+0002"),
        (_BULLETS, "-", "dấu đầu dòng"),
        (re.compile(r"[\u00a0\u202f]"), " ", "dấu cách không ngắt"),
        (_INVISIBLE, "", "ký tự ẩn"),
    ):
        text, count = before.subn(after, text)
        if count:
            changes.append(Change("sign", name, after, count))
    return text


def _by_word(text: str, kind: str, letters: str, changes: list[Change]) -> str:
    words = [word for word in _WORD.findall(text) if any(letter in word for letter in letters)]
    changes += _counted(kind, words)
    return text.replace("ƣ", "ư").replace("Ƣ", "Ư")


def _counted(kind: str, words: list[str]) -> list[Change]:
    table = str.maketrans("ƣƢõÕ", "ưƯòÒ")
    return [
        Change(kind, word, unicodedata.normalize("NFC", word.translate(table)), count)
        for word, count in Counter(words).items()
    ]
