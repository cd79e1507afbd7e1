"""Names of a province in the press: found without marks, believed only as they are written."""

from nhipcau.press.reading.names.lists import reason_codes, reason_sentence
from nhipcau.press.reading.names.name import KINDS, TRAPS, Name, names_from
from nhipcau.press.reading.names.nameset import NameSet
from nhipcau.press.reading.names.verdict import Answer, Reason, Verdict, about_us, joined

__all__ = [
    "KINDS",
    "TRAPS",
    "Answer",
    "Name",
    "NameSet",
    "Reason",
    "Verdict",
    "about_us",
    "joined",
    "names_from",
    "reason_codes",
    "reason_sentence",
]
