"""The work of a day, one verb after the other; done again, it finds nothing left to do."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from nhipcau.inquiries.mailing import deliver
from nhipcau.inquiries.minding import Minded as InquiriesMinded
from nhipcau.inquiries.minding import mind_inquiries
from nhipcau.notices.mailing import Delivered, deliver_waiting, mail_is_on
from nhipcau.organisations.naming import bring_names_up_to
from nhipcau.organisations.working_days import calendar_of
from nhipcau.press.digesting import mailing as digests
from nhipcau.press.digesting.minding import mind_digests
from nhipcau.press.minding import mind_press
from nhipcau.registries.events import mailing as guests
from nhipcau.registries.minding import Minded, mind_registers
from nhipcau.registries.press_visits import mailing as reporters
from nhipcau.registries.privacy.minding import Minded as PrivacyMinded
from nhipcau.registries.privacy.minding import mind_privacy
from nhipcau.reports.periods import missing_year_sentence
from nhipcau.reports.reliefs import expire_reliefs
from nhipcau.reports.reminding.digesting import give_digests
from nhipcau.reports.reminding.giving import Reminded, give_reminders
from nhipcau.signposts.checking import check_signposts


def work(day: date | None = None) -> Iterator[str]:
    """Do what `day` (today without it) asks for; yields what was done, a sentence each."""
    day = day or timezone.localdate()
    yield f"Ngày {day:%d/%m/%Y}."
    for year in calendar_of([day.year]).unknown_years([day]):
        yield missing_year_sentence(year)
    yield f"Tên đơn vị đổi theo ngày: {bring_names_up_to(day)}."
    yield f"Miễn báo cáo hết hạn: {expire_reliefs(day=day)}."
    yield _reminded(give_reminders(day=day))
    yield f"Biển mã QR dẫn vào chỗ trống: {len(check_signposts(day=day))}."
    yield f"Bản tổng hợp tuần: {give_digests(day=day)} người."
    yield _minded(mind_inquiries(day=day), deliver().sent)
    yield _kept(mind_registers(day=day), mind_privacy(day=day))
    press = mind_press(now=timezone.now())
    yield (
        f"Điểm báo: {press.silent} báo im lặng, {press.learnt} mẫu trang mới học, "
        f"{press.told} lời nhắc làm rõ thông tin."
    )
    yield _digested(mind_digests(day=day), digests.deliver().sent)
    yield f"Thư của sổ theo dõi gửi lại: {guests.deliver().sent + reporters.deliver().sent}."
    yield _delivered(deliver_waiting())


def _digested(told: int, letters: int) -> str:
    """Letters of a digest were sent when it was issued; these are the ones that had to wait."""
    return f"Bản điểm báo: {told} lời nhắc, {letters} thư gửi lại."


def _reminded(given: Reminded) -> str:
    said = f"Nhắc báo cáo: {given.reminders} đơn vị, {given.notices} thông báo."
    if given.unheard:
        said += f" Chưa có ai nhận thông báo tại: {', '.join(given.unheard)}."
    return said


def _minded(minded: InquiriesMinded, letters: int) -> str:
    """Letters to those who asked were sent at once; these are the ones that had to wait."""
    return (
        f"Câu hỏi: {minded.late} quá hạn, {minded.told} lời nhắc, {minded.closed} kết thúc, "
        f"{minded.erased} xóa dữ liệu cá nhân, {letters} thư gửi lại."
    )


def _kept(minded: Minded, privacy: PrivacyMinded) -> str:
    erased = minded.erased + sum(privacy.erased.values())
    return (
        f"Sổ theo dõi: {minded.late} việc quá hạn, {minded.told + privacy.told} lời nhắc, "
        f"{minded.turned} mục đổi theo ngày, {erased} dòng dữ liệu cá nhân đã xóa."
    )


def _delivered(mails: Delivered) -> str:
    if not mail_is_on():
        return "Thư: chưa nối máy chủ thư, thông báo chỉ đọc trên web."
    said = f"Thư: gửi được {mails.sent}"
    if mails.failed or mails.uncertain:
        said += f", không được {mails.failed}, chưa rõ {mails.uncertain}"
    return f"{said}. {mails.problem}".strip()
