"""What a page is called in a list: its genre, in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.editorial.models import KINDS, ClarificationPage

_CHOICES: dict[str, Any] = {
    kind._meta.model_name: getattr(kind, "Genre", getattr(kind, "Form", None)) for kind in KINDS
}


def genre_words(kind: str, genre: str) -> str:
    """Empty where the kind knows no such genre."""
    if kind == ClarificationPage._meta.model_name:
        return kind_words(kind)
    choices = _CHOICES.get(kind)
    if choices is None or genre not in choices.values:
        return ""
    return _(str(choices(genre).label))


def kind_words(kind: str) -> str:
    """The kind of page as a reader would say it."""
    return {
        "articlepage": _("Tin, bài"),
        "placepage": _("Điểm đến, tuyến tham quan"),
        "investmentpage": _("Thông tin đầu tư"),
        "knowledgepage": _("Kiến thức thương mại"),
        "eventpage": _("Sự kiện"),
        "publicationpage": _("Ấn phẩm, tư liệu"),
        "infopage": _("Trang giới thiệu, hướng dẫn"),
        "sectionpage": _("Chuyên mục"),
        "clarificationpage": _("Làm rõ thông tin"),
    }.get(kind, "")
