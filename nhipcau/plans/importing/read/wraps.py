"""Joining printed lines back into running text."""

import re
from collections.abc import Iterable

_GLUED = re.compile(r"\w[-/]$")


def join_lines(lines: Iterable[str]) -> str:
    """Lines as one: a space between, but none after a hyphen or slash glued to a letter.

    "QĐ-" + "UBND" is "QĐ-UBND"; "kinh tế -" + "xã hội" keeps its spaces.
    """
    joined = ""
    for line in (raw.strip() for raw in lines):
        if not line:
            continue
        joined = joined + line if not joined or _GLUED.search(joined) else f"{joined} {line}"
    return joined
