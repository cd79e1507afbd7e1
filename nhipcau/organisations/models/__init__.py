"""Units with dated names, groups evaluated at a day, people and their appointments."""

from nhipcau.organisations.models.groups import GroupAlias, UnitGroup
from nhipcau.organisations.models.people import Appointment, Role, User
from nhipcau.organisations.models.steps import OrganisationStep
from nhipcau.organisations.models.units import Succession, Unit, UnitAlias, UnitName, UnitTrait
from nhipcau.organisations.models.working_days import (
    SpecialDay,
    WorkingYear,
    WorkingYearStep,
)

__all__ = [
    "Appointment",
    "GroupAlias",
    "OrganisationStep",
    "Role",
    "SpecialDay",
    "Succession",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "UnitName",
    "UnitTrait",
    "User",
    "WorkingYear",
    "WorkingYearStep",
]
