"""All that happened with an investor in one row of days, wherever it was written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhipcau.registries.models import (
    Agreement,
    Delegation,
    Event,
    Investor,
    StageProof,
    StockMove,
    Touch,
)

_ORDER = ("stage", "touch", "visit", "event", "delegation", "agreement", "material")


@dataclass(frozen=True, slots=True)
class Happened:
    """`kind` is one of stage, touch, visit, event, delegation, agreement, material; `row` its row.

    Agreements stand at the day they were signed or began, others at their first day.
    """

    on: date
    kind: str
    row: Any


def thread_of(investor: Investor) -> list[Happened]:
    """The newest first; what was struck out or taken off is left out. A fixed number of queries."""
    partner = investor.partner_id
    found = [*_own(investor.pk), *_entries(partner), *_material(partner)]
    return sorted(found, key=lambda one: (-one.on.toordinal(), _ORDER.index(one.kind), one.row.pk))


def _own(pk: int) -> Iterator[Happened]:
    proofs = StageProof.objects.filter(entry=pk, taken_off_at=None)
    for proof in proofs.select_related("file"):
        yield Happened(proof.reached_on, "stage", proof)
    touches = Touch.objects.filter(entry=pk, taken_off_at=None)
    for touch in touches.select_related("by", "event", "contact"):
        yield Happened(touch.on, "touch", touch)


def _entries(partner: int) -> Iterator[Happened]:
    """Entries of other registers in which the partner takes part."""
    registers: tuple[tuple[Any, str], ...] = (
        (Event, "event"),
        (Delegation, "delegation"),
        (Agreement, "agreement"),
    )
    for model, kind in registers:
        rows = model.objects.filter(partners=partner, struck_at=None).exclude(starts_on=None)
        for row in rows.select_related("unit"):
            is_visit = kind == "event" and row.kind == Event.Kind.VISIT
            yield Happened(row.starts_on, "visit" if is_visit else kind, row)


def _material(partner: int) -> Iterator[Happened]:
    moves = StockMove.objects.given_out().filter(partner=partner)
    for move in moves.select_related("printing__entry"):
        yield Happened(move.on, "material", move)
