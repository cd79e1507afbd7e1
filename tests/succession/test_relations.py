"""A new way to point at a unit stops every reorganisation until it has a rule."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.succession import relations
from nhipcau.succession.drafting import draft_reorganisation
from nhipcau.succession.ordering import outcome_of
from nhipcau.succession.rows import KINDS
from tests.factories.organisations import make_user


def test_every_relation_to_units_has_a_rule_and_no_rule_is_left_over():
    assert relations.relations() == sorted(relations.POLICIES)


def test_what_moves_is_among_the_rows_that_are_looked_at():
    moved = {name.rpartition(".")[0] for name, rule in relations.POLICIES.items() if rule.moves}

    assert moved <= {kind.model for kind in KINDS}


@pytest.mark.django_db
def test_a_relation_without_a_rule_stops_the_preview(monkeypatch):
    known = {n: p for n, p in relations.POLICIES.items() if n != "plans.Programme.lead"}
    monkeypatch.setattr(relations, "POLICIES", known)
    draft = draft_reorganisation(title="X", effective_on=date(2025, 7, 1), by=make_user())

    with pytest.raises(ValidationError, match=r"plans\.Programme\.lead") as refused:
        outcome_of(draft)

    assert refused.value.code == "unknown_relation"
