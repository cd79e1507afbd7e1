"""How alike two names of organisations are, once their legal forms are left out."""

from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from nhipcau.registries.partners.rules import rules
from nhipcau.search.folded import UNSPACED, words_of

Words = tuple[str, ...]

_SHORT_FORM = 3  # letters: such a form counts only at the end ("Sa Pa" is no S.A.)
_WORTH_COMPARING = 5  # letters: shorter words that differ are different words


@lru_cache(maxsize=8192)
def bare_words(name: str) -> Words:
    """Folded words without legal forms and kinds of places: "Công ty TNHH Ánh Dương" -> anh duong.

    A name that is nothing else stays whole.
    """
    folded = words_of(name)
    left = f" {folded} "
    for form in rules().short_before:
        left = _without_start(left, form)
    for form in rules().legal_forms:
        is_short = len(form.replace(" ", "")) <= _SHORT_FORM
        left = _without_end(left, form) if is_short else _without(left, form)
    for word in rules().kind_words:
        left = _without_end(_without_start(left, word), word)
    return tuple(((left.strip() and left) or folded).split())


def closeness(left: Words, right: Words) -> float:
    """0..1: 1 for the same letters or the same words; 0 for what is surely another name.

    What the two have in common does not count: the words that differ must be spelt alike, or one
    name must hold all of the other and little more. Other numbers are other names.
    """
    if not left or not right:
        return 0.0
    if sorted(left) == sorted(right) or "".join(left) == "".join(right):
        return 1.0
    if _numbers(left) != _numbers(right):
        return 0.0
    common = Counter(left) & Counter(right)
    one, other = _rest(left, common), _rest(right, common)
    if not one or not other:
        shared = sum(len(word) * n for word, n in common.items())
        share = shared / max(len("".join(left)), len("".join(right)))
        return share if share >= rules().contained_from else 0.0
    if min(len(one), len(other)) < _WORTH_COMPARING:
        return 0.0
    return _spelt_alike(one, other, least=rules().close_from)


def _spelt_alike(one: str, other: str, *, least: float) -> float:
    """How alike two runs of letters are, 0 below `least`; the quick bounds come first."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _without(text: str, form: str) -> str:
    if not UNSPACED.search(form):
        return text.replace(f" {form} ", " ")
    if len(form) == 1:
        return text.replace(f" {form} ", " ")
    return text.replace(form, " ")


def _without_start(text: str, word: str) -> str:
    start = word if UNSPACED.fullmatch(word) and len(word) > 1 else f"{word} "
    return f" {text[1 + len(start) :]}" if text.startswith(f" {start}") else text


def _without_end(text: str, word: str) -> str:
    """An unspaced word may stand at the end of a run, unless it is all of the run."""
    end = word if UNSPACED.fullmatch(word) else f" {word}"
    shorter = text[: -len(end) - 1]
    return f"{shorter} " if text.endswith(f"{end} ") and shorter.strip() else text


def _numbers(words: Words) -> list[str]:
    return sorted(word for word in words if any(sign.isdigit() for sign in word))


def _rest(words: Words, common: Counter[str]) -> str:
    """The letters of the words that the other name lacks, in their order."""
    left = common.copy()
    kept = []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
        else:
            kept.append(word)
    return "".join(kept)
