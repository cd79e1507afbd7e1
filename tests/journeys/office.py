"""One browser that different people of the sample province sit down at."""

from collections.abc import Callable

from django.conf import settings
from playwright.sync_api import Page, expect


class Office:
    """One browser that different people sit down at."""

    def __init__(self, page: Page, address: str, picture: Callable[[Page, str], None]) -> None:
        self.page, self.address, self.picture = page, address, picture

    def sits(self, username: str) -> None:
        self.page.context.clear_cookies()
        self.open("/lam-viec/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(settings.NHIPCAU_DEMO_PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        expect(self.page.locator("h1")).not_to_have_text("Đăng nhập")

    def open(self, path: str) -> None:
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None
        assert answer.status == 200, path

    def presses(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).first.click()

    def shows(self, words: str) -> None:
        expect(self.page.get_by_text(words).locator("visible=true").first).to_be_visible()
