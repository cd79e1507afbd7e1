"""Fields in which people type names, whole or in part, and rows are meant."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.outputs.languages import LANGUAGE_NAMES, language_name
from nhipcau.registries.countries import country_code
from nhipcau.registries.models import Partner
from nhipcau.registries.partners.finding import named
from nhipcau.search.folded import words_of
from nhipcau.workspace.shown_names import country_shown

_BETWEEN_NAMES = re.compile(r"[;\n]+")
_BETWEEN_COUNTRIES = re.compile(r"[;,\n]+")
_OFFERED = 5
HINT = gettext_lazy("Gõ tên hoặc một phần tên, không cần dấu.")


def partner_named(words: str) -> Partner:
    """The one partner of that name, or the only one whose names hold the words."""
    standing = Partner.objects.standing()
    found = named(words) or list(standing.search(words).order_by("name")[: _OFFERED + 1])
    if len(found) == 1:
        return found[0]
    if not found:
        message = _("Chưa có đối tác “%(words)s”; hãy lập đối tác trước, hoặc sửa lại tên.")
        raise ValidationError(message % {"words": words}, code="unknown_partner")
    names = "; ".join(one.name for one in found[:_OFFERED])
    message = _("“%(words)s” có thể là: %(names)s. Hãy ghi đủ tên.")
    raise ValidationError(message % {"words": words, "names": names}, code="several_partners")


class PartnerField(forms.CharField):
    """One partner by its name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": HINT, "max_length": 300, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return getattr(Partner.objects.filter(pk=value).first(), "name", "")
        return value.name if isinstance(value, Partner) else value

    def clean(self, value: Any) -> Partner | None:
        words = super().clean(value)
        return partner_named(words) if words else None


class PartnersField(forms.CharField):
    """Several partners by their names, one a line or between semicolons."""

    def __init__(self, **kwargs: Any) -> None:
        several = gettext_lazy("Mỗi dòng một đối tác: tên hoặc một phần tên, không cần dấu.")
        widget = forms.Textarea({"rows": 2})
        super().__init__(**{"help_text": several, "widget": widget, "max_length": 5000, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(one.name for one in value or ())

    def clean(self, value: Any) -> list[Partner]:
        words = super().clean(value) or ""
        return _each(partner_named, _BETWEEN_NAMES.split(words))


class CountriesField(forms.CharField):
    """Several countries by their names, between commas: a list of codes."""

    def __init__(self, **kwargs: Any) -> None:
        hint = gettext_lazy("Ví dụ: Nhật Bản, Hàn Quốc.")
        super().__init__(**{"help_text": hint, "max_length": 2000, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else ", ".join(map(country_shown, value or ()))

    def clean(self, value: Any) -> list[str]:
        words = super().clean(value) or ""
        return _each(country_named, _BETWEEN_COUNTRIES.split(words))


class LanguagesField(forms.CharField):
    """Several languages by their names, between commas: a list of codes."""

    def __init__(self, **kwargs: Any) -> None:
        hint = gettext_lazy("Ví dụ: Tiếng Việt, Tiếng Lào.")
        super().__init__(**{"help_text": hint, "max_length": 1000, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else ", ".join(map(language_name, value or ()))

    def clean(self, value: Any) -> list[str]:
        words = super().clean(value) or ""
        return _each(_language_named, _BETWEEN_COUNTRIES.split(words))


def _language_named(words: str) -> str:
    """The code of a name, with or without the word for language, or of the code itself."""
    asked = words_of(words)
    for code, name in LANGUAGE_NAMES.items():
        if asked in (words_of(name), words_of(name.removeprefix("Tiếng ")), code):
            return code
    message = _("Không nhận ra ngôn ngữ “%(words)s”; ghi như: Tiếng Việt, Tiếng Lào.")
    raise ValidationError(message % {"words": words}, code="unknown_language")


class CountryField(forms.CharField):
    """One country by its name: its code, "" for none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 120, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return country_shown(value) if isinstance(value, str) and len(value) == 2 else value

    def clean(self, value: Any) -> str:
        words = super().clean(value)
        return country_named(words) if words else ""


def country_named(words: str) -> str:
    if code := country_code(words):
        return code
    message = _("Không nhận ra nước “%(words)s”; ghi tên thường dùng, ví dụ: Lào, Nhật Bản.")
    raise ValidationError(message % {"words": words}, code="unknown_country")


def _each(find: Any, words: Iterable[str]) -> list[Any]:
    """What each of the words means, once; all that mean nothing are told at once."""
    found, refused = [], []
    for one in words:
        if not one.strip():
            continue
        try:
            found.append(find(one.strip()))
        except ValidationError as refusal:
            refused.append(refusal)
    if refused:
        raise ValidationError(refused)
    return list(dict.fromkeys(found))
