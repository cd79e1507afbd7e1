"""The papers of an entry: a part that every register has."""

from nhipcau.registries.models import Paper
from nhipcau.workspace.registers.described import Column, PartOf

PAPERS = PartOf(
    Paper,
    "giay-to",
    "Giấy tờ, tài liệu",
    fields=(
        "kind",
        "number",
        "issued_on",
        "issuer",
        "subject",
        "language",
        "file",
        "url",
        "is_public",
    ),
    columns=(
        Column("Loại", "kind"),
        Column("Số, ký hiệu", "number"),
        Column("Ngày", "issued_on"),
        Column("Trích yếu", "subject"),
        Column("Tệp", "file"),
        Column("Địa chỉ", "url", is_wide_only=True),
    ),
    add_words="Thêm giấy tờ",
    hint="Không đưa bí mật nhà nước vào hệ thống này.",
)
