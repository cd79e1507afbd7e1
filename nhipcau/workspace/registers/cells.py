"""A value of a register as the page shows it: words, and where they lead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from nhipcau.documents.models import StoredFile
from nhipcau.outputs.languages import language_name
from nhipcau.registries.models import Entry, Partner
from nhipcau.registries.privacy.naming import RESTRICTED
from nhipcau.ui.words import day_words, moment_words, number_words
from nhipcau.workspace.registers.described import Column, Value
from nhipcau.workspace.shown_names import country_shown, sector_shown


@dataclass(frozen=True, slots=True)
class Cell:
    """`links` are (words, address); then `words` is empty. `is_number` sets it at the right."""

    words: str = ""
    links: tuple[tuple[str, str], ...] = ()
    label: str = ""
    is_number: bool = False
    is_wide_only: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.links


def cells(row: Any, columns: Iterable[Column]) -> list[Cell]:
    return [
        cell(row, c.value, c.label, is_number=c.is_number, is_wide_only=c.is_wide_only)
        for c in columns
    ]


def cell(row: Any, value: Value, label: str = "", **drawn: bool) -> Cell:
    """The cell of a field by its name, or of what a function says of the row."""
    if callable(value):
        shown = value(row)
        return shown if isinstance(shown, Cell) else Cell(said(shown), label=label, **drawn)
    field = row._meta.get_field(value)
    label = label or str(field.verbose_name)
    if getattr(row, "restricted_on", None) and value in getattr(row, "PRIVATE", ()):
        return Cell(_(RESTRICTED), label=label, **drawn)
    if field.many_to_many:
        return Cell(links=tuple(_link(one) for one in getattr(row, value).all()), label=label)
    found = getattr(row, value)
    if isinstance(found, models.Model):
        return Cell(links=(_link(found),), label=label)
    if isinstance(field, models.URLField) and found:
        return Cell(links=((found, found),), label=label)
    return Cell(_in_words(row, field, found), label=label, **drawn)


def said(value: Any) -> str:
    """Anything plain in the words of the office; nothing stays nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float | Decimal):
        return number_words(value)
    if isinstance(value, list | tuple):
        return ", ".join(said(one) for one in value)
    return str(value)


def _in_words(row: Any, field: Any, value: Any) -> str:
    if field.choices and value not in (None, ""):
        return _(str(dict(field.flatchoices).get(value, value)))
    if field.name == "countries":
        return ", ".join(country_shown(code) for code in value)
    if field.name in ("country", "nationality"):
        return country_shown(value)
    if field.name == "sectors":
        return "; ".join(sector_shown(code) for code in value)
    if field.name in ("authentic_languages", "languages"):
        return ", ".join(_(language_name(code)) for code in value)
    if field.name == "language":
        return _(language_name(value)) if value else ""
    return said(value)


def _link(one: models.Model) -> tuple[str, str]:
    """A row by its name and its page, "" where it has none."""
    named = {Partner: "partner_page", StoredFile: "file_download"}
    name = "entry_page" if isinstance(one, Entry) else named.get(type(one), "")
    try:
        return str(one), reverse(f"workspace:{name}", kwargs={"pk": one.pk}) if name else ""
    except NoReverseMatch:
        return str(one), ""
