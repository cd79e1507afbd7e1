"""Vietnamese text for comparison, search and order; printed words are never changed here."""

import re
import unicodedata
from itertools import pairwise

_MARKS = re.compile(r"[\u0300-\u036f]")
_SPACE = re.compile(r"\s+")
# ƣ is what old fonts left of ư; it is no Vietnamese letter.
_LETTERS = str.maketrans("đĐƣƢ", "dDuU")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONE = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # as dictionaries do
_TONE_MARKS = re.compile("[\u0300\u0309\u0303\u0301\u0323]")
_OLD_U = str.maketrans("ƣƢ", "ưƯ")

# Scripts written without spaces: Thai, Lao, Khmer, kana, Han, Hangul.
_UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u1780-\u17d3\u3041-\u3096\u30a1-\u30fa"
    "\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0002fa1f"
)
_RUN = re.compile(rf"([{_UNSPACED}]+)")
_WORD = re.compile(r"[^\W_]+")


def _plain_letters() -> dict[int, str]:
    """Every composed Latin letter and capital -> its bare small letter, for one quick pass."""
    found = {ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    for code in range(0xC0, 0x1EFA):
        letter = _MARKS.sub("", unicodedata.normalize("NFD", chr(code))).translate(_LETTERS)
        if letter.isascii() and letter.isalpha():
            found[code] = letter.lower()
    return found


_PLAIN = _plain_letters()
_UNUSUAL = re.compile("[^\x00-\x7f\xa0-\xbf\u2010-\u2027]")  # all but punctuation, once plain


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, white space as one space: "Sở  Du lịch " -> "so du lich"."""
    plain = text.translate(_PLAIN)
    if _UNUSUAL.search(plain):
        return fold_any(text)
    return " ".join(plain.split())


def fold_any(text: str) -> str:
    """`fold` for whatever script and composition, letter by letter; the same answer, slower."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text))
    whole = unicodedata.normalize("NFC", plain.translate(_LETTERS).lower())
    return _SPACE.sub(" ", whole).strip()


def tokens(text: str) -> tuple[str, ...]:
    """Words to index or to look for, in order: folded syllables; unspaced scripts as pairs.

    A run of Han, kana, Hangul, Lao, Khmer or Thai gives its overlapping pairs of characters,
    each written in ASCII ("x04e2d06587"); a run of one character gives that character.
    """
    found: list[str] = []
    for at, part in enumerate(_RUN.split(unicodedata.normalize("NFC", text))):
        found += _pairs(part) if at % 2 else _WORD.findall(fold(part))
    return tuple(found)


def _pairs(run: str) -> list[str]:
    codes = [f"{ord(sign):05x}" for sign in run]
    if len(codes) == 1:
        return [f"x{codes[0]}"]
    return [f"x{left}{right}" for left, right in pairwise(codes)]


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Key for Vietnamese order: a ă â b c d đ e ê ...; tones only where the letters are equal.

    Spaces come before letters, digits between them; other signs come last by their code.
    """
    letters: list[int] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFC", text).translate(_OLD_U).lower():
        parts = unicodedata.normalize("NFD", sign)
        tone = _TONE_MARKS.search(parts)
        letter = unicodedata.normalize("NFC", _TONE_MARKS.sub("", parts))
        letters.append(_place(letter))
        tones.append(_TONE[tone[0]] if tone else 0)
    return tuple(letters), tuple(tones), text


def _place(letter: str) -> int:
    if letter.isspace():
        return 0
    if letter.isdecimal():
        return 1 + int(letter)
    return 20 + _RANK.get(letter, len(_RANK) + ord(letter[0]) if letter else 0)


def match_key(text: str) -> str:
    """Equal for two spellings of one name: Ủy/Uỷ, Hòa/Hoà; "-", "–", ","; "&" and "và"; spaces.

    Letters keep their marks ("Ban" and "Bán" differ); case, quotes and end signs do not count.
    """
    words = unicodedata.normalize("NFC", text).translate(_OLD_U).lower().replace("&", " và ")
    return " ".join(_toned(word) for word in _WORD.findall(unicodedata.normalize("NFC", words)))


def _toned(word: str) -> str:
    """A syllable with its tone written behind it: "ủy" and "uỷ" are both "uy2"."""
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(str(_TONE[mark]) for mark in _TONE_MARKS.findall(parts))
    return unicodedata.normalize("NFC", _TONE_MARKS.sub("", parts)) + tones
