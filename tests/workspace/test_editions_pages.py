"""The desk: what waits, every work with its languages, and what is done with each."""

import pytest

from nhipcau.editorial import checking
from nhipcau.editorial.models import Edition
from nhipcau.organisations.models import Role
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_page,
    make_public,
    make_translation,
)
from tests.factories.organisations import make_unit
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/cong-thong-tin/"


def test_the_desk_first_says_what_waits_for_the_reader(client):
    checking.submit(edition_of(make_page(title="Lễ hội biển")), by=make_editor())
    make_cleared(edition_of(make_page(title="Tháp cổ")))

    answer = signed_in(client, Role.EDITOR).get(LIST)

    assert answer.context["sentence"] == "1 bài chờ bạn kiểm tra, 1 bài chờ đăng."
    assert [wait.title for wait in answer.context["waits"]] == ["Lễ hội biển", "Tháp cổ"]


def test_ones_own_text_does_not_wait_for_oneself(client):
    writer = make_editor()
    checking.submit(edition_of(make_page(by=writer)), by=writer)
    client.force_login(writer)

    assert client.get(LIST).context["waits"] == []


def test_a_title_is_found_without_its_marks(client):
    make_page(title="Võ đường làng biển")
    make_page(title="Tháp cổ")

    rows = signed_in(client, Role.EDITOR).get(LIST, {"q": "vo duong"}).context["rows"]

    assert [row.title for row in rows] == ["Võ đường làng biển"]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"state": "public"}, ["Trang chủ vi", "Đã đăng"]),
        ({"state": "cleared"}, ["Chờ đăng"]),
        ({"state": "for_me"}, ["Chờ đăng"]),
        ({"state": "mine"}, []),
        ({"language": "en"}, []),
        ({"kind": "articlepage"}, ["Chờ đăng", "Đang viết", "Đã đăng"]),
    ],
)
def test_the_list_is_narrowed(client, asked, titles):
    make_public(edition_of(make_page(title="Đã đăng")))
    make_cleared(edition_of(make_page(title="Chờ đăng")))
    make_page(title="Đang viết")

    rows = signed_in(client, Role.EDITOR).get(LIST, asked).context["rows"]

    assert sorted(row.title for row in rows) == titles


def test_an_officer_sees_the_works_of_the_own_unit(client):
    unit = make_unit()
    make_page(title="Của đơn vị", by=make_editor(unit))
    other = edition_of(make_page(title="Của nơi khác")).work

    rows = signed_in(client, Role.OFFICER, unit=unit).get(LIST).context["rows"]

    assert [row.title for row in rows] == ["Của đơn vị"]
    assert client.get(page("work_page", other.pk)).status_code == 403


def test_the_list_costs_the_same_for_one_work_as_for_thirty(client):
    make_page()
    signed_in(client, Role.EDITOR)
    one = queries_of(client, LIST)

    for at in range(12):
        make_page(title=f"Bài {at}")

    assert queries_of(client, LIST) == one


def test_a_work_goes_from_writing_to_the_public_by_buttons(client):
    edition = edition_of(make_page())
    signed_in(client, Role.EDITOR).post(page("edition_submit", edition.pk), {"note": "Gấp"})
    check = edition.checks.get()
    checking.take_back(check, by=check.submitted_by)
    make_cleared(edition)

    answer = client.post(page("edition_release", edition.pk))

    edition.refresh_from_db()
    assert (check.note, answer.status_code, edition.standing) == ("Gấp", 302, "public")


def test_a_refused_move_says_why_on_the_same_page(client):
    edition = edition_of(make_page())

    answer = signed_in(client, Role.EDITOR).post(page("edition_release", edition.pk))

    assert answer.status_code == 422
    assert "không làm được việc này" in text(answer)


def test_withdrawing_asks_for_the_reason_that_readers_will_see(client):
    edition = edition_of(make_page())
    make_public(edition)
    signed_in(client, Role.FOCAL)

    refused = client.post(page("edition_withdraw", edition.pk), {"reason": ""})
    client.post(page("edition_withdraw", edition.pk), {"reason": "Hết thời gian."})

    edition.refresh_from_db()
    assert refused.status_code == 422
    assert (edition.standing, edition.withdrawn_reason) == ("withdrawn", "Hết thời gian.")


def test_a_text_is_scheduled_by_day_and_hour_and_taken_off_again(client):
    edition = edition_of(make_page())
    make_cleared(edition)
    signed_in(client, Role.EDITOR)

    client.post(page("edition_schedule", edition.pk), {"day": "01/12/2099", "hour": "07:30"})
    scheduled = Edition.objects.get(pk=edition.pk)
    client.post(page("edition_unschedule", edition.pk))

    edition.refresh_from_db()
    assert (scheduled.stage, scheduled.go_at.isoformat()) == (
        "scheduled",
        "2099-12-01T00:30:00+00:00",
    )
    assert (edition.stage, edition.go_at) == ("cleared", None)


def test_the_sheet_of_a_work_is_one_for_all_languages(client):
    article = make_page()
    make_translation(article, "en", title="Spring")
    work = edition_of(article).work
    typed = {"unit": work.unit_id, "output_kind": "clip", "topics": ["map"], "tasks": []}

    answer = signed_in(client, Role.EDITOR).post(page("work_sheet", work.pk), typed)

    work.refresh_from_db()
    assert (answer.status_code, work.output_kind, work.topics) == (302, "clip", ["map"])


def test_a_work_shows_each_language_with_its_way_on(client):
    article = make_page(title="Lễ hội")
    make_public(edition_of(article))
    make_translation(article, "en", title="Festival")
    work = edition_of(article).work

    answer = signed_in(client, Role.EDITOR).get(page("work_page", work.pk))

    offered = [[offer.name for offer in part.offers] for part in answer.context["parts"]]
    assert offered == [["edition_withdraw"], ["edition_submit"]]
    assert "Đang công khai bằng tiếng Việt." in text(answer)


def test_a_work_costs_the_same_in_one_language_as_in_four(client):
    article = make_page()
    address = page("work_page", edition_of(article).work_id)
    signed_in(client, Role.EDITOR)
    one = queries_of(client, address)

    for language in ("en", "fr", "ko"):
        make_translation(article, language)

    assert queries_of(client, address) == one
