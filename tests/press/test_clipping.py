"""A clipping: entered, confirmed, rejected, put right; it counts by itself once it has evidence."""

import zlib
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError

from nhipcau.outputs.models import Output
from nhipcau.press import clipping, correcting
from nhipcau.press.models import Clipping, ClippingTag, PageBody
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.press import (
    make_clipping,
    make_confirmed,
    make_found_page,
    make_outlet,
    make_topic,
)
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db
State = Clipping.State
PAGE = "<html><body><p>Sông Côn mùa lũ</p><script>alert(1)</script></body></html>"


def waiting(**values: object) -> Clipping:
    """A clipping whose page was kept as it came."""
    page = make_found_page()
    content = PAGE.encode()
    PageBody.objects.create(
        page=page,
        content=zlib.compress(content),
        sha256=sha256(content).hexdigest(),
        headers=[["content-type", "text/html; charset=utf-8"]],
        fetched_at=datetime(2024, 3, 12, 8, tzinfo=UTC),
    )
    return make_clipping(page=page, outlet=page.outlet, address=page.address, **values)


def task_of_2024():
    plan = make_plan(year=2024)
    return make_task(plan=plan, group=make_section(plan))


def test_a_confirmed_clipping_counts_for_its_task_with_a_copy_of_the_page():
    row, unit, by, task = waiting(title="Biển xanh"), make_unit(), make_user(), task_of_2024()

    row = clipping.confirm(row, unit=unit, tasks=[task], tone="good", by=by)

    output = row.output
    assert (output.kind, output.title, output.happened_on, output.languages) == (
        *("clipping", f"{row.outlet.name}: Biển xanh"),
        *(date(2024, 3, 12), ["vi"]),
    )
    assert (list(output.tasks.all()), list(output.units.all())) == ([task], [unit])
    assert [bool(one.file) for one in output.evidence.all()] == [False, False, True]
    with row.copy.content.open("rb") as kept:
        words = kept.read().decode()
    assert (PAGE in words, row.page.body.sha256 in words) == (True, True)
    assert row.copy.media_type == "text/plain"


def test_without_a_copy_or_a_reason_it_does_not_count_yet():
    row, by = make_clipping(), make_user()

    row = clipping.confirm(row, unit=make_unit(), by=by)
    assert (row.state, row.output) == (State.CONFIRMED, None)

    row = clipping.exempt(row, reason="Báo đã gỡ trang trước khi lưu", by=by)
    assert row.output.state == Output.State.RECORDED


def test_a_rejected_clipping_counts_no_more_and_stays():
    by = make_user()
    row = clipping.confirm(waiting(), unit=make_unit(), by=by)

    with pytest.raises(ValidationError) as refusal:
        clipping.reject(row, reason=" ", by=by)
    row = clipping.reject(row, reason="Nói về nơi khác", by=by)

    assert codes_by_field(refusal) == {"reason": ["reason"]}
    assert (row.state, row.output.state) == (State.REJECTED, Output.State.WITHDRAWN)
    assert [step.act for step in row.steps.all()] == ["confirm", "reject"]


def test_confirmed_again_the_same_output_counts_again():
    by = make_user()
    row = clipping.confirm(waiting(), unit=make_unit(), by=by)
    first = row.output
    row = clipping.reject(row, reason="Nhầm", by=by)

    row = clipping.confirm(row, unit=row.unit, by=by)

    assert (row.output, row.output.state) == (first, Output.State.RECORDED)


def test_what_is_put_right_the_output_says_too():
    by = make_user()
    row = clipping.confirm(waiting(), unit=make_unit(), by=by)

    row = clipping.put_right(
        row, changes={"published_on": date(2024, 3, 11), "title": "Tên đúng"}, by=by
    )

    assert (row.output.happened_on, row.output.title) == (
        *(date(2024, 3, 11), f"{row.outlet.name}: Tên đúng"),
    )
    step = row.steps.last()
    assert step.changes["published_on"] == ["2024-03-12", "2024-03-11"]


def test_what_was_printed_or_broadcast_is_entered_by_hand():
    by, unit = make_user(), make_unit()

    row = clipping.enter(
        outlet=make_outlet(medium="radio"),
        values={
            "title": "Phóng sự về nghề làm nón",
            "published_on": date(2024, 3, 1),
            "place_in_outlet": "Chương trình 10 giờ",
            "exemption": "Đài không cho tải bản ghi",
        },
        unit=unit,
        by=by,
    )

    assert (row.state, row.medium, row.output.happened_on) == (
        *(State.CONFIRMED, "radio", date(2024, 3, 1)),
    )


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"address": "https://www.facebook.com/ai-do/posts/1"}, {"address": ["private_page"]}),
        ({"address": "https://ten.blogspot.com/1"}, {"address": ["private_page"]}),
        ({"published_on": date(2999, 1, 1)}, {"published_on": ["to_come"]}),
        ({"exemption": ""}, {"exemption": ["no_copy"]}),
        ({"title": ""}, {"title": ["blank"]}),
    ],
)
def test_what_may_not_be_entered_is_refused_at_its_field(values, codes):
    told = {"title": "Tin", "published_on": date(2024, 3, 1), "exemption": "Báo in"} | values

    address, outlet, unit, by = told.pop("address", ""), make_outlet(), make_unit(), make_user()

    with pytest.raises(ValidationError) as refusal:
        clipping.enter(outlet=outlet, values=told, address=address, unit=unit, by=by)

    assert (codes_by_field(refusal), Clipping.objects.count()) == (codes, 0)


def test_one_address_is_one_clipping_however_it_is_written():
    make_clipping(address="https://bao.example/tin.html")

    with pytest.raises(ValidationError) as refusal:
        clipping.enter(
            outlet=make_outlet(),
            values={"title": "Tin", "published_on": date(2024, 3, 1), "exemption": "x"},
            address="http://www.bao.example/tin.html?utm_source=x#binh-luan",
            unit=make_unit(),
            by=make_user(),
        )

    assert codes_by_field(refusal) == {"address": ["known"]}


def test_what_people_confirm_and_correct_measures_the_machine():
    by, unit = make_user(), make_unit()
    topic, wrong = make_topic(), make_topic()
    right = waiting()
    for one in (topic, wrong):
        ClippingTag.objects.create(clipping=right, topic=one, weight=7)
    clipping.confirm(right, unit=unit, by=by)
    correcting.untag(right, topic=wrong, by=by)
    clipping.reject(waiting(), reason="", by=by)
    clipping.put_right(right, changes={"language": "en"}, by=by)

    told = {one.subject: (one.right, one.looked_at) for one in correcting.quality(DAWN)}

    assert told == {
        "about_us": (1, 2), "topic": (1, 2), "language": (0, 1), "day": (0, 0), "story": (0, 0)
    }  # fmt: skip


def test_a_topic_put_back_stands_again():
    by, topic = make_user(), make_topic()
    row = make_clipping()
    correcting.tag(row, topic=topic, by=by)
    correcting.untag(row, topic=topic, by=by)

    assert correcting.tag(row, topic=topic, by=by).is_off is False


DAWN = datetime(2020, 1, 1, tzinfo=UTC)


def test_a_decision_taken_back_waits_again_counts_for_nothing_and_judges_no_machine():
    by, row = make_user(), make_confirmed()

    again = clipping.put_back(row, by=by)

    assert (again.state, again.unit, again.decided_by) == ("new", None, None)
    assert (again.output.state, again.corrections.count()) == ("withdrawn", 0)
    assert again.steps.last().act == "put_back"


def test_what_a_person_entered_has_no_queue_to_go_back_to():
    row = make_confirmed(entered_by=make_user())

    with pytest.raises(ValidationError, match="nhập tay"):
        clipping.put_back(row, by=make_user())


def test_what_was_heard_is_entered_once():
    told = {
        "outlet": make_outlet(medium="radio"), "unit": make_unit(), "by": make_user(),
        "values": {"title": "Bản tin", "published_on": date(2024, 3, 1), "exemption": "Không ghi."},
    }  # fmt: skip
    clipping.enter(**told)

    with pytest.raises(ValidationError) as refusal:
        clipping.enter(**told)

    assert refusal.value.error_dict["title"][0].code == "known"
