"""Drafts and loads for tests: the sample plan as read by hand, and plans made row by row."""

import json
from pathlib import Path
from typing import Any

from nhipcau.organisations.loading import load_directory
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept import begin_load, settle_doubts
from nhipcau.plans.models import PlanLoad
from tests.factories.documents import make_file
from tests.factories.organisations import make_user

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/samples/ke-hoach-ttdn-binh-dinh-2024.json"
DIRECTORY = ROOT / "nhipcau/demo/data/units.json"


def sample_reading() -> dict[str, Any]:
    """The sample plan in the shape of `as_json.to_json`, without the places of its passages."""
    reading = json.loads(SAMPLE.read_text(encoding="utf-8"))
    document = reading["document"]
    document["places"] = {
        part: [{} for _ in document[part]] for part in ("focus_tasks", "funding", "organisation")
    }
    return reading


def sample_directory() -> None:
    """Enter the units and groups of the sample's province."""
    load_directory(json.loads(DIRECTORY.read_text(encoding="utf-8")), by=None)


def sample_load(*, by: User | None = None) -> PlanLoad:
    """An open load of the sample plan, the directory entered, nothing looked at yet."""
    sample_directory()
    return begin_load(
        make_file(content=SAMPLE.read_bytes()), sample_reading(), by=by or make_user()
    )


def make_row(number: int | str = 1, **fields: Any) -> dict[str, Any]:
    """A row led by "Sở Thử"."""
    leads = fields.pop("leads", ["Sở Thử"])
    coordinating = fields.pop("coordinating", [])
    row = {
        "no": number,
        "title": f"Nhiệm vụ {number}",
        "lead_units": leads,
        "lead_text": "; ".join(leads),
        "coordinating_units": coordinating,
        "coordinating_text": "; ".join(coordinating),
        "timeframe_text": "Cả năm",
        "timeframe": {
            "kind": "year",
            "start": "2024-01-01",
            "end": "2024-12-31",
            "tentative": False,
        },
        "source": None,
        "doubts": [],
    }
    return row | fields


def make_reading(*groups: tuple[str, list[dict[str, Any]]], **document: Any) -> dict[str, Any]:
    """A whole plan of 2024 in the shape of `as_json.to_json`: groups are (code, rows)."""
    paper = sample_reading()["document"]
    for part in ("legal_bases", "unnumbered_citations", "report_deadlines"):
        paper[part] = []
    paper |= {"number": "12/KH-UBND", "number_blank": False, "title": "Kế hoạch thử"}
    return {
        "document": paper | document,
        "groups": [
            {"code": code, "title": f"Mục {code}", "items": rows}
            for code, rows in groups or (("I", [make_row()]),)
        ],
        "doubts": [],
    }


def make_load(
    *groups: tuple[str, list[dict[str, Any]]],
    by: User | None = None,
    content: bytes = b"ke hoach thu",
    **document: Any,
) -> PlanLoad:
    """An open load of a plan made row by row."""
    reading = make_reading(*groups, **document)
    return begin_load(make_file(content=content), reading, by=by or make_user())


def looked_at(load: PlanLoad) -> PlanLoad:
    """The load with every doubt settled by the person who opened it."""
    return settle_doubts(load, note="Đã xem", by=load.created_by)
