from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from nhipcau.documents.models import StoredFile
from nhipcau.plans.importing.accept import accept, remaining
from nhipcau.plans.importing.read.paper import Unreadable
from nhipcau.plans.loading import load_plan
from nhipcau.plans.models import PlanLoad
from tests.factories.loads import looked_at, sample_directory
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def files_on_disk() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_the_sample_goes_from_text_to_register_with_every_lead_resolved():
    sample_directory()
    content = (SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.txt").read_bytes()

    load = load_plan(content, name="ke-hoach.txt", by=make_user())
    left = remaining(load)
    plan = accept(looked_at(load), by=load.created_by)

    assert (left.rows, left.leads) == (53, ())
    assert left.doubts > 0
    assert plan.tasks.count() == 53
    assert load.paper


def test_a_file_that_is_no_plan_leaves_nothing():
    before = files_on_disk()

    with pytest.raises(Unreadable) as refusal:
        load_plan("Thư mời họp mặt đầu xuân.".encode(), name="thu.txt", by=make_user())

    assert refusal.value.code == "not_a_plan"
    assert (StoredFile.objects.count(), PlanLoad.objects.count()) == (0, 0)
    assert files_on_disk() == before


def test_a_plan_with_a_stamp_is_refused_before_it_is_read():
    content = "MẬT\n\nKẾ HOẠCH".encode()

    with pytest.raises(ValidationError) as refusal:
        load_plan(content, name="a.txt", by=make_user())

    assert refusal.value.code == "secret"
    assert not StoredFile.objects.exists()
