"""The press as offices live it: from a feed to the report, from wrong news to a public answer."""

import io
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import docx
import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from nhipcau.drafting.reporting import draft_report
from nhipcau.editorial.models import Edition, SectionPage
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Plan
from nhipcau.press.models import Clarification, Clipping, Feed
from nhipcau.press.words import load_names
from tests.factories.editorial import (
    edition_of,
    make_home,
    make_public,
    make_public_page,
    make_translation,
)
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.press import make_outlet
from tests.factories.reports import make_round
from tests.journeys.editing import clear, reader, release, submit
from tests.journeys.newspaper import Newspaper, collect, newspaper_on_loopback
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, pytest.mark.once, pytest.mark.django_db(transaction=True)]

NAMES = [
    {"place": "vinh-mau", "words": ["Vịnh Mẫu", "Vinh Mau"], "kind": "province"},
    {"place": "mau-giang", "words": "Mẫu Giang", "kind": "city"},
]
SHIPS = (
    "Sáng nay, đoàn khách du lịch đầu tiên của mùa hè đã đến Vịnh Mẫu bằng tàu biển từ Yokohama.",
    "Thành phố Mẫu Giang đón đoàn ở bến với múa trống và nón lá, rồi đưa khách đi xem làng nghề.",
    "Ngành du lịch cho biết từ nay mỗi tháng có hai chuyến tàu, chuyến nào cũng nghìn khách.",
)
CLOSED = (
    "Bến tàu khách của Vịnh Mẫu đã đóng cửa từ đầu tháng, khách du lịch không còn lên bờ được.",
    "Các hãng tàu đã bỏ Mẫu Giang khỏi lịch trình và chuyển khách sang những bến ở phía nam.",
    "Người dân làng nghề gần bến cho biết hàng làm ra không còn ai mua, nhiều nhà đã nghỉ.",
)
LETTER = (
    "Báo Biển",
    "Bến tàu khách đóng cửa",
    "Bến tàu khách đã đóng cửa",
    "Bến vẫn đón hai chuyến tàu mỗi tháng",
    "Báo cáo của cảng vụ",
    "15/BC-CV",
)
ENGLISH = {
    "Tin sai về bến tàu khách": "Wrong news of the passenger pier",
    "Bến tàu khách đã đóng cửa.": "The passenger pier has closed.",
    "Bến vẫn đón hai chuyến tàu mỗi tháng.": "The pier still receives two ships a month.",
    "Báo cáo của cảng vụ": "Report of the port authority",
    "Sở Du lịch": "Department of Tourism",
}


@pytest.fixture
def newspaper(office: Office) -> Iterator[Newspaper]:
    load_names(NAMES, by=None)
    with newspaper_on_loopback() as newspaper:
        yield newspaper


@pytest.fixture
def tourism(office: Office) -> Unit:
    return User.objects.get(username="canbo.dulich").appointments.get().unit


@pytest.fixture
def plan(tourism: Unit) -> Plan:
    """A plan of this year with one task that the unit leads."""
    plan = make_plan(year=timezone.localdate().year)
    group = make_section(plan, code="III")
    make_task(plan=plan, group=group, title="Mời báo chí viết về tỉnh", leads=(tourism,))
    return plan


def test_an_article_comes_by_feed_and_is_counted_in_the_report_of_its_quarter(
    office: Office, newspaper: Newspaper, plan: Plan
):
    now = timezone.localtime()
    newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *SHIPS, at=now)
    follow(office, newspaper)
    collect(newspaper, since=now)

    office.sits("canbo.dulich")
    confirm_by_keys(office)
    row, task = Clipping.objects.get(), plan.tasks.get()
    assert (row.state, list(row.tasks.all())) == ("confirmed", [task])
    office.open(f"/lam-viec/nhiem-vu/{task.pk}/")
    office.page.get_by_role("link", name=row.title).first.click()
    expect(office.page).to_have_url(re.compile(f"/{row.output_id}/$"))
    is_told_in_the_report(office, plan, row)


def test_wrong_news_is_answered_in_public_in_two_languages(
    office: Office, newspaper: Newspaper, tourism: Unit
):
    seen = timezone.localtime() - timedelta(days=1, hours=2, minutes=30)
    outlet = make_outlet(name="Báo Biển", letters_to="Số 1 đường Bến Cảng")
    Feed.objects.create(outlet=outlet, address=newspaper.site.at("/rss"), due_at=seen)
    newspaper.tells("/ben.html", "Bến tàu khách đóng cửa", *CLOSED, at=seen)
    collect(newspaper, since=seen)
    office.sits("canbo.dulich")
    confirm_as_wrong(office)
    row = draft(office)
    is_seen_at(office, seen)
    check_and_sign(office, row)
    the_letter_is_whole(office, row)

    edition = make_its_page(office, row)
    publish(office, edition)
    publish(office, translate(office, edition))

    office.sits("canbo.dulich")
    office.open(f"/lam-viec/diem-bao/lam-ro/{row.pk}/")
    office.picture(office.page, "lam-ro-da-dang")
    office.shows("trả lời sau 1 ngày 3 giờ")
    office.shows("Tiếng Anh")
    is_read_by_a_stranger(office, edition)


def follow(office: Office, newspaper: Newspaper) -> None:
    """An outlet entered, its feed added, switched on, each on its page."""
    office.sits("daumoi")
    office.open("/lam-viec/diem-bao/nguon/")
    office.page.get_by_role("link", name="Thêm cơ quan báo chí").first.click()
    office.page.get_by_label("Tên cơ quan báo chí").fill("Báo Biển")
    office.page.get_by_label("Nước").fill("Việt Nam")
    office.presses("Thêm")
    office.page.get_by_label("Địa chỉ nguồn tin").fill(newspaper.site.at("/rss"))
    office.presses("Thêm nguồn tin")
    office.presses("Theo dõi")
    office.shows("Đang theo dõi")
    office.picture(office.page, "diem-bao-bao")


def confirm_by_keys(office: Office) -> None:
    """From the queue to the card and through its form, no hand on the mouse."""
    page = office.page
    office.open("/lam-viec/diem-bao/")
    page.keyboard.press("j")
    page.keyboard.press("o")
    office.shows("Vì sao ở đây")
    office.shows("Vịnh Mẫu")
    office.picture(page, "diem-bao-tin")
    press(office, page.locator("summary", has_text="Tính cho nhiệm vụ"), "Enter")
    press(office, page.get_by_label("Mời báo chí viết về tỉnh"), "Space")
    press(office, page.get_by_role("button", name="Xác nhận", exact=True), "Enter")
    office.shows("Đã xác nhận tin.")
    office.shows("được tính")


def press(office: Office, what: Locator, key: str) -> None:
    """Come to it by the tab key alone, and press."""
    for _ in range(60):
        if what.evaluate("one => one === document.activeElement"):
            return office.page.keyboard.press(key)
        office.page.keyboard.press("Tab")
    raise AssertionError(f"the tab key does not come to {what}")


def is_told_in_the_report(office: Office, plan: Plan, row: Clipping) -> None:
    index = (row.published_on.month + 2) // 3
    focal = User.objects.get(username="daumoi")
    round = make_round(plan=plan, year=plan.year, index=index)
    report = round.reports.get()
    office.open(f"/lam-viec/bao-cao/{report.pk}/soan/")
    office.shows("Tin điểm báo: 1")
    drafted = draft_report(round, by=focal, day=timezone.localdate())
    with drafted.document.file.content.open() as file:
        words = words_of(docx.Document(io.BytesIO(file.read())))
    assert "1 lượt đăng, là 1 câu chuyện" in words
    assert row.title in words


def words_of(paper: docx.document.Document) -> str:
    """Every paragraph and every cell."""
    cells = [cell.text for one in paper.tables for line in one.rows for cell in line.cells]
    return "\n".join([one.text for one in paper.paragraphs] + cells)


def confirm_as_wrong(office: Office) -> None:
    office.open("/lam-viec/diem-bao/")
    office.page.get_by_role("link", name="Bến tàu khách đóng cửa").first.click()
    office.page.locator("section.desk-moves [name=tone]").select_option("wrong")
    office.presses("Xác nhận")
    office.page.get_by_role("link", name="Làm rõ thông tin này").click()


def draft(office: Office) -> Clarification:
    """Claim, a fact and what shows it, by the officer of the unit."""
    page = office.page
    page.get_by_label("Tên việc").fill("Tin sai về bến tàu khách")
    page.get_by_label("Nội dung sai như báo đã đăng").fill("Bến tàu khách đã đóng cửa.")
    office.picture(page, "lam-ro-soan")
    page.locator("main form button[type=submit]").last.click()
    page.get_by_label("Sự thật", exact=True).fill("Bến vẫn đón hai chuyến tàu mỗi tháng.")
    office.presses("Thêm sự thật")
    page.locator("summary", has_text="Thêm căn cứ của sự thật").click()
    page.get_by_label("Cho sự thật").select_option(index=1)
    page.get_by_label("Tên tài liệu").fill("Báo cáo của cảng vụ")
    page.locator("[id^=shown_number]").fill("15/BC-CV")
    office.presses("Thêm căn cứ của sự thật")
    return Clarification.objects.get()


def is_seen_at(office: Office, seen: datetime) -> None:
    """The clock is put back to the hour at which somebody saw it; then the draft is sent."""
    office.page.get_by_role("link", name="Sửa", exact=True).click()
    office.page.get_by_label("Ngày phát hiện").fill(f"{seen:%d/%m/%Y}")
    office.page.get_by_label("Giờ phát hiện").fill(f"{seen:%H:%M}")
    office.page.locator("main form button[type=submit]").last.click()
    office.presses("Gửi kiểm tra")
    office.shows("Đã gửi kiểm tra.")


def check_and_sign(office: Office, row: Clarification) -> None:
    """Two more people: the desk reads, the head of the unit signs."""
    today = timezone.localdate()
    office.sits("daumoi")
    office.open(f"/lam-viec/diem-bao/lam-ro/{row.pk}/")
    office.presses("Đã kiểm tra, trình ký")
    office.sits("thutruong.dulich")
    office.open(f"/lam-viec/diem-bao/lam-ro/{row.pk}/")
    office.page.get_by_label("Số, ký hiệu văn bản").fill("12/SDL-TT")
    office.page.get_by_label("Ngày văn bản").fill(f"{today:%d/%m/%Y}")
    office.presses("Ký bản làm rõ")
    office.shows("Đã ký.")
    row.refresh_from_db()
    people = (row.drafter.username, row.checker.username, row.versions.get().signer.username)
    assert people == ("canbo.dulich", "daumoi", "thutruong.dulich")


def the_letter_is_whole(office: Office, row: Clarification) -> None:
    office.sits("canbo.dulich")
    office.open(f"/lam-viec/diem-bao/lam-ro/{row.pk}/")
    office.shows("Báo Biển: Số 1 đường Bến Cảng")
    with office.page.expect_download() as waiting:
        office.page.get_by_role("link", name="Công văn gửi Báo Biển").click()
    words = words_of(docx.Document(str(waiting.value.path())))
    assert [one for one in LETTER if one not in words] == []


def make_its_page(office: Office, row: Clarification) -> Edition:
    """The draft under the portal's section of the press."""
    editor = User.objects.get(username="bientap")
    make_home("en", by=editor)
    values = {"title": "Báo chí", "slug": "bao-chi", "show_in_menus": True, "layout": "press"}
    section = make_public_page(SectionPage, by=editor, **values)
    make_public(edition_of(make_translation(section, "en", title="Press", by=editor)))
    office.page.reload()
    office.presses("Soạn trang công khai")
    office.shows("Đã soạn bản nháp")
    row.refresh_from_db()
    return row.work.editions.get()


def publish(office: Office, edition: Edition) -> None:
    submit(office, edition)
    clear(office, edition)
    release(office, edition)


def translate(office: Office, edition: Edition) -> Edition:
    """The English draft, from a Word file that a translator filled in."""
    office.sits("bientap")
    office.open(f"/lam-viec/cong-thong-tin/{edition.work_id}/ban-dich/")
    with office.page.expect_download() as waiting:
        office.page.get_by_role("link", name=re.compile("Word")).first.click()
    paper = docx.Document(str(waiting.value.path()))
    for row in paper.tables[0].rows[1:]:
        row.cells[2].paragraphs[0].text = ENGLISH[row.cells[1].text]
    filled = io.BytesIO()
    paper.save(filled)
    file = {"name": "en.docx", "mimeType": "", "buffer": filled.getvalue()}
    office.page.locator('input[type="file"]').first.set_input_files(file)
    office.page.get_by_role("button", name=re.compile("Nộp|Tải lên")).first.click()
    office.page.wait_for_load_state()
    return edition.work.editions.get(language="en")


def is_read_by_a_stranger(office: Office, edition: Edition) -> None:
    address = edition.releases.current().get().address
    reader(office, address)
    told = office.page.locator("script[type='application/ld+json']").all_text_contents()
    (claim,) = [one for one in map(json.loads, told) if one["@type"] == "ClaimReview"]
    assert claim["claimReviewed"] == "Bến tàu khách đã đóng cửa."
    for words in ("Báo Biển", "12/SDL-TT", "Bến vẫn đón hai chuyến tàu", "15/BC-CV"):
        office.shows(words)
    office.picture(office.page, "lam-ro-cong-vi")
    office.page.get_by_role("link", name="English").first.click()
    expect(office.page.locator("h1")).to_have_text("Wrong news of the passenger pier")
    office.shows("The pier still receives two ships a month.")
