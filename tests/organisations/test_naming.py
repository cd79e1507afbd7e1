from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.organisations.models import OrganisationStep, Unit, UnitName
from nhipcau.organisations.naming import (
    add_alias,
    bring_names_up_to,
    create_unit,
    end_unit,
    free_code,
    record_succession,
    rename_unit,
    take_back_unit,
)
from tests.factories.organisations import make_group, make_unit, make_user

pytestmark = pytest.mark.django_db

MARCH = date(2025, 3, 1)


def test_old_days_print_the_old_name():
    unit = make_unit(name="Sở Khoa học và Công nghệ")

    rename_unit(unit, name="Sở Khoa học", from_day=MARCH, document_number="12/NQ", by=None)

    fresh = Unit.objects.get(pk=unit.pk)
    assert fresh.name_on(MARCH - timedelta(days=1)) == "Sở Khoa học và Công nghệ"
    assert fresh.name_on(MARCH) == fresh.name == "Sở Khoa học"


@settings(deadline=None)
@given(days=st.lists(st.integers(1, 3000), min_size=1, max_size=5, unique=True).map(sorted))
def test_after_any_renames_each_day_has_one_name(days):
    unit = make_unit(name="Tên 0")
    first = date(2015, 1, 1)
    for place, offset in enumerate(days, start=1):
        day = first + timedelta(days=offset)
        rename_unit(unit, name=f"Tên {place}", from_day=day, by=None)

    holding = [
        [
            name.name
            for name in UnitName.objects.on(first + timedelta(days=offset)).filter(unit=unit)
        ]
        for offset in days
    ]

    assert holding == [[f"Tên {place}"] for place in range(1, len(days) + 1)]


def test_a_name_of_the_future_waits_for_its_day():
    unit = make_unit(name="Sở Du lịch")
    day = date(2100, 1, 1)

    rename_unit(unit, name="Sở Văn hóa và Du lịch", from_day=day, by=None)

    assert Unit.objects.get(pk=unit.pk).name == "Sở Du lịch"
    assert bring_names_up_to(day) == 1
    assert Unit.objects.get(pk=unit.pk).name == "Sở Văn hóa và Du lịch"


def test_a_name_cannot_start_before_the_present_one():
    unit = make_unit()
    rename_unit(unit, name="Sở Mới", from_day=MARCH, by=None)

    with pytest.raises(ValidationError) as refusal:
        rename_unit(unit, name="Sở Mới hơn", from_day=MARCH, by=None)

    assert refusal.value.code == "from_day"


def test_the_same_name_again_is_refused():
    unit = make_unit(name="Sở Y tế", short_name="SYT")

    with pytest.raises(ValidationError) as refusal:
        rename_unit(unit, name="Sở Y tế", short_name="SYT", from_day=MARCH, by=None)

    assert refusal.value.code == "same_name"


def test_a_rename_says_who_when_and_by_which_document():
    officer = make_user()
    unit = make_unit(name="Sở A", short_name="SA")

    rename_unit(unit, name="Sở B", from_day=MARCH, document_number="12/NQ-HĐND", by=officer)

    step = OrganisationStep.objects.get(unit=unit)
    assert (step.action, step.by, step.document_number) == ("rename", officer, "12/NQ-HĐND")
    assert step.before == {"name": "Sở A", "short_name": "SA"}
    assert step.after == {"name": "Sở B", "short_name": "", "from_day": "2025-03-01"}


def test_a_spelling_belongs_to_one_body():
    add_alias(make_unit(name="Sở Nội vụ"), "SNV", by=None)

    with pytest.raises(ValidationError) as refusal:
        add_alias(make_group(name="Nhóm"), "snv", by=None)

    assert refusal.value.code == "alias_taken"
    assert refusal.value.messages == ["“snv” đã là cách viết của “Sở Nội vụ”; hãy gỡ ở đó trước."]


def test_a_spelling_given_twice_is_kept_once():
    unit = make_unit()
    add_alias(unit, "Ủy ban A", by=None)

    again = add_alias(unit, "UỶ BAN A", by=None)

    assert again is None
    assert unit.aliases.count() == 1


def test_an_ended_unit_keeps_its_rows():
    unit = make_unit(name="Sở Cũ", traits=("ven biển",))

    end_unit(unit, last_day=date(2025, 2, 28), by=None)

    fresh = Unit.objects.get(pk=unit.pk)
    assert not fresh.holds_on(MARCH)
    assert fresh.names.get().valid_to == fresh.traits.get().valid_to == date(2025, 2, 28)


def test_an_ended_unit_is_not_ended_again():
    unit = make_unit(valid_to=date(2025, 2, 28))

    with pytest.raises(ValidationError) as refusal:
        end_unit(unit, last_day=MARCH, by=None)

    assert refusal.value.code == "unit_ended"


def test_codes_are_made_of_the_name_and_never_clash():
    create_unit(name="Sở Đất đai", kind=Unit.Kind.DEPARTMENT, by=None)

    assert free_code("Sở Đất đai") == "so-dat-dai-2"
    assert free_code("省政府") == "don-vi"


def test_a_unit_needs_a_name():
    with pytest.raises(ValidationError) as refusal:
        create_unit(name="  ", kind=Unit.Kind.DEPARTMENT, by=None)

    assert refusal.value.code == "name"


def test_work_goes_over_to_the_successor_and_the_trail_tells_whose():
    ended, heir = make_unit(name="Sở Cũ"), make_unit(name="Sở Mới", code="so-moi")

    record_succession(
        ended, successor=heir, effective_on=MARCH, scope=" Báo chí ", document_number="9", by=None
    )

    kept = ended.successions.get()
    step = OrganisationStep.objects.get(action="succeed")
    assert (kept.successor, kept.scope, kept.effective_on) == (heir, "Báo chí", MARCH)
    assert step.after == {"successor": "so-moi", "scope": "Báo chí", "from": "2025-03-01"}
    assert (step.unit, step.document_number) == (ended, "9")


def test_a_unit_entered_by_mistake_leaves_only_its_trail():
    unit = create_unit(name="Sở Nhầm", kind=Unit.Kind.DEPARTMENT, by=None)

    take_back_unit(unit, by=None)

    assert not Unit.objects.exists()
    actions = list(OrganisationStep.objects.values_list("action", "subject"))
    assert actions == [("create", "Sở Nhầm"), ("take_back", "Sở Nhầm")]
