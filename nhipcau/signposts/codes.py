"""Short codes that a person can type from a sign: no letters that look alike, one to check."""

import secrets
from typing import Final

LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH: Final = 6
"""With the check letter: 31^5, some 28 million signs."""


def new_code() -> str:
    body = "".join(secrets.choice(LETTERS) for _ in range(LENGTH - 1))
    return body + check_letter(body)


def check_letter(body: str) -> str:
    """Weights 1, 2, 3 ...: tells every single wrong letter and every pair of neighbours swapped."""
    total = sum(weight * LETTERS.index(letter) for weight, letter in enumerate(body, start=1))
    return LETTERS[total % len(LETTERS)]


def read_code(typed: str) -> str:
    """The code as printed, from what was scanned or typed; empty where it cannot be one."""
    code = typed.strip().lower()
    if len(code) != LENGTH or any(letter not in LETTERS for letter in code):
        return ""
    return code if check_letter(code[:-1]) == code[-1] else ""
