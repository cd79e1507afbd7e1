"""One investor is one standing entry of one partner, with sectors that the table knows."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.registries import keeping
from nhipcau.registries.sectors import sector_choices, sector_code, sector_name
from tests.factories.investors import make_investor
from tests.factories.organisations import make_unit, make_user
from tests.factories.refusals import codes_by_field
from tests.factories.registries import make_partner

pytestmark = pytest.mark.django_db


def test_a_partner_stands_in_the_register_once():
    partner = make_partner()
    make_investor(partner=partner, unit=make_unit(name="Sở Kế hoạch và Đầu tư"))

    with pytest.raises(ValidationError, match="do Sở Kế hoạch và Đầu tư theo dõi") as refused:
        make_investor(partner=partner)

    assert codes_by_field(refused) == {"partner": ["twice"]}


def test_a_partner_whose_entry_was_struck_out_may_be_entered_again():
    first = make_investor()
    keeping.strike(first, reason="Nhập nhầm đơn vị.", by=make_user())

    again = make_investor(partner=first.partner)

    assert again.partner == first.partner


def test_an_entry_with_its_partner_is_changed_though_a_merger_left_two_of_them():
    first, other = make_investor(), make_investor(title="Công ty Trăng Non")
    type(other).objects.filter(pk=other.pk).update(partner=first.partner)
    other.refresh_from_db()

    other = keeping.revise(other, values={"needs": "Hai héc-ta đất"}, by=make_user())

    assert other.needs == "Hai héc-ta đất"


def test_a_partner_merged_into_another_is_refused():
    gone = make_partner(merged_into=make_partner(name="Công ty Ánh Dương"))

    with pytest.raises(ValidationError, match="Công ty Ánh Dương") as refused:
        make_investor(partner=gone)

    assert codes_by_field(refused) == {"partner": ["merged"]}


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"sectors": ["energy", "magic"]}, {"sectors": ["unknown"]}),
        ({"capital_usd": 0}, {"capital_usd": ["amount"]}),
        ({"capital_usd": -5}, {"capital_usd": ["amount"]}),
        ({"source_on": "2024-05-06"}, {"source": ["no_source"]}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(values, codes):
    with pytest.raises(ValidationError) as refused:
        make_investor(**values)

    assert codes_by_field(refused) == codes


def test_an_investor_counts_for_its_task_from_the_day_it_was_entered():
    row = make_investor(sectors=["energy"])

    told = (row.output.quantity, row.output.quantity_unit, row.output.happened_on)
    assert told == (1, "nhà đầu tư", timezone.localdate(row.created_at))


def test_a_sector_is_known_by_either_of_its_names():
    asked = ("Năng lượng tái tạo", "nang luong tai tao", "Renewable ENERGY", "energy", "phép màu")

    assert [sector_code(words) for words in asked] == ["energy"] * 4 + [""]


def test_every_sector_has_both_names_and_no_two_are_called_alike():
    for language in ("vi", "en"):
        names = [sector_name(code, language) for code, _name in sector_choices()]

        assert "" not in names
        assert len(set(names)) == len(names)
