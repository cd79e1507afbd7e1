"""Parts of the world: every country stands in one of them."""

from collections import Counter

from nhipcau.registries.countries import country_choices
from nhipcau.registries.regions import region_of, regions


def test_every_country_stands_in_one_part_of_the_world_and_only_there():
    placed = Counter(code for one in regions() for code in one.countries)

    everywhere = {code for code, _name in country_choices()}
    assert placed == dict.fromkeys(everywhere - {"AQ"}, 1)  # nobody prints in Antarctica


def test_a_country_knows_its_part_of_the_world():
    assert [one and one.name for one in map(region_of, ("VN", "JP", "XX"))] == [
        "Đông Nam Á",
        "Đông Bắc Á",
        None,
    ]
