"""A report takes no words that bear a secrecy stamp, wherever they are typed."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry(words="Đã đón hai đoàn.\nTỐI MẬT"), "secret"),
        (Entry(is_nil=True, nil_reason="MẬT"), "secret_reason"),
    ],
)
def test_stamped_words_about_a_task_are_refused_and_not_kept(entry, code):
    report = make_report()
    item = report.items.get()

    with pytest.raises(ValidationError) as refused:
        lifecycle.write(report, items={item.pk: entry}, by=make_user())

    item.refresh_from_db()
    assert (codes_by_field(refused), item.words) == ({f"item-{item.pk}": [code]}, "")


def test_stamped_general_texts_are_refused_at_their_field():
    report = make_report()

    with pytest.raises(ValidationError) as refused:
        lifecycle.write(report, general={"proposals": "TUYỆT MẬT"}, by=make_user())

    assert codes_by_field(refused) == {"proposals": ["secret"]}


def test_a_stamped_reason_sends_nothing_back():
    report = make_report(state="submitted")

    with pytest.raises(ValidationError) as refused:
        lifecycle.send_back(report, reason="TỐI MẬT", by=make_user())

    report.refresh_from_db()
    assert (codes_by_field(refused), report.state) == ({"reason": ["secret"]}, "submitted")


def test_prose_about_secrecy_is_kept():
    report = make_report()
    words = "Tổ chức tập huấn bảo vệ bí mật nhà nước; không có nội dung mật."

    lifecycle.write(report, items={report.items.get().pk: Entry(words=words)}, by=make_user())

    assert report.items.get().words == words
