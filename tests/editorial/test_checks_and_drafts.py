"""A check holds for one text in one place; drafts go, what was public stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils import timezone

from nhipcau.editorial import checking, entering, releasing, withdrawing
from nhipcau.editorial.models import Check, Edition, Release, SectionPage, Work
from tests.factories.editorial import (
    edition_of,
    make_answers,
    make_cleared,
    make_editor,
    make_page,
    make_picture,
    make_public,
    make_public_page,
)

pytestmark = pytest.mark.django_db


def test_a_sensitive_text_needs_a_second_checker_who_is_another_person():
    edition, first, second = edition_of(make_page()), make_editor(), make_editor()
    entering.revise_work(edition.work, changes={"topics": ["sovereignty"]}, by=make_editor())
    check = checking.submit(edition, by=make_editor())
    check = checking.clear(check, answers=make_answers(check), by=first)

    with pytest.raises(ValidationError, match="lần thứ hai phải là người khác"):
        checking.clear(check, answers=make_answers(check), by=first)

    check = checking.clear(check, answers=make_answers(check), by=second)
    assert (check.outcome, check.checked_by, check.second_by) == ("cleared", first, second)


def test_topics_added_on_the_way_ask_for_the_second_checker():
    waiting, cleared = edition_of(make_page()), edition_of(make_page(title="Khác"))
    check = checking.submit(waiting, by=make_editor())
    make_cleared(cleared)

    for edition in (waiting, cleared):
        entering.revise_work(edition.work, changes={"topics": ["map"]}, by=make_editor())
        edition.refresh_from_db()

    check.refresh_from_db()
    assert (check.needs_second, waiting.stage, cleared.stage) == (True, "checking", "writing")


def test_the_database_itself_refuses_the_submitter_as_checker():
    check = checking.submit(edition_of(make_page()), by=make_editor())

    with pytest.raises(IntegrityError):
        Check.objects.update(checked_by=check.submitted_by, outcome="cleared")


def test_an_edit_after_clearing_takes_the_clearing_away_and_stops_the_hour():
    page = make_page()
    edition = edition_of(page)
    check = make_cleared(edition)
    releasing.schedule(edition, go_at=timezone.now() + timedelta(hours=1), by=make_editor())
    page.save_revision(user=make_editor())

    edition = checking.void_if_changed(edition, by=make_editor())

    check.refresh_from_db()
    assert (edition.stage, edition.go_at, check.outcome) == ("writing", None, "void")


def test_words_changed_beside_a_picture_void_what_was_checked_with_it():
    picture = make_picture()
    touched, untouched = make_page(lead_picture=picture), make_page(title="Khác")
    for page in (touched, untouched):
        make_cleared(edition_of(page))
    picture.description = "Lời khác"
    picture.save()

    voided = checking.void_all_changed(by=make_editor())

    assert voided == [edition_of(touched)]
    assert edition_of(untouched).stage == Edition.Stage.CLEARED


def test_a_public_page_stays_public_while_its_next_text_is_written():
    page = make_public_page()
    page.save_revision(user=make_editor())

    edition = checking.void_if_changed(edition_of(page), by=make_editor())

    assert (edition.stage, edition.standing) == ("writing", "public")
    assert edition.checks.get().outcome == "cleared"


def test_a_draft_goes_with_its_checks_and_its_work():
    page = make_page()
    edition = edition_of(page)
    checking.send_back(
        checking.submit(edition, by=make_editor()), reason="Sửa tên.", by=make_editor()
    )

    entering.drop_draft(edition, by=make_editor())
    page.delete()

    assert not Work.objects.filter(key=page.translation_key).exists()


def test_what_was_public_once_is_not_deleted():
    page = make_public_page()
    withdrawing.withdraw(edition_of(page), reason="Đã cũ.", by=make_editor())

    with pytest.raises(ValidationError, match="đã từng công khai"):
        entering.drop_draft(edition_of(page), by=make_editor())
    with pytest.raises(ProtectedError):
        page.delete()


def test_a_section_with_public_pages_is_withdrawn_with_them_or_not_at_all():
    section = make_public_page(SectionPage, title="Mục", slug="muc")
    make_public(edition_of(make_page(parent=section)))
    edition = edition_of(section)

    with pytest.raises(ValidationError, match="gỡ các trang con trước"):
        withdrawing.withdraw(edition, reason="Đã cũ.", by=make_editor())

    withdrawing.withdraw_tree(edition, reason="Đã cũ.", by=make_editor())
    assert list(Release.objects.current().values_list("path", flat=True)) == [""]


def test_withdrawing_stops_the_next_text_on_its_way():
    page = make_public_page()
    edition = edition_of(page)
    page.save_revision(user=make_editor())
    make_cleared(edition)

    withdrawing.withdraw(edition, reason="Đã cũ.", by=make_editor())

    with pytest.raises(ValidationError):
        releasing.release(edition, by=make_editor())


def test_a_page_below_one_that_is_not_public_does_not_go_out():
    section = make_page(SectionPage, title="Mục", slug="muc")
    edition = edition_of(make_page(parent=section))
    make_cleared(edition)

    with pytest.raises(ValidationError, match="Trang mẹ chưa công khai"):
        releasing.release(edition, by=make_editor())


def test_an_hour_that_is_past_is_refused():
    edition = edition_of(make_page())
    make_cleared(edition)

    with pytest.raises(ValidationError, match="ở sau giờ này"):
        releasing.schedule(edition, go_at=timezone.now(), by=make_editor())
