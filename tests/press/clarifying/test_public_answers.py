"""The public page of a clarification: what was signed, kept up to it, noted once it is out."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.editorial.models import SectionPage
from nhipcau.editorial.snapshots import latest_revision, page_of
from nhipcau.editorial.translating import handoff
from nhipcau.press.clarifying import approving, publishing, reopening, sending
from nhipcau.press.models import Clarification
from tests.factories.clarifications import DAY, make_signed, sign
from tests.factories.editorial import (
    edition_of,
    make_editor,
    make_home,
    make_public,
    make_public_page,
)
from tests.factories.organisations import make_user
from tests.factories.press import make_clarification
from tests.factories.refusals import codes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return make_public_page(SectionPage, slug="bao-chi", title="Báo chí", layout="press")


@pytest.fixture
def row():
    return make_signed()


def text_of(edition):
    return page_of(latest_revision(edition.page))


def signed_again(row, *, statement):
    """Opened, one fact said otherwise, checked and signed under another number."""
    by = row.drafter
    row = reopening.reopen(row, reason="Số liệu mới.", by=by)
    row.facts.update(statement=statement)
    approving.send_to_check(row, by=by, day=DAY)
    approving.check(row, by=make_user(), day=DAY)
    sign(row, number="20/SDL-TT")
    return Clarification.objects.get(pk=row.pk)


def test_the_page_says_what_was_signed(section, row):
    edition = publishing.prepare_page(row, under=section, by=make_editor())

    page = text_of(edition)
    source = row.sources.get().clipping
    assert page.told() == {
        "claim": "Cảng đã đóng cửa.",
        "facts": [
            {
                "statement": "Cảng vẫn đón tàu mỗi ngày.",
                "sources": [{"label": "Báo cáo của cảng vụ", "number": "15/BC-CV", "url": ""}],
            }
        ],
        "appearances": [
            {
                "outlet": source.outlet.name,
                "title": source.title,
                "address": source.address,
                "published_on": "2024-03-12",
            }
        ],
        "issuer": row.versions.get().unit_name,
        "document_number": "12/SDL-TT",
        "documented_on": "2024-03-14",
    }
    assert (page.title, page.summary) == ("Tin sai về cảng", "Cảng vẫn đón tàu mỗi ngày.")


def test_its_work_counts_as_a_clarification_of_the_issuer(section, row):
    edition = publishing.prepare_page(row, under=section, by=make_editor())

    row.refresh_from_db()
    assert (row.work, row.work.unit, row.work.output_kind) == (
        *(edition.work, row.unit),
        "clarification",
    )


def test_a_page_is_prepared_once_and_only_of_what_was_signed(section, row):
    publishing.prepare_page(row, under=section, by=make_editor())

    refused = []
    for one in (row, make_clarification()):
        with pytest.raises(ValidationError) as refusal:
            publishing.prepare_page(one, under=section, by=make_editor())
        refused.append(codes_of(refusal))

    assert refused == [{"has_page"}, {"unsigned"}]


def test_a_page_begins_in_the_source_language(row):
    english = make_home("en")

    with pytest.raises(ValidationError) as refusal:
        publishing.prepare_page(row, under=english, by=make_editor())

    assert codes_of(refusal) == {"language"}


def test_a_new_signed_version_is_a_new_draft_and_what_is_public_stays(section, row):
    edition = publishing.prepare_page(row, under=section, by=make_editor())
    make_public(edition)
    row = signed_again(row, statement="Cảng đón hai tàu mỗi ngày.")
    assert publishing.is_behind(row)

    publishing.bring_up_to(row, by=make_editor())

    edition.refresh_from_db()
    page = text_of(edition)
    said = "Cảng đón hai tàu mỗi ngày."
    assert (page.document_number, page.told()["facts"][0]["statement"], page.summary) == (
        *("20/SDL-TT", said, said),
    )
    assert (edition.stage, edition.standing) == ("writing", "public")
    assert edition.releases.current().get().facts["number"] == "12/SDL-TT"


def test_nothing_is_written_while_the_page_says_all(section, row):
    publishing.prepare_page(row, under=section, by=make_editor())

    with pytest.raises(ValidationError) as refusal:
        publishing.bring_up_to(row, by=make_editor())

    assert codes_of(refusal) == {"same"}


def test_the_outcome_comes_to_the_page(section, row):
    edition = publishing.prepare_page(row, under=section, by=make_editor())
    by = row.drafter
    sending.record_sending(row, way="press", receiver="Họp báo", sent_on=DAY, by=by)
    row = sending.record_outcome(row, outcome="corrected", outcome_on=date(2024, 3, 20), by=by)

    publishing.bring_up_to(row, by=make_editor())

    assert text_of(edition).outcome == "Báo đã đính chính, ngày 20/03/2024"


def test_a_page_that_went_out_is_noted_once_as_sent_at_its_moment(section, row):
    edition = publishing.prepare_page(row, under=section, by=make_editor())
    unseen = publishing.note_releases()
    release = make_public(edition)

    noted = [publishing.note_releases(), publishing.note_releases()]

    row.refresh_from_db()
    sent = row.sendings.get()
    assert (unseen, noted, row.answered_at) == (0, [1, 0], release.public_from)
    assert (sent.way, sent.url, sent.by) == (
        *("portal", "http://localhost:8000/vi/bao-chi/tin-sai-ve-cang/", release.released_by),
    )


def test_a_translation_keeps_facts_and_sources(section, row):
    make_home("en")
    edition = publishing.prepare_page(row, under=section, by=make_editor())
    made = handoff.prepare(edition.work, language="en")
    rows = [
        handoff.ReturnedRow(one.number, one.source, one.source.upper(), str(one.number))
        for one in made.rows
    ]

    english = handoff.take_back(made.token, rows, by=make_editor())

    source, page = text_of(edition), text_of(english)
    told = page.told()
    assert [one.source for one in made.rows] == [
        *("Tin sai về cảng", "Cảng vẫn đón tàu mỗi ngày.", "Cảng đã đóng cửa."),
        *("Cảng vẫn đón tàu mỗi ngày.", "Báo cáo của cảng vụ", source.issuer),
    ]
    assert told["facts"] == [
        {
            "statement": "CẢNG VẪN ĐÓN TÀU MỖI NGÀY.",
            "sources": [{"label": "BÁO CÁO CỦA CẢNG VỤ", "number": "15/BC-CV", "url": ""}],
        }
    ]
    assert (page.signed_digest, told["appearances"]) == (
        *(source.signed_digest, source.told()["appearances"]),
    )
    assert page.why_not_public(source=source) == ""


def test_sections_of_the_press_come_first(section):
    make_public_page(SectionPage, slug="an-pham", title="Ấn phẩm")

    assert [one.slug for one in publishing.sections()] == ["bao-chi", "an-pham"]
    assert edition_of(section).standing == "public"
