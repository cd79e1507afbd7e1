"""A stamp in any field of a page is refused at that field, whichever it is."""

import pytest

from nhipcau.documents.secrecy import STAMPED_WORDS
from nhipcau.editorial.models import ArticlePage
from tests.factories.editorial import make_editor, make_home

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize("field", ["title", "summary", "byline"])
def test_a_stamp_is_refused_at_its_field_and_not_repeated(client, field):
    home = make_home()
    client.force_login(make_editor())
    told = {
        "title": "Bài thử",
        "slug": "bai-thu",
        "summary": "",
        "byline": "",
        "genre": "news",
        "body-count": "0",
        field: "TỐI MẬT",
    }

    answer = client.post(f"/bien-tap/pages/add/editorial/articlepage/{home.pk}/", told)

    assert answer.status_code == 200
    assert STAMPED_WORDS in answer.content.decode()
    assert not ArticlePage.objects.exists()
