"""The check: the changed words marked, the questions answered by another person."""

import pytest

from nhipcau.editorial import checking
from nhipcau.organisations.models import Role
from tests.factories.editorial import (
    edition_of,
    make_answers,
    make_editor,
    make_home,
    make_page,
    make_picture,
    make_public,
)
from tests.workspace.pages import page, signed_in, text

pytestmark = pytest.mark.django_db


def sent(**fields):
    """A text that waits for a checker."""
    return checking.submit(edition_of(make_page(**fields)), by=make_editor())


def typed(check):
    return {code: answer["answer"] for code, answer in make_answers(check).items()}


def rewritten(article, **fields):
    """What is public is written anew and sent again."""
    make_public(edition_of(article))
    article.refresh_from_db()
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision(user=make_editor())
    return checking.submit(edition_of(article), by=make_editor())


def test_a_text_that_passes_may_go_out(client):
    check = sent()

    answer = signed_in(client, Role.EDITOR).post(page("check_clear", check.pk), typed(check))

    check.refresh_from_db()
    assert (answer.status_code, check.outcome) == (302, "cleared")


def test_an_open_question_is_refused_at_its_place_and_nothing_typed_is_lost(client):
    check = sent()
    given = typed(check) | {"secrecy": "", "figures": "no", "figures_note": "Thiếu nguồn"}

    answer = signed_in(client, Role.EDITOR).post(page("check_clear", check.pk), given)

    check.refresh_from_db()
    assert (answer.status_code, check.outcome) == (422, "waiting")
    assert set(answer.context["form"].errors) == {"secrecy", "figures"}
    assert 'value="Thiếu nguồn"' in text(answer)


def test_a_text_goes_back_with_what_must_be_mended(client):
    check = sent()
    signed_in(client, Role.FOCAL)

    refused = client.post(page("check_send_back", check.pk), {"reason": ""})
    client.post(page("check_send_back", check.pk), {"reason": "Ghi nguồn số liệu."})

    check.refresh_from_db()
    assert (refused.status_code, check.outcome, check.reason) == (
        422,
        "returned",
        "Ghi nguồn số liệu.",
    )


def test_a_writer_reads_the_own_check_and_why_another_person_decides(client):
    check = sent()
    client.force_login(check.submitted_by)

    seen = client.get(page("check_page", check.pk))
    tried = client.post(page("check_clear", check.pk), typed(check))

    assert (seen.context["form"], tried.status_code) == (None, 422)
    assert "không tự kiểm tra bài của mình" in text(seen)


def test_a_leader_reads_only(client):
    check = sent()
    signed_in(client, Role.LEADER)

    assert client.get(page("check_page", check.pk)).status_code == 200
    assert client.post(page("check_clear", check.pk), typed(check)).status_code == 403


def test_sensitive_topics_ask_for_another_second_person(client):
    edition = edition_of(make_page())
    edition.work.topics = ["sovereignty"]
    edition.work.save()
    check = checking.submit(edition, by=make_editor())
    signed_in(client, Role.EDITOR).post(page("check_clear", check.pk), typed(check))

    again = client.get(page("check_page", check.pk))
    second = signed_in(client, Role.EDITOR).get(page("check_page", check.pk))

    assert "lần thứ hai phải là người khác" in again.context["why_not"]
    assert "Bạn là người kiểm tra thứ hai" in text(second)


def test_changed_words_are_marked_against_what_is_public(client):
    check = rewritten(make_page(summary="Lễ hội mở cửa ba ngày"), summary="Lễ hội mở cửa năm ngày")

    seen = text(signed_in(client, Role.EDITOR).get(page("check_page", check.pk)))

    assert "<del>ba</del>" in seen
    assert "<ins>năm</ins>" in seen
    assert "1 đoạn sửa, 0 thêm, 0 bỏ" in seen


def test_passages_of_the_body_are_laid_out_with_where_links_lead(client):
    body = [
        ("heading", "Đường đến"),
        (
            "words",
            '<p>Đi <a href="https://example.vn/xe">xe buýt</a>.</p><ul><li>Tuyến 6</li></ul>',
        ),
    ]
    check = sent(body=body)

    shown = signed_in(client, Role.EDITOR).get(page("check_page", check.pk)).context["text"]

    told = ["".join(piece.text for piece in one.pieces) for one in shown]
    assert told[-3:] == ["Đường đến", "Đi xe buýt (https://example.vn/xe).", "• Tuyến 6"]


def test_a_picture_stands_with_its_words_and_rights_and_is_seen_by_the_office(client):
    make_home()
    picture = make_picture()
    check = sent(lead_picture=picture)
    signed_in(client, Role.EDITOR)

    seen = text(client.get(page("check_page", check.pk)))
    drawn = client.get(page("picture_file", picture.pk))

    assert page("picture_file", picture.pk) in seen
    assert "Bãi biển buổi sáng" in seen
    assert (drawn.content[8:12], picture.renditions.count()) == (b"WEBP", 0)


def test_strangers_get_no_picture_of_the_desk(client):
    make_home()

    assert client.get(page("picture_file", make_picture().pk)).status_code == 302


def test_the_text_of_a_check_is_seen_as_the_public_would_see_it_and_kept_by_no_cache(client):
    check = sent(title="Lễ hội biển")

    drawn = signed_in(client, Role.FOCAL).get(page("check_preview", check.pk))

    assert "Lễ hội biển" in text(drawn)
    assert drawn["Cache-Control"] == "private, no-store"
