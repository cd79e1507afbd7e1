"""The rows of a version by section, as its annex prints them."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from nhipcau.plans.amending.words import Row, code_of, section_of


def sections_of(rows: Iterable[Row]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Heading ("" for none) and rows, each with its code."""
    found = []
    for _sign, group in groupby(rows, key=section_of):
        told = [row | {"code": code_of(row)} for row in group]
        first = told[0]
        heading = ". ".join(part for part in (first["group_code"], first["group_title"]) if part)
        found.append((heading, told))
    return found
