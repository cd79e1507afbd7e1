"""Partners chosen by a typed name: exactly one of their names, in whatever script."""

import pytest

from nhipcau.registries.partners.finding import named
from tests.factories.registries import make_partner

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["thanh pho IZUMISANO", "泉佐野市", "Izumisano City", "Izumi-sano", "Thành  phố Izumisano"],
)
def test_a_partner_is_named_by_any_of_its_names(typed):
    partner = make_partner(
        name="Thành phố Izumisano",
        original_name="泉佐野市",
        english_name="Izumisano City",
        names="Izumi Sano\nThị xã Izumisano",
    )

    assert named(typed) == [partner]


@pytest.mark.parametrize("typed", ["", "  ", "Izumisano", "佐野", "City Izumisano"])
def test_part_of_a_name_names_nobody(typed):
    make_partner(original_name="泉佐野市", english_name="Izumisano City")

    assert named(typed) == []


def test_a_partner_merged_into_another_is_named_no_more():
    kept = make_partner(name="Tỉnh Champasak", country="LA")
    make_partner(name="Tỉnh Chăm-pa-xắc", country="LA", merged_into=kept)

    assert named("Tỉnh Chăm-pa-xắc") == []
