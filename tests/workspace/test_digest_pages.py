"""Pages of digests: composed with buttons, refused in a sentence, read by everybody once issued."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.press import clipping
from nhipcau.press.digesting import composing, issuing
from nhipcau.press.models import Digest, DigestReader
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clipping, make_confirmed

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 12)


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client):
    client.force_login(make_user(role=Role.FOCAL))
    return client


def draft(*titles, rhythm="daily"):
    for title in titles:
        make_confirmed(title=title)
    told = {"rhythm": rhythm, "first_on": DAY, "last_on": DAY, "unit": make_unit()}
    return composing.compose(**told, by=make_user())


def at(name, *args):
    return reverse(f"workspace:{name}", args=args)


def post(client, name, digest, **values):
    return client.post(at(name, digest.pk), values, follow=True)


def titles(digest):
    return list(digest.items.values_list("clipping__title", flat=True))


def test_a_digest_is_made_of_days_and_opened(desk):
    make_confirmed(title="Cảng mở")
    told = {"rhythm": "daily", "first_on": "12/03/2024", "last_on": "12/03/2024",
            "sorting": "origin", "title": ""}  # fmt: skip

    page = desk.post(at("digest_new"), told, follow=True).content.decode()

    digest = Digest.objects.get()
    assert (titles(digest), "Điểm báo ngày 12/03/2024" in page) == (["Cảng mở"], True)


def test_days_in_the_wrong_order_are_told_at_their_field(desk):
    told = {"rhythm": "daily", "first_on": "12/03/2024", "last_on": "11/03/2024",
            "sorting": "origin"}  # fmt: skip

    answer = desk.post(at("digest_new"), told)

    said = answer.content.decode()
    assert (answer.status_code, "Ngày cuối phải từ ngày đầu" in said) == (422, True)


@pytest.mark.parametrize("query", ["ngay=hôm-qua", "ky=gi", "ngay=2024-03-12&ky=weekly"])
def test_odd_days_in_the_address_leave_a_form_to_fill(desk, query):
    assert desk.get(f"{at('digest_new')}?{query}").status_code == 200


def test_items_are_moved_worded_and_put_off_by_buttons(desk):
    digest = draft("Một", "Hai")
    first, second = digest.items.all()

    post(desk, "digest_item", digest, item=second.pk, do="up")
    post(desk, "digest_item", digest, item=second.pk, do="word", heading="Biển", note="Hay")
    post(desk, "digest_item", digest, item=first.pk, do="off")

    second.refresh_from_db()
    assert (titles(digest), second.heading, second.note) == (["Hai"], "Biển", "Hay")


def test_an_item_is_dropped_before_another(desk):
    digest = draft("Một", "Hai", "Ba")
    last = digest.items.last()

    post(desk, "digest_item", digest, item=last.pk, do="to", to=1, heading=last.heading)

    assert titles(digest) == ["Ba", "Một", "Hai"]


@pytest.mark.parametrize(
    "values", [{}, {"item": "x", "do": "up"}, {"item": 9**30, "do": "up"}, {"item": 1, "do": "?"}]
)
def test_what_says_nothing_of_an_item_changes_nothing(desk, values):
    digest = draft("Một")

    assert (post(desk, "digest_item", digest, **values).status_code, titles(digest)) == (
        200,
        ["Một"],
    )


def test_a_stamp_in_a_note_is_refused_at_its_field(desk):
    digest = draft("Một")
    item = digest.items.get()

    answer = post(
        desk, "digest_item", digest, item=item.pk, do="word", heading="", note="TUYỆT MẬT"
    )

    item.refresh_from_db()
    assert (answer.status_code, item.note) == (422, "")


def test_only_confirmed_clippings_can_be_added(desk):
    digest, other = draft(), make_clipping()

    said = post(desk, "digest_add", digest, clippings=[other.pk]).content.decode()

    assert ("tin đã xác nhận" in said, titles(digest)) == (True, [])


def test_issued_it_is_read_downloaded_and_told_by_mail(desk, settings, mailoutbox):
    settings.NHIPCAU_MAIL = True
    DigestReader.objects.create(
        name="VP", address="vp@coquan.example", rhythm="daily", added_by=make_user()
    )
    digest = draft("Cảng mở")

    page = post(desk, "digest_issue", digest).content.decode()

    digest.refresh_from_db()
    files = (digest.word_id, digest.pdf_id)
    assert (kinds(desk, files), len(mailoutbox), "Đã gửi 1/1 thư" in page) == (
        [b"PK", b"%P"],
        1,
        True,
    )


def test_an_empty_one_is_not_issued(desk):
    digest = draft()

    said = post(desk, "digest_issue", digest).content.decode()

    assert "chưa có tin nào; hãy chọn tin" in said


def test_a_rejected_clipping_is_marked_on_the_draft(desk):
    digest = draft("Một")
    clipping.reject(digest.items.get().clipping, reason="Không phải", by=make_user())

    said = desk.get(at("digest_page", digest.pk)).content.decode()

    assert "1 tin không còn được xác nhận" in said


def test_a_withdrawal_without_a_reason_is_refused_and_with_one_leads_to_a_replacement(desk):
    digest = issuing.issue(draft("Cảng mở"), by=make_user())

    refused = post(desk, "digest_withdraw", digest, reason="")
    post(desk, "digest_withdraw", digest, reason="Sai số")
    post(desk, "digest_replace", digest)

    assert refused.status_code == 422
    assert Digest.objects.get(replaces=digest).state == "draft"


def test_everybody_in_office_reads_what_was_issued_and_nobody_else_a_draft(client):
    client.force_login(make_user(role=Role.LEADER))
    issued, open_one = issuing.issue(draft("Cảng mở"), by=make_user()), draft(rhythm="weekly")

    answers = [client.get(at("digest_page", one.pk)) for one in (issued, open_one)]

    assert [one.status_code for one in answers] == [200, 403]
    assert "Điểm báo tuần" not in client.get(at("digest_list")).content.decode()


def test_the_page_holds_no_more_of_an_article_than_a_short_excerpt(desk):
    whole = "Câu dài của bài báo. " * 28
    make_confirmed(excerpt=whole, text=f"{whole}Câu cuối của toàn văn.")
    digest = issuing.issue(draft(), by=make_user())

    said = desk.get(at("digest_page", digest.pk)).content.decode()

    assert ("Câu cuối" in said, said.count("Câu dài") <= 15) == (False, True)


def test_an_address_that_is_known_is_refused_at_its_field(desk):
    told = {"name": "VP", "address": "vp@coquan.example", "rhythm": "daily"}
    desk.post(at("digestreader_new"), told)

    answer = desk.post(at("digestreader_new"), told | {"address": "VP@coquan.example"})

    assert (answer.status_code, DigestReader.objects.count()) == (422, 1)


def test_a_reader_is_switched_off_and_on(desk):
    desk.post(at("digestreader_new"), {"name": "V", "address": "v@c.example", "rhythm": "daily"})
    reader, seen = DigestReader.objects.get(), []

    for on in ("0", "1"):
        desk.post(at("digestreader_switch", reader.pk), {"on": on})
        reader.refresh_from_db()
        seen.append(reader.is_on)

    assert (seen, reader.steps.count()) == ([False, True], 3)


def test_the_list_and_the_draft_cost_the_same_for_many(desk):
    digest = draft("Một", "Hai")
    addresses = [at("digest_list"), at("digest_page", digest.pk)]
    few = [cost(desk, address) for address in addresses]

    for _number in range(8):
        draft()
    composing.discard(digest, by=make_user())
    many = draft("Ba", "Bốn", "Năm", "Sáu", "Bảy")

    addresses[1] = at("digest_page", many.pk)
    assert [cost(desk, address) for address in addresses] == few


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return len(asked)


def kinds(client, files):
    """How each file begins; an answer that is read to its end closes its file."""
    begun = []
    for pk in files:
        answer = client.get(at("file_download", pk))
        begun.append(b"".join(answer.streaming_content)[:2])
    return begun
