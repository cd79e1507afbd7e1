"""The step of importing that touches the database: a draft is put right, then accepted whole."""

from nhipcau.plans.importing.accept.beginning import begin_again, begin_load
from nhipcau.plans.importing.accept.editing import (
    ROW_FIELDS,
    add_row,
    edit_document,
    edit_row,
    move_row,
    remove_row,
    settle_doubt,
    settle_doubts,
)
from nhipcau.plans.importing.accept.entering import accept
from nhipcau.plans.importing.accept.facts import DOCUMENT_FIELDS, fact
from nhipcau.plans.importing.accept.matching import match_name, match_rest, meaning, unmatched_names
from nhipcau.plans.importing.accept.remaining import Remaining, remaining
from nhipcau.plans.importing.accept.sheet import (
    LoadedDoubt,
    LoadedRow,
    doubts_of,
    draft_of,
    names_in,
    plan_day,
    rows_of,
)
from nhipcau.plans.importing.accept.steps import undo_last
from nhipcau.plans.importing.accept.taking_back import discard, relied_on, undo, withdraw

__all__ = [
    "DOCUMENT_FIELDS",
    "ROW_FIELDS",
    "LoadedDoubt",
    "LoadedRow",
    "Remaining",
    "accept",
    "add_row",
    "begin_again",
    "begin_load",
    "discard",
    "doubts_of",
    "draft_of",
    "edit_document",
    "edit_row",
    "fact",
    "match_name",
    "match_rest",
    "meaning",
    "move_row",
    "names_in",
    "plan_day",
    "relied_on",
    "remaining",
    "remove_row",
    "rows_of",
    "settle_doubt",
    "settle_doubts",
    "undo",
    "undo_last",
    "unmatched_names",
    "withdraw",
]
