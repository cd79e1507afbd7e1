"""The promise: plan, its passages and groups, tasks, who answers, and the loads they came by."""

from nhipcau.plans.models.loads import LoadStep, PlanLoad
from nhipcau.plans.models.plans import Passage, Plan, PlanBasis, TaskGroup
from nhipcau.plans.models.tasks import Responsibility, Task, TaskStep

__all__ = [
    "LoadStep",
    "Passage",
    "Plan",
    "PlanBasis",
    "PlanLoad",
    "Responsibility",
    "Task",
    "TaskGroup",
    "TaskStep",
]
