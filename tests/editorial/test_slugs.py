"""The last part of an address, made of a title in any script."""

import pytest

from nhipcau.editorial.slugs import free_slug, slug_of
from tests.factories.editorial import make_page, make_translation


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đường tới biển: số 1", "duong-toi-bien-so-1"),
        ("  ", ""),
        ("ຫໍ", ""),
        ("東京 Quy Nhơn", "quy-nhon"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_slug_has_plain_letters_alone(title, slug):
    assert slug_of(title) == slug


def test_a_sibling_of_the_same_title_gets_another_slug(db):
    page = make_page(title="Tháp Đôi", slug="thap-doi")
    other = make_page(title="Tháp Đôi", slug="x")

    assert free_slug("Tháp Đôi", parent=page.get_parent(), page=other) == "thap-doi-1"


def test_a_title_in_another_script_takes_the_slug_of_the_same_work(db):
    page = make_page(title="Tháp Đôi", slug="thap-doi")
    lao = make_translation(page, "lo", title="ຫໍ")

    assert free_slug("ຫໍ", parent=lao.get_parent(), page=lao) == "thap-doi"
