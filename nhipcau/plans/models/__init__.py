"""The promise: plan, its passages and groups, tasks, who answers, how it came and changes."""

from nhipcau.plans.models.amendments import Amendment, AmendmentStep, PlanVersion
from nhipcau.plans.models.loads import LoadStep, PlanLoad
from nhipcau.plans.models.plans import Passage, Plan, PlanBasis, PlanStep, TaskGroup
from nhipcau.plans.models.programmes import Programme, ProgrammeStep, TaskBasis
from nhipcau.plans.models.tasks import Responsibility, Task, TaskStep

__all__ = [
    "Amendment",
    "AmendmentStep",
    "LoadStep",
    "Passage",
    "Plan",
    "PlanBasis",
    "PlanLoad",
    "PlanStep",
    "PlanVersion",
    "Programme",
    "ProgrammeStep",
    "Responsibility",
    "Task",
    "TaskBasis",
    "TaskGroup",
    "TaskStep",
]
