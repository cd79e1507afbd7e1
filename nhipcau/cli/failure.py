"""How the command line says no: one Vietnamese sentence on standard error."""

import sys


def refuse(sentence: str, code: int = 2) -> int:
    print(sentence, file=sys.stderr)
    return code
