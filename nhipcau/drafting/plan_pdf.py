"""A plan as understood from paper, printed again as PDF."""

from collections.abc import Sequence

from nhipcau.drafting.decree30.print_pdf import print_pdf
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.plans.importing.recognise.draft import DraftPlan


def plan_pdf(draft: DraftPlan, *, font_folders: Sequence[str] = ()) -> bytes:
    """The whole plan on paper, words verbatim and unbroken; see `print_pdf` for its face."""
    return print_pdf(plan_document(draft), font_folders=font_folders)
