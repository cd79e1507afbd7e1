"""The list of people as a workbook; whoever takes it away is noted by the view."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from nhipcau.documents.workbooks import file_of, write_text
from nhipcau.registries.models import Contact
from nhipcau.registries.privacy.naming import person_name
from nhipcau.ui.words import day_words
from nhipcau.workspace.shown_names import country_shown

_WAYS = ("email", "phone", "mobile", "address", "other")
_WIDTHS = (24, 20, 24, 34, 16, 12, 28, 18, 18, 30, 24, 28, 24, 14)


def sheet_of(contacts: Iterable[Contact]) -> bytes:
    """One line a person, every cell words; `details` and `partner` fetched with the rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Người liên hệ")
    for at, (words, width) in enumerate(zip(_heads(), _WIDTHS, strict=True), start=1):
        write_text(sheet, 1, at, words, bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, contact in enumerate(contacts, start=2):
        for at, words in enumerate(_cells(contact), start=1):
            write_text(sheet, row, at, words)
    sheet.freeze_panes = "B2"
    return file_of(book)


def _heads() -> tuple[str, ...]:
    return (
        *(_("Họ tên"), _("Họ tên nguyên gốc"), _("Chức vụ"), _("Đối tác"), _("Nước")),
        *(_("Ngôn ngữ"), _("Thư điện tử"), _("Điện thoại cơ quan"), _("Điện thoại di động")),
        *(_("Địa chỉ liên hệ"), _("Cách liên hệ khác"), _("Mục đích"), _("Căn cứ")),
        _("Giữ đến hết"),
    )


def _cells(contact: Contact) -> list[str]:
    ways: dict[str, list[str]] = {}
    for detail in contact.details.all():
        ways.setdefault(detail.kind, []).append(detail.value)
    return [
        person_name(contact),
        contact.original_name,
        contact.title,
        contact.partner.name,
        country_shown(contact.partner.country) if contact.partner.country else "",
        contact.language,
        *("\n".join(ways.get(kind, ())) for kind in _WAYS),
        contact.purpose,
        _(contact.get_ground_display()),
        day_words(contact.keep_until),
    ]
