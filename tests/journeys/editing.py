"""The editors' desk walked: a text is sent to be checked, checked by another person, released."""

from playwright.sync_api import Locator, Page

from nhipcau.editorial.models import Edition
from tests.journeys.office import Office


def submit(office: Office, edition: Edition) -> None:
    office.sits("bientap")
    office.open(work_of(edition))
    part = part_of(office.page, edition)
    part.locator("summary", has_text="Gửi kiểm tra").click()
    part.get_by_role("button", name="Gửi kiểm tra").click()
    office.shows("Đã gửi kiểm tra.")


def clear(office: Office, edition: Edition) -> None:
    """Another person answers every question; what is not in the text is said to be absent."""
    office.sits("kiemtra")
    check = edition.checks.open().get()
    office.open(f"/lam-viec/cong-thong-tin/kiem-tra/{check.pk}/")
    for code in check.questions:
        absent = office.page.locator(f'input[name="{code}"][value="absent"]')
        (absent if absent.count() else office.page.locator(f'input[name="{code}"]').first).check()
    office.presses("Đạt, cho đăng")
    edition.refresh_from_db()
    assert edition.stage == Edition.Stage.CLEARED


def release(office: Office, edition: Edition) -> None:
    office.sits("bientap")
    office.open(work_of(edition))
    part = part_of(office.page, edition)
    unfold(part, "Đăng ngay")
    part.get_by_role("button", name="Đăng ngay").click()
    part.get_by_text("Đang công khai").first.wait_for()


def unfold(part: Locator, words: str) -> None:
    """Open what a move asks, where it asks anything."""
    if (fold := part.locator("summary", has_text=words)).count():
        fold.click()


def reader(office: Office, path: str) -> None:
    """Somebody who is nobody here."""
    office.page.context.clear_cookies()
    office.open(path)


def part_of(page: Page, edition: Edition):
    return page.locator(f"#ban-{edition.language}").locator("xpath=ancestor-or-self::section[1]")


def work_of(edition: Edition) -> str:
    return f"/lam-viec/cong-thong-tin/{edition.work_id}/"
