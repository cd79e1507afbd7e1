"""What a paper drafted on a day cites through its plan, and which of it should not be cited so."""

from datetime import date

from nhipcau.documents.acts import act_of
from nhipcau.documents.validity import warnings
from nhipcau.plans.models import Plan


def dead_bases(plan: Plan, *, day: date) -> tuple[str, ...]:
    """One sentence for each act the plan cites that is not in force on `day`; one query.

    Nothing is replaced: the plan keeps its words, whoever drafts decides what to cite instead.
    """
    cited = plan.citations.select_related("basis__replaced_by")
    return warnings((act_of(citation.basis) for citation in cited), day)
