"""Names at the desk: grouped by place, added, put aside, suggested, tried on a passage."""

import pytest

from nhipcau.organisations.models import Role, UnitName
from nhipcau.press import words
from nhipcau.press.models import PlaceName, WordStep
from tests.factories.organisations import make_unit
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
NAMES = [
    {"place": "vinh-mau", "words": ["Vịnh Mẫu", "Vinh Mau Bay"], "to_day": "2025-06-30"},
    {"place": "mau-giang", "words": "Mẫu Giang", "kind": "city", "traps": ["verb"]},
]


@pytest.fixture
def desk(client):
    return signed_in(client, Role.EDITOR)


def test_ways_to_write_one_place_stand_in_one_row(desk):
    words.load_names(NAMES, by=None)

    answer = desk.get(page("placename_list"))

    rows = [(row["name"].words, len(row["ways"])) for row in answer.context["rows"]]
    assert rows == [("Mẫu Giang", 0), ("Vịnh Mẫu", 1)]
    assert "đến hết 30/06/2025" in text(answer)


@pytest.mark.parametrize("asked", [{"q": "mau bay"}, {"kind": "province"}])
def test_places_are_found_without_marks_and_by_kind(desk, asked):
    words.load_names(NAMES, by=None)

    rows = desk.get(page("placename_list"), asked).context["rows"]

    assert [row["name"].words for row in rows] == ["Vịnh Mẫu"]


def test_the_list_of_names_costs_the_same_for_thirty(desk):
    words.load_names(NAMES, by=None)
    one = queries_of(desk, page("placename_list"))
    words.load_names([{"place": f"noi-{n}", "words": f"Nơi {n}"} for n in range(30)], by=None)

    assert queries_of(desk, page("placename_list")) == one


def test_another_way_to_write_a_place_is_added_with_its_reason(desk):
    words.load_names(NAMES, by=None)
    told = {"words": "Vinh Mau", "kind": "province", "language": "en", "reason": "Báo Anh viết thế"}

    desk.post(f"{page('placename_new')}?noi=vinh-mau", told)

    name = PlaceName.objects.get(words="Vinh Mau")
    step = WordStep.objects.get(words="Vinh Mau")
    assert (name.place, name.told, step.reason) == (
        "vinh-mau",
        {"province": "vinh-mau"},
        "Báo Anh viết thế",
    )


def test_a_name_is_put_aside_only_with_a_reason(desk):
    words.load_names(NAMES, by=None)
    name = PlaceName.objects.get(words="Mẫu Giang")

    desk.post(page("placename_switch", name.pk), {"reason": " "})
    held = PlaceName.objects.get(pk=name.pk).is_on
    desk.post(page("placename_switch", name.pk), {"reason": "Gây nhầm"})

    assert (held, PlaceName.objects.get(pk=name.pk).is_on) == (True, False)


def test_names_of_units_are_suggested_and_enter_when_they_are_ticked(desk):
    for name in ("UBND huyện Mẫu Sơn", "UBND xã Mẫu Hải", "UBND các huyện, thị xã"):
        unit = make_unit(name=name, kind="district")
        UnitName.objects.get_or_create(unit=unit, name=name)
    offered = [one.words for one, _kind in desk.get(page("placename_suggest")).context["rows"]]

    desk.post(page("placename_suggest"), {"ten": ["Mẫu Sơn", "Không có"]})

    assert offered == ["Mẫu Hải", "Mẫu Sơn"]
    assert list(PlaceName.objects.values_list("place", "words", "kind")) == [
        ("mau-son", "Mẫu Sơn", "district")
    ]


@pytest.mark.parametrize(
    ("passage", "answer"),
    [
        ("Lễ hội ở Vịnh Mẫu đông khách.", "sure"),
        ("Giá vàng hôm nay.", "no"),
    ],
)
def test_a_passage_is_tried_and_nothing_is_kept(desk, passage, answer):
    words.load_names(NAMES, by=None)
    steps = WordStep.objects.count()

    told = desk.post(page("placename_try"), {"text": passage, "day": "12/03/2024"})

    assert (told.context["answer"], WordStep.objects.count()) == (answer, steps)
