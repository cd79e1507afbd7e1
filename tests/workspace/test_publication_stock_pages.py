"""The stock of publications at the desk: what is left, moves, distributions of many to many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.registries.models import StockMove
from nhipcau.registries.stock import moving
from nhipcau.registries.stock.ledger import last_seen, stock_on
from tests.factories.organisations import make_unit, make_user
from tests.factories.publications import make_printing, make_publication, make_stocked
from tests.factories.registries import DAY, make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user(role=Role.OFFICER, unit=make_unit(name="Sở Du lịch"))
    client.force_login(user)
    return user


@pytest.fixture
def leaflet(officer):
    """Four printed languages, 200 copies each."""
    row = make_publication(unit=officer.appointments.get().unit, by=officer)
    for code in ("vi", "en", "ja", "lo"):
        make_stocked(200, row=row, language=code)
    return row


def give_form(row, copies=20, **told):
    copies_of = {f"copies_{one.pk}": copies for one in row.printings.all()}
    return {"on": "06/05/2024", "seen": last_seen(row), **copies_of, **told}


def test_four_languages_go_to_nine_companies_in_one_form(client, leaflet):
    partners = [make_partner(name=f"Công ty {n}", kind="enterprise").pk for n in range(9)]

    answer = client.post(
        reverse("workspace:stock_give", args=[leaflet.pk]),
        give_form(leaflet, partners=partners),
        follow=True,
    )

    assert "Đã phát 720 bản: 4 bản tiếng cho 9 nơi." in answer.content.decode()
    assert StockMove.objects.given_out().count() == 36


def test_searching_keeps_what_was_filled_in(client, leaflet):
    first, second = make_partner(name="Công ty Biển Xanh"), make_partner(name="Hội Hữu nghị")
    told = give_form(leaflet, partners=[first.pk], words="huu nghi", find="1", note="Đợt hè")

    answer = client.post(reverse("workspace:stock_give", args=[leaflet.pk]), told)

    page = answer.content.decode()
    boxes = [(f'value="{one.pk}"' in page, one.name in page) for one in (first, second)]
    assert (answer.status_code, boxes) == (200, [(True, True), (True, True)])
    assert page.count(" checked") == 1
    assert 'value="Đợt hè"' in page


def test_one_edition_too_few_tells_which_and_writes_nothing(client, leaflet):
    partner = make_partner()

    answer = client.post(
        reverse("workspace:stock_give", args=[leaflet.pk]),
        give_form(leaflet, copies=201, partners=[partner.pk]),
    )

    assert answer.status_code == 422
    assert "chỉ còn 200 bản, cần 201" in answer.content.decode()
    assert not StockMove.objects.given_out().exists()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"copies": ""}, "Ghi số bản phát cho mỗi nơi"),
        ({"partners": ["99999999999999999999"]}, "Đối tác nhận"),
        ({}, "Chọn ít nhất một đối tác"),
        ({"on": "06/05/2190"}, "Ngày chưa tới"),
    ],
)
def test_a_distribution_that_means_nothing_says_why(client, leaflet, told, sentence):
    least = {} if "partners" in told or not told else {"recipients": "Ga xe lửa"}
    form = give_form(leaflet, **{"copies": 1, **told, **least})

    answer = client.post(reverse("workspace:stock_give", args=[leaflet.pk]), form)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("kind", "quantity", "left"),
    [("printed", 50, 250), ("returned", 5, 205), ("lost", 3, 197), ("counted", 190, 190)],
)
def test_each_kind_of_move_is_entered(client, leaflet, kind, quantity, left):
    printing = leaflet.printings.get(language="vi")
    told = {"printing": printing.pk, "kind": kind, "quantity": quantity, "on": "06/05/2024"}
    told |= {"note": "Biên bản 3/BB", "seen": last_seen(leaflet)}

    answer = client.post(reverse("workspace:stock_new", args=[leaflet.pk]), told)

    assert (answer.status_code, stock_on(printing)) == (302, left)


def test_another_unit_may_read_the_stock_and_not_change_it(client, leaflet):
    client.force_login(make_user(role=Role.OFFICER))

    answers = [
        client.get(reverse(f"workspace:{name}", args=[leaflet.pk])).status_code
        for name in ("stock_page", "stock_give", "stock_new")
    ]

    assert answers == [200, 403, 403]


def test_the_list_is_narrowed_to_what_is_left(client, officer):
    make_stocked(10, row=make_publication(title="Tờ gấp còn"))
    make_printing(make_publication(title="Tờ gấp hết"))

    page = client.get(reverse("workspace:stock_list"), {"there": "on", "q": "to gap"})

    words = page.content.decode()
    assert ("Tờ gấp còn" in words, "Tờ gấp hết" in words) == (True, False)


def test_the_list_and_the_ledger_ask_as_often_for_one_as_for_many(
    client, leaflet, django_assert_num_queries
):
    addresses = [
        reverse("workspace:stock_list"),
        reverse("workspace:stock_page", args=[leaflet.pk]),
    ]
    by, printing = make_user(), leaflet.printings.get(language="vi")
    moving.give(printing, quantity=1, on=DAY, by=by, partner=make_partner())
    asked = []
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        asked.append(len(seen))
    for number in range(20):
        other = make_stocked(5, row=make_publication(title=f"Tờ gấp {number}"))
        for one in (other, printing):
            moving.give(one, quantity=1, on=DAY, by=by, partner=make_partner(name=f"Hội {number}"))

    for address, often in zip(addresses, asked, strict=True):
        with django_assert_num_queries(often):
            client.get(address)
