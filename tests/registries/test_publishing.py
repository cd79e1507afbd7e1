"""The public part of an entry: ticked fields alone, drafted as a page that others check."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.editorial.models import Edition, EventPage, SectionPage
from nhipcau.outputs.models import Output
from nhipcau.registries import publishing
from nhipcau.registries.models import Register
from tests.factories.editorial import make_page
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_of
from tests.factories.registries import make_entry

pytestmark = pytest.mark.django_db


def ticked(register=Register.DELEGATION, parts=("countries", "starts_on"), **values):
    row = make_entry(register, **values)
    return publishing.tick(
        row, title="Đoàn bạn thăm tỉnh", summary="Thăm và làm việc.", parts=parts, by=make_user()
    )


def test_only_ticked_fields_stand_outside():
    row = ticked(purpose="Bàn việc riêng", internal_note="Xe đón")

    told = publishing.public_part(row)

    assert (told.title, told.facts) == (
        "Đoàn bạn thăm tỉnh",
        (("Nước", "Nhật Bản"), ("Từ ngày", "06/05/2024")),
    )


def test_what_is_inside_cannot_be_ticked():
    row = make_entry()

    with pytest.raises(ValidationError) as refused:
        publishing.tick(row, title="Đoàn", summary="", parts=["internal_note"], by=make_user())

    assert codes_of(refused) == {"inside"}


@pytest.mark.parametrize("register", [Register.CASE, Register.INVESTOR])
def test_investors_and_cases_have_no_public_part(register):
    assert not publishing.may_be_public(make_entry(register))


def test_the_page_is_a_draft_of_the_unit_and_files_no_second_output():
    row = ticked()
    section = make_page(SectionPage, title="Hội nhập quốc tế", slug="hoi-nhap")

    edition = publishing.draft_page(row, under=section, by=make_user())

    assert (edition.stage, edition.standing) == (Edition.Stage.WRITING, Edition.Standing.UNSEEN)
    assert (edition.work.unit, edition.work.output_kind) == (row.unit, "")
    assert Output.objects.count() == 0


def test_an_event_becomes_a_page_of_the_calendar_only_with_its_day():
    section = make_page(SectionPage, title="Lịch", slug="lich")
    row = ticked(Register.EVENT, parts=("venue",), venue="Trung tâm hội nghị")

    with pytest.raises(ValidationError) as refused:
        publishing.draft_page(row, under=section, by=make_user())
    row = publishing.tick(
        row, title="Hội nghị", summary="", parts=["starts_on", "venue"], by=make_user()
    )
    edition = publishing.draft_page(row, under=section, by=make_user())

    page = EventPage.objects.get(pk=edition.page_id)
    assert codes_of(refused) == {"no_day"}
    assert (page.is_all_day, page.venue) == (True, "Trung tâm hội nghị")


def test_an_entry_has_one_page():
    section = make_page(SectionPage, title="Tin", slug="tin")
    row = ticked()
    publishing.draft_page(row, under=section, by=make_user())

    with pytest.raises(ValidationError) as refused:
        publishing.draft_page(row, under=section, by=make_user())

    assert codes_of(refused) == {"has_page"}
