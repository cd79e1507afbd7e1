"""Plans of other provinces, years and layouts, each beside its right reading made by hand."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from nhipcau.plans.importing.recognise.as_json import to_json
from nhipcau.plans.importing.recognise.plan import read_plan

SAMPLES = Path(__file__).parents[2] / "samples" / "plans"
PAPERS = sorted(
    path for path in SAMPLES.iterdir() if path.suffix in {".docx", ".pdf", ".txt", ".xlsx"}
)
TEXTS = (
    *("title", "lead_text", "coordinating_text", "timeframe_text"),
    *("product_text", "budget_text", "note_text", "basis_text"),
)
UNITS = ("lead_units", "coordinating_units")
QUOTES = str.maketrans({"“": '"', "”": '"', "–": "-"})


def alike(text: object) -> str:
    """Words without what no reader can tell: wraps, kinds of quotes, the stop at the end."""
    plain = unicodedata.normalize("NFC", str(text or "")).translate(QUOTES)
    plain = re.sub(r"\s*([-/])\s*", r"\1", " ".join(plain.split()))
    return plain.rstrip(" .,;:")


def rows_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Each task with all that is compared; "" or None where nothing is printed."""
    rows = []
    for group in plan["groups"]:
        for item in group["items"]:
            days = item.get("timeframe") or {}
            rows.append(
                {name: alike(item.get(name)) for name in TEXTS}
                | {name: [alike(unit) for unit in item[name]] for name in UNITS}
                | {name: days.get(name) for name in ("start", "end")}
                | {"tentative": bool(days.get("tentative")), "no": str(item["no"])}
                | {"group": group["code"], "group_title": alike(group["title"])}
            )
    return rows


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_a_plan_is_read_as_a_person_reads_it(paper: Path) -> None:
    right = json.loads(paper.with_suffix(".json").read_text("utf-8"))

    read = to_json(read_plan(paper.read_bytes(), paper.name))

    assert rows_of(read) == rows_of(right)
