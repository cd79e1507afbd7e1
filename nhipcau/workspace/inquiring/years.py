"""Which year figures are asked for."""

from datetime import date

from django.http import HttpRequest

FIRST, LAST = 1945, 2200


def year_asked(request: HttpRequest, day: date) -> int:
    """`nam` in the address; the year of `day` for anything that is no year."""
    asked = request.GET.get("nam", "")
    known = asked.isascii() and asked.isdecimal() and len(asked) == 4
    return int(asked) if known and FIRST <= int(asked) <= LAST else day.year
