"""Joining printed lines back into running text."""

import re
import unicodedata
from collections.abc import Iterable

_GLUED = re.compile(r"\w[-/]$")
_CODAS = frozenset({"c", "ch", "m", "n", "ng", "nh", "p", "t"})
_END = re.compile(r"[aeiouy]([bcdghklmnpqrstvx]{0,1})$")
_YEAR_BEGUN = re.compile(r"\d/(\d{1,3})$")
_FIGURES = re.compile(r"\d{1,3}(?!\d)")
_FRAGMENT = re.compile(r"[cghmnpt]{1,2}(?![^\W_])")


def join_lines(lines: Iterable[str]) -> str:
    """Lines as one: a space between, but none after a hyphen or slash glued to a letter.

    "QĐ-" + "UBND" is "QĐ-UBND"; "kinh tế -" + "xã hội" keeps its spaces. A syllable torn in a
    narrow column is whole again: "phườn" + "g, xã" is "phường, xã".
    """
    joined = ""
    for line in (raw.strip() for raw in lines):
        if not line:
            continue
        tight = not joined or _GLUED.search(joined) or is_torn(joined, line)
        joined = joined + line if tight else f"{joined} {line}"
    return joined


def is_torn(before: str, line: str) -> bool:
    """Whether a line begins with the last consonants of the syllable above it, or of its year.

    No Vietnamese word is without a vowel, and a syllable ends in one of eight ways. A date torn
    in a narrow column, "15/12/20" / "26", has a year of four figures over the line end.
    """
    if (year := _YEAR_BEGUN.search(before)) and (rest := _FIGURES.match(line)):
        return len(year[1] + rest[0]) == 4 and (year[1] + rest[0])[:2] in ("19", "20")
    fragment = _FRAGMENT.match(line.lower())
    if fragment is None or before[-1].isupper() != line[0].isupper():
        return False
    tail = unicodedata.normalize("NFD", before[-4:].lower())
    end = _END.search("".join(sign for sign in tail if not unicodedata.combining(sign)))
    return end is not None and end[1] + fragment[0] in _CODAS
