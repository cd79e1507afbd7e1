"""The hand-made reading of the sample plan as a DraftPlan, for printing tests."""

import json
from pathlib import Path
from typing import Any

from nhipcau.plans.importing.recognise.draft import (
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
    Passage,
)

SAMPLE = Path(__file__).parents[1] / "samples" / "ke-hoach-ttdn-binh-dinh-2024.json"


def gold_plan() -> DraftPlan:
    read = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return DraftPlan(_document(read["document"]), tuple(map(_group, read["groups"])))


def _document(read: dict[str, Any]) -> DraftDocument:
    return DraftDocument(
        issuer=read["issuer"],
        issuer_lines=tuple(read["issuer_lines"]),
        type=read["type"],
        number=read["number"],
        number_blank=read["number_blank"],
        place=read["place"],
        date_text=read["date_text"],
        day=read["date"]["day"],
        month=read["date"]["month"],
        year_of_issue=read["date"]["year"],
        title=read["title"],
        year=read["year"],
        preamble=read["preamble"],
        objectives=tuple(read["objectives"]),
        requirements=tuple(read["requirements"]),
        focus_tasks=_passages(read["focus_tasks"]),
        focus_note=read["focus_note"],
        funding=_passages(read["funding"]),
        organisation=_passages(read["organisation"]),
        closing=read["closing"],
        recipients=tuple(read["recipients"]),
        signer_title_lines=tuple(read["signer"]["title_lines"]),
        signer_name=read["signer"]["name"],
        annex_label=read["annex"]["label"],
        annex_title=read["annex"]["title"],
        annex_attached_to=read["annex"]["attached_to"],
        annex_columns=tuple(read["annex"]["columns"]),
    )


def _passages(read: list[dict[str, Any]]) -> tuple[Passage, ...]:
    return tuple(Passage(passage["no"], passage["text"]) for passage in read)


def _group(read: dict[str, Any]) -> DraftGroup:
    return DraftGroup(
        read["code"], read["title"], tuple(map(_task, read["items"])), read["title_source"]
    )


def _task(read: dict[str, Any]) -> DraftTask:
    return DraftTask(
        number=str(read["no"]),
        title=read["title"],
        lead_text=read["lead_text"],
        lead_units=tuple(read["lead_units"]),
        coordinating_text=read["coordinating_text"],
        coordinating_units=tuple(read["coordinating_units"]),
        timeframe_text=read["timeframe_text"],
    )
