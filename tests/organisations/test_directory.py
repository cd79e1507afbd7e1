from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.organisations.directory import match_names, match_unit_name
from nhipcau.organisations.models import Succession, Unit, UnitAlias
from nhipcau.organisations.naming import add_alias, end_unit, rename_unit
from nhipcau.vietnamese.text import match_key
from tests.factories.organisations import make_group, make_unit

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 15)
LATER = date(2025, 3, 1)


def test_a_name_that_looks_alike_is_only_suggested():
    unit = make_unit(name="Sở Khoa học và Công nghệ")

    match = match_unit_name("Sở Khoa học Công nghệ", day=DAY)

    assert match.target is None
    assert match.suggestions[0].target == unit


def test_a_name_without_its_marks_is_only_suggested():
    unit = make_unit(name="Sở Du lịch")

    match = match_unit_name("So Du lich", day=DAY)

    assert match.target is None
    assert match.suggestions[0].target == unit


def test_an_abbreviation_is_suggested_first():
    make_unit(name="Sở Khoa học và Công nghệ")
    planning = make_unit(name="Sở Kế hoạch và Đầu tư")

    match = match_unit_name("Sở KHĐT", day=DAY)

    assert match.suggestions[0].target == planning


def test_a_spelling_of_two_units_is_not_certain():
    one, other = make_unit(name="Sở Văn hóa"), make_unit(name="Sở Văn hoá")

    match = match_unit_name("Sở Văn hóa", day=DAY)

    assert match.target is None
    assert {found.target for found in match.suggestions} == {one, other}


def test_the_old_name_holds_on_old_days_only():
    unit = make_unit(name="Sở Thông tin")
    rename_unit(unit, name="Sở Truyền thông số", from_day=LATER, by=None)

    assert match_unit_name("Sở Thông tin", day=DAY).unit == unit
    assert match_unit_name("Sở Thông tin", day=LATER).unit is None
    assert match_unit_name("Sở Truyền thông số", day=DAY).unit is None


def test_who_took_over_a_part_is_only_suggested_for_an_ended_unit():
    old, new = make_unit(name="Sở Thông tin và Truyền thông"), make_unit(name="Sở Văn hóa")
    end_unit(old, last_day=date(2025, 2, 28), by=None)
    part = {"scope": "báo chí", "effective_on": LATER}
    Succession.objects.create(predecessor=old, successor=new, **part)

    match = match_unit_name("Sở Thông tin và Truyền thông", day=LATER)

    assert match.target is None
    assert new in [found.target for found in match.suggestions]


def test_the_old_name_means_who_took_over_everything_even_twice():
    first, second, third = (make_unit(name=name) for name in ("Sở Một", "Sở Hai", "Sở Ba"))
    UnitAlias.objects.create(unit=first, text="SM", key=match_key("SM"))
    for old, new, day in ((first, second, date(2025, 3, 1)), (second, third, LATER)):
        end_unit(old, last_day=day - timedelta(days=1), by=None)
        Succession.objects.create(predecessor=old, successor=new, effective_on=day)

    assert match_unit_name("Sở Một", day=LATER).unit == third
    assert match_unit_name("SM", day=LATER).unit == third
    assert match_unit_name("Sở Một", day=DAY).unit == first


def test_a_spelling_of_two_ended_units_with_different_heirs_is_not_certain():
    olds = [make_unit(name="Sở Cũ"), make_unit(name="Sở Cũ")]
    for old in olds:
        end_unit(old, last_day=DAY, by=None)
        Succession.objects.create(predecessor=old, successor=make_unit(), effective_on=LATER)

    assert match_unit_name("Sở Cũ", day=LATER).target is None


def test_the_province_may_stand_behind_a_name_or_not():
    make_unit(name="Ủy ban nhân dân tỉnh Đồng Bằng", kind=Unit.Kind.PROVINCE)
    justice, police = make_unit(name="Sở Tư pháp"), make_unit(name="Công an tỉnh")

    found = match_names(
        ["Sở Tư pháp tỉnh Đồng Bằng", "Sở Tư pháp Đồng Bằng", "Công an tỉnh Đồng Bằng"], day=DAY
    )

    assert [match.unit for match in found.values()] == [justice, justice, police]


def test_the_name_of_another_province_is_no_match():
    make_unit(name="Ủy ban nhân dân tỉnh Đồng Bằng", kind=Unit.Kind.PROVINCE)
    make_unit(name="Sở Tư pháp")

    assert match_unit_name("Sở Tư pháp tỉnh Miền Núi", day=DAY).target is None


def test_any_number_of_names_takes_six_queries(django_assert_num_queries):
    for number in range(20):
        make_unit(name=f"Sở Số {number}")

    with django_assert_num_queries(6):
        match_names([f"Sở Số {number}" for number in range(40)], day=DAY)


def test_a_group_of_another_day_has_other_members():
    group = make_group(name="Các sở", kinds=("department",))
    old = make_unit(valid_to=date(2025, 2, 28))
    new = make_unit(valid_from=LATER)

    assert list(group.members_on(DAY)) == [old]
    assert list(group.members_on(LATER)) == [new]


def test_an_open_group_binds_nobody_though_it_is_matched():
    make_unit()
    group = make_group(name="Các đơn vị liên quan", kinds=("department",), is_open=True)
    add_alias(group, "các đơn vị có liên quan", by=None)

    match = match_unit_name("Các đơn vị có liên quan.", day=DAY)

    assert match.group == group
    assert not group.members_on(DAY).exists()


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_gets_an_answer_that_is_certain_only_for_known_spellings(text):
    if not Unit.objects.exists():
        make_unit(name="Sở Ngoại vụ")

    match = match_unit_name(text, day=DAY)

    assert match.text == text
    assert match.target is None
