"""In which language a text is: by its letters, by Vietnamese syllables, then by a counted model."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nhipcau.press.reading.language_knowledge import knowledge, model
from nhipcau.vietnamese.text import fold

LANGUAGES: Final = (
    *("vi", "en", "lo", "km", "zh", "ja", "ko", "th", "fr", "ru", "de", "es", "it", "pt", "nl"),
    *("id", "ms"),
)
_IN_LATIN: Final = ("vi", "en", "fr", "de", "es", "it", "pt", "nl", "id", "ms")
_IN_CYRILLIC: Final = ("ru", "uk", "bg", "sr", "be")

# What a syllable counts that is a common word elsewhere too ("to", "la", "den").
_SHARED: Final = 0.4

# A title in its own letters has a third as many of them as of brands beside, at least.
_FEW_SIGNS: Final = 3
# Of few words, English is told more often than the model of whole texts thinks.
_FEW_WORDS: Final = 5
_ENGLISH_FIRST: Final = 2.5

# Longer texts are looked at in as many pieces, evenly over the whole.
_LONGEST: Final = 24_000
_LONGEST_COUNTED: Final = 1_200
_PIECES: Final = 6

# How many Latin letters one sign says as much as.
_SCRIPTS: Final = {
    "latin": ("A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a", 1.0),
    "han": ("\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f", 3.0),
    "kana": ("\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fd\u30fe\uff66-\uff9d", 2.0),
    "ko": ("\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3", 2.5),
    "lo": ("\u0e81-\u0eb0\u0eb2-\u0eb3\u0ebd-\u0ec4\u0edc-\u0edf", 1.2),
    "th": ("\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e45", 1.2),
    "km": ("\u1780-\u17b3\u17b6", 1.3),
    "my": ("\u1000-\u102a\u103f\u1050-\u1055", 1.3),
    "cyrillic": ("\u0400-\u0481\u048a-\u052f", 1.0),
    "ar": ("\u0621-\u064a\u0671-\u06d3", 1.0),
    "hi": ("\u0904-\u0939\u0958-\u0961", 1.3),
    "el": ("\u0370-\u03ff", 1.0),
    "he": ("\u05d0-\u05ea", 1.0),
}
_SIGNS: Final = {name: re.compile(f"[{signs}]") for name, (signs, _) in _SCRIPTS.items()}
_BEYOND_LATIN: Final = re.compile("[\u0370-\u1cff\u2c00-\ufaff\uff66-\uff9d\U00010000-\U0003ffff]")
_NO_WORDS: Final = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+"
    r"|[@#][A-Za-z0-9_]+|(?<![A-Za-z0-9])[A-Za-z]*[0-9][A-Za-z0-9]*|[\ud800-\udfff\0]"
)
_MAY_HAVE_NO_WORDS: Final = re.compile(r"[0-9@#\0\ud800-\udfff]|://|www\.")
_WORD: Final = re.compile(f"[{_SCRIPTS['latin'][0]}]+")
_ENDS: Final = re.compile(r"(?<=[.!?…:;|])\s+|\n+")
# Letters that no other language of ours has: ơ, ư, and all with a tone above another mark.
_ONLY_VIETNAMESE: Final = re.compile(
    "[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ebb\u1ebe-\u1ef1\u1ef4-\u1ef9]"
)

# Letters of Cyrillic by which one language is told from Russian, the surest first.
_CYRILLIC: Final = (
    ("be", re.compile("[ўЎ]")),
    ("uk", re.compile("[їЇєЄґҐіІ]")),
    ("sr", re.compile("[ђћљњџјЂЋЉЊЏЈ]")),
    ("kk", re.compile("[әғқңұһӘҒҚҢҰҺ]")),
    ("mn", re.compile("[өүӨҮ]")),
)
_ONLY_RUSSIAN: Final = re.compile("[ыэёЫЭЁ]")
_SOFT_SIGN: Final = re.compile("[ьЬ](?![оО])")
_OF_BULGARIAN: Final = re.compile(
    r"[ъЪјЈ]|\b(?:се|да|това|са|ще|е|ги|си|је|су|ће|у)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A language as its two letters, "" where nothing can be told.

    `why` is letters, syllables, words, model, parts (most of its sentences), hint or nothing;
    `form` is hans or hant where Chinese says which.
    """

    code: str
    sure: bool
    why: str
    form: str = ""


NOTHING: Final = Guess("", False, "nothing")


def language_of(text: str, *, hint: str = "") -> Guess:
    """The language of the larger part of `text`, whatever its composition, case and marks.

    `hint` is what the outlet says of itself ("vi-VN"); it decides only between languages that the
    text alone leaves open. A text without letters has no language.
    """
    plain = _sampled(text, _LONGEST)
    if _MAY_HAVE_NO_WORDS.search(plain):
        plain = _NO_WORDS.sub(" ", plain)
    plain = unicodedata.normalize("NFC", plain)
    said = hint.strip().lower().replace("_", "-").split("-")[0]
    if not _BEYOND_LATIN.search(plain):
        return _of_latin(plain, said)
    weights = {name: len(_SIGNS[name].findall(plain)) * _SCRIPTS[name][1] for name in _SCRIPTS}
    eastern = weights["han"] + weights["kana"]
    rest = {name: weight for name, weight in weights.items() if name not in ("han", "kana")}
    script, weight = max({"eastern": eastern, **rest}.items(), key=lambda pair: pair[1])
    if not weight:
        return NOTHING
    if script == "latin":
        script = _beside_brands(plain, {**rest, "eastern": eastern}) or script
    if script == "latin":
        return _of_latin(plain, said)
    if script == "eastern":
        return _of_han(plain, said)
    if script == "cyrillic":
        return _of_cyrillic(plain)
    return Guess(script, True, "letters")


def _beside_brands(text: str, weights: dict[str, float]) -> str:
    """The other script of a title whose Latin words are names and brands alone; or nothing."""
    if any(word.islower() for word in _WORD.findall(text)):
        return ""
    weight, script = max((weight, name) for name, weight in weights.items() if name != "latin")
    return script if weight * _FEW_SIGNS >= weights["latin"] else ""


def _of_han(text: str, said: str) -> Guess:
    """Japanese has kana, or forms of its own; Chinese is told apart by what only it writes."""
    han, kana = len(_SIGNS["han"].findall(text)), len(_SIGNS["kana"].findall(text))
    signs = knowledge().han
    times: Counter[str] = Counter(kind for sign in text for kind in signs.get(sign, ()))
    chinese = times["simplified"] + times["traditional"]
    if kana and (kana * 6 >= han or chinese <= times["japanese"]):
        return Guess("ja", True, "letters")
    both = times["simplified_and_japanese"] and times["traditional_and_japanese"]
    if times["japanese"] > chinese or (both and not chinese):
        return Guess("ja", bool(times["japanese"]), "letters")
    if not chinese and said in ("ja", "ko"):
        return Guess(said, False, "hint")
    return Guess("zh", bool(chinese) or han >= 8, "letters", _form(times))


def _form(times: Counter[str]) -> str:
    simplified = times["simplified"] + times["simplified_and_japanese"]
    traditional = times["traditional"] + times["traditional_and_japanese"]
    if simplified == traditional:
        return ""
    return "hans" if simplified > traditional else "hant"


def _of_cyrillic(text: str) -> Guess:
    letters = len(_SIGNS["cyrillic"].findall(text))
    for code, own in _CYRILLIC:
        found = len(own.findall(text))
        if found * 60 > letters and (found > 1 or letters < 60):
            return Guess(code, found > 1, "letters")
    if _ONLY_RUSSIAN.search(text):
        return Guess("ru", True, "letters")
    code, chance = model(_IN_CYRILLIC).rank(_sampled(text, _LONGEST_COUNTED))[0]
    if code in ("uk", "be"):  # their own letters would have told
        return Guess("ru", False, "letters")
    unlike = letters < 40 and not _OF_BULGARIAN.search(text)
    if code in ("bg", "sr") and (_SOFT_SIGN.search(text) or unlike):
        return Guess("ru", False, "letters")
    return Guess(code, chance >= 0.75, "model")


def _of_latin(text: str, said: str, *, whole: bool = True) -> Guess:
    words = _WORD.findall(text)
    if not words:
        return NOTHING
    told = _telling(words)
    marked = [word for word in told if _is_vietnamese_alone(word)]
    share = sum(_strength(word) for word in told) / len(told)
    own = len(marked) / len(told)
    mixed = 0.15 < share < 0.85 and len(words) >= 12
    if whole and mixed and (by_parts := _by_parts(text, said)):
        return by_parts
    small = [word for word in words if word.islower()]
    if _is_vietnamese_throughout(words, small, share):
        return Guess("vi", False, "syllables")
    if (
        (own >= 0.2 and share >= 0.4)
        or own >= 0.3 <= share
        or (small and all(map(_is_vietnamese_alone, small)))
    ):
        return Guess("vi", own >= 0.3 and len(words) > 2, "letters")
    if len(told) > 1 and share >= _needed(told, words):
        return Guess("vi", len(told) > 4 and share >= 0.65, "syllables")
    return _by_model(text, words, said, whole=whole)


def _is_vietnamese_throughout(words: list[str], small: list[str], share: float) -> bool:
    """Every word a syllable, or every one that is no name, and one at least of nobody else."""
    strengths = {_strength(word) for word in words}
    if len(words) >= 4 and min(strengths) > 0 and max(strengths) == 1:
        return True
    return bool(small) and share >= 0.45 and all(_strength(word) == 1 for word in small)


def _telling(words: list[str]) -> list[str]:
    """Words in small letters: names stand in texts of every language. All, where too few are."""
    small = [word for word in words if word.islower()]
    return small if len(small) >= max(2, len(words) // 6) else words


def _needed(told: list[str], words: list[str]) -> float:
    """The share of syllables from which a text is Vietnamese: others stay below 0.3 but for names,
    Vietnamese without marks above 0.4.
    """
    if len(told) < 4:
        return 0.7 if len(told) < 3 or told is words else 0.55
    are_names = told is words and not all(word.isupper() for word in words)
    return 0.62 if are_names else 0.45


def _by_parts(text: str, said: str) -> Guess | None:
    """The language of most letters, sentence by sentence; None where there is only one."""
    parts = [part for part in _ENDS.split(text) if len(_WORD.findall(part)) > 2]
    if len(parts) < 2:
        return None
    letters: Counter[str] = Counter()
    for part in parts:
        letters[_of_latin(part, said, whole=False).code] += sum(map(len, _WORD.findall(part)))
    (code, most), *others = letters.most_common(2)
    return Guess(code, not others or others[0][1] * 2 < most, "parts")


def _by_model(text: str, words: list[str], said: str, *, whole: bool) -> Guess:
    """What the counted model says of the words without Vietnamese names among them."""
    others = [word for word in words if not _is_name(word)]
    bare = " ".join(others) if len(others) < len(words) else text
    ranked = model(_IN_LATIN).rank(
        _sampled(bare.lower() if bare.isupper() else bare, _LONGEST_COUNTED)
    )
    if len(others) <= _FEW_WORDS:
        ranked = _english_first(ranked)
    code, chance = ranked[0]
    if code in ("id", "ms"):
        return _malay_or_indonesian(words, code, said, sure=chance > 0.5)
    if chance < 0.6 and whole and (by_parts := _by_parts(text, said)):
        return by_parts
    sure = chance >= 0.75 and len(others) > 2
    if not sure and dict(ranked).get(said, 0.0) >= 0.02:
        return Guess(said, False, "hint")
    return Guess(code, sure, "model")


def _english_first(ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    weighed = [(code, chance * (_ENGLISH_FIRST if code == "en" else 1)) for code, chance in ranked]
    whole = sum(chance for _, chance in weighed) or 1.0
    return sorted(((code, one / whole) for code, one in weighed), key=lambda one: -one[1])


def _malay_or_indonesian(words: list[str], code: str, said: str, *, sure: bool) -> Guess:
    """Two writings of one language, told apart by words that only one of them has."""
    known, small = knowledge(), [word.lower() for word in words]
    malay = sum(1 for word in small if word in known.malay)
    indonesian = sum(1 for word in small if word in known.indonesian)
    if malay != indonesian:
        said_so = "ms" if malay > indonesian else "id"
        return Guess(said_so, sure and said_so == code, "words")
    if said in ("id", "ms"):
        return Guess(said, False, "hint")
    return Guess(code, False, "model")


@lru_cache(maxsize=2**14)
def _strength(word: str) -> float:
    """How much a word speaks for Vietnamese: 1 for a syllable, less for one others write too."""
    syllable, known = fold(word), knowledge()
    if syllable not in known.syllables:
        return 0.0
    alone = _ONLY_VIETNAMESE.search(word) or syllable not in known.of_others
    return 1.0 if alone else _SHARED


def _is_name(word: str) -> bool:
    """Whether it may be of a Vietnamese name in a text of another language."""
    return _is_vietnamese_alone(word) or (word.istitle() and _strength(word) == 1)


@lru_cache(maxsize=2**14)
def _is_vietnamese_alone(word: str) -> bool:
    return bool(_ONLY_VIETNAMESE.search(word)) and fold(word) in knowledge().syllables


def _sampled(text: str, longest: int) -> str:
    """`text`, or pieces of it evenly from beginning to end where it is longer than `longest`."""
    if len(text) <= longest:
        return text
    size, step = longest // _PIECES, len(text) // _PIECES
    return "\n".join(text[at * step : at * step + size] for at in range(_PIECES))
