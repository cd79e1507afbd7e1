"""A work in other languages: pieces out, pieces back, and what changed meanwhile."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.editorial.models import Edition, Release
from nhipcau.editorial.snapshots import latest_revision, page_of
from nhipcau.editorial.translating import handoff, staleness
from nhipcau.editorial.translating.inline import html_of, marked
from nhipcau.editorial.translating.segments import segments_of
from tests.factories.editorial import (
    edition_of,
    make_editor,
    make_home,
    make_page,
    make_picture,
    make_public,
)

BODY: list[Any] = [
    {"type": "heading", "value": "Đường đến", "id": "11111111-1111-1111-1111-111111111111"},
    {
        "type": "words",
        "value": '<p>Tháp <b>Bánh Ít</b> ở <a href="https://mau.example/">đây</a>.</p><p>Hết.</p>',
        "id": "22222222-2222-2222-2222-222222222222",
    },
    {
        "type": "table",
        "value": {
            "caption": "Vé",
            "table": {
                "columns": [{"type": "words", "heading": "Loại"}],
                "rows": [{"values": ["Người lớn"]}],
                "caption": "",
            },
        },
        "id": "33333333-3333-3333-3333-333333333333",
    },
    {
        "type": "map",
        "value": {"caption": "Bản đồ", "layers": [{"type": "item", "value": "ranh-gioi"}]},
        "id": "44444444-4444-4444-4444-444444444444",
    },
]


def returned(made: handoff.HandOff, **targets: str) -> list[handoff.ReturnedRow]:
    """Every row with its words in capitals; `targets` by "r1"."""
    return [
        handoff.ReturnedRow(
            row.number,
            row.source,
            targets.get(f"r{row.number}", _loud(row.source)),
            f"dòng {row.number}",
        )
        for row in made.rows
    ]


def _loud(words: str) -> str:
    return words.upper()


@pytest.fixture
def work(db):
    make_home("en")
    page = make_page(title="Tháp cổ", summary="Một ngôi tháp.", slug="thap-co")
    page.body = page._meta.get_field("body").to_python(BODY)
    page.save_revision(user=make_editor())
    return edition_of(page).work


def test_every_piece_with_words_is_a_row_and_codes_are_not(work):
    made = handoff.prepare(work, language="en")

    assert [row.source for row in made.rows] == [
        "Tháp cổ",
        "Một ngôi tháp.",
        "Đường đến",
        "Tháp ⟦1⟧Bánh Ít⟦/1⟧ ở ⟦2⟧đây⟦/2⟧.",
        "Hết.",
        "Vé",
        "Loại",
        "Người lớn",
        "Bản đồ",
    ]


def test_what_comes_back_is_the_draft_of_that_language_and_nothing_is_lost(work):
    made = handoff.prepare(work, language="en")

    edition = handoff.take_back(made.token, returned(made), by=make_editor())

    draft = page_of(latest_revision(edition.page))
    assert [s.words for s in segments_of(draft)] == [row.source.upper() for row in made.rows]
    assert (edition.language, edition.standing) == ("en", Edition.Standing.UNSEEN)
    assert not Release.objects.filter(edition=edition).exists()


def test_a_second_file_bears_what_was_translated(work):
    made = handoff.prepare(work, language="en")
    handoff.take_back(made.token, returned(made), by=make_editor())

    again = handoff.prepare(work, language="en")

    assert [row.target for row in again.rows] == [row.source.upper() for row in made.rows]


def test_a_changed_source_column_and_a_lost_mark_are_refused_together(work):
    made = handoff.prepare(work, language="en")
    rows = returned(made, r4="TOWER ⟦1⟧BANH IT⟦/1⟧")
    rows[0] = handoff.ReturnedRow(1, "Tháp khác", "Other tower", "dòng 1")

    with pytest.raises(handoff.Refused) as refusal:
        handoff.take_back(made.token, rows, by=make_editor())

    assert [(p.where, p.sentence) for p in refusal.value.problems] == [
        ("dòng 1", "Cột bản gốc đã bị sửa. Chỉ ghi vào cột bản dịch."),
        ("dòng 4", "Thiếu dấu ⟦2⟧ của bản gốc."),
    ]
    assert not Edition.objects.filter(work=work, language="en").exists()


def test_a_file_of_another_make_is_refused(work):
    with pytest.raises(ValidationError, match="không phải tệp dịch"):
        handoff.take_back("x", [], by=make_editor())


def test_a_source_that_changed_marks_its_translation_with_the_changed_pieces(work):
    made = handoff.prepare(work, language="en")
    english = handoff.take_back(made.token, returned(made), by=make_editor())
    source = staleness.source_of(work)
    page = source.page.get_latest_revision_as_object()
    page.summary = "Một ngôi tháp mới tu bổ."
    page.save_revision(user=make_editor())

    make_public(source)

    assert english.stale_marks.get(ended_at=None).changed == [
        ["Một ngôi tháp.", "Một ngôi tháp mới tu bổ."]
    ]


def test_a_cosmetic_change_is_dismissed_with_a_reason(work):
    made = handoff.prepare(work, language="en")
    english = handoff.take_back(made.token, returned(made), by=make_editor())
    source = staleness.source_of(work)
    page = source.page.get_latest_revision_as_object()
    page.summary = "Một ngôi tháp!"
    page.save_revision(user=make_editor())
    make_public(source)

    staleness.dismiss(english, reason="Chỉ đổi dấu câu.", by=make_editor())

    mark = english.stale_marks.get()
    assert (mark.ended_at is not None, mark.reason) == (True, "Chỉ đổi dấu câu.")


def test_a_stale_translation_is_up_to_date_only_after_it_was_touched(work):
    made = handoff.prepare(work, language="en")
    english = handoff.take_back(made.token, returned(made), by=make_editor())
    source = staleness.source_of(work)
    page = source.page.get_latest_revision_as_object()
    page.summary = "Khác hẳn."
    page.save_revision(user=make_editor())
    make_public(source)

    with pytest.raises(ValidationError, match="chưa được sửa"):
        staleness.bring_up_to_date(english, by=make_editor())

    english.page.specific.save_revision(user=make_editor())
    staleness.bring_up_to_date(english, by=make_editor())
    assert not english.stale_marks.filter(ended_at=None).exists()


def test_a_translation_with_a_picture_keeps_it(work):
    page = staleness.source_of(work).page.get_latest_revision_as_object()
    page.lead_picture = make_picture()
    page.save_revision(user=make_editor())
    made = handoff.prepare(work, language="en")

    edition = handoff.take_back(made.token, returned(made), by=make_editor())

    assert page_of(latest_revision(edition.page)).lead_picture == page.lead_picture


WORDS = st.text(alphabet="abc <>&\"'đẹp ", min_size=1, max_size=8)
TAGS = st.sampled_from(["b", "i", "sup"])
PIECES = st.recursive(
    WORDS.map(lambda t: t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
    lambda inner: st.one_of(
        st.tuples(TAGS, inner).map(lambda p: f"<{p[0]}>{p[1]}</{p[0]}>"),
        st.tuples(inner, inner).map("".join),
        inner.map(lambda p: f'<a id="a1">{p}</a>'),
        inner.map(lambda p: f"{p}<br/>"),
    ),
    max_leaves=6,
)


@given(PIECES)
def test_marks_and_markup_are_the_same_thing_said_twice(html):
    one = marked(html)

    assert marked(html_of(one.words, one.tags)) == one
