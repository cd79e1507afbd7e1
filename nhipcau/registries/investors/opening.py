"""An investor comes into the register; its organisation may be made a partner at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task
from nhipcau.registries import keeping
from nhipcau.registries.models import Investor, Partner, Register
from nhipcau.registries.partners.entering import enter_partner

Values = Mapping[str, Any]


@transaction.atomic
def open_investor(
    *,
    values: Values,
    unit: Unit,
    by: User,
    partner: Partner | None = None,
    organisation: Values | None = None,
    apart_from: Iterable[Partner] = (),
    tasks: Iterable[Task] = (),
    taking_part: Iterable[Unit] = (),
) -> Investor:
    """A new investor, named as its partner. `partner` None: one is made of `organisation`, whose
    values are those of `enter_partner`; `apart_from` look like it and are others, somebody says.
    """
    if partner is None:
        partner = enter_partner(
            values={"kind": Partner.Kind.ENTERPRISE, **(organisation or {})},
            unit=unit,
            by=by,
            apart_from=apart_from,
        )
    entered: Investor = keeping.enter(
        Register.INVESTOR,
        values={"title": partner.name, **values, "partner": partner},
        unit=unit,
        by=by,
        tasks=tasks,
        taking_part=taking_part,
    )
    return entered
