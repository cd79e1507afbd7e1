"""Signs at the desk: found, made, turned, printed."""

import pytest
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.signposts import posting
from nhipcau.signposts.models import Signpost
from tests.factories.editorial import edition_of, make_public_page
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_user(role=Role.EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def work():
    return edition_of(make_public_page(title="Tháp Đôi", slug="thap-doi")).work


def test_a_sign_is_put_up_for_a_page_found_by_its_title(client, editor, work):
    address = reverse("workspace:signpost_new")
    assert "Tháp Đôi" in client.get(address, {"trang": "thap doi"}).content.decode()

    client.post(address, {"name": "Biển Tháp Đôi", "place": "Cổng", "work": work.pk})

    found = Signpost.objects.get()
    assert (found.name, found.place, found.work, found.created_by) == (
        "Biển Tháp Đôi",
        "Cổng",
        work,
        editor,
    )


def test_a_sign_without_a_page_is_refused_and_keeps_what_was_typed(client, editor):
    answer = client.post(reverse("workspace:signpost_new"), {"name": "Biển", "place": "Cổng"})

    assert answer.status_code == 422
    assert "Chọn trang mà biển dẫn tới." in answer.content.decode()
    assert 'value="Cổng"' in answer.content.decode()


def test_a_sheet_is_a_pdf_and_a_sign_is_an_svg(client, editor, work):
    sign = posting.put_up(work=work, name="Biển", by=editor)

    sheet = client.get(reverse("workspace:signpost_sheet"), {"signs": sign.pk})
    drawn = client.get(reverse("workspace:signpost_svg", args=[sign.pk]))

    assert (sheet.content[:5], drawn.headers["Content-Type"]) == (b"%PDF-", "image/svg+xml")


def test_the_list_asks_as_often_for_one_sign_as_for_thirty(
    client, editor, work, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse("workspace:signpost_list")
    posting.put_up(work=work, name="Biển", by=editor)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    for number in range(29):
        posting.put_up(work=work, name=f"Biển {number}", by=editor)

    with django_assert_num_queries(len(asked)):
        client.get(address)
