"""The blocks of a paper as plain JSON and back, to be shown beside what was read from them."""

from collections.abc import Iterable, Mapping
from typing import Any

from nhipcau.plans.importing.read.paper import Block, Line, Paragraph, Place, Row, Table

Json = dict[str, Any]


def blocks_to_json(blocks: Iterable[Block]) -> list[Json]:
    """One dict a block; what has its usual value is left out, for a long paper has many blocks."""
    return [_block(block) for block in blocks]


def blocks_from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """The blocks that `blocks_to_json` wrote."""
    return tuple(_read_block(told) for told in stored)


def _block(block: Block) -> Json:
    if isinstance(block, Table):
        rows = [_row(row) for row in block.rows]
        return {"rows": rows, "place": _place(block.place), "is_wrapped": block.is_wrapped}
    told = {"text": block.text, "place": _place(block.place)}
    if isinstance(block, Line):
        return told | {"line": True, "starts_page": block.starts_page, "gap": block.gap}
    return told | {"is_bold": block.is_bold, "is_centred": block.is_centred}


def _row(row: Row) -> Json:
    told: Json = {"cells": list(row.cells), "spans": list(row.spans), "place": _place(row.place)}
    return told | ({"last_place": _place(row.last_place)} if row.last_place else {})


def _place(place: Place) -> Json:
    told = {name: getattr(place, name) for name in Place.__dataclass_fields__}
    return {name: value for name, value in told.items() if value}


def _read_block(told: Mapping[str, Any]) -> Block:
    place = Place(**told["place"])
    if "rows" in told:
        rows = tuple(_read_row(row) for row in told["rows"])
        return Table(rows, place, told["is_wrapped"])
    if told.get("line"):
        return Line(told["text"], place, told["starts_page"], told["gap"])
    return Paragraph(told["text"], place, told["is_bold"], told["is_centred"])


def _read_row(told: Mapping[str, Any]) -> Row:
    last = told.get("last_place")
    return Row(
        cells=tuple(told["cells"]),
        spans=tuple(told["spans"]),
        place=Place(**told["place"]),
        last_place=Place(**last) if last else None,
    )
