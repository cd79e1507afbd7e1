"""A unit writes its report; what the outputs say stands beside it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.reports import lifecycle
from nhipcau.reports.completeness import Completeness
from nhipcau.reports.lifecycle import Entry
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.refusals import codes_of
from tests.factories.reports import bring, entries, make_round, report_of

pytestmark = pytest.mark.django_db


def test_write_keeps_words_nil_and_status():
    report, officer = report_of(2), make_user()
    given = entries(
        report,
        Entry(words=" Đã tổ chức\r\nhai đợt\x00 ", status="done"),
        Entry(is_nil=True, nil_reason="Chưa có kinh phí"),
    )

    written = lifecycle.write(
        report, items=given, general={"steering": "Ban hành kế hoạch"}, by=officer
    )

    assert list(report.items.values_list("words", "is_nil", "nil_reason", "status")) == [
        ("Đã tổ chức\nhai đợt", False, "", "done"),
        ("", True, "Chưa có kinh phí", "under_way"),
    ]
    assert (written.state, written.steering, written.revision) == ("draft", "Ban hành kế hoạch", 1)
    assert list(written.writers.all()) == [officer]


def test_write_without_a_change_leaves_the_report_alone():
    report = report_of(1)

    written = lifecycle.write(
        report, items=entries(report, Entry(status="not_started")), by=make_user()
    )

    assert (written.state, written.revision, written.steps.count()) == ("not_started", 0, 0)


def test_a_page_opened_earlier_does_not_overwrite_unseen():
    report = report_of(1)
    lifecycle.write(report, items=entries(report, Entry(words="Người thứ nhất")), by=make_user())

    with pytest.raises(ValidationError) as refused:
        lifecycle.write(
            report, items=entries(report, Entry(words="Người thứ hai")), revision=0, by=make_user()
        )

    assert codes_of(refused) == {"conflict"}
    assert report.items.get().words == "Người thứ nhất"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry(is_nil=True, nil_reason=" "), "nil_reason"),
        (Entry(is_nil=True, nil_reason="Chưa có", words="Đã làm"), "nil_with_words"),
        (Entry(words="Đã làm", status="gone"), "status"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused_and_nothing_is_saved(entry, code):
    report = report_of(2)

    with pytest.raises(ValidationError) as refused:
        lifecycle.write(report, items=entries(report, Entry(words="Được"), entry), by=make_user())

    second = report.items.last()
    assert (set(refused.value.error_dict), codes_of(refused)) == ({f"item-{second.pk}"}, {code})
    assert not report.items.exclude(words="").exists()


def test_nothing_happened_is_refused_where_outputs_are_recorded():
    unit = make_unit()
    task = make_task(leads=(unit,))
    make_output(units=(unit,), tasks=(task,))
    report = make_round(plan=task.plan).reports.get()

    given = entries(report, Entry(is_nil=True, nil_reason="Không có"))

    with pytest.raises(ValidationError, match="Đã ghi nhận 1 kết quả"):
        lifecycle.write(report, items=given, by=make_user())


def test_write_refuses_an_item_of_another_report():
    report, other = report_of(1), report_of(1)

    with pytest.raises(ValidationError) as refused:
        lifecycle.write(report, items=entries(other, Entry(words="x")), by=make_user())

    assert codes_of(refused) == {"item"}


def test_completeness_follows_the_items_and_falls_back_when_words_are_removed():
    report, officer = report_of(2), make_user()
    steps = [Entry(words="a"), Entry(words="b")], [Entry(), Entry(words="b")]

    seen = [lifecycle.completeness(report)]
    for given in steps:
        report = lifecycle.write(report, items=entries(report, *given), by=officer)
        seen.append(lifecycle.completeness(report))

    assert seen == [Completeness(0, 2), Completeness(2, 2), Completeness(1, 2)]
    assert [i.task.number for i in lifecycle.missing(report)] == ["1"]


def test_prefill_lists_outputs_by_kind_apart_from_the_words():
    unit, stranger = make_unit(), make_unit()
    task = make_task(leads=(unit,))
    report = make_round(plan=task.plan).reports.get()
    lifecycle.write(report, items=entries(report, Entry(words="Chữ của đơn vị")), by=make_user())
    of_both = {"units": (unit, stranger), "tasks": (task,)}
    make_output(title="Clip biển", kind="clip", happened_on=date(2024, 2, 1), **of_both)
    make_output(title="Tin hai", happened_on=date(2024, 2, 3), languages=("vi", "en"), **of_both)
    make_output(title="Tin một", happened_on=date(2024, 2, 2), **of_both)
    make_output(
        title="Sổ tay",
        kind="publication",
        quantity=1500,
        quantity_unit="bản",
        happened_on=date(2024, 2, 4),
        **of_both,
    )
    make_output(title="Của đơn vị khác", units=(stranger,), tasks=(task,))

    lifecycle.prefill(report)

    item = report.items.get()
    assert item.generated == (
        "Tin, bài: 2\n- Tin một (02/02/2024)\n- Tin hai (03/02/2024; Tiếng Việt, Tiếng Anh)\n"
        "Clip, phóng sự, phim: 1\n- Clip biển (01/02/2024)\n"
        "Ấn phẩm: 1\n- Sổ tay (04/02/2024; 1.500 bản)"
    )
    assert (item.output_count, item.words) == (4, "Chữ của đơn vị")


def test_where_nothing_happened_prefill_says_so_and_the_item_is_missing():
    report = lifecycle.prefill(report_of(1))

    assert report.items.get().generated == "Chưa phát sinh."
    assert len(lifecycle.missing(report)) == 1


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_prefill_leaves_a_report_that_was_sent_as_it_was(state):
    unit = make_unit()
    task = make_task(leads=(unit,))
    report = bring(make_round(plan=task.plan).reports.get(), state=state)
    make_output(units=(unit,), tasks=(task,))

    lifecycle.prefill(report)

    report.refresh_from_db()
    assert (report.state, report.items.get().output_count) == (state, 0)
