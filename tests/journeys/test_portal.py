"""The portal as its people live it: two persons for every public word, in several languages."""

import io
import re
from datetime import timedelta
from pathlib import Path

import docx
import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone
from playwright.sync_api import Browser, expect
from wagtail.models import Revision

from nhipcau.editorial import clock
from nhipcau.editorial.models import Edition, HomePage, Release, SectionPage
from nhipcau.editorial.translating.handoff import prepare
from nhipcau.inquiries.models import Inquiry
from nhipcau.organisations.models import User
from nhipcau.outputs.models import Output
from tests.factories.editorial import (
    edition_of,
    make_home,
    make_page,
    make_public,
    make_public_page,
    make_translation,
)
from tests.journeys.editing import clear, reader, release, submit, work_of
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, pytest.mark.once, pytest.mark.django_db(transaction=True)]

TITLE = "Ngày hội đọc sách: đường tới biển"
PATH = "/vi/tin-tuc/ngay-hoi-doc-sach-duong-toi-bien/"


@pytest.fixture
def news(office: Office) -> SectionPage:
    """A public section in two languages."""
    editor = User.objects.get(username="bientap")
    make_home("en", by=editor)
    section = make_public_page(
        SectionPage, title="Tin tức", slug="tin-tuc", show_in_menus=True, by=editor
    )
    make_public(edition_of(make_translation(section, "en", title="News", by=editor)))
    return section


def test_a_text_goes_out_in_two_languages_by_two_people_each(office: Office, news: SectionPage):
    write(office, news, TITLE, "Sách bằng tám thứ tiếng.")
    edition = Edition.objects.get(page__draft_title=TITLE)
    submit(office, edition)
    clear(office, edition)
    release(office, edition)

    reader(office, PATH)
    office.shows("Sách bằng tám thứ tiếng.")
    office.picture(office.page, "cong-bai-viet")

    english = hand_off(office, edition)
    reader(office, "/en/")
    expect(office.page.get_by_text("A day for books")).to_have_count(0)
    submit(office, english)
    clear(office, english)
    release(office, english)
    reader(office, PATH)
    office.page.get_by_role("link", name="English").first.click()
    expect(office.page.locator("h1")).to_have_text("A day for books")
    assert Output.objects.get(portal_work=edition.work).languages == ["vi", "en"]


def test_a_secret_does_not_come_in(office: Office, news: SectionPage):
    office.sits("bientap")
    office.open(f"/bien-tap/pages/add/editorial/articlepage/{news.pk}/")
    office.page.locator("#id_title").fill("Bài thử")
    office.page.locator("#id_summary").fill("TỐI MẬT")

    office.page.get_by_role("button", name="Lưu bản nháp").first.click()

    office.shows("Nội dung này có dấu độ mật.")
    assert not any("TỐI MẬT" in str(one.content) for one in Revision.objects.all())
    assert not Edition.objects.filter(page__draft_title="Bài thử").exists()


def test_a_printed_code_opens_the_page_in_the_language_of_the_phone(
    office: Office, news: SectionPage, browser: Browser
):
    place = make_public_page(title="Tháp Đôi", slug="thap-doi")
    make_public(edition_of(make_translation(place, "lo", title="ຫໍ຺ຄູ່")))
    office.sits("bientap")
    office.open(f"/lam-viec/ma-qr/lap/?work={edition_of(place).work_id}")
    office.page.get_by_label("Tên biển").fill("Tháp Đôi")
    office.presses("Lập biển")
    with office.page.expect_download() as waiting:
        office.page.get_by_role("link", name="Tải bản in (PDF)").click()

    sheet = pypdfium2.PdfDocument(Path(waiting.value.path()).read_bytes())
    (code,) = zxingcpp.read_barcodes(sheet[0].render(scale=2).to_pil())
    phone = browser.new_context(locale="lo", viewport={"width": 360, "height": 780}).new_page()
    phone.goto(office.address + re.sub(r"^https?://[^/]+", "", code.text))

    expect(phone.locator("h1")).to_have_text("ຫໍ຺ຄູ່")
    assert phone.locator("html").get_attribute("lang") == "lo"
    phone.context.close()
    office.page.reload()
    office.shows("1 lượt quét")


def test_a_page_goes_out_at_its_hour_and_is_withdrawn_with_its_reason(
    office: Office, news: SectionPage
):
    edition = edition_of(make_page(parent=news, title="Thông báo nghỉ lễ", slug="nghi-le"))
    submit(office, edition)
    clear(office, edition)
    tomorrow = timezone.localtime() + timedelta(days=1)
    office.open(work_of(edition))
    office.page.locator("summary", has_text="Hẹn giờ đăng").click()
    office.page.get_by_label("Ngày đăng").fill(f"{tomorrow:%d/%m/%Y}")
    office.page.get_by_label("Giờ đăng").fill("08:00")
    office.presses("Hẹn giờ đăng")
    office.shows("Đã hẹn giờ")
    assert not Release.objects.filter(edition=edition).exists()

    clock.go_round(tomorrow.replace(hour=8, minute=1))
    reader(office, "/vi/tin-tuc/nghi-le/")

    office.sits("bientap")
    office.open(work_of(edition))
    office.page.locator("summary", has_text="Gỡ khỏi cổng").click()
    office.page.get_by_label(re.compile("Lý do")).last.fill("Lịch nghỉ đã đổi.")
    office.presses("Gỡ khỏi cổng")
    answer = office.page.goto(f"{office.address}/vi/tin-tuc/nghi-le/")
    assert answer is not None
    assert answer.status == 410
    office.shows("Lịch nghỉ đã đổi.")


def test_a_question_of_an_investor_is_answered_by_two_people(office: Office, settings):
    settings.NHIPCAU_FORM_SECONDS = (0, 3600)
    make_home("en")
    office.open("/en/hoi-dap/?toi=investor&viec=tourism")
    for name, words in {
        "subject": "Land near the station",
        "text": "Is there land for a hotel near the station?",
        "name": "A. Investor",
        "email": "investor@example.org",
    }.items():
        office.page.locator(f"[name='{name}']").fill(words)
    office.page.locator("form.blanks button[type='submit']").click()
    inquiry = Inquiry.objects.get()
    expect(office.page.get_by_text(inquiry.reference).first).to_be_visible()

    card = f"/lam-viec/hoi-dap/{inquiry.pk}/"
    office.sits("daumoi")
    office.open(card)
    office.page.locator("summary", has_text="Chuyển đơn vị khác").click()
    office.page.get_by_label("Đơn vị trả lời").select_option(label="Sở Du lịch")
    office.page.get_by_label(re.compile("Lý do")).first.fill("Đất làm du lịch.")
    office.presses("Chuyển")
    office.sits("canbo.dulich")
    office.open(card)
    office.page.locator("textarea[name='answer']").fill("Yes, two plots; see the list.")
    office.presses("Lưu câu trả lời")
    office.shows("chờ một người khác đọc và gửi")
    office.sits("thutruong.dulich")
    office.open(card)
    office.picture(office.page, "hoi-dap")
    office.presses("Gửi câu trả lời")

    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.answered_by.username, inquiry.released_by.username) == (
        "answered",
        "canbo.dulich",
        "thutruong.dulich",
    )


def write(office: Office, section: HomePage | SectionPage, title: str, words: str) -> None:
    """A draft with one paragraph, written in the editor's room."""
    page = office.page
    office.sits("bientap")
    office.open(f"/bien-tap/pages/add/editorial/articlepage/{section.pk}/")
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill("Thư viện mở cửa đón bạn đọc.")
    page.locator("[data-streamfield-stream-container] button").first.click()
    page.get_by_text("Đoạn văn", exact=True).first.click()
    editor = page.locator(".public-DraftEditor-content").last
    editor.click()
    page.keyboard.type(words, delay=10)
    expect(page.locator('input[name="body-0-value"]')).to_have_value(re.compile(re.escape(words)))
    page.get_by_role("button", name="Lưu bản nháp").first.click()
    page.wait_for_url("**/edit/")


def hand_off(office: Office, edition: Edition) -> Edition:
    """The English draft, made from a returned Word file."""
    office.sits("bientap")
    office.open(f"/lam-viec/cong-thong-tin/{edition.work_id}/ban-dich/")
    with office.page.expect_download() as waiting:
        office.page.get_by_role("link", name=re.compile(r"Word")).first.click()
    paper = docx.Document(str(waiting.value.path()))
    english = {1: "A day for books", 2: "The library opens.", 3: "Books in eight languages."}
    for row in paper.tables[0].rows[1:]:
        row.cells[2].paragraphs[0].text = english[int(row.cells[0].text)]
    filled = io.BytesIO()
    paper.save(filled)
    office.page.locator('input[type="file"]').first.set_input_files(
        {"name": "ban-dich.docx", "mimeType": "application/octet-stream",
         "buffer": filled.getvalue()}
    )  # fmt: skip
    office.page.get_by_role("button", name=re.compile("Nộp|Tải lên")).first.click()
    office.page.wait_for_load_state()
    assert len(prepare(edition.work, language="en").rows) == 3
    return edition.work.editions.get(language="en")
