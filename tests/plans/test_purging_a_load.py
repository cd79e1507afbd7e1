from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from nhipcau.plans.importing.accept import accept, edit_row, undo
from nhipcau.plans.models import LoadStep, PlanLoad
from nhipcau.plans.purge import purge_plan_file
from tests.factories.loads import looked_at, make_load
from tests.factories.organisations import make_unit

pytestmark = pytest.mark.django_db


def test_nothing_read_out_of_a_purged_file_is_left():
    load = make_load(title="Kế hoạch rò rỉ")
    edit_row(load, where="r1", field="title", value="Chữ rò rỉ", by=load.created_by)
    path = Path(load.file.content.path)

    purge_plan_file(load.file, reason="Lọt thông tin", by=load.created_by)

    kept = [*PlanLoad.objects.values(), *LoadStep.objects.values()]
    assert "rò rỉ" not in str(kept)
    assert "Nhiệm vụ 1" not in str(kept)
    assert not path.exists()
    assert PlanLoad.objects.get().state == PlanLoad.State.DISCARDED


def test_a_plan_in_the_register_is_taken_back_first():
    make_unit(name="Sở Thử")
    load = looked_at(make_load())
    accept(load, by=load.created_by)

    with pytest.raises(ValidationError) as refusal:
        purge_plan_file(load.file, reason="Lọt", by=load.created_by)
    undo(load, reason="Lọt", by=load.created_by)
    purge_plan_file(load.file, reason="Lọt", by=load.created_by)

    assert refusal.value.code == "in_force"
    assert PlanLoad.objects.get().reading == {"document": {}, "groups": [], "doubts": []}
