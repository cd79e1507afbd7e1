"""One cell for all units of a task: who leads and who helps told apart by its own words."""

import re

_LONGEST = 1000  # characters; a longer cell is no list of units
_OFFICE = r"(?:(?:cơ quan|đơn vị)[,\s]+)*"
_LABELLED = re.compile(
    rf"[-+•\s]*{_OFFICE}chủ trì(?:\s+thực hiện)?\s*:\s*(?P<lead>.+?)"
    rf"[\s;.,]*(?:[-+•]\s*)?(?<!\w){_OFFICE}phối hợp(?:\s+(?:thực hiện|với))?\s*:\s*(?P<help>.+)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(
    r"(?P<lead>[^:;()]{2,150}?)\s+(?:là (?:cơ quan|đơn vị) )?chủ trì[,;\s]+"
    r"(?:và\s+)?phối hợp(?:\s+(?:với|cùng))?\s*:?\s+(?P<help>.+)",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETED = re.compile(
    r"(?P<lead>[^()]{2,200}?)\s*\((?:cơ quan |đơn vị )?chủ trì\)[\s;,.]*(?:và\s+)?"
    r"(?P<help>[^()]+?)\s*(?:\((?:cùng )?phối hợp\)[\s.]*)?",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(r"\s*\((?:cơ quan |đơn vị )?chủ trì\)\s*$", re.IGNORECASE)


def parted(text: str) -> tuple[str, str]:
    """Lead and coordinating units of a cell that names both; (text, "") if it does not.

    "Chủ trì: A; Phối hợp: B", "A chủ trì, phối hợp với B" and "A (chủ trì), B (phối hợp)" are the
    ways met.
    """
    if len(text) > _LONGEST:
        return text, ""
    for way in (_LABELLED, _SENTENCE, _BRACKETED):
        if found := way.fullmatch(text.strip()):
            return found["lead"].strip(" \n;,"), found["help"].strip()
    return _MARK.sub("", text), ""
